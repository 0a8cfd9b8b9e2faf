"""How much a student is told; apart from the rest, so that the command line knows it at no cost."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How much of the key a student is told."""

    HINT = "hint"
    DIRECTION = "direction"
    FULL = "full"
