"""Which agents, items, documents and acts of two readings are the same, by what they mean.

Two people give other ids, other names and other quotations to the same things. Agents are
matched by their names, items by names and agents, documents by those and their dates, acts
by all of it: each time one to one, so that the whole agrees best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Agent, Document
from tracer.comparison import alikeness
from tracer.comparison.said import AGENTS, TEXTS, Said, all_said
from tracer.vocabulary import JUDGING_MOODS, RULING_MOODS, Mood, Verb

#: How alike two must be before they are taken for one.
_AGENTS, _ITEMS, _DOCUMENTS, _ACTS = 0.55, 0.55, 0.55, 0.65
#: Names less alike than this are two persons, whatever they do: that is what readers differ about.
_NAMESAKE = 0.3
_JUDGING = frozenset(mood.value for mood in JUDGING_MOODS)
_MOODS = (frozenset({Mood.DID.value, Mood.DID_NOT.value}), frozenset(mood.value for mood in RULING_MOODS))
_MOVING = frozenset({Verb.SEND, Verb.GIVE, Verb.TELL, Verb.PASS, Verb.SHOW, Verb.RECEIVE})
_KINDS = frozenset({"person", "post"})


@dataclass(frozen=True, slots=True)
class Match:
    """Who is who.

    Attributes:
        first: for each id of the first reading its label; `second` likewise. A label that
            stands in both is one thing.
        acts: (act of the first, act of the second); None where the other has none.
    """

    first: dict[str, str]
    second: dict[str, str]
    acts: tuple[tuple[Said | None, Said | None], ...]

    def both(self, label: str) -> bool:
        """Whether a label stands in both readings."""
        return label in self.first.values() and label in self.second.values()


class _Matcher:
    def __init__(self, first: Reading, second: Reading) -> None:
        self.readings = (first, second)
        self.labels: tuple[dict[str, str], dict[str, str]] = ({}, {})
        #: Pairs of agents of whom one stands where the other does.
        self.stand_ins: set[tuple[str, str]] = set()
        self.unnamed = tuple(
            {one.id: one.one_of for one in reading.case.agents if one.inline}
            | {one.id: one.copy_of or one.original_of for one in reading.case.items if one.inline}
            for reading in self.readings
        )

    def label(self, side: int, id: str) -> str:
        """What an id stands for; an unnamed hand for what is known of it."""
        found = self.labels[side].get(id)
        if found is not None:
            return found
        if id in self.unnamed[side]:
            of = self.unnamed[side][id]
            return f"?{self.label(side, of) if of else ''}"
        return id

    def labelled(self, side: int, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(self.label(side, id) for id in ids)

    def pair(
        self, sides: Sequence[Sequence[str]], alike: Callable[[str, str], float], least: float
    ) -> dict[str, str]:
        """Matches the ids of both sides and gives both of a pair one label, the others one of their own."""
        ones, others = sides
        pairs = alikeness.assigned(ones, others, alike, least)
        taken = {other: one for one, other in pairs.items()}
        self.labels[0].update({one: f"={one}" if one in pairs else f"0:{one}" for one in ones})
        self.labels[1].update({other: f"={taken[other]}" if other in taken else f"1:{other}" for other in others})
        return pairs

    def agents(self) -> None:
        first_reading, second_reading = self.readings
        first, second = first_reading.case, second_reading.case

        def alike(one: str, other: str) -> float:
            a, b = first.agent(one), second.agent(other)
            named = alikeness.names(wording.plain_name(first_reading, one), wording.plain_name(second_reading, other))
            post = alikeness.names(a.post, b.post) if a.post and b.post else None
            place = 1.0 if named and named >= _NAMESAKE and (one, other) in self.stand_ins else None
            return alikeness.score((4, named), (1, post), (3, place), (0.5, float(one == other) or None)) * _kin(a, b)

        self.pair([[a.id for a in case.agents if not a.inline] for case in (first, second)], alike, _AGENTS)

    def items(self) -> None:
        first, second = (reading.case for reading in self.readings)

        def alike(one: str, other: str) -> float:
            a, b = first.item(one), second.item(other)
            if (a.kind == "thing") != (b.kind == "thing"):
                return 0.0
            return alikeness.score(
                (3, alikeness.names(a.name, b.name)), (1, self._sets(a, b, "sender")),
                (1, self._sets(a, b, "addressee")), (0.5, float(one == other) or None),
            )  # fmt: skip

        sides = [[i.id for i in case.items if i.kind != "document" and not i.inline] for case in (first, second)]
        self.pair(sides, alike, _ITEMS)

    def documents(self) -> None:
        first, second = self.readings

        def alike(one: str, other: str) -> float:
            a, b = first.case.document(one), second.case.document(other)
            return alikeness.score(
                (2, self._sets(a, b, "author")), (1, self._sets(a, b, "by")), (2, self._sets(a, b, "addressees")),
                (2, alikeness.spans(first.times.of(one), second.times.of(other))),
                (2, alikeness.names(a.title or "", b.title or "")), (1, alikeness.names(a.place or "", b.place or "")),
                (3, alikeness.words(_quotes(a), _quotes(b))), (0.5, float(one == other) or None),
            )  # fmt: skip

        self.pair([[d.id for d in reading.case.documents] for reading in self.readings], alike, _DOCUMENTS)

    def acts(self) -> tuple[tuple[Said | None, Said | None], ...]:
        """First what the documents tell and order, then what they judge of that."""
        pairs: dict[str, str] = {}
        said = tuple({one.id: one for one in all_said(reading)} for reading in self.readings)
        for judging in (False, True):
            several = [[id for id, one in side.items() if bool(_JUDGING & {*one.moods}) == judging] for side in said]
            pairs |= self.pair(several, lambda a, b: self._alike(said[0][a], said[1][b]), _ACTS)
            for labels, ids, side in zip(self.labels, several, said, strict=True):
                labels.update({account: labels[id] for id in ids for account in side[id].statements})
        taken = set(pairs.values())
        return (
            *((one, said[1][pairs[id]] if id in pairs else None) for id, one in said[0].items()),
            *((None, other) for id, other in said[1].items() if id not in taken),
        )

    def note_stand_ins(self, acts: Iterable[tuple[Said | None, Said | None]]) -> None:
        """Who stands where in the items, documents and acts that are matched by now."""
        first, second = (reading.case for reading in self.readings)
        places = {label: id for id, label in self.labels[1].items()}
        both = [(id, places[label]) for id, label in self.labels[0].items() if label in places]
        known = [{item.id: item for item in case.items} for case in (first, second)]
        items = [(known[0][a], known[1][b]) for a, b in both if a in known[0] and b in known[1]]
        roles = [(a.sender, b.sender) for a, b in items] + [(a.addressee, b.addressee) for a, b in items]
        for one, other in acts:
            if one and other:
                roles += [(one.hands(role), other.hands(role)) for role in AGENTS]
        for mine, theirs in roles:
            self.stand_ins.update((a, b) for a in mine for b in theirs)

    def _alike(self, one: Said, other: Said) -> float:
        quotes = alikeness.words(one.quotes, other.quotes)
        return alikeness.score(
            (2, _likeness_of_moods(one, other)), (2, _likeness_of_verbs(one.verb, other.verb)),
            (1.5, self._items(one.item, other.item)), (3, quotes), (1, alikeness.spans(one.span, other.span)),
            (1, alikeness.sets(self.labelled(0, one.documents), self.labelled(1, other.documents))),
            (3, alikeness.sets(self.labelled(0, one.refers), self.labelled(1, other.refers))),
            *((2.0 if role in ("from", "to", "who", "whom") else 0.5, alikeness.sets(
                self.labelled(0, one.hands(role)), self.labelled(1, other.hands(role)))) for role in AGENTS),
            *((2.0 if key == "event" else 0.5, alikeness.words(one.words(key), other.words(key))) for key in TEXTS),
            (0.1, float(one.id == other.id) or None),
        )  # fmt: skip

    def _items(self, one: str | None, other: str | None) -> float | None:
        if one is None or other is None:
            return None if one is other else 0.0
        if self.label(0, one) == self.label(1, other):
            return 1.0
        inside = [self.labelled(side, self.readings[side].items.contents(id)) for side, id in enumerate((one, other))]
        return 0.6 if inside[0] & inside[1] else 0.0

    def _sets(self, one: object, other: object, attribute: str) -> float | None:
        return alikeness.sets(self.labelled(0, getattr(one, attribute)), self.labelled(1, getattr(other, attribute)))


def match(first: Reading, second: Reading) -> Match:
    """Which things of two readings are the same.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> one = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> all(a and b and a.id == b.id for a, b in match(one, one).acts)
        True
    """
    matcher = _Matcher(first, second)
    acts: tuple[tuple[Said | None, Said | None], ...] = ()
    for _ in range(2):  # a second time with what the first has shown of who stands where
        matcher.note_stand_ins(acts)
        matcher.agents()
        matcher.items()
        matcher.documents()
        acts = matcher.acts()
    for side, labels in enumerate(matcher.labels):
        labels.update({id: matcher.label(side, id) for id in matcher.unnamed[side]})
    return Match(*matcher.labels, acts)


def _kin(one: Agent, other: Agent) -> float:
    """A person may be written as his post; nothing else of one kind is one of another."""
    return 1.0 if one.kind == other.kind else 0.8 if {one.kind, other.kind} == _KINDS else 0.0


def _quotes(document: Document) -> tuple[str, ...]:
    return tuple(one.quote for one in document.says if one.quote)


def _likeness_of_moods(one: Said, other: Said) -> float:
    if set(one.moods) & set(other.moods):
        return 1.0
    return 0.5 if any(kind & {*one.moods} and kind & {*other.moods} for kind in _MOODS) else 0.0


def _likeness_of_verbs(one: str | None, other: str | None) -> float | None:
    if one is None or other is None:
        return None if one == other else 0.0
    return 1.0 if one == other else 0.5 if {one, other} <= _MOVING else 0.0
