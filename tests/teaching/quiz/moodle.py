"""Reads quizzes as Moodle's importers do, and refuses what they refuse.

Written from what `question/format/xml/format.php`, `question/format/gift/format.php`, `question/format.php` and the
`questiontype.php` of Moodle 4.4 read and check; not from what we write. Moodle passes over an element that it does not
know; here it is an error, as it would be lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree as ET


class RefusedError(ValueError):
    """Moodle would not take it, and nothing of the file: it stops at the first error."""


@dataclass
class Asked:
    """One question as it comes into the question bank; `answers` with their fractions or the other half of the pair."""

    kind: str
    name: str = ""
    text: str = ""
    feedback: str = ""
    answers: list[tuple[str, float | str]] = field(default_factory=list)
    notes: str = ""


#: Fractions that a question bank lists, in per cent; others are refused unless they are as near as that.
LISTED = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0)
_NEAR = 0.001
_LONGEST = 255  # characters that the columns of names and of a pair's second half hold
FORMATS = ("moodle_auto_format", "html", "plain_text", "wiki_like", "markdown")
_TEXTS = ("questiontext", "generalfeedback")
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_HEAD = {"name", *_TEXTS, "defaultgrade", "penalty", "idnumber", "tags"}
#: What each kind reads besides.
READ = {
    "category": {"category", "info", "idnumber"},
    "multichoice": _HEAD | {"single", "shuffleanswers", "answernumbering", "showstandardinstruction", "answer", *_COMBINED,
                            "shownumcorrect", "hint"},
    "matching": _HEAD | {"shuffleanswers", "subquestion", *_COMBINED, "shownumcorrect", "hint"},
    "essay": _HEAD | {"responseformat", "responsefieldlines", "responserequired", "minwordlimit", "maxwordlimit", "attachments",
                      "attachmentsrequired", "filetypeslist", "maxbytes", "graderinfo", "responsetemplate"},
    "ordering": _HEAD | {"layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", "answer",
                         *_COMBINED, "shownumcorrect", "hint"},
}
VALUES = {
    "answernumbering": "abc ABCD 123 iii IIII none", "single": "true false", "shuffleanswers": "true false 1 0",
    "responseformat": "editor editorfilepicker plain monospaced noinline", "responserequired": "0 1",
    "layouttype": "VERTICAL HORIZONTAL", "selecttype": "ALL RANDOM CONTIGUOUS", "showgrading": "SHOW HIDE",
    "numberingstyle": "none 123 abc ABCD iii IIII",
    "gradingtype": "ALL_OR_NOTHING ABSOLUTE_POSITION RELATIVE_NEXT_EXCLUDE_LAST RELATIVE_NEXT_INCLUDE_LAST "
                   "RELATIVE_ONE_PREVIOUS_AND_NEXT RELATIVE_ALL_PREVIOUS_AND_NEXT LONGEST_ORDERED_SUBSET "
                   "LONGEST_CONTIGUOUS_SUBSET RELATIVE_TO_CORRECT",
}
_NUMBERS = ("defaultgrade", "penalty", "selectcount", "responsefieldlines", "attachments", "attachmentsrequired")


class _Shown(HTMLParser):
    """The words of an HTML text as a page shows them; it keeps which elements it met."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.tags = "", set()
        self.feed(text)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def read_xml(data: bytes) -> list[Asked]:
    """The questions of a file, the category first."""
    root = ET.fromstring(data.decode("utf-8"))
    if root.tag != "quiz":
        raise RefusedError("there is no quiz in the file")
    return [_question(element) for element in root.findall("question")]


def _question(element: ET.Element) -> Asked:
    kind = element.get("type") or ""
    if kind not in READ:
        raise RefusedError(f"questions of the type {kind} are not supported")
    for child in element:
        if child.tag not in READ[kind]:
            raise RefusedError(f"{child.tag} is not read in {kind}")
        if child.tag in VALUES and (child.text or "") not in VALUES[child.tag].split():
            raise RefusedError(f"{child.tag} is not {child.text}")
        if child.tag in _NUMBERS:
            float(child.text or "")
    if kind == "category":
        return Asked(kind, _string(element.find("category")))
    if element.find("name") is None:
        raise RefusedError("a question has no name")
    read = Asked(kind, _string(element.find("name")), *(_html(element, tag) for tag in _TEXTS))
    if not read.text:
        raise RefusedError("a question has no text")
    {"multichoice": _multichoice, "matching": _matching, "essay": _essay, "ordering": _ordering}[kind](element, read)
    return read


def _string(holder: ET.Element | None) -> str:
    """What stands in `text`, which must hold nothing but characters."""
    text = holder.find("text") if holder is not None else None
    if text is None:
        return ""
    if len(text):
        raise RefusedError("a text holds elements")
    return (text.text or "").strip()


def _html(element: ET.Element, tag: str) -> str:
    return _shown(element.find(tag))


def _shown(holder: ET.Element | None) -> str:
    if holder is None:
        return ""
    if holder.get("format", "html") not in FORMATS:
        raise RefusedError(f"there is no format {holder.get('format')}")
    if {*holder.attrib} - {"format", "fraction"}:
        raise RefusedError(f"an attribute is not read: {holder.attrib}")
    if holder.get("format") != "html":
        return _string(holder)
    shown = _Shown(_string(holder))
    if shown.tags - {"p", "ul", "li"}:
        raise RefusedError(f"a text brought elements of its own: {shown.tags}")
    return shown.words


