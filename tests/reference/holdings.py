"""Who held the paper and who knew the letter, by looking at every world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, permutations, product

from tests.reference.people import Somebody, listed
from tests.reference.worlds import FAR, HOUR, Worlds, span

EXTENTS = ("existence", "subject", "gist", "text")
CLOSED = ("sealed", "unopened", "closed", "resealed")


def moments(worlds: Worlds) -> tuple[int, ...]:
    """Instants at which something may change, and some between, before and behind."""
    ends: set[int] = set()
    for header in worlds.documents.values():
        if "date" in header:
            ends |= set(span(header["date"]))
    for spans in worlds.times.values():
        ends |= {end for one in spans for end in one if abs(end) < FAR}
    ordered = sorted(ends)
    between = {(a + b) // 2 for a, b in pairwise(ordered)}
    return tuple(sorted(ends | between | {ordered[0] - 24 * HOUR, ordered[-1] + 24 * HOUR}))


def happenings(worlds: Worlds, acts: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Every set of these acts that can have been all that happened."""
    unsure = [id for id in acts if not worlds.certain[id]]
    for answers in product((True, False), repeat=len(unsure)):
        yield frozenset(acts) - {id for id, answer in zip(unsure, answers, strict=True) if not answer}


def transfers(worlds: Worlds) -> tuple[str, ...]:
    """The acts by which the paper moved."""
    return tuple(id for id, act in worlds.acts.items() if act.moves_thing)


