"""The shape of a case file: its pydantic models, what they find wrong, and the JSON Schema.

The models are made from `tracer.case.keys`. They judge shape only (keys, lists, maps,
the words allowed); whether an id is known is for `tracer.case.load`. Their complaints are put
into our words here, with the place of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, ForwardRef

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema, create_model
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError

from tracer.case.keys import NAMED, PLACES, TABLES, Key, Shape, key_at, table_at
from tracer.case.positions import Path, Raw, Tree
from tracer.case.spelling import listed, nearest, shown
from tracer.errors import Problem
from tracer.vocabulary import COMMON_ROLES, VERBS, Mood

#: An editor's YAML reader may make a number or a truth value of what we read as text.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_SCALARS: dict[str, Any] = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}
_ID_PATTERN = r"^[^\s/:,#\[\]{}\"']+$"
_MOODS = tuple(mood.value for mood in Mood)
_VERBS = tuple(verb.value for verb in VERBS)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


def _empty(value: object) -> object:
    if value is None or value in ("", [], {}):
        raise PydanticCustomError("empty", "nothing is written")
    return value


def _text(value: object) -> object:
    if not isinstance(_empty(value), str):
        raise PydanticCustomError("shape", "not text")
    return value


def _texts(value: object) -> object:
    listing = _as_list(_empty(value))
    if not isinstance(listing, list) or isinstance(value, dict):
        raise PydanticCustomError("shape", "not a list")
    return listing


def _choice(words: tuple[str, ...]) -> Callable[[object], object]:
    def check(value: object) -> object:
        if _text(value) not in words:
            raise PydanticCustomError("choice", "unknown word")
        return value

    return check


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _placed(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


_Scalar = Annotated[Any, BeforeValidator(_text), WithJsonSchema(_SCALAR)]
_Scalars = Annotated[list[_Scalar], BeforeValidator(_texts), WithJsonSchema(_SCALARS)]


def _words_schema(words: tuple[str, ...]) -> dict[str, Any]:
    as_read = [word == "true" if word in ("true", "false") else int(word) for word in words
               if word in ("true", "false") or word.isdigit()]
    return {"enum": [*words, *as_read]}


def _type(key: Key, table: str) -> Any:
    if key.choices:
        return Annotated[Any, BeforeValidator(_choice(key.choices)), WithJsonSchema(_words_schema(key.choices))]
    if key.shape is Shape.ANYTHING:
        return Annotated[Any, BeforeValidator(_empty), WithJsonSchema({"type": ["array", "object"]})]
    if key.shape is Shape.MEMBERSHIPS:
        return Annotated[GenericAlias(list, (_model("membership"),)), BeforeValidator(_as_list), BeforeValidator(_empty),
                         _OneOrMany()]
    if key.of and key.shape is Shape.LIST:
        return Annotated[GenericAlias(list, (_model(key.of),)), BeforeValidator(_empty)]
    if key.of == table:
        return Annotated[ForwardRef("Act"), BeforeValidator(_empty)]
    if key.of in ("source", "agent", "item", "document"):
        return Annotated[GenericAlias(dict, (str, _model(key.of))), BeforeValidator(_empty)]
    if key.of:
        return Annotated[_model(key.of), BeforeValidator(_empty)]
    return _Scalars if key.shape in (Shape.IDS, Shape.TEXTS) else _Scalar


class _OneOrMany:
    """Says in the JSON Schema that one entry may stand without its list."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        listing = handler(core_schema)
        return {"anyOf": [listing["items"], listing]}


class _Part(BaseModel):
    """A map of the file: only the keys of its table."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=False)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        made: dict[str, Any] = handler(core_schema)
        return _refined(cls.__name__, made, handler)


def _refined(name: str, made: dict[str, Any], handler: Any) -> dict[str, Any]:
    """Adds to a model's JSON Schema what its keys alone cannot say."""
    whole = handler.resolve_ref_schema(made)
    if name == "Statement":
        whole["oneOf"] = [{"required": [mood]} for mood in _MOODS]
    elif name == "Act":
        common = ("who", *COMMON_ROLES)
        whole["oneOf"] = [
            {"required": [verb.value], "propertyNames": {"enum": [verb.value, *usage.roles, *common]}}
            for verb, usage in VERBS.items()
        ] + [{"required": ["same"], "not": {"anyOf": [{"required": [verb]} for verb in _VERBS]}}]
    elif name == "Document":
        orders = {"anyOf": [{"required": [mood]} for mood in ("must", "must not", "may")]}
        whole["if"] = {"required": ["says"], "properties": {"says": {"contains": orders}}}
        whole["then"] = {"required": ["seen"]}
    elif name == "Agent":
        whole["anyOf"] = [{"required": [key]} for key in ("name", "group", "post", "one of", "not", "may be")]
    if name in ("Agent", "Membership"):
        return {"anyOf": [made, {"type": "string"}]}
    return made


@cache
def _model(table: str) -> Any:
    """The pydantic model of one table of keys."""
    fields: dict[str, Any] = {}
    for name, key in TABLES[table].items():
        default = ... if key.required else None
        fields[f"key_{len(fields)}"] = (_type(key, table), Field(default, alias=name, description=key.meaning))
    shorthand = {"agent": _named, "membership": _placed}.get(table)
    model = create_model(table.capitalize(), __base__=_Part, **fields)
    if table == "act":
        model.model_rebuild(_types_namespace={"Act": model})
    return Annotated[model, BeforeValidator(shorthand)] if shorthand else model


