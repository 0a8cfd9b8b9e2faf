"""delivery: what shows that it came to the ordered final recipient.

What it finds: for each ordered final recipient the highest rung that the record reaches: his
own word, or his office's; the word of the one who delivered it; a promise; silence. What
speaks against delivery is told. A deliverer's report is not a receipt, and hearsay leaves
it open.

Why it matters: delivery is shown by the word of the recipient: a courier has those sign who receive
what he brings (12 FAM 122, Acquiring Classified Diplomatic Pouch Custody).

Applies when: an order that binds names a final recipient.

Example: the last word on it is a promise to pass it on: cannot tell; a word from the
recipient or his office would settle it.

What it cannot show: whether he read it.

Remedy: look in the recipient's papers, or for his reply.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracer.analysis.accounts import Act, Hands, Witness
from tracer.analysis.orders import RuleStanding
from tracer.analysis.reading import Reading
from tracer.analysis.spans import order_key
from tracer.case.model import Document, Statement
from tracer.checks.base import Check, Claim, Finding, Sayings, Settling, Told, What, Who, Words, told
from tracer.checks.lines import request_lines, unlimited, unseen_order
from tracer.errors import Location
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, EDITORS, MOVING, Extent, Fact, Mood, Standing, Verb

#: Who says that he received or read it says that it came to him.
_HAVING = (Verb.RECEIVE, Verb.READ)


@dataclass(frozen=True, slots=True)
class _Delivery:
    """One content that was to come, or was addressed, to somebody."""

    content: str
    person: Hands
    home: Hands
    rules: tuple[Statement, ...]
    location: Location
    aspect: str | None = None


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each final recipient of each ordered content, and each addressee of what moved."""
    wanted: dict[tuple[str, Hands], _Delivery] = {}
    for one in (*_ordered(reading), *_addressed(reading)):
        first = wanted.setdefault((one.content, one.person), one)
        if first is not one:
            wanted[one.content, one.person] = replace(first, rules=(*first.rules, *one.rules))
    persons = [person for _, person in wanted]
    for one in wanted.values():
        yield _finding(reading, one if persons.count(one.person) == 1 else replace(one, aspect=one.content))


def _ordered(reading: Reading) -> Iterable[_Delivery]:
    for route in reading.departures.routes:
        stage = route[-1]
        if stage.recipient:
            home = (*stage.giver, *stage.bound, *stage.issuer)
            yield _Delivery(stage.content, stage.recipient, home, stage.rules[:1], stage.rules[0].location)
    for rule in reading.orders.about(Mood.MAY, *MOVING):
        if rule.item and rule.recipient:
            content = reading.items.of_rule(rule.item)[0]
            yield _Delivery(content, rule.recipient, reading.orders.bound(rule), (rule,), rule.location)
    for rule in reading.orders.about(Mood.MUST, Verb.ASK):
        asked = rule.that
        if asked is not None and asked.item and asked.recipient and asked.verb in MOVING:
            content = reading.items.of_rule(asked.item)[0]
            yield _Delivery(content, asked.recipient, reading.orders.bound(rule), (rule,), rule.location)


def _addressed(reading: Reading) -> Iterable[_Delivery]:
    """What is for somebody and moved, though nobody is shown to have been ordered to bring it: told, not judged."""
    for item in reading.case.items:
        letter = reading.case.document(item.id) if reading.case.is_document(item.id) else None
        person = item.addressee or (letter.addressees if letter else ())
        if item.kind != "thing" and person and any(t.act for t in reading.flows.of(item.id)):
            ruled = (stage.recipient for stage in reading.orders.stages if stage.content == item.id)
            if not any(_covers(reading, hands, person) for hands in ruled):
                yield _Delivery(item.id, person, item.sender or (letter.author if letter else ()), (), item.location)


def _covers(reading: Reading, ordered: Hands, person: Hands) -> bool:
    """Whether an order to bring it to these is one to bring it to him: surely, or to somebody who is not said."""
    either = (reading.agents.any_satisfies(one, other) for one, other in ((ordered, person), (person, ordered)))
    return not ordered or Truth.YES in either


