"""`--texts DIR`: quotations are looked up in the texts that the sources name, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the text of the case's one source."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "book.txt").write_text("Please give it to\nthe chief. And: “your man gave it to me”.", encoding="utf-8")
    return folder


def quotations(run: Callable, file: Path) -> str:
    """The findings on quotations, with those that are clear."""
    return run("check", file, "--texts", "texts", "--select", "quotation", "--verbose").out


def test_a_quotation_that_is_there(run: Callable, case: Callable, texts: Path):
    """Line breaks make no difference."""
    assert "CLEAR" in quotations(run, case("clean"))
    assert "NOTED" not in quotations(run, case("clean"))


def test_a_quotation_that_is_not_there(run: Callable, case: Callable, texts: Path):
    """The finding hangs on the text that was read: another text, another answer."""
    (texts / "book.txt").write_text("nothing of the kind", encoding="utf-8")
    assert "is not in the text on hand" in quotations(run, case("clean"))


def test_a_text_that_is_not_at_hand(run: Callable, case: Callable, texts: Path):
    """It is told, because a clear report would otherwise be taken for a verified one; it is no error."""
    (texts / "book.txt").unlink()
    result = run("check", case("clean"), "--texts", "texts")
    assert result.code == 0
    assert result.err == "clean.yaml:4:3: note: 'book.txt' is not in texts\n"


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "a/../../secret.txt", "link.txt", "loop.txt"])
def test_nothing_outside_the_folder_is_read(run: Callable, case: Callable, texts: Path, name: str):
    """Neither by a path nor by a link; the text of a foreign file must not end in a report."""
    (texts.parent / "secret.txt").write_text("give it to the chief", encoding="utf-8")
    (texts / "link.txt").symlink_to(texts.parent / "secret.txt")
    (texts / "loop.txt").symlink_to(texts / "loop.txt")
    result = run("check", case("clean", "", "book.txt", name), "--texts", "texts")
    assert result.code == 2
    assert result.err.startswith("clean.yaml:4:")
    assert "TR105" not in result.out


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"caf\xe9"])
def test_a_text_that_is_none(run: Callable, case: Callable, texts: Path, content: bytes):
    """The problem is told where the source names it."""
    (texts / "book.txt").write_bytes(content)
    result = run("check", case("clean"), "--texts", "texts")
    assert result.code == 2
    assert result.err.startswith("clean.yaml:4:3: book.txt: ")


def test_a_folder_where_the_text_should_be(run: Callable, case: Callable, texts: Path):
    """One line, no traceback."""
    (texts / "book.txt").unlink()
    (texts / "book.txt").mkdir()
    result = run("check", case("clean"), "--texts", "texts")
    assert (result.code, result.err) == (2, "clean.yaml:4:3: 'book.txt' is no file\n")


def test_a_folder_of_texts_that_is_none(run: Callable, case: Callable):
    """A misspelt folder would otherwise pass for one without the texts."""
    result = run("check", case("clean"), "--texts", "txets")
    assert (result.code, result.err) == (2, "tracer: --texts: there is no folder 'txets'\n")
