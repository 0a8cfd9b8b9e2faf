"""The JSON Schema: it accepts what we accept, refuses what we refuse as far as it can, and is the one shipped."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tracer.case.keys import TABLES
from tracer.case.load import loads
from tracer.case.positions import parse
from tracer.case.schema import schema
from tracer.case.write import skeleton
from tracer.errors import CaseError
from tracer.vocabulary import VERBS, Mood

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
VALID = Draft202012Validator(schema())


def errors(data: object) -> list[str]:
    return [error.message for error in VALID.iter_errors(data)]


def as_editor_reads(text: str) -> object:
    """As an editor's YAML 1.2 reader gives it to a schema: numbers, true and false converted; `on` and dates text."""

    class Reader(yaml.SafeLoader):
        yaml_implicit_resolvers = {
            first: [(tag, match) for tag, match in found if tag.endswith((":int", ":float", ":null"))]
            for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    Reader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])
    return yaml.load(text, Reader)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_it_accepts_what_we_accept(path):
    """Read by an editor or by us."""
    text = path.read_text(encoding="utf-8")
    assert errors(parse(text, "c").data) == []
    assert errors(as_editor_reads(text)) == []
    assert errors(as_editor_reads(skeleton("x"))) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"end": "titel: x\n"}, {"more_who": "  x: {nmae: X}\n"}, {"more_who": "  x: {in: office}\n"},
        {"more_who": "  x:\n"}, {"more_who": "  x: {name: X, in: [{od: office}]}\n"}, {"more_what": "  x: y\n"},
        {"more_header": "    copies: {a: b}\n"}, {"more_header": "    copies: []\n"},
        {"more_header": "    seen: hole\n"}, {"more_header": "    marking: [a]\n"}, {"end": "year: 1990\n"},
        {"end": "year: {supplied: x}\n"}, {"end": "expect: [{check: TR1, subject: m1, verdict: noted}]\n"},
        {"end": "expect: {}\n"}, {"top": "tracer: 2\ntitle: x\n"}, {"top": "tracer: 1\n"},
        {"order": "  m1:\n    says: [{must: {pass: letter}}]\n"},
    ],
    ids=str,
)
def test_it_refuses_what_we_refuse(build, parts):
    """Errors of shape, among them an order of which it is not said how much was seen."""
    text = build(**parts)
    assert errors(parse(text, "c").data)
    with pytest.raises(CaseError):
        loads(text)


@pytest.mark.parametrize(
    "says",
    [
        "{quote: x}", "{did: {give: paper}, must: {give: paper}}", "{did: {from: bearer}}",
        "{did: {give: paper, tell: letter}}", "{did: {give: paper, extent: text}}",
    ],
)
def test_it_knows_moods_verbs_and_roles(build, says):
    """One mood, one verb, and the roles of that verb only."""
    text = build(more=f"      - {says}\n")
    assert errors(parse(text, "c").data)


def test_it_is_a_schema_and_describes_every_key():
    made = schema()
    Draft202012Validator.check_schema(made)
    text = json.dumps(made)
    meanings = {key.meaning for table in TABLES.values() for key in table.values()}
    assert [meaning for meaning in meanings if json.dumps(meaning) not in text] == []
    assert all(json.dumps(word.value) in text for word in (*Mood, *VERBS))


def test_the_documentation_has_this_one():
    """Editors point at it; write it anew (indent 2) where this fails."""
    shipped = json.loads((ROOT / "docs" / "schema" / "case.schema.json").read_text(encoding="utf-8"))
    assert shipped == schema()