def _finding(reading: Reading, one: _Delivery) -> Finding:
    person = one.person
    arrivals = [a for a in reading.accounts.acts if _brings(reading, a, one)]
    answers = [d for d in reading.case.documents if _acknowledges(reading, d, one)]
    act = max(arrivals, key=lambda a: (_rung(reading, a, person), _ranked(reading, one, a)), default=None)
    rung = 3 if answers else (_rung(reading, act, person) if act else 0)
    denials = [a for a in reading.accounts.acts if _denies(reading, a, one)]
    returned = [a for a in reading.accounts.acts if _returned(reading, a, one, act)]
    promises = reading.departures.promises(one.content, person)
    shown: tuple[str, ...] = (act.id,) if act else ()
    own = [w.agent for w in (act.witnesses if act else ()) if w.agent and _own(reading, w, person)]
    if rung == 3:
        fact, key = Fact.AS_ORDERED, "received_own_word" if own else "received_answer"
        shown = (*shown, *(d.id for d in answers))
    elif rung == 2 and not denials:
        assert act is not None, "an act brought it"
        itself = any(w.stand != "body" and w.took_part for w in act.witnesses)
        fact, key = Fact.AS_ORDERED, "received_deliverer" if itself else "received_deliverer_body"
    elif denials and not arrivals and all(
        a.happened is Truth.NO and _took_part(reading, a) and unlimited(reading, a) for a in denials
    ):
        fact, key = Fact.DIFFERENT, "not_received"
        shown = tuple(a.id for a in denials)
    else:
        fact = Fact.CANNOT_TELL
        key = "received_promise" if promises else "received_denied" if denials else "received_silent"
        if act:
            heard = len(act.recipients) == 1 and not denials and not any(w.took_part for w in act.witnesses)
            named = any(w.stand != "not named" for w in act.witnesses)
            key = ("received_hearsay" if named else "received_unnamed") if heard else "received_contradicted"
        if returned and key in ("received_promise", "received_silent"):
            key += "_returned"
        if not act:
            shown = tuple(p.id for p in promises[:1])
        shown = (*shown, *(a.id for a in (*denials, *returned)))
    anchor = act or (denials[0] if denials and fact is Fact.DIFFERENT else None)
    rule, standing = _in_force(reading, one, anchor)
    if rule is not None and rule.mood is Mood.MAY and fact is Fact.DIFFERENT:
        standing = None
    claim = Claim(person, "did", (("receive", one.content), ("who", person)))
    return CHECK.finding(
        reading, person, _message(key, one, act, own, answers),
        one.location, fact=fact, rule=standing, aspect=one.aspect,
        ordered=tuple(rule.id for rule, _ in _stood(reading, one, anchor)) or ((rule.id,) if rule else ()),
        shown=shown, lines=_lines(reading, one, act, fact, denials, returned),
        settles=(Settling(told(_asked(reading, person), recipient=Who(person)), claim),),
    )  # fmt: skip


def _message(key: str, one: _Delivery, act: Act | None, own: list[str], answers: list[Document]) -> Told:
    """The main sentence, with those on whose word it came."""
    took_part = [w.agent for w in (act.witnesses if act else ()) if w.agent and w.took_part]
    itself = [w.agent for w in (act.witnesses if act else ()) if w.agent and w.took_part and w.stand != "body"]
    witness = tuple(dict.fromkeys(own or itself or took_part))
    return told(
        key, recipient=Who(one.person), item=What(one.content), witness=Who(witness), came=Words(_came(one, act)),
        answer=Sayings(tuple(answer.id for answer in answers[:1])),
    )  # fmt: skip


def _came(one: _Delivery, act: Act | None) -> str:
    """How it came to him: who was read it, or told of it, is not shown to have received it."""
    if act is None or act.verb is not Verb.TELL:
        return "received"
    much = f"the {act.extent.name.lower()} of" if act.extent else "of"
    return f"{'were' if len(one.person) > 1 else 'was'} told {much}"


