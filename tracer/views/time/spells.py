"""Who held a thing from which stop to which, as the diagrams over time show it.

The answers are custody's own, asked of positions in a timeline instead of instants: so the order of
acts counts where no time of theirs is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.accounts import Act
from tracer.analysis.custody import Custody
from tracer.analysis.reading import Reading
from tracer.kernel.truth import Truth
from tracer.views.time.clocks import dated, earliest, spoken
from tracer.views.time.timeline import Stop, Timeline


@dataclass(frozen=True, slots=True)
class Spell:
    """That somebody held a thing between two stops without a change.

    Attributes:
        agent: who; None for somebody whom the record does not name.
        start, end: numbers of the stops at which it begins and ends; -1 and the number of stops
            where it began before the first and went on after the last.
        certain: held in every way things can have been; else only possibly.
        solid: certain, and documents date both ends: what may be drawn solid.
        given: a document dates the hand-over by which it ends; `received` the one by which it begins.
        late: it begins only in the stretch after that stop.
        within: it begins only in the area of the stop after that one, at whose beginning he cannot have had it yet.
        earlier: it is drawn from the stop at which it came to him, and may have begun before.
    """

    thing: str
    agent: str | None
    start: int
    end: int
    certain: bool
    solid: bool
    given: bool = False
    received: bool = False
    late: bool = False
    within: bool = False
    earlier: bool = False


def spells(reading: Reading, line: Timeline, things: Iterable[str], kept: Iterable[Act] = ()) -> tuple[Spell, ...]:
    """Who held which thing, thing by thing, holder by holder.

    Args:
        line: has every transfer of those things among its events.
        things: ids of what changed hands.
        kept: acts that say who held or destroyed one, among the events too.
    """
    custody = Custody(reading.case, reading.items, line, reading.flows, kept, line.not_after)
    return tuple(spell for thing in things for spell in _of(reading, line, custody, thing))


def before(reading: Reading, stop: Stop, thing: str, agent: str | None) -> bool:
    """Whether somebody can have held a thing before the earliest that a stop can have been."""
    low = stop.span[0]
    if low is None:
        return True
    held = reading.custody.at(thing, low - 1)
    return held.unnamed if agent is None else agent in held.possible


def paper_of(reading: Reading, thing: str) -> str | None:
    """The document that a thing is, or of which it is a copy, if nobody can have held it before its date."""
    custody, paper = reading.custody, reading.case.paper(thing)
    written = custody.written(thing)
    bounds = paper is not None and written is not None and custody.at(thing, written - 1).unwritten
    return paper.id if paper is not None and bounds else None


def described(reading: Reading, line: Timeline, spell: Spell) -> str:
    """A spell in words, for who cannot see it."""
    who = wording.plain_name(reading, spell.agent) if spell.agent else "somebody not named"
    ends = [f"from {bound}"] if (bound := _no_earlier(reading, line, spell)) else []
    for word, number in (("from", spell.start), ("until", spell.end)):
        if 0 <= number < len(line.stops) and not (bound and word == "from"):
            after = "some time after " if spell.late and word == "from" else ""
            timed = line.stops[number].instant is not None
            before = ", or before" if spell.earlier and timed and word == "from" else ""
            ends.append(f"{word} {after}{spoken(reading, line.stops[number])}{before}")
    sure = "certainly" if spell.certain else "possibly"
    return f"{who} {sure} held {wording.item_heading(reading, spell.thing)}" + (f" {', '.join(ends)}" if ends else "")


def _no_earlier(reading: Reading, line: Timeline, spell: Spell) -> str:
    """The time before which a spell cannot have begun that has no hand-over to begin with, if that is known."""
    if spell.within:
        return earliest(reading, line.stops[spell.start + 1])
    paper = paper_of(reading, spell.thing) if spell.start < 0 else None
    if paper is not None:
        return earliest(reading, Stop((), paper, reading.times.of(paper), ()))
    stops = line.stops[: spell.end] if spell.start < 0 else ()
    acts = ((stop, reading.accounts.find(stop.of)) for stop in stops if stop.of is not None)
    came = (stop for stop, act in acts if act is not None and spell.agent in (*act.recipient, *act.who))
    first = next((stop for stop in came if not before(reading, stop, spell.thing, spell.agent)), None)
    return earliest(reading, first) if first is not None else ""


def _of(reading: Reading, line: Timeline, custody: Custody, thing: str) -> Iterable[Spell]:
    chain = (*custody.chain(thing), *custody.kept(thing))
    given = {(line.position(t.id) // 2, hand) for t in chain if _shown(reading, line, t.id, t.happened)
             and len(t.givers) == 1 for hand in t.giver}  # fmt: skip
    received = {(line.position(t.id) // 2, hand) for t in chain if _shown(reading, line, t.id, t.happened)
                and len(t.recipients) == 1 for hand in t.recipient}  # fmt: skip
    # Between two positions where none of its own can stand, nothing changes.
    reach = {end for t in chain for end in line.of(t.id)}
    reach |= {written} if (written := custody.written(thing)) is not None else set()
    turns = {end // 2 + more for end in reach for more in (0, 1)} | {n + 1 for n, _ in given | received}
    turns = {number for number in turns if 0 < number <= len(line.stops)}
    at = {number: custody.at(thing, 2 * number) for number in (0, *sorted(turns))}
    agents: dict[str | None, None] = dict.fromkeys(hand for state in at.values() for hand in state.possible)
    if any(state.unnamed for state in at.values()):
        agents[None] = None
    turned = given | received
    for agent in agents:
        states = {number: _state(state.certain, state.possible, state.unnamed, agent) for number, state in at.items()}
        begun = 0
        for number in (*sorted(turns), len(line.stops) + 1):
            same = states.get(number) == states[begun]
            if same and (number - 1, agent) not in turned and number <= len(line.stops):
                continue
            if states[begun] is not None:
                start, end, sure = begun - 1, number - 1, bool(states[begun])
                late = start >= 0 and agent is not None and not sure and agent not in custody.at(
                    thing, 2 * start + 1).possible  # fmt: skip
                within = not sure and start + 1 < len(line.stops) and (start < 0 or late) and not before(
                    reading, line.stops[start + 1], thing, agent)  # fmt: skip
                whole = sure and all(0 <= n < len(line.stops) and dated(reading, line.stops[n]) for n in (start, end))
                yield Spell(
                    thing, agent, start, end, sure, whole, (end, agent) in given, (start, agent) in received, late,
                    within,
                )  # fmt: skip
            begun = number


def _state(certain: tuple[str, ...], possible: tuple[str, ...], unnamed: bool, agent: str | None) -> bool | None:
    """True if certainly, False if possibly, None if not."""
    if agent is None:
        return False if unnamed else None
    return True if agent in certain else False if agent in possible else None


def _shown(reading: Reading, line: Timeline, id: str, happened: Truth) -> bool:
    return happened is Truth.YES and dated(reading, line.stops[line.position(id) // 2])
