"""A quiz on a case: questions that its record answers, in the formats that learning platforms read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from itertools import islice
from random import Random
from types import MappingProxyType

from tracer.report import Report
from tracer.teaching.quiz.hands import recipients
from tracer.teaching.quiz.model import Choice, Essay, Matching, Question, Quiz, printed
from tracer.teaching.quiz.papers import mandates, rests
from tracer.teaching.quiz.rules import OF_ONE_KIND, RULES, sources
from tracer.teaching.quiz.testimony import removes
from tracer.teaching.quiz.unsaid import dates, days, givers

#: A quiz of fewer questions gets more kinds of them, of each so many; what others may give away comes last.
_FEW = 10
_MORE: tuple[tuple[Callable[[Report, Iterable[Question]], Iterable[Question]], int], ...] = (
    (removes, 1), (rests, 1), (days, 2), (dates, 1), (givers, 2), (mandates, 1),
)  # fmt: skip
#: Where each format is written; its name is what is asked for.
_HOMES = {"moodle-xml": "moodle_xml", "gift": "gift", "markdown": "markdown"}


def questions(report: Report, seed: int = 0) -> Quiz:
    """The questions that can be asked of a case.

    Args:
        report: what was found in it.
        seed: decides in what order answers are offered, and nothing else; the same for the same seed.

    Returns:
        Questions whose answers hold in every way things can have been; none where the record gives none.

    Example:
        >>> import tracer
        >>> quiz = questions(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> quiz.questions[0].text
        'Who held the [envelope] when it had just changed hands, at 21 Mar 1990, 0730Z (10:30 Moscow)?'
        >>> quiz.questions[0].right
        'Bessmertnykh'
    """
    found = [one for kind, most in RULES for one in islice(_now(kind(report), report), most)]
    # These are asked only of what no other question prints.
    found[-1:-1] = islice(_now(recipients(report, found), report), OF_ONE_KIND)
    found[-1:-1] = _now(sources(report, found), report)
    for rule, most in _MORE:
        found[-1:-1] = islice(_now(rule(report, found), report), max(0, min(most, _FEW - len(found))))
    return Quiz(report.case.title, tuple(_shuffled(one, seed) for one in found))


def _now(found: Iterable[Question], report: Report) -> Iterable[Question]:
    """The questions that can be answered without the documents that students get only later."""
    later = report.case.teaching.held_back
    hidden = {*later, *(s.id for s in report.case.statements() if s.document in later)}
    return (one for one in found if isinstance(one, Essay) or hidden.isdisjoint(one.evidence))


def _shuffled(question: Question, seed: int) -> Question:
    """Where the right answer stands must tell nothing: not in one quiz, and not in the next one either."""
    chance = Random(f"{seed} {question.id} {printed(question)}")
    if isinstance(question, Choice):
        return replace(question, options=tuple(chance.sample(question.options, len(question.options))))
    if isinstance(question, Matching):
        return replace(question, pairs=tuple(chance.sample(question.pairs, len(question.pairs))))
    return question


def _writer(module: str) -> Callable[[Quiz], str]:
    def write(quiz: Quiz) -> str:
        text: str = import_module(f"tracer.teaching.quiz.{module}").write(quiz)
        return text

    return write


#: The formats by name; each makes a text of a quiz.
FORMATS: Mapping[str, Callable[[Quiz], str]] = MappingProxyType({name: _writer(home) for name, home in _HOMES.items()})
#: How a file of each is named.
ENDINGS: Mapping[str, str] = MappingProxyType({"moodle-xml": ".xml", "gift": ".gift", "markdown": ".md"})
