"""When things happened: the times of a case, compared and solved together.

Every dated statement and document becomes a node of a simple temporal network
(Dechter, Meiri and Pearl, 1991). Within one document, times that contradict each
other are a mistake of the file; between documents they are something the record
says, kept as a conflict (rule R16).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from tracer.analysis.clocks import clocks, days_beside
from tracer.analysis.spans import ALWAYS, Span, hull
from tracer.case.model import Case, Document, Statement
from tracer.case.times import Anchor, Time, on_calendars
from tracer.errors import CaseError, Location, Problem
from tracer.kernel.temporal import Contradiction, Network, Order, Solution
from tracer.vocabulary import ACCOUNT_MOODS, RULING_MOODS, Mood, Verb

_DAY = 86_400_000_000
#: Told acts: what the document reports as done lies before the document.
_TOLD = frozenset({Mood.DID, Mood.DID_NOT, Mood.ASKED, Mood.ASKED_NOT, Mood.AGREED, Mood.REFUSED})

#: Acts of which each needs the paper; of what it says there may have been talk before.
_OF_PAPER = frozenset({
    Verb.GIVE, Verb.PASS, Verb.SEND, Verb.RECEIVE, Verb.HOLD, Verb.READ, Verb.SHOW, Verb.DESTROY,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeConflict:
    """Times of several documents that cannot all be right; none of them is preferred."""

    documents: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(slots=True)
class _Claim:
    """One constraint, with who makes it."""

    low: int | None
    high: int | None
    one: int
    other: int | None
    document: str
    statement: str
    text: str
    location: Location
    kind: str  # 'time', 'received', 'written', 'told', 'same', 'right' or 'succession'


class Chronology:
    """The solved times of a case.

    Raises:
        CaseError: if times within one document contradict each other.

    Example:
        >>> import tracer
        >>> times = Chronology(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> times.elapsed(times.of("handover"), times.of("m3"))
        (42840, 42840)
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._claims: list[_Claim] = []
        self._nodes: dict[str, int] = {}
        self._alternatives: dict[str, list[str]] = defaultdict(list)
        self._spans: dict[str, Span] = {}
        self.unsolved_clocks: tuple[str, ...] = ()
        self.conflicts: tuple[TimeConflict, ...] = ()
        #: Statements that put an act after the document that tells it.
        self.told_before: tuple[str, ...] = ()
        for document in case.documents:
            self._nodes[document.id] = len(self._nodes)
            for statement in document.says:
                self._nodes[statement.id] = len(self._nodes)
        self._root = roots(case)
        self._said_in = {d.id: d.id for d in case.documents} | {s.id: s.document for s in case.statements()}
        self._times = {d.id: d.date for d in case.documents} | {s.id: s.when for s in case.statements()}
        #: Accounts that a correction took back: what they say of the time counts no more.
        self._withdrawn = {s.amends for s in case.statements() if s.amends and s.mood in ACCOUNT_MOODS}
        for id, root in self._root.items():
            if id not in self._withdrawn:
                self._alternatives[root].append(id)
        #: Of acts told by several, a node for the time of whichever account is right.
        self._right = {root: len(self._nodes) + place for place, root in enumerate(
            root for root, accounts in Counter(self._root.values()).items() if accounts > 1)}  # fmt: skip
        #: Of those the acts whose accounts differ on the time.
        self._differing: set[str] = set()
        #: Accounts that rest on others of their act alone: where they differ from these they open no alternative (R16).
        self._resting, self._aside = self._retold(), set[str]()
        self._told: dict[str, list[int]] = {}
        #: The account to which the others of an act are tied: the first that does not rest on them.
        self._first = {root: next((id for id in self._alternatives[root] if id not in self._resting), root)
                       if root in self._resting else root for root in self._root.values()}  # fmt: skip
        for document in case.documents:
            self._add_document(document)
        for root, node in self._right.items():
            self._claims.append(self._rights(root, (0, 0), self._nodes[self._first[root]], node))
        self._solution = self._solve()
        if self._date_by_neighbours():
            self._spans.clear()
            self._solution = self._solve()

    def __contains__(self, id: str) -> bool:
        """Whether a document or a claim has this id."""
        return id in self._nodes

    def of(self, id: str) -> Span:
        """When the act or document was, as a span; accounts that disagree give their hull."""
        if id not in self._spans:
            self._spans[id] = hull(map(self.stated, self._counting(id)))
        return self._spans[id]

    def stated(self, id: str) -> Span:
        """When this one statement puts the act, other accounts left aside as far as they differ."""
        return on_calendars(*self._solution.span(self._nodes[id]))

    def compare(self, one: str, other: str) -> Order:
        """Which of two acts or documents came first, as far as all accounts agree."""
        pairs, right = list(product(self._accounts(one), self._accounts(other))), self._rightly(one, other)
        if pairs == [right]:  # of most there is one account
            return self._solution.compare(*right)
        answers = {self._solution.compare(a, b) for a, b in pairs}
        agreed = answers.pop() if len(answers) == 1 else Order.CANNOT_TELL
        return self._solution.compare(*right) if agreed is Order.CANNOT_TELL else agreed

    def not_after(self, one: str, other: str) -> bool:
        """Whether the first certainly came before the second or at the same time."""
        return self.compare(one, other) in (Order.BEFORE, Order.SAME)

    def never_after(self, one: str, other: str) -> bool:
        """Whether the first came before the second or at the same time, though which of the two may be open."""

        def never(a: int, b: int) -> bool:
            low = self._solution.difference(a, b)[0]
            return low is not None and low >= 0

        pairs, right = list(product(self._accounts(one), self._accounts(other))), self._rightly(one, other)
        return never(*right) or (pairs != [right] and all(never(a, b) for a, b in pairs))

    def possibly_before(self, one: str, other: str) -> bool:
        """Whether the first can have come before the second; acts of one instant count both ways."""

        def possible(a: int, b: int) -> bool:
            low, high = self._solution.difference(a, b)
            return high is None or high > 0 or low == high == 0

        return possible(*self._rightly(one, other)) and any(
            possible(a, b) for a, b in product(self._accounts(one), self._accounts(other))
        )

    def _accounts(self, id: str) -> list[int]:
        if id not in self._told:
            self._told[id] = [self._nodes[one] for one in self._counting(id)]
        return self._told[id]

    def _counting(self, id: str) -> list[str]:
        """The accounts of an act by which it can have been: all but those set aside."""
        return [one for one in self._alternatives.get(self._root.get(id, id), [id]) if one not in self._aside]

    def _retold(self) -> set[str]:
        """The accounts of acts that rest on other accounts of these, where some do not."""
        said, found = {s.id: s for s in self._case.statements()}, set[str]()
        for accounts in self._alternatives.values():
            group = [said[id] for id in accounts]
            resting = {one.id for one in group if rests(self._case, one, [other for other in group if other != one])}
            found |= resting if len(resting) < len(group) else set()
        return found

    def _rightly(self, one: str, other: str) -> tuple[int, int]:
        """Where accounts of an act differ, the node of whichever is right."""

        def right(id: str) -> int:
            root = self._root.get(id, id)
            return self._right[root] if root in self._differing else self._nodes[id]

        return right(one), right(other)

    @staticmethod
    def elapsed(start: Span, end: Span) -> tuple[int | None, int | None]:
        """Seconds from one span to another: the least and the most they can be."""
        low = None if end[0] is None or start[1] is None else (end[0] - start[1]) // 1_000_000
        high = None if end[1] is None or start[0] is None else (end[1] - start[0]) // 1_000_000
        return (low, high)

    def zone(self, id: str) -> str | None:
        """The zone in which the time of an act or document is written, or the one it refers to."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            written = self._times.get(id)
            if written is None or written.zone or not written.anchors:
                return written.zone if written else None
            id = written.anchors[0].ref
        return None

    def _add_document(self, document: Document) -> None:
        if document.date:
            self._add_time(document.date, document.id, document.location)
            self._add_receipt(document)
        for statement in document.says:
            if statement.when and statement.id not in self._withdrawn:
                self._add_time(statement.when, statement.id, statement.location)
            if document.date and statement.mood in _TOLD:
                self._claims.append(
                    _Claim(0, None, self._nodes[statement.id], self._nodes[document.id], document.id,
                           statement.id, f"told in {document.id}", statement.location, "told")
                )  # fmt: skip
            self._add_succession(statement, document)
            self._add_writing(statement)
            root = self._root[statement.id]
            if (first := self._first[root]) != statement.id and first in self._nodes:
                self._claims.append(
                    _Claim(0, 0, self._nodes[first], self._nodes[statement.id], document.id,
                           statement.id, f"same as {root}", statement.location, "same")
                )  # fmt: skip

    def _add_receipt(self, document: Document) -> None:
        """What came in had been written by then."""
        received = document.received
        if received is not None and received.latest is not None:
            self._claims.append(
                _Claim(None, received.latest, self._nodes[document.id], None, document.id, document.id,
                       received.text, document.location, "received")
            )  # fmt: skip

    def _add_writing(self, statement: Statement) -> None:
        """A paper was handed on, held or read when there was one, by the date that it bears."""
        if statement.item is None or statement.mood is not Mood.DID or statement.verb not in _OF_PAPER:
            return
        paper = self._case.paper(statement.item)
        if paper is not None and paper.date and statement.id not in self._withdrawn:
            self._claims.append(
                _Claim(0, None, self._nodes[paper.id], self._nodes[statement.id], statement.document, statement.id,
                       f"of {paper.id}", statement.location, "written")
            )  # fmt: skip

    def _add_succession(self, statement: Statement, document: Document) -> None:
        """What changes an order was said later than the order."""
        for target in (statement.amends, statement.instead_of, statement.suspends):
            earlier = self._said_in.get(target or "")
            if earlier is not None and earlier != document.id and statement.mood in RULING_MOODS:
                self._claims.append(
                    _Claim(1, None, self._nodes[earlier], self._nodes[document.id], document.id, statement.id,
                           f"changes {target}", statement.location, "succession")
                )  # fmt: skip

    def _add_time(self, time: Time, id: str, location: Location) -> None:
        node, document = self._nodes[id], self._said_in[id]

        def claim(low: int | None, high: int | None, one: int, other: int | None) -> None:
            self._claims.append(_Claim(low, high, one, other, document, id, time.text, location, "time"))

        if time.earliest is not None or time.latest is not None:
            claim(time.earliest, time.latest, node, None)
        for anchor in time.anchors:
            low, high = _reach(anchor)
            root = self._root.get(anchor.ref, anchor.ref)
            # What comes before or after an act does so whichever account of the act is right.
            exact = anchor.relation in ("at", "offset") and root not in self._withdrawn
            right = None if exact else self._right.get(root)
            if right is not None:
                claim(low, high, right, node)
                for own in (one for one in self._alternatives[root] if self._said_in[one] == document):
                    claim(low, high, self._nodes[own], node)  # one document means the act as it tells it itself
            elif root in self._nodes:
                claim(low, high, self._nodes[self._first.get(root, root)], node)

    def _settled(self, claim: _Claim) -> bool:
        """Whether it takes the first account of an act for the right one, though accounts differ."""
        return claim.kind == "right" and claim.other is not None and claim.statement in self._differing

    def _rights(self, root: str, span: Span, one: int, other: int | None = None) -> _Claim:
        """That the account which is right has the time of the first, or lies in a span."""
        return _Claim(*span, one, other, self._said_in[root], root, "", self._case.location, "right")

    def _solve(self) -> Solution:
        self._claims = [claim for claim in self._claims if claim.kind != "right" or claim.other is not None]
        self._differing, self._aside, bounded = set[str](), set[str](), set[str]()
        self._told.clear()
        active = list(range(len(self._claims)))
        conflicts: list[TimeConflict] = []
        problems: list[Problem] = []
        late: set[str] = set()
        while True:
            found = self._network(active).solve()
            if not isinstance(found, Contradiction):
                if fresh := self._differing - bounded:
                    bounded |= fresh
                    spans = {root: hull(map(found.span, self._accounts(root))) for root in sorted(fresh)}
                    active += range(len(self._claims), len(self._claims) + len(spans))
                    self._claims += [self._rights(root, span, self._right[root]) for root, span in spans.items()]
                    continue
                if denied := self._denied(active):
                    active = [tag for tag in active if tag not in denied]
                    continue
                break
            # A mark of receipt, or the date of a paper, that all else contradicts bounds nothing, and unsays nothing.
            if marks := {tag for tag in found.tags if self._claims[tag].kind in ("received", "written")}:
                active = [tag for tag in active if tag not in marks]
                continue
            claims = [self._claims[tag] for tag in found.tags if self._claims[tag].kind != "right"]
            documents = tuple(sorted({claim.document for claim in claims}))
            told = {claim.statement for claim in claims if claim.kind == "told"}
            late |= told
            implied = told or any(claim.kind == "succession" for claim in claims)
            whichever = any(self._claims[tag].kind == "right" and self._claims[tag].other is None for tag in found.tags)
            if not implied and len(documents) == 1 and not whichever:
                problems.append(_contradiction(claims))
            elif not implied:
                disputed = {c.statement for c in claims if c.kind == "same"} or {c.statement for c in claims}
                conflicts.append(TimeConflict(documents, tuple(sorted(disputed))))
            weakest = next(
                (tags for kind in ("succession", "told", "same")
                 if (tags := [t for t in found.tags if self._claims[t].kind == kind])), [],
            )  # fmt: skip
            retold = [tag for tag in weakest if self._claims[tag].statement in self._resting]
            if len(retold) == 1 and self._claims[retold[0]].kind == "same":
                self._aside.add(self._claims[retold[0]].statement)
                self._told.clear()
                active = [tag for tag in active if tag not in retold]
                continue
            dropped = set(weakest or found.tags)
            self._differing |= {self._root[self._claims[tag].statement] for tag in dropped
                                if self._claims[tag].kind == "same"}  # fmt: skip
            active = [tag for tag in active if tag not in dropped and not self._settled(self._claims[tag])]
        if problems:
            raise CaseError(tuple(sorted(problems)))
        self.conflicts, self.told_before = tuple(conflicts), tuple(sorted(late))
        return found

    def _network(self, active: Iterable[int]) -> Network:
        network = Network(len(self._nodes) + len(self._right))
        for tag in active:
            claim = self._claims[tag]
            if claim.other is None:
                network.bound(claim.one, claim.low, claim.high, tag)
            else:
                network.relate(claim.one, claim.other, claim.low, claim.high, tag)
        return network

    def _denied(self, active: Sequence[int]) -> set[int]:
        """What is said to lie before or after an act, whichever account of it is right, and one of them denies."""
        for root in sorted(self._differing):
            right = self._right[root]
            for account in self._accounts(root):
                network = self._network(active)
                network.relate(right, account, 0, 0, len(self._claims))
                found = network.solve()
                tags = found.tags if isinstance(found, Contradiction) else ()
                near = {tag for tag in tags if tag < len(self._claims) and self._claims[tag].kind == "time"}
                if denied := {tag for tag in near if self._claims[tag].one == right}:
                    return denied
        return set()

    def _date_by_neighbours(self) -> bool:
        """Bounds what its neighbours date: clocks without a date, and days before and after."""
        dated, self.unsolved_clocks = clocks(self._case, self.stated)
        dated += days_beside(self._case, lambda id: self.of(id) if id in self._nodes else ALWAYS, self.zone)
        self._claims += [
            _Claim(*one.span, self._nodes[one.holder], None, one.document, one.holder, one.text, one.location, "time")
            for one in dated
        ]  # fmt: skip
        return bool(dated)


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


def _contradiction(claims: list[_Claim]) -> Problem:
    texts = "; ".join(
        f"{claim.statement}: {claim.text} ({claim.document}, line {claim.location.line})" for claim in claims
    )
    return Problem(
        min(claim.location for claim in claims),
        f"times of {claims[0].document} contradict each other: {texts}",
        "times that can all be true within one document",
    )
