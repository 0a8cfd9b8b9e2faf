"""Findings as commands of a GitHub workflow, which shows them beside the lines of the case.

GitHub shows the first ten errors, warnings and notices of a step; all of them stay in its log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracer.case.spelling import printable
from tracer.vocabulary import Verdict

#: What a verdict is as a command; one that is not here is not told.
COMMANDS = {Verdict.DEVIATION: "error", Verdict.CANNOT_TELL: "warning", Verdict.NOTED: "notice"}


def document(cases: Sequence[dict[str, Any]]) -> str:
    """One line for each finding that is a deviation, cannot be told, or is noted.

    Args:
        cases: what `machine.case` made of each report.

    Example:
        >>> document([])
        ''
    """
    return "".join(
        f"{_command(finding)}\n"
        for case in cases for finding in case["findings"] if finding["verdict"] in COMMANDS
    )  # fmt: skip


def _command(finding: dict[str, Any]) -> str:
    location = finding["location"]
    title = f"{finding['code']} {finding['name']}: {finding['verdict']}"
    properties = {"file": location["file"], "line": location["line"], "col": location["column"], "title": title}
    said = [finding["message"], *finding["lines"], *(f"to settle it: {one['text']}" for one in finding["settles"])]
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{COMMANDS[Verdict(finding['verdict'])]} {told}::{'%0A'.join(map(_data, said))}"


def _data(text: str) -> str:
    """Text that ends no line and starts no other command; `%` first, as the others bring some."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