def _asked(reading: Reading, person: Hands) -> str:
    """For a man his office can speak, too; a body is its own office."""
    bodies = all(reading.case.agent(one).kind == "body" for one in person)
    return "word_of_body" if bodies else "recipients_word"


def _in_force(
    reading: Reading, one: _Delivery, anchor: Act | None
) -> tuple[Statement | None, RuleStanding | None]:  # fmt: skip
    """The last of the rules that stood; the first of them, if none did."""
    stood = _stood(reading, one, anchor)
    if stood:
        return stood[-1]
    return next(iter(_standings(reading, one, anchor)), (None, None))


def _stood(reading: Reading, one: _Delivery, anchor: Act | None) -> list[tuple[Statement, RuleStanding]]:
    return [pair for pair in _standings(reading, one, anchor) if pair[1].standing is not Standing.NONE]


def _standings(reading: Reading, one: _Delivery, anchor: Act | None) -> list[tuple[Statement, RuleStanding]]:
    giver = anchor.giver if anchor else ()
    return [
        (rule, reading.orders.standing(rule, anchor.id if anchor else rule.document, giver, one.content))
        for rule in one.rules
    ]


def _ranked(reading: Reading, one: _Delivery, act: Act) -> tuple[object, ...]:
    """Of several that brought it, that by which an order is best shown to have been followed; then the earliest."""
    standing = _in_force(reading, one, act)[1]
    stood = [Standing.CLAIMED, Standing.IN_FORCE, Standing.KNOWN]
    low, high = order_key(reading.times.of(act.id))
    performed = reading.departures.performed_by(act.id) is not None
    rank = stood.index(standing.standing) if standing and standing.standing in stood else -1
    return (rank, performed, -low, -high, act.id)


def _lines(
    reading: Reading, one: _Delivery, act: Act | None, fact: Fact, denials: list[Act], returned: list[Act]
) -> Iterable[Told]:  # fmt: skip
    if not one.rules:
        yield told("no_order_to_deliver", recipient=Who(one.person))
        acts = (transfer.act for transfer in reading.flows.of(one.content) if transfer.act)
        for id in dict.fromkeys(unseen_order(reading, act, one.content) for act in acts):
            if id:
                yield told("perhaps_ordered", document=What(id))
        yield from request_lines(reading, one.content, one.person)
    elif act and all(reading.accounts.precedes(act.id, rule) and not rule.binds for rule in one.rules):
        yield told("rule_later", document=What(one.rules[-1].document))
    elif all(rule.mood is Mood.MAY for rule in one.rules):
        yield told("only_leave")
    for rule in one.rules:
        if rule.condition:
            yield told("leave_conditional" if rule.mood is Mood.MAY else "conditional", condition=Words(rule.condition))
    if act and act.item and reading.items.carries(act.item, one.content) is Truth.MAYBE:
        yield told("other_version", item=What(act.item))
    for denial in denials if fact is not Fact.DIFFERENT else ():
        yield told("contrary_denial", document=What(_denying(reading, denial)))
    for back in returned:
        verb = Words("reportedly gave" if back.happened is Truth.MAYBE else "gave")
        yield told("contrary_return", giver=Who(back.giver), verb=verb, document=What(back.document))
    if fact is Fact.CANNOT_TELL:
        yield from _knowing(reading, one)
    promises = reading.departures.promises(one.content, one.person)
    if promises and fact is not Fact.AS_ORDERED:
        promise = promises[0]
        author = reading.case.document(promise.document).author
        yield told("last_rung_promise", promiser=Who(promise.giver or promise.who), reporter=Who(author),
                   document=What(promise.document))  # fmt: skip
        if promise.item and reading.items.carries(promise.item, one.content) is Truth.MAYBE:
            yield told("promised_version", item=What(promise.item))


