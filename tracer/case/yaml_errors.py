"""What YAML's parser complains of, said in words that help somebody who writes text, not programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracer.case.spelling import shown
from tracer.errors import Location, Problem

_QUOTED = "free text in double quotes"


def explain(error: Any, text: str, at: Callable[[int], Location]) -> Problem:
    """Turns an error of PyYAML into a problem with a place and a way out.

    Args:
        error: the `yaml.YAMLError`.
        text: the text that was read.
        at: gives the place of an offset in it.
    """
    mark, begin = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said, about = str(getattr(error, "problem", None) or ""), str(getattr(error, "context", None) or "")
    offset = mark.index if mark is not None else 0
    here, char = at(offset), text[offset : offset + 1]
    ended = not text[offset:].strip()
    if "quoted scalar" in about and "unexpected end" in said:
        return Problem(at(begin.index), "a quotation mark opened here is never closed", "a closing quotation mark")
    if "flow" in about and (ended or "unexpected end" in said):
        bracket = text[begin.index : begin.index + 1]
        return Problem(at(begin.index), f"'{bracket}' opened here is never closed", "']'" if bracket == "[" else "'}'")
    if "flow" in about and char == ":":
        return Problem(here, "': ' inside a text that is not quoted, which YAML reads as a new key", _QUOTED)
    if "flow" in about:
        return Problem(here, f"'{shown(char)}' where YAML awaits ',' or the closing bracket", _QUOTED)
    if "mapping values are not allowed" in said:
        return Problem(here, "': ' where no key can stand, which YAML reads as a new key",
                       f"{_QUOTED}, or a key on a line of its own with the indentation of its neighbours")
    if "cannot start any token" in said:
        if char == "\t":
            return Problem(here, "a tab where YAML allows only spaces", "spaces")
        return Problem(here, f"a text that is not quoted cannot begin with '{shown(char)}'", _QUOTED)
    if "escape character" in said or "hexdecimal" in said or "hexadecimal" in said:
        return Problem(here, f"'\\{shown(text[offset + 1 : offset + 2])}' is no escape inside double quotes",
                       "two backslashes for a backslash")
    if "alias" in about or "anchor" in about or "tag" in about:
        return Problem(at(begin.index), f"a text that is not quoted cannot begin with '{shown(char_at(text, begin))}'",
                       _QUOTED)
    if "document start" in said:
        return Problem(here, "text after the end of the case", "one case in one file")
    if "block mapping" in about or "block collection" in about:
        return Problem(here, "this does not fit the lines above it",
                       "the indentation of its neighbours, and nothing after a closing quotation mark or bracket")
    return Problem(here, "YAML cannot read this", _QUOTED)


def char_at(text: str, mark: Any) -> str:
    """The character where a mark of the parser stands."""
    return text[mark.index : mark.index + 1]
