"""Mermaid's own program draws what we write: every name appears, nothing is obeyed, and a broken text is found out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import tracer
from tests.views import hostile
from tracer.views import mermaid
from tracer.views.sketch.lettering import visible
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Cluster, Edge, Node, Sketch

#: Where `dist/mermaid.min.js` of the package `mermaid` lies; the file is no part of this project.
PROGRAM = os.environ.get("TRACER_MERMAID", "")
WRITERS = [mermaid.flowchart, mermaid.sequence]

_DRAW = """async text => {
  mermaid.initialize({startOnLoad: false, securityLevel: "strict"});
  try { document.getElementById("drawn").innerHTML = (await mermaid.render("g", text)).svg; return "" }
  catch (error) { return String(error) }
}"""


@pytest.fixture(scope="module")
def drawing():
    """Draws a text; returns what Mermaid complains of, and the page."""
    if not PROGRAM and not os.environ.get("TRACER_REQUIRE_SHARED"):
        pytest.skip("TRACER_MERMAID does not name Mermaid's program")
    from playwright.sync_api import sync_playwright

    program = Path(PROGRAM).read_text(encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("TRACER_CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        fresh = False

        def draw(text: str):
            # To read the program takes longer than to draw; what it refused may leave something behind in it.
            nonlocal fresh
            if not fresh:
                page.set_content("")
                page.add_script_tag(content=program)
            page.evaluate("document.body.innerHTML = '<div id=\"drawn\"></div>'")
            problem = page.evaluate(_DRAW, text)
            fresh = not problem
            return problem, page

        yield draw
        browser.close()


def words(page) -> str:
    return "".join(page.evaluate('document.getElementById("drawn").textContent').split())


def holds(drawing, text: str, sketch: Sketch) -> None:
    problem, page = drawing(text)
    assert problem == ""
    shown = words(page)
    missing = [node.name for node in sketch.nodes if "".join(visible(node.name).split()) not in shown]
    assert missing == []
    assert page.evaluate('document.querySelectorAll("#drawn :is(script, a, img, iframe, i)").length') == 0


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", tracer.examples())
def test_every_case_is_drawn_with_all_its_hands(drawing, write, name):
    sketch = picture(tracer.examine(tracer.load(tracer.example(name))))
    holds(drawing, write(sketch), sketch)


@pytest.mark.parametrize("write", WRITERS)
def test_hostile_text_is_only_shown(drawing, write):
    sketch = picture(hostile.report())
    holds(drawing, write(sketch), sketch)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", [
    "end", "click n0", "Note over n0", "1. Division", "- list", "%%{init: {}}%%", "#quot;", "&lt;b&gt;", "$$x^2$$", "title: x",
    "https://example.org/x", "javascript:alert(1)",
])  # fmt: skip
def test_a_word_of_the_notation_is_only_a_name(drawing, write, name):
    sketch = Sketch(
        name, nodes=(Node("a", name, role=name), Node("b", name, body="c")), clusters=(Cluster("c", name),),
        edges=(Edge("e", "a", "b", "actual", "1", lines=(name,), evidence=name),),
    )  # fmt: skip
    holds(drawing, write(sketch), sketch)


@pytest.mark.parametrize("write", WRITERS)
def test_no_name_becomes_an_icon(drawing, write):
    """Its hyphen is another one that looks alike."""
    text = write(Sketch("T", nodes=(Node("a", "fab:fa-car fa:fa-x"),)))
    holds(drawing, text, Sketch("T", nodes=(Node("a", "fab:fa\u2011car fa:fa\u2011x"),)))


def test_a_broken_text_is_found_out(drawing):
    assert drawing("flowchart LR\nn0[\"a\n")[0] != ""


def test_a_name_that_is_missing_is_found_out(drawing):
    sketch = picture(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
    with pytest.raises(AssertionError):
        holds(drawing, mermaid.flowchart(sketch).replace("Bessmertnykh", "somebody"), sketch)