def _knowing(reading: Reading, one: _Delivery) -> Iterable[Told]:
    """To know of it is not to have received it: it is told, and shows no receipt."""
    for act in reading.accounts.acts:
        if act.verb is Verb.KNOW and act.item and act.extent and act.happened is not Truth.NO:
            about = reading.items.carries(act.item, one.content) is Truth.YES
            if about and reading.agents.any_satisfies(act.who, one.person) is Truth.YES:
                yield told("knew_of_it", knower=Who(act.who), extent=Words(act.extent.name.lower()),
                           document=What(act.document))  # fmt: skip


def _brings(reading: Reading, act: Act, one: _Delivery) -> bool:
    if act.item is None or act.happened is Truth.NO or act.verb not in (*MOVING, *_HAVING) or act.verb is Verb.SEND:
        return False
    if act.verb is Verb.TELL and act.extent is not Extent.TEXT:
        return False
    hands = act.recipient or (act.who if act.verb in _HAVING else ())
    carried = reading.items.carries(act.item, one.content) is not Truth.NO
    return carried and bool(hands) and reading.agents.any_satisfies(hands, one.person) is Truth.YES


def _rung(reading: Reading, act: Act | None, person: Hands) -> int:
    """3 his own or his office's word, 2 that of one who took part or of his body, 1 hearsay or nobody's word."""
    if act is None:
        return 0
    if len(act.recipients) > 1 or len(act.whos) > 1 or act.happened is not Truth.YES:
        return 1
    own = any(_own(reading, witness, person) for witness in act.witnesses)
    return 3 if own else 2 if any(w.took_part for w in act.witnesses) else 1


def _own(reading: Reading, witness: Witness, person: Hands) -> bool:
    """Whether it is his own word, or his office's."""
    agent = witness.agent
    return agent not in (None, EDITORS) and any(reading.agents.speaks_for(str(agent), one) for one in person)


def _acknowledges(reading: Reading, document: Document, one: _Delivery) -> bool:
    """A document of his that answers one carrying the content shows that it came to him."""
    from_him = any(reading.agents.satisfies(a, hand) is Truth.YES for a in document.author for hand in one.person)
    return from_him and any(reading.items.carries(answer, one.content) is Truth.YES for answer in document.answers)


def _denies(reading: Reading, act: Act, one: _Delivery) -> bool:
    denied = any(reading.accounts.statement(id).mood is Mood.DID_NOT for id in act.statements)
    hands = act.recipient or act.who
    return (
        denied and act.item is not None and act.verb in (*MOVING, Verb.RECEIVE) and bool(hands)
        and reading.items.carries(act.item, one.content) is Truth.YES
        and reading.agents.any_satisfies(hands, one.person) is Truth.YES
    )  # fmt: skip


def _denying(reading: Reading, act: Act) -> str:
    statements = [reading.accounts.statement(id) for id in act.statements]
    return next(s.document for s in statements if s.mood is Mood.DID_NOT)


def _took_part(reading: Reading, act: Act) -> bool:
    return any(reading.accounts.witness(reading.accounts.statement(id)).took_part for id in act.statements)


def _returned(reading: Reading, act: Act, one: _Delivery, arrived: Act | None) -> bool:
    """Given back from the recipient's body to the giver's, after it was brought there; within one body nothing is."""
    if act.item is None or act is arrived or act.verb not in (Verb.GIVE, Verb.PASS, Verb.SEND) or not act.giver:
        return False
    if reading.items.carries(act.item, one.content) is not Truth.YES or act.happened is Truth.NO:
        return False
    from_there = reading.agents.near(act.giver, one.person)
    kept = reading.agents.near(act.recipient, one.person)
    back = not kept and reading.agents.near(act.recipient, one.home)
    late = arrived is None or reading.times.compare(act.id, arrived.id) is not Order.BEFORE
    return from_there and back and late


CHECK = Check("TR209", "delivery", CONDUCT, run, __doc__ or "")
