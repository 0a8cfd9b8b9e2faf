"""What an instructor gives to make a lesson of a case: what a class sees, and what is kept from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Objective:
    """What students can do afterwards; `guideline` is how the guideline is cited, `code` its number there."""

    text: str
    guideline: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer that is right, too.

    Attributes:
        of: id of the document or act that is the hand-off, or key of a finding.
        column: of the table that is handed in.
    """

    of: str
    column: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Leave:
    """What nobody loses points for leaving out: a hand-off or a finding, as in `Alternative`."""

    of: str
    because: str


@dataclass(frozen=True, slots=True)
class Teaching:
    """What an instructor gives to make a lesson of a case.

    Attributes:
        question, situation, questions: students see them; all else is the instructor's.
        part_b: what came out later; `held_back` are documents that students get only then.
    """

    question: str | None = None
    situation: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    audience: str | None = None
    objectives: tuple[Objective, ...] = ()
    pitfalls: tuple[str, ...] = ()
    part_b: tuple[str, ...] = ()
    accept: tuple[Alternative, ...] = ()
    optional: tuple[Leave, ...] = ()
    held_back: tuple[str, ...] = ()
