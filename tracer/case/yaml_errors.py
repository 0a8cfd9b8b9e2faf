"""What YAML's parser complains of, said in words that help somebody who writes text, not programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tracer.case.spelling import shown
from tracer.errors import Location, Problem

_QUOTED = "free text in double quotes"
#: The longest key or id that is read; YAML itself reads none of more than 1,024 characters without a '?' before it.
LONGEST_ID = 1000


def too_long(at: Location, id: str) -> Problem:
    """An id, or another key, that is longer than any that is read."""
    return Problem(at, f"a key or an id of {len(id):,} characters begins here, '{shown(id)}'",
                   f"at most {LONGEST_ID:,} characters")


def explain(error: Any, text: str, at: Callable[[int], Location], opened: int) -> Problem:
    """Turns an error of PyYAML into a problem with a place and a way out.

    Args:
        error: the `yaml.YAMLError`.
        text: the text that was read.
        at: gives the place of an offset in it.
        opened: offset of the innermost list or map that is still open.
    """
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said, about = str(getattr(error, "problem", None) or ""), str(getattr(error, "context", None) or "")
    offset = mark.index if mark is not None else 0
    begin = context.index if context is not None else offset
    here, char, first = at(offset), text[offset : offset + 1], text[begin : begin + 1]
    if long := _long_key(text, offset):
        return too_long(at(long[0]), long[1])
    ended = not text[offset:].strip()
    # In a line with a comment the comment may have been meant as text.
    commented = ", and no ' #' outside double quotes" if re.search(r"[ \t]#", text[begin:offset]) else ""
    if "quoted scalar" in about and "unexpected end" in said:
        return Problem(at(begin), "a quotation mark opened here is never closed", "a closing quotation mark")
    if "flow" in about and (ended or "unexpected end" in said):
        bracket = text[opened : opened + 1]
        return Problem(at(opened), f"'{bracket}' opened here is never closed",
                       ("']'" if bracket == "[" else "'}'") + commented)
    if "flow" in about and char == ":":
        return Problem(here, "': ' inside a text that is not quoted, which YAML reads as a new key", _QUOTED)
    if "flow" in about:
        return Problem(here, f"'{shown(char)}' where YAML awaits ',' or the closing bracket",
                       _QUOTED + commented)
    if "mapping values are not allowed" in said:
        return Problem(here, "': ' where no key can stand, which YAML reads as a new key",
                       f"{_QUOTED}, or a key on a line of its own with the indentation of its neighbours")
    if char == "\t" and ("cannot start any token" in said or "tab character" in said):
        if not text[_line_start(text, offset) : offset].strip(" "):
            return Problem(here, "a tab stands in the indentation", "spaces")
        return Problem(here, "a tab where YAML allows only spaces", "spaces")
    if "cannot start any token" in said:
        return Problem(here, f"a text that is not quoted cannot begin with '{shown(char)}'", _QUOTED)
    if "escape" in said or "hexdecimal" in said or "hexadecimal" in said:
        backslash = max(text.rfind("\\", begin, offset + 1), begin)
        return Problem(at(backslash), f"'{shown(text[backslash : backslash + 2])}' is no escape inside double quotes",
                       "two backslashes for a backslash")
    if "node content" in said:
        return Problem(here, f"'{shown(char)}' where a value is awaited", f"a value, or {_QUOTED}")
    if any(word in about for word in ("alias", "anchor", "tag", "block scalar", "directive")):
        return Problem(at(begin), f"a text that is not quoted cannot begin with '{shown(first)}'", _QUOTED)
    if "block mapping" in about and text[:offset].rstrip(" ").endswith(('"', "'")) and char != "\n":
        return Problem(here, "text goes on after the closing quotation mark",
                       "one pair of double quotes round the whole, with \\\" for those inside")
    if "document start" in said:
        return Problem(here, "text after the end of the case", "one case in one file")
    if "block mapping" in about or "block collection" in about:
        return Problem(here, "this does not fit the lines above it",
                       "the indentation of its neighbours, and nothing after a closing quotation mark or bracket")
    return Problem(here, "YAML cannot read this", _QUOTED)



def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _long_key(text: str, offset: int) -> tuple[int, str] | None:
    """The key on which YAML gave up for its length alone, and where it begins; none where it is a value's last word."""
    if text[offset : offset + 1] != ":":
        return None
    end = offset - (text[offset - 1 : offset] in ("'", '"'))
    start = max(text.rfind(char, 0, end) for char in "\n\r\t {}[],:'\"") + 1
    before = text[_line_start(text, start) : start].strip(" \t'\"")
    opens = not before or before.endswith(("{", "[", ",", "-"))
    return (start, text[start:end]) if opens and end - start > LONGEST_ID else None
