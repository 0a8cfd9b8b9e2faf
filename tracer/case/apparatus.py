"""What an editor puts round the documents: where they are printed, what was added, expected, and varied."""

from __future__ import annotations

from dataclasses import dataclass

from tracer.errors import Location
from tracer.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Source:
    """Where documents are printed or kept; `text` is a path relative to the texts' folder."""

    id: str
    cite: str
    location: Location
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Supplied:
    """One thing that the editor added: what it is about and why.

    Attributes:
        subject: the id of an agent, item, document or statement; `year`; `sources/<id>`;
            `<agent>/in/<body>` or `<agent>/holds/<post>`.
    """

    subject: str
    why: str
    location: Location


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a careful reader concludes, written down before the engine runs."""

    code: str
    subject: str
    verdict: Verdict
    because: str
    location: Location
    aspect: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Changes to try, as the case names them; `tracer.case.edits` applies them to its file.

    Attributes:
        drop: ids of the documents and statements that are left out.
        set: the keys that are given other values, each as `ID.key`.
        add: ids of the documents that are added, or of which more is said.
        why: what it is to show.
    """

    name: str
    location: Location
    drop: tuple[str, ...] = ()
    set: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Whose reading of the documents this is."""

    by: str
    date: str | None = None
    version: str | None = None
