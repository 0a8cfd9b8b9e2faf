"""What a case says of when: each word on a time, as a bound between points in time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from tracer.analysis.spans import Span
from tracer.case.model import Case, Document, Statement
from tracer.case.times import Anchor, Time
from tracer.errors import Location
from tracer.vocabulary import ACCOUNT_MOODS, RULING_MOODS, Mood, Verb

_DAY = 86_400_000_000

#: Told acts: what the document reports as done lies before the document.
_TOLD = frozenset({Mood.DID, Mood.DID_NOT, Mood.ASKED, Mood.ASKED_NOT, Mood.AGREED, Mood.REFUSED})

#: Acts of which each needs the paper; of what it says there may have been talk before.
_OF_PAPER = frozenset({
    Verb.GIVE, Verb.PASS, Verb.SEND, Verb.RECEIVE, Verb.HOLD, Verb.READ, Verb.SHOW, Verb.DESTROY,
})  # fmt: skip


@dataclass(slots=True)
class Bound:
    """A bound on a point in time, or on how far two lie apart, and who says it."""

    low: int | None
    high: int | None
    one: int
    other: int | None
    document: str
    statement: str
    text: str
    location: Location
    kind: str  # 'time', 'received', 'written', 'told', 'same', 'right' or 'succession'


class Said:
    """Every word of a case on a time, and the points in time that they speak of.

    Attributes:
        nodes: for each document and statement its point in time.
        root: for each statement the one that it restates in the end.
        alternatives: for each act its accounts that count, by the id of the first of them.
        right: of acts told by several, the point in time at which it was by whichever account is right.
        resting: accounts that rest on others of their act alone, where some do not.
        said_in: for each document and statement the document that says it.
        times: for each of them its time as written.
        bounds: what is said of these points.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        ids = (id for document in case.documents for id in (document.id, *(one.id for one in document.says)))
        self.nodes = {id: node for node, id in enumerate(ids)}
        self.root = roots(case)
        self.said_in = {d.id: d.id for d in case.documents} | {s.id: s.document for s in case.statements()}
        self.times = {d.id: d.date for d in case.documents} | {s.id: s.when for s in case.statements()}
        #: Accounts that a correction took back: what they say of the time counts no more.
        self._withdrawn = {s.amends for s in case.statements() if s.amends and s.mood in ACCOUNT_MOODS}
        self.alternatives: dict[str, list[str]] = defaultdict(list)
        for id, root in self.root.items():
            if id not in self._withdrawn:
                self.alternatives[root].append(id)
        several = (root for root, accounts in Counter(self.root.values()).items() if accounts > 1)
        self.right = {root: node for node, root in enumerate(several, len(self.nodes))}
        self.resting = self._retold()
        #: The account to which the others of an act are tied: the first that does not rest on them.
        self._first = {root: next((id for id in self.alternatives[root] if id not in self.resting), root)
                       if root in self.resting else root for root in self.root.values()}  # fmt: skip
        self.bounds: list[Bound] = []
        for document in case.documents:
            self._add_document(document)
        for root, node in self.right.items():
            self.bounds.append(self.rights(root, (0, 0), self.nodes[self._first[root]], node))

    def _add_document(self, document: Document) -> None:
        if document.date:
            self._add_time(document.date, document.id, document.location)
            self._add_receipt(document)
        for statement in document.says:
            if statement.when and statement.id not in self._withdrawn:
                self._add_time(statement.when, statement.id, statement.location)
            if document.date and statement.mood in _TOLD:
                self.bounds.append(
                    Bound(0, None, self.nodes[statement.id], self.nodes[document.id], document.id,
                          statement.id, f"told in {document.id}", statement.location, "told")
                )  # fmt: skip
            self._add_succession(statement, document)
            self._add_writing(statement)
            root = self.root[statement.id]
            if (first := self._first[root]) != statement.id and first in self.nodes:
                self.bounds.append(
                    Bound(0, 0, self.nodes[first], self.nodes[statement.id], document.id,
                          statement.id, f"same as {root}", statement.location, "same")
                )  # fmt: skip

    def _add_receipt(self, document: Document) -> None:
        """What came in had been written by then."""
        received = document.received
        if received is not None and received.latest is not None:
            self.bounds.append(
                Bound(None, received.latest, self.nodes[document.id], None, document.id, document.id,
                      received.text, document.location, "received")
            )  # fmt: skip

    def _add_writing(self, statement: Statement) -> None:
        """A paper was handed on, held or read when there was one, by the date that it bears."""
        if statement.item is None or statement.mood is not Mood.DID or statement.verb not in _OF_PAPER:
            return
        paper = self._case.paper(statement.item)
        if paper is not None and paper.date and statement.id not in self._withdrawn:
            self.bounds.append(
                Bound(0, None, self.nodes[paper.id], self.nodes[statement.id], statement.document, statement.id,
                      f"of {paper.id}", statement.location, "written")
            )  # fmt: skip

    def _add_succession(self, statement: Statement, document: Document) -> None:
        """What changes an order was said later than the order."""
        for target in (statement.amends, statement.instead_of, statement.suspends):
            earlier = self.said_in.get(target or "")
            if earlier is not None and earlier != document.id and statement.mood in RULING_MOODS:
                self.bounds.append(
                    Bound(1, None, self.nodes[earlier], self.nodes[document.id], document.id, statement.id,
                          f"changes {target}", statement.location, "succession")
                )  # fmt: skip

    def _add_time(self, time: Time, id: str, location: Location) -> None:
        node, document = self.nodes[id], self.said_in[id]

        def bound(low: int | None, high: int | None, one: int, other: int | None) -> None:
            self.bounds.append(Bound(low, high, one, other, document, id, time.text, location, "time"))

        if time.earliest is not None or time.latest is not None:
            bound(time.earliest, time.latest, node, None)
        for anchor in time.anchors:
            low, high = _reach(anchor)
            root = self.root.get(anchor.ref, anchor.ref)
            # What comes before or after an act does so whichever account of the act is right.
            exact = anchor.relation in ("at", "offset") and root not in self._withdrawn
            right = None if exact else self.right.get(root)
            if right is not None:
                bound(low, high, right, node)
                for own in (one for one in self.alternatives[root] if self.said_in[one] == document):
                    bound(low, high, self.nodes[own], node)  # one document means the act as it tells it itself
            elif root in self.nodes:
                bound(low, high, self.nodes[self._first.get(root, root)], node)

    def rights(self, root: str, span: Span, one: int, other: int | None = None) -> Bound:
        """That the account which is right has the time of the first, or lies in a span."""
        return Bound(*span, one, other, self.said_in[root], root, "", self._case.location, "right")

    def _retold(self) -> set[str]:
        """The accounts of acts that rest on other accounts of these, where some do not."""
        said, found = {s.id: s for s in self._case.statements()}, set[str]()
        for accounts in self.alternatives.values():
            group = [said[id] for id in accounts]
            resting = {one.id for one in group if rests(self._case, one, [other for other in group if other != one])}
            found |= resting if len(resting) < len(group) else set()
        return found


def _reach(anchor: Anchor) -> Span:
    """Bounds in microseconds on (this time minus the time of the anchor)."""
    match anchor.relation:
        case "before":
            return (None, -1)
        case "after":
            return (1, None)
        case "at":
            return (0, 0)
        case "day after":
            return (1, 2 * _DAY - 1)
        case "day before":
            return (1 - 2 * _DAY, -1)
    return (anchor.low, anchor.high)


def roots(case: Case) -> dict[str, str]:
    """For each statement the one that it restates in the end (itself, where it restates none)."""
    by_id = {statement.id: statement for statement in case.statements()}
    found: dict[str, str] = {}
    for statement in by_id.values():
        current, seen = statement, {statement.id}
        while current.same in by_id and current.same not in seen:
            seen.add(current.same)
            current = by_id[current.same]
        found[statement.id] = current.id
    return found


def rests(case: Case, account: Statement, others: Collection[Statement]) -> bool:
    """Whether an account rests on others of its act, whatever those say, and on nothing else."""
    on = set(account.rests_on or case.document(account.document).rests_on)
    return bool(on) and on <= {one.document for one in others} | {one.id for one in others}
