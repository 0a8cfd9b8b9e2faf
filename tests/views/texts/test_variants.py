"""What-if as text and as JSON: what was changed, what came of it, and no reason that is not one."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.views import hostile
from tracer import variants
from tracer.case import edits
from tracer.variants import Basis
from tracer.views.texts import variants as views
from tracer.views.texts.outline import QUIET
from tracer.views.texts.text import WIDTH


@pytest.fixture(scope="module")
def case(first_case: Path) -> Basis:
    return variants.basis(first_case.read_text(encoding="utf-8"), first_case.name)


def page(case: Basis, *asked: edits.Change) -> str:
    return views.text(case, [variants.try_out(case, change) for change in asked])


def test_what_vanishes_is_told_with_what_it_names(case: Basis) -> None:
    """And that something follows where nothing that it names was changed, not that it was the cause."""
    text = page(case, edits.asked(drop=["m3"]))
    flat = " ".join(text.split())
    assert "If [m3] is left out" in flat
    assert "- TR205 excluded-party: The letter came to Bessmertnykh" in flat
    assert "vanishes: deviation it cites what is changed: [m3] is left out" in flat
    assert "it cites nothing that is changed: it follows from the rest" in flat
    assert "because" not in flat
    assert max(map(len, text.splitlines())) <= WIDTH


def test_what_goes_with_it_is_told(case: Basis) -> None:
    """Nothing is dropped in silence."""
    flat = " ".join(page(case, edits.asked(drop=["m2"])).split())
    assert "the objection [m3] is left out, as it hangs on the hand-over of the [envelope] to Bessmertnykh [m2]" in flat
    assert "“answers” of [m3] is taken away, as it refers to [m2]" in flat


def test_a_change_that_comes_to_nothing_says_so(case: Basis) -> None:
    """Not nothing at all."""
    text = page(case, edits.asked(set=["m2.marking=secret"]))
    assert "If “marking” of [m2] is secret instead of (not said)" in text
    assert "No finding appears, vanishes or changes." in text
    told = sum(finding.verdict not in QUIET for finding in case.report.findings)
    assert told < len(case.report.findings)
    assert f"{told} findings would be the same." in text


def test_another_mood_is_told_as_that(case: Basis) -> None:
    """The act is the same, and is not printed twice as if it were not."""
    text = page(case, edits.asked(set=["handover.did not="]))
    assert "If the hand-over of the [envelope] to Bessmertnykh [m2] is put as “did not”" in text


def test_json_says_the_same(case: Basis) -> None:
    """With both sides of each finding; a variant asked for in words has no name."""
    outcomes = [variants.try_out(case, change, name, why) for name, why, change in variants.named(case)]
    outcomes.append(variants.try_out(case, edits.asked(set=["handover.when="])))
    found = json.loads(views.json(case, outcomes))["variants"]
    assert [one["name"] for one in found] == ["no-later-word", "matlock-named", "whole-order", None]
    assert all(one["why"] for one in found[:3])
    lost = [one for one in found[0]["consequences"] if one["kind"] == "vanishes"]
    assert all(one["second"] is None and one["touched"][0]["subject"] == "m3" for one in lost)
    assert found[3]["edits"] == [{"kind": "set", "subject": "handover", "key": "when", "because": None,
                                  "was": "1990-03-21T10:30 Europe/Moscow", "now": None}]  # fmt: skip


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    """Also where it comes from an id or a value that was asked for."""
    text = 'tracer: 1\ntitle: "%s"\nwho: {a: A}\ndocuments: {m: {from: a, seen: whole}}\n'
    case = variants.basis(text % "\\e[2J", "x.yaml")
    outcome = variants.try_out(case, edits.asked(set=["m.marking=\"\\e[2J\\u202e\""]), "n", hostile.TEXT)
    for shown in (views.text(case, [outcome]), views.json(case, [outcome])):
        assert not {one for one in shown if one != "\n" and unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
