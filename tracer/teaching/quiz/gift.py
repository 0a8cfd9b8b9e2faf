"""A quiz in GIFT, Moodle's text format; it knows no ordering, so steps are matched with their places."""

from __future__ import annotations

from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Question, Quiz, mixed
from tracer.teaching.quiz.texts import heading, label, plain

#: Characters that GIFT gives a meaning; a backslash before them takes it away.
_CONTROL = str.maketrans({char: f"\\{char}" for char in "\\~=#{}:"})
#: What Moodle takes for the format of a text that it stands before.
_FORMATS = tuple(f"[{name}]" for name in ("html", "markdown", "moodle", "plain"))
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def write(quiz: Quiz) -> str:
    """The quiz as GIFT, one empty line between two questions.

    Example:
        >>> print(write(Quiz("T", (Choice("q", "Who: {a}?", ("A", "B"), "A", "It says so.", ()),))))
        $CATEGORY: $course$/T
        <BLANKLINE>
        ::01 Who\\: \\{a\\}?:: [plain]Who\\: \\{a\\}? {
          =A
          ~B
          ####It says so.
        }
        <BLANKLINE>
    """
    category = plain(quiz.title).replace("/", "//")
    asked = [_question(number, one) for number, one in enumerate(quiz.questions, 1)]
    return "\n\n".join([f"$CATEGORY: $course$/{category}", *asked]) + "\n"


def _question(number: int, question: Question) -> str:
    head = f"::{_text(heading(number, question.text))}:: [plain]{_text(question.text)} "
    match question:
        case Choice():
            body = [f"{'=' if option == question.right else '~'}{_shown(option)}" for option in question.options]
        case Matching():
            body = [f"={_shown(phrase)} -> {_text(label(one))}" for phrase, one in question.pairs]
        case Ordering():
            places = dict(zip(question.steps, _PLACES, strict=False))
            # GIFT offers the phrases as they stand; in the right order they would be the answer.
            body = [f"={_shown(step)} -> {places[step]}" for step in mixed(question)]
        case Essay():
            return head + "{}"
    return "\n".join([f"{head}{{", *(f"  {line}" for line in body), f"  ####{_shown(question.feedback)}", "}"])


def _text(text: str) -> str:
    """A text on one line in which nothing is a sign of GIFT."""
    # An arrow would part a pair, a percentage at the beginning would be a weight.
    words = plain(text).replace("->", "→")
    return (f"“{words}”" if words.startswith("%") else words).translate(_CONTROL)


def _shown(text: str) -> str:
    """The same where a word in brackets at its head may be the name of a format; there it is named."""
    words = _text(text)
    return f"[plain]{words}" if words.startswith(_FORMATS) else words
