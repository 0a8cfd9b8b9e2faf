"""What can go wrong with what a person wrote, as values with a place.

Problems are collected, never raised one by one: a reader of a case file gets all
of them at once. `CaseError` carries them to the one place that prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where something stands in a text file; line and column count from 1.

    Example:
        >>> str(Location("case.yaml", 12, 5))
        'case.yaml:12:5'
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a file: where, what, what was expected, the nearest right spelling.

    Example:
        >>> print(Problem(Location("c.yaml", 3, 7), "unknown verb 'gvie'", "a verb", "give"))
        c.yaml:3:7: unknown verb 'gvie'; expected a verb; did you mean 'give'?
    """

    location: Location
    message: str
    expected: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.said}"

    @property
    def said(self) -> str:
        """All of it but the place."""
        text = self.message
        if self.expected:
            text += f"; expected {self.expected}"
        if self.suggestion:
            text += f"; did you mean '{self.suggestion}'?"
        return text


class TracerError(Exception):
    """Everything Tracer raises on purpose; the message is meant for a person."""


@dataclass(eq=False)
class CaseError(TracerError):
    """One or several problems of the files given, all of them, in the order of the file.

    Attributes:
        problems: what is wrong; never empty.
    """

    problems: tuple[Problem, ...] = field(default=())

    def __post_init__(self) -> None:
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
