"""What the knowledge diagram draws as certain, read from the finished SVG and held against the report alone.

A solid bar says that it was known at every time that stands above it; so none of these may be earlier than the end
of the span in which it was learned. Nothing here is taken from the modules that draw.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.examined import examined
from tracer import wording
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.drawing import draw

_SVG = "{http://www.w3.org/2000/svg}"
_CLOCK = re.compile(r"(\d\d)(\d\d)(\d\d)?Z")


def knowledge(report: Report) -> str:
    return draw(report, "knowledge", "svg").data.decode()


def solid(svg: str) -> Iterator[tuple[str, float, float, dict[float, int]]]:
    """Each solid bar with its name, where it begins and ends, and the instants in UTC that stand above it, by place."""
    columns: dict[float, int] = {}
    dates: dict[tuple[float, float], str] = {}
    day, drawn = "", False
    for element in ET.fromstring(svg):
        text = element.text or ""
        if drawn and (element.get("class") == "undated" or text.startswith("end of ")):  # the next columns
            columns, drawn = {}, False
        if element.tag == f"{_SVG}text":
            x, y = float(element.get("x", "0")), float(element.get("y", "0"))
            if text == "UTC" or element.get("font-size") == "13":  # clocks again, or another content
                columns = {}
            if re.fullmatch(r"\d+ [A-Z][a-z]{2} \d{4}", text):
                dates[x, y] = text
            if (clock := _CLOCK.fullmatch(text)) and element.get("text-anchor") == "middle":
                day = next((date for (a, b), date in dates.items() if a == x and 0 < y - b < 15), day)
                at = datetime.strptime(day, "%d %b %Y").replace(tzinfo=UTC)
                hours, minutes, seconds = (int(part or 0) for part in clock.groups())
                columns[x] = int(at.timestamp()) + hours * 3600 + minutes * 60 + seconds
        elif element.get("class") == "bar":
            drawn = True
            for rect in element.iter(f"{_SVG}rect"):
                if rect.get("class") == "solid":
                    x = float(rect.get("x", "0"))
                    yield str(element.get("aria-label")), x, x + float(rect.get("width", "0")), columns


def early(report: Report, svg: str) -> list[str]:
    """The bars that say of a time that it was certainly known then, which the report does not say."""
    reading, found = report.reading, []
    for name, start, end, columns in solid(svg):
        sure = [k for k in reading.knowledge.all if k.certain is Truth.YES
                and name.startswith(f"{wording.name(reading, k.agent)} certainly knew the ")
                and f" of {wording.item_name(reading, k.content)}" in name]  # fmt: skip
        extent = name.partition(" certainly knew the ")[2].split(" ")[0]
        ends = [k.since[1] for k in sure if k.extent >= next(e for e in type(k.extent) if e.name.lower() == extent)]
        assert ends, name
        bound = min((one for one in ends if one is not None), default=None)
        held = [instant for x, instant in columns.items() if start - 0.1 <= x < end - 0.1]
        if bound is not None and any(instant * 1_000_000 + 999_999 < bound for instant in held):
            found.append(name)
    return found


def test_nothing_is_certain_before_the_report_says_so(report: Report):
    assert early(report, knowledge(report)) == []


@pytest.mark.parametrize("shift", [200])
def test_a_bar_that_begins_too_early_is_found(shift: int):
    """The measure sees what it is for."""
    report = examined("bush-gorbachev-1990")
    svg = knowledge(report)
    bar = next(found for found in solid(svg) if found[0].startswith("Bessmertnykh"))
    rect = next(part for part in re.findall(r"<rect[^>]*>", svg) if 'class="solid"' in part and f'x="{bar[1]:g}"' in part)
    wide = rect.replace(f'x="{bar[1]:g}"', f'x="{bar[1] - shift:g}"')
    wide = re.sub(r'width="([\d.]+)"', lambda found: f'width="{float(found[1]) + shift:g}"', wide, count=1)
    assert early(report, svg.replace(rect, wide))
