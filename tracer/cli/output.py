"""Writing files and folders so that they are whole or absent, and only where it is meant.

What is written stands complete beside its place first and is then renamed into it. A folder
is replaced only if Tracer wrote everything in it: its marker lists what that was. No link is
ever followed out of the folder that the user named.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tracer import __version__
from tracer.case.spelling import printable
from tracer.errors import TracerError

MARKER = ".tracer"
_SIGNED = "Written by Tracer "


def write_file(path: Path, data: bytes, inputs: Iterable[Path] = ()) -> None:
    """Writes a file, whole or not at all; an ordinary file that stands there is replaced.

    Args:
        path: the file; its folder must exist.
        data: what it is to hold.
        inputs: files that were read and must not be written over.

    Raises:
        TracerError: it cannot be written, is one of the inputs, or is no ordinary file.
    """
    check_file(path, inputs)
    with _beside(path) as workshop:
        (workshop / "new").write_bytes(data)
        os.replace(workshop / "new", path)


def check_file(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Makes sure that `write_file` may write here, before any work is done for it.

    Raises:
        TracerError: it is no name of a file, one of the inputs, or no ordinary file.
    """
    if not path.name:
        raise TracerError(f"{_shown(path)} is no name of a file")
    status = _status(path)
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise TracerError(f"{_shown(path)} is {_kind(status)}, and is left alone; use '-o -' for standard output")
    if status is not None and any(one.exists() and one.samefile(path) for one in inputs):
        raise TracerError(f"{_shown(path)} is what was read; write to another file")


def create_file(path: Path, data: bytes) -> None:
    """Writes a file where there is none yet.

    Raises:
        TracerError: something stands there already, or it cannot be written.
    """
    created = False
    try:
        with path.open("xb") as stream:
            created = True
            stream.write(data)
    except BaseException as error:
        if created:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise TracerError(f"{_shown(path)} exists already and is left alone") from None
        if isinstance(error, (OSError, ValueError)):
            raise _refusal(path, error) from None
        raise


@contextmanager
def made_folder(path: Path) -> Iterator[Path]:
    """Makes the folder that the user named, with those above it; it may exist. What stays empty goes again.

    Yields:
        the folder to write in: as named, or where that leads that goes back out of a folder that there is not.

    Raises:
        TracerError: it cannot be made, or is no folder.
    """
    if any(one.name == ".." and _status(one) is None for one in (path, *path.parents)):
        path = Path(os.path.realpath(path))  # `mkdir` would make the folder only to leave it
    made = [one for one in (path, *path.parents) if _status(one) is None]
    try:
        try:
            path.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise _refusal(path, error) from None
        yield path
    finally:
        for folder in made:
            with suppress(OSError, ValueError):
                folder.rmdir()


def check_folder(parent: Path, name: str) -> None:
    """Makes sure that `write_folder` may write here, before any work is done for it.

    Raises:
        TracerError: it is no plain name, a link, a file, or a folder that holds what Tracer did not write.
    """
    if name in ("", ".", "..", MARKER) or name != Path(name).name or "\0" in name:
        raise TracerError(f"'{printable(name)}' cannot be the name of a folder; rename the case file")
    path = parent / name
    status = _status(path)
    if status is None:
        return
    if not stat.S_ISDIR(status.st_mode):
        raise TracerError(f"{_shown(path)} is {_kind(status)}, not a folder that Tracer wrote, and is left alone")
    try:
        foreign = _foreign(path)
    except OSError as error:
        raise _refusal(path, error) from None
    if foreign:
        raise TracerError(f"{_shown(path)} {foreign}, and is left alone; name another folder with -o")


def write_folder(parent: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Writes a folder of files, whole or not at all, in the place of one that Tracer wrote before.

    Args:
        parent: the folder to write it in; must exist.
        name: a plain name.
        files: plain file names and what they hold.

    Raises:
        TracerError: as `check_folder`, or the files cannot be written.
    """
    write_folders(parent, {name: files})


def write_folders(
    parent: Path, folders: Mapping[str, Mapping[str, bytes]], files: Mapping[str, bytes] | None = None,
    inputs: Iterable[Path] = (),
) -> None:  # fmt: skip
    """Writes folders and files that belong together, as `write_folder` and `write_file`: all of them, or none.

    Args:
        parent: the folder to write them in; must exist.
        folders: their names, and the files of each.
        files: what is to stand beside them, by name.
        inputs: files that were read and must not be written over.

    Raises:
        TracerError: as `check_folder` and `check_file`, or they cannot be written.
    """
    files, read = files or {}, tuple(inputs)
    for name in folders:
        check_folder(parent, name)
    for name in files:
        check_file(parent / name, read)
    names = (*files, *folders)
    with _beside(parent / names[0]) as workshop:
        for place in ("new", "old"):
            (workshop / place).mkdir()
        for name, data in files.items():
            (workshop / "new" / name).write_bytes(data)
        for name, inside in folders.items():
            new = workshop / "new" / name
            new.mkdir()
            for file, data in inside.items():
                (new / file).write_bytes(data)
            (new / MARKER).write_text(_marker(inside), encoding="utf-8")
        try:
            for name in names:
                if (parent / name).exists():
                    (parent / name).rename(workshop / "old" / name)
                (workshop / "new" / name).rename(parent / name)
        except BaseException:
            # Whatever stops this, an interruption too, all stands again as it stood.
            _put_back(parent, names, workshop)
            raise


def _put_back(parent: Path, names: Iterable[str], workshop: Path) -> None:
    for name in names:
        new, old = workshop / "new" / name, workshop / "old" / name
        if not new.exists() and (parent / name).exists():
            (parent / name).rename(new)
        if old.exists():
            old.rename(parent / name)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A folder beside a path, so that renaming into it is one step on one disk; gone at the end."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".tracer-", dir=path.parent))
        try:
            yield folder
        finally:
            _clear(folder)
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from None


def _clear(folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        # A request to end that comes just now waits until it is cleared away.
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _marker(files: Collection[str]) -> str:
    head = f"{_SIGNED}{__version__}. The folder is replaced as a whole when the case is traced again.\n"
    return head + "".join(f"{name}\n" for name in sorted(files))


def _foreign(folder: Path) -> str:
    """What shows that a folder is not wholly Tracer's own; nothing if it is, or is empty."""
    found = {entry.name for entry in os.scandir(folder)}
    if not found:
        return ""
    marker = _status(folder / MARKER)
    if marker is None or not stat.S_ISREG(marker.st_mode) or marker.st_size > 100_000:
        return "was not written by Tracer"
    head, *listed = (folder / MARKER).read_text(encoding="utf-8", errors="replace").split("\n")
    if not head.startswith(_SIGNED):
        return "was not written by Tracer"
    others = sorted(found - {MARKER, *listed})
    return f"holds '{printable(others[0])}', which Tracer did not write" if others else ""


def _status(path: Path) -> os.stat_result | None:
    """What stands there itself, no link followed; None for nothing."""
    try:
        return path.lstat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from None


def _kind(status: os.stat_result) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "a link"
    if stat.S_ISDIR(status.st_mode):
        return "a folder"
    return "a file" if stat.S_ISREG(status.st_mode) else "no ordinary file"


def _refusal(path: Path, error: Exception) -> TracerError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "this cannot be its name"
    return TracerError(f"{_shown(path)} cannot be written: {reason}")


def _shown(path: Path) -> str:
    return f"'{printable(str(path))}'"
