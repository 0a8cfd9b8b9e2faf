"""refused-or-returned: who stopped it or gave it back, in which state, and what was kept.

What it finds: each refusal of a step of the passage, and each return to the body that had
brought it, with the state in which it came back.

Why it matters: what is returned unopened, returned after reading, or refused at the door leaves
different traces of who knew what.

Applies when: a document tells of a refusal or a return.

Example: "after I read the document I returned it": noted, with what was read.

What it cannot show: whether a copy was kept. It judges by no rule, so its verdict is noted or not
applicable: whether the order was left by it is for TR202, TR203 and TR209.

Remedy: look for the word of the one who refused or returned it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Finding, Told, What, Who, Words, told
from tracer.checks.lines import refuser, state_of, witness_lines
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, MOVING, Fact, Mood, Verb


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each refusal and each return."""
    for statement in reading.case.statements():
        if statement.mood is Mood.REFUSED and statement.verb in (*MOVING, Verb.RECEIVE) and statement.item:
            who = refuser(reading, statement)
            heard = "reportedly " if reading.accounts.witness(statement).heard else ""
            bringing = statement.verb is not Verb.RECEIVE and (not statement.giver or statement.giver == who)
            receiving = statement.verb is Verb.RECEIVE or statement.recipient == who
            key = "refused_to_bring" if bringing else "refused" if receiving else "refused_passing"
            if key == "refused" and statement.personally and statement.giver:
                key = "refused_himself"  # whether he would have had it by another is not said
            did = {"refused_to_bring": "refused to pass", "refused_passing": "refused"}.get(key, "refused to receive")
            to = Who(statement.recipient) if statement.recipient else Words("")
            yield CHECK.finding(
                reading, (statement.id,),
                told(key, who=Who(who), item=What(statement.item),
                     refused=Words(f"{heard}{did}"), recipient=to, giver=Who(statement.giver)),
                statement.location, fact=Fact.DIFFERENT, shown=(statement.id,),
            )  # fmt: skip
        if statement.mood is Mood.ASKED and statement.item and _asked_back(reading, statement):
            yield CHECK.finding(
                reading, (statement.id,),
                told("asked_back", who=Who(statement.who or statement.giver), item=What(statement.item),
                     recipient=Who(statement.recipient)),
                statement.location, fact=Fact.DIFFERENT, shown=(statement.id,),
            )  # fmt: skip
    contents = dict.fromkeys(c for t in reading.flows.transfers for c in reading.items.contents(t.item))
    seen: set[str] = set()
    for content in contents:
        for transfer in reading.flows.of(content):
            act = transfer.act
            if act is None or act.id in seen or act.verb is Verb.TELL or not _returns(reading, content, transfer):
                continue
            seen.add(act.id)
            verb = Words("reportedly gave" if act.happened is Truth.MAYBE else "gave")
            yield CHECK.finding(
                reading, (act.id,), told("returned", giver=Who(transfer.giver), item=What(transfer.item), verb=verb,
                                         recipient=Who(transfer.recipient), state=state_of(reading, act)),
                act.location, fact=Fact.CANNOT_TELL if act.happened is Truth.MAYBE else Fact.DIFFERENT,
                shown=(act.id,), lines=[*witness_lines(reading, act), *_read(reading, content, transfer, act)],
            )  # fmt: skip


def _asked_back(reading: Reading, statement: Statement) -> bool:
    """Somebody who had received it asked that it be taken back by one of the body that had brought it."""
    return any(
        reading.agents.near(statement.recipient, transfer.giver)
        and reading.agents.near(statement.giver, transfer.recipient)
        for content in reading.items.contents(statement.item or "") for transfer in reading.flows.of(content)
        if transfer.act
    )  # fmt: skip


def _returns(reading: Reading, content: str, transfer: Transfer) -> bool:
    """Given by one of the body that had received it to one of the body that had brought it."""
    before = reading.flows.transfer(content, transfer.parent) if transfer.parent else None
    if before is None or before.act is None or reading.times.compare(before.id, transfer.id) is not Order.BEFORE:
        return False  # which of two was the return is told by their order only
    back = reading.agents.near(transfer.recipient, before.giver)
    there = reading.agents.near(transfer.giver, before.recipient)
    one_body = reading.agents.near(transfer.giver, transfer.recipient)
    return back and there and not one_body


def _read(reading: Reading, content: str, transfer: Transfer, returned: Act) -> Iterable[Told]:
    for act in reading.accounts.acts:
        if act.verb is Verb.READ and act.item and content in reading.items.contents(act.item):
            near = reading.agents.near(act.who, transfer.giver)
            if near and act.happened is not Truth.NO and reading.times.possibly_before(act.id, returned.id):
                yield told("read_before", who=Who(act.who), document=What(act.document))


CHECK = Check("TR208", "refused-or-returned", CONDUCT, run, __doc__ or "")
