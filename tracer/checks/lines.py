"""Lines that stand beneath a finding: whose word it is, who was told, what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.departures import Performance
from tracer.analysis.orders import Stage
from tracer.analysis.reading import Reading
from tracer.case.model import Document, Statement
from tracer.checks.base import At, Heard, Lasting, Roles, Sayings, Told, What, Who, Words, told
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import EDITORS, MOVING, SEEN_AT_ALL, UNNAMED_WITNESS, Mood, Verb

_DONE = {Verb.GIVE: "handed", Verb.TELL: "communicated", Verb.SHOW: "showed", Verb.SEND: "sent"}


def done(act: Act) -> Words:
    """What was done, in the past tense: *passed* where the document does not say how, *reportedly* where it is open."""
    verb = _DONE.get(act.verb, "passed") if act.verb else "passed"
    return Words(f"reportedly {verb}" if act.happened is Truth.MAYBE else verb)


def state_of(reading: Reading, act: Act) -> Words | Heard:
    """The state of a thing at an act; as said by somebody, where no other word tells it than hearsay."""
    return (Heard if reading.accounts.only_heard(act, "state") else Words)(act.state or "")


def witness_lines(reading: Reading, act: Act) -> Iterable[Told]:
    """Whose word an act rests on, and on what it is contradicted."""
    named = tuple(dict.fromkeys(w.agent for w in act.witnesses if w.agent))
    agents = tuple(one for one in named if one in {a.id for a in reading.case.agents})
    documents = {w.statement for w in act.witnesses}
    if len(documents) == 1 and act.witnesses:
        witness = act.witnesses[0]
        if witness.stand == "giver":
            yield told("single_witness_actor", witness=Who(agents))
        elif witness.stand in ("recipient", "present", "body"):
            yield told(f"single_witness_{witness.stand}", witness=Who(agents))
        elif agents or witness.agent == EDITORS:
            yield told("single_witness_absent", witness=Who(agents or (EDITORS,)))
        else:
            yield told("witness_not_named", document=What(act.document))
    yield from _finer(reading, act)
    if act.disputed:
        yield told("disputed", roles=Roles(act.disputed))


def _finer(reading: Reading, act: Act) -> Iterable[Told]:
    """That only hearsay says who it was, where one who took part names whose he was."""
    for role, hands in (("giver", act.giver), ("recipient", act.recipient)):
        said = [(w, reading.accounts.statement(w.statement)) for w in act.witnesses]
        naming = [(w, one) for w, one in said if getattr(one, role) == hands]
        there = [one for w, one in said if w.took_part and getattr(one, role) not in ((), hands)]
        if there and naming and all(w.heard for w, _ in naming):
            yield told("witness_finer", hand=Who(hands), document=What(naming[0][1].document),
                       first=What(there[0].document), other=Who(getattr(there[0], role)))  # fmt: skip


def aftermath_lines(reading: Reading, act: Act, issuer: Hands) -> Iterable[Told]:
    """When the issuer was told of it, and what he said of it."""
    times = reading.times
    reports = []
    for id in act.statements:
        document = reading.case.document(reading.accounts.statement(id).document)
        to_issuer = [a for a in document.addressees if any(reading.agents.share_body(a, b) for b in issuer)]
        if to_issuer and document.author:
            least, most = times.elapsed(times.of(act.id), times.of(document.id))
            least = max(least, 0) if least is not None else None  # a report is never before what it reports
            reports.append((least if least is not None else most or 0, document, to_issuer, (least, most)))
    reports = [report for report in reports if report[3] != (None, None) and (report[3][1] or 0) >= 0]
    if reports:
        _, document, to_issuer, (least, most) = min(reports, key=lambda report: (report[0], report[1].id))
        yield told(
            "reported", reporter=Who(document.author), issuer=Who(tuple(to_issuer)),
            after=Lasting(least, most), document=What(document.id),
        )  # fmt: skip
    for statement in reading.case.statements():
        if statement.mood not in (Mood.OBJECTS, Mood.ACCEPTS) or not statement.target:
            continue
        judged = reading.accounts.find(statement.target)
        if judged is not None and judged.id == act.id:
            document = reading.case.document(statement.document)
            yield told(
                str(statement.mood), who=Who(judging(reading, statement)),
                at=At(times.of(document.id), times.zone(document.id)), about=Roles(statement.about),
                document=What(document.id),
            )  # fmt: skip


def judging(reading: Reading, statement: Statement) -> Hands:
    """Who objects or accepts: whoever is said to, else whose word it is first, and not who wrote it down."""
    document = reading.case.document(statement.document)
    voice = statement.by[:1] or document.by[:1] or document.author
    return statement.who or tuple(one for one in voice if one != UNNAMED_WITNESS)


def away_lines(reading: Reading, act: Act, hands: Hands) -> Iterable[Told]:
    """Whether one of these is said to have been absent at the act, and until when."""
    for absence in reading.accounts.acts:
        if absence.verb is not Verb.AWAY or absence.happened is Truth.NO:
            continue
        if not any(hand in absence.agents for hand in hands):
            continue
        if reading.times.compare(absence.id, act.id) in (Order.SAME, Order.BEFORE):
            until = reading.accounts.statement(absence.id).until
            span = (until.earliest, until.latest) if until else (None, None)
            key = "away_until" if until else "away"
            yield told(key, who=Who(absence.agents), until=At(span, until.zone if until else None),
                       document=What(absence.document))  # fmt: skip


def tie_lines(performance: Performance) -> Iterable[Told]:
    """Whether the hand shown stood in for the ordered one, or on the way to him."""
    who = Who(performance.root.recipient)
    ordered = Who(performance.stage.recipient)
    if performance.reached is not None and performance.reached is not performance.root:
        yield told("relay", hand=who, ordered=ordered)
    elif performance.promised:
        promise = performance.promised[0]
        yield told("relay_or_substitution", hand=who, ordered=ordered)
        yield told("promised", promiser=Who(promise.giver or promise.who), ordered=ordered,
                   document=What(promise.document))  # fmt: skip
    else:
        yield told("substitution", hand=who, ordered=ordered)


def request_lines(reading: Reading, content: str, persons: Hands) -> Iterable[Told]:
    """Requests to bring it to one of these, and leave to, for another version too: none of them an order."""
    def speaks(said: Statement, least: Truth) -> bool:
        carries = reading.items.carries(said.item, content) if said.item else Truth.NO
        return carries >= least and reading.agents.surely_one(said.recipient, persons)

    asked = tuple(s.id for s in reading.orders.requests if speaks(s, Truth.YES))
    if asked:
        yield told("requested", request=Sayings(asked))
    allowed = tuple(rule.id for rule in reading.orders.about(Mood.MAY, *MOVING) if speaks(rule, Truth.MAYBE))
    if allowed:
        yield told("allowed", leave=Sayings(allowed))


def unseen_order(reading: Reading, act: Act, content: str) -> str | None:
    """A document that may have ordered it: an unseen one that is answered, or an order partly seen."""
    ruled = {rule.document for rule in reading.orders.rules}
    if act.under in {*ruled, *(rule.id for rule in reading.orders.rules)}:
        return None  # it says itself under which order it was done
    for id in act.statements:
        for answered in reading.case.document(reading.accounts.statement(id).document).answers:
            if reading.case.document(answered).seen in ("not printed", "not found") and answered not in ruled:
                return answered
    for document in reading.case.documents:
        partly = document.seen != "whole"
        carries = any(reading.items.carries(one, content) is Truth.YES for one in document.carries)
        about = carries or _orders_him(reading, document, act, content)
        if document.id in ruled and partly and about and reading.times.possibly_before(document.id, act.id):
            return document.id
    return None


def _orders_him(reading: Reading, document: Document, act: Act, content: str) -> bool:
    """Whether it is to the office of him who acted, and what is seen of it orders something about the content."""
    to_him = reading.agents.near(act.giver, (*document.addressees, *document.copies))
    return to_him and document.seen in SEEN_AT_ALL and any(
        rule.document == document.id and rule.mood is Mood.MUST and rule.item is not None
        and reading.items.carries(rule.item, content) is Truth.YES
        for rule in reading.orders.rules
    )  # fmt: skip


def by_leave(key: str, stage: Stage) -> str:
    """The sentence for what agrees with leave: nobody was ordered to do it."""
    return f"{key}_leave" if stage.leave else key


def unlimited(reading: Reading, act: Act) -> bool:
    """Whether a denial says that it was never done, and not only that it was not done by some time."""
    statements = [reading.accounts.statement(id) for id in act.statements]
    return not any(s.mood is Mood.DID_NOT and s.when for s in statements)


def refuser(reading: Reading, statement: Statement) -> Hands:
    """Who refused: who is said to; else the one of the step in whose own document it stands."""
    author = reading.case.document(statement.document).author
    own = tuple(hand for hand in (*statement.giver, *statement.recipient) if hand in author)
    return statement.who or own or statement.recipient
