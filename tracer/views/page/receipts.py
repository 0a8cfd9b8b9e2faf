"""For each recipient: what was sent to him, what arrived, what he acknowledged, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, islice

from tracer import wording
from tracer.analysis.accounts import Act, Hands, Witness
from tracer.analysis.reading import Reading
from tracer.analysis.towards import towards
from tracer.case.model import Document, Statement
from tracer.case.times import Time
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.page.references import Ref, References
from tracer.vocabulary import MOVING, SPOKEN, Extent, Mood, Verb
from tracer.wording.dates import as_written
from tracer.wording.testimony import removes, whose_word

#: On what it rests what a document is, by what has been seen of it.
_RESTS = {
    "whole": "in the document itself", "with deletions": "in the document itself",
    "opening": "in the document, of which only the opening has been seen",
    "excerpt": "as given where the document is cited from, of which only an excerpt has been seen",
    "summary": "as summarised in what it is cited from; the document has not been seen",
}  # fmt: skip
#: How many words on one step can be read; the others stand with the documents.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Word:
    """One thing told: the sentence, whose word it is, where it stands, and the words quoted for it, if any."""

    sentence: str
    word: str
    ref: Ref
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is told of one step, nothing if nothing is; `more` where not all of it is given here."""

    given: tuple[Word, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one recipient was to have, and what is told of it at each step.

    Attributes:
        elsewhere: what brought it to others, of which nothing says that it was on its way to him.
        sent_as: the recipient above for whom the very same was sent on its way, which then stands there alone.
    """

    recipient: str
    thing: str
    sent: Words
    arrived: Words
    acknowledged: Words
    denied: Words
    returned: Words
    promised: Words
    elsewhere: Words = Words((), more=False)
    sent_as: str = ""


def receipts(report: Report, refs: References) -> tuple[Receipt, ...]:
    """One for each content and whom it was for, for each message and its addressees, then for what came to others."""
    reading = report.reading
    wanted: dict[tuple[Hands, str], None] = {}
    for item in reading.case.items:
        if item.kind == "content" and item.addressee:
            wanted[item.addressee, item.id] = None
    wanted |= dict.fromkeys(_promised_on(reading))
    for stage in reading.orders.stages:
        if stage.recipient:
            wanted[stage.recipient, stage.content] = None
    for document in reading.case.documents:
        if document.addressees:
            wanted[document.addressees, document.id] = None
        for copied in reading.flows.copied(document):
            wanted[(copied,), document.id] = None
    made = _Receipts(reading, refs)
    found: list[Receipt] = []
    meant = tuple(wanted)
    came = dict.fromkeys((act.recipient, act.item) for act in reading.accounts.acts if _brought(act))
    for recipient, thing in sorted(came, key=lambda one: bool(one[1] and reading.items.is_thing(one[1]))):
        if thing and recipient and not made.covers(recipient, thing, wanted):
            wanted[recipient, thing] = None
    for recipient, thing in wanted:
        one = made.of(recipient, thing, meant=(recipient, thing) in meant)
        above = (other.recipient for other in found if len(one.sent.given) > 1 and other.sent == one.sent)
        found.append(replace(one, sent_as=next(above, "")))
    return tuple(found)


def marked(received: Time) -> str:
    """When a document is marked as received; as it is written where no day is given."""
    span = received.earliest, received.latest
    return as_written(received.text) if span == (None, None) else wording.when(span, received.zone)


def words(statements: Iterable[Statement], reading: Reading, refs: References) -> tuple[Word, ...]:
    """What several statements say, each with whose word it is."""
    return tuple(
        Word(refs.told(one, reading), f"{whose_word(one, reading)}, {removes(reading.accounts.witness(one))}",
             refs.claim(one.id), " ".join((one.quote or "").split()))
        for one in statements
    )  # fmt: skip


def _promised_on(reading: Reading) -> Iterable[tuple[Hands, str]]:
    """To whom leave was given, or a promise made, to bring which version of what is for somebody."""
    for one in reading.case.statements():
        if one.mood in (Mood.MAY, Mood.WILL) and one.verb in MOVING and one.item and one.recipient:
            content = reading.items.of_rule(one.item)[0]
            if reading.case.item(content).variant_of:
                yield one.recipient, content


def _brought(act: Act) -> bool:
    """Whether a thing, or all of a text, is told to have gone to somebody."""
    whole = act.verb is Verb.TELL and act.extent is Extent.TEXT
    return (act.verb in (Verb.GIVE, Verb.PASS, Verb.SEND) or whole) and act.happened is not Truth.NO


def _seen(document: Document) -> str:
    """On what it rests that a document was addressed to somebody, or answers another."""
    return _RESTS.get(document.seen, "as cited; the document has not been seen")


def _some(*several: Iterable[Word]) -> Words:
    found = tuple(islice(chain(*several), _MOST + 1))
    return Words(found[:_MOST], len(found) > _MOST)


class _Receipts:
    def __init__(self, reading: Reading, refs: References) -> None:
        self.reading, self.refs = reading, refs
        self.moved = frozenset(transfer.id for transfer in reading.flows.transfers)

    def covers(self, recipient: Hands, item: str, wanted: Iterable[tuple[Hands, str]]) -> bool:
        """Whether what came to somebody is told of with what was to come to him."""
        return any(
            self._reaches(recipient, whom) and self._brings(item, thing) is not Truth.NO for whom, thing in wanted
        )

    def of(self, recipient: Hands, item: str, *, meant: bool) -> Receipt:
        """What is told of it; of what nobody is known to have meant for him only what he himself had."""
        case = self.reading.case
        document = case.document(item) if case.is_document(item) else None
        acts = [act for act in self.reading.accounts.acts if act.item and self._brings(act.item, item) is not Truth.NO]
        way = towards(self.reading, item, recipient)
        aside = frozenset(self.moved - way)
        his = meant and self._reaches(document.addressees if document else case.item(item).addressee, recipient)
        if not meant:
            acts = [act for act in acts if self._reaches((*act.recipient, *act.who), recipient)]
        return Receipt(
            wording.names(self.reading, recipient), wording.item_name(self.reading, item),
            _some(self._dated(document, recipient, item, way), self._on_way(acts, recipient, item, way)) if meant
            else _some(self._sent(acts, recipient)),
            _some(self._marked(document), self._heard(document, recipient), self._told(acts, recipient, item)),
            _some(self._own(acts, recipient, item), self._answered(recipient, item)),
            _some(self._told(acts, recipient, item, denied=True)),
            _some(self._given_back(acts, recipient, item)) if meant else Words((), more=False),
            _some(self._promised(recipient, item, his=his)),
            _some(self._carried(item, aside), self._on_way(acts, recipient, item, aside)) if his
            else Words((), more=False),
        )  # fmt: skip

    def _brings(self, one: str, item: str) -> Truth:
        """Whether it brings this; *maybe* for another version of it."""
        if one == item:
            return Truth.YES
        return Truth.NO if self.reading.case.is_document(item) else self.reading.items.carries(one, item)

    def _carries(self, one: str, item: str) -> bool:
        return self._brings(one, item) is Truth.YES

    def _reaches(self, hands: Hands, recipient: Hands) -> bool:
        return bool(hands) and self.reading.agents.any_satisfies(hands, recipient) is Truth.YES

    def _told(self, acts: list[Act], recipient: Hands, item: str, *, denied: bool = False) -> Iterable[Word]:
        """Acts that brought it to the recipient, or are denied to have; that he read it is told here by others."""
        for act in acts:
            to = act.recipient or (act.who if act.verb in (Verb.RECEIVE, Verb.READ) else ())
            if act.verb is Verb.SEND or not self._reaches(to, recipient):
                continue
            for id in act.statements:
                own = act.verb is Verb.READ and self._is_own(self._witness(id), recipient)
                if self._denies(id) is denied and not own:
                    yield self._version(self._word(id), act, item)

    def _version(self, word: Word, act: Act, item: str) -> Word:
        """The word, with it where what it tells of is another version."""
        itself = act.item is None or self._carries(act.item, item)
        return word if itself else replace(word, sentence=f"{word.sentence} (a version of it)")

    def _on_way(self, acts: list[Act], recipient: Hands, item: str, way: frozenset[str]) -> Iterable[Word]:
        """Acts that moved it, and did not bring it to the recipient, nor to him for whom it was before."""
        for act in acts:
            to = act.recipient or (act.who if act.verb is Verb.RECEIVE else ())
            came = self._reaches(to, recipient)
            if act.id not in way & self.moved or (came and act.verb is not Verb.SEND):
                continue
            if not came and self._reaches(to, self.reading.case.item(item).addressee):
                continue  # it is with him for whom it was, and not on its way to another
            if act.item and self._carries(act.item, item) and not self._back(act, acts, recipient):
                yield from (self._word(id) for id in act.statements if not self._denies(id))

    def _sent(self, acts: list[Act], recipient: Hands) -> Iterable[Word]:
        for act in acts:
            if act.verb is Verb.SEND and self._reaches(act.recipient, recipient):
                yield from (self._word(id) for id in act.statements if not self._denies(id))

    def _given_back(self, acts: list[Act], recipient: Hands, item: str) -> Iterable[Word]:
        """Not on its way to him, but away from where he is."""
        for act in acts:
            if act.item and self._carries(act.item, item) and self._back(act, acts, recipient):
                yield from (self._word(id) for id in act.statements if not self._denies(id))

    def _back(self, act: Act, acts: list[Act], recipient: Hands) -> bool:
        """Whether it went from a body of the recipient to one whence it had come."""
        near = self.reading.agents.near
        whence = [hand for one in acts if one is not act for hand in one.giver]
        return near(act.giver, recipient) and near(act.recipient, whence) and not near(act.recipient, recipient)

    def _witness(self, id: str) -> Witness:
        return self.reading.accounts.witness(self.reading.accounts.statement(id))

    def _denies(self, id: str) -> bool:
        return self.reading.accounts.statement(id).mood is Mood.DID_NOT

    def _word(self, id: str) -> Word:
        return words((self.reading.accounts.statement(id),), self.reading, self.refs)[0]

    def _dated(
        self, document: Document | None, recipient: Hands, item: str, way: frozenset[str]
    ) -> Iterable[Word]:  # fmt: skip
        """It itself, if addressed to him, and messages that carry it to him: written, neither sent nor come."""
        if document and not {*document.addressees, *document.copies}.isdisjoint(recipient):
            yield self._addressed(document)
        yield from self._carried(item, way)

    def _carried(self, item: str, among: frozenset[str]) -> Iterable[Word]:
        """The messages among these that carry it."""
        for one in self.reading.case.documents:
            if one.id in among and one.author and one.addressees and any(self._carries(it, item) for it in one.carries):
                yield self._addressed(one)

    def _addressed(self, one: Document) -> Word:
        span = self.reading.times.of(one.id)
        dated = "undated" if span == (None, None) else wording.when(span, self.reading.times.zone(one.id))
        to = wording.names(self.reading, one.addressees)
        to += f", with a copy to {wording.names(self.reading, one.copies)}" if one.copies else ""
        author = wording.names(self.reading, one.author)
        went = "Said" if one.via in SPOKEN else "Addressed"
        return Word(f"{went} to {to}, {dated}", f"{author}, {_seen(one)}", self.refs.document(one.id))

    def _marked(self, document: Document | None) -> Iterable[Word]:
        if document and document.received:
            at = marked(document.received)
            yield Word(f"Marked as received, {at}", "the mark on the document", self.refs.document(document.id))

    def _heard(self, document: Document | None, recipient: Hands) -> Iterable[Word]:
        """What is said to somebody, by telephone or to his face, came to him as it was said."""
        if document and document.via in SPOKEN and not set(document.addressees).isdisjoint(recipient):
            author = wording.names(self.reading, document.author)
            yield Word(f"Came as it was said ({document.via})", f"{author}, {_seen(document)}",
                       self.refs.document(document.id))  # fmt: skip

    def _own(self, acts: list[Act], recipient: Hands, item: str) -> Iterable[Word]:
        """His own word that he had it, through however many mouths; to know of it is not to have received it."""
        for act in acts:
            if act.verb in (Verb.SEND, Verb.KNOW):
                continue
            for witness in act.witnesses:
                if self._is_own(witness, recipient):
                    yield self._version(self._word(witness.statement), act, item)

    def _is_own(self, witness: Witness, recipient: Hands) -> bool:
        took_part = witness.agent is not None and witness.stand in ("recipient", "giver")
        return took_part and self._reaches((str(witness.agent),), recipient)

    def _answered(self, recipient: Hands, item: str) -> Iterable[Word]:
        for one in self.reading.case.documents:
            answers = any(other == item or self._carries(other, item) for other in one.answers)
            if answers and self._reaches(one.author, recipient):
                author = wording.names(self.reading, one.author)
                yield Word(f"Answered by [{one.id}]", f"{author}, {_seen(one)}", self.refs.document(one.id))

    def _promised(self, recipient: Hands, item: str, *, his: bool) -> Iterable[Word]:
        """What was promised of bringing it to him, or of what is for him without saying to whom."""
        for statement in self.reading.case.statements():
            promise = statement.mood is Mood.WILL and statement.verb in (*MOVING, Verb.HOLD)
            if not promise or not statement.item or not self._carries(statement.item, item):
                continue
            if self._reaches(statement.recipient, recipient) or (his and not statement.recipient):
                yield self._word(statement.id)
