"""Findings as commands of a GitHub workflow, which shows them beside the lines of the case.

GitHub shows the first ten errors, warnings and notices of a step; all of them stay in its log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracer.case.spelling import printable
from tracer.errors import CaseError, Location, Problem, TracerError
from tracer.vocabulary import Verdict

#: What a verdict is as a command; one that is not here is not told.
COMMANDS = {Verdict.DEVIATION: "error", Verdict.CANNOT_TELL: "warning", Verdict.NOTED: "notice"}


def document(cases: Sequence[dict[str, Any]], unread: Sequence[tuple[str, TracerError]] = ()) -> str:
    """One line for each finding that is a deviation, cannot be told, or is noted, and for each problem of a file.

    Args:
        cases: what `machine.case` made of each report.
        unread: (file, what is wrong with it) of each case that cannot be read.

    Example:
        >>> document([])
        ''
    """
    found = [_command(one) for case in cases for one in case["findings"] if one["verdict"] in COMMANDS]
    for file, error in unread:
        problems = error.problems if isinstance(error, CaseError) else (Problem(Location(file), str(error)),)
        found += [_written("error", one.location, "bad input", [one.said]) for one in problems]
    return "".join(f"{line}\n" for line in found)


def _command(finding: dict[str, Any]) -> str:
    title = f"{finding['code']} {finding['name']}: {finding['verdict']}"
    said = [finding["message"], *finding["lines"], *(f"to settle it: {one['text']}" for one in finding["settles"])]
    return _written(COMMANDS[Verdict(finding["verdict"])], Location(**finding["location"]), title, said)


def _written(command: str, place: Location, title: str, said: Sequence[str]) -> str:
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": title}
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{command} {told}::{'%0A'.join(map(_data, said))}"


def _data(text: str) -> str:
    """Text that ends no line and starts no other command; `%` first, as the others bring some."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
