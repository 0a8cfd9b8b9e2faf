"""Cases as mappings, and what may be done to one: statements taken out or put in, names changed, dates moved."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Case = dict[str, Any]
#: Written in C where they are at hand: the others take longer than what is tested.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

SCENARIOS = tuple(sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml")))
MOODS = (
    "did", "did not", "must", "must not", "may", "will", "will not", "asked", "asked not", "agreed", "refused", "believes",
    "unsure", "objects", "accepts",
)  # fmt: skip
#: Keys whose values are words of the document or of the editor, never ids.
FREE = (
    "title", "name", "group", "post", "cite", "quote", "place", "text", "supplied", "note", "because", "headnote",
    "via", "state", "form", "how", "before", "zone", "event", "if", "as", "marking", "withheld", "seen", "extent", "edition",
    "teaching points", "further reading", "what-if", "year", "sources",
)  # fmt: skip
TIMES = ("when", "until", "date", "received", "since")
_WORD = re.compile(r"[^\s/:,#\[\]{}\"']+")


def read(path: Path) -> Case:
    """A case file as a mapping, every scalar as text; without what is said of it besides"""
    found: Case = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    return {key: value for key, value in found.items() if key not in ("expect", "what-if", "teaching")}


def text(case: Case) -> str:
    """A case as a file has it."""
    return yaml.dump(case, Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=1000)


def mood(statement: Case) -> str:
    """The mood of a statement."""
    return next(one for one in MOODS if one in statement)


def statements(case: Case) -> Iterator[tuple[str, int, Case]]:
    """Every statement with its document and place."""
    for document, header in case["documents"].items():
        for place, statement in enumerate(header.get("says", ())):
            yield document, place, statement


def refers(value: Any, ids: set[str], key: str = "") -> bool:
    """Whether something written refers to one of these ids."""
    if isinstance(value, dict):
        return any(refers(one, ids, name) for name, one in value.items() if name not in FREE and name != "id")
    if isinstance(value, list):
        return any(refers(one, ids, key) for one in value)
    return isinstance(value, str) and any(word in ids for word in _WORD.findall(value))


def without(case: Case, document: str, place: int | None = None) -> Case:
    """A copy without one statement, or without a document (place None), and without what refers to it."""
    left = copy.deepcopy(case)
    documents = left["documents"]
    if place is None:
        gone = {document, *(one["id"] for one in documents.pop(document).get("says", ()) if "id" in one)}
    else:
        taken = documents[document]["says"].pop(place)
        gone = {taken["id"]} if "id" in taken else set()
    while gone:
        more: set[str] = set()
        for entry in (*documents.values(), *left["what"].values(), *left["who"].values()):
            for key in [key for key in entry if key not in (*FREE, "says")] if isinstance(entry, dict) else ():
                if refers(entry[key], gone, key):
                    kept = [one for one in entry[key] if one not in gone] if isinstance(entry[key], list) else []
                    entry.pop(key)
                    entry.update({key: kept} if kept else {})
        for header in documents.values():
            for statement in [one for one in header.get("says", ()) if refers(one, gone)]:
                header["says"].remove(statement)
                more |= {statement["id"]} if "id" in statement else set()
        gone = more
    for header in documents.values():
        if "says" in header and not header["says"]:
            del header["says"]
    return left


def renamed(value: Any, names: dict[str, str], key: str = "") -> Any:
    """A copy in which ids are others, wherever they are keys or are referred to."""
    if isinstance(value, dict):
        named = key in ("who", "what", "documents") and all(isinstance(one, (dict, str)) for one in value.values())
        return {
            (names.get(name, name) if named else name): renamed(one, names, "" if named else name)
            if named or name not in FREE else one
            for name, one in value.items()
        }  # fmt: skip
    if isinstance(value, list):
        return [renamed(one, names, key) for one in value]
    return _WORD.sub(lambda word: names.get(word[0], word[0]), value)
