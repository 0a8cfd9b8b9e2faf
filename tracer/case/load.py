"""From a case file to a `Case`: every id resolved, or every problem named at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from tracer.case import form, positions
from tracer.case.apparatus import Edition, Expectation, Source, Variant
from tracer.case.drafts import draft_statements
from tracer.case.file_reading import FileReading
from tracer.case.lessons import lesson, texts
from tracer.case.model import Case
from tracer.case.parties import check_circles, check_ids, kind_of_agent, kind_of_item, resolve_agents, resolve_items
from tracer.case.positions import Tree, parse
from tracer.case.schema import schema
from tracer.case.spelling import printable, shown, whole
from tracer.case.statements import resolve_document
from tracer.case.textfile import read_text
from tracer.case.zones import DAY, HOUR, MINUTE
from tracer.errors import CaseError, Location, Problem
from tracer.vocabulary import Verdict

__all__ = ["load", "load_many", "loads", "resolve", "schema"]

_YEAR = re.compile(r"[0-9]{4}")
_DURATION = re.compile(r"([0-9]{1,6}) ?(min|h|days?)")
_MICROSECONDS = {"min": MINUTE, "h": HOUR, "day": DAY, "days": DAY}
_VERDICTS = frozenset(verdict.value for verdict in Verdict)


def load(path: str | Path) -> Case:
    """Reads one case file.

    Args:
        path: a YAML file; its stem becomes the case's name.

    Raises:
        CaseError: with all problems of the file, in its order.
    """
    file = printable(str(path))
    return _read(read_text(Path(path), file), file, whole(Path(path).stem))


def loads(text: str, file: str = "<text>") -> Case:
    """Reads one case from text; `file` stands in messages and names the case.

    Raises:
        CaseError: with all problems of the text, in its order.

    Example:
        >>> case = loads("tracer: 1\\ntitle: Empty\\ndocuments: {m: {seen: not found}}\\n")
        >>> case.document("m").seen
        'not found'
    """
    return _read(text, file, whole(Path(file).stem).strip("<>") or "case")


def load_many(paths: Iterable[str | Path]) -> tuple[Case, ...]:
    """Reads several case files.

    Raises:
        CaseError: with all problems of all files; two cases of one name are one.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for path in paths:
        try:
            case = load(path)
        except CaseError as error:
            problems += error.problems
            continue
        if case.name in first:
            problems.append(Problem(case.location, f"a case named '{shown(case.name)}' was read already "
                                    f"({first[case.name]})", "files of different names"))
        first.setdefault(case.name, case.location.file)
        cases.append(case)
    if problems:
        raise CaseError(tuple(problems))
    return tuple(cases)


def _read(text: str, file: str, name: str) -> Case:
    return resolve(parse(text, file), name)


def resolve(tree: Tree, name: str) -> Case:
    """The case that a file says, once it has been read as YAML.

    Args:
        tree: the file, or an edited one.
        name: of the case.

    Raises:
        CaseError: with all problems of the file, in its order.
    """
    if not tree.whole:
        # Of what could not be read nothing is said: a key behind the break is not missing.
        raise CaseError(tuple(sorted(set(tree.problems))))
    reading = FileReading(tree, [*tree.problems, *form.check(tree)])
    case = _case(reading, name)
    if reading.problems:
        raise CaseError(tuple(sorted(set(reading.problems))))
    return case


def _case(reading: FileReading, name: str) -> Case:
    reading.kinds = {id: kind_of_agent(entry) for id, entry in reading.map(("who",)).items()}
    reading.contents = {id: kind_of_item(entry) for id, entry in reading.map(("what",)).items()}
    reading.documents = frozenset(reading.map(("documents",)))
    reading.year, reading.about = _year(reading), _about(reading)
    check_ids(reading)
    drafts = draft_statements(reading)
    sources = tuple(_source(reading, id) for id in reading.map(("sources",)))
    resolve_agents(reading)
    resolve_items(reading)
    documents = tuple(resolve_document(reading, id, drafts[id]) for id in reading.map(("documents",)))
    check_circles(reading, documents)
    return Case(
        name, reading.text(("title",)) or name, Location(reading.tree.file),
        sources=sources, agents=tuple(reading.agents.values()), items=tuple(reading.items.values()),
        documents=documents, supplied=tuple(sorted(reading.supplied, key=lambda one: one.location)),
        expectations=_expectations(reading), variants=_variants(reading), edition=_edition(reading),
        headnote=reading.text(("headnote",)), points=texts(reading, ("teaching points",)),
        reading=texts(reading, ("further reading",)), teaching=lesson(reading), year=reading.year, about=reading.about,
    )


