"""Who held what, and who knew how much, at a time: what is certain, and what is possible."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from tracer import wording
from tracer.analysis.custody import Holding
from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.case.spelling import printable
from tracer.case.times import Anchor, TimeError, parse_time
from tracer.errors import TracerError
from tracer.kernel.truth import Truth, agreement
from tracer.vocabulary import Extent
from tracer.wording.dates import zone_place

_DAY, _SECOND = 86_400_000_000, 1_000_000
_STILL = "then, still "
#: Microseconds that a chain of acts, each after the one before, may lie off a time.
_NEAR = 1000
#: How many states a page can show, and how many comparisons of transfers they may take.
_MOST_STATES, _MOST_WORK = 60, 4_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """How much of one content one agent knew.

    Attributes:
        certain: at every instant that the time can mean; None for nothing.
        possible: at some of them.
    """

    content: str
    agent: str
    certain: Extent | None
    possible: Extent | None


@dataclass(frozen=True, slots=True)
class Moment:
    """What can be said of one time.

    Attributes:
        text: the time as it was asked for; `span` the instants it can mean (UTC microseconds).
        holdings: for each thing that changed hands who held it.
        knowledge: for each content who knew how much of it; who is not listed is not shown to.
    """

    text: str
    span: Span
    holdings: tuple[Holding, ...]
    knowledge: tuple[Known, ...]


def moment(reading: Reading, time: str) -> Moment:
    """Who held and knew what at a time.

    Args:
        reading: of one case.
        time: as a case file has it, or the id of an act or document.

    Raises:
        TracerError: the time cannot be read, or names no day.

    Example:
        >>> import tracer
        >>> found = tracer.at(tracer.load(tracer.example("bush-gorbachev-1990")), "handover")
        >>> found.holdings[0].certain
        ('bessmertnykh',)
    """
    span = _span(reading, time)
    instants = _instants(reading, span)
    return Moment(time, span, *_all(reading, instants))


def states(reading: Reading) -> tuple[tuple[Moment, ...], int]:
    """What can be said of all of time: one moment for each stretch in which nothing changes.

    Returns:
        The moments, first to last, their times in words; and how many were left out of a large case,
        where every so many are given.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> [moment.text for moment in states(report.reading)[0]][:2]
        ['before 21 Mar 1990, 0001Z', 'from 21 Mar 1990, 0001Z, until 21 Mar 1990, 0730Z']
    """
    instants = _instants(reading, (None, None))
    instants = (instants[0] - 1, *instants)
    work = max(len(reading.flows.transfers), 1) ** 2
    most = max(min(_MOST_STATES, _MOST_WORK // work), 6)
    step = -(-len(instants) // most)
    taken = instants[::step]
    found: list[Moment] = []
    for start, after in zip(taken, (*taken[1:], None), strict=True):
        held, known = _all(reading, (start,))
        end = None if after is None else after - 1
        if found and step == 1 and (found[-1].holdings, found[-1].knowledge) == (held, known):
            found[-1] = Moment("", (found[-1].span[0], end), held, known)
        else:
            found.append(Moment("", (start, end), held, known))
    spans, days = tuple(_spans(reading)), _days(reading)
    named: list[Moment] = []
    for one in _folded(reading, found, spans):
        words = _stretch(one.span, instants, step, spans, days)
        if named and words == named[-1].text.removeprefix(_STILL):
            words = f"{_STILL}{words}"  # of acts told for one instant the first has been done, another not yet
        named.append(replace(one, text=words))
    return tuple(named), len(instants) - len(taken)


def _folded(reading: Reading, found: list[Moment], spans: Collection[Span]) -> list[Moment]:
    """The states without those of some microseconds in which a bound passes, and nothing else is told to have happened.

    Acts that follow each other within one day can be so near to its end only together; what is said of the stretch
    beside it is true of that, too.
    """
    kept: list[Moment] = []
    ahead: int | None = None
    for number, one in enumerate(found):
        (start, end), after = one.span, found[number + 1] if number + 1 < len(found) else None
        assert start is not None, "a state has a first instant"
        begun = start if ahead is None else ahead
        ahead = None
        passing = end is not None and end - start < _NEAR and number and not _reached(start, spans)[1]
        if passing and kept and _covers(reading, kept[-1], start):
            kept[-1] = replace(kept[-1], span=(kept[-1].span[0], end))
        elif passing and after is not None and _covers(reading, after, start):
            ahead = begun
        else:
            kept.append(replace(one, span=(begun, end)))
    return kept


def _covers(reading: Reading, one: Moment, at: int) -> bool:
    """Whether what is said of a stretch is as true of this instant beside it."""
    assert one.span[0] is not None, "a state has a first instant"
    held, known = _all(reading, (one.span[0], at))
    alike = [replace(both, possible=own.possible) == own and set(both.possible) == set(own.possible)
             for both, own in zip(held, one.holdings, strict=True)]  # fmt: skip
    return all(alike) and set(known) == set(one.knowledge)


def _reached(at: int, spans: Collection[Span]) -> tuple[bool, bool, bool]:
    """Whether a time, but for some microseconds, is the earliest of something; its only one; its latest."""

    def near(other: int | None) -> bool:
        return other is not None and abs(at - other) < _NEAR

    exact = any(low == high and near(low) for low, high in spans)
    return any(near(low) for low, _ in spans), exact, any(near(high) for _, high in spans)


def _stretch(
    span: Span, instants: tuple[int, ...], step: int, spans: Collection[Span], days: Mapping[str, tuple[str, str]]
) -> str:  # fmt: skip
    """When a state held; of a large case only the instant that was looked at.

    A time at which nothing is told to have happened is said to be a bound, an end of a day to be one.
    """
    def called(at: int, *, begins: bool = False) -> str:
        start, end = days.get(wording.end(at), ("", ""))
        return (start or end if begins else end or start) or wording.end(at)

    start, end = span
    assert start is not None, "a state has a first instant"
    if instants == (-1, 0):
        return "at any time"
    if step == 1 and start == instants[0]:
        return "at any time" if end is None else f"before {called(end + 1)}"
    if step > 1 or start == end or (end is not None and wording.end(start) == wording.end(end + 1)):
        return f"at {called(start)}"
    low, exact, high = _reached(start, spans)
    since = f"after {called(start - 1)}" if exact and start % _SECOND == 1 else f"from {called(start, begins=low)}"
    if not exact and low is not high:
        since += " at the earliest" if low else " at the latest"
    if end is None:
        return since if since.startswith("after") or since.endswith("est") else f"{since} on"
    return f"{since}, until {called(end + 1)}"


def _days(reading: Reading) -> Mapping[str, tuple[str, str]]:
    """Instants that are told only because a day begins then, or one ends, as the one and as the other."""
    dated = [*(document.id for document in reading.case.documents), *(step.id for step in reading.flows.transfers)]
    dated += [step.id for thing in reading.custody.told_of for step in reading.custody.kept(thing)]
    paths = dict.fromkeys(knowing.path for knowing in reading.knowledge.all)
    dated += [path for path in paths if reading.case.is_document(path) or reading.accounts.find(path)]
    found: dict[str, tuple[str, str]] = {}
    for id in dict.fromkeys(dated):
        zone = wording.zone_of(reading, id)
        where = f"({zone_place(zone)})" if zone else "(no zone given)"
        for number, at in enumerate(reading.times.of(id)):
            if at is None or (day := wording.day_from(at, zone, last=bool(number))) is None:
                continue
            key = wording.end(at + number)
            told = f"the {('start', 'end')[number]} of {wording.date(day)} {where}"
            start, end = found.get(key, ("", ""))
            found[key] = (start, end or told) if number else (start or told, end)
    return found


def text(found: Moment, reading: Reading) -> str:
    """A moment as plain text."""
    words = wording.when(found.span) if found.span != (None, None) else "any time"
    ranges = words.startswith(("between ", "before ", "after "))
    lines = [f"{words[:1].upper()}{words[1:]}" if ranges else f"At {words}"]
    if wording.when(found.span) != found.text:
        lines[0] += f" ({found.text})"
    for holding in found.holdings:
        lines += ["", f"Held: {wording.item_heading(reading, holding.item)}", f"  {holders(holding, reading)}"]
    for content in dict.fromkeys(known.content for known in found.knowledge):
        lines += ["", f"Known: {wording.item_heading(reading, content)}"]
        for known in found.knowledge:
            if known.content == content:
                lines.append(f"  {wording.name(reading, known.agent)}: {extents(known)}")
    if not found.holdings and not found.knowledge:
        lines += ["", "The case tells of nothing that anybody held or knew."]
    return "".join(
        f"{part}\n" for line in lines for part in textwrap.wrap(printable(line), 100, subsequent_indent="    ") or [""]
    )


def holders(holding: Holding, reading: Reading) -> str:
    """Who held a thing, in words."""
    if holding.certain:
        return f"certainly by {wording.names(reading, holding.certain)}"
    several = [wording.name(reading, one) for one in holding.possible]
    if holding.unnamed:
        several.append("somebody whom the record does not name")
    if holding.gone is Truth.YES:
        return "by nobody: it had been destroyed"
    if holding.unwritten:
        return "by nobody: it bears a later date"
    if not several:
        return "by nobody: it bears a later date, or had been destroyed"
    if holding.gone is Truth.MAYBE:
        several.append("nobody, if it had been destroyed")
    return f"possibly by {', or by '.join(several)}"


def extents(known: Known) -> str:
    """How much somebody knew, in words."""
    certain = f"certainly its {known.certain.name.lower()}" if known.certain else ""
    more = known.possible is not None and (known.certain is None or known.possible > known.certain)
    possible = f"possibly its {known.possible.name.lower()}" if more and known.possible else ""
    return ", ".join(filter(None, (certain, possible)))


def _span(reading: Reading, time: str) -> Span:
    case = reading.case
    ids = {*(document.id for document in case.documents), *(statement.id for statement in case.statements())}
    try:
        parsed = parse_time(time, ids=ids, about=case.about, year=case.year)
    except TimeError as error:
        parts = [str(error), f"expected {error.expected}" if error.expected else ""]
        parts.append(f"did you mean '{error.suggestion}'?" if error.suggestion else "")
        raise TracerError(f"TIME: {'; '.join(filter(None, parts))}") from None
    if parsed.clock is not None:
        raise TracerError(f"TIME: '{printable(time)}' names no day; expected a time such as 1990-03-21T09:00Z")
    low, high = parsed.earliest, parsed.latest
    for anchor in parsed.anchors:
        first, last = _near(reading, anchor)
        low = first if low is None else low if first is None else max(low, first)
        high = last if high is None else high if last is None else min(high, last)
    return low, high


def _near(reading: Reading, anchor: Anchor) -> Span:
    """The instants that lie so to the time of an act or document."""
    low, high = reading.times.of(anchor.ref)
    least, most = {
        "before": (None, -1), "after": (1, None), "at": (0, 0), "day after": (1, 2 * _DAY - 1),
        "day before": (1 - 2 * _DAY, -1),
    }.get(anchor.relation, (anchor.low, anchor.high))  # fmt: skip
    return None if low is None or least is None else low + least, None if high is None or most is None else high + most


def _instants(reading: Reading, span: Span) -> tuple[int, ...]:
    """Instants between which nothing that is asked for changes: one for each state in the span."""
    low, high = span
    ends = {end for one in (*_spans(reading), span) for end in one if end is not None}
    if not ends:
        return (0,)
    # At the instant of a hand-over the holder can be surer than right after it.
    around = {end + step for end in ends for step in (0, 1)}
    return tuple(sorted(at for at in around if (low is None or at >= low) and (high is None or at <= high)))


def _spans(reading: Reading) -> Iterable[Span]:
    """What is known of when anything happened on which it rests who held a thing, or knew of a content."""
    kept = [step for thing in reading.custody.told_of for step in reading.custody.kept(thing)]
    yield from (reading.times.of(step.id) for step in (*reading.flows.transfers, *kept))
    yield from (knowing.since for knowing in reading.knowledge.all)
    yield from ((reading.custody.written(thing), None) for thing in reading.custody.told_of)


def _all(reading: Reading, instants: tuple[int, ...]) -> tuple[tuple[Holding, ...], tuple[Known, ...]]:
    """Who held what and who knew how much, at every one of these instants or at some."""
    held = tuple(_held(reading, thing, instants) for thing in reading.custody.told_of)
    return held, tuple(one for content in reading.knowledge.contents for one in _known(reading, content, instants))


def _held(reading: Reading, thing: str, instants: tuple[int, ...]) -> Holding:
    states = [reading.custody.at(thing, instant) for instant in instants]
    certain = {state.certain for state in states}
    possible = tuple(dict.fromkeys(hand for state in states for hand in state.possible))
    sure = next(iter(certain)) if len(certain) == 1 else ()
    gone = agreement(state.gone for state in states)
    unwritten = all(state.unwritten for state in states)
    return Holding(thing, sure, possible, any(state.unnamed for state in states), gone, unwritten)


def _known(reading: Reading, content: str, instants: tuple[int, ...]) -> tuple[Known, ...]:
    states = [reading.knowledge.at(content, instant) for instant in instants]
    found = []
    for agent in dict.fromkeys(agent for state in states for agent in state):
        extents = [state.get(agent, (None, None)) for state in states]
        certain = [sure for sure, _ in extents if sure is not None]
        possible = [may for _, may in extents if may is not None]
        least = min(certain) if len(certain) == len(extents) else None
        found.append(Known(content, agent, least, max(possible, default=None)))
    return tuple(found)
