"""The submissions that a command is given: files, or folders of them as a learning platform packs them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tracer.case.spelling import printable, whole
from tracer.errors import TracerError
from tracer.teaching.marking.students import student
from tracer.teaching.marking.submissions import MOST_BYTES

#: What a submission may be; of a folder with several files only these are read.
_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".yaml", ".yml")
_LITTER = (".", "~$")


@dataclass(frozen=True, slots=True)
class Handed:
    """What one student handed in: a name, the files, and the names of folders among them, which are not looked into."""

    name: str
    paths: tuple[Path, ...]
    folders: tuple[str, ...] = ()

    def files(self) -> tuple[list[tuple[str, bytes]], list[str]]:
        """(name, content) of each file, and what cannot be read, each a sentence."""
        found: list[tuple[str, bytes]] = []
        problems = [f"{whole(name)}: a folder within the student's folder, and not read" for name in self.folders]
        for path in self.paths:
            if path.suffix.casefold() not in _SUFFIXES:
                problems.append(f"{whole(path.name)}: neither a table (CSV, XLSX) nor a case file, and not read")
                continue
            try:
                found.append((whole(path.name), _read(path)))
            except OSError as error:
                problems.append(f"{whole(path.name)}: cannot be read ({error.strerror or 'no reason given'})")
        return found, problems


def handed_in(given: Iterable[str]) -> tuple[Handed, ...]:
    """The submissions in files and folders, each under a name of its own.

    A folder holds submissions: each file is one, each folder in it is one with all its files, and
    files that a learning platform names after one student are one together.

    Raises:
        TracerError: something that was named does not exist, or is a folder with nothing in it.
    """
    found: list[tuple[str, tuple[Path, ...]]] = []
    for text in given:
        path = Path(text)
        try:
            if path.is_dir():
                inside = [(path.name, _entries(path))] if student(path.name).number else list(_inside(path))
                if not any(paths for _, paths in inside):
                    raise TracerError(f"there is no submission in the folder '{printable(text)}'")
                found += inside
            elif path.exists():
                found.append((path.stem, (path,)))
            else:
                raise TracerError(f"there is no file or folder '{printable(text)}'")
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else "this cannot be its name"
            raise TracerError(f"'{printable(text)}' cannot be read: {why}") from None
    taken: dict[str, int] = {}
    named = []
    for name, paths in ((whole(name), paths) for name, paths in found):
        taken[name] = taken.get(name, 0) + 1
        folders = {path for path in paths if path.is_dir() and not path.is_symlink()}
        files = tuple(path for path in paths if path not in folders)
        name = name if taken[name] == 1 else f"{name} ({taken[name]})"
        named.append(Handed(name, files, tuple(path.name for path in paths if path in folders)))
    return tuple(named)


def _inside(folder: Path) -> Iterator[tuple[str, tuple[Path, ...]]]:
    together: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_LITTER):
            continue
        if path.is_dir() and not path.is_symlink():
            together.setdefault(path.name, []).extend(_entries(path))
        else:
            who = student(path.stem)
            name = f"{who.person}_{who.number}_assignsubmission_file" if who.number else path.name
            together.setdefault(name, []).append(path)
    for name, paths in together.items():
        whole = len(paths) == 1 and name == paths[0].name
        yield paths[0].stem if whole else name, tuple(paths)


def _entries(folder: Path) -> tuple[Path, ...]:
    """What one student handed in, without what systems and office programs leave lying about."""
    return tuple(path for path in sorted(folder.iterdir()) if not path.name.startswith(_LITTER))


def _read(path: Path) -> bytes:
    """A file that was handed in; a link would be somebody else's."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "no ordinary file")
        return stream.read(MOST_BYTES + 1)
