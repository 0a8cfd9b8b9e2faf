"""What must come out of the first case, row by row, and no other deviation."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tracer import wording
from tracer.report import Report


@dataclass(frozen=True)
class Row:
    """One row of the table of what must come out."""

    key: str
    verdict: str
    standing: str
    known: str | None = None
    after: tuple[int, int] | None = None
    departure: str | None = None
    says: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    settles: str = ""


NAMED = "No holder of the [envelope] is recorded between the message to Jack Matlock (21 Mar 1990, 0001Z) [m1]"
LATER = (11 * 3600 + 54 * 60,) * 2
ROWS = (
    Row("TR202/handover", "deviation", "in force, known", "acted", None, "handover",
        ("Joyce handed the letter to Bessmertnykh; the order was to pass it to President Gorbachev",),
        ("relay or substitution", "one witness, the one who acted (Joyce)",
         "Joyce reported it to Scowcroft after 3 h 37 min [m2]", "Scowcroft objected to it on 21 Mar 1990, 1924Z")),
    Row("TR202/handover/personally", "deviation", "claimed afterwards", None, LATER, "handover",
        ("in person had been asked", "11 h 54 min after the act")),
    Row("TR201/handover", "deviation", "in force, known", "acted", None, "handover",
        ("Joyce acted; the order was addressed to Jack Matlock",),
        ("Jack Matlock is said to have been away at the time, until 23 Mar 1990 [m2]",
         "the objection of Scowcroft is to other things, not to who brought it")),
    Row("TR205/handover", "deviation", "claimed afterwards", None, LATER, "handover",
        ("The letter came to Bessmertnykh", "not to reach the foreign ministry", "11 h 54 min after the act")),
    Row("TR301/m3/must/consult/scowcroft", "not applicable", "future", says=("in the future",)),
    Row("TR401/m2/did/tell/letter/bessmertnykh", "noted", "none",
        says=("Joyce let Bessmertnykh know of the letter (its subject); no rule against it has been seen",),
        lines=("Shevardnadze, of the same body, had been told the gist before", "was meant as a limit cannot be told")),
    Row("TR402/handover", "noted", "none", says=("sealed when Joyce handed it to Bessmertnykh",),
        lines=("one witness, the one who acted (Joyce)", "nothing is told after that")),
    Row("TR209/gorbachev", "cannot tell", "in force", says=("Whether President Gorbachev received the letter",),
        lines=("the promise is that of Bessmertnykh, as Joyce reports it",),
        settles="a word that it came, from President Gorbachev or from the office of President Gorbachev"),
    Row("TR101/envelope", "cannot tell", "none", says=(NAMED, "the hand of Joyce (21 Mar 1990, 0730Z"),
        settles="a word from Joyce"),
    Row("TR106/m1", "noted", "none", says=("opening",)),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_row(first_report: Report, row: Row) -> None:
    """Code, subject, verdict, rule, durations and lines."""
    found = next(finding for finding in first_report.findings if finding.key == row.key)
    reading = first_report.reading
    assert (str(found.verdict), str(found.standing)) == (row.verdict, row.standing)
    assert (found.rule.known if found.rule else None) == row.known
    assert (found.rule.seconds_after_act if found.rule else None) == row.after
    assert found.departure == row.departure
    message = wording.message(found, reading)
    assert all(part in message for part in row.says), message
    lines = [wording.sentence(line, reading) for line in found.lines]
    assert all(any(part in line for line in lines) for part in row.lines), lines
    if row.settles:
        assert row.settles in wording.settling(found.settles[0], reading)


def test_no_other_deviation(first_report: Report) -> None:
    """And nothing else that is more than a note."""
    judged = {f.key for f in first_report.findings if f.verdict in ("deviation", "cannot tell", "as ordered")}
    assert judged == {row.key for row in ROWS if row.verdict in ("deviation", "cannot tell")}


def test_one_root(first_report: Report) -> None:
    """All four deviations are one departure, and its root stands first."""
    assert first_report.departures == ("handover",)
    root = first_report.root("handover")
    assert root is not None
    assert root.key == "TR202/handover"
