"""The diagrams of a page: which views there are, and their lines in words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracer.report import Report
from tracer.views import drawing
from tracer.views.channel import process
from tracer.views.channel.sheets import Sheets, without_list
from tracer.views.page.lean import lean
from tracer.views.sketch.lettering import visible
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.time import raster

_PRINTED = Look(width="A4")
#: Points from top to bottom of a sheet of A4, laid crosswise; those that heading and caption take of the first.
_HIGH, _HEAD = 535, 19
#: By how much a drawing is made smaller there, with text of 9 points; and where that saves a sheet, of 8.5.
_USUAL, _CLOSE = 0.9, 0.85
#: Points that a part less saves, at most: its headings are not told again.
_FEWER = 120
#: All of a sheet within its margins, laid either way: a channel in parts has a heading of its own on each.
PAPER = Look(width="A4", rooms=((773, 521), (527, 765)))
#: Views whose sheets are laid out anew, each with a heading of its own: on a screen the whole is clearer, if it is no
#: broader than the page.
_ANEW, _BROADEST = frozenset({"sequence", "knowledge"}), 1200
#: How much smaller a broad drawing may get on a narrow screen; it is moved sideways instead where that is not enough.
_SMALLEST = 0.8
#: Pixels of its card, left and right of a drawing.
_AROUND = 26
#: Letters of a title at the foot of a sheet.
_TITLE = 110
_GROUP = "{http://www.w3.org/2000/svg}g"
#: What a copy for paper tells nobody, and what it has no use for; ids that something in it points to.
_TOLD = ("{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc")
_SCREEN = ("role", "tabindex")
_USED = re.compile(r"url\(#([^)]+)\)")
_WAY = (
    "Arrows with numbers lead from hand to hand; the key tells which are shown, and which only promised, heard of or "
    "inferred"
)
_LETTERS = "Dashed arrows with letters are what was ordered and is not shown as done"
#: (view, heading, how to read it); a new view is one line.
VIEWS: tuple[tuple[str, str, str], ...] = (
    ("channel", "The channel", f"{_WAY}."),
    (
        "sequence", "The sequence",
        "Time runs down, from hand to hand. A long quiet stretch is drawn short, and says so.",
    ),
    (
        "custody", "Custody",
        "Who held which thing when: filled where a document dates it, hatched where it is inferred or undated.",
    ),
    (
        "knowledge", "Knowledge",
        "Who knew how much of it since when, certainly or only possibly. To hold a thing is not to know its content.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet of paper; `upright` is how the sheet is best laid."""

    svg: str
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One diagram.

    Attributes:
        svg: one `svg` element or several one below the other, their text escaped by the drawing.
        printed: what stands on paper instead, if anything: copies that nobody can choose a line of.
        parts: instead of `svg`, for both, where it is made for paper.
        key: what its lines mean, or the notes to it, under its parts, if that does not stand in them.
        close: printed a little smaller, which saves a sheet.
        tall: whether sheets laid upright hold it better.
        least: pixels below which it is not made narrower.
        lines: (id of the line, what it says), in the order of the keyboard.
    """

    view: str
    heading: str
    reading: str
    svg: str
    printed: tuple[Sheet, ...]
    parts: tuple[Sheet, ...]
    key: str
    close: bool
    tall: bool
    least: int
    lines: tuple[tuple[str, str], ...]


def figures(report: Report, drawings: Mapping[str, str], *, channel: bool = False) -> tuple[Figure, ...]:
    """The drawings there are, in the order of the views; those that can be cut, in sheets that can be printed.

    Args:
        channel: whether the channel is laid out, for sheets of paper, and shown so too; its list is the page's own.
    """
    if channel:
        process.start()  # while the others are drawn
    named = {view: (heading, reading) for view, heading, reading in VIEWS}
    found = {
        view: _figure(view, *named[view], svg, report)
        for view, svg in drawings.items() if view in named and not (channel and view == "channel")
    }  # fmt: skip
    if channel:
        heading, _ = named["channel"]
        found["channel"] = _on_paper(heading, report, without_list(picture(report), PAPER))
    return tuple(found[view] for view in named if view in found)


def _on_paper(heading: str, report: Report, paper: Sheets) -> Figure:
    """A channel that is seen and printed alike."""
    drawn = [ET.fromstring(one) for one in paper.drawn]
    said = _channel(report, drawn)
    lines = {id: words for one in drawn[paper.parted :] for id, words in _lines(one)}
    keys = [_inert(ET.fromstring(one), 1.0) for one in paper.listed]
    least = round(max(raster.size(one)[0] for one in paper.drawn))
    parts = _parts(drawn, planned=paper.parted)
    return Figure(
        "channel", heading, said, "", (), parts, "".join(keys), False, parts[0].upright,
        least, tuple(lines.items()),
    )  # fmt: skip


def _figure(view: str, heading: str, reading: str, svg: str, report: Report) -> Figure:
    shown, printed = [ET.fromstring(svg)], tuple[Sheet, ...]()
    cut, close = drawing.VIEWS[view].cut, False
    if cut:
        sheets, close = _sheets(report, view)
        if view in _ANEW and len(sheets) > 1 and _size(shown[0])[0] <= _BROADEST:
            printed = tuple(Sheet(_inert(sheet)) for sheet in sheets)
        else:
            shown = sheets
    else:
        reading = _channel(report, shown)
    least = round(max(_least(one) for one in shown))
    bare = "\n".join(_bare(one) for one in shown)
    tall = printed[0].upright if printed else not cut and _upright(shown[0])
    lines = tuple(line for one in shown for line in _lines(one))
    return Figure(view, heading, reading, bare, printed, (), "", close, tall, least, lines)


def rules(shown: Sequence[Figure]) -> str:
    """The style by which a drawing too broad for the window keeps its size, and says so, without a script."""
    return "".join(
        f"@container frame (width < {one.least + _AROUND}px) {{\n"
        f"#view-{one.view} .hint, #view-{one.view} .sight::after {{ display: block; }}\n"
        f"#view-{one.view} .card > svg {{ width: {one.least / _SMALLEST:.0f}px; }}\n}}\n"
        for one in shown
    )


def footer(title: str) -> str:
    """The style by which every printed sheet says to which case it belongs; no letter of it can end the style.

    Example:
        >>> footer("<A>").splitlines()[0]
        '@page { @bottom-left { content: "\\\\3c A\\\\3e "; font: 8pt sans-serif; color: #444; } }'
    """
    words = title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…"
    escaped = "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in visible(words))
    return f'@page {{ @bottom-left {{ content: "{escaped}"; font: 8pt sans-serif; color: #444; }} }}\n'


def _channel(report: Report, shown: Sequence[ET.Element]) -> str:
    """How to read this channel: it says nothing of what is not in it."""
    if not report.reading.orders.stages:
        return f"{_WAY}. No ordered route has been seen."
    if not any(group.get("class") == "edge ordered" for root in shown for group in root.iter(_GROUP)):
        return f"{_WAY}."
    if len(report.reading.departures.routes) == 1:
        return f"The ordered route is a straight line; what left it bends away. {_WAY}. {_LETTERS}."
    return f"{_WAY}. {_LETTERS}."


def _parts(shown: Sequence[ET.Element], *, planned: bool) -> tuple[Sheet, ...]:
    """A channel in parts, of which reader and keyboard meet every line once; a plan before them is a picture."""
    first, *parts = shown
    if planned:
        for group in first.iter(_GROUP):
            _still(group)
    met = {element.get("id") for element in first.iter()} - {None}
    for root in parts:
        for name in ("aria-labelledby", "aria-describedby"):
            del root.attrib[name]
        for element in root.iter():
            told = element.get("id")
            if told in met:
                _silence(element)
                del element.attrib["id"]
            met |= {told} - {None}
    return tuple(Sheet(_bare(root, 1.0), _upright(root)) for root in shown)


def _sheets(report: Report, view: str) -> tuple[list[ET.Element], bool]:
    """Parts that share sheets with each other and with what follows, and whether these are smaller than usual.

    One where the whole is hardly too high; smaller ones only where they might save a sheet, and do.
    """
    uncut = drawing.uncut(report, view, _PRINTED)
    whole, *others = uncut.sheets((_HIGH - _HEAD) / _CLOSE)
    if not others:
        return [ET.fromstring(whole)], False
    usual, heights = _parted(uncut, _USUAL)
    taken = _taken(heights)
    if sum(heights) * _CLOSE / _USUAL + _HEAD - _FEWER <= (taken - 1) * _HIGH:
        closer, heights = _parted(uncut, _CLOSE)
        if _taken(heights) < taken:
            return closer, True
    return usual, False


def _parted(uncut: drawing.Uncut, scale: float) -> tuple[list[ET.Element], list[float]]:
    """Parts, and how high each is when it is made so much smaller."""
    drawn = uncut.sheets((_HIGH - _HEAD) / scale, loose=True)
    parts = [ET.fromstring(sheet) for sheet in drawn]
    return parts, [scale * _size(part)[1] for part in parts]


def _taken(heights: Sequence[float]) -> int:
    """How many sheets parts take, each on the first that has room for it after the one before."""
    sheets, left = 1, float(_HIGH - _HEAD)
    for height in heights:
        if height > left:
            sheets, left = sheets + 1, float(_HIGH)
        left -= height
    return sheets


def _bare(root: ET.Element, least: float = _SMALLEST) -> str:
    """The element alone, for no declaration stands within HTML; with the width below which it cannot be read."""
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    root.attrib.pop("height", None)
    for element in root.iter():
        for told in [one for one in element if one.tag == _TOLD[0] and one.text == element.get("aria-label")]:
            element.remove(told)  # the script says it again to who points at it
    root.set("width", f"{least * _size(root)[0]:.0f}")
    lean(root)
    return ET.tostring(root, encoding="unicode").strip()


def _inert(root: ET.Element, least: float = _SMALLEST) -> str:
    """A copy with ids of its own, of which no line can be chosen and which no reader of the screen meets."""
    _still(root)
    return _bare(root, least)


def _still(root: ET.Element) -> None:
    used = {id for element in root.iter() for value in element.attrib.values() for id in _USED.findall(value)}
    for element in root.iter():
        for told in [one for one in element if one.tag in _TOLD]:
            element.remove(told)
        _silence(element)
        for name, value in list(element.attrib.items()):
            if name == "class" or (name == "id" and value not in used):
                del element.attrib[name]
            elif name == "id":
                element.set(name, f"printed-{value}")
            elif "url(#" in value:
                element.set(name, value.replace("url(#", "url(#printed-"))


def _silence(element: ET.Element) -> None:
    """Makes of a line or a hand what is only seen."""
    for name in [name for name in element.attrib if name in _SCREEN or name.startswith("aria-")]:
        del element.attrib[name]


def _size(root: ET.Element) -> tuple[float, float]:
    """Width and height, in its own units."""
    _, _, width, height = root.get("viewBox", "0 0 1 1").split()
    return float(width), float(height)


def _upright(root: ET.Element) -> bool:
    """Whether a drawing is larger on a sheet laid upright than crosswise."""
    width, height = _size(root)
    lies, stands = (min(broad / width, high / height) for broad, high in PAPER.rooms)
    return stands > lies


def _least(root: ET.Element) -> float:
    return _SMALLEST * _size(root)[0]


def _lines(root: ET.Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        (element.get("id", ""), element.get("aria-label", ""))
        for element in root.iter() if element.get("role") == "button"
    )  # fmt: skip
