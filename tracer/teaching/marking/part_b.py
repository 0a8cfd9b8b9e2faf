"""What a class is asked that has not all documents: what the case holds back comes when the work is handed in.

Asked is what the documents show that students have, and nobody loses anything by what only part B
tells. Whoever knows that already is right all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from tracer.teaching.handing import at_first
from tracer.teaching.marking.asked import Key, Point, Step, key
from tracer.teaching.marking.cast import Hands
from tracer.variants import Basis

_Asked = TypeVar("_Asked", Step, Point)
_Named = TypeVar("_Named", str, Hands)


def class_key(case: Basis) -> Key:
    """What a case asks of students who get its part B later.

    Raises:
        CaseError: without what it holds back it is no case.

    Example:
        >>> import tracer
        >>> from tracer.variants import basis
        >>> case = basis(tracer.example("mayflower-1965").read_text(encoding="utf-8"), "mayflower-1965.yaml")
        >>> (handing,) = [step for step in class_key(case).steps if step.id == "handing"]
        >>> handing.told.partition(" to ")[0], handing.shown.partition(" to ")[0]
        ('junior member of Embassy', 'Embassy in the Soviet Union')
    """
    whole, teaching = key(case.report), case.report.case.teaching
    if not teaching.held_back:
        return whole
    first = key(at_first(case))
    steps, points = {one.id: one for one in whole.steps}, {one.id: one for one in whole.points}
    return replace(
        whole, before=first.before, recorded=first.recorded,
        steps=(*(_step(one, steps.get(one.id, one)) for one in first.steps), *_later(whole.steps, first.steps)),
        points=(*(_point(one, points.get(one.id, one)) for one in first.points), *_later(whole.points, first.points)),
    )  # fmt: skip


def _step(first: Step, whole: Step) -> Step:
    """A hand-off as students can know it; whom and which words part B adds is right, too."""
    return replace(
        first, told=whole.told, quotes=_both(first.quotes, whole.quotes),
        documents=_both(first.documents, whole.documents),
        givers=_both(first.givers, whole.givers), recipients=_both(first.recipients, whole.recipients),
    )  # fmt: skip


def _point(first: Point, whole: Point) -> Point:
    return replace(
        first, told=whole.told, quotes=_both(first.quotes, whole.quotes),
        documents=_both(first.documents, whole.documents),
        actors=_both(first.actors, whole.actors), named=_both(first.named, whole.named),
    )  # fmt: skip


def _both(first: tuple[_Named, ...], whole: tuple[_Named, ...]) -> tuple[_Named, ...]:
    return tuple(dict.fromkeys(first + whole))


def _later(whole: Iterable[_Asked], first: Iterable[_Asked]) -> Iterable[_Asked]:
    """What only part B shows: borne out, and asked of nobody."""
    known = {one.id for one in first}
    return (replace(one, asked=False) for one in whole if one.id not in known)
