"""A quiz in GIFT, Moodle's text format; it knows no ordering, so steps are matched with their places."""

from __future__ import annotations

from tracer.case.spelling import printable
from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Question, Quiz, mixed

#: Characters that GIFT gives a meaning; a backslash before them takes it away.
_CONTROL = str.maketrans({char: f"\\{char}" for char in "\\~=#{}:"})
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def write(quiz: Quiz) -> str:
    """The quiz as GIFT, one empty line between two questions.

    Example:
        >>> print(write(Quiz("T", (Choice("q", "Who: {a}?", ("A", "B"), "A", "It says so.", ()),))))
        $CATEGORY: $course$/T
        <BLANKLINE>
        ::q:: [plain]Who\\: \\{a\\}? {
          =A
          ~B
          ####It says so.
        }
        <BLANKLINE>
    """
    category = _plain(quiz.title).replace("/", "//")
    return "\n\n".join([f"$CATEGORY: $course$/{category}", *map(_question, quiz.questions)]) + "\n"


def _question(question: Question) -> str:
    head = f"::{_text(question.id)}:: [plain]{_text(question.text)} "
    match question:
        case Choice():
            body = [f"{'=' if option == question.right else '~'}{_text(option)}" for option in question.options]
        case Matching():
            body = [f"={_text(phrase)} -> {_text(label)}" for phrase, label in question.pairs]
        case Ordering():
            places = dict(zip(question.steps, _PLACES, strict=False))
            # GIFT offers the phrases as they stand; in the right order they would be the answer.
            body = [f"={_text(step)} -> {places[step]}" for step in mixed(question)]
        case Essay():
            return head + "{}"
    return "\n".join([f"{head}{{", *(f"  {line}" for line in body), f"  ####{_text(question.feedback)}", "}"])


def _plain(text: str) -> str:
    return printable(" ".join(text.split()))


def _text(text: str) -> str:
    """A text on one line in which nothing is a sign of GIFT."""
    # An arrow would part a pair, a percentage at the beginning would be a weight.
    plain = _plain(text).replace("->", "→")
    return (f"“{plain}”" if plain.startswith("%") else plain).translate(_CONTROL)
