"""The lines of the channel diagram: what moved, what was promised, said and ordered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from tracer import wording
from tracer.analysis.accounts import Hands
from tracer.analysis.departures import Performance
from tracer.analysis.flows import Transfer
from tracer.analysis.spans import order_key
from tracer.case.model import Document, Statement
from tracer.case.times import to_datetime
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.sketch.legs import ordered_legs
from tracer.views.sketch.routes import sent_to, telling_label, tellings, transfer_label
from tracer.views.sketch.sketch import Edge, EdgeKind, Node
from tracer.vocabulary import RULING_MOODS, Mood, Verb

#: Letters in a line of a label that is not broken.
_SHORT = 20


@dataclass(frozen=True, slots=True)
class _Line:
    """An edge before it is numbered: its time decides its place."""

    time: tuple[float, float]
    edge: Edge


class Strokes:
    """All lines of one case, numbered in order of time; what was ordered has letters.

    Attributes:
        edges: what happened first, then what was ordered.
        unknown: the nodes that stand for hands that nothing names, by id.
        transfers: the transfers drawn.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> [edge.badge for edge in Strokes(report).edges][-2:]
        ['A', 'B']
    """

    def __init__(self, report: Report) -> None:
        self.report, self.reading, self.case = report, report.reading, report.case
        self.performances = self.reading.departures.performances
        self.routes = self.reading.departures.routes
        self.ruled = dict.fromkeys(stage.content for route in self.routes for stage in route)
        self.unknown: dict[str, Node] = {}
        self._said: set[tuple[str, ...]] = set()
        self._givers: dict[Hands, list[str]] = {}
        self.transfers = self._transfers()
        lines = [*self._moves(), *self._tellings(), *self._promises(), *self._messages()]
        lines.sort(key=lambda line: line.time)
        edges = [replace(line.edge, badge=str(number)) for number, line in enumerate(lines, 1)]
        self.edges = (*edges, *ordered_legs(self.reading, self.transfers))

    def _transfers(self) -> tuple[Transfer, ...]:
        """The transfers of what the orders speak of, and of all else that moved."""
        moved = (c for t in self.reading.flows.transfers for c in self.reading.items.contents(t.item))
        contents = dict.fromkeys([*self.ruled, *moved])
        found = {t.id: t for content in contents for t in self.reading.flows.of(content)}
        return tuple(found.values())

    def _moves(self) -> Iterable[_Line]:
        for transfer in self.transfers:
            time = order_key(self.reading.times.of(transfer.id))
            performance = self.reading.departures.performed_by(transfer.id)
            tails = transfer.giver or (self._unnamed_giver(transfer),)
            heads = transfer.recipient
            if transfer.arrival != "shown" or not heads:
                heads = (self._someone(transfer.id, "recipient", "Holder not named", heads),)
            departs = performance is not None and performance.departs and self._from_root(performance, transfer)
            kind: EdgeKind = "deviation" if departs else "actual"
            if transfer.happened is Truth.MAYBE:
                kind = "inferred"
            codes = (self.report.number(performance.root.id),) if departs and performance else ()
            for number, (tail, head) in enumerate(product(tails, heads)):
                edge = self._edge(transfer, tail, head, kind, codes)
                yield _Line(time, replace(edge, id=f"{edge.id}/{number}") if number else edge)
            yield from self._joint(transfer, time)
            yield from self._from_author(transfer, time)

    def _from_author(self, transfer: Transfer, time: tuple[float, float]) -> Iterable[_Line]:
        """How it came from whose words it is to the first hand that is recorded."""
        if transfer.parent is not None or not transfer.giver:
            return
        for content in self.reading.items.contents(transfer.item):
            for author in self.case.item(content).sender:
                near = any(self.reading.agents.share_body(author, giver) for giver in transfer.giver)
                near = near or self._spoken(author, content, transfer)
                if not near and self.case.item(content).kind == "content":
                    if not self._first("author", author, transfer.giver[0]):
                        continue
                    names = f"{wording.name(self.reading, author)} to {wording.names(self.reading, transfer.giver)}"
                    yield _Line((time[0] - 1, time[1] - 1), Edge(
                        id=f"{transfer.id}/{content}/author", tail=author, head=transfer.giver[0], kind="inferred",
                        badge="", lines=("not recorded",), description=f"{names}: the hand-over is not recorded.",
                        evidence=f"{names}: how it came to the first hand is not recorded",
                    ))  # fmt: skip

    def _spoken(self, author: str, content: str, transfer: Transfer) -> bool:
        """Whether he is told to have spoken of it to the first hand, or to his body: that much is recorded."""
        reading = self.reading
        return any(
            act.verb is Verb.TELL and act.happened is not Truth.NO
            and reading.items.carries(act.item or "", content) is not Truth.NO
            and any(reading.agents.share_body(author, one) for one in act.giver)
            and any(reading.agents.share_body(one, other) for one in act.recipient for other in transfer.giver)
            for act in reading.accounts.acts
        )  # fmt: skip

    def _joint(self, transfer: Transfer, time: tuple[float, float]) -> Iterable[_Line]:
        """How it came from the hand that received to the hand that gave on, where nothing says it."""
        parent = next((t for t in self.transfers if t.id == transfer.parent), None)
        if parent is None or transfer.link is Truth.YES or not transfer.giver:
            return
        if parent.arrival == "open" or not parent.recipient:
            tail = self._someone(parent.id, "recipient", "Holder not named", parent.recipient)
        else:
            tail = parent.recipient[0]
        if tail in transfer.giver or not self._first("how", tail, transfer.giver[0]):
            return
        name = wording.names(self.reading, transfer.giver)
        yield _Line(
            (time[0] - 0.5, time[1] - 0.5),
            Edge(
                id=f"{transfer.id}/how", tail=tail, head=transfer.giver[0], kind="inferred", badge="", codes=(),
                lines=("not recorded",), description=f"How it came to {name} is not recorded.",
                evidence=f"how it came to {name}: not recorded",
            ),
        )  # fmt: skip

    def _edge(self, transfer: Transfer, tail: str, head: str, kind: EdgeKind, codes: tuple[str, ...]) -> Edge:
        document = transfer.act.document if transfer.act else transfer.id
        label = transfer_label(self.reading, transfer)
        item = wording.item_name(self.reading, transfer.item)
        when = self._short(transfer.id)
        to = wording.names(self.reading, sent_to(self.reading, transfer)) or self._name(head)
        told = (
            f"{self._name(tail)} to {to}: "
            f"{', '.join(part for part in (item if transfer.act else 'message', label) if part)}"
        )
        full = wording.when(self.reading.times.of(transfer.id), self.reading.times.zone(transfer.id))
        doubt = f"; {_doubt(transfer)}" if transfer.happened is Truth.MAYBE else ""
        doubt += {"open": "; who received it is not recorded", "unsaid": "; that it arrived is not said"}.get(
            transfer.arrival if transfer.recipient else "", ""
        )
        lead = f"{', '.join(codes)}: " if codes else ""
        return Edge(
            id=transfer.id, tail=tail, head=head, kind=kind, badge="", codes=codes,
            lines=tuple(part for part in (label or self._what(transfer), when) if part),
            description=f"{lead}{told}; {full}{doubt}. Source: {document}.",
            evidence=f"{full}: {told}{doubt} [{document}]",
        )  # fmt: skip

    def _what(self, transfer: Transfer) -> str:
        return wording.item_name(self.reading, transfer.item) if transfer.act else "message"

    def _tellings(self) -> Iterable[_Line]:
        """What was told or shown short of the text, where nothing was ordered."""
        for act in tellings(self.reading):
            label, times = telling_label(act), self.reading.times
            names = f"{wording.names(self.reading, act.giver)} to {wording.names(self.reading, act.recipient)}"
            item = wording.item_name(self.reading, act.item) if act.item else "something that is not said"
            doubt = "; on the word of one who is not shown to have been there" if act.happened is Truth.MAYBE else ""
            full = wording.when(times.of(act.id), times.zone(act.id))
            yield _Line(order_key(times.of(act.id)), Edge(
                id=act.id, tail=act.giver[0], head=act.recipient[0], codes=(), badge="",
                kind="inferred" if act.happened is Truth.MAYBE else "actual",
                lines=tuple(part for part in (item, label, self._short(act.id)) if part),
                description=f"{names}: {item}, {label}; {full}{doubt}. Source: {act.document}.",
                evidence=f"{full}: {names}: {item}, {label}{doubt} [{act.document}]",
            ))  # fmt: skip

    def _promises(self) -> Iterable[_Line]:
        """What was promised and is not shown as done."""
        kept = {p.id for performance in self.performances if performance.reached for p in performance.promised}
        for promise in self.case.statements():
            hands = promise.giver or promise.who
            if promise.mood is not Mood.WILL or not promise.item or not hands or not promise.recipient:
                continue
            if promise.id in kept:
                continue
            roots = [p.root.id for p in self.performances if promise in p.promised and p.departs]
            yield self._promise(promise, hands, tuple(self.report.number(root) for root in dict.fromkeys(roots)))

    def _promise(self, promise: Statement, hands: Hands, codes: tuple[str, ...]) -> _Line:
        names = f"{wording.names(self.reading, hands)} to {wording.names(self.reading, promise.recipient)}"
        low, high = order_key(self.reading.times.of(promise.document))
        return _Line((low - 1, high - 1), Edge(
            id=promise.id, tail=hands[0], head=promise.recipient[0], kind="promised", badge="", codes=codes,
            lines=("promised,", "not confirmed"),
            description=f"{names}: promised, no evidence that it was done. Source: {promise.document}.",
            evidence=f"{names}: promised; no receipt found [{promise.document}]",
        ))  # fmt: skip

    def _messages(self) -> Iterable[_Line]:
        """Messages about the passage that do not carry it: reports, replies, objections."""
        carried = {t.id for t in self.transfers}
        told = {self.reading.accounts.statement(s).document for t in self.transfers if t.act for s in t.act.statements}
        judged = {s.document for s in self.case.statements() if s.target}
        ordered = {document for rule in self.reading.orders.rules for document in (rule.document, rule.binds or "")}
        for document in self.case.documents:
            about = document.id in told | judged | ordered or set(document.answers) & (carried | told)
            if document.id in carried or not about or not document.author or not document.addressees:
                continue
            yield self._message(document)

    def _message(self, document: Document) -> _Line:
        what = "message"
        if any(rule.binds == document.id for rule in self.reading.orders.rules) and not document.says:
            what = f"order, {document.seen}"
        elif any(s.target and s.mood == "objects" for s in document.says):
            what = "objection"
        elif any(s.mood == "did" for s in document.says):
            what = "report"
        elif any(s.mood in RULING_MOODS for s in document.says):
            what = "instruction"
        elif document.answers:
            what = "answer"
        names = f"{wording.names(self.reading, document.author)} to {wording.names(self.reading, document.addressees)}"
        full = wording.when(self.reading.times.of(document.id), self.reading.times.zone(document.id))
        short = self._short(document.id)
        return _Line(order_key(self.reading.times.of(document.id)), Edge(
            id=document.id, tail=document.author[0], head=document.addressees[0], kind="message", badge="", codes=(),
            lines=_in_lines(what, short), description=f"{names}: {what}; {full}. Source: {document.id}.",
            evidence=f"{full}: {names}, {what} [{document.id}]",
        ))  # fmt: skip

    def _first(self, *line: str) -> bool:
        """Whether this is the first of several lines that would all say the same."""
        new = line not in self._said
        self._said.add(line)
        return new

    def _unnamed_giver(self, transfer: Transfer) -> str:
        """One box for all hands that are not named and gave to the same; it says that they may be several."""
        known = self._givers.setdefault(transfer.recipient, [])
        known.append(transfer.id)
        id = self._someone(known[0], "giver", "Giver not named", ())
        if len(known) > 1:
            self.unknown[id] = replace(self.unknown[id], role=f"{len(known)} times; not said to be one hand")
        return id

    def _someone(self, transfer: str, side: str, name: str, bodies: Hands) -> str:
        id = f"{transfer}/{side}"
        body = next((b for b in bodies if self.case.agent(b).kind == "body"), None)
        role = None
        if side == "recipient" and self.case.is_document(transfer):
            role = f"addressed to {wording.names(self.reading, self.case.document(transfer).addressees)}"
        elif side == "recipient" and bodies:
            role = f"sent to {wording.names(self.reading, bodies)}"
        self.unknown[id] = Node(id=id, name=name, role=role, body=body, kind="unknown", note=None, spine=False,
                                supplied=False)  # fmt: skip
        return id

    def _from_root(self, performance: Performance, transfer: Transfer) -> bool:
        ids = [t.id for t in performance.transfers]
        return ids.index(transfer.id) >= ids.index(performance.root.id)

    def _short(self, id: str) -> str:
        """A clock for a label, in UTC and as written; a date where there is no clock; else nothing."""
        low, high = self.reading.times.of(id)
        zone = self.reading.times.zone(id)
        if low is None or low != high:
            return "" if low is None or high is None else _day(wording.when((low, high), zone))
        text = f"{to_datetime(low, 'UTC'):%H%M}Z"
        if zone not in (None, "UTC", "Z"):
            place = str(zone).rsplit("/", 1)[-1].replace("_", " ")
            text += f", {to_datetime(low, str(zone)):%H:%M} {place}"
        return text

    def _name(self, id: str) -> str:
        return self.unknown[id].name if id in self.unknown else wording.name(self.reading, id)


def _doubt(transfer: Transfer) -> str:
    """Why a transfer is not sure."""
    if transfer.act is not None and all(w.took_part or w.stand == "not named" for w in transfer.act.witnesses):
        return "contradicted"
    return "on the word of one who is not shown to have been there"


def _in_lines(what: str, short: str) -> tuple[str, ...]:
    """In one line if that is short; else a clock would be torn apart."""
    both = f"{what} {short}".strip()
    return (what, short) if short and len(both) > _SHORT else (both,)


def _day(text: str) -> str:
    return text if len(text) <= 14 else ""