def check(tree: Tree) -> list[Problem]:
    """What is wrong with the shape of a file: all of it, each with its place.

    Args:
        tree: the file as read.

    Returns:
        One problem for each unknown, missing or misshapen key.
    """
    problems = [
        Problem(tree.value_at(path), "a comment (' #') cuts this text short", "the text in double quotes")
        for path in tree.cut
        if (key := key_at(path)) and key.shape in (Shape.TEXT, Shape.TEXTS) or (len(path) == 2 and path[0] == "who")
    ]
    try:
        _model("case").model_validate(tree.data)
    except ValidationError as error:
        problems += [_translated(tree, found) for found in error.errors(include_url=False, include_context=False)]
    return problems


def _translated(tree: Tree, found: Any) -> Problem:
    """One complaint of pydantic as a problem of ours."""
    path: Path = tuple(found["loc"])
    if found["type"] == "missing":
        key = TABLES[table_at(path[:-1])][str(path[-1])]
        return Problem(tree.key_at(path[:-1]), f"'{path[-1]}' is missing", f"'{path[-1]}: …', {key.meaning}")
    if found["type"] == "extra_forbidden":
        return _unknown_key(tree, path)
    value, allowed = found["input"], key_at(path)
    place = tree.value_at(path)
    if value is None:
        return Problem(place, f"nothing is written {_after(path)}", _awaited(path, allowed))
    if found["type"] == "choice":
        choices = allowed.choices if allowed else ()
        return Problem(place, f"'{shown(value)}' is not a word for '{_last_key(path)}'", listed(choices),
                       nearest(value, choices))
    if found["type"] == "empty":
        return Problem(place, f"something empty is written {_after(path)}", _awaited(path, allowed))
    kind = "a list" if isinstance(value, list) else "a map" if isinstance(value, dict) else "text"
    return Problem(place, f"{kind} is written {_after(path)}", _awaited(path, allowed))


def _last_key(path: Path) -> str:
    return next((shown(step) for step in reversed(path) if isinstance(step, str)), "")


def _after(path: Path) -> str:
    return f"after '{_last_key(path)}'" if path else "in the file"


def _awaited(path: Path, key: Key | None) -> str:
    """What should stand at a path, in words."""
    if not path:
        return "a map with the keys tracer, title and documents"
    if len(path) == 1 and path[0] in NAMED:
        return "a map from ids to what they stand for"
    if len(path) == 2 and path[0] in NAMED:
        return "a name or a map" if path[0] == "who" else "a map"
    if key is None:
        return "a value"
    if key.choices:
        return listed(key.choices)
    if key.shape is Shape.MAP:
        return f"a map with the keys {', '.join(TABLES[key.of])}"
    if isinstance(path[-1], int):
        return "a map" if key.of else "an id" if key.shape is Shape.IDS else "text"
    return key.shape.value


def _unknown_key(tree: Tree, path: Path) -> Problem:
    """A key that no table has there: said to be elsewhere, misspelt, or a piece of text cut off by a comma."""
    table, key = table_at(path[:-1]), str(path[-1])
    keys, place = TABLES[table], tree.key_at(path)
    value = _at(tree.data, path)
    siblings = _at(tree.data, path[:-1])
    written = siblings if isinstance(siblings, dict) else {}
    near = nearest(key, keys)
    if value is None and not near:
        return Problem(place, f"'{shown(key)}' is no key and has no value; a comma ends an unquoted text inside {{…}}",
                       "the whole text in double quotes")
    homes = [PLACES[other] for other in _neighbours(table) if key in TABLES[other]]
    if homes and not near:
        return Problem(place, f"'{shown(key)}' does not belong to {PLACES[table]}", f"it in {listed(homes)}")
    if table == "statement" and not any(mood in written for mood in _MOODS):
        return Problem(place, f"unknown mood '{shown(key)}'", listed(_MOODS), nearest(key, _MOODS) or near)
    if table == "act" and not any(verb in written for verb in _VERBS) and "same" not in written:
        return Problem(place, f"unknown verb '{shown(key)}'", listed(_VERBS), nearest(key, _VERBS) or near)
    if table == "act":
        return Problem(place, f"unknown role '{shown(key)}'", "a role of the verb", near)
    return Problem(place, f"unknown key '{shown(key)}' in {PLACES[table]}", listed(keys), near)


def _neighbours(table: str) -> Iterator[str]:
    """Tables one level in or out, where a misplaced key may belong."""
    chain = ("case", "document", "statement", "act")
    if table in chain:
        place = chain.index(table)
        yield from (chain[other] for other in (place - 1, place + 1, place + 2) if 0 <= other < len(chain))


def _at(data: Raw, path: Path) -> Raw:
    """The value at a path; None where there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


class _Schema(GenerateJsonSchema):
    """JSON Schema without what pydantic adds for programmers: names of fields, and null as a default."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file, for editors that complete and check while one writes.

    Example:
        >>> schema()["title"]
        'Case'
    """
    made: dict[str, Any] = _model("case").model_json_schema(schema_generator=_Schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
