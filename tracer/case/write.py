"""Writing case files: an empty one to fill in, quotations to start from, and a case as YAML.

Whatever is free text is double-quoted, so that no colon, `#` or quotation mark in it can be
taken for YAML.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from tracer.case.keys import Key, Shape, key_at
from tracer.case.positions import Path
from tracer.case.textfile import MOST_BYTES

#: Words that YAML readers other than ours take for truth values or for nothing.
_TAKEN_FOR_OTHERS = frozenset(["y", "n", "yes", "no", "on", "off", "null", "none", "nan", "inf"])
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*( [a-z]+)?")
_PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_./+-]|:(?=[0-9])| (?=[A-Za-z0-9]))*")
#: Characters that JSON leaves as they are in a string and that YAML cannot hold, or takes for a line's end.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDTH = 110
#: Room for the remark on what was left out.
_LAST_REMARK = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that seems to speak of transmission, and the line (from 1) on which it begins."""

    line: int
    sentence: str


#: English words of handing, telling and keeping; a sentence with one of them is worth a look, no more.
_TRANSMISSION = re.compile(
    r"\b(hand(ed|s|ing)|to hand|hand(-| )?over|deliver\w*|undelivered|transmi(t\w*|ssion)|pass(ed|es|ing)?( (on|to))|"
    r"passed|pass the|gave|given|giv(e|es|ing)|sent|send(s|ing)?|resent|receiv\w+|receipt|return(ed|s|ing)?|"
    r"forward(ed|s|ing)|read (aloud|out|to|verbatim)|(un|re)?seal(ed|s|ing)?|(un)?opened|convey\w*|relay\w*|"
    r"instruct(ed|s|ing|ions?)|entrust\w*|carried|courier|messenger|envelope|show(ed|n)|told|"
    r"tell(s|ing)?|urg(e|ed|es|ing)|request(ed|s|ing)?|repeat(ed|s|ing)?|"
    r"inform(ed|s|ing)?|present(ed|ing)|cop(y|ies) (of|to)|acknowledg\w+|undert(ook|ak\w+)|agree(d|s|ment)?|"
    r"(re)?assur(ed|es|ing|ances?)|refus(ed|es|ing|al)|withdr(ew|awn?)|withh\w+|postpon\w+)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(\b(Mr|Mrs|Ms|Dr|Gen|Col|Capt|Lt|Adm|Amb|Sec|Dept|Emb|Govt|No|Nos|vol|doc|tel|Tel|Deptel|Embtel|p|pp|St|cf|ca|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b[ap]\.m|\be\.g|\bi\.e)\.$"
)
_END = re.compile(r"[.!?][\"'”’»)\]]*(\[[^\]\n]{1,8}\])*\s+(?=[\"'“‘«(\[]?[^\W\d_a-z]|\d)|\n\s*\n")
_END_OR_LINE = re.compile(f"{_END.pattern}|\n")
#: A text with longer lines is not wrapped: there each line is a paragraph.
_LONGEST_WRAPPED = 100


def candidates(text: str) -> tuple[Candidate, ...]:
    """The sentences of a text that seem to speak of transmission; it states nothing about them.

    Words are English. White space is made single, for a quotation is looked up without regard to it.

    Example:
        >>> candidates("It rained.\\nHe handed the letter\\nto the porter.")
        (Candidate(line=2, sentence='He handed the letter to the porter.'),)
    """
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    found = []
    for begin, end in _sentences(text):
        sentence = text[begin:end]
        begin += len(sentence) - len(sentence.lstrip())
        if text.startswith("#", text.rfind("\n", 0, begin) + 1):
            continue  # a remark of whoever made the file
        if _TRANSMISSION.search(sentence):
            found.append(Candidate(bisect_right(starts, begin), " ".join(sentence.split())))
    return tuple(found)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; an abbreviation's full stop ends none."""
    spans, begin = [], 0
    wrapped = max(map(len, text.splitlines()), default=0) <= _LONGEST_WRAPPED
    for end in (_END if wrapped else _END_OR_LINE).finditer(text):
        until = end.start() + 1
        if text[end.start()] == "." and _ABBREVIATED.search(text, max(begin, until - 12), until):
            continue
        spans.append((begin, end.end()))
        begin = end.end()
    return [*spans, (begin, len(text))]


_SKELETON = """\
# A case: the documents, and what each of them says, in its own order.
# Replace what is in double quotes, rename the ids (sender, letter, order …) as you like,
# and delete what you do not need. A line that begins with # is a remark.
tracer: 1
title: {title}
edition: {{by: "whose reading this is"}}

sources:                    # where the documents are printed or kept
  s1: {{cite: "how to cite the source"}}

who:                        # persons, posts, bodies
  sender: "the sender"
  office: {{group: "the bearer's office"}}             # a body; add `zone: Europe/Moscow` for its clock
  bearer: {{name: "the bearer", in: office}}
  addressee: "the addressee"

what:                       # contents, and the things that carry them
  letter: {{name: "the letter", from: sender, for: addressee}}

documents:
  order:
    from: sender
    to: bearer
    # date: 1990-03-21T00:01Z          when it was stated; also `1990-03-21T10:30 Europe/Moscow`, `1990-03`
    # via: "the channel"
    carries: letter
    cite: s1
    seen: excerpt           # whole, with deletions, opening, excerpt, summary, not printed, not found
    says:
      - must: {{pass: letter, from: bearer, to: addressee}}
        quote: "the words of the order"
  report:
    from: bearer
    to: sender
    answers: order
    cite: s1
    seen: excerpt
    says:
      - did: {{give: letter, from: bearer, to: addressee}}
        id: handover
        quote: "the words of the report"
"""


