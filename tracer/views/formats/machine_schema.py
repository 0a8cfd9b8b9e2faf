"""The JSON Schema of the findings, from which programs that read them can be checked."""

from __future__ import annotations

from typing import Any

from tracer.vocabulary import CONDUCT, RECORD, Fact, Mood, Standing, Verdict

Schema = dict[str, Any]
_ID: Schema = {"type": "string", "description": "an id of the case file, or made from what a statement says"}
_TEXT: Schema = {"type": "string"}
_INSTANT: Schema = {"type": ["string", "null"], "format": "date-time", "description": "UTC; null: not bounded"}
_SECONDS: Schema = {"type": ["integer", "null"], "description": "null: not bounded"}


def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the findings, format 1.

    Example:
        >>> schema()["required"]
        ['tracer', 'cases']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "findings",
        **_object(
            tracer=_object(version=_TEXT, format={"const": 1, "description": "of this schema"}),
            cases=_list(_case()),
        ),
        "$defs": {"location": _location(), "finding": _finding()},
    }


def _case() -> Schema:
    return _object(
        name=_described("the stem of the file"),
        title=_TEXT,
        file=_described("as it was named"),
        edition=_or_null(_object(by=_TEXT, date=_nullable(_TEXT), version=_nullable(_TEXT))),
        departures=_list(_object(number={"type": "string", "pattern": "^D[0-9]+$"}, act=_ID)),
        supplied=_list(_object(subject=_described("what the editor added"), why=_TEXT, location=_to("location"))),
        findings=_list(_to("finding")),
        also_said=_list(_object(mood={"enum": [str(one) for one in Mood]}, **_quotation(), location=_to("location"))),
    )


def _finding() -> Schema:
    return _object(
        key=_described("code, subject and aspect: the same in every run"),
        code=_described("stable; those of Tracer itself are TR and three digits"),
        name=_TEXT,
        kind={"enum": [CONDUCT, RECORD]},
        subject=_list(_ID),
        aspect=_nullable(_TEXT),
        departure=_nullable(_ID),
        verdict={"enum": [str(one) for one in Verdict]},
        fact={"enum": [*(str(one) for one in Fact), None]},
        rule=_or_null(_rule()),
        ordered=_list(_ID),
        shown=_list(_ID),
        evidence=_list(_object(**_quotation())),
        lines=_list(_TEXT),
        settles=_list(_settling()),
        message=_TEXT,
        location=_to("location"),
    )


def _rule() -> Schema:
    return _object(
        standing={"enum": [str(one) for one in Standing]},
        statement=_ID,
        said_in=_ID,
        said_at=_object(earliest=_INSTANT, latest=_INSTANT, text=_TEXT),
        seconds_after_act=_or_null(_object(least=_SECONDS, most=_SECONDS)),
        known_to_actor={"enum": ["spoken", "answered", "recited", "acted", None], "description": "null: not shown"},
    )


def _quotation() -> dict[str, Schema]:
    return {
        "document": _ID,
        "statement": _ID,
        "source": _nullable(_ID),
        "place": _nullable(_described("place in the source, or the citation where no source is named")),
        "quote": _nullable(_TEXT),
        "witness": _nullable(_ID),
        "stand": {"enum": ["giver", "recipient", "present", "body", "absent", "unattributed", "not named"]},
        "removes": {"type": "integer", "minimum": 0, "description": "further mouths through which it came"},
    }


def _settling() -> Schema:
    statement = {"type": "object", "description": "a statement as a case file has it"}
    alone: Schema = {"type": "boolean", "description": "whether it settles it alone; else all that are named do"}
    enough: Schema = {"type": "boolean", "description": "whether it was tried that what is named settles it"}
    least: Schema = {"type": "boolean", "description": "whether it was tried that no less of it will do"}
    claim = _object(author=_list(_ID), document=_nullable(_ID), statement=statement)
    return _object(text=_TEXT, alone=alone, enough=enough, least=least, claim=claim)


def _location() -> Schema:
    count: Schema = {"type": "integer", "minimum": 1}
    return _object(file=_TEXT, line=count, column=count)


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _described(description: str) -> Schema:
    return {"type": "string", "description": description}


def _nullable(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _to(definition: str) -> Schema:
    return {"$ref": f"#/$defs/{definition}"}
