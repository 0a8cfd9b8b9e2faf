"""The data of a case file as nodes that can be moved and changed, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracer.case.positions import Path, Raw, Tree
from tracer.errors import Location

Value = str | None | list["Node"] | dict[str, "Node"]


@dataclass(slots=True, eq=False)
class Node:
    """One value of a file.

    Attributes:
        value: text, None where nothing is written, a list or a map of nodes.
        place: where it stands; `key` where its key does, if it has one.
        cut: whether a comment follows it on its line.
    """

    value: Value
    place: Location
    key: Location | None = None
    cut: bool = False

    @property
    def map(self) -> dict[str, Node]:
        """What it holds by key; empty if it is no map."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def list(self) -> list[Node]:
        """What it holds in order; empty if it is no list."""
        return self.value if isinstance(self.value, list) else []

    def at(self, path: Path) -> Node | None:
        """The node at a path below; None where there is none."""
        node: Node | None = self
        for step in path:
            if node is None:
                return None
            if isinstance(step, int):
                node = node.list[step] if step < len(node.list) else None
                continue
            node = node.map.get(step)
        return node

    def walk(self, path: Path = ()) -> Iterator[tuple[Path, Node]]:
        """Itself and everything below, each with its path."""
        yield path, self
        for key, child in self.map.items():
            yield from child.walk((*path, key))
        for index, child in enumerate(self.list):
            yield from child.walk((*path, index))


def grow(tree: Tree) -> Node:
    """The nodes of a file; changing them changes nothing of the tree.

    Example:
        >>> from tracer.case.positions import parse
        >>> str(grow(parse("a: [b]", "c.yaml")).at(("a", 0)).place)
        'c.yaml:1:5'
    """
    cut = set(tree.cut)

    def node(value: Raw, path: Path) -> Node:
        inside: Value
        if isinstance(value, dict):
            inside = {key: node(one, (*path, key)) for key, one in value.items()}
        elif isinstance(value, list):
            inside = [node(one, (*path, index)) for index, one in enumerate(value)]
        else:
            inside = value
        return Node(inside, tree.value_at(path), tree.keys.get(path), path in cut)

    return node(tree.data, ())


def felled(root: Node, file: str) -> Tree:
    """Nodes as a file again, to be resolved; what it says keeps its places.

    Example:
        >>> from tracer.case.positions import parse
        >>> tree = parse("a: [b]", "c.yaml")
        >>> felled(grow(tree), "c.yaml") == tree
        True
    """
    nodes = list(root.walk())

    def raw(node: Node) -> Raw:
        if isinstance(node.value, dict):
            return {key: raw(child) for key, child in node.value.items()}
        return [raw(child) for child in node.value] if isinstance(node.value, list) else node.value

    return Tree(
        file, raw(root), values={path: node.place for path, node in nodes},
        keys={path: node.key for path, node in nodes if node.key}, cut=tuple(p for p, node in nodes if node.cut),
    )  # fmt: skip