def _multichoice(element: ET.Element, read: Asked) -> None:
    read.answers = [(_shown(answer), float(answer.get("fraction", 0))) for answer in element.findall("answer")]
    fractions = [fraction for _, fraction in read.answers]
    if any(min(abs(abs(fraction) - one) for one in LISTED) > _NEAR for fraction in fractions):
        raise RefusedError(f"a grade is not listed: {fractions}")
    if sum(1 for text, _ in read.answers if text) < 2:
        raise RefusedError("a choice has at least two answers")
    if element.findtext("single", "true") != "false" and max(fractions) != 100:
        raise RefusedError("one of the answers should be 100 %")


def _matching(element: ET.Element, read: Asked) -> None:
    read.answers = [(_shown(sub), _string(sub.find("answer"))) for sub in element.findall("subquestion")]
    _pairs(read)


def _pairs(read: Asked) -> None:
    if len(read.answers) < 3:
        raise RefusedError("a matching has at least three pairs")
    for phrase, label in read.answers:
        if phrase and not label:
            raise RefusedError(f"nothing is matched with {phrase}")
        if len(str(label)) > _LONGEST:
            raise RefusedError(f"too long for its column: {label}")


def _essay(element: ET.Element, read: Asked) -> None:
    read.notes = _html(element, "graderinfo")


def _ordering(element: ET.Element, read: Asked) -> None:
    """The steps in the order of the file; their fractions are given anew. Without `shownumcorrect` hints come without a text."""
    if element.find("shownumcorrect") is None:
        raise RefusedError("an ordering without shownumcorrect")
    read.answers = [(_shown(answer), place) for place, answer in enumerate(element.findall("answer"), 1)]
    if sum(1 for text, _ in read.answers if text) < 2:
        raise RefusedError("an ordering has at least two steps")


_SIGNS = {"\\:": "&&058;", "\\#": "&&035;", "\\=": "&&061;", "\\{": "&&123;", "\\}": "&&125;", "\\~": "&&126;", "\\n": "&&010"}
_WEIGHT = re.compile(r"%-*[0-9]{1,2}\.?[0-9]*%")
_GIFT_FORMATS = ("moodle", "html", "plain", "markdown")


def read_gift(text: str) -> list[Asked]:
    """The questions of a file in GIFT: an empty line parts two of them."""
    blocks = re.split(r"\n[ \t]*\n", text.strip("\n"))
    return [_gift(block) for block in blocks if block.strip()]


def _gift(block: str) -> Asked:
    lines = [" " if line.strip().startswith("//") else line for line in block.split("\n")]
    text = "\n".join(lines).strip().replace("\\\\", "&&092;")
    for written, kept in _SIGNS.items():
        text = text.replace(written, kept)
    text = text.replace("&&092;", "\\")
    if text.startswith("$CATEGORY:"):
        return Asked("category", text[10:].strip())
    name = ""
    if text.startswith("::"):
        name, _, text = text[2:].partition("::")
    start, end = text.find("{"), text.find("}")
    if (start < 0) != (end < 0):
        raise RefusedError("one brace is without the other")
    if start < 0:
        return Asked("description", _post(name), _formatted(text)[1])
    inside, text = text[start + 1:end].strip(), text[:start] + text[end + 1:]
    inside, mark, feedback = inside.rpartition("####") if "####" in inside else (inside, "", "")
    format, shown = _formatted(text)
    read = Asked("", _post(name), shown, _formatted(feedback, format)[1] if mark else "")
    inside = inside.strip()
    if not inside:
        read.kind = "essay"
    elif "~" in inside:
        read.kind = "multichoice"
        for answer in filter(None, (one.strip() for one in inside.replace("=", "~=").split("~"))):
            right = answer.startswith("=")
            if not right and _WEIGHT.match(answer):
                raise RefusedError(f"a weight of its own: {answer}")
            read.answers.append((_formatted(answer.removeprefix("=").partition("#")[0], format)[1], 100.0 if right else 0.0))
        if len(read.answers) < 2 or [fraction for _, fraction in read.answers].count(100.0) != 1:
            raise RefusedError("not one answer is right")
    elif "=" in inside and "->" in inside:
        read.kind = "matching"
        for pair in filter(None, (one.strip() for one in inside.split("="))):
            if "->" not in pair:
                raise RefusedError(f"no pair: {pair}")
            phrase, _, label = pair.partition("->")
            read.answers.append((_formatted(phrase, format)[1], _post(label).strip()))
        _pairs(read)
    else:
        raise RefusedError(f"neither a choice nor a matching: {inside}")
    return read


def _formatted(text: str, format: str = "moodle") -> tuple[str, str]:
    """A text and its format, which may stand before it in brackets; other brackets are its own."""
    text = text.strip()
    named = re.match(r"\[([^\]]*)\]", text)
    if named and named[1] in _GIFT_FORMATS:
        format, text = named[1], text[named.end():]
    if format != "plain":
        raise RefusedError(f"what is written in it would be obeyed: {text}")
    return format, _post(text).strip()


def _post(text: str) -> str:
    for written, kept in _SIGNS.items():
        text = text.replace(kept, "\n" if written == "\\n" else written[1])
    return text