def lines(blocks: tuple[frozenset[str], ...], real: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The orders in which acts can have followed each other; at one instant in any."""
    for parts in product(*(tuple(permutations(sorted(block & real))) for block in blocks)):
        yield tuple(id for part in parts for id in part)


def custody(worlds: Worlds, moment: int, just_now: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Who certainly and who possibly held the paper at a moment, as the documents name them.

    Args:
        just_now: whether he who received it at this very moment is the holder, whoever gave it on
            later; else he is only one of two who may be, where another gave it on. The rules allow both.
    """
    sure: set[str | None] = set()
    possible: set[str] = set()
    for last, after, exact in _edges(worlds, moment):
        got = {choice.written for choice in worlds.choices[last, "to"]} if last else {None}
        gave = {choice.written for choice in worlds.choices[after, "from"]} if after else {None}
        for holder, giver in product(got, gave):
            alone = exact and holder is not None and (just_now or after is None)
            sure.add(holder if alone or (after and holder == giver) else None)
            possible |= {one for one in ((holder,) if alone else (holder, giver)) if one}
    certain = {one for one in sure if one} if len(sure) == 1 else set()
    return frozenset(certain), frozenset(possible)


def _edges(worlds: Worlds, moment: int) -> frozenset[tuple[str | None, str | None, bool]]:
    """In each world: the last transfer up to the moment, the first after it, whether the last was at it."""
    found: set[tuple[str | None, str | None, bool]] = set()
    acts = transfers(worlds)
    for blocks in worlds.sequences(acts, moment):
        here = next(number for number, block in enumerate(blocks) if "now" in block)
        for real in happenings(worlds, acts):
            for past, future in product(lines(blocks[: here + 1], real), lines(blocks[here + 1 :], real)):
                last, after = (past[-1] if past else None), (future[0] if future else None)
                found.add((last, after, last in blocks[here]))
    return frozenset(found)


def knowledge(worlds: Worlds, moment: int) -> dict[str, tuple[int, int]]:
    """For each hand that is no body: how much of the letter it certainly and possibly knew (0 nothing, 4 the text).

    What was told to it, what it was given, what it gave or may have held before.
    """
    acts = tuple(worlds.acts)
    done = set()
    for blocks in worlds.sequences(acts, moment):
        here = next(number for number, block in enumerate(blocks) if "now" in block)
        past, future = (frozenset[str]().union(*some) for some in (blocks[: here + 1], blocks[here + 1 :]))
        done |= {(past & real, future & real) for real in happenings(worlds, acts)}
    hands = {choice.written for choices in worlds.choices.values() for choice in choices if choice.written}
    found: dict[str, tuple[int, int]] = {}
    for hand in hands - worlds.people.bodies:
        answers = [_learnt(worlds, hand, past, future) for past, future in done]
        found[hand] = (min(low for low, _ in answers), max(high for _, high in answers))
    return found


def _learnt(worlds: Worlds, hand: str, past: frozenset[str], future: frozenset[str]) -> tuple[int, int]:
    """Least and most that a hand learnt by these acts, whichever account is right; a giver may have known before."""
    least, most = 0, 0
    for id, role in [(id, role) for id in past for role in ("to", "from")] + [(id, "from") for id in future]:
        answers = {choice.written == hand for choice in worlds.choices[id, role]}
        low, high = _brought(worlds, id)
        least = max(least, low if answers == {True} and id in past else 0)
        most = max(most, high if True in answers else 0)
    return least, most


def _brought(worlds: Worlds, id: str) -> tuple[int, int]:
    """Least and most that an act brought to its recipient, or shows that its giver had."""
    act = worlds.acts[id]
    if act.verb == "tell":
        extent = EXTENTS.index(act.first.get("extent", "existence")) + 1
        return extent, extent
    return 1, (1 if act.first.get("state") in CLOSED else 4)


def gap(worlds: Worlds) -> set[str]:
    """TR101 for the paper (R15): the verdicts under every reading of where the chain starts.

    At one instant it goes from hand to hand: of the orders of what is done then one that fits is taken. Where
    several fit, as when it goes to and fro, the rules do not say which, so that it may be left open.
    """
    found = {_gap(worlds, start) for start in _starts(worlds)}
    several = any(len(block & frozenset(transfers(worlds))) > 1 and _to_and_fro(worlds, block)
                  for blocks in worlds.sequences(transfers(worlds)) for block in blocks)  # fmt: skip
    return found | ({"cannot tell"} if several else set())


def _to_and_fro(worlds: Worlds, block: frozenset[str]) -> bool:
    return len(block) > 2 or all(
        worlds.choices[one, "to"][0].written == worlds.choices[other, "from"][0].written
        for one, other in permutations(block, 2)
    )


def _gap(worlds: Worlds, start: frozenset[Somebody] | None) -> str:
    """The verdict where the chain starts at one of `start`, or at the first recorded hand (None)."""
    acts, answers = transfers(worlds), set()
    for known in worlds.assignments():
        for blocks in worlds.sequences(acts):
            for real in happenings(worlds, acts):
                lines_of = [_broken(worlds, line, start, known) for line in lines(blocks, real)]
                answers |= {False} if {False} in lines_of else set().union(*lines_of)
    return "cannot tell" if len(answers) > 1 else "noted" if True in answers else "clear"


def _broken(
    worlds: Worlds, line: tuple[str, ...], start: frozenset[Somebody] | None, known: Mapping[str, Somebody]
) -> set[bool]:
    """Whether a giver is not the holder before him, in some filling of this order of acts."""
    joints = []
    if start is not None and line:
        joints.append({_apart(worlds, one, line[0], known) for one in start})
    for last, after in pairwise(line):
        holders = {one for _, one in worlds.options((last, "to"), known)}
        joints.append({_apart(worlds, one, after, known) for one in holders})
    each = [set().union(*joint) for joint in joints]
    return ({False} if all(False in answers for answers in each) else set()) | (
        {True} if any(True in answers for answers in each) else set()
    )


def _apart(worlds: Worlds, holder: Somebody, after: str, known: Mapping[str, Somebody]) -> frozenset[bool]:
    """Whether the next giver is another than the holder; a body is the holder's own where it contains him."""
    return frozenset(
        one != holder and choice.written not in holder.bodies for choice, one in worlds.options((after, "from"), known)
    )


def _starts(worlds: Worlds) -> list[frozenset[Somebody] | None]:
    """R15: the order starts the chain at a member of the addressee's body, or at whom of it receipt is shown for."""
    order, people = worlds.documents["order"], worlds.people
    addressee = order["to"]
    acts = transfers(worlds)
    firsts = {
        id for blocks in worlds.sequences(acts) for real in happenings(worlds, acts)
        for id in next((block & real for block in blocks if block & real), frozenset())
    }  # fmt: skip
    answered = [header for header in worlds.documents.values() if "order" in listed(header.get("answers"))]
    shown = {header["from"] for header in answered if "from" in header}
    shown = {one for one in shown if one == addressee or people.inside(one) & people.inside(addressee)}
    bodies = (addressee,) if addressee in people.bodies else listed(people.who[addressee].get("in"))
    if shown:
        starts: list[frozenset[Somebody] | None] = [people.fillings(one) for one in shown]
    elif bodies:
        starts = [frozenset(one for body in bodies for one in people.members(body))]
        if any(choice.written == addressee for id in firsts for choice in worlds.choices[id, "from"]):
            starts.append(people.fillings(addressee))
    else:
        starts = [people.fillings(addressee), None]
    issuer = people.person(order["from"])
    for id in firsts:
        early = worlds.compare(id, "order") != {"after"}
        givers = {one for choice in worlds.choices[id, "from"] for one in choice.who}
        if early or issuer in givers or not any(start and start & givers for start in starts):
            starts.append(None)
    return starts
