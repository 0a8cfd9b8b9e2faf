"""No text for readers has ids or keys of a case file in it: documents stand in brackets, all else has a name."""

from __future__ import annotations

import html
import re

import pytest

import tracer
from tests.analysis.small import ORDER, report, told
from tracer.case.model import Case
from tracer.report import Report
from tracer.variants import basis, named, try_out
from tracer.views.page import page
from tracer.views.sketch.picture import picture
from tracer.views.texts import markdown, text, variants


def leaks(case: Case, words: str) -> list[str]:
    """Ids that stand in brackets, and those that are no words, outside the words of the documents and names."""
    documents = {one.id for one in case.documents}
    ids = {one.id for several in (case.agents, case.items, case.statements()) for one in several} - documents
    own = [*(one.name for one in (*case.agents, *case.items)), *(s.quote or "" for s in case.statements())]
    said = " ".join(own).casefold()
    found = [f"[{id}]" for id in ids if f"[{id}]" in words and id.casefold() not in said]
    for id in (id for id in ids if re.search(r"[-/_]", id) and id.casefold() not in said):
        found += re.findall(rf"(?<![\w/.-]){re.escape(id)}(?![\w/-])", words)
    return [*found, *re.findall(r"TR\d{3}/\w+", words)]


def plain(markup: str) -> str:
    """The words of a page."""
    hidden = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", hidden))


def test_no_id_is_shown(report: Report) -> None:
    """In the text, the Markdown, the page and the diagram's words of every case that comes with Tracer."""
    path = tracer.example(report.case.name)
    source = path.read_text(encoding="utf-8")
    sketch = picture(report)
    drawn = [sketch.subtitle, *sketch.footnotes, *(node.note or "" for node in sketch.nodes),
             *(edge.evidence for edge in sketch.edges)]  # fmt: skip
    shown = [text.text(report, verbose=True), markdown.markdown(report), plain(page(report, {}, source)), " ".join(drawn)]
    as_it_is = basis(source, path.name)
    outcomes = [try_out(as_it_is, change, "", why) for _, why, change in named(as_it_is)]
    shown.append(variants.text(as_it_is, outcomes))
    assert [leaks(report.case, words) for words in shown] == [[]] * len(shown)


@pytest.mark.parametrize("shown", [
    "after [handed-over]", "of the to-king", "told/did/give/paper/king is left out", "see TR101/paper", "[later]",
])  # fmt: skip
def test_leaks_are_found(shown: str) -> None:
    says = ("did: {give: paper, from: envoy, to: king}\n  id: handed-over\ndid: {give: paper, from: envoy, to: usher}\n"
            "did: {give: paper, from: envoy, to: king}\n  id: to-king\nwill: {pass: letter, to: king}\n  id: later")
    case = report(ORDER, told(says.replace("to: usher", "to: king"))).case
    assert leaks(case, shown)
    assert not leaks(case, "after the hand-over of the paper to King [told], by [order]")