def skeleton(title: str) -> str:
    """A case to fill in; it is valid as it stands.

    Args:
        title: the case's title.

    Raises:
        ValueError: the title is empty or holds half a character (a lone surrogate).

    Example:
        >>> print(skeleton("A letter").splitlines()[4])
        title: "A letter"
    """
    if not title:
        raise ValueError("a case needs a title")
    return _SKELETON.format(title=quoted(title))


def skeleton_from(text: str, title: str = "Untitled", most: int = MOST_BYTES) -> tuple[str, int]:
    """A case to fill in, with the sentences of a text that may be worth quoting as remarks.

    Args:
        text: the text of the documents.
        title: the case's title.
        most: how many bytes of UTF-8 it may have, so that it can be read as a case file.

    Returns:
        The case file, and how many sentences were left out of it for want of room.

    Raises:
        ValueError: the title is empty, or title or text hold half a character.

    Example:
        >>> made, left_out = skeleton_from("He handed it over.")
        >>> print(made.splitlines()[-1], left_out)
        # line 1: quote: "He handed it over." 0
    """
    found = candidates(text)
    if found:
        head = ["", "# Sentences that seem to speak of transmission. They state nothing here:",
                "# put each under the document that says it, or delete it."]
    else:
        head = ["", "# No sentence of the text was found to speak of transmission (English words only)."]
    made = skeleton(title) + "\n".join(head) + "\n"
    room, remarks = most - len(made.encode()) - _LAST_REMARK, list[str]()
    for one in found:
        remark = f"# line {one.line}: quote: {quoted(one.sentence)}\n"
        if (size := len(remark.encode())) <= room:
            room -= size
            remarks.append(remark)
    left_out = len(found) - len(remarks)
    if left_out:
        remarks.append(f"# Sentences left out, for a case file of more would not be read: {left_out}.\n")
    return made + "".join(remarks), left_out


def quoted(text: str) -> str:
    """Text in double quotes, as YAML reads it back.

    Raises:
        ValueError: it holds half a character (a lone surrogate), which no file can.

    Example:
        >>> print(quoted('He said: "no" # twice'))
        "He said: \\"no\\" # twice"
    """
    if _SURROGATE.search(text):
        raise ValueError("text with half a character (a lone surrogate) cannot be written")
    # A JSON string is a YAML double-quoted scalar but for characters that only YAML minds.
    return _UNSAFE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def dump(raw: Mapping[str, object]) -> str:
    """A case as YAML: ids plain, all other text double-quoted; it loads back the same.

    Args:
        raw: maps, lists and text as a case file holds them; numbers and truth values are written as text is.

    Raises:
        ValueError: a value that a case file cannot hold.

    Example:
        >>> print(dump({"title": "Who: when?", "who": {"a": {"name": "A. B.", "in": ["c", "d"]}}}), end="")
        title: "Who: when?"
        who:
          a: {name: "A. B.", in: [c, d]}
    """
    return "".join(f"{line}\n" for line in _map(raw, "", ())) or "{}\n"


def _map(entry: Mapping[str, object], indent: str, path: Path) -> list[str]:
    lines: list[str] = []
    for key, value in entry.items():
        lines += _entry(f"{indent}{_key(key)}:", value, f"{indent}  ", (*path, key))
    return lines


def _entry(head: str, value: object, indent: str, path: Path) -> list[str]:
    """One key or dash with its value: on one line where that is short and simple."""
    line = f"{head} {_flow(value, path)}"
    if not isinstance(value, (Mapping, list, tuple)) or not value or (_simple(value) and len(line) <= _WIDTH):
        return [line]
    if isinstance(value, Mapping):
        lines = _map(value, indent, path)
        # In a list the first key stands behind the dash.
        return [head, *lines] if head.endswith(":") else [f"{head} {lines[0].lstrip(' ')}", *lines[1:]]
    lines = []
    for index, one in enumerate(value):
        lines += _entry(f"{indent}-", one, f"{indent}  ", (*path, index))
    return [head, *lines]


def _simple(value: object) -> bool:
    """Whether a value holds no maps inside, so that it reads well on one line."""
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    return not any(isinstance(one, Mapping) or (isinstance(one, (list, tuple)) and not _simple(one)) for one in inside)


def _flow(value: object, path: Path) -> str:
    if isinstance(value, Mapping):
        inside = (f"{_key(key)}: {_flow(one, (*path, key))}" for key, one in value.items())
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_flow(one, (*path, index)) for index, one in enumerate(value))}]"
    return _scalar(value, key_at(path))


def _key(key: str) -> str:
    return key if _WORD.fullmatch(key) and key.lower() not in _TAKEN_FOR_OTHERS else quoted(key)


def _scalar(value: object, key: Key | None) -> str:
    """Text as YAML: plain where it is an id, a time or a word of the format."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"a case file cannot hold {type(value).__name__}")
    plain = _PLAIN.fullmatch(value) if key and key.shape not in (Shape.TEXT, Shape.TEXTS) else None
    return value if plain and value.lower() not in _TAKEN_FOR_OTHERS else quoted(value)
