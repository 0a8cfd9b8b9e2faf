"""Whose submission a file or folder is, by its name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

#: How Moodle names what was handed in: the full name, the participant's number, the rest.
_MOODLE = re.compile(r"(?P<person>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")


@dataclass(frozen=True, slots=True)
class Student:
    """Who handed it in, as far as its name says.

    Attributes:
        number: the participant's, if Moodle gave the name; else empty.
    """

    person: str
    number: str = ""


def student(name: str) -> Student:
    """Who is meant by the name of a file or folder, without its suffix.

    Example:
        >>> student("Ana Reyes_1207_assignsubmission_file_work")
        Student(person='Ana Reyes', number='1207')
        >>> student("reyes")
        Student(person='reyes', number='')
    """
    match = _MOODLE.match(name)
    return Student(match["person"], match["number"]) if match else Student(name)


def named(said: str, names: Collection[str]) -> str | None:
    """The submission that is meant, by its own name or its student's full name or number; None for none or several.

    Example:
        >>> handed = ["Ana Reyes_1207_assignsubmission_file", "lind"]
        >>> [named(said, handed) for said in ("ana reyes", "1207", "Participant 1207", "lind", "reyes")][2:]
        ['Ana Reyes_1207_assignsubmission_file', 'lind', None]
    """
    if said in names:
        return said
    who = " ".join(said.casefold().split()).removeprefix("participant ")
    found = [name for name in names if who and who in (student(name).person.casefold(), student(name).number)]
    return found[0] if len(found) == 1 else None
