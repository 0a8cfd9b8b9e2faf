"""One act as one reading has it: all its accounts together, in terms that two readings share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.analysis.timing import roots
from tracer.case.model import Statement
from tracer.wording import nouns

#: Roles that agents take, by the key of the case file; those of the verb itself are `whom`.
AGENTS = {
    "from": "giver", "to": "recipient", "who": "who", "whom": "agents", "through": "through", "for": "on_behalf",
    "present": "present", "only in": "only_in", "whose word": "by",
}  # fmt: skip
#: What the case has in words.
TEXTS = {"event": "text", "via": "via", "state": "state", "form": "form", "how": "how", "before": "before",
         "if": "condition"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One act under its moods.

    Attributes:
        id: of the statement that the others restate.
        moods: more than one where accounts say that it was done and that it was not.
        agents: ids by role, all accounts together; `texts` words likewise.
        item: id of what the verb takes, if it is an item.
        refers: ids of the acts or documents that it judges, or since which it binds.
        span: when it was, as far as anything says.
        documents: ids of the documents that say it.
    """

    id: str
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    moods: tuple[str, ...]
    verb: str | None
    agents: tuple[tuple[str, tuple[str, ...]], ...]
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    item: str | None
    extent: str | None
    personally: bool
    said_as: str
    refers: tuple[str, ...]
    span: Span
    zone: str | None
    quotes: tuple[str, ...]

    def hands(self, role: str) -> tuple[str, ...]:
        """The agents in a role."""
        return dict(self.agents)[role]

    def words(self, key: str) -> tuple[str, ...]:
        """What is said in words under a key."""
        return dict(self.texts)[key]


def all_said(reading: Reading) -> tuple[Said, ...]:
    """Everything that the documents of a case say, each act once, in the order of the file."""
    root = roots(reading.case)
    groups: dict[str, list[Statement]] = {}
    for statement in reading.case.statements():
        groups.setdefault(root[statement.id], []).append(statement)
    return tuple(_said(reading, id, group) for id, group in groups.items())


def outline(said: Said, reading: Reading) -> str:
    """An act in the words of the case file, for a list.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> reading = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> outline(all_said(reading)[0], reading)
        'must pass letter, from Jack Matlock, to President Gorbachev'
    """
    head = [" / ".join(said.moods), said.verb or "", wording.item_name(reading, said.item) if said.item else ""]
    head += [wording.names(reading, said.hands("whom"))] if said.hands("whom") else []
    parts = [" ".join(filter(None, head)), *(f"refers to {nouns.called(reading, one)}" for one in said.refers)]
    parts += [f"{role} {wording.names(reading, hands)}" for role, hands in said.agents
              if hands and role not in ("whom", "whose word")]  # fmt: skip
    parts += [f"{key} {'; '.join(words)}" for key, words in said.texts if words]
    parts += [f"extent {said.extent}"] if said.extent else []
    return ", ".join([*parts, *(["in person"] if said.personally else [])])


def _said(reading: Reading, id: str, group: list[Statement]) -> Said:
    def gathered(attribute: str) -> tuple[str, ...]:
        return _each(one for statement in group for one in getattr(statement, attribute))

    def written(attribute: str) -> tuple[str, ...]:
        return _each(text for statement in group if (text := getattr(statement, attribute)))

    said_as = ["purpose" if one.purpose else one.manner or "" for one in group if one.purpose or one.manner]
    extents = [one.extent for one in group if one.extent]
    return Said(
        id, tuple(one.id for one in group), _each(one.document for one in group),
        _each(one.mood.value for one in group), next((one.verb.value for one in group if one.verb), None),
        tuple((role, gathered(attribute)) for role, attribute in AGENTS.items()),
        tuple((key, written(attribute)) for key, attribute in TEXTS.items()),
        next((one.item for one in group if one.item), None),
        max(extents).name.lower() if extents else None,
        any(one.personally for one in group), next(iter(said_as), ""),
        _each(ref for one in group for ref in (one.target, one.binds) if ref),
        reading.times.of(id), reading.times.zone(id), written("quote"),
    )  # fmt: skip


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
