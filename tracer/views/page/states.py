"""Who held what and who knew how much of it, one state after another, for the slider and its table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.custody import Holding
from tracer.analysis.reading import Reading
from tracer.kernel.truth import Truth
from tracer.views.texts.moment import Moment, extents, holders, states

#: Where a day begins or ends.
_ZONE = re.compile(r"the (?:start|end) of [^(]+\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class State:
    """One stretch of time in which nothing changes.

    Attributes:
        held: (thing, who held it) in words.
        unheld: things of which nobody is named who can have held them.
        known: (content, (who, how much) in words).
    """

    when: str
    held: tuple[tuple[str, str], ...]
    unheld: tuple[str, ...]
    known: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class States:
    """The states of a case.

    Attributes:
        left_out: how many more there are than are given.
        zones: whether one of them lasts from a day of one zone to a day of another.
    """

    given: tuple[State, ...]
    left_out: int
    zones: bool


def all_states(reading: Reading) -> States:
    """Every state of a case, or of a large one some of them, from first to last."""
    moments, left_out = states(reading)
    zones = any(len(set(_ZONE.findall(one.text))) > 1 for one in moments)
    return States(tuple(_state(one, reading) for one in moments), left_out, zones)


def _state(moment: Moment, reading: Reading) -> State:
    contents = dict.fromkeys(known.content for known in moment.knowledge)
    return State(
        _capital(moment.text),
        tuple(
            (wording.item_heading(reading, one.item), holders(one, reading))
            for one in moment.holdings if not _open(one)
        ),
        tuple(wording.item_heading(reading, one.item) for one in moment.holdings if _open(one)),
        tuple(
            (
                wording.item_heading(reading, content),
                tuple(
                    (wording.name(reading, known.agent), extents(known))
                    for known in moment.knowledge if known.content == content
                ),
            )
            for content in contents
        ),
    )  # fmt: skip


def _open(holding: Holding) -> bool:
    """Whether somebody may have held it, and nobody is named who can have."""
    return not holding.certain and not holding.possible and holding.gone is Truth.NO and holding.unnamed


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
