"""conflict: documents contradict each other on one act.

What it finds: for each act that several accounts tell, on what they contradict each other, and
how many of them are independent: an account that rests on another is counted with it, and
so is the second word of one witness.

Why it matters: the worth of testimony lies in its independence (diplomatics and source
criticism); a contradiction left standing is worth more than a choice that nothing supports.

Applies when: an act is told by more than one statement, or told and denied, or times of
several documents exclude each other.

Example: a telegram says that an officer handed it over, a later one names another: noted; what
follows from it cannot be told.

What it cannot show: who is right.

Remedy: look for a third account that rests on neither, or for a correction.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.reading import Reading
from tracer.checks.base import (
    At,
    Check,
    Claim,
    Finding,
    Roles,
    Sayings,
    Settling,
    Term,
    Told,
    What,
    Who,
    Words,
    Written,
    told,
)
from tracer.kernel.truth import Truth
from tracer.vocabulary import EDITORS, RECORD, Mood, Verdict

#: What an account may leave unsaid.
_ROLES = frozenset({"giver", "recipient", "who", "when"})


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each act of which there are several accounts, or that may be another."""
    timed = {id for conflict in reading.times.conflicts for id in conflict.statements}
    for act in reading.accounts.acts:
        at_odds = [*act.disputed]
        if any(id in timed for id in act.statements) and "when" not in at_odds:
            at_odds.append("when")
        moods = {reading.accounts.statement(id).mood for id in act.statements}
        if moods >= {Mood.DID, Mood.DID_NOT} and act.happened is Truth.MAYBE:
            at_odds.append("whether it happened")
        if at_odds or len(act.statements) > 1:
            yield _finding(reading, act, at_odds)
    said: set[frozenset[str]] = set()
    for statement in reading.case.statements():
        told_of = reading.accounts.find(statement.may_be or "")
        if told_of is None or _withdrawn(reading, statement.id):
            continue
        own = reading.accounts.find(statement.id)
        said.add(frozenset((own.id if own else statement.id, told_of.id)))
        author = reading.case.document(statement.document).author or statement.by[:1]
        named = tuple(one for one in author if one in {a.id for a in reading.case.agents})
        roles = (("same", told_of.id),)
        claim = Claim(named, "did" if own else str(statement.mood), roles, (("amends", statement.id),))
        subject = (own.id,) if own else (told_of.id, statement.id)
        yield CHECK.finding(
            reading, subject, _one_act(statement.id, told_of.id), statement.location,
            verdict=Verdict.CANNOT_TELL, shown=(statement.id, told_of.id),
            settles=(Settling(told("word_on_identity"), claim),),
        )  # fmt: skip
    # What a statement says of two acts follows from their items as well, and is told once.
    yield from (finding for finding in _possibly_one(reading) if frozenset(finding.subject) not in said)


def _possibly_one(reading: Reading) -> Iterable[Finding]:
    """Acts of one kind on items of which one may be the other: whether they are one act is open."""
    by_item: dict[str | None, list[Act]] = {}
    for act in reading.accounts.acts:
        by_item.setdefault(act.item, []).append(act)
    for act in reading.accounts.acts:
        maybe = reading.case.item(act.item).may_be if act.item else ()
        for other in (one for item in maybe for one in by_item.get(item, ())):
            hands = {*act.recipient, *act.who} & {*other.recipient, *other.who}
            if other.verb is not act.verb or (not hands and act.who + act.recipient):
                continue
            author = tuple(w.agent for w in act.witnesses[:1] if w.agent and w.agent != EDITORS)
            claim = Claim(author, "did", (("same", other.id),), (("amends", act.id),))
            yield CHECK.finding(
                reading, (act.id, other.id), _one_act(act.id, other.id), act.location,
                verdict=Verdict.CANNOT_TELL, shown=(act.id, other.id),
                settles=(Settling(told("word_on_identity"), claim),),
            )  # fmt: skip


def _one_act(one: str, other: str) -> Told:
    return told("may_be_one", one=Sayings((one,)), other=Sayings((other,)))


def _withdrawn(reading: Reading, id: str) -> bool:
    return any(s.amends == id for s in reading.case.statements())


def _finding(reading: Reading, act: Act, at_odds: list[str]) -> Finding:
    lines = list(_accounts(reading, act))
    count = Words(str(_independent(reading, act, at_odds)))
    if at_odds:
        message = told("accounts_conflict", act=Sayings((act.id,)), about=Roles(tuple(at_odds)), count=count)
        return CHECK.finding(reading, (act.id,), message, act.location, verdict=Verdict.NOTED, shown=(act.id,),
                             lines=lines)  # fmt: skip
    return CHECK.finding(reading, (act.id,), told("accounts_agree", act=Sayings((act.id,)), count=count), act.location,
                         verdict=Verdict.CLEAR, shown=(act.id,), lines=lines)  # fmt: skip


def _accounts(reading: Reading, act: Act) -> Iterable[Told]:
    for id in act.statements:
        statement = reading.accounts.statement(id)
        document = reading.case.document(statement.document)
        giver, recipient = (Who(hands) if hands else Words("") for hands in (statement.giver, statement.recipient))
        span = reading.times.stated(id)
        dated = statement.when is not None and not statement.when.anchors and span != (None, None)
        at: Term = At(span, reading.times.zone(id)) if dated else Words("")
        said: Term = Written(statement.when) if statement.when and not dated else Words("")
        rests = statement.rests_on or document.rests_on
        key = "account_resting" if rests else "account"
        yield told(
            key, mood=Words("not done" if statement.mood is Mood.DID_NOT else "done"), author=Who(document.author),
            giver=giver, recipient=recipient, at=at, said=said, document=What(document.id),
            on=Sayings(rests),
        )  # fmt: skip


def _independent(reading: Reading, act: Act, at_odds: list[str]) -> int:
    """How many accounts are of witnesses of their own and rest on no other.

    Where they are at odds, only those count that speak of what it is about.
    """
    said = [reading.accounts.statement(id) for id in act.statements]
    if set(at_odds) <= _ROLES:
        said = [one for one in said if not at_odds or any(getattr(one, role) for role in at_odds)]
    documents = {one.document for one in said}
    resting = {
        d for d in documents
        if _sources(reading, reading.case.document(d).rests_on) & (documents - {d})
        or any(_sources(reading, reading.accounts.statement(id).rests_on) & {*documents, *act.statements}
               for id in act.statements if reading.accounts.statement(id).document == d)
    }  # fmt: skip
    # Who tells it twice is no second witness, nor is one not named, who may be the first.
    witnesses = {reading.accounts.witness(one).agent for one in said if one.document not in resting} - {None}
    return max(min(len(documents - resting), len(witnesses)), 1)


def _sources(reading: Reading, ids: Iterable[str]) -> set[str]:
    """What something rests on at any remove: what those papers bring, too, and of what that is a version."""
    found: set[str] = set()
    further = [*ids]
    while further:
        one = further.pop()
        if one in found:
            continue
        found.add(one)
        if reading.case.is_document(one):
            document = reading.case.document(one)
            further += [*document.rests_on, *document.carries]
        elif any(item.id == one for item in reading.case.items):
            item = reading.case.item(one)
            further += [*item.carries, *item.made_from, *filter(None, (item.variant_of, item.copy_of))]
    return found


CHECK = Check("TR104", "conflict", RECORD, run, __doc__ or "")