def _year(reading: FileReading) -> int | None:
    text = reading.text(("year", "is"))
    reading.note_supplied(("year",), "year")
    if text is None:
        return None
    if not _YEAR.fullmatch(text) or int(text) == 0:
        reading.problem(("year", "is"), f"'{shown(text)}' is no year", "four digits, such as 1990")
        return None
    return int(text)


def _about(reading: FileReading) -> int | None:
    text = reading.text(("about",))
    if text is None:
        return None
    found = _DURATION.fullmatch(text)
    if found is None:
        reading.problem(("about",), f"'{shown(text)}' is no length of time", "a number and min, h or days: 30 min")
        return None
    return int(found[1]) * _MICROSECONDS[found[2]]


def _source(reading: FileReading, id: str) -> Source:
    path = ("sources", id)
    text = reading.text((*path, "text"))
    if text is not None and _leaves(text):
        reading.problem((*path, "text"), f"'{shown(text)}' leads out of the folder of texts",
                        "a file name, or a path inside that folder")
        text = None
    reading.note_supplied(path, f"sources/{id}")
    return Source(id, reading.text((*path, "cite")) or "", reading.place(path), text)


def _leaves(text: str) -> bool:
    """Whether a path leads out of the folder it is relative to, on any system."""
    path = PurePosixPath(text.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in text or "\0" in text


def _edition(reading: FileReading) -> Edition | None:
    by = reading.text(("edition", "by"))
    if by is None:
        return None
    return Edition(by, reading.text(("edition", "date")), reading.text(("edition", "version")))


def _expectations(reading: FileReading) -> tuple[Expectation, ...]:
    listing = reading.at(("expect",))
    subjects = {*reading.agents, *reading.items, *reading.acts}
    found = []
    for index in range(len(listing) if isinstance(listing, list) else 0):
        path = ("expect", index)
        code, subject, verdict, because = (
            reading.text((*path, key)) for key in ("check", "subject", "verdict", "because"))
        if subject:
            reading.known((*path, "subject"), subject, subjects, "the id of an agent, item, document or act")
        if code and subject and because and verdict in _VERDICTS:
            found.append(Expectation(code, subject, Verdict(verdict), because, reading.place(path),
                                     reading.text((*path, "aspect"))))
    return tuple(found)


def _variants(reading: FileReading) -> tuple[Variant, ...]:
    """The changes to try; whether the case stands them is found when they are tried."""
    found = []
    for name in reading.map(("what-if",)):
        path: positions.Path = ("what-if", name)
        reading.check_id(path, name, ())
        entry = reading.map(path)
        if entry and not any(key in entry for key in ("drop", "set", "add")):
            reading.problem(path, f"'{shown(name)}' changes nothing", "drop, set or add", key=True)
        drop = reading.ids((*path, "drop"), reading.sayings, "the id of a document or statement")
        settings = tuple(reading.map((*path, "set")))
        known = {*reading.agents, *reading.items, *reading.acts, *_added(reading, (*path, "add"))}
        for key in settings:
            if not any(key.startswith(f"{id}.") for id in known):
                near = reading.near(key.partition(".")[0], known)
                reading.problem((*path, "set", key), f"'{shown(key)}' does not begin with a known id and a full stop",
                                "ID.key, such as m1.seen", near, key=True)
        add = tuple(reading.map((*path, "add", "documents")))
        found.append(Variant(name, reading.place(path), drop, settings, add, reading.text((*path, "why"))))
    return tuple(found)


def _added(reading: FileReading, path: positions.Path) -> Iterable[str]:
    """The ids that an addition brings."""
    for part in reading.map(path):
        yield from reading.map((*path, part))
    for document in reading.map((*path, "documents")):
        says = reading.at((*path, "documents", document, "says"))
        for index in range(len(says) if isinstance(says, list) else 0):
            if id := reading.text((*path, "documents", document, "says", index, "id")):
                yield id
