"""YAML read as text with the place of every value: nothing converted, nothing guessed.

PyYAML's parser gives events; they are put together here, because a case file must keep
what `safe_load` throws away: duplicate keys, places, `0700`, `no` and dates as they are
written, and whether a comment cut an unquoted text short. Building from events also means
that depth and size are bounded while reading and not after.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from tracer.case.spelling import shown
from tracer.case.yaml_errors import LONGEST_ID, explain, too_long
from tracer.errors import Location, Problem

Path = tuple[str | int, ...]
#: A value of a file: text (never a number or a date), None where nothing is written, a list or a map.
Raw = str | None | list["Raw"] | dict[str, "Raw"]

MAX_DEPTH = 32
_TOO_DEEP = f"lists and maps stand more than {MAX_DEPTH} deep in each other"
MAX_VALUES = 200_000
#: Of characters that cannot stand in YAML so many are named; a text full of them is no text.
_MOST_FOREIGN = 100
#: Aliases that are told of one by one; a file of nothing else has thousands.
_MOST_ALIASES = 5

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_COMMENT_FOLLOWS = re.compile(r"[ \t]+#")


class _Lines:
    """Turns an offset in a text into a line and a column, both counted from 1, in characters."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
        self.length = len(text)

    def at(self, offset: int) -> Location:
        offset = min(offset, self.length)
        line = bisect_right(self.starts, offset)
        return Location(self.file, line, offset - self.starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file says, with the place of every key and value.

    Attributes:
        data: the whole file, as far as it could be read.
        whole: whether it could be read to its end.
        problems: what is wrong with it as YAML.
        values: place of each value; `keys` of each key.
        cut: paths of unquoted values that a comment follows on the same line.
    """

    file: str
    data: Raw = None
    whole: bool = True
    problems: tuple[Problem, ...] = ()
    values: dict[Path, Location] = field(default_factory=dict)
    keys: dict[Path, Location] = field(default_factory=dict)
    cut: tuple[Path, ...] = ()

    def value_at(self, path: Path) -> Location:
        """Place of the value with this path, or of the nearest one around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Location(self.file))

    def key_at(self, path: Path) -> Location:
        """Place of the key with this path; of the value where it stands in a list."""
        return self.keys[path] if path in self.keys else self.value_at(path)


