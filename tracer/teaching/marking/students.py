"""Whose submission a file or folder is, by its name."""

from __future__ import annotations

import re
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
