"""The shape of a case file: what its maps, lists and keys must be, and what is said where they are not.

Made from `tracer.case.keys` for pydantic's validating core, which finds all errors at once
with their paths. Its models are left aside: with them a start and the first case took 250 ms,
with the core alone 100, and a shape that is a table needs no classes. Only shape is judged here (keys, lists,
maps, the words allowed); whether an id is known is for `tracer.case.load`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from tracer.case.keys import PLACES, TABLES, Key, Shape, key_at, table_at
from tracer.case.positions import Path, Raw, Tree
from tracer.case.spelling import listed, nearest, shown
from tracer.errors import Problem
from tracer.vocabulary import VERBS, Mood

_MOODS = tuple(mood.value for mood in Mood)
_VERBS = tuple(verb.value for verb in VERBS)
#: Keys that writers take for others: by the table in which they stand, what is meant.
_MEANT = {
    "time": {"statement": "when", "act": "when", "document": "date"},
    "date": {"statement": "when", "act": "when"},
    "from": {"membership": "since"}, "to": {"membership": "until"},
}  # fmt: skip


def _filled(value: Any) -> Any:
    if value is None or value in ("", [], {}):
        raise PydanticCustomError("empty", "nothing is written")
    return value


def _text(value: Any) -> Any:
    if not isinstance(_filled(value), str):
        raise PydanticCustomError("shape", "not text")
    return value


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(_filled(value), (str, dict)) else value


def _settings(value: Any) -> Any:
    if not isinstance(_filled(value), dict):
        raise PydanticCustomError("shape", "not a map")
    return value


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        raise PydanticCustomError("shape", "not text")
    return _one_or_many(value)


def _choice(words: tuple[str, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if _text(value) not in words:
            raise PydanticCustomError("choice", "unknown word")
        return value

    return check


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


def _placed(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


#: Tables whose map may be written short, as a mere text.
_SHORT = {"agent": _named, "membership": _placed}
_before = core_schema.no_info_before_validator_function
_SCALAR = core_schema.no_info_plain_validator_function(_text)


def _value(key: Key) -> core_schema.CoreSchema:
    """What the core must find after a key."""
    if key.choices:
        return core_schema.no_info_plain_validator_function(_choice(key.choices))
    if key.shape is Shape.SETTINGS:
        return core_schema.no_info_plain_validator_function(_settings)
    if key.shape in (Shape.IDS, Shape.TEXTS):
        return _before(_texts, core_schema.list_schema(_SCALAR))
    if not key.of:
        return _SCALAR
    inner = core_schema.definition_reference_schema(key.of)
    if key.shape is Shape.MEMBERSHIPS:
        return _before(_one_or_many, core_schema.list_schema(inner))
    if key.shape is Shape.LIST:
        return _before(_filled, core_schema.list_schema(inner))
    if key.shape is Shape.NAMED:
        return _before(_filled, core_schema.dict_schema(core_schema.str_schema(), inner))
    return _before(_filled, inner)


def _table(name: str) -> core_schema.CoreSchema:
    """A map with the keys of one table and no others."""
    fields = {key: core_schema.typed_dict_field(_value(one), required=one.required)
              for key, one in TABLES[name].items()}
    if name in _SHORT:
        inner = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return core_schema.no_info_before_validator_function(_SHORT[name], inner, ref=name)
    return core_schema.typed_dict_schema(fields, extra_behavior="forbid", ref=name)


@cache
def _validator() -> SchemaValidator:
    case = core_schema.definition_reference_schema("case")
    return SchemaValidator(core_schema.definitions_schema(case, [_table(name) for name in TABLES]))


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
        if ((key := key_at(path)) and key.shape in (Shape.TEXT, Shape.TEXTS))
        or ((named := _named_in(path)) and named.of == "agent")
    ]
    try:
        _validator().validate_python(tree.data)
    except ValidationError as error:
        problems += [_translated(tree, found) for found in error.errors(include_url=False, include_context=False)]
    return problems


def _translated(tree: Tree, found: Any) -> Problem:
    """One complaint of the core as a problem of ours."""
    path = _as_written(tree.data, found["loc"])
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


def _as_written(data: Raw, loc: Iterable[str | int]) -> Path:
    """A path of the core's without the places in lists that stand in the file as one value alone."""
    path: Path = ()
    for step in loc:
        if not isinstance(step, int) or isinstance(_at(data, path), list):
            path = (*path, step)
    return path


def _last_key(path: Path) -> str:
    return next((shown(step) for step in reversed(path) if isinstance(step, str)), "")


def _after(path: Path) -> str:
    return f"after '{_last_key(path)}'" if path else "in the file"


def _awaited(path: Path, key: Key | None) -> str:
    """What should stand at a path, in words."""
    if not path:
        return "a map with the keys tracer, title and documents"
    if (named := _named_in(path)) is not None:
        return "a name or a map" if named.of == "agent" else "a map"
    if key is None:
        return "a value"
    if key.choices:
        return listed(key.choices)
    if key.shape is Shape.MAP:
        return f"a map with the keys {', '.join(TABLES[key.of])}"
    if isinstance(path[-1], int):
        return "a map" if key.of else "an id" if key.shape is Shape.IDS else "text"
    return key.shape.value


def _named_in(path: Path) -> Key | None:
    """The key whose map gives the last step of a path as an id of the writer's own."""
    outer = key_at(path[:-1]) if path and isinstance(path[-1], str) else None
    return outer if outer and outer.shape is Shape.NAMED else None


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
    if right := _MEANT.get(key, {}).get(table):
        expected = "'when' inside the act, such as {give: letter, when: 1990-03-21}" if table == "statement" else ""
        return Problem(place, f"unknown key '{key}' in {PLACES[table]}", expected, "" if expected else right)
    homes = [PLACES[other] for other in _neighbours(table) if key in TABLES[other]]
    if homes:
        return Problem(place, f"'{shown(key)}' does not belong to {PLACES[table]}", f"it in {listed(homes)}")
    if table == "statement" and not any(mood in written for mood in _MOODS):
        other = "".join(get_close_matches(key, [near], 1, 0.75))  # another key only where it is plainly that one
        return Problem(place, f"unknown mood '{shown(key)}'", listed(_MOODS), nearest(key, _MOODS) or other)
    if table == "act" and not any(verb in written for verb in _VERBS) and "same" not in written:
        right = nearest(key, _VERBS) or near
        otherwise = "" if right else "; what is none of these is an 'event', told in words"
        return Problem(place, f"unknown verb '{shown(key)}'", listed(_VERBS) + otherwise, right)
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
