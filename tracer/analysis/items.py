"""Which content a thing carries: things move, content is known, versions relate."""

from __future__ import annotations

from tracer.case.model import Case
from tracer.kernel.truth import Truth, either


class Items:
    """Answers what carries what in one case.

    Example:
        >>> import tracer
        >>> items = Items(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> items.contents("envelope"), items.carries("m1", "letter").name
        (('letter',), 'YES')
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._contents: dict[str, tuple[str, ...]] = {}
        self._truth: dict[tuple[str, str], Truth] = {}

    def contents(self, id: str) -> tuple[str, ...]:
        """The contents that an item carries at any depth; a content, and a bare thing, is its own."""
        found = self._contents.get(id)
        if found is None:
            item = self._case.item(id)
            below = item.carries or tuple(one for one in (item.copy_of, item.original_of) if one)
            inner = [content for one in below for content in self.contents(one)]
            found = self._contents[id] = tuple(dict.fromkeys(inner)) or (id,)
        return found

    def carries(self, id: str, content: str) -> Truth:
        """Whether the item brings this content; *maybe* for another version of it."""
        key = (id, content)
        if key not in self._truth:
            self._truth[key] = self._carries(id, content)
        return self._truth[key]

    def version_of(self, id: str, content: str) -> bool:
        """Whether the item brings what was made of this content, and not only something of which this was made."""
        return self.carries(id, content) is Truth.MAYBE and any(
            content in self._ancestors(one) for one in self.contents(id)
        )

    def of_rule(self, id: str) -> tuple[str, bool]:
        """The content that a rule about this item is about, and whether only that thing satisfies it."""
        item = self._case.item(id)
        return self.contents(id)[0], item.original_of is not None

    def is_thing(self, id: str) -> bool:
        """Whether it can be in one place only (a message under way is copied, not moved)."""
        return self._case.item(id).kind == "thing"

    def _carries(self, id: str, content: str) -> Truth:
        contents = self.contents(id)
        if content in contents or id == content:
            return Truth.YES
        return Truth.MAYBE if either(*(self._related(one, content) for one in contents)) else Truth.NO

    def _related(self, one: str, other: str) -> Truth:
        """Versions of one content, and papers that may be one, are open, never assumed the same."""
        ancestors = self._ancestors(one) | {one}
        return Truth.MAYBE if ancestors & (self._ancestors(other) | {other}) else Truth.NO

    def _ancestors(self, id: str) -> set[str]:
        """Everything that it is a version of, was made from or may be, at any number of steps."""
        found: set[str] = set()
        open_ = [id]
        while open_:
            item = self._case.item(open_.pop())
            direct = {one for one in (item.variant_of, *item.made_from, *item.may_be) if one}
            fresh = {content for one in direct for content in self.contents(one)} - found - {id}
            found |= fresh
            open_ += sorted(fresh)
        return found
