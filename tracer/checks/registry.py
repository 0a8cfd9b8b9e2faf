"""Finds all checks: the modules of this package, and those that others register.

Others add checks by the entry-point group `tracer.checks`; each entry names a `Check`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points

import tracer.checks
from tracer.checks.base import Check
from tracer.errors import TracerError

GROUP = "tracer.checks"


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check that can be run, by code.

    Raises:
        TracerError: if an installed check cannot be loaded or takes a code that is in use.

    Example:
        >>> [check.code for check in all_checks()][:2]
        ['TR101', 'TR102']
    """
    found: dict[str, Check] = {}
    for module in pkgutil.iter_modules(tracer.checks.__path__):
        check = getattr(importlib.import_module(f"tracer.checks.{module.name}"), "CHECK", None)
        if isinstance(check, Check):
            found[check.code] = check
    for entry in entry_points(group=GROUP):
        try:
            check = entry.load()
        except Exception as error:
            raise TracerError(f"the check '{entry.name}' of {entry.value} cannot be loaded: {error}") from error
        if not isinstance(check, Check) or check.code in found:
            raise TracerError(f"{entry.value} is no check of its own: its code must be new")
        found[check.code] = check
    return tuple(found[code] for code in sorted(found))
