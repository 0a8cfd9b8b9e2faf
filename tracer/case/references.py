"""What in a case file refers to what: to leave a document out with all that hangs on it.

A statement hangs on what it restates, judges, puts off or is about, and on the order that it
says had been given; a thing on what it carries or copies. Everything else that refers to it
(a time, an answer, what a word rests on) is taken away and the rest stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tracer.case.drafts import Draft, draft_statements
from tracer.case.file_reading import FileReading
from tracer.case.keys import Shape, key_at
from tracer.case.nodes import Node, felled
from tracer.case.positions import Path
from tracer.case.times import TimeError, parse_time
from tracer.vocabulary import JUDGING_MOODS, VERBS

#: What a statement is about, or without which it would say more than it does.
_HANG = frozenset({"same", "binds", "suspends", *JUDGING_MOODS, *VERBS})
#: What makes an entry of `what` a thing.
_BEARING = ("carries", "copy of", "original of")


class Statements:
    """The statements of a case by id, as nodes; ids are given as `load` gives them."""

    def __init__(self, root: Node) -> None:
        reading = FileReading(felled(root, root.place.file))
        reading.documents = frozenset(reading.map(("documents",)))
        drafts = [draft for several in draft_statements(reading).values() for draft in several]
        self.drafts: dict[str, Draft] = {draft.id: draft for draft in drafts if draft.id}
        self.nodes: dict[str, Node] = {}
        for id, draft in self.drafts.items():
            if (node := root.at(draft.path)) is not None:
                self.nodes[id] = node

    def of(self, document: str) -> tuple[str, ...]:
        """The ids of what a document says."""
        return tuple(id for id, draft in self.drafts.items() if draft.document == document)


def references(root: Node) -> Iterator[tuple[Path, Node]]:
    """Every text that can name a document, a statement or an item, with its path."""
    for path, node in root.walk():
        key = key_at(path) if isinstance(node.value, str) else None
        if key is not None and key.shape in (Shape.ID, Shape.IDS, Shape.SINCE, Shape.TIME):
            yield path, node


def named(path: Path, node: Node, ids: Collection[str]) -> str | None:
    """Which of these ids a reference names; None if it names none."""
    text, key = str(node.value), key_at(path)
    if key is None or not any(word in ids for word in text.split()):
        return None
    if key.shape is not Shape.TIME:
        return next((word for word in text.split() if word in ids), None)
    try:
        time = parse_time(text, zone="UTC", ids=ids)
    except TimeError:
        return None
    return next((anchor.ref for anchor in time.anchors), None)


def hangs(path: Path, root: Node) -> Path | None:
    """The path of the statement or thing that cannot stand without a reference; None if it can."""
    if path[0] == "documents" and len(path) > 4:
        steps = [step for step in path[4:] if isinstance(step, str)]
        return path[:4] if steps[-1] in _HANG else None
    if path[0] == "what" and path[2] in _BEARING:
        return None if _bears_more(path, root) else path[:2]
    return None


def _bears_more(path: Path, root: Node) -> bool:
    entry = root.at(path[:2])
    borne = [one for key in _BEARING if entry and (one := entry.map.get(key))]
    return sum(max(len(one.list), 1) for one in borne) > 1


def remove(root: Node, path: Path) -> None:
    """Takes a value away with its key, and with the list around it if that is then empty."""
    outer = root.at(path[:-1])
    assert outer is not None, "a path that was walked leads somewhere"
    step = path[-1]
    if isinstance(step, str):
        outer.map.pop(step)
        return
    del outer.list[step]
    if not outer.list:
        remove(root, path[:-1])
