"""Persons and hand-overs of a case as questions speak of them, and to whom something went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Item, Statement
from tracer.checks import conflict
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.quiz.citing import FEWEST, MOST, cited
from tracer.teaching.quiz.model import Choice, Question, printed
from tracer.vocabulary import Mood, Verb, Verdict
from tracer.wording.claims import claim
from tracer.wording.nouns import item


def recipients(report: Report, others: Iterable[Question]) -> Iterable[Choice]:
    """To whom something is said to have gone, where no step of another question tells it."""
    reading = report.reading
    words = "\n".join(map(printed, others))
    disputed = contested(report)
    told = _told(reading)
    for transfer in reading.flows.transfers:
        if transfer.act is None or transfer.id in disputed:
            continue
        said = reading.accounts.statement(transfer.act.statements[0])
        if said.mood is not Mood.DID or said.verb is Verb.SEND or not said.quote:
            continue
        if not said.giver or len(said.recipient) != 1:
            continue
        [right] = said.recipient
        if not one_person(reading, right) or undated(reading, said.id) in words or not _speaking(reading, said):
            continue
        barred = {*told, *said.giver, *(one for whole in _whole(reading, said) for one in whole.sender)}
        wrong = [one for one in _meant_first(report, said) if one not in barred]
        sentences = list(dict.fromkeys(_to(reading, said, one) for one in (right, *wrong)))[: MOST + 1]
        if len(sentences) > FEWEST:
            yield Choice(
                f"recipient/{transfer.id}", "Which of these does a document say was done?", tuple(sentences),
                sentences[0], cited(reading, transfer.act.statements), transfer.act.statements,
            )  # fmt: skip


def people(report: Report) -> list[str]:
    """Persons and posts of the case, those of the ordered and the recorded way first."""
    reading = report.reading
    hands = [hand for route in reading.departures.routes for hands in reading.departures.hands(route) for hand in hands]
    hands += [hand for t in reading.flows.transfers for hand in (*t.giver, *t.recipient)]
    hands += [agent.id for agent in report.case.agents]
    # What begins small describes somebody ("initials that look like A.B.") and would stand out among names.
    return [hand for hand in dict.fromkeys(hands) if one_person(reading, hand) and not _described(reading, hand)]


def maybe_one(reading: Reading, one: str, other: str) -> bool:
    """Whether one may be the other, or of one body with him."""
    return reading.agents.share_body(one, other) or same_hand(reading, one, other)


def same_hand(reading: Reading, one: str, other: str) -> bool:
    """Whether one may be the other: a person and his post may."""
    return (reading.agents.satisfies(one, other), reading.agents.satisfies(other, one)) != (Truth.NO, Truth.NO)


def one_person(reading: Reading, agent: str) -> bool:
    """Whether it is a person or a post, and no body or unknown hand."""
    return reading.case.agent(agent).kind in ("person", "post")


def _described(reading: Reading, agent: str) -> bool:
    return wording.plain_name(reading, agent)[:1].islower()


def contested(report: Report) -> set[str]:
    """The acts of which the accounts contradict each other; one that only retells another counts here, too."""
    found = (f for f in report.findings if f.code == conflict.CHECK.code and f.verdict is not Verdict.CLEAR)
    return {id for finding in found for id in finding.subject}


def undated(reading: Reading, id: str) -> str:
    """What a statement says without its time, which would give the order away."""
    return claim(replace(reading.accounts.statement(id), when=None, until=None), reading)


def _to(reading: Reading, said: Statement, recipient: str) -> str:
    return claim(replace(said, when=None, until=None, recipient=(recipient,)), reading)


def _speaking(reading: Reading, said: Statement) -> bool:
    """Whether what went has a name by which students know it, and which does not tell who got it."""
    thing = reading.case.item(said.item) if said.item else None
    if thing is None or (thing.kind != "document" and thing.name == thing.id):
        return False
    called = wording.name(reading, said.recipient[0]).split()
    return not any(word in item(reading, thing.id) for word in called if word[:1].isupper() or len(called) == 1)


def _meant_first(report: Report, said: Statement) -> list[str]:
    """Who may be thought to have got it, those first for whom it was."""
    meant = {one for whole in _whole(report.reading, said) for one in whole.addressee}
    return sorted(people(report), key=lambda one: one not in meant)


def _whole(reading: Reading, said: Statement) -> list[Item]:
    """What went, and the contents that it carries."""
    thing = [reading.case.item(said.item)] if said.item else []
    return [*thing, *(reading.case.item(one) for whole in thing for one in whole.carries)]


def _told(reading: Reading) -> set[str]:
    """Everybody who is said, by whomever, to have got or had anything, and who may be one of them."""
    case = reading.case
    done = [one for one in case.statements() if one.mood is Mood.DID]
    found = {one for said in done for one in (*said.recipient, *said.who, *said.through)}
    others = {agent.id: {*agent.may_be, *(post.of for post in agent.holds)} for agent in case.agents}
    found |= {one for id, same in others.items() if id in found for one in same}
    return found | {id for id, same in others.items() if same & found}
