"""What would settle whether a chain of custody has a gap.

Of the orders in which things can have been, one without a gap is taken, and told so that nothing of it
is left open: of each hand-over who took part in it as far as that is needed, that it was, and that it came
after the one before it. If there is none of all that is told, what is only heard of is told as certain, so
that there is a gap in any. Whoever is asked may of course say otherwise; that would settle it as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

from tracer.analysis.accounts import FURTHER, Act, Hands
from tracer.analysis.chain import Chain
from tracer.analysis.chronology import Chronology
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.checks.base import Claim, Settling, Told, What, Who, told
from tracer.checks.custody_parts import Part, parts_of
from tracer.checks.telling import Telling, Version, Word, telling, time_said
from tracer.errors import CaseError
from tracer.kernel.truth import Truth

#: Whether the claims are enough is asked of chains of so many hand-overs; which of them could be spared, where those
#: that claims are on, times all, are no more.
_MOST_TRIED = 1_600
#: Of so many times it is asked whether they are of one instant or one after the other.
_MOST_TIMED = 5
#: So many ways are tried in which the times of a chain can have been.
_MOST_WAYS = 100
_Settled = tuple[Settling, ...]


def settling(reading: Reading, thing: str, handed: tuple[Transfer, ...], chain: Chain) -> _Settled:
    """The claims that leave a chain without a gap in any order, or with one in each; all of them are needed."""
    sure = _with_gap(reading, thing, handed, chain) if not chain.whole and chain.unsure else ()
    return sure or _without_gap(reading, thing, chain)


def _with_gap(reading: Reading, thing: str, handed: tuple[Transfer, ...], chain: Chain) -> _Settled:
    """That as much of what is only heard of was as cannot have been without a gap; empty if it can all have been."""

    def gap(ids: set[str]) -> bool:
        steps = tuple(replace(one, happened=Truth.YES) if one.id in ids else one for one in handed)
        return reading.chains.chain(thing, steps).unbroken is Truth.NO

    def needed(known: set[str], asked: list[str], fresh: bool) -> set[str]:
        """What of it cannot be spared, the earlier of it first (halved, as most of it can: Junker, 2004)."""
        if fresh and gap(known):
            return set()
        if len(asked) == 1:
            return {*asked}
        first, last = asked[: len(asked) // 2], asked[len(asked) // 2 :]
        early = needed(known | {*last}, first, True)
        return early | needed(known | early, last, bool(early))

    unsure = [step.id for step in chain.unsure]
    sure = needed(set(), unsure, False) if gap({*unsure}) else set()
    found = [_claims(reading, thing, Part(step, happened=True)) for step in chain.unsure if step.id in sure]
    return tuple(one for claims in found if claims is not None for one in claims.settles)


def _without_gap(reading: Reading, thing: str, chain: Chain) -> _Settled:
    """What makes of it the one order without a gap."""
    parts, receipts = parts_of(reading, thing, chain)
    few = len(parts) * sum(part.needed for part in parts) <= _MOST_TRIED
    if few:
        parts = _spared(reading, thing, _at_times(reading, thing, parts, receipts), receipts)
    claims = [_claims(reading, thing, part, tried=few) for part in parts]
    enough = len(parts) <= _MOST_TRIED and _unbroken(reading, thing, parts, claims, receipts) is not Truth.MAYBE
    if few and enough:
        claims = _fewest(reading, thing, parts, claims, receipts)
    words = [
        Settling(told("receipt_of_message", who=Who(hands), message=What(message)),
                 Claim(hands, "did", (("receive", message), ("who", hands))))
        for message, hands in receipts.items()
    ]  # fmt: skip
    settles = (*words, *(one for found in claims if found is not None for one in found.settles))
    least = enough and (few or len(settles) == 1)
    return tuple(replace(one, enough=enough, least=least) for one in settles)


def _at_times(reading: Reading, thing: str, parts: list[Part], receipts: Mapping[str, Hands]) -> list[Part]:
    """The parts at such times that nothing is left open once all is told.

    What may have been in one instant is told so where it cannot be that one came after the other; of an
    act whose accounts put it at different times one of these is told.
    """
    ways, many = list[list[Part]](), 0
    for part in parts:
        others = _otherwise(reading, part) if many < _MOST_TIMED else []
        many += bool(others)
        ways.append([part, *others])
    tried = map(list, islice(product(*ways), _MOST_WAYS))
    return next((found for found in tried if _leaves_none(reading, thing, found, receipts)), parts)


def _otherwise(reading: Reading, part: Part) -> list[Part]:
    """The same at other times."""
    found = [replace(part, at_once=not part.at_once)] if part.after else []
    if part.step.act and "when" in part.step.act.disputed:
        accounts = map(reading.accounts.statement, part.step.act.statements)
        times = dict.fromkeys(time_said(one.when) for one in accounts if one.when)
        # Told of each account, what it came after takes the place of the times that they give it.
        found += [replace(one, retold=True) for one in (part, *found) if part.after]
        found += [replace(part, after=None, time=time) for time in times if time]
    return found


def _spared(reading: Reading, thing: str, parts: list[Part], receipts: Mapping[str, Hands]) -> list[Part]:
    """The parts without what need not be told; what can be spared of one may depend on what was of another."""
    before: list[Part] = []
    while before != parts:
        before = parts
        for place in range(len(parts)):
            for spared in ({"happened": False}, {"after": None}):
                fewer = [*parts[:place], replace(parts[place], **spared), *parts[place + 1 :]]
                if fewer != parts and _leaves_none(reading, thing, fewer, receipts):
                    parts = fewer
    return parts


def _leaves_none(reading: Reading, thing: str, parts: list[Part], receipts: Mapping[str, Hands]) -> bool:
    """Whether what is told of the parts leaves no gap in any order."""
    claims = [_claims(reading, thing, part) for part in parts]
    return _unbroken(reading, thing, parts, claims, receipts) is Truth.YES


def _fewest(
    reading: Reading, thing: str, parts: list[Part], claims: list[Telling | None], receipts: Mapping[str, Hands]
) -> list[Telling | None]:  # fmt: skip
    """The claims without those that are needless, as the others decide whether there is a gap, be it that there is."""
    for place, part in enumerate(parts):
        found = claims[place]
        for word in found.words if found and not part.one_with else ():  # that two were one is told of each
            left = found.without(reading, word) if found else None
            fewer = [*claims[:place], left, *claims[place + 1 :]]
            if _unbroken(reading, thing, parts, fewer, receipts) is not Truth.MAYBE:
                claims, found = fewer, left
    return claims


def _unbroken(
    reading: Reading, thing: str, parts: list[Part], claims: list[Telling | None], receipts: Mapping[str, Hands]
) -> Truth:  # fmt: skip
    """Whether there is a gap once these claims on the parts are made."""
    steps, said = [], list[Word]()
    for part, found in zip(parts, claims, strict=True):
        act = found.act if found else part.step.act
        step = reading.flows.from_act(act) if act else None
        if step is None:
            return Truth.MAYBE
        steps.append(step)
        said += found.words if found else ()
    times = _times(reading, said)
    return reading.chains.chain(thing, tuple(steps), times, receipts).unbroken if times else Truth.MAYBE


def _times(reading: Reading, said: Sequence[Word]) -> Chronology | None:
    """The times as they would be with these words; None where they contradict each other."""
    if not any(one.account.when or one.account.amends for one in said):
        return reading.times
    accounts = [
        replace(one.account, id=f"{FURTHER}/{place}", document=f"{FURTHER}{place}") for place, one in enumerate(said)
    ]  # fmt: skip
    further = (Document(one.document, one.location, "excerpt", (one,), one.by) for one in accounts)
    try:
        return Chronology(replace(reading.case, documents=(*reading.case.documents, *further)))
    except CaseError:
        return None


def _claims(reading: Reading, thing: str, part: Part, *, tried: bool = True) -> Telling | None:
    """The claims that tell a hand-over as it is to be told; in long chains their time is not tried."""
    act, after = part.step.act, part.after
    if act is None or not part.needed:
        return None
    roles: tuple[tuple[str, str], ...] = ()
    if after is not None:
        roles = (("when", after.id if part.at_once else f"after {after.id}"),)
    elif part.time:
        roles = (("when", part.time),)
    live = [one for one in act.statements if one not in reading.accounts.withdrawn]
    accounts = map(reading.accounts.statement, live if part.time or part.retold else ())
    others = frozenset(one.id for one in accounts if one.when and time_said(one.when) != part.time)
    version = Version(part.giver, part.recipient, others, exact=True, roles=roles)

    def fits(told: Act, said: Sequence[Word]) -> bool:
        if not others <= {word.account.amends for word in said}:
            return False
        if after is not None and tried:
            times = _times(reading, said)
            if times is None or not times.never_after(after.id, act.id):
                return False
        step, link = part.step, reading.chains.link
        got, gave = replace(step, recipients=told.recipients), replace(step, givers=told.givers)
        return (
            (not part.recipient or link(got, replace(step, givers=(part.recipient,))) is Truth.YES)
            and (not part.giver or link(replace(step, recipients=(part.giver,)), gave) is Truth.YES)
            and (told.happened is Truth.YES or not part.happened and act.happened is Truth.MAYBE)
        )

    speakers = (part.recipient, part.giver, part.step.giver, part.step.recipient, act.giver, act.recipient)
    swallowed = [one.act for one in part.one_with if one.act]
    words = _told(reading, thing, part)
    found = telling(reading, act, version, words, fits, speakers, swallowed)
    if found is None and after is not None:  # accounts put it at another time
        version = replace(version, others=frozenset(act.statements))
        found = telling(reading, act, version, words, fits, speakers, swallowed)
    return replace(found, settles=tuple(map(_of_giver, found.settles))) if found else None


def _of_giver(one: Settling) -> Settling:
    """Who says that he gave it on is not asked how it came to him."""
    gave = one.told.key == "receipt_of_thing" and ("from", one.claim.author) in one.claim.act
    return replace(one, told=replace(one.told, key="handing_on")) if gave else one


def _told(reading: Reading, thing: str, part: Part) -> Told:
    """What somebody would have to say of a hand-over."""
    terms: dict[str, Who | What] = {"who": Who(()), "thing": What(thing)}
    if part.after is not None:
        terms["received"] = Who(part.after.recipient)
    if part.giver and part.recipient:
        return told("both_hands", **terms)
    if part.giver:
        return told("naming_bringer", **terms)
    if part.recipient or part.happened or part.after is None:
        return told("receipt_of_thing", **terms)
    return told("word_on_order", **terms, gave=Who(part.step.giver))