def parse(text: str, file: str) -> Tree:
    """Reads YAML as a tree of text with places.

    Args:
        text: the YAML.
        file: the name to use in places.

    Returns:
        The tree; its `problems` say what is wrong with the YAML itself.

    Example:
        >>> tree = parse("a: {b: no}", "c.yaml")
        >>> tree.data, str(tree.value_at(("a", "b")))
        ({'a': {'b': 'no'}}, 'c.yaml:1:8')
    """
    lines = _Lines(text, file)
    foreign = [
        Problem(lines.at(found.start()), f"the character {shown(found.group())} cannot stand in YAML as it is",
                "an escape such as \\x07 inside double quotes")
        for found in islice(_NOT_YAML.finditer(text), _MOST_FOREIGN)
    ]
    if foreign:
        return Tree(file, whole=False, problems=tuple(foreign))
    builder = _Builder(text, lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.YAMLError as error:
        # The scanner of newer LibYAML reads ahead of its events and may meet the depth before we do.
        found = explain(error, text, lines.at, builder.opened)
        deep = "nesting depth" in str(getattr(error, "problem", ""))
        builder.problems.append(Problem(found.location, _TOO_DEEP) if deep else found)
        builder.stopped = True
    builder.count_aliases()
    return Tree(file, builder.data, not builder.stopped, tuple(builder.problems), builder.values, builder.keys,
                tuple(builder.cut))


@dataclass(slots=True)
class _Frame:
    """An open list or map: where it is (None: in a part that is thrown away), and the key that waits for its value."""

    container: list[Raw] | dict[str, Raw]
    path: Path | None
    offset: int
    key: str | None = None
    key_offset: int = 0
    discard: bool = False


class _Builder:
    """Puts the parser's events together."""

    def __init__(self, text: str, lines: _Lines) -> None:
        self.text, self.lines = text, lines
        self.data: Raw = None
        self.problems: list[Problem] = []
        self.values: dict[Path, Location] = {}
        self.keys: dict[Path, Location] = {}
        self.cut: list[Path] = []
        self.stopped = False
        self._stack: list[_Frame] = []
        self._documents = 0
        self._count = 0
        self._aliases: list[Any] = []

    def count_aliases(self) -> None:
        """Tells of the aliases that have no problem of their own, in one."""
        if more := self._aliases[_MOST_ALIASES:]:
            self._problem(more[0], f"further YAML aliases from here on: {len(more):,}", "the values written out")

    def _problem(self, mark: Any, message: str, expected: str = "") -> None:
        self.problems.append(Problem(self.lines.at(mark.index), message, expected))

    @property
    def opened(self) -> int:
        """Where the innermost open list or map begins."""
        return self._stack[-1].offset if self._stack else 0

    def take(self, event: Any) -> None:
        """Takes one event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._problem(event.start_mark, "a second document begins here", "one case in one file")
                self.stopped = True
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()

    def _node(self, event: Any) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._problem(event.start_mark, f"more than {MAX_VALUES:,} values", "a smaller file")
            self.stopped = True
            return
        if isinstance(event, yaml.AliasEvent):
            self._aliases.append(event.start_mark)
            if len(self._aliases) <= _MOST_ALIASES:
                self._problem(event.start_mark, f"'*{shown(event.anchor or '')}' is a YAML alias, which a case file "
                              "does not use", "the value written out, or text in double quotes")
            self._place(f"*{event.anchor}", event, plain=False)
            return
        if event.tag is not None:
            self._problem(event.start_mark, f"the YAML tag '{shown(event.tag)}' is not used in a case file",
                          "the value without a tag, or text in double quotes")
        if event.anchor is not None:
            self._problem(event.start_mark, f"'&{shown(event.anchor)}' is a YAML anchor, which a case file does not "
                          "use", "the value without it, or text in double quotes")
        if isinstance(event, yaml.ScalarEvent):
            plain = not event.style
            value = None if plain and event.value == "" else event.value
            self._place(value, event, plain)
            return
        container: list[Raw] | dict[str, Raw] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        if len(self._stack) >= MAX_DEPTH:
            self._problem(event.start_mark, _TOO_DEEP)
            self.stopped = True
            return
        self._stack.append(_Frame(container, self._place(container, event, plain=False), event.start_mark.index))

    def _place(self, value: Raw, event: Any, plain: bool) -> Path | None:
        """Puts a value where it belongs; returns its path (None: thrown away)."""
        if not self._stack:
            self.data = value
            self.values[()] = self.lines.at(event.start_mark.index)
            return ()
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            path = None if frame.path is None else (*frame.path, len(frame.container))
            frame.container.append(value)
        elif frame.key is None:
            self._key(frame, value, event)
            return None
        else:
            path = None if frame.path is None or frame.discard else (*frame.path, frame.key)
            if path is not None:
                frame.container[frame.key] = value
                self.keys[path] = self.lines.at(frame.key_offset)
            frame.key, frame.discard = None, False
        if path is not None:
            self.values[path] = self.lines.at(event.start_mark.index)
            if plain and _COMMENT_FOLLOWS.match(self.text, event.end_mark.index):
                self.cut.append(path)
        return path

    def _key(self, frame: _Frame, value: Raw, event: Any) -> None:
        assert isinstance(frame.container, dict)
        frame.key_offset = event.start_mark.index
        if not isinstance(value, str):
            self._problem(event.start_mark, "a key is not one word", "a key such as 'from', then ': '")
            frame.key, frame.discard = "", True
            return
        frame.key = value
        if len(value) > LONGEST_ID:
            self.problems.append(too_long(self.lines.at(event.start_mark.index), value))
        if value == "<<":
            self._problem(event.start_mark, "'<<' (a YAML merge key) is not used in a case file",
                          "the keys written out")
            frame.discard = True
        elif value in frame.container:
            first = self.keys.get((*frame.path, value)) if frame.path is not None else None
            where = f" (first on line {first.line})" if first else ""
            self._problem(event.start_mark, f"the key '{shown(value)}' stands here a second time{where}",
                          "each key once")
            frame.discard = True
