"""Where a long drawing is cut into sheets of paper."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

#: How much of a sheet may rather stay empty than that it begins within what belongs together.
_TORN = 0.4
_NONE: Mapping[int, float] = MappingProxyType({})


def cuts(
    seams: Sequence[float], tallest: float, within: Mapping[int, float] = _NONE, *, again: float = 0,
    loose: bool = False,
) -> list[int]:  # fmt: skip
    """Numbers of the seams at which sheets begin: as few sheets as can be, and those as evenly filled as can be.

    Args:
        seams: how far down a sheet may end, from the top of the drawing to its end.
        tallest: how high a sheet may be; what is higher between two seams has one to itself.
        within: numbers of seams that part what belongs together, with what a sheet that begins there takes besides:
            of as few sheets those are best that begin elsewhere.
        again: what every sheet but the first takes besides.
        loose: begin one at every other seam.

    Example:
        >>> cuts([0, 70, 95, 110, 150], 100), cuts([0, 150, 160], 100)
        ([0, 1], [0, 1])
        >>> cuts([0, 30, 60, 90, 150, 220], 100, {1: 0, 4: 10}, loose=True)
        [0, 2, 3, 4]
    """
    if loose:
        whole = [*(number for number in range(len(seams) - 1) if number not in within), len(seams) - 1]
        return [
            start + cut for start, end in pairwise(whole)
            for cut in cuts(seams[start : end + 1], tallest, {n - start: more for n, more in within.items()})
        ]  # fmt: skip
    if math.isinf(tallest):
        return [0]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(seams)):
        ways = []
        for start in range(end - 1, -1, -1):
            high = seams[end] - seams[start] + within.get(start, 0) + again * bool(start)
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
