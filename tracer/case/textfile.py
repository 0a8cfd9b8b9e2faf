"""A file as text, or what is wrong with it: missing, a folder, empty, too large, binary, not UTF-8."""

from __future__ import annotations

from pathlib import Path

from tracer.errors import CaseError, Location, Problem

#: The largest case file that is read, in bytes; a long edition is under 200 kB.
MOST_BYTES = 5_000_000


def read_text(path: Path, file: str, wanted: str = "a case file (YAML)") -> str:
    """The text of a file.

    Args:
        path: the file.
        file: the name to use in messages.
        wanted: what it should be, for messages.

    Raises:
        CaseError: it cannot be read, or is no text.
    """
    try:
        with path.open("rb") as stream:
            # One byte more than allowed is enough to know, however large it is.
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise _error(file, _why(error), wanted) from None
    except ValueError:
        raise _error(file, "this cannot be the name of a file", wanted) from None
    if len(data) > MOST_BYTES:
        raise _error(file, f"the file is larger than {MOST_BYTES // 1_000_000} MB", "a smaller case file")
    return decoded(data, file, wanted)


def decoded(data: bytes, file: str, wanted: str = "a case file (YAML)") -> str:
    """The text that the bytes of a file are; arguments and errors as of `read_text`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _error(file, "the file is UTF-16", "UTF-8")
    if b"\0" in data:
        raise _error(file, "the file is binary, not text", wanted)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(file, data, error) from None
    if not text.strip():
        raise _error(file, "the file is empty", wanted)
    return text


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder"
    if isinstance(error, PermissionError):
        return "the file may not be read"
    return f"the file cannot be read ({error.strerror or 'no reason given'})"


def _error(file: str, message: str, expected: str) -> CaseError:
    return CaseError((Problem(Location(file), message, expected),))


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> CaseError:
    # utf-8-sig counts from behind the mark that it has taken off.
    start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    before = data[:start]
    line_start = before.rfind(b"\n") + 1
    place = Location(file, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)
    message = f"byte 0x{data[start]:02x} at offset {start} is not UTF-8"
    return CaseError((Problem(place, message, "a file saved as UTF-8"),))
