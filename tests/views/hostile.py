"""Cases that are hard to draw: one whose every text tries to break out of where it is printed, and one at odds."""

from __future__ import annotations

from typing import Any

import yaml

import tracer
from tracer.case.keys import Shape, key_at
from tracer.report import Report

#: Markup of HTML and Markdown, a table's cell, a terminal's commands, an override of direction.
TEXT = "# {recipient} {ordered:} <script>x</script> [a](javascript:b) ![c](d) | `e` *f* $g$ \\ \x1b[2J \u202e \x85 &amp; ~~h~~ i\u200bj\xadk\U000e0041l\u3164m"
#: As it is to be read: what cannot be seen is shown by its number.
READABLE = "# {recipient} {ordered:} <script>x</script> [a](javascript:b) ![c](d) | `e` *f* $g$ \\ \\x1b[2J \\u202e"


def report() -> Report:
    """The report on it, with a deviation, an aspect that cannot be told, and something supplied."""
    quoted = TEXT
    for raw, written in (("\\", "\\\\"), ("\x1b", "\\e"), ("\u202e", "\\u202e"), ("\x85", "\\N"), ("\u200b", "\\u200b"),
                         ("\xad", "\\xad"), ("\U000e0041", "\\U000e0041"), ("\u3164", "\\u3164")):
        quoted = quoted.replace(raw, written)
    case = """\
tracer: 1
title: T
edition: {by: T}
sources: {s: {cite: T}}
who:
  sender: {name: T, supplied: T}
  bearer: {name: T}
  chief: {name: T}
  clerk: {name: T}
what:
  note: {name: T, from: sender, for: chief, supplied: T}
documents:
  m1: {from: sender, to: bearer, date: 1885-03-02T09:00Z, via: T, seen: opening, cite: s T, says: [
    {must: {give: note, from: bearer, to: chief}, quote: T}]}
  m2: {from: bearer, to: sender, date: 1885-03-02T12:00Z, seen: whole, says: [
    {did: {give: note, from: bearer, to: clerk, when: 1885-03-02T10:00Z, how: T}, id: handing, quote: T}]}
"""
    for lead in ("title: ", "by: ", "cite: ", "name: ", "supplied: ", "via: ", "how: ", "quote: "):
        case = case.replace(f"{lead}T", f'{lead}"{quoted}"')
    return tracer.examine(tracer.loads(case.replace("cite: s T", "cite: s 1"), "<i>\x1b.yaml"))


def everywhere(name: str, text: str) -> Report:
    """The report on an example all of whose free text is one text, in whatever key it stands."""
    data = yaml.load(tracer.example(name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    known = set(data["sources"])
    data = {key: value for key, value in data.items() if key in ("tracer", "title", "edition", "headnote", *_PARTS)}

    def written(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            return {key: written(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [written(inner, (*path, place)) for place, inner in enumerate(value)]
        key = key_at(path)
        free = key is not None and key.shape in (Shape.TEXT, Shape.TEXTS) and not key.choices
        if path[-1] in ("text", "zone") or not (free or (path[0] == "who" and len(path) == 2)):
            return value
        source = str(value).partition(" ")[0]
        return f"{source} {text}" if path[-1] == "cite" and source in known else text

    case = tracer.loads(yaml.safe_dump(written(data, ()), sort_keys=False, width=10**6, default_style='"'))
    return tracer.examine(case, texts=[(source, f"before {text} after") for source in known])


_PARTS = ("sources", "year", "who", "what", "documents")


def differing() -> tracer.Case:
    """MAYFLOWER, had Bundy not relied on Kohler's telegram: two accounts that put the hand-over at different times."""
    text = tracer.example("mayflower-1965").read_text(encoding="utf-8")
    return tracer.loads(text.replace("    rests on: tel3391\n", ""))
