"""A quiz as Moodle XML, as Moodle's own `qformat_xml` writes and reads it.

Of fractions only 100 and 0 are used, which every Moodle accepts. An ordering needs `shownumcorrect`,
or Moodle refuses the whole file; question types other than Moodle's own are not written.
"""

from __future__ import annotations

import html
import xml.etree.ElementTree as ET

from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Question, Quiz
from tracer.teaching.quiz.texts import heading, label, plain

#: Moodle's names of our kinds.
_TYPES = {Choice: "multichoice", Ordering: "ordering", Matching: "matching", Essay: "essay"}
#: Lines of the field in which an essay is written.
_LINES = "15"


def write(quiz: Quiz) -> str:
    """The quiz as Moodle XML.

    Example:
        >>> text = write(Quiz("T", (Choice("q", "Who?", ("A", "B"), "B", "It says so.", ()),)))
        >>> ET.fromstring(text)[1].get("type"), ET.fromstring(text)[1].find("answer").get("fraction")
        ('multichoice', '0')
    """
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    # A slash would part a category from one within it.
    _text(ET.SubElement(category, "category"), f"$course$/top/{plain(quiz.title).replace('/', '//')}")
    for number, question in enumerate(quiz.questions, 1):
        root.append(_question(number, question))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _question(number: int, question: Question) -> ET.Element:
    element = ET.Element("question", type=_TYPES[type(question)])
    _text(ET.SubElement(element, "name"), heading(number, question.text))
    _html(element, "questiontext", question.text)
    _html(element, "generalfeedback", "" if isinstance(question, Essay) else question.feedback)
    ET.SubElement(element, "defaultgrade").text = "1"
    ET.SubElement(element, "penalty").text = "0"
    match question:
        case Choice():
            _choice(element, question)
        case Matching():
            _matching(element, question)
        case Ordering():
            _ordering(element, question)
        case Essay():
            _essay(element, question)
    return element


def _choice(element: ET.Element, question: Choice) -> None:
    ET.SubElement(element, "single").text = "true"
    ET.SubElement(element, "shuffleanswers").text = "true"
    ET.SubElement(element, "answernumbering").text = "abc"
    for option in question.options:
        answer = _html(element, "answer", option, fraction="100" if option == question.right else "0")
        _html(answer, "feedback", "")


def _matching(element: ET.Element, question: Matching) -> None:
    ET.SubElement(element, "shuffleanswers").text = "true"
    used = {one for _, one in question.pairs}
    # A label without a phrase is offered, and is right nowhere.
    for phrase, one in (*question.pairs, *(("", spare) for spare in question.labels if spare not in used)):
        _text(ET.SubElement(_html(element, "subquestion", phrase), "answer"), label(one))


def _ordering(element: ET.Element, question: Ordering) -> None:
    for tag, value in (
        ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"), ("showgrading", "SHOW"), ("numberingstyle", "none"),
    ):  # fmt: skip
        ET.SubElement(element, tag).text = value
    for tag in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(element, tag, "")
    ET.SubElement(element, "shownumcorrect")
    # Here the fraction is the place of a step, and Moodle lays the steps out in an order of its own.
    for place, step in enumerate(question.steps, 1):
        _html(_html(element, "answer", step, fraction=f"{place}.0000000"), "feedback", "")


def _essay(element: ET.Element, question: Essay) -> None:
    for tag, value in (
        ("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", _LINES),
        ("attachments", "0"), ("attachmentsrequired", "0"),
    ):  # fmt: skip
        ET.SubElement(element, tag).text = value
    points = "".join(f"<li>{html.escape(plain(one))}</li>" for one in question.look_for)
    _text(ET.SubElement(element, "graderinfo", format="html"), f"<ul>{points}</ul>")
    _text(ET.SubElement(element, "responsetemplate", format="html"), "")


def _html(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    """A text that Moodle shows as HTML: it is escaped for HTML first, then with all else for XML."""
    element = ET.SubElement(parent, tag, {**attributes, "format": "html"})
    _text(element, f"<p>{html.escape(plain(text))}</p>" if text else "")
    return element


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text
