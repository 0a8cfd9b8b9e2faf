"""The text of a report: complete, within its width, harmless to a terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views import hostile
from tracer.case.spelling import printable
from tracer.report import Report
from tracer.views.texts.outline import QUIET, outline
from tracer.views.texts.text import WIDTH, text
from tracer.vocabulary import Verdict


def flat(page: str) -> str:
    """A page as one line, without the bars that nesting draws."""
    return " ".join(page.replace("│", " ").split())


def test_every_finding_is_told(report: Report):
    """With its code and its verdict; what is quiet only on demand."""
    page, whole = text(report), text(report, verbose=True)
    for finding in report.findings:
        tag = re.compile(rf"{finding.code}\b.*  {finding.verdict.upper()}\b")
        assert tag.search(whole), finding.key
        if finding.verdict not in QUIET:
            assert tag.search(page), finding.key
    assert not report.with_verdict(Verdict.CLEAR) or " CLEAR" not in page


def test_every_quotation_and_every_supplied_decision_is_told(report: Report):
    """Whoever reads only this page sees the words that each finding rests on, and what the editor added."""
    page = flat(text(report))
    for finding in report.findings:
        if finding.verdict not in QUIET or finding.departure:
            assert all(flat(printable(one.quote)) in page for one in finding.evidence if one.quote), finding.key
    assert all(flat(printable(one.why)) in page for one in report.case.supplied)


def test_no_line_is_wider_than_the_page(report: Report):
    """A mail or a terminal of 100 columns breaks nothing."""
    assert max(len(line) for line in text(report, verbose=True).splitlines()) <= WIDTH


def test_the_first_case_reads_like_a_footnote(first_report: Report):
    """One root, three things nested beneath it, the open question by itself."""
    lines = text(first_report).splitlines()
    [root] = [number for number, line in enumerate(lines) if line.startswith("D1  ")]
    assert lines[root].startswith("D1  Joyce handed the letter to Bessmertnykh")
    assert lines[root].endswith("TR202 recipient  DEVIATION")
    nested = [line for line in lines if line.startswith(("  ├ ", "  └ "))]
    assert [line[2] for line in nested] == ["├", "├", "└"]
    assert {re.search(r"TR\d+", line)[0] for line in nested} == {"TR201", "TR202", "TR205"}
    assert sum("rule claimed afterwards" in line for line in nested) == 2
    [delivery] = [line for line in lines if "TR209" in line]
    assert delivery.startswith("?   ")
    assert any(line.startswith("    settles     a word that it came, from President Gorbachev") for line in lines)
    assert any(line.strip().startswith("bush-gorbachev-1990.yaml:") for line in lines)


def test_what_the_root_has_said_is_not_repeated(first_report: Report):
    """A nested finding adds only its own."""
    page = text(first_report)
    root, rest = page[page.index("D1  ") : page.index("  ├ ")], page[page.index("  ├ ") : page.index("TR209")]
    assert "I handed the letter in a sealed envelope" in root
    assert "I handed the letter in a sealed envelope" not in rest
    assert "asked for delivery personally to Gorbachev" in flat(rest)


def test_no_label_stands_alone(report: Report):
    """A row of which everything was said above is left out, and with it its label."""
    entries = [one for entry in outline(report).entries for one in (entry, *entry.nested)]
    assert all(sentence for entry in entries for row in entry.rows for sentence in (*row.sentences, bool(row.sentences)))
    assert not re.search(r"^[ │]*(shown|rule|sureness|afterwards|also|settles) *$", text(report), re.M)


def test_brief_is_the_main_sentences_only(first_report: Report):
    """What `tracer trace` prints: every finding, no evidence."""
    page = text(first_report, brief=True)
    assert "TR209" in page
    assert "TR201" in page
    assert "I handed the letter" not in page
    assert len(page) < len(text(first_report)) / 2


def test_colour_adds_nothing_but_colour(report: Report):
    """Every word is there without it."""
    coloured = text(report, colour=True)
    assert ("\x1b[" in coloured) == any(finding.verdict not in QUIET for finding in report.findings)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(report)


def test_hostile_text_is_shown_and_not_obeyed():
    """Control characters and overrides of direction are printed by their numbers."""
    page = text(hostile.report(), verbose=True)
    assert {unicodedata.category(one) for one in page if one != "\n"}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert hostile.READABLE in flat(page)


@settings(max_examples=40, deadline=None)
@given(title=st.text(min_size=1))
def test_any_title_stays_in_its_line(first_report: Report, title: str):
    """No character ends a line, moves the cursor or widens the page; the rest of the page is as it was."""
    case = replace(first_report.case, title=title)
    page = text(replace(first_report, case=case, reading=replace(first_report.reading, case=case)))
    lines = page.splitlines()
    assert max(len(line) for line in lines) <= WIDTH
    assert not {one for one in page if one != "\n" and unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    begin = next(number for number, line in enumerate(lines) if line.startswith("D1  "))
    plain = text(first_report).splitlines()
    start = next(number for number, line in enumerate(plain) if line.startswith("D1  "))
    assert lines[begin : begin + 20] == plain[start : start + 20]
