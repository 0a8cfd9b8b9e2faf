"""delivery: what shows that it came to the ordered final recipient.

What it finds: for each ordered final recipient the highest rung that the record reaches: his
own word, or his office's; the word of the one who delivered it; a promise; silence. What
speaks against delivery is told. A deliverer's report is not a receipt, and hearsay leaves
it open.

Why it matters: delivery is shown by a receipt of the recipient (12 FAM 122, on diplomatic
pouch and mail accountability; ISO 15489-1:2016 on records as evidence of a transaction).

Applies when: an order that binds names a final recipient.

Example: the last word on it is a promise to pass it on: cannot tell; a word from the
recipient or his office would settle it.

What it cannot show: whether he read it.

Remedy: look in the recipient's papers, or for his reply.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.orders import MOVING, Stage
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.checks.base import Check, Claim, Finding, Settling, Told, What, Who, told
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Fact, Mood, Verb


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each final recipient of each ordered content."""
    ends = {(route[-1].content, route[-1].recipient) for route in reading.departures.routes}
    several = {person for _, person in ends if sum(other == person for _, other in ends) > 1}
    done: set[tuple[str, Hands]] = set()
    for route in reading.departures.routes:
        stage = route[-1]
        key = (stage.content, stage.recipient)
        if not stage.recipient or key in done or not (stage.verbs & MOVING):
            continue
        done.add(key)
        yield _finding(reading, stage, stage.content if stage.recipient in several else None)


def _finding(reading: Reading, stage: Stage, aspect: str | None) -> Finding:
    person = stage.recipient
    arrivals = [a for a in reading.accounts.acts if _brings(reading, a, stage)]
    answers = [d for d in reading.case.documents if _acknowledges(reading, d, stage)]
    act = min(arrivals, key=lambda a: (-_rung(reading, a, person), a.id), default=None)
    rung = 3 if answers else (_rung(reading, act, person) if act else 0)
    denials = [a for a in reading.accounts.acts if _denies(reading, a, stage)]
    returned = [a for a in reading.accounts.acts if _returned(reading, a, stage, act)]
    promises = reading.departures.promises(stage.content, person)
    lines: list[Told] = []
    shown: tuple[str, ...] = (act.id,) if act else ()
    if rung == 3:
        fact, key = Fact.AS_ORDERED, "received_own_word"
        shown = (*shown, *(d.id for d in answers))
    elif rung == 2 and not denials:
        fact, key = Fact.AS_ORDERED, "received_deliverer"
    elif denials and not arrivals and all(a.happened is Truth.NO and _took_part(reading, a) for a in denials):
        fact, key = Fact.DIFFERENT, "not_received"
        shown = tuple(a.id for a in denials)
    else:
        fact = Fact.CANNOT_TELL
        key = "received_hearsay" if act else "received_promise" if promises else "received_silent"
        if not act:
            shown = tuple(p.id for p in promises[:1])
    lines += [told("contrary_denial", document=What(a.document)) for a in denials if fact is not Fact.DIFFERENT]
    lines += [told("contrary_return", giver=Who(a.giver), document=What(a.document)) for a in returned]
    if promises and fact is not Fact.AS_ORDERED:
        promise = promises[0]
        author = reading.case.document(promise.document).author
        lines.append(told("last_rung_promise", promiser=Who(promise.giver or promise.who), reporter=Who(author),
                          document=What(promise.document)))  # fmt: skip
    anchor = act or (denials[0] if denials else None)
    standing = reading.orders.standing(
        stage.rules[0], anchor.id if anchor else stage.document, anchor.giver if anchor else (), stage.content
    )
    claim = Claim(person, "did", (("receive", stage.content), ("who", person)))
    return CHECK.finding(
        reading, person, told(key, recipient=Who(person), item=What(stage.content),
                              by=Who(act.giver if act else ())),
        stage.rules[0].location, fact=fact, rule=standing, aspect=aspect, ordered=(stage.rules[0].id,), shown=shown, lines=lines,
        settles=(Settling(told("recipients_word", recipient=Who(person)), claim),),
    )  # fmt: skip


def _brings(reading: Reading, act: Act, stage: Stage) -> bool:
    if act.item is None or act.happened is Truth.NO or act.verb not in (*MOVING, Verb.RECEIVE) or act.verb is Verb.SEND:
        return False
    if act.verb is Verb.TELL and not (act.extent and act.extent.name == "TEXT"):
        return False
    carried = reading.items.carries(act.item, stage.content) is Truth.YES
    hands = (*act.recipient, *(act.who if act.verb is Verb.RECEIVE else ()))
    return carried and reading.agents.any_satisfies(hands, stage.recipient) is Truth.YES if hands else False


def _rung(reading: Reading, act: Act | None, person: Hands) -> int:
    """3 his own or his office's word, 2 that of one who took part, 1 hearsay."""
    if act is None:
        return 0
    if len(act.recipients) > 1 or act.happened is not Truth.YES:
        return 1
    own = any(
        w.agent and w.agent != "editors" and any(reading.agents.share_body(w.agent, one) for one in person)
        for w in act.witnesses
    )
    return 3 if own else 2


def _acknowledges(reading: Reading, document: Document, stage: Stage) -> bool:
    """A document of his that answers one carrying the content shows that it came to him."""
    from_him = any(reading.agents.satisfies(a, one) is Truth.YES for a in document.author for one in stage.recipient)
    return from_him and any(
        reading.items.carries(answered, stage.content) is Truth.YES for answered in document.answers
    )


def _denies(reading: Reading, act: Act, stage: Stage) -> bool:
    denied = any(reading.accounts.statement(id).mood is Mood.DID_NOT for id in act.statements)
    hands = (*act.recipient, *act.who)
    return (
        denied and act.item is not None and act.verb in (*MOVING, Verb.RECEIVE) and bool(hands)
        and reading.items.carries(act.item, stage.content) is Truth.YES
        and reading.agents.any_satisfies(hands, stage.recipient) is Truth.YES
    )  # fmt: skip


def _took_part(reading: Reading, act: Act) -> bool:
    return any(reading.accounts.witness(reading.accounts.statement(id)).took_part for id in act.statements)


def _returned(reading: Reading, act: Act, stage: Stage, arrived: Act | None) -> bool:
    """Given back from the recipient's body to the giver's, after it was brought there."""
    if act.item is None or act is arrived or act.verb not in (Verb.GIVE, Verb.PASS, Verb.SEND) or not act.giver:
        return False
    if reading.items.carries(act.item, stage.content) is not Truth.YES or act.happened is Truth.NO:
        return False
    from_there = any(reading.agents.share_body(a, b) for a in act.giver for b in stage.recipient)
    home = (*stage.giver, *stage.bound, *stage.issuer)
    back = any(reading.agents.share_body(a, b) for a in act.recipient for b in home)
    late = arrived is None or reading.times.compare(act.id, arrived.id) is not Order.BEFORE
    return from_there and back and late


CHECK = Check("TR209", "delivery", CONDUCT, run, __doc__ or "")
