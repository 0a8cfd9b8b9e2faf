"""How a drawing is to look, whatever it shows: theme, key, title, and the width it is for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from tracer.views.sketch.style import PALETTES, Palette

Theme = Literal["light", "dark", "grey"]
Width = Literal["slide", "A4", "letter"]

THEMES: tuple[Theme, ...] = get_args(Theme)
WIDTHS: tuple[Width, ...] = get_args(Width)
#: Points across each medium: a slide of 13⅓ inches; a sheet laid crosswise, less a centimetre each side.
POINTS: Mapping[Width, int] = MappingProxyType({"slide": 960, "A4": 785, "letter": 735})
#: Points from top to bottom of each; the margins of a sheet, all round.
HEIGHTS: Mapping[Width, int] = MappingProxyType({"slide": 540, "A4": 538, "letter": 555})
MARGINS: Mapping[Width, float] = MappingProxyType({"slide": 0, "A4": 28.5, "letter": 28.5})
#: The smallest text drawn; the smallest that may be left after scaling, and where that saves a sheet, in points.
_SMALLEST, _LEGIBLE, _CLOSE = 10, 9, 8.5


@dataclass(frozen=True, slots=True)
class Look:
    """The options that every view has.

    Attributes:
        theme: `light` and `dark` in colour, `grey` for print without.
        legend: whether the key and the numbered evidence stand under the drawing.
        title: instead of the title of the case.
        width: the medium it is for. A drawing that is broader is made smaller, but not so far that
            text would be under 9 points; then it stays broader than the medium, and a note says so.
        rooms: width and height, in points, that sheets leave a drawing beside other things; empty for all of a sheet.

    Raises:
        ValueError: there is no such theme or width.

    Example:
        >>> Look(theme="dark").palette.paper
        '#14181D'
        >>> Look(width="A4").scale(800), Look(width="A4").scale(2000), Look().scale(2000)
        (0.98125, 0.9, 1.0)
    """

    theme: Theme = "light"
    legend: bool = True
    title: str | None = None
    width: Width | None = None
    rooms: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise ValueError(f"no theme '{self.theme}'; there are {', '.join(THEMES)}")
        if self.width is not None and self.width not in WIDTHS:
            raise ValueError(f"no width '{self.width}'; there are {', '.join(WIDTHS)}")

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return PALETTES[self.theme]

    @property
    def pages(self) -> tuple[tuple[float, float], ...]:
        """Width and height of a sheet within its margins; of paper both ways round; none without a medium."""
        if self.width is None or self.rooms:
            return self.rooms
        across, down = float(POINTS[self.width]), float(HEIGHTS[self.width])
        return ((across, down), (down, across)) if MARGINS[self.width] else ((across, down),)

    def page(self, width: float, height: float) -> tuple[float, tuple[float, float]]:
        """By how much a drawing is made smaller on the sheet that shows it largest, and that sheet.

        Example:
            >>> Look(width="A4").page(538, 1000), Look(width="slide").page(480, 1080)
            ((0.785, (538.0, 785.0)), (0.5, (960.0, 540.0)))
        """
        return max((min(1.0, across / width, down / height), (across, down)) for across, down in self.pages)

    def scale(self, points: float, legible: float = _LEGIBLE) -> float:
        """By how much a drawing of so many points across is made smaller, but for text of `legible` points."""
        if self.width is None:
            return 1.0
        return max(legible / _SMALLEST, min(1.0, POINTS[self.width] / points))

    @property
    def tallest(self) -> float:
        """How high a drawing can be that shares the sheet of its medium with nothing; infinite without one."""
        return math.inf if self.width is None else HEIGHTS[self.width] * _SMALLEST / _LEGIBLE

    @property
    def closest(self) -> float:
        """How high it can be where a sheet is saved by making it still a little smaller."""
        return self.tallest * _LEGIBLE / _CLOSE

    def too_broad(self, points: float, legible: float = _LEGIBLE) -> str | None:
        """What is to be said of a drawing that does not fit its medium with legible text; None if it fits.

        Example:
            >>> print(Look(width="A4").too_broad(900))
            for A4 the drawing would need 1.1 times the width: made smaller, its text would be under 9 points
        """
        if self.width is None:
            return None
        across = points * self.scale(points, legible)
        if across <= POINTS[self.width] + 1:
            return None
        # Rounded up: 1.03 times the width is not 1.0 times.
        times = math.ceil(10 * across / POINTS[self.width]) / 10
        return (
            f"for {self.width} the drawing would need {times:.1f} times the width: "
            f"made smaller, its text would be under {legible:g} points"
        )


PLAIN = Look()
