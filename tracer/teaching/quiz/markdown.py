"""A quiz as Markdown, to be printed: the questions, then the key on a page of its own."""

from __future__ import annotations

from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Question, Quiz, mixed
from tracer.views.texts.markdown import escape

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write(quiz: Quiz) -> str:
    """The quiz as Markdown.

    Example:
        >>> print(write(Quiz("T", (Choice("q", "Who?", ("A", "B"), "B", "It says so.", ()),))))
        # Quiz: T
        <BLANKLINE>
        ## 1. Who?
        <BLANKLINE>
        - a) A
        - b) B
        <BLANKLINE>
        # Key
        <BLANKLINE>
        **1.** b) B. It says so.
        <BLANKLINE>
    """
    asked = [part for number, one in enumerate(quiz.questions, 1) for part in _asked(number, one)]
    key = [f"**{number}.** {_answer(one)}" for number, one in enumerate(quiz.questions, 1)]
    return "\n\n".join([f"# Quiz: {escape(quiz.title)}", *asked, "# Key", *key]) + "\n"


def _asked(number: int, question: Question) -> list[str]:
    head = f"## {number}. {escape(question.text)}"
    match question:
        case Choice():
            return [head, _lettered(question.options)]
        case Matching():
            return [head, _lettered([phrase for phrase, _ in question.pairs]),
                    "Answers: " + " · ".join(escape(label) for label in question.labels)]
        case Ordering():
            return [head, _lettered(mixed(question))]
    return [head]


def _answer(question: Question) -> str:
    match question:
        case Choice():
            letter = _LETTERS[question.options.index(question.right)]
            answer = f"{letter}) {escape(question.right)}"
        case Matching():
            answer = "; ".join(f"{_LETTERS[n]}) {escape(label)}" for n, (_, label) in enumerate(question.pairs))
        case Ordering():
            asked = mixed(question)
            answer = ", ".join(_LETTERS[asked.index(step)] for step in question.steps)
        case Essay():
            return "Look for:\n\n" + "\n".join(f"- {escape(one)}" for one in question.look_for)
    return f"{answer}. {escape(question.feedback)}"


def _lettered(options: list[str] | tuple[str, ...]) -> str:
    return "\n".join(f"- {_LETTERS[number]}) {escape(option)}" for number, option in enumerate(options))
