"""Workflow commands: one line for each finding, and no text that could be a command of its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracer
from tests.examined import examined
from tests.views import hostile
from tracer.report import Report
from tracer.views.formats import github, machine

COMMAND = re.compile(
    r"::(error|warning|notice) file=([^:,]+),line=([0-9]+),col=([0-9]+),title=([^:,]+)::(.*)", re.DOTALL
)


def commands(report: Report) -> list[tuple[str, ...]]:
    """What a runner makes of each line: the command, its properties and its message, unescaped."""
    found = []
    for line in github.document([machine.case(report)]).split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        found.append(tuple(unescaped(part) for part in match.groups()))
    return found


def unescaped(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_deviation_is_an_error_at_its_line(first_report: Report) -> None:
    """An open question is a warning and says what would settle it."""
    found = commands(first_report)
    wanted = {"deviation": "error", "cannot tell": "warning", "noted": "notice"}
    assert [one[0] for one in found] == [wanted[f.verdict] for f in first_report.findings if f.verdict in wanted]
    assert found[0][:5] == ("error", "bush-gorbachev-1990.yaml", "62", "9", "TR202 recipient: deviation")
    assert found[0][5].startswith("Joyce handed the letter to Bessmertnykh; ")
    [delivery] = [one for one in found if one[4].startswith("TR209")]
    assert delivery[5].endswith("\nto settle it: a word that it came, from President Gorbachev or from the office of "
                                "President Gorbachev")  # fmt: skip


@pytest.mark.parametrize("name", tracer.examples())
def test_every_case_gives_commands_only(name: str) -> None:
    """No line that a runner would take for mere output."""
    commands(examined(name))


def test_hostile_text_stays_text() -> None:
    """Neither a terminal nor the runner obeys it."""
    assert commands(hostile.report())
    assert "\x1b" not in github.document([machine.case(hostile.report())])


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from("%0A2CD:,\r\n\x1b a\u2028"), min_size=1))
def test_any_text_keeps_to_its_line(first_report: Report, text: str) -> None:
    """A line's end in a message would let the case's text give commands."""
    case = machine.case(first_report)
    for finding in case["findings"]:
        finding["message"] = text
        finding["location"]["file"] = text
    page = github.document([case])
    lines = page.split("\n")[:-1]
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert len(lines) == len(commands(first_report))
    files = {unescaped(COMMAND.fullmatch(line)[2]) for line in lines}  # type: ignore[index]
    assert files == {text.replace("\x1b", "\\x1b").replace("\u2028", "\\u2028")}
