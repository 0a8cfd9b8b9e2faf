"""Links that lead back to where they began: a body inside itself, a copy made from itself."""

from __future__ import annotations

from collections.abc import Iterator


def circles(links: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each circle among links, once, from its first member on.

    Example:
        >>> list(circles({"a": ("b",), "b": ("a",), "c": ("a",)}))
        [('a', 'b')]
    """
    done: set[str] = set()
    for start in links:
        trail: list[str] = []
        place: dict[str, int] = {}
        stack: list[tuple[str, Iterator[str]]] = []
        if start in done:
            continue
        stack.append((start, iter(links.get(start, ()))))
        trail.append(start)
        place[start] = 0
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                trail.pop()
                del place[node]
                done.add(node)
            elif target in place:
                yield tuple(trail[place[target]:])
            elif target not in done:
                stack.append((target, iter(links.get(target, ()))))
                place[target] = len(trail)
                trail.append(target)
