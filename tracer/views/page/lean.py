"""The same drawing in fewer characters: a page holds several, and each says much of itself again and again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+\.\d+")
_CURVES = re.compile(r"M([^A-Za-z]+)C([^A-Za-z]+)")
#: What every text of a drawing says of itself, and what is so unless it says otherwise.
_SHARED = ("font-family", "font-size", "{http://www.w3.org/XML/1998/namespace}space")
_DEFAULT = ("text-anchor", "start")
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


def _merge(group: ET.Element) -> None:
    """An outline drawn once to fill it and once to trace it is drawn once, if but words lie between."""
    filled: dict[str, ET.Element] = {}
    for element in list(group):
        kind = element.tag.removeprefix(_SVG)
        if kind == "path":
            line, fill = element.get("stroke"), element.get("fill")
            first = filled.get(element.get("d", ""))
            if first is not None and fill == "none":
                del first.attrib["stroke"]
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
    number = f"{float(found[0]):.1f}".removesuffix(".0")
    return "0" if number == "-0" else number


def _straight(found: re.Match[str]) -> str:
    """Curves of which some are straight: Graphviz draws the sides of a rounded box as curves."""
    start, points = found[1].strip(), found[2].split()
    at, parts, last = start, [f"M{start}"], ""
    for near, far, end in zip(points[::3], points[1::3], points[2::3], strict=True):
        command, words = ("L", end) if near == at and far == end else ("C", f"{near} {far} {end}")
        parts.append(words if command == last else command + words)
        last, at = command, end
    return " ".join(parts)
