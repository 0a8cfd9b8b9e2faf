"""The lines of the channel diagram: what moved, what was promised, said and ordered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from tracer import wording
from tracer.analysis.accounts import Hands
from tracer.analysis.departures import Performance
from tracer.analysis.flows import Transfer
from tracer.case.model import Statement
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.sketch.legs import ordered_legs
from tracer.views.sketch.messages import ARRIVAL, messages
from tracer.views.sketch.moments import Line, Moment, brief, clock, moment, numbered, placed, titled
from tracer.views.sketch.routes import hands_between, sent_to, telling_label, tellings, transfer_label
from tracer.views.sketch.sketch import Edge, EdgeKind, Node
from tracer.vocabulary import Mood, Verb

#: What is said of a hand-over that documents tell differently.
_CONTRADICTED = "contradicted"
#: The box of those to whom something was sent, where nothing shows that they had it.
UNRECEIVED = "Receipt not recorded"


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
        self._returned = {id for f in report.findings if f.code == "TR208" for id in f.shown}
        self.transfers = self._transfers()
        lines = [*self._moves(), *self._tellings(), *self._promises(), *messages(self.reading, self.transfers)]
        self.edges = (*self._one_act(numbered(lines, self.reading)), *ordered_legs(self.reading, self.transfers))

    def _transfers(self) -> tuple[Transfer, ...]:
        """The transfers of what the orders speak of, and of all else that moved."""
        moved = (c for t in self.reading.flows.transfers for c in self.reading.items.contents(t.item))
        contents = dict.fromkeys([*self.ruled, *moved])
        found = {t.id: t for content in contents for t in self.reading.flows.of(content)}
        return tuple(found.values())

    def _moves(self) -> Iterable[Line]:
        times = placed(self.reading, self.transfers)
        for transfer in self.transfers:
            time = times[transfer.id]
            performance = self.reading.departures.performed_by(transfer.id)
            tails = transfer.giver or (self._unnamed_giver(transfer),)
            heads = transfer.recipient
            if transfer.arrival != "shown" or not heads:
                name = UNRECEIVED if transfer.arrival == "unsaid" else "Holder not named"
                heads = (self._someone(transfer.id, "recipient", name, heads),)
            # What differs and is only noted, or may not have been otherwise than ordered, is no deviation.
            departs = (
                performance is not None and performance.root.id in self.report.departures
                and self._from_root(performance, transfer)
            )  # fmt: skip
            kind: EdgeKind = "deviation" if departs else "actual"
            codes = (self.report.number(performance.root.id),) if departs and performance else ()
            for number, (tail, head) in enumerate(product(tails, heads)):
                # A hand that one account names and another does not is not recorded as having done it.
                doubt = _CONTRADICTED if self._contested(transfer, tail, head) else _doubt(transfer)
                edge = self._edge(transfer, tail, head, "inferred" if doubt else kind, codes, doubt)
                yield Line(time, replace(edge, id=f"{edge.id}/{number}") if number else edge)
            if transfer.act is None:
                yield from self._copies(transfer, time)
            yield from self._joint(transfer, time)
            yield from self._from_author(transfer, time)

    def _one_act(self, edges: tuple[Edge, ...]) -> Iterable[Edge]:
        """Lines of one act of several hands: each says which others are of it."""
        acts = {transfer.id for transfer in self.transfers}
        parts: dict[tuple[str, str], list[Edge]] = {}
        for edge in edges:
            act, _, number = edge.id.rpartition("/")
            parts.setdefault((act if number.isdecimal() and act in acts else edge.id, edge.kind), []).append(edge)
        joint = {edge.id: several for several in parts.values() if len(several) > 1 for edge in several}
        for edge in edges:
            others = " and ".join(one.badge for one in joint.get(edge.id, ()) if one.id != edge.id)
            told = f"one hand-over with {others}"
            # Where it is doubtful the label says why, and the list that it is one act.
            words = (*edge.lines, *([told] if edge.kind != "inferred" else []))
            description, evidence = f"{edge.description} It is {told}.", f"{edge.evidence}; {told}"
            whole = replace(edge, lines=words, description=description, evidence=evidence, joint=True)
            yield whole if others else edge

    def _copies(self, transfer: Transfer, time: Moment) -> Iterable[Line]:
        """A message to those to whom it says that a copy goes; that one came is not shown by it."""
        for hand in self.reading.flows.copied(self.case.document(transfer.id)):
            head = self._someone(f"{transfer.id}/{hand}", "recipient", UNRECEIVED, (hand,))
            edge = self._edge(transfer, transfer.giver[0], head, "actual", (), "")
            names = f"{wording.names(self.reading, transfer.giver)} to {wording.name(self.reading, hand)}: a copy"
            full = wording.told_when(self.reading, transfer.id)
            # Nobody says by whose hands a copy went.
            dated = titled(edge.lines[0], clock(self.reading, transfer.id))[1:]
            yield Line(time, replace(
                edge, id=f"{transfer.id}/{hand}", lines=("copy", *dated), sent=True,
                description=f"{names}; {full}; {ARRIVAL}. Source: {transfer.id}.",
                evidence=f"{full}: {names}; {ARRIVAL} [{transfer.id}]",
            ))  # fmt: skip

    def _from_copy(self, transfer: Transfer, content: str) -> str | None:
        """The box of a copy that was addressed to a body of the first hand, which may have had it from there."""
        for one in self.transfers:
            if one.act is None and self.reading.items.carries(one.item, content) is Truth.YES:
                for hand in self.reading.flows.copied(self.case.document(one.id)):
                    at_hand = self.reading.agents.near(transfer.giver, (hand,))
                    if at_hand and self.reading.times.possibly_before(one.id, transfer.id):
                        return self._someone(f"{one.id}/{hand}", "recipient", UNRECEIVED, (hand,))
        return None

    def _from_author(self, transfer: Transfer, time: Moment) -> Iterable[Line]:
        """How it came from whose words it is to the first hand that is recorded."""
        if transfer.parent is not None or not transfer.giver:
            return
        for content in self.reading.items.contents(transfer.item):
            for author in self.case.item(content).sender:
                near = any(self.reading.agents.share_body(author, giver) for giver in transfer.giver)
                near = near or self._spoken(author, content, transfer)
                if not near and self.case.item(content).kind == "content":
                    if copy := self._from_copy(transfer, content):
                        yield from self._how(transfer, copy, time)
                        continue
                    if not self._first("author", author, transfer.giver[0]):
                        continue
                    names = f"{wording.name(self.reading, author)} to {wording.names(self.reading, transfer.giver)}"
                    yield Line((time[0] - 1, time[1] - 1), Edge(
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

    def _joint(self, transfer: Transfer, time: Moment) -> Iterable[Line]:
        """How it came from a hand that is not named to one of that body, where nothing says it.

        That a named person had it shows neither that he gave it on nor to whom: from him no line is drawn, and
        none to those whose own words they are.
        """
        parent = next((t for t in self.transfers if t.id == transfer.parent), None)
        if parent is None or transfer.link is Truth.YES or not transfer.giver or self._own_words(transfer):
            return
        if parent.arrival == "open" or not parent.recipient:
            tail = self._someone(parent.id, "recipient", "Holder not named", parent.recipient)
        else:
            tail = parent.recipient[0]
            if self.case.agent(tail).kind == "person":
                return
        yield from self._how(transfer, tail, time)

    def _how(self, transfer: Transfer, tail: str, time: Moment) -> Iterable[Line]:
        if tail in transfer.giver or not self._first("how", tail, transfer.giver[0]):
            return
        name = wording.names(self.reading, transfer.giver)
        role = self.unknown[tail].role if tail in self.unknown else None
        whence = wording.names(self.reading, (tail,)) if tail not in self.unknown else f"whoever had what was {role}"
        yield Line(
            (time[0] - 0.5, time[1] - 0.5),
            Edge(
                id=f"{transfer.id}/how", tail=tail, head=transfer.giver[0], kind="inferred", badge="", codes=(),
                lines=("not recorded",), description=f"How it came from {whence} to {name} is not recorded.",
                evidence=f"how it came to {name}: not recorded",
            ),
        )  # fmt: skip

    def _contested(self, transfer: Transfer, tail: str, head: str) -> bool:
        """Whether documents that tell of it contradict each other on one of these hands."""
        sides = ((tail, transfer.givers), (head, transfer.recipients))
        return any(hand not in hands for hand, accounts in sides if hand not in self.unknown for hands in accounts)

    def _own_words(self, transfer: Transfer) -> bool:
        contents = self.reading.items.contents(transfer.item)
        return any(giver in self.case.item(content).sender for content in contents for giver in transfer.giver)

    def _edge(
        self, transfer: Transfer, tail: str, head: str, kind: EdgeKind, codes: tuple[str, ...], doubt: str
    ) -> Edge:
        document = transfer.act.document if transfer.act else transfer.id
        title = self.case.document(transfer.item).title or "" if self.case.is_document(transfer.item) else ""
        how = transfer_label(self.reading, transfer)
        # Where a thing of the case is called a message, the word stands for no other.
        untitled = "" if how and any(one.name == "message" for one in self.case.items) else "message"
        item = wording.item_name(self.reading, transfer.item) if transfer.act else title or untitled
        if how.casefold() in title.casefold():
            how = ""  # "Telegram 295" went by telegram
        if transfer.id in self._returned:
            how = f"returned, {how}" if how else "returned"
        by = hands_between(self.reading, transfer)
        to = wording.names(self.reading, sent_to(self.reading, transfer)) or self._name(head)
        told = f"{self._name(tail)} to {to}: {', '.join(part for part in (item, how, by) if part)}"
        # What was only told, or given back, is to be read at the line; a channel or a state stands for its thing.
        label = (f"{how}: {title or item}" if how in ("returned", "told") else how) or title or item
        label = label if transfer.act else title or label
        full = wording.told_when(self.reading, transfer.id)
        short = (doubt,) if doubt == _CONTRADICTED else ()
        doubt = f"; {doubt}" if doubt else ""
        doubt += {"open": "; who received it is not recorded", "unsaid": f"; {ARRIVAL}"}.get(transfer.arrival, "")
        return Edge(
            id=transfer.id, tail=tail, head=head, kind=kind, badge="", codes=codes,
            lines=(*titled(label, clock(self.reading, transfer.id)), *brief(by), *short),
            description=f"{told}; {full}{doubt}. Source: {document}.",
            evidence=f"{full}: {told}{doubt} [{document}]", sent=transfer.arrival == "unsaid",
        )  # fmt: skip

    def _tellings(self) -> Iterable[Line]:
        """What was told or shown short of the text, where nothing was ordered."""
        for act in tellings(self.reading):
            label = telling_label(act)
            names = f"{wording.names(self.reading, act.giver)} to {wording.names(self.reading, act.recipient)}"
            item = wording.item_name(self.reading, act.item) if act.item else "something that is not said"
            doubt = "; on the word of one who is not shown to have been there" if act.happened is Truth.MAYBE else ""
            full = wording.told_when(self.reading, act.id)
            yield Line(moment(self.reading.times.of(act.id)), Edge(
                id=act.id, tail=act.giver[0], head=act.recipient[0], codes=(), badge="",
                kind="inferred" if act.happened is Truth.MAYBE else "actual",
                lines=tuple(part for part in (item, label, clock(self.reading, act.id)) if part),
                description=f"{names}: {item}, {label}; {full}{doubt}. Source: {act.document}.",
                evidence=f"{full}: {names}: {item}, {label}{doubt} [{act.document}]",
            ))  # fmt: skip

    def _promises(self) -> Iterable[Line]:
        """What was promised and is not shown as done."""
        kept = {p.id for performance in self.performances if performance.reached for p in performance.promised}
        for promise in self.case.statements():
            hands = promise.giver or promise.who
            if promise.mood is not Mood.WILL or not promise.item or not hands or not promise.recipient:
                continue
            if promise.id in kept:
                continue
            roots = [p.root.id for p in self.performances
                     if promise in p.promised and p.root.id in self.report.departures]  # fmt: skip
            yield self._promise(promise, hands, tuple(self.report.number(root) for root in dict.fromkeys(roots)))

    def _promise(self, promise: Statement, hands: Hands, codes: tuple[str, ...]) -> Line:
        names = f"{wording.names(self.reading, hands)} to {wording.names(self.reading, promise.recipient)}"
        if promise.item and self._several():
            names += f": {wording.item_name(self.reading, promise.item)}"
        low, high = moment(self.reading.times.of(promise.document))
        return Line((low - 1, high - 1), Edge(
            id=promise.id, tail=hands[0], head=promise.recipient[0], kind="promised", badge="", codes=codes,
            lines=("promised,", "not confirmed"),
            description=f"{names}: promised, no evidence that it was done. Source: {promise.document}.",
            evidence=f"{names}: promised; no receipt found [{promise.document}]",
        ))  # fmt: skip

    def _several(self) -> bool:
        """Whether more is drawn than one content, so that a line has to say which it means."""
        drawn = {content for one in self.transfers for content in self.reading.items.contents(one.item)}
        return len(drawn | {*self.ruled}) > 1

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

    def _name(self, id: str) -> str:
        return self.unknown[id].name if id in self.unknown else wording.name(self.reading, id)


def _doubt(transfer: Transfer) -> str:
    """Why a transfer is not sure; nothing if it is."""
    if transfer.happened is not Truth.MAYBE:
        return ""
    if transfer.act is not None and all(w.took_part or w.stand == "not named" for w in transfer.act.witnesses):
        return _CONTRADICTED
    return "on the word of one who is not shown to have been there"
