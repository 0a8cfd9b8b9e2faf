"""The JSON Schema of a case file, made from its tables of keys.

For editors that complete and check while one writes. It says of shape what `tracer.case.form`
does, and of moods, verbs and roles what `tracer.case.drafts` does; ids it cannot know.
"""

from __future__ import annotations

from typing import Any

from tracer.case.keys import TABLES, Key, Shape
from tracer.vocabulary import COMMON_ROLES, RULING_MOODS, VERBS, Mood

#: An editor's YAML reader may make a number or a truth value of what we read as text.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}
_SCALARS: dict[str, Any] = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}
_MOODS = tuple(mood.value for mood in Mood)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file.

    Example:
        >>> schema()["title"], schema()["required"]
        ('case', ['tracer', 'title', 'documents'])
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_table("case"),
        "$defs": {name: _table(name) for name in TABLES if name != "case"},
    }


def _table(name: str) -> dict[str, Any]:
    keys = TABLES[name]
    made: dict[str, Any] = {
        "title": name,
        "type": "object",
        "properties": {key: {"description": one.meaning, **_value(one)} for key, one in keys.items()},
        "required": [key for key, one in keys.items() if one.required],
        "additionalProperties": False,
        **_more(name),
    }
    if name in ("agent", "membership"):
        return {"anyOf": [made, _SCALAR]}
    return made


def _value(key: Key) -> dict[str, Any]:
    inner = {"$ref": f"#/$defs/{key.of}"}
    if key.choices:
        return {"enum": [*key.choices, *_as_editors_read(key.choices)]}
    if key.shape in (Shape.IDS, Shape.TEXTS):
        return _SCALARS
    if key.shape is Shape.MEMBERSHIPS:
        return {"anyOf": [inner, {"type": "array", "items": inner, "minItems": 1}]}
    if key.shape is Shape.LIST:
        return {"type": "array", "items": inner, "minItems": 1}
    if key.shape is Shape.NAMED:
        return {"type": "object", "additionalProperties": inner, "minProperties": 1}
    if key.shape is Shape.SETTINGS:
        return {"type": "object", "minProperties": 1}
    return {**inner, "minProperties": 1} if key.of else _SCALAR


def _as_editors_read(words: tuple[str, ...]) -> list[object]:
    return [word == "true" if word in ("true", "false") else int(word)
            for word in words if word in ("true", "false") or word.isdigit()]


def _more(name: str) -> dict[str, Any]:
    """What the keys of a table alone cannot say."""
    if name == "statement":
        return {"oneOf": [{"required": [mood]} for mood in _MOODS]}
    if name == "act":
        roles = ("who", *COMMON_ROLES)
        verbs = [{"required": [verb.value], "propertyNames": {"enum": [verb.value, *usage.roles, *roles]}}
                 for verb, usage in VERBS.items()]
        restated = {"required": ["same"], "not": {"anyOf": [{"required": [verb.value]} for verb in VERBS]}}
        return {"oneOf": [*verbs, restated]}
    if name == "document":
        orders = {"anyOf": [{"required": [mood.value]} for mood in Mood if mood in RULING_MOODS]}
        ordering = {"required": ["says"], "properties": {"says": {"contains": orders}}}
        return {"if": ordering, "then": {"required": ["seen"]}}
    if name == "agent":
        telling = ("name", "group", "post", "one of", "not", "may be", "withheld")
        return {"anyOf": [{"required": [key]} for key in telling]}
    return {}
