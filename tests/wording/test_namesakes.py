"""Two people of one name are told apart wherever they are named."""

from __future__ import annotations

import html
import re

import pytest

import tracer
from tracer.case.namesakes import told_apart
from tracer.teaching import quiz
from tracer.teaching.packet.allowed import handout
from tracer.views.drawing import VIEWS, draw
from tracer.views.page import page
from tracer.views.texts import markdown, text
from tracer.views.texts.moment import text as moment_text

CASE = """
tracer: 1
title: The note
who:
  consulate: {group: Consulate}
  office: {group: Office}
  reis: {name: Reis, in: consulate}
  dias: DIAS
  dias2: OTHER
  master: {name: the harbour master}
what:
  note: {name: note, from: reis, for: master}
documents:
  order:
    from: reis
    to: dias
    date: 1885-03-02T09:00Z
    carries: note
    seen: whole
    says:
      - must: {pass: note, from: dias, to: master}
        quote: "to the harbour master"
  told:
    from: dias
    to: reis
    date: 1885-03-03T09:00Z
    answers: order
    seen: whole
    says:
      - did: {give: order, from: dias, to: dias2, when: 1885-03-02T12:00Z}
        id: handing
        quote: "I gave it to my cousin"
"""
#: How the two are entered, and what tells them apart.
APART = {
    "post": ("{name: Dias, post: Clerk}", "{name: Dias, post: Porter}", "Clerk", "Porter"),
    "body": ("{name: Dias, in: consulate}", "{name: DIAS, in: office}", "Consulate", "Office"),
    "one post": ("{name: Dias, post: Clerk}", "{name: Dias}", "dias", "dias2"),
    "one body": ("{name: Dias, in: consulate}", "{name: Dias, in: consulate}", "dias", "dias2"),
}


def case(one: str, other: str) -> tracer.Case:
    return tracer.loads(CASE.replace("DIAS", one).replace("OTHER", other))


@pytest.mark.parametrize("way", APART)
def test_namesakes_are_told_apart(way: str):
    """By the post of each, else by the body, else by the id."""
    one, other, told, of_other = APART[way]
    found = case(one, other)
    assert found.called("dias") == f"Dias ({told})"
    assert found.called("dias2").casefold() == f"dias ({of_other})".casefold()
    assert {id: name for id, name in told_apart(found.agents).items() if "dias" not in id} == {
        "consulate": "Consulate", "office": "Office", "reis": "Reis", "master": "the harbour master",
    }  # fmt: skip


@pytest.mark.parametrize("way", APART)
def test_no_output_names_one_of_them_so_that_it_may_be_the_other(way: str):
    """Neither text, page and drawings, nor what a class gets."""
    report = tracer.examine(case(*APART[way][:2]))
    drawings = {view: draw(report, view, "svg").data.decode() for view in VIEWS}
    drawings |= {f"{view} as Mermaid": draw(report, view, "mermaid").data.decode()
                 for view in VIEWS if "mermaid" in VIEWS[view].formats}  # fmt: skip
    said = {
        "text": text.text(report), "Markdown": markdown.markdown(report), **drawings,
        "packet": str(handout(report.case, ())), "quiz": quiz.FORMATS["markdown"](quiz.questions(report)),
        "page": re.sub(r"<(script|template|pre)\b.*?</\1>", "", page(report, drawings, CASE), flags=re.DOTALL),
    }  # fmt: skip
    for output, words in said.items():
        plain = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"#(\d+);", r"&#\1;", words))).split())
        assert "Dias" in plain, output
        bare = [plain[max(0, at.start() - 60) : at.end() + 60] for at in re.finditer(r"(?i)\bdias\b(?! \\?\()", plain)
                if not plain[: at.start()].endswith("(")]  # fmt: skip
        assert not bare, (output, bare)


COPIES = """
tracer: 1
title: Copies
who: {a: A, b: B, c: C}
what: {letter: {name: letter}, one: {name: list}, other: {name: list}}
documents:
  first: {by: a, date: 1950-01-05, seen: whole, says: [{did: {hold: copy of letter, who: b}}]}
  second: {by: a, date: 1950-01-06, seen: whole, says: [
    {did: {give: copy of letter, from: b, to: c}}, {did: {give: copy of letter, from: c, to: b}},
    {did: {give: one, from: a, to: b}}, {did: {give: other, from: a, to: b}}]}
"""


def test_things_of_one_name_are_told_apart_where_they_head_a_list():
    """Two strips of one drawing were headed "copy of message of March", and so were two lines of a moment."""
    report = tracer.examine(tracer.loads(COPIES))
    heads = [
        "copy of letter, told of in [first]", "copy of letter, told of in [second] (1)",
        "copy of letter, told of in [second] (2)", "list (one)", "list (other)",
    ]  # fmt: skip
    drawing = html.unescape(draw(report, "custody", "svg").data.decode())
    moment = tracer.at(report.case, "1950-01-06")
    told = moment_text(moment, report.reading)
    for head in heads:
        assert f">{head}<" in drawing
        assert f"Held: {head}\n" in told
