"""The Markdown of a report, as a Markdown reader reads it."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.views import hostile
from tracer.case.spelling import printable
from tracer.report import Report
from tracer.views.texts.markdown import escape, index, markdown
from tracer.views.texts.outline import QUIET
from tracer.wording import nouns

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
#: What our own pages are made of; anything else came out of somebody's text.
OWN = {
    "heading", "paragraph", "inline", "text", "strong", "em", "bullet_list", "list_item",
    "table", "thead", "tbody", "tr", "th", "td", "text_special",
}  # fmt: skip


def tokens(page: str) -> list[Token]:
    """All tokens of a page, those within lines too."""
    found = []
    for token in READER.parse(page):
        found += [token, *(token.children or ())]
    return found


def kinds(page: str) -> set[str]:
    """The kinds of token in a page."""
    return {re.sub("_(open|close)$", "", token.type) for token in tokens(page)}


def read(page: str) -> str:
    """What a person reads of a page."""
    return "".join(t.content for t in tokens(page) if t.type in ("text", "text_special"))


def test_every_finding_is_told(report: Report):
    """Quiet ones in a table, the others each under a heading."""
    page = read(markdown(report))
    for finding in report.findings:
        about = nouns.aspect(report.reading, finding)
        aspect = f", {about}" if about else ""
        row = finding.verdict in QUIET and f"{finding.code} {finding.name}{finding.verdict}" in page
        assert row or f"{finding.code} {finding.name}{aspect}: {finding.verdict}" in page, finding.key
    told = [token.content for token in tokens(markdown(report)) if token.type == "inline"]
    assert sum(bool(re.match(r"(\*\*)?[A-Z]+\d{3} ", line)) for line in told) == len(report.findings)


def test_every_number_of_evidence_leads_to_its_words(report: Report):
    """A footnote without a note is worse than none."""
    page = markdown(report)
    whole = read(page)
    told = [token.content for token in tokens(page) if token.type == "inline"]
    cited = {number for line in told for number in re.findall(r"(?:”|quoted\)) \\\[(\d+)\\\]", line)}
    listed = [found[1] for line in told if (found := re.fullmatch(r"\\\[(\d+)\\\]", line))]
    assert cited <= set(listed)
    assert max(Counter(listed).values(), default=1) == 1
    for finding in report.findings:
        for evidence in finding.evidence:
            assert not evidence.quote or printable(" ".join(evidence.quote.split())) in whole


def test_everything_supplied_is_listed(report: Report):
    """What the editor added is never taken for the record."""
    page = read(markdown(report))
    assert ("Supplied by the editor" in page) == bool(report.case.supplied)
    assert all(printable(" ".join(one.why.split())) in page for one in report.case.supplied)


def test_pages_hold_nothing_but_our_own_markup(report: Report):
    """No link, code, image or HTML comes out of a case."""
    assert kinds(markdown(report)) <= OWN


def test_tables_are_whole(report: Report):
    """Every row has the cells of its head."""
    width = count = 0
    for token in READER.parse(markdown(report)):
        if token.type == "thead_open":
            width = 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open":
            count = 0
        elif token.type == "td_open":
            count += 1
        elif token.type == "tr_close":
            assert count in (0, width)


def test_hostile_text_is_read_and_not_obeyed():
    """It comes out as the letters that it is made of."""
    page = markdown(hostile.report())
    assert kinds(page) <= OWN
    assert hostile.READABLE in read(page)
    assert {token.tag for token in tokens(page) if token.type == "heading_open"} == {"h1", "h2", "h3"}


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from(" \\`*_{}[]()#+-.!|<>~&$=:;\"'/ab1\n\t\u202e\x1bé"), max_size=40))
def test_escaped_text_reads_back(text: str):
    """In a line, a list, a heading and a cell of a table alike: nothing is lost, nothing means anything."""
    escaped, meant = escape(text), printable(" ".join(text.split()))
    for lead, tail in (("", ""), ("- ", ""), ("## ", " x"), ("| a |\n|---|\n| ", " |")):
        if meant:
            page = f"{lead}{escaped}{tail}\n"
            assert kinds(page) <= OWN
            assert read(page) == f"{'a' if '---' in lead else ''}{meant}{' x' if tail == ' x' else ''}"


def test_an_index_links_to_each_folder_whatever_its_name(first_report: Report):
    """The link leads to the folder, and nowhere else."""
    names = ["plain", "a b", "x](http://y)", "p|q", "<i>", "%41"]
    page = index([(name, first_report) for name in names])
    links = [token.attrs["href"] for token in tokens(page) if token.type == "link_open"]
    assert links == [
        "plain/findings.md", "a%20b/findings.md", "x%5D%28http%3A%2F%2Fy%29/findings.md", "p%7Cq/findings.md",
        "%3Ci%3E/findings.md", "%2541/findings.md",
    ]  # fmt: skip
    assert kinds(page) <= OWN | {"link", "html_block"}
    assert sum(token.type == "html_block" for token in tokens(page)) == 1
