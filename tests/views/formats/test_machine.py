"""The JSON of a report: its schema, its stability, its data unharmed."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import tracer
from tests.views import hostile
from tracer.report import Report
from tracer.views.formats.machine import FORMAT, case, document, schema
from tracer.vocabulary import Mood

ROOT = Path(__file__).parents[3]
VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def first(first_report: Report) -> dict[str, Any]:
    """The document on the first case, as a program reads it."""
    return json.loads(document([case(first_report)]))


def test_the_schema_is_one():
    """It is valid itself, and closed: a key that it does not know is an error."""
    jsonschema.Draft202012Validator.check_schema(schema())
    for part in parts(schema()):
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])


def test_the_published_schema_is_this_one():
    """What people download is what the program prints."""
    assert json.loads((ROOT / "docs" / "schema" / "findings.schema.json").read_text(encoding="utf-8")) == schema()


def test_every_case_fits_the_schema(report: Report):
    """Real cases bring what no invented one does."""
    VALIDATOR.validate(json.loads(document([case(report)])))


def test_the_schema_notices_what_is_missing_or_new(first: dict[str, Any]):
    """Each key of each object is required, and no other is allowed."""
    whole = copy.deepcopy(first)
    whole["cases"][0]["findings"] = whole["cases"][0]["findings"][:5]
    VALIDATOR.validate(whole)
    places = [place for place in objects(whole) if place]
    for place in places:
        kept = dict(place)
        del place[next(iter(kept))]
        assert not VALIDATOR.is_valid(whole), kept
        place |= {**kept, "unheard-of": 1}
        assert not VALIDATOR.is_valid(whole), kept
        del place["unheard-of"]
    VALIDATOR.validate(whole)
    assert len(places) > 30


def test_the_first_finding_says_everything(first: dict[str, Any]):
    """What the text tells can be computed with: the rule, when it was said, by whose word."""
    assert first["tracer"] == {"version": tracer.__version__, "format": FORMAT}
    found = {finding["key"]: finding for finding in first["cases"][0]["findings"]}
    personally = found["TR202/handover/personally"]
    assert personally["verdict"] == "deviation"
    assert personally["departure"] == "handover"
    assert personally["rule"]["standing"] == "claimed afterwards"
    assert personally["rule"]["said_at"]["earliest"] == "1990-03-21T19:24:00Z"
    assert personally["rule"]["seconds_after_act"] == {"least": 42840, "most": 42840}
    assert found["TR202/handover"]["rule"]["known_to_actor"] == "acted"
    [evidence] = [one for one in found["TR202/handover"]["evidence"] if one["statement"] == "handover"]
    assert evidence["witness"] == "joyce"
    assert (evidence["source"], evidence["place"]) == ("d90", "note 3")
    [settling] = found["TR209/gorbachev"]["settles"]
    assert settling["claim"]["author"] == ["gorbachev"]
    assert "did" in settling["claim"]["statement"]
    assert len(first["cases"][0]["supplied"]) == 3


def test_keys_are_unique(first: dict[str, Any]):
    """A program can keep what it knows of a finding from one run to the next."""
    keys = [finding["key"] for finding in first["cases"][0]["findings"]]
    assert len(keys) == len(set(keys))


def test_the_same_input_gives_the_same_bytes():
    """In another process, with other hashes, in another zone and another language."""
    command = [sys.executable, "-m", "tracer", "check", *(f"--example={name}" for name in tracer.examples()[:4])]
    outputs = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York")):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"}
        outputs.add(subprocess.run([*command, "--format", "json"], capture_output=True, env=environment).stdout)
    assert len(outputs) == 1
    assert outputs.pop().endswith(b"]\n}\n")


def test_hostile_text_is_the_same_data_and_harmless():
    """What cannot be seen is escaped, as JSON allows; a program reads the very same text."""
    text = document([case(hostile.report())])
    assert {unicodedata.category(one)[0] for one in text if one != "\n"}.isdisjoint({"C"})
    assert json.loads(text)["cases"][0]["title"] == hostile.TEXT
    VALIDATOR.validate(json.loads(text))


@pytest.mark.parametrize("character", [*"\x00\x7f\x85\u200b\u2028\u202e\ud800\U000e0001😀é"], ids=ascii)
def test_any_character_survives(character: str):
    """Also half of one, and those beyond the first 65,536."""
    text = document([{"title": f"a{character}b"}])
    assert json.loads(text)["cases"] == [{"title": f"a{character}b"}]
    text.encode("utf-8")


def parts(whole: Any) -> Iterator[dict[str, Any]]:
    """All maps within a value."""
    if isinstance(whole, dict):
        yield whole
        for one in whole.values():
            yield from parts(one)
    elif isinstance(whole, list):
        for one in whole:
            yield from parts(one)


def objects(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All maps of a document but statements of a case file, which the schema leaves open."""
    for one in parts(document):
        if not one.keys() & {mood.value for mood in Mood} and "receive" not in one:
            yield one
