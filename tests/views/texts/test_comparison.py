"""Two readings side by side: text, JSON, and one diagram in which words tell them apart."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import tracer
from tests.examined import examined
from tests.views import hostile
from tracer.comparison import Comparison, compare
from tracer.report import Report
from tracer.views.channel.overlay import draw, overlay
from tracer.views.texts import comparison as views
from tracer.views.texts.text import WIDTH

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def other(first_case: Path) -> Report:
    """Another reading: other ids, another hour, no word on the ministry, a receipt that the first lacks."""
    text = first_case.read_text(encoding="utf-8").partition("\nwhat-if:")[0]
    for id in ("joyce", "bessmertnykh", "scowcroft", "handover", "m2", "m3"):
        text = re.sub(rf"\b{id}\b", f"other-{id}", text)
    text = text.replace("1990-03-21T10:30 Europe/Moscow", "1990-03-21T10:30Z")
    text = text.replace("      - must not: {pass: letter, through: ministry}\n        binds: since m1\n"
                        '        quote: "If I had wanted the letter to Gorbachev to go through the foreign ministry"\n', "")  # fmt: skip
    text += "  m4:\n    from: other-bessmertnykh\n    to: other-joyce\n    seen: whole\n    says:\n"
    text += '      - did: {give: envelope, from: other-bessmertnykh, to: shevardnadze}\n        quote: "I gave it"\n'
    return tracer.examine(tracer.loads(text, "other.yaml"))


@pytest.fixture(scope="module")
def both(first_report: Report, other: Report) -> Comparison:
    return compare(first_report, other)


def test_text_says_what_differs_and_in_which_reading(both: Comparison) -> None:
    """Nothing that both have alike; the axis on which a finding differs."""
    page = views.text(both)
    flat = " ".join(page.split())
    assert "only in the first" in page
    assert "did give [envelope], from Bessmertnykh, to Shevardnadze" in flat
    assert "first: 21 Mar 1990, 0730Z (10:30 Moscow) second: 21 Mar 1990, 1030Z" in flat
    assert "TR205 excluded-party" in page
    assert "did know letter" not in page
    assert max(map(len, page.splitlines())) <= WIDTH


def test_one_reading_twice_differs_in_nothing(first_report: Report) -> None:
    """A heading and a count."""
    page = views.text(compare(first_report, first_report))
    assert [line for line in page.splitlines() if line][-1].startswith("0 acts only in the first, 0 only in the second")
    assert "Acts" not in page
    assert "Findings" not in page


def test_json_has_both_sides_of_everything(both: Comparison) -> None:
    """Every act and finding, paired or not; what one lacks is null."""
    found = json.loads(views.json(both))
    assert [found[side]["file"] for side in ("first", "second")] == ["bush-gorbachev-1990.yaml", "other.yaml"]
    assert len(found["acts"]) == len(both.acts)
    alone = [act for act in found["acts"] if act["first"] is None]
    assert [act["second"]["id"] for act in alone] == ["m4/did/give/envelope/shevardnadze"]
    pairs = {act["first"]["id"]: act["second"] and act["second"]["id"] for act in found["acts"] if act["first"]}
    assert pairs["handover"] == "other-handover"
    assert pairs["m3/must-not/pass/letter"] is None
    lost = [f["first"]["key"] for f in found["findings"] if f["second"] is None]
    assert "TR205/handover" in lost


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    """In text, in JSON and in the diagram."""
    report = hostile.report()
    found = compare(report, tracer.examine(tracer.loads("tracer: 1\ntitle: x\ndocuments: {m: {seen: not found}}\n")))
    for page in (views.text(found), views.json(found)):
        assert not {one for one in page if one != "\n" and unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    drawn = ET.fromstring(draw(found))
    assert not [element for element in drawn.iter() if element.tag.removeprefix(SVG) in ("script", "a", "foreignObject")]


def test_the_overlay_tells_in_words_what_only_one_has(both: Comparison) -> None:
    """On the line itself, in its evidence and in what a screen reader says; not by colour alone."""
    sketch = overlay(both)
    second = [edge for edge in sketch.edges if "only in second reading" in edge.lines]
    named = {node.id: node.name for node in sketch.nodes}
    assert ("Bessmertnykh", "Shevardnadze") in [(named[edge.tail], named[edge.head]) for edge in second]
    assert all("only in second reading" in edge.description and "only in second reading" in edge.evidence for edge in second)
    [handover] = [edge for edge in sketch.edges if edge.id == "handover"]
    assert handover.lines[0].startswith(("differs in second", "second: "))
    assert handover.evidence.startswith("first: ")
    assert "1030Z" in handover.evidence
    assert len(set(named.values())) == len(named)
    [new] = [node for node in sketch.nodes if node.name == "Shevardnadze"]
    assert "only in second reading" in str(new.note)


def test_the_overlay_says_of_a_hand_in_which_reading_it_was_passed_over(first_report: Report) -> None:
    """Who gave it in the second reading is not shown as one who never had it."""
    text = tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8")
    other = text.replace("give: envelope, from: joyce", "give: envelope, from: matlock")
    assert other != text
    sketch = overlay(compare(first_report, tracer.examine(tracer.loads(other))))
    [matlock] = [node for node in sketch.nodes if node.name == "Jack Matlock"]
    assert matlock.kind != "bypassed"
    assert str(matlock.note).startswith("not shown to have held it: only in first reading")
    [addressee] = [node for node in sketch.nodes if node.name == "President Gorbachev"]
    assert (addressee.kind, addressee.note) == ("addressee", None)


def test_the_overlay_draws_a_casing_round_lines_of_one_reading(both: Comparison) -> None:
    """Unbroken for the first, broken for the second, none for both."""
    root = ET.fromstring(draw(both))
    cased = {}
    for group in root.iter(f"{SVG}g"):
        if group.get("role") == "button":
            paths = group.findall(f"{SVG}path")
            casings = [path for path in paths if path.get("stroke-width") == "13"]
            cased[group.get("aria-label", "")] = [path.get("stroke-dasharray") for path in casings]
    assert cased
    for label, dashes in cased.items():
        only = [word for word in ("first", "second") if f"only in {word} reading" in label]
        assert dashes == {"first": [None], "second": ["9,7"], "": []}[only[0] if only else ""], label
    assert ["9,7"] in cased.values()


@pytest.mark.parametrize(("one", "two"), [(0, 1), (1, 0), (2, 3), (4, 4), (5, 12)])
def test_any_two_cases_can_be_laid_over_each_other(one: int, two: int) -> None:
    """Bodies within bodies, unnamed holders, orders of their own: every part finds its place."""
    names = tracer.examples()
    reports = [examined(names[number]) for number in (one, two)]
    sketch = overlay(compare(*reports))
    assert len(sketch.edges) >= max(len(overlay(compare(r, r)).edges) for r in reports)


def test_the_overlay_of_one_reading_twice_is_its_own_diagram(first_report: Report) -> None:
    """The same hands and lines, and nothing said to be in one only."""
    from tracer.views.sketch.picture import picture

    sketch, plain = overlay(compare(first_report, first_report)), picture(first_report)
    assert sketch.nodes == plain.nodes
    assert [(e.id, e.tail, e.head, e.kind, e.lines, e.badge) for e in sketch.edges] == [
        (e.id, e.tail, e.head, e.kind, e.lines, e.badge) for e in sorted(plain.edges, key=lambda e: (
            not e.badge.isdecimal(), int(e.badge) if e.badge.isdecimal() else 0, e.badge))]  # fmt: skip
    assert draw(compare(first_report, first_report)) == draw(compare(first_report, first_report))


def test_what_both_say_by_other_names_is_said_once(first_case: Path, first_report: Report) -> None:
    """Another id and another spelling of a name are no difference in the evidence."""
    text = first_case.read_text(encoding="utf-8").partition("\nwhat-if:")[0]
    text = re.sub(r"\bm2\b", "cable-2", text).replace("name: Joyce,", "name: Mr. Joyce,")
    sketch = overlay(compare(first_report, tracer.examine(tracer.loads(text, "other.yaml"))))
    told = [edge.evidence for edge in sketch.edges] + list(sketch.footnotes)
    assert not [one for one in told if "second:" in one or "cable-2" in one or "Mr. Joyce" in one]
    assert "D1" in {code for edge in sketch.edges for code in edge.codes}


def test_one_of_a_kind_is_counted_in_the_singular(first_case: Path, first_report: Report) -> None:
    text = first_case.read_text(encoding="utf-8").partition("\nwhat-if:")[0]
    other = tracer.examine(tracer.loads(text.replace("extent: subject", "extent: gist"), "other.yaml"))
    assert views.text(compare(first_report, other)).splitlines()[-1].startswith(
        "0 acts only in the first, 0 only in the second, 11 in both, of which 1 differs; ")
