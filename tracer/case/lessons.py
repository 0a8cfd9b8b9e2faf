"""The `teaching` of a case file: what a class is given, and what its instructor keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tracer.case.file_reading import FileReading
from tracer.case.keys import ANSWERED
from tracer.case.positions import Path
from tracer.case.teaching import Alternative, Leave, Objective, Teaching

_FINDING = re.compile(r"TR[0-9]{3}/(.+)")


def lesson(reading: FileReading) -> Teaching:
    """What the file gives under `teaching`; ids in it are checked, and problems noted."""
    return Teaching(
        question=reading.text(("teaching", "question")),
        situation=texts(reading, ("teaching", "situation")),
        questions=texts(reading, ("teaching", "questions")),
        audience=reading.text(("teaching", "audience")),
        objectives=tuple(_objectives(reading)),
        pitfalls=texts(reading, ("teaching", "pitfalls")),
        part_b=texts(reading, ("teaching", "part b")),
        held_back=reading.ids(("teaching", "hold back"), reading.documents, "the id of a document"),
        accept=tuple(
            Alternative(of, column, value, because) for of, column, value, because
            in _entries(reading, "accept", ("of", "column", "value", "because")) if column in ANSWERED
        ),
        optional=tuple(Leave(*entry) for entry in _entries(reading, "optional", ("of", "because"))),
    )  # fmt: skip


def texts(reading: FileReading, path: Path) -> tuple[str, ...]:
    """The text or texts at a path."""
    return tuple(text for _, text in reading.words(path))


def _objectives(reading: FileReading) -> Iterator[Objective]:
    known = reading.map(("teaching", "guidelines"))
    for path in _list(reading, ("teaching", "objectives")):
        text, code = (reading.text((*path, key)) for key in ("text", "code"))
        guideline = reading.id((*path, "guideline"), known, "the id of a guideline")
        if code and reading.text((*path, "guideline")) is None:
            reading.problem((*path, "code"), "the guideline of this code is not named", "'guideline', by its id")
        if text:
            cite = reading.text(("teaching", "guidelines", guideline, "cite")) if guideline else None
            yield Objective(text, cite, code)


def _entries(reading: FileReading, key: str, wanted: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """The entries of a list that have all they need, once what they are of is known."""
    subjects = {*reading.agents, *reading.items, *reading.acts}
    for path in _list(reading, ("teaching", key)):
        values = [reading.text((*path, one)) for one in wanted]
        of = values[0] or ""
        finding = _FINDING.fullmatch(of)
        if finding and any(finding[1] == id or finding[1].startswith(f"{id}/") for id in subjects):
            known = True
        else:
            what = "the id of a document or act, or a finding such as TR202/handing"
            known = bool(of) and reading.known((*path, "of"), of, reading.sayings, what)
        if known and all(values):
            yield tuple(values)


def _list(reading: FileReading, path: Path) -> list[Path]:
    listing = reading.at(path)
    return [(*path, index) for index in range(len(listing) if isinstance(listing, list) else 0)]
