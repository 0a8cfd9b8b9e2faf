"""Where a long drawing is cut into sheets of paper."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

#: How much of a sheet may rather stay empty than that it begins within what belongs together.
_TORN = 0.4


def cuts(seams: Sequence[float], tallest: float, within: Collection[int] = ()) -> list[int]:
    """Numbers of the seams at which sheets begin: as few sheets as can be, and those as evenly filled as can be.

    Args:
        seams: how far down a sheet may end, from the top of the drawing to its end.
        tallest: how high a sheet may be; what is higher between two seams has one to itself.
        within: numbers of seams that part what belongs together: of as few sheets those are best that begin elsewhere.

    Example:
        >>> cuts([0, 70, 95, 110, 150], 100), cuts([0, 150, 160], 100)
        ([0, 1], [0, 1])
    """
    if math.isinf(tallest):
        return [0]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(seams)):
        ways = []
        for start in range(end - 1, -1, -1):
            high = seams[end] - seams[start]
            if high > tallest and start < end - 1:
                break
            torn = (_TORN * tallest) ** 2 if start in within else 0
            ways.append((best[start][0] + 1, best[start][1] + (tallest - high) ** 2 + torn, start))
        best.append(min(ways))
    found, at = [], len(seams) - 1
    while at:
        at = best[at][2]
        found.append(at)
    return found[::-1]


class Paper:
    """The sheet that a drawing under way has come to, if each is filled as far as it goes.

    Args:
        tallest: how high a sheet may be.

    Example:
        >>> paper = Paper(100)
        >>> paper.seam(70), paper.seam(110), paper.left(120)
        (None, None, 50)
    """

    def __init__(self, tallest: float) -> None:
        self.tallest = tallest
        self._top = self._last = 0.0

    def seam(self, y: float) -> None:
        """That a sheet may end here."""
        if y - self._top > self.tallest:
            self._top = self._last
        self._last = y

    def left(self, y: float) -> float:
        """Points that are left on the sheet below `y`."""
        return self.tallest - (y - self._top)
