"""The same drawing in fewer characters: a page holds several, and each says much of itself again and again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER, _PLACE = re.compile(r"-?\d+\.\d+"), re.compile(r"-?\d+(?:\.\d+)?")
_CURVES = re.compile(r"M([^A-Za-z]+)C([^A-Za-z]+)")
#: What every text of a drawing says of itself, and what is so unless it says otherwise.
_SHARED = ("font-family", "font-size", "{http://www.w3.org/XML/1998/namespace}space")
_DEFAULT = ("text-anchor", "start")
#: How a box with round corners is written here, once its sides are lines.
_BOX = "MLCLCLCLC"
#: How far from straight a curve may be that is drawn as a line, in points.
_BENT = 0.15
#: What a group can say for all that stand in it; how many have to say so that it is shorter.
_SAID, _SEVERAL = ("fill", "stroke", "stroke-width", "font-size", "font-weight", "font-style", "text-anchor"), 3
#: Where a drawing gives places and sizes; a tenth of a point cannot be seen.
_PLACES = ("d", "points", "x", "y", "width", "height", "font-size", "cx", "cy")


def lean(root: ET.Element) -> None:
    """Makes a drawing shorter in place; it looks as before.

    Example:
        >>> filled, traced = '<path fill="red" stroke="none" d="M1,1"/>', '<path fill="none" stroke="blue" d="M1,1"/>'
        >>> root = ET.fromstring(f"<svg><g>{filled}{traced}</g></svg>")
        >>> lean(root)
        >>> ET.tostring(root, encoding="unicode")
        '<svg><g><path fill="red" d="M1,1" stroke="blue" /></g></svg>'
    """
    for element in list(root.iter()):
        if element.get(_DEFAULT[0]) == _DEFAULT[1]:
            del element.attrib[_DEFAULT[0]]
        for name in _PLACES:
            if name in element.attrib and element is not root:
                element.set(name, _shorter(element.attrib[name], curved=name == "d"))
        _box(element)
        _merge(element)
    texts = list(root.iter(f"{_SVG}text"))
    for name in _SHARED:
        said = [text.attrib[name] for text in texts if name in text.attrib]
        if said and len(said) == len(texts):
            ((usual, _),) = Counter(said).most_common(1)
            root.set(name, usual)
            for text in texts:
                if text.attrib[name] == usual:
                    del text.attrib[name]
    for element in list(root.iter()):
        _gather(element)


def _box(path: ET.Element) -> None:
    """A path round a box as a box; its corners are round in the same measure."""
    said = path.get("d", "")
    if path.tag == f"{_SVG}path" and "".join(filter(str.isalpha, said)) == _BOX:
        numbers = [float(number) for number in _PLACE.findall(said)]
        xs, ys = numbers[::2], numbers[1::2]
        if (xs[0], ys[0]) == (xs[-1], ys[-1]):
            del path.attrib["d"]
            path.tag = f"{_SVG}rect"
            width, height = max(xs) - min(xs), max(ys) - min(ys)
            # The first side may be any; beside it lie two corners.
            corner = min(width - abs(xs[1] - xs[0]), height - abs(ys[1] - ys[0])) / 2
            places = (min(xs), min(ys), width, height, corner)
            for name, place in zip(("x", "y", "width", "height", "rx"), places, strict=True):
                path.set(name, _tenth(place))


def _gather(parent: ET.Element) -> None:
    """Texts one after the other that say the same of themselves have it said for them."""
    run: list[ET.Element] = []
    for element in [*parent, None]:
        if run and (element is None or element.tag != f"{_SVG}text" or _style(element) != _style(run[0])):
            style = _style(run[0])
            if len(run) >= _SEVERAL and style and set(style) <= set(_SAID):
                group = ET.Element(f"{_SVG}g", style)
                parent.insert(list(parent).index(run[0]), group)
                for text in run:
                    parent.remove(text)
                    group.append(text)
                    for name in style:
                        del text.attrib[name]
            run = []
        if element is not None and element.tag == f"{_SVG}text":
            run.append(element)


def _style(text: ET.Element) -> dict[str, str]:
    return {name: said for name, said in text.attrib.items() if name not in ("x", "y")}


def _merge(group: ET.Element) -> None:
    """An outline drawn once to fill it and once to trace it is drawn once, if but words lie between."""
    filled: dict[str, ET.Element] = {}
    for element in list(group):
        kind = element.tag.removeprefix(_SVG)
        if kind == "path":
            line, fill = element.get("stroke"), element.get("fill")
            first = filled.get(element.get("d", ""))
            if first is not None and fill == "none":
                # Graphviz gives a fill the dashes of the line that it drew before.
                for name in [name for name in first.attrib if name.startswith("stroke")]:
                    del first.attrib[name]
                first.attrib.update({name: said for name, said in element.attrib.items() if name not in ("d", "fill")})
                group.remove(element)
            elif line == "none":
                filled[element.get("d", "")] = element
                continue
        if kind != "text":
            filled.clear()


def _shorter(said: str, *, curved: bool) -> str:
    said = _NUMBER.sub(_tenths, said)
    return _CURVES.sub(_straight, said) if curved else said


def _tenths(found: re.Match[str]) -> str:
    return _tenth(float(found[0]))


def _tenth(place: float) -> str:
    number = f"{place:.1f}".removesuffix(".0")
    return "0" if number == "-0" else number


def _straight(found: re.Match[str]) -> str:
    """Curves of which some are straight: Graphviz draws the sides of a rounded box as curves."""
    start, points = found[1].strip(), found[2].split()
    at, parts, last = start, [f"M{start}"], ""
    for near, far, end in zip(points[::3], points[1::3], points[2::3], strict=True):
        command, words = ("L", end) if _level(at, near, far, end) else ("C", f"{near} {far} {end}")
        parts.append(words if command == last else command + words)
        last, at = command, end
    return " ".join(parts)


def _level(start: str, near: str, far: str, end: str) -> bool:
    """Whether a curve from start to end is as good as straight."""
    (x, y), *others, (right, low) = (tuple(map(float, point.split(","))) for point in (start, near, far, end))
    across, down = right - x, low - y
    length = (across**2 + down**2) ** 0.5
    return all(
        abs(across * (py - y) - down * (px - x)) <= _BENT * length
        and 0 <= across * (px - x) + down * (py - y) <= length**2
        for px, py in others
    )  # fmt: skip
