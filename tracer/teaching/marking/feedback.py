"""One page for one student: what he wrote, how right each cell is, and why points are lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as escaped

from tracer.case.spelling import printable
from tracer.teaching.marking.levels import Level
from tracer.teaching.marking.marked import Marked
from tracer.teaching.marking.remarks import TOLD, UNREADABLE, flag, lost, remarks
from tracer.teaching.marking.students import student
from tracer.teaching.marking.submissions import Row
from tracer.teaching.submission import FINDINGS, HAND_OFFS

_SIGNS = {"right": "✓", "partly": "½", "wrong": "✗"}
_STYLE = """
:root{color-scheme:light}
body{font:16px/1.5 Georgia,'Times New Roman',serif;color:#1b1b1b;background:#fff}
body{max-width:60rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.5rem;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p{margin:.4rem 0}.mark{font-size:1.25rem}.note{color:#444}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid #bbb;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{background:#f2f2f2;font-weight:600;white-space:nowrap}td:first-child{white-space:nowrap}
b.right{color:#1b6b3a}b.partly{color:#7a5200}b.wrong{color:#a3171c}
.parts{width:auto}.flag{border-left:4px solid #a3171c;padding:.2rem .75rem}
.wide{overflow-x:auto}td.p{text-align:right;font-variant-numeric:tabular-nums}
@media print{body{margin:0;max-width:none;font-size:11pt}tr{break-inside:avoid}h2{break-after:avoid}}
"""


def page(marked: Marked, level: Level, title: str = "", notes: Sequence[str] = ()) -> str:
    """A student's page, as HTML that needs nothing else.

    Args:
        marked: what `score` returned.
        level: how much of the key it tells.
        title: of the case; told with the answers only, for it may name who is asked for.
        notes: what the marker has set otherwise, in words.
    """
    heading = f"{printable(student(marked.name).person)}: your reading of the case"
    lines = [
        "<!doctype html>", '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escaped(heading)}</title>", f"<style>{_STYLE}</style></head><body>", f"<h1>{escaped(heading)}</h1>",
    ]  # fmt: skip
    if title and level is Level.FULL:
        lines.append(f'<p class="note">{_text(title)}</p>')
    lines.append(f'<p class="mark"><strong>{marked.total:g}</strong> of 100</p>')
    parts = [(name.capitalize(), f"{got:.1f}", f"{of:.1f}") for name, got, of in marked.parts]
    lines += _table(("Part", "Points", "Of"), parts, "parts")
    lines += [f'<p class="note">{_text(note)}</p>' for note in notes]
    lines += [f'<p class="flag">{_text(problem)}</p>' for problem in marked.problems]
    lines += [f'<p class="flag">{_text(flag(*one).capitalize())}.</p>' for one in marked.flags if one[0] in TOLD]
    if not marked.readable:
        return "\n".join((*lines, f'<p class="flag">{UNREADABLE}</p>', "</body></html>", ""))
    lines += _rows("hand-offs", "Your hand-offs", HAND_OFFS, marked.hand_offs, marked)
    lines += _rows("findings", "Your findings", FINDINGS, marked.findings, marked)
    lines += _deductions(marked, level)
    lines.append(
        '<p class="note">A sign stands behind what was marked: ✓ right, ½ partly right, ✗ not right. '
        "A row without signs is none that is asked for; if it cost points, it is named above. "
        "“Corroborated by” and “what differs” are for your instructor to read.</p>"
    )
    return "\n".join((*lines, "</body></html>", ""))


def _rows(table: str, heading: str, names: Sequence[str], rows: Sequence[Row], marked: Marked) -> list[str]:
    if not rows:
        return [f"<h2>{heading}</h2>", "<p>There are none.</p>"]
    worth = {(number, name): value for own, number, name, value in marked.cells if own == table}
    body = []
    for row in rows:
        cells = [f'<td class="p">{row.number}</td>']
        for name in names:
            cells.append(f"<td>{_text(row.get(name))}{_sign(worth.get((row.number, name)), row.get(name))}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(f'<th scope="col">{name.capitalize()}</th>' for name in ("no.", *names))
    return [f"<h2>{heading}</h2>", f'<div class="wide"><table><tr>{head}</tr>', *body, "</table></div>"]


def _sign(worth: float | None, text: str) -> str:
    """How right a cell is; an empty one that nobody asked for has no sign."""
    if worth is None or (worth >= 1 and not text):
        return ""
    state = "right" if worth >= 1 else "partly" if worth > 0 else "wrong"
    label = {"right": "right", "partly": "partly right", "wrong": "not right"}[state]
    return f'&nbsp;<b class="{state}" role="img" aria-label="{label}">{_SIGNS[state]}</b>'


def _deductions(marked: Marked, level: Level) -> list[str]:
    if not marked.losses:
        return ["<h2>Where points were lost</h2>", "<p>Nowhere.</p>"]
    rows = [(part.capitalize(), text, lost(points)) for part, text, points in remarks(marked, level)]
    return ["<h2>Where points were lost</h2>", *_table(("Part", "Why", "Points"), rows)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], name: str = "") -> list[str]:
    headings = "".join(f'<th scope="col">{one}</th>' for one in head)
    body = []
    for *cells, last in rows:
        before = "".join(f"<td>{_text(cell)}</td>" for cell in cells)
        body.append(f'<tr>{before}<td class="p">{_text(last)}</td></tr>')
    return [f'<table class="{name}"><tr>{headings}</tr>' if name else f"<table><tr>{headings}</tr>", *body, "</table>"]


def _text(text: str) -> str:
    return escaped(printable(" ".join(text.split())))
