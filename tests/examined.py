"""The cases that come with Tracer, each examined once for all tests of a process."""

from __future__ import annotations

from functools import cache

import tracer
from tracer.report import Report


@cache
def examined(name: str) -> Report:
    """The report on the case of that name, which nothing changes."""
    return tracer.examine(tracer.load(tracer.example(name)))
