"""Questions of a quiz, before any format: what is asked, what is right, and which words of which document say so."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers is right.

    Attributes:
        id: tells it from the others of the quiz; the same in every run.
        text: the question.
        options: the answers, in the order in which they are offered.
        right: the one of them that is right.
        feedback: why, with the document that says so.
        evidence: ids of the statements and documents that the answer rests on.
    """

    id: str
    text: str
    options: tuple[str, ...]
    right: str
    feedback: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Several steps are to be put in order; `steps` are in the right one. Otherwise like `Choice`."""

    id: str
    text: str
    steps: tuple[str, ...]
    feedback: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """To each of several phrases belongs one answer; `labels` are all that are offered. Otherwise like `Choice`."""

    id: str
    text: str
    pairs: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    feedback: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """A few sentences are to be written; `look_for` is for whoever marks them."""

    id: str
    text: str
    look_for: tuple[str, ...]
    evidence: tuple[str, ...]


Question = Choice | Ordering | Matching | Essay


@dataclass(frozen=True, slots=True)
class Quiz:
    """All questions on one case."""

    title: str
    questions: tuple[Question, ...]


def mixed(question: Ordering) -> tuple[str, ...]:
    """The steps in an order that is not the right one: the same in every run, another for other steps."""
    chance = Random("\n".join(question.steps))
    while (steps := tuple(chance.sample(question.steps, len(question.steps)))) == question.steps:
        pass
    return steps


def printed(question: Question) -> str:
    """All that a student reads of a question."""
    match question:
        case Choice():
            return "\n".join((question.text, *question.options))
        case Matching():
            return "\n".join(phrase for phrase, _ in question.pairs)
        case Ordering():
            return "\n".join(question.steps)
    return question.text
