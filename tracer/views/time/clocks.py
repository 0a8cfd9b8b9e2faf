"""When, in words and on the clocks of those who took part, never surer than the documents are."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.times import Time, to_datetime
from tracer.views.time.timeline import ANY_DAY, Stop, Timeline
from tracer.wording.dates import as_written, zone_place

_DAY_ALONE = re.compile(r"\d{4}-\d\d-\d\d(?: [A-Z]\w+/[\w/+-]+)?")
#: Days as a document writes them: one, or from one to another, with or without a zone.
_DAYS = re.compile(r"(?P<first>\d{4}-\d\d-\d\d|\.\.)(?:/(?P<last>\d{4}-\d\d-\d\d|\.\.))?(?P<zone> [A-Z]\w+/[\w/+-]+)?")
_HOUR = re.compile(r"\d\d:\d\d")
#: Stops, or runs of them, that are named where their order is not recorded; of more there is only said that there are.
_NAMED = 6
_DAY, _HOURS, _MINUTE = 86_400_000_000, 3_600_000_000, 60_000_000
#: No stretch that is longer than some of these is drawn unbroken, though all others are as long, or there is no other.
_LONG = 7 * _DAY
#: Microseconds that a chain of acts, each after the one before, may lie off a time.
_NEAR = 1000


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: the zone, its place, and whose it is (empty for UTC)."""

    zone: str
    place: str
    whose: str = ""

    def date(self, instant: int) -> str:
        """The day that it showed."""
        return wording.date(to_datetime(instant, self.zone))

    def time(self, instant: int) -> str:
        """The hour that it showed."""
        at = to_datetime(instant, self.zone)
        if self.zone == "UTC":
            return f"{at:%H%M}Z" if at.second == 0 else f"{at:%H%M:%S}Z"
        return f"{at:%H:%M}" if at.second == 0 else f"{at:%H:%M:%S}"

    def offsets(self, instants: Iterable[int]) -> str:
        """How it differed from UTC at these instants, e.g. `EST, UTC−5`."""
        found = []
        for instant in instants:
            at = to_datetime(instant, self.zone)
            minutes = round((at.utcoffset() or at - at).total_seconds() / 60)
            sign, (hours, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
            offset = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
            name = at.tzname() or ""
            found.append(f"{name}, {offset}" if name.isalpha() else offset)
        return " / ".join(dict.fromkeys(found))


def clocks(reading: Reading) -> tuple[Clock, ...]:
    """The clocks of the sender, UTC, and of the receiver, as far as the case gives their zones.

    Where it gives none for the first or the last hand, the next one's stands for it, under its own name.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> [clock.place for clock in clocks(read(tracer.load(tracer.example("bush-gorbachev-1990"))))]
        ['UTC', 'Moscow']
    """
    zones: dict[str, str] = {}
    ordered = [reading.departures.hands(route) for route in reading.departures.routes]
    moved = [hand for t in reading.flows.transfers for hand in (*t.giver, *t.recipient)]
    hands = dict.fromkeys([*(hand for route in ordered for hands in route for hand in hands), *moved])
    starts = {hand for route in ordered for hand in route[0]}
    for hand in hands:
        for agent in (hand, *reading.agents.bodies(hand)):
            zone = reading.case.agent(agent).zone
            if zone not in (None, "UTC", "Z"):
                zones.setdefault(str(zone), agent)
                if hand in starts or hand == next(iter(hands)):
                    starts.add(agent)
                break
    several = [Clock(zone, zone_place(zone), wording.plain_name(reading, agent)) for zone, agent in zones.items()]
    utc = Clock("UTC", "UTC")
    if not several:
        return (utc,)
    if len(several) == 1:
        sender = zones[several[0].zone] in starts
        return (several[0], utc) if sender else (utc, several[0])
    ends = [hand for route in reading.departures.routes for hand in route[-1].recipient]
    far = [zone for hand in ends for agent in (hand, *reading.agents.bodies(hand))
           if (zone := reading.case.agent(agent).zone) in zones and zone != several[0].zone]  # fmt: skip
    last = next((clock for clock in several if far and clock.zone == far[0]), several[1])
    return several[0], utc, last


def told(reading: Reading, stop: Stop) -> tuple[str, ...]:
    """When an event without a clock was, in a few lines: as written, or between what bounds it."""
    texts = _written(reading, stop)
    if texts:
        exact = "hour" if all(map(_DAY_ALONE.fullmatch, texts)) else "exact time"
        said = " or ".join(as_written(text) for text in texts)
        return (said + (", as accounts differ" if len(texts) > 1 else ""), f"{exact} not recorded")
    bounds = _bounds(reading, stop)
    if clocked := _clocked(reading, stop):
        return (f"{' or '.join(map(as_written, clocked))}, as accounts differ", *bounds)
    return ("time not recorded", *bounds)


def doubt(line: Timeline, number: int, badges: Mapping[str, str]) -> tuple[str, ...]:
    """Against which other stops the order of one without a clock is not recorded, by what is written at them."""
    stops, named = line.stops, list[list[str]]()
    for other in line.open_against(number):
        own = [badges[event] for event in stops[other].events if event in badges]
        if own or stops[other].instant is None:  # a clock at which nothing is written is no stop for a reader
            named.append([badge for badge in own if badge[0].isdecimal()] or own)
    if not named:
        return ()
    runs = _runs(sorted({badge for own in named for badge in own}, key=_natural)) if all(named) else []
    if len(runs) > _NAMED or not runs:
        runs = ["several others" if len(named) > 1 else "another"]  # how many would read as a number of the channel
    return (f"before or after {', '.join(runs)}: not recorded",)


def _runs(badges: Iterable[str]) -> list[str]:
    """Sorted badges, of three numbers or more that follow each other the first and the last.

    Example:
        >>> _runs(["1", "2", "4", "5 D1", "6", "A"])
        ['1', '2', '4 to 6', 'A']
    """
    runs: list[list[str]] = []
    for badge in badges:
        one, last = (re.match(r"\d+", words) for words in (badge, runs[-1][-1] if runs else ""))
        if one and last and int(one[0]) == int(last[0]) + 1:
            runs[-1].append(badge)
        else:
            runs.append([badge])
    return [
        words for run in runs
        for words in ([f"{_number(run[0])} to {_number(run[-1])}"] if len(run) > 2 else map(_number, run))
    ]  # fmt: skip


def _number(badge: str) -> str:
    """A badge without the codes behind its number."""
    digits = re.match(r"\d+", badge)
    return digits[0] if digits else badge


def dated(reading: Reading, stop: Stop) -> bool:
    """Whether a document dates it to an instant or a day, by the word of one who is shown to have been there."""
    low, high = stop.span
    if low is None or high is None or stop.of is None:
        return False
    act = reading.accounts.find(stop.of)
    timed = [one for id in act.statements if (one := reading.accounts.statement(id)).when] if act else []
    if timed and all(reading.accounts.witness(one).heard for one in timed):
        return False
    return low == high or (high - low <= ANY_DAY and bool(_written(reading, stop)))


def spoken(reading: Reading, stop: Stop) -> str:
    """When a stop was, so that it can follow "from" or "until"."""
    if day := ended(reading, stop):
        return f"the end of {day}"
    when = wording.when(stop.span, reading.times.zone(stop.of) if stop.of else None)
    if not when.startswith(("before ", "after ", "between ")):
        return when
    bounds = " and ".join(_bounds(reading, stop))
    return f"a time {bounds if 'no ' in bounds else when}"


def earliest(reading: Reading, stop: Stop) -> str:
    """The earliest that a stop can have been, so that it can follow "from"."""
    return f"a time {_bounds(reading, stop)[0]}" if stop.span[0] is not None else ""


def ended(reading: Reading, stop: Stop) -> str:
    """The day of a document that ends at an instant at which nothing happened; empty for any other stop."""
    return _day(reading, stop.instant, last=True) if stop.of is None and stop.instant is not None else ""


def quiet(one: Stop, other: Stop) -> str:
    """How much later the next stop was than one; empty where that is not known or nothing."""
    (a, b), (c, d) = one.span, other.span
    if a is None or b is None or c is None or d is None or c - b <= 0:
        return ""
    if a == b and c == d:
        return f"{wording.lasting((c - b) // 1_000_000, (c - b) // 1_000_000)} later"
    if d - a <= 2 * _DAY:  # to the hour: of some hours "up to a day" says too little
        low, high = 3600 * ((c - b + _NEAR) // _HOURS), -3600 * ((_NEAR + a - d) // _HOURS)
        return f"{wording.lasting(low, high) if low else f'up to {wording.lasting(high, high)}'} later"
    least, most = max(0, (c - b) // _DAY), math.ceil((d - a) / _DAY)
    return f"{least} to {most} days later" if least else f"up to {most} day{'s' * (most != 1)} later"


def usual(lengths: Iterable[int]) -> float:
    """The length by which the quiet stretches of a drawing are drawn: the middle one of theirs, but a week at most.

    Example:
        >>> usual([0, 60, 3600]), usual([364 * 86_400_000_000]) == 7 * 86_400_000_000
        (1830.0, True)
    """
    told = [length for length in lengths if length]
    return min(statistics.median(told), _LONG) if told else 1.0


def _natural(badge: str) -> tuple[bool, int, str]:
    """Sorts numbers by their value, then letters."""
    digits = re.match(r"\d+", badge)
    return digits is None, int(digits[0]) if digits else 0, badge


def _bounds(reading: Reading, stop: Stop) -> list[str]:
    """What a stop lies between: days as days, for no document gives their first or last instant."""
    low, high = stop.span
    first = _day(reading, low, last=False) if low is not None else ""
    last = _day(reading, high, last=True) if high is not None else ""
    if first and first == last:
        return [f"no earlier nor later than {first}"]
    bounds = [f"no earlier than {first}" if first else f"after {_whole(low, -1)}"] if low is not None else []
    return bounds + ([f"no later than {last}" if last else f"before {_whole(high, 1)}"] if high is not None else [])


def _day(reading: Reading, instant: int, *, last: bool) -> str:
    """The day, as a document writes it, that begins or ends at an instant; empty if none does."""
    case = reading.case
    for time in (*(d.date for d in case.documents), *(s.when for s in case.statements())):
        bound = None if time is None else time.latest if last else time.earliest
        if time is None or bound is None or abs(bound - instant) > _NEAR or not (days := _DAYS.fullmatch(time.text)):
            continue
        return as_written((days["last"] if last and days["last"] else days["first"]) + (days["zone"] or ""))
    return ""


def _whole(instant: int, step: int) -> str:
    """An end of a span in words: one some microseconds before or after a whole minute is that minute's."""
    off = -step * instant % _MINUTE
    return wording.instant(instant + step * off if off <= _NEAR else instant)


def _written(reading: Reading, stop: Stop) -> tuple[str, ...]:
    """The times that documents give for it, if they bound it on both sides by themselves."""
    found = [t.text for t in _times(reading, stop) if t.earliest is not None and t.latest is not None]
    return tuple(dict.fromkeys(found))


def _clocked(reading: Reading, stop: Stop) -> tuple[str, ...]:
    """The hours that accounts of it give without a day."""
    return tuple(dict.fromkeys(t.text for t in _times(reading, stop) if _HOUR.match(t.text)))


def _times(reading: Reading, stop: Stop) -> list[Time]:
    if stop.of is None:
        return []
    if reading.case.is_document(stop.of):
        times = [reading.case.document(stop.of).date]
    else:
        act = reading.accounts.find(stop.of)
        ids = act.statements if act else (stop.of,)
        times = [reading.accounts.statement(id).when for id in ids]
    return [time for time in times if time is not None]
