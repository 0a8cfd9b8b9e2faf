"""What it takes to tell one act in one way: the claims that, added to its accounts, leave nothing else open.

An act is open because accounts say different things of it, because what they say is vague, or because
nobody who took part says that it was. Told in one way it is not: by a correction of each account that
has it otherwise; where none has, by the word of one who took part. Each of the claims is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tracer.analysis.accounts import FURTHER, Act, Hands
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.case.times import Time, parse_time
from tracer.checks.base import Claim, Sayings, Settling, Told, Who, told
from tracer.kernel.truth import Truth
from tracer.vocabulary import Mood, Verb

_Roles = tuple[tuple[str, str | Hands], ...]
#: What an account says of an act beside hands and time, by the keys of a case file.
_HANDS = {"through": "through", "on_behalf": "for", "present": "present", "only_in": "only in"}
_WORDS = ("via", "state", "form", "how", "before", "of", "under")


@dataclass(frozen=True, slots=True)
class Version:
    """One way in which an act can have been; empty hands: whoever the accounts name.

    Attributes:
        others: the act's accounts that put it at another time than is meant.
        exact: whether an account that names one of the hands, and not all of them, has it otherwise.
        roles: what else is to be said of it, by the keys of a case file.
    """

    giver: Hands = ()
    recipient: Hands = ()
    others: frozenset[str] = frozenset()
    exact: bool = False
    roles: _Roles = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A claim about an act, and the account of it that it would be: one that may take back another."""

    claim: Claim
    account: Statement


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that tell an act in one way, the claims that they are, and the act as they leave it."""

    words: tuple[Word, ...]
    settles: tuple[Settling, ...]
    act: Act

    def without(self, reading: Reading, word: Word) -> Telling | None:
        """The same without one of its words; None if it is the only one."""
        left = [place for place, one in enumerate(self.words) if one is not word]
        words = [self.words[place] for place in left]
        settles = tuple(self.settles[place] for place in left)
        act = _supposed(reading, reading.accounts.act(self.act.id), words)
        return Telling(tuple(words), settles, act) if words else None


def telling(
    reading: Reading, act: Act, version: Version, words: Told, fits: Callable[[Act, Sequence[Word]], bool],
    speakers: Iterable[Hands],
    one_with: Iterable[Act] = (),
) -> Telling | None:  # fmt: skip
    """The claims that tell an act in one way, and the act as they leave it; None if no claims do.

    Args:
        words: what the word of one who took part would be on.
        fits: whether an act is as it is to be told.
        speakers: whose word may be asked for, best first; last of all that of nobody in particular.
        one_with: other acts of which it is to be told that they were this one.
    """
    live = (reading.accounts.statement(one) for other in one_with for one in other.statements)
    joined = [
        _joined(reading, act, version, one) for one in live
        if one.mood is Mood.DID and one.id not in reading.accounts.withdrawn
    ]  # fmt: skip
    said = joined + [_corrected(reading, act, version, one) for one in _otherwise(reading, act, version)]

    def do(words: list[Word]) -> bool:
        return bool(words) and fits(_supposed(reading, act, words), words)

    if not do(said):
        authors = [author for hands in speakers if (author := named(reading, hands))]
        ways = (_further(reading, act, version, author) for author in dict.fromkeys((*authors, ())))
        word = next((one for one in ways if do([*said, one])), None)
        if word is None:
            return None
        said.append(word)
    for one in tuple(said):
        rest = [other for other in said if other is not one]
        if one not in joined and do(rest):
            said = rest
    return Telling(tuple(said), tuple(_settling(reading, one, words) for one in said), _supposed(reading, act, said))


def own_word(reading: Reading, act: Act) -> tuple[Settling, ...]:
    """What would settle that an act was, of which only one who was not there tells, or that is told and denied."""
    speakers = ((hand,) for hands in (*act.givers, *act.recipients) for hand in hands)
    found = telling(reading, act, Version(), told("own_word", who=Who(())), _happened, speakers)
    return found.settles if found else ()


def naming(
    reading: Reading, act: Act, words: Told, *, giver: Hands = (), recipient: Hands = (), roles: _Roles = ()
) -> tuple[Settling, ...]:  # fmt: skip
    """What would settle that it was one of these who gave or received, and that the act was.

    Where accounts name one of them, he is meant; he who took part on the other side is asked first.

    Args:
        roles: what is to be said of the act besides.
    """

    def fits(one: Act, said: Sequence[Word]) -> bool:
        sides = ((giver, one.givers), (recipient, one.recipients))
        return _happened(one, said) and any(set(roles) <= set(word.claim.act) for word in said) and all(
            reading.agents.any_satisfies(hands, wanted, at) is Truth.YES
            for wanted, several in sides if wanted for hands in several
        )

    at = reading.times.of(act.id)
    speakers = (act.giver, act.recipient) if recipient else (act.recipient, act.giver)
    # Hands that an account names already, if they are among those meant; else any of these.
    givers, recipients = (
        [*(one for one in several if wanted and reading.agents.any_satisfies(one, wanted, at) is Truth.YES), wanted]
        for wanted, several in ((giver, act.givers), (recipient, act.recipients))
    )  # fmt: skip
    versions = (Version(one, other, roles=roles) for one in givers for other in recipients)
    found = [telling(reading, act, version, words, fits, speakers) for version in versions]
    return min((one.settles for one in found if one), key=len, default=())


def _happened(act: Act, said: Sequence[Word]) -> bool:
    return act.happened is Truth.YES


def named(reading: Reading, hands: Hands) -> Hands:
    """The hands that a statement can be said to be by."""
    return tuple(hand for hand in hands if not reading.case.agent(hand).inline)


def received(reading: Reading, act: Act) -> str:
    """The role in which accounts of an act name who received: `recipient`, or `who` of what was received."""
    accounts = map(reading.accounts.statement, act.statements)
    return "who" if act.verb is Verb.RECEIVE and not any(one.recipient for one in accounts) else "recipient"


def _to(reading: Reading, act: Act) -> str:
    return "who" if received(reading, act) == "who" else "to"


def otherwise(reading: Reading, version: Version, told: Hands, wanted: Hands) -> bool:
    """Whether hands that an account names are others than the wanted ones."""
    if not told or not wanted or told == wanted or reading.accounts.refines(wanted, told):
        return False
    inside = all(any(reading.agents.satisfies(one, other) is Truth.YES for other in wanted) for one in told)
    return version.exact or not inside


def _otherwise(reading: Reading, act: Act, version: Version) -> list[Statement]:
    """The accounts that have the act otherwise."""
    role = received(reading, act)
    return [
        one for one in map(reading.accounts.statement, act.statements)
        if one.id not in reading.accounts.withdrawn and (
            one.mood is Mood.DID_NOT or one.id in version.others
            or otherwise(reading, version, one.giver, version.giver)
            or otherwise(reading, version, getattr(one, role), version.recipient)
        )
    ]  # fmt: skip


def _supposed(reading: Reading, act: Act, said: list[Word]) -> Act:
    taken = {one.account.amends for one in said if one.account.amends}
    return reading.accounts.supposing(act, taken, [one.account for one in said])


def _further(reading: Reading, act: Act, version: Version, author: Hands) -> Word:
    """The word of somebody on the act, as far as it is open."""
    roles = _parts(reading, act, version)
    if not any(key in ("from", "to", "who") for key, _ in roles):
        # That it was so he says of his own part.
        for key, several in (("from", act.givers), (_to(reading, act), act.recipients)):
            if author and len(several) == 1 and set(author) <= set(several[0]):
                roles = (*roles, (key, author))
                break
    claim = _claim(reading, author, act, roles)
    return Word(claim, _account(reading, act, roles, author))


def _joined(reading: Reading, act: Act, version: Version, account: Statement) -> Word:
    """An account of another act as its author would give it, were it of this one."""
    author = _author(reading, account)
    roles = _parts(reading, act, version)
    claim = _claim(reading, author, act, roles, (("amends", account.id),))
    return Word(claim, _account(reading, act, roles, author, account))


def _author(reading: Reading, account: Statement) -> Hands:
    """Who could correct an account."""
    document, known = reading.case.document(account.document), {agent.id for agent in reading.case.agents}
    return document.author or tuple(one for one in (account.by or document.by) if one in known)


def _corrected(reading: Reading, act: Act, version: Version, account: Statement) -> Word:
    """An account as its author would give it, were it otherwise only in what is wrong."""
    author, roles, own_time = _author(reading, account), _parts(reading, act, version), False
    if account.mood is Mood.DID:
        told = {key for key, _ in roles}
        kept = dict(_kept(reading, account))
        if "when" in kept and account.id not in version.others:
            own_time = True
            told.discard("when")  # its own time stands: what it came after is for another to say
            roles = tuple(part for part in roles if part[0] != "when")
        roles = (*roles, *(part for part in kept.items() if part[0] not in told))
    claim = _claim(reading, author, act, roles, (("amends", account.id),))
    told_as = _account(reading, act, roles, author, account)
    if own_time:
        told_as = replace(told_as, when=account.when)
    return Word(claim, replace(told_as, state=account.state, extent=account.extent))


def _parts(reading: Reading, act: Act, version: Version) -> _Roles:
    hands = (("from", version.giver), (_to(reading, act), version.recipient))
    return (*((key, one) for key, one in hands if one), *version.roles)


def _claim(
    reading: Reading, author: Hands, act: Act, roles: _Roles, frame: tuple[tuple[str, str], ...] = ()
) -> Claim:  # fmt: skip
    def written(said: str | Hands) -> str | Hands:
        return said if isinstance(said, str) else tuple(_written(reading, hand) for hand in said)

    return Claim(author, "did", (("same", act.id), *((key, written(said)) for key, said in roles)), frame)


def _account(
    reading: Reading, act: Act, roles: _Roles, author: Hands, corrected: Statement | None = None
) -> Statement:  # fmt: skip
    """A claim as an account of the act."""

    def hands(key: str) -> Hands:
        return next((one for name, one in roles if name == key and not isinstance(one, str)), ())

    def text(key: str) -> str | None:
        return next((one for name, one in roles if name == key and isinstance(one, str)), None)

    when = text("when")
    ids = [one for one in (when or "").split() if reading.case.is_document(one) or one in reading.accounts.root]
    return Statement(
        id=f"{act.id}/{'+'.join(author)}", document=FURTHER, mood=Mood.DID, location=act.location, same=act.id,
        giver=hands("from"), recipient=hands("to"), who=hands("who"), by=author, under=text("under"),
        personally=text("personally") is not None or None, when=parse_time(when, ids=ids) if when else None,
        amends=corrected.id if corrected else None,
    )  # fmt: skip


def _kept(reading: Reading, account: Statement) -> Iterable[tuple[str, str | Hands]]:
    """What an account says of the act, by the keys of a case file."""
    for role, key in (("giver", "from"), ("recipient", "to"), ("who", "who"), *_HANDS.items()):
        if hands := getattr(account, role):
            yield key, hands
    for key in _WORDS:
        if text := getattr(account, key):
            yield key, text
    if account.extent:
        yield "extent", account.extent.name.lower()
    if account.personally:
        yield "personally", "true"
    if account.when and (text := time_said(account.when)):
        yield "when", text


def time_said(time: Time) -> str:
    """A time as any document can have it; a clock without a date only its own can."""
    if time.clock is not None:
        return ""
    if time.anchors or time.zone is None or re.search(r"\dZ", time.text) or time.zone in time.text:
        return time.text
    open_end = "/.." if time.text.endswith("/..") else ""
    return f"{time.text.removesuffix(open_end)} {time.zone}{open_end}"


def _written(reading: Reading, hand: str) -> str:
    """A hand as a statement has it."""
    agent = reading.case.agent(hand)
    return agent.id if not agent.inline else f"one of {agent.one_of}" if agent.one_of else "someone"


def _settling(reading: Reading, one: Word, words: Told) -> Settling:
    corrected = Sayings((one.account.amends,)) if one.account.amends else None
    if corrected is not None and words.key == "own_word":
        return Settling(told("correction", who=Who(one.claim.author), account=corrected), one.claim)
    if any(name == "who" for name, _ in words.terms):
        words = replace(words, terms=tuple((name, Who(one.claim.author) if name == "who" else term)
                                           for name, term in words.terms))  # fmt: skip
    if corrected is not None:
        words = replace(words, terms=(*words.terms, ("corrected", corrected)))
    return Settling(words, one.claim)
