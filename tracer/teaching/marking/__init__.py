"""Marking what a class hands in, against the instructor's own reading of the case.

`class_key` says what a case asks, `read` reads a submission, `score` marks it; `page`, `table`,
`worksheet` and `summary` tell the student and the instructor.

Example:
    >>> import tracer
    >>> from tracer.teaching import marking
    >>> asked = marking.key(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
    >>> work = b"from,to\\nScowcroft,Matlock\\n"
    >>> marking.score(marking.read("a student", [("work.csv", work)]), asked, marking.Texts([], whole=False)).missed[0]
    'handover'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracer.teaching.marking.asked import Key, key
    from tracer.teaching.marking.feedback import page
    from tracer.teaching.marking.levels import Level
    from tracer.teaching.marking.marked import Loss, Marked
    from tracer.teaching.marking.part_b import class_key
    from tracer.teaching.marking.quotations import Texts
    from tracer.teaching.marking.results import alike, of_another_case, overridden, summary, table, worksheet
    from tracer.teaching.marking.scoring import parts_of, score
    from tracer.teaching.marking.students import Student, named, student
    from tracer.teaching.marking.submissions import Submission, read

#: Public names by module, imported when they are first asked for: `tracer --help` needs none of them.
_HOMES = {
    "feedback": ("page",), "asked": ("Key", "key"), "levels": ("Level",), "marked": ("Loss", "Marked"),
    "part_b": ("class_key",), "quotations": ("Texts",), "scoring": ("parts_of", "score"),
    "results": ("alike", "of_another_case", "overridden", "summary", "table", "worksheet"),
    "students": ("Student", "named", "student"), "submissions": ("Submission", "read"),
}  # fmt: skip

__all__ = [
    "Key", "Level", "Loss", "Marked", "Student", "Submission", "Texts", "alike", "class_key", "key", "named",
    "of_another_case", "overridden", "page", "parts_of", "read", "score", "student", "summary", "table", "worksheet",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
