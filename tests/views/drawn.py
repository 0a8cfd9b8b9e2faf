"""What a drawing of ours holds: where its texts and boxes lie, and what they are called."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from tracer.views import fonts

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """A rectangle with what it is; `inside` is what a text inside may be of."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: Box) -> bool:
        """Whether the two overlap by more than a hair."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.6
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.6
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left + 0.6 and self.top <= other.top + 0.6
            and other.right <= self.right + 0.6 and other.bottom <= self.bottom + 0.6
        )  # fmt: skip


def tree(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> list[Box]:
    """Each text with the room that its letters take."""
    found = []
    for text in tree(svg).iter(f"{SVG}text"):
        words, size = text.text or "", float(text.get("font-size", "0"))
        width = fonts.width(words, size, bold=text.get("font-weight") == "bold")
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
        # From the top of a capital to the foot of a letter that goes below the line.
        found.append(Box(left, y - 0.72 * size, left + width, y + 0.2 * size, words))
    return found


def boxes(svg: str, *kinds: str) -> list[Box]:
    """Boxes and badges of some classes."""
    found = []
    for shape in tree(svg).iter():
        classes = (shape.get("class") or "").split()
        if not set(classes) & set(kinds):
            continue
        if shape.tag == f"{SVG}rect":
            x, y, w, h = (float(shape.get(name, "0")) for name in ("x", "y", "width", "height"))
            found.append(Box(x, y, x + w, y + h, " ".join(classes)))
        elif shape.tag == f"{SVG}path":
            numbers = [float(n) for n in re.findall(r"-?[\d.]+", shape.get("d", ""))]
            xs, ys = numbers[0::2], numbers[1::2]
            found.append(Box(min(xs), min(ys), max(xs), max(ys), " ".join(classes)))
    return found


def faults(svg: str) -> list[str]:
    """What is wrong with the lettering: texts that meet, stand outside, cross a bar, or are too small."""
    written = texts(svg)
    root = tree(svg)
    left, top, width, height = (float(n) for n in root.get("viewBox", "0 0 0 0").split())
    sheet = Box(left, top, left + width, top + height, "sheet")
    solid = boxes(svg, "solid", "hatched", "badge")
    found = [f"outside: {text.what}" for text in written if not sheet.holds(text)]
    found += [
        f"meet: {one.what} | {other.what}"
        for number, one in enumerate(written) for other in written[number + 1 :] if one.meets(other)
    ]  # fmt: skip
    found += [
        f"crosses a {box.what}: {text.what}"
        for text in written for box in solid if text.meets(box) and not box.holds(text)
    ]  # fmt: skip
    found += [
        f"small: {text.text}" for text in root.iter(f"{SVG}text") if float(text.get("font-size", "0")) < 10
    ]  # fmt: skip
    badges = boxes(svg, "badge")
    found += [
        f"badges meet: {one}, {other}" for n, one in enumerate(badges) for other in badges[n + 1 :] if one.meets(other)
    ]
    return found
