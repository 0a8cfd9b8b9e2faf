"""Marks that are kept between runs, so that an interrupted run goes on and nothing is marked twice.

Each line holds one mark under a digest of everything that it follows from: the key, the texts,
the submission and the marking itself. A line that is cut off is no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from tracer.teaching.marking.marked import Loss, Marked
from tracer.teaching.marking.submissions import Row

#: The first line of the file, by which it is known.
SIGNATURE = '{"marks kept by": "Tracer"}\n'


def digest(parts: Iterable[bytes]) -> str:
    """A digest of several texts that tells where each ends.

    Example:
        >>> digest([b"a", b"bc"]) == digest([b"ab", b"c"])
        False
    """
    found = sha256(_rules())
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


@cache
def _rules() -> bytes:
    """What the marking is made of: another edition of it marks anew."""
    parts = sorted(one.name for one in files(__package__).iterdir() if one.name.endswith((".py", ".toml")))
    return b"".join((files(__package__) / name).read_bytes() for name in parts)


def line(id: str, marked: Marked) -> str:
    """One mark as a line of the file."""
    return json.dumps({"of": id, "marked": asdict(marked)}, ensure_ascii=True, separators=(",", ":")) + "\n"


def read(text: str) -> dict[str, Marked]:
    """The marks in a file by their digests; what is no mark is passed over.

    Example:
        >>> marked = Marked("a student", 1.0, (), (), (), (), (), (), (), ())
        >>> read(SIGNATURE + line("x", marked) + '{"of": "y", "mar') == {"x": marked}
        True
    """
    found = {}
    for one in text.split("\n"):
        try:
            value = json.loads(one)
            found[str(value["of"])] = _marked(value["marked"])
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
    return found


def _marked(value: dict[str, Any]) -> Marked:
    rows = {
        table: tuple(Row(row["number"], _pairs(row["cells"]), tuple(row["span"]) if row["span"] else None)
                     for row in value[table])
        for table in ("hand_offs", "findings")
    }  # fmt: skip
    losses = tuple(Loss(**loss) for loss in value["losses"])
    return Marked(**{
        **value, **rows, "losses": losses, "problems": tuple(value["problems"]), "missed": tuple(value["missed"]),
        **{name: _pairs(value[name]) for name in ("parts", "flags", "cells")},
    })  # fmt: skip


def _pairs(values: list[list[Any]]) -> tuple[Any, ...]:
    return tuple(tuple(one) for one in values)
