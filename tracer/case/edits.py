"""Trying a case otherwise: documents and statements dropped, values set, entries added.

All of it is done to the data of the file before anything is resolved, and every value keeps
its place: what is then wrong with the case is told like any other mistake. First what is
dropped, then what is added, then what is set.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer.case.keys import TABLES
from tracer.case.nodes import Node, felled, grow
from tracer.case.positions import Path, Tree, parse
from tracer.case.references import Statements, hangs, named, references, remove
from tracer.case.spelling import nearest, printable, shown
from tracer.errors import CaseError, Location, Problem
from tracer.vocabulary import VERBS, Mood

_MOODS = tuple(mood.value for mood in Mood)
_PARTS = ("who", "what", "documents", "sources")
#: What is said of a case besides what its documents say; it need not hold for a variant.
_ASIDE = ("what-if", "expect", "teaching")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed, with the places where that was asked for."""

    drop: tuple[Node, ...] = ()
    add: tuple[Node, ...] = ()
    set: tuple[tuple[str, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that was changed.

    Attributes:
        kind: `dropped` (a document, a statement, a thing), `taken away` (a key), `set` or `added`.
        subject: id of what it was done to; `key` the key, where it was one.
        because: id of what was dropped, on which this hung or to which it referred; None if asked for.
        was, now: the value before and after, where it is text.
    """

    kind: str
    subject: str
    key: str | None = None
    because: str | None = None
    was: str | None = None
    now: str | None = None


def variant(tree: Tree, name: str) -> Change:
    """The change that a file names in its `what-if`. Raises `KeyError` if it names none such."""
    node = grow(tree).at(("what-if", name))
    if node is None:
        raise KeyError(name)
    drop, add = node.map.get("drop"), node.map.get("add")
    return Change(
        tuple(drop.list or [drop]) if drop else (), (add,) if add else (),
        tuple(settings.map.items()) if (settings := node.map.get("set")) else (),
    )  # fmt: skip


def asked(drop: Iterable[str] = (), set: Iterable[str] = (), add: Iterable[tuple[str, str]] = ()) -> Change:
    """A change asked for in words.

    Args:
        drop: ids of documents and statements.
        set: `ID.key=value` each, the value as YAML in one line; nothing behind `=` takes the key away.
        add: (file, text) of parts of a case: `sources`, `who`, `what`, `documents`.

    Raises:
        CaseError: something is not of that form.

    Example:
        >>> change = asked(drop=["m3"], set=["handover.to=gorbachev"])
        >>> change.drop[0].value, change.set[0][1].value
        ('m3', 'gorbachev')
    """
    problems: list[Problem] = []
    settings = []
    for one in set:
        target, sign, value = one.partition("=")
        place = Location(f"--set {printable(target.strip())}")
        tree = parse(value, place.file)
        problems += tree.problems
        if not sign:
            problems.append(Problem(place, "no '=' says what to set", "ID.key=value"))
        node = grow(tree)
        node.key = place
        settings.append((target.strip(), node))
    trees = [parse(text, file) for file, text in add]
    problems += [problem for tree in trees for problem in tree.problems]
    if problems:
        raise CaseError(tuple(problems))
    dropped = tuple(Node(id, Location(f"--drop {printable(id)}")) for id in drop)
    return Change(dropped, tuple(grow(tree) for tree in trees), tuple(settings))


def apply(tree: Tree, change: Change) -> tuple[Tree, tuple[Edit, ...]]:
    """A file with a change made to it, and all that was done, what followed of itself included.

    Args:
        tree: a file that can be resolved; it is left as it is.
        change: what is to be changed.

    Returns:
        The changed file, without `what-if`, `expect` and `teaching`: still to be resolved.

    Raises:
        CaseError: the change cannot be made; with all its problems.
    """
    editor = _Editor(grow(tree))
    for node in change.drop:
        editor.drop(node)
    for node in change.add:
        editor.add(node, editor.root, ())
    for target, node in change.set:
        editor.set(target, node)
    if editor.problems:
        raise CaseError(tuple(editor.problems))
    editor.follow_ids()
    return felled(editor.root, tree.file), tuple(editor.edits)


class _Editor:
    def __init__(self, root: Node) -> None:
        self.root = root
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []
        for key in _ASIDE:
            root.map.pop(key, None)
        self.before = Statements(root)

    def drop(self, asked: Node) -> None:
        """Leaves out a document or a statement, and what hangs on it."""
        id, documents = str(asked.value), self.root.at(("documents",))
        known = {*self.before.nodes, *(documents.map if documents else ())}
        if id not in known:
            self.problems.append(Problem(asked.place, f"unknown id '{shown(id)}'", "the id of a document or statement",
                                         nearest(id, known)))  # fmt: skip
            return
        waiting: list[tuple[str, str | None]] = [(id, None)]
        gone: set[str] = set()
        while waiting:
            one, because = waiting.pop(0)
            if one in gone:
                continue
            gone.add(one)
            if not self._take_out(one):
                continue  # dropped before, or with its document
            self.edits.append(Edit("dropped", one, because=because))
            gone.update(self.before.of(one))
            waiting += self._loosened(gone)

    def _take_out(self, id: str) -> bool:
        for part in ("documents", "what"):
            entries = self.root.at((part,))
            if entries and id in entries.map:
                del entries.map[id]
                if not entries.map:
                    del self.root.map[part]
                return True
        node = self.before.nodes.get(id)
        path = self._path(node) if node else None
        if path is not None:
            remove(self.root, path)
        return path is not None

    def _path(self, wanted: Node) -> Path | None:
        return next((path for path, node in self.root.walk() if node is wanted), None)

    def _loosened(self, gone: set[str]) -> list[tuple[str, str]]:
        """Takes away references to what is gone; returns what hung on it, each with on which."""
        hanging: dict[str, str] = {}
        owners = {id(node): name for name, node in self.before.nodes.items()}
        for name, draft in self.before.drafts.items():
            if name not in gone and draft.same and draft.same.id in gone:
                hanging[name] = draft.same.id
        loose = [(path, one) for path, node in references(self.root) if (one := named(path, node, gone))]
        for path, one in reversed(loose):  # from the end of each list, so that places stay right
            holder = hangs(path, self.root)
            if holder is not None:
                node = self.root.at(holder)
                hanging.setdefault(str(owners.get(id(node), holder[-1])), one)
                continue
            statement = owners.get(id(self.root.at(path[:4]))) if len(path) > 4 else None
            key = next(step for step in reversed(path) if isinstance(step, str))
            self.edits.append(Edit("taken away", statement or str(path[1]), key, one))
            remove(self.root, path)
        return [pair for pair in hanging.items() if pair[0] not in gone]

    def add(self, new: Node, into: Node, path: Path) -> None:
        """Adds what is new; what is there already must be the same."""
        for key, node in new.map.items():
            if not path and key in _ASIDE:
                continue
            old = into.map.get(key)
            here: Path = (*path, key)
            if old is None and isinstance(into.value, dict):
                into.value[key] = node
                self._told_added(here, node)
            elif old is not None and isinstance(old.value, dict) and isinstance(node.value, dict):
                self.add(node, old, here)
            elif old is not None and isinstance(old.value, list) and isinstance(node.value, list):
                old.value.extend(node.value)
                self.edits.append(Edit("added", str(here[1] if len(here) > 1 else key), key))
            elif (path or key != "title") and (old is None or old.value != node.value):
                self.problems.append(Problem(node.key or node.place, f"'{shown(key)}' is there already, and otherwise",
                                             "another id, or the new value in `set`"))  # fmt: skip
        if not isinstance(new.value, dict):
            expected = f"a map with the keys {', '.join(TABLES['addition'])}"
            self.problems.append(Problem(new.place, "there is nothing to add", expected))

    def _told_added(self, path: Path, node: Node) -> None:
        if len(path) == 1:
            self.edits += [Edit("added", id) for id in node.map]
        else:
            self.edits.append(Edit("added", str(path[1]), str(path[-1]) if len(path) > 2 else None))

    def set(self, target: str, new: Node) -> None:
        """Gives a key another value, or takes it away."""
        place = new.key or new.place
        found = self._owner(target)
        if found is None:
            near = nearest(target.partition(".")[0], self._owners())
            self.problems.append(Problem(place, f"'{shown(target)}' does not begin with a known id and a full stop",
                                         "ID.key, such as m1.seen", near))  # fmt: skip
            return
        id, node = found
        *outer, key = target[len(id) + 1 :].split(".")
        if isinstance(node.value, str):  # somebody in `who` written short
            node.value = {"name": Node(node.value, node.place)}
        home: Node | None = _home(node, (*outer, key)[0])
        for step in outer:
            home = home.map.get(step) if home else None
        if home is None or not isinstance(home.value, dict) or (new.value in (None, "") and not _takes(home, key)):
            self.problems.append(Problem(place, f"'{shown(id)}' has no '{shown('.'.join([*outer, key]))}'"))
            return
        was = _replace(home.value, key, new)
        now = home.map.get(key)
        self.edits.append(Edit("set", id, ".".join([*outer, key]), was=_written(was), now=_written(now)))

    def _owners(self) -> dict[str, Node]:
        """What has an id, by it; `who`, `what` and `documents` before sources, which may share theirs."""
        statements = Statements(self.root).nodes
        found: dict[str, Node] = {}
        for part in reversed(_PARTS):
            entries = self.root.at((part,))
            found |= entries.map if entries else {}
        return found | statements | self.before.nodes

    def _owner(self, target: str) -> tuple[str, Node] | None:
        """The longest id with which a target begins: ids may hold full stops."""
        owners = self._owners()
        fits = [id for id in owners if target.startswith(f"{id}.") and len(target) > len(id) + 1]
        return max(((id, owners[id]) for id in fits), key=lambda one: len(one[0]), default=None)

    def follow_ids(self) -> None:
        """Ids made from what is said change with it; what refers to them by the old ones follows."""
        after = {id(node): name for name, node in Statements(self.root).nodes.items()}
        moved = {old: new for old, node in self.before.nodes.items() if (new := after.get(id(node))) and new != old}
        for _, node in references(self.root) if moved else ():
            node.value = " ".join(moved.get(word, word) for word in str(node.value).split(" "))


def _home(node: Node, key: str) -> Node:
    """Where a key of a statement belongs: in its act, or beside its mood; of all else in itself."""
    mood = next((mood for mood in _MOODS if mood in node.map), None)
    act = node.map.get(mood) if mood else None
    if act is None or not act.map or key in _MOODS or key not in TABLES["act"]:
        return node
    return node if key == "until" and "suspends" in node.map else act


def _takes(home: Node, key: str) -> bool:
    """Whether an empty value means something: a key to take away, another mood or verb for the same act."""
    return key in home.map or any(key in words and any(word in home.map for word in words) for words in (_MOODS, VERBS))


def _replace(entries: dict[str, Node], key: str, new: Node) -> Node | None:
    """Sets a key; a mood takes the place of the mood, a verb of the verb, with the old value if it brings none."""
    rivals = next((words for words in (_MOODS, tuple(VERBS)) if key in words and any(w in entries for w in words)), ())
    before = next((word for word in (key, *rivals) if word in entries), None)
    old = entries[before] if before else None
    empty = new.value in (None, "")
    value = old if empty and rivals and old and before != key else None if empty else new
    for word in (key, *rivals):
        entries.pop(word, None)
    if value is not None:
        entries[key] = Node(value.value, value.place, new.key or new.place)
    return old


def _written(node: Node | None) -> str | None:
    """A value in one line, as the file has it."""
    if node is None or node.value is None:
        return None
    if isinstance(node.value, dict):
        return f"{{{', '.join(f'{key}: {_written(one)}' for key, one in node.value.items())}}}"
    if isinstance(node.value, list):
        return f"[{', '.join(_written(one) or '' for one in node.value)}]"
    return node.value
