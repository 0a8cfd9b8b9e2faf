"""How much of a content each knew from stop to stop, certainly and possibly, and by which path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.knowledge import Knowing
from tracer.analysis.reading import Reading
from tracer.kernel.truth import Truth
from tracer.views.sketch.messages import ARRIVAL
from tracer.views.time.timeline import Event, Timeline
from tracer.vocabulary import Extent, Verb

_SECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """That an agent's knowledge was the same from one stop to another.

    Attributes:
        start, end: positions in the timeline, the end no longer included; 0 for from before the first stop, and
            one more than the last position for until after the last.
        certain: how much was known in every way things can have been; `possible` in some.
    """

    agent: str
    start: int
    end: int
    certain: Extent | None
    possible: Extent | None


def events(reading: Reading, content: str) -> tuple[Event, ...]:
    """What changed who knew of a content: the acts and messages by which it was learned, and answers to those.

    Also the date of a paper before which nobody can have known by it.
    """
    case = reading.case
    statements = {statement.id for statement in case.statements()}
    knowings = [k for k in reading.knowledge.all if k.content == content]
    timed = [k.path for k in knowings if k.path in statements or case.is_document(k.path)]
    answers = [d.id for d in case.documents if set(d.answers) & set(timed)]
    papers = [paper for k in knowings for paper in _papers(reading, k)]
    return tuple(Event(id, id) for id in dict.fromkeys([*timed, *answers, *papers]))


def by_then(reading: Reading, content: str) -> tuple[Event, ...]:
    """The instants by which somebody had certainly learned of it, where no act or message shows that.

    Beside one of them an act may have its place no more: then there is another.
    """
    told, found = events(reading, content), set[int]()
    while more := _unshown(Timeline(reading, [*told, *_marks(found)]), reading, content):
        found |= more
    return tuple(_marks(found))


def _marks(instants: Iterable[int]) -> Iterable[Event]:
    return (Event(f"by {instant}", at=instant) for instant in sorted(instants))


def _unshown(line: Timeline, reading: Reading, content: str) -> set[int]:
    """Those that no stop of a timeline shows."""
    shown = {stop.instant for stop in line.stops}
    sure = [k for k in reading.knowledge.all if k.content == content and k.certain is Truth.YES]
    found: set[int] = set()
    for one in sure:
        if one.since[1] is None or _own(line, reading, one):
            continue
        end = _whole(one.since[1])
        if end in shown:
            continue
        better = (k.since[1] for k in sure if k.agent == one.agent and k.extent >= one.extent)
        if not any(other is not None and _whole(other) < end for other in better):
            found.add(end)
    return found


def stretches(reading: Reading, line: Timeline, content: str) -> tuple[Stretch, ...]:
    """What each agent knew of a content, agent by agent.

    Args:
        line: has the events of this content.
    """
    knowings = [k for k in reading.knowledge.all if k.content == content]
    found: list[Stretch] = []
    for agent in dict.fromkeys(k.agent for k in knowings):
        own = [(k, *_reach(line, reading, k)) for k in knowings if k.agent == agent]
        states = [_state(own, position) for position in range(2 * len(line.stops) + 1)]
        begun = 0
        for number in range(1, len(states) + 1):
            if number < len(states) and states[number] == states[begun]:
                continue
            certain, possible = states[begun]
            if possible is not None:
                found.append(Stretch(agent, begun, number, certain, possible))
            begun = number
    first: dict[str, int] = {}
    for one in found:
        first.setdefault(one.agent, one.start)  # the earliest, as they are found in order
    return tuple(sorted(found, key=lambda one: first[one.agent]))


def paths(reading: Reading, content: str, agent: str, shown: Extent | None) -> Iterable[tuple[str, str | None]]:
    """How it is known that an agent knew so much, in words, and the act or document that shows it.

    Args:
        shown: how much the diagram shows as certainly known in the end; of more nothing tells since when.
    """
    by_path: dict[str, list[Knowing]] = {}
    for knowing in reading.knowledge.of(agent, content):
        by_path.setdefault(knowing.path, []).append(knowing)
    for path, several in by_path.items():
        extents = []
        for word, sure in (("certainly", Truth.YES), ("possibly", Truth.MAYBE)):
            extent = max((k.extent for k in several if k.certain is sure), default=None)
            if extent is not None:
                open_ = sure is Truth.YES and (shown is None or extent > shown)
                extents.append(f"{word} the {extent.name.lower()}" + (" (since when is not recorded)" if open_ else ""))
        yield f"{', '.join(extents)}: {_way(reading, agent, content, path)}", path


def _reach(line: Timeline, reading: Reading, knowing: Knowing) -> tuple[int, int | None]:
    """The position from which it is possible, and that from which it is certain, if ever."""
    low, high = knowing.since
    begun = [0 if low is None else line.not_after(low)]
    begun += [line.of(paper)[0] for paper in _papers(reading, knowing) if line.holds(paper)]
    if not line.holds(knowing.path):
        return max(begun), (None if high is None else line.not_before(high))
    first, last = line.of(knowing.path)
    if low == reading.times.of(knowing.path)[0] and not _before(reading, knowing):
        begun.append(first)
    ends = [] if high is None else [line.not_before(high)]
    # An act that no time bounds still has its place; of one that may have come after others its bound alone tells.
    ends += [last] if _own(line, reading, knowing) or (high is None and _with(reading, knowing)) else []
    return max(begun), min(ends, default=None)


def _before(reading: Reading, knowing: Knowing) -> bool:
    """Whether he can have known it before that happened which shows it: who gives or tells it had it."""
    act = reading.accounts.find(knowing.path)
    return act is not None and (knowing.agent in act.giver or act.verb is Verb.KNOW)


def _papers(reading: Reading, knowing: Knowing) -> list[str]:
    """The dated papers that have to have been written for that."""
    case, act = reading.case, reading.accounts.find(knowing.path)
    found = [case.document(knowing.content)] if case.is_document(knowing.content) else []
    if act is not None and act.item is not None and act.verb is not Verb.TELL and knowing.agent in act.giver:
        found += [paper] if (paper := case.paper(act.item)) else []
    low = knowing.since[0]
    return [one.id for one in found if low is not None and reading.times.of(one.id)[0] == low]


def _with(reading: Reading, knowing: Knowing) -> bool:
    """Whether it was learned when that happened which shows it: the receipt of a message is another act than it."""
    high = knowing.since[1]
    same = high == reading.times.of(knowing.path)[1]
    return same and (high is not None or not reading.case.is_document(knowing.path))


def _whole(instant: int) -> int:
    """The end of a span, from the next whole second on: a day ends at midnight, what came before a time, with it."""
    return -(-instant // _SECOND) * _SECOND


def _own(line: Timeline, reading: Reading, knowing: Knowing) -> bool:
    """Whether it was learned at a stop that has one place."""
    if not line.holds(knowing.path) or not _with(reading, knowing):
        return False
    return line.of(knowing.path)[1] == line.position(knowing.path)


def _state(
    knowings: list[tuple[Knowing, int, int | None]], position: int
) -> tuple[Extent | None, Extent | None]:  # fmt: skip
    may = [k.extent for k, start, _ in knowings if start <= position]
    sure = [
        k.extent for k, _, end in knowings if k.certain is Truth.YES and end is not None and end <= position
    ]  # fmt: skip
    return max(sure, default=None), max(may, default=None)


def _listed(documents: Iterable[str]) -> str:
    return ", ".join(f"[{one}]" for one in documents)


def _way(reading: Reading, agent: str, content: str, path: str) -> str:
    """By which way it was learned."""
    if reading.case.is_document(path):
        document = reading.case.document(path)
        if agent in document.author:
            brought = content in reading.items.contents(path) or not document.answers
            return f"sent it [{path}]" if brought else f"answered {_listed(document.answers)} in [{path}]"
        author = wording.names(reading, document.author)
        came = [one for one in reading.flows.of(content) if one.id == path]
        if any(agent in one.recipient for one in came) and not _only_sent(reading, content, path):
            return f"from {author} [{path}]"
        so_far = "that it came so far is not recorded" if any(one.arrival != "unsaid" for one in came) else ARRIVAL
        return f"sent by {author}, {ARRIVAL if agent in document.copies else so_far} [{path}]"
    act = reading.accounts.find(path)
    if act is None:
        return "whose words it is"
    place = f"[{act.document}]"
    given = agent in act.giver
    match act.verb:
        case Verb.TELL | Verb.SHOW:
            verb = "told" if act.verb is Verb.TELL else "shown"
            if given:
                did = "told" if act.verb is Verb.TELL else "showed"
                return f"{did} it to {wording.names(reading, act.recipient)} {place}"
            if agent in act.present:
                return f"present when it was {verb} {place}"
            return f"{verb} it by {wording.names(reading, act.giver)} {place}"
        case Verb.READ | Verb.MAKE:
            return f"{'read' if act.verb is Verb.READ else 'made'} it {place}"
        case Verb.KNOW:
            return f"said to know of it {place}"
    item = wording.item_name(reading, act.item) if act.item else "it"
    if given:
        did = "sent" if act.verb is Verb.SEND else "gave"
        return f"{did} {item}{f' to {wording.names(reading, act.recipient)}' if act.recipient else ''} {place}"
    if _only_sent(reading, content, path):
        return f"sent {item} by {wording.names(reading, act.giver)}, {ARRIVAL} {place}"
    return f"had {item} from {wording.names(reading, act.giver)} {place}"


def _only_sent(reading: Reading, content: str, path: str) -> bool:
    """Whether it is told that something left, and not that it came."""
    return any(one.id == path and one.arrival == "unsaid" for one in reading.flows.of(content))
