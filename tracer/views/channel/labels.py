"""The labels of the channel diagram in Graphviz's HTML-like markup.

All text goes through `escape`: what stands in a file can neither open nor close an element. Only
text of absurd length is cut, and on the drawing only; titles and descriptions of the SVG have it whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from tracer.views.sketch.lettering import bracketed, columns, escape, even, wrap
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import EDGE_KINDS, Cluster, Edge, EdgeKind, Node, Sketch, reading_order
from tracer.views.sketch.style import HOLLOW, meaning

_BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0"'
#: Lines of evidence in one column of the numbered list, before there is another; columns at most.
_LIST, _COLUMNS = 20, 4
#: Letters in a line of a label where nothing is short of room.
BROAD = 24
#: Letters in a line of a name, of what stands under it, of a body's name and its place; and where room is short.
_BOXED, _SHORT = (26, 32, 30, 36), (17, 20, 20, 24)
#: Letters in a line of the evidence, and how many more one of the notes under it has.
EVIDENCE, _MORE = 100, 50
#: Points between a name and what stands under it.
_CLEAR = 1
#: Points of the letters of names, and of the smallest others.
NAMES, SMALLEST = 13, 10

#: What stands under a drawing: the key of what its lines mean and the footnotes, either alone, the numbered list and
#: the footnotes, or all of it. A plan has the key alone, and all its letters are as large as those of names.
Told = Literal["plan", "key", "signs", "notes", "list", "all"]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels in one look.

    Attributes:
        columns: of the numbered list, at most.
        narrow: letters in a line of a label, at most; if fewer than there can be, names are broken sooner, too.
        evidence: letters in a line of the numbered list, at most.
        told: what stands under the drawing.

    Example:
        >>> "<B>Joyce</B>" in Labels().node(Node("j", "Joyce"))
        True
    """

    look: Look = PLAIN
    columns: int = _COLUMNS
    narrow: int = BROAD
    evidence: int = EVIDENCE
    told: Told = "all"

    @property
    def smallest(self) -> int:
        """Points of the smallest letters."""
        return NAMES if self.told == "plan" else SMALLEST

    def title(self, sketch: Sketch) -> str:
        """Title and subtitle."""
        words = self.look.title or sketch.title
        rows = [_row(self._font(_tag("B", line), 19)) for line in wrap(words, 70, 4)]
        if sketch.subtitle:
            rows += [_row(self._font(escape(line), 12, self._grey)) for line in wrap(sketch.subtitle, 160, 12)]
        return f'<<TABLE {_BARE} CELLPADDING="1">{"".join(rows)}</TABLE>>'

    def cluster(self, cluster: Cluster) -> str:
        """A body's name with its place under it."""
        _, _, broad, below = self._broad
        name = wrap(bracketed(cluster.name, cluster.supplied), broad, 10)
        lines = [self._font(_tag("B", line), 13) for line in name]
        if cluster.place:
            lines += [self._font(escape(line), 10, self._grey) for line in wrap(cluster.place, below, 6)]
        inner = _stacked(lines[: len(name)], lines[len(name) :])
        return f'<<TABLE {_BARE} CELLPADDING="6"><TR><TD>{inner}</TD></TR></TABLE>>'

    def node(self, node: Node) -> str:
        """A name, its role, and in words what became of it."""
        frame = self.look.palette.frame(node.kind)
        broad, below, _, _ = self._broad
        name = wrap(bracketed(node.name, node.supplied), broad, 10)
        lines = [_tag("I", line) if node.kind == "unknown" else _tag("B", line) for line in name]
        if node.role:
            lines += [self._font(escape(line), 10, self._grey) for line in wrap(node.role, below, 10)]
        note = frame.note if node.note is None else node.note
        if note:
            lines += [self._font(_tag("B", line), 10, frame.note_colour) for line in wrap(note, below, 10)]
        if node.elsewhere:
            lines += [self._font(_tag("I", line), 10, self._grey) for line in wrap(node.elsewhere, below, 10)]
        return f"<{_stacked(lines[: len(name)], lines[len(name) :])}>"

    def edge(self, edge: Edge, *, fill: str | None = None, worded: bool = True, turned: bool = False) -> str:
        """Badge, codes and words of a line.

        Args:
            edge: the line.
            fill: what hides the stretch of the line that runs under the label, if any does.
            worded: else the badge stands alone, and its words in the list.
            turned: the words stand before the badge.
        """
        palette = self.look.palette
        if not worded:
            return f"<{self._badge(edge)}>"
        lines = [escape(line) for text in edge.lines[:8] for line in even(text, self.narrow, 8)]
        if edge.codes:
            codes = [_tag("B", line) for line in wrap(" ".join(edge.codes), self.narrow + 2, 8)]
            short = len(codes) == 1 and columns(" ".join(edge.codes) + "".join(edge.lines[:1])) < self.narrow + 4
            lines = [f"{codes[0]}&#160;{lines[0]}", *lines[1:]] if short and lines else codes + lines
        side = "RIGHT" if turned else "LEFT"
        cells = [f'<TD VALIGN="MIDDLE">{self._badge(edge)}</TD>']
        if lines:
            text = self._font(f'<BR ALIGN="{side}"/>'.join(lines), None, palette.pen(edge.kind).text)
            cells += ['<TD WIDTH="2"></TD>', f'<TD ALIGN="{side}" BALIGN="{side}">{text}</TD>']
        behind = f' BGCOLOR="{fill}"' if fill else ""
        row = "".join(reversed(cells) if turned else cells)
        return f'<<TABLE {_BARE} CELLPADDING="1"{behind}><TR>{row}</TR></TABLE>>'

    def key(self, sketch: Sketch) -> str:
        """The key of the classes that occur, beside it the evidence by number, under both the footnotes."""
        if not self.look.legend:
            return ""
        edges = reading_order(sketch.edges) if self.told in ("list", "all") else ()
        heading = "Evidence, by number"
        each = math.ceil(len(edges) / min(self.columns, max(1, math.ceil(len(edges) / _LIST))))
        lists = [
            self._evidence(edges[n : n + each], heading if n == 0 else "") for n in range(0, len(edges), each or 1)
        ]
        columns = [(cells, "<TD></TD>" * 2) for cells in lists]
        if self.told not in ("list", "notes"):
            blank, classes = "<TD></TD>" * 3, self._classes(sketch)
            headed = classes and self.told in ("plan", "all")
            head = [f'<TD COLSPAN="3" ALIGN="LEFT">{_tag("B", "Key")}</TD>'] if headed else []
            half = len(classes) if self.told == "all" else (len(classes) + 1) // 2
            columns[:0] = [([*head, *classes[:half]], blank)]
            if classes[half:]:
                columns[1:1] = [([blank, *classes[half:]] if head else classes[half:], blank)]
        blanks = [empty for _, empty in columns]
        rows = [
            "<TR>" + '<TD WIDTH="40"></TD>'.join(c or empty for c, empty in zip(cells, blanks, strict=True)) + "</TR>"
            for cells in zip_longest(*(cells for cells, _ in columns))
        ]
        # Footnotes broader than a list that stands alone would draw its columns apart.
        broad = self.evidence + (_MORE if self.told != "list" else 0)
        for note in sketch.footnotes if self.told not in ("plan", "signs") else ():
            lines = '<BR ALIGN="LEFT"/>'.join(escape(line) for line in wrap(note, broad, 10))
            said = self._font(lines, 10, self._grey)
            rows.append(f'<TR><TD COLSPAN="{max(1, 3 * len(columns))}" ALIGN="LEFT" BALIGN="LEFT">{said}</TD></TR>')
        table = f'<TABLE {_BARE} CELLPADDING="2">{"".join(rows)}</TABLE>'
        return f"<{self._font(table, None) if self.told == 'plan' else table}>" if rows else ""

    @property
    def _broad(self) -> tuple[int, int, int, int]:
        """Letters in lines of names, at most."""
        return _SHORT if self.told == "plan" or self.narrow < BROAD else _BOXED

    @property
    def _grey(self) -> str:
        return self.look.palette.grey

    def _meanings(self, sketch: Sketch) -> list[tuple[str, str, str]]:
        """A sample, its tip and its meaning for each class that occurs."""
        kinds = {edge.kind for edge in sketch.edges}
        found = []
        for kind in EDGE_KINDS:
            if kind in kinds:
                pen = self.look.palette.pen(kind)
                words = meaning([edge for edge in sketch.edges if edge.kind == kind])
                found.append((self._sample(kind), self._font("→", None, pen.colour), words))
        if any(edge.sent for edge in sketch.edges):
            found.append(("hollow tip", "", HOLLOW))
        if any(edge.joint for edge in sketch.edges):
            found.append(("with 2", "", "One hand-over of several hands, a line for each"))
        if any(node.kind == "addressee" for node in sketch.nodes):
            found.append((self._double_box(), "", "Addressee"))
        if any(node.supplied for node in sketch.nodes) or any(cluster.supplied for cluster in sketch.clusters):
            found.append(("[ ]", "", "Supplied by the editor"))
        return found

    def _classes(self, sketch: Sketch) -> list[str]:
        """Three cells for each class."""
        return [
            f'<TD>{sample}</TD><TD>{tip}</TD><TD ALIGN="LEFT">{escape(words)}</TD>'
            for sample, tip, words in self._meanings(sketch)
        ]

    def _evidence(self, edges: tuple[Edge, ...], heading: str) -> list[str]:
        """Two cells for each line: its badge and what it rests on."""
        found = [f'<TD COLSPAN="2" ALIGN="LEFT">{_tag("B", heading)}</TD>']
        for edge in edges:
            words = '<BR ALIGN="LEFT"/>'.join(escape(line) for line in self._lines(edge))
            found.append(
                f'<TD VALIGN="MIDDLE">{self._badge(edge)}</TD><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="110">{words}</TD>'
            )
        return found

    def _lines(self, edge: Edge) -> tuple[str, ...]:
        words = edge.evidence or edge.description
        return wrap(words[:1].upper() + words[1:], self.evidence, 10)

    def _sample(self, kind: EdgeKind) -> str:
        """A stretch of line: the lower border of an empty cell."""
        pen = self.look.palette.pen(kind)
        style = f' STYLE="{pen.dash.upper()}"' if pen.dash != "solid" else ""
        border = f'BORDER="{round(pen.width)}" SIDES="B" COLOR="{pen.colour}"{style}'
        stretch = f'<TR><TD WIDTH="38" HEIGHT="5" {border}></TD></TR>'
        return f'<TABLE {_BARE} CELLPADDING="0">{stretch * (1 + pen.double)}<TR><TD HEIGHT="5"></TD></TR></TABLE>'

    def _double_box(self) -> str:
        return (
            f'<TABLE BORDER="1" CELLBORDER="1" CELLSPACING="2" COLOR="{self.look.palette.border}">'
            '<TR><TD WIDTH="26" HEIGHT="8" CELLPADDING="0"></TD></TR></TABLE>'
        )

    def _badge(self, edge: Edge) -> str:
        fill, border, number = self.look.palette.pen(edge.kind).badge
        width = 24 + 8 * max(0, len(edge.badge) - 2)
        return (
            '<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE"'
            f' WIDTH="{width}" HEIGHT="22" STYLE="rounded" BGCOLOR="{fill}" COLOR="{border}">'
            f'<TR><TD WIDTH="{width - 2}" HEIGHT="20">{self._font(_tag("B", edge.badge), 11, number)}</TD></TR></TABLE>'
        )

    def _font(self, markup: str, size: float | None, colour: str | None = None) -> str:
        size = max(size or 0, self.smallest) if self.told == "plan" else size
        points = f' POINT-SIZE="{size}"' if size else ""
        return f'<FONT COLOR="{colour or self.look.palette.ink}"{points}>{markup or "&#160;"}</FONT>'


def _stacked(name: list[str], below: list[str]) -> str:
    """Lines of a name, and under it smaller ones that keep clear of its descenders."""
    first, rest = "<BR/>".join(name), "<BR/>".join(below)
    if not rest:
        return first
    clear = f'<TR><TD HEIGHT="{_CLEAR}"></TD></TR>'
    return f'<TABLE {_BARE} CELLPADDING="0"><TR><TD>{first}</TD></TR>{clear}<TR><TD>{rest}</TD></TR></TABLE>'


def _row(content: str) -> str:
    return f'<TR><TD ALIGN="LEFT">{content}</TD></TR>'


def _tag(tag: str, text: str) -> str:
    """Bold (B) or italic (I) text; Graphviz takes no empty element."""
    return f"<{tag}>{escape(text) or '&#160;'}</{tag}>"
