"""Files that are no case: each refused in one line, quickly, without a traceback."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tracer.case.load import load
from tracer.case.textfile import MOST_BYTES
from tracer.errors import CaseError

A_CASE = "expected a case file (YAML)"


def complaint(path: Path) -> str:
    with pytest.raises(CaseError) as caught:
        load(path)
    return str(caught.value).removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", f"1:1: the file is empty; {A_CASE}"),
        (b" \n\t\n", f"1:1: the file is empty; {A_CASE}"),
        (b"\xef\xbb\xbf", f"1:1: the file is empty; {A_CASE}"),
        (b"title: a\0b", f"1:1: the file is binary, not text; {A_CASE}"),
        ("title: a".encode("utf-16"), "1:1: the file is UTF-16; expected UTF-8"),
        (b"title: x\ncite: \xc3\xa9t\xe9\n",
         "2:9: byte 0xe9 at offset 18 is not UTF-8; expected a file saved as UTF-8"),
        (b"\xef\xbb\xbfa: \xff", "1:5: byte 0xff at offset 6 is not UTF-8; expected a file saved as UTF-8"),
    ],
)
def test_a_file_that_is_no_text(tmp_path, data, expected):
    path = tmp_path / "c.yaml"
    path.write_bytes(data)
    assert complaint(path) == expected


def test_no_file_and_a_folder(tmp_path):
    assert complaint(tmp_path / "none.yaml") == f"1:1: there is no such file; {A_CASE}"
    assert complaint(tmp_path) == f"1:1: this is a folder; {A_CASE}"
    assert complaint(tmp_path / "c.yaml" / "d").startswith("1:1: ")
    assert complaint(Path("a\0b")).endswith(f"this cannot be the name of a file; {A_CASE}")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(13, "x"), "the file may not be read"),
        (OSError(5, "I/O error"), "the file cannot be read (I/O error)"),
    ],
)
def test_a_file_that_may_not_be_read(monkeypatch, error, why):
    """Simulated: the superuser may read everything, and a broken disk is not at hand."""
    def refuse(*_):
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert complaint(Path("c.yaml")) == f"1:1: {why}; {A_CASE}"


def test_a_large_file_is_refused_without_being_read(tmp_path):
    """Fifty megabytes in well under a second."""
    path = tmp_path / "c.yaml"
    with path.open("wb") as stream:
        stream.truncate(10 * MOST_BYTES)
    start = time.perf_counter()
    assert complaint(path) == "1:1: the file is larger than 5 MB; expected a smaller case file"
    assert time.perf_counter() - start < 0.5


def test_a_mark_of_byte_order_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_bytes(b"\xef\xbb\xbftracer: 1\r\ntitle: x\r\ndocuments: {m: {seen: whole}}\r\n")
    assert load(path).title == "x"


def test_a_file_name_is_hostile_too(tmp_path):
    """A name may hold a new line or an escape sequence; a message repeats neither raw."""
    path = tmp_path / "a\x1b[2J\nb.yaml"
    path.write_text("x")
    with pytest.raises(CaseError) as caught:
        load(path)
    assert "a\\x1b[2J\\x0ab.yaml:1:1: " in str(caught.value)
