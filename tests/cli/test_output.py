"""Files and folders are whole or absent, and nothing of somebody else's is touched."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tracer.cli.output import MARKER, check_folder, create_file, made_folder, write_file, write_folder, write_folders
from tracer.errors import TracerError

FILES = {"a.txt": b"a", "b.txt": b"b"}


def listing(folder: Path) -> dict[str, bytes]:
    """All files of a folder and below it, hidden ones too."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@contextmanager
def full_disk() -> Iterator[None]:
    """Lets no file of this process grow beyond four bytes, for as short as may be: what is printed is one too."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A folder in which this process may not write, whoever runs it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "out").mkdir(mode=0o555)
        os.chmod(folder, 0o755)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield Path(folder, "out")
        finally:
            os.seteuid(user)


def test_a_folder_is_written_with_its_marker(tmp_path: Path):
    """And nothing of the work remains beside it."""
    write_folder(tmp_path, "case", FILES)
    assert set(listing(tmp_path)) == {"case/a.txt", "case/b.txt", f"case/{MARKER}"}


def test_a_folder_of_tracer_is_replaced_as_a_whole(tmp_path: Path):
    """What the first run wrote and the second does not is gone."""
    write_folder(tmp_path, "case", FILES)
    write_folder(tmp_path, "case", {"b.txt": b"new"})
    assert {k: v for k, v in listing(tmp_path).items() if MARKER not in k} == {"case/b.txt": b"new"}


def test_an_empty_folder_may_be_filled(tmp_path: Path):
    """Nothing is lost."""
    (tmp_path / "case").mkdir()
    write_folder(tmp_path, "case", FILES)
    assert (tmp_path / "case" / "a.txt").exists()


@pytest.mark.parametrize("marker", [None, b"", b"somebody else's\n", b"\xff"])
def test_a_foreign_folder_is_left_alone(tmp_path: Path, marker: bytes | None):
    """Also one that happens to hold a file named like the marker."""
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "notes.txt").write_text("mine")
    if marker is not None:
        (tmp_path / "case" / MARKER).write_bytes(marker)
    before = listing(tmp_path)
    with pytest.raises(TracerError, match="was not written by Tracer"):
        write_folder(tmp_path, "case", FILES)
    assert listing(tmp_path) == before


def test_a_file_put_into_a_folder_of_tracer_is_not_lost(tmp_path: Path):
    """People keep their notes beside the findings."""
    write_folder(tmp_path, "case", FILES)
    (tmp_path / "case" / "notes.txt").write_text("mine")
    before = listing(tmp_path)
    with pytest.raises(TracerError, match=r"holds 'notes\.txt', which Tracer did not write"):
        write_folder(tmp_path, "case", FILES)
    assert listing(tmp_path) == before


def test_no_link_is_followed(tmp_path: Path):
    """Neither in the place of the folder nor of its marker, also where what it leads to is Tracer's own."""
    (tmp_path / "far").mkdir()
    write_folder(tmp_path / "far", "case", FILES)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "case").symlink_to(tmp_path / "far" / "case")
    before = listing(tmp_path / "far")
    with pytest.raises(TracerError, match="is a link"):
        write_folder(tmp_path / "out", "case", {"c.txt": b"c"})
    (tmp_path / "out" / "own").mkdir()
    (tmp_path / "out" / "own" / "a.txt").write_text("mine")
    (tmp_path / "out" / "own" / MARKER).symlink_to(tmp_path / "far" / "case" / MARKER)
    with pytest.raises(TracerError, match="was not written by Tracer"):
        write_folder(tmp_path / "out", "own", {"c.txt": b"c"})
    assert listing(tmp_path / "far") == before


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/etc", "a\0b", MARKER])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str):
    """A case file named `...yaml` has the stem `..`."""
    with pytest.raises(TracerError, match="cannot be the name of a folder"):
        check_folder(tmp_path, name)


def test_a_full_disk_leaves_the_old_folder(tmp_path: Path):
    """The new one is made beside it and put in its place only when it is whole."""
    (tmp_path / "case").mkdir()
    with full_disk(), pytest.raises(TracerError, match="cannot be written"):
        write_folder(tmp_path, "case", {"a.txt": b"longer than four"})
    assert [one.name for one in tmp_path.iterdir()] == ["case"]


def test_an_interruption_between_the_two_renames_restores_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """There is one moment in which neither folder stands in its place."""
    write_folder(tmp_path, "case", FILES)
    before, rename = listing(tmp_path), Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and not target.is_relative_to(self.parents[1]):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path, "case", {"c.txt": b"c"})
    assert listing(tmp_path) == before


@pytest.mark.parametrize("before", [{}, {"one": FILES}, {"two": FILES}, {"one": FILES, "two": FILES}])
@pytest.mark.parametrize("stopped", range(4))
def test_folders_that_belong_together_are_all_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, dict[str, bytes]], stopped: int
):
    """Whichever renaming is interrupted, everything stands as it stood, and nothing beside it."""
    for name, files in before.items():
        write_folder(tmp_path, name, files)
    old, rename, done = listing(tmp_path), Path.rename, iter(range(99))

    def interrupted(self: Path, target: Path) -> Path:
        if next(done) == stopped:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    new = {"one": {"c.txt": b"c"}, "two": {"d.txt": b"d"}}
    if stopped < 2 + len(before):
        with pytest.raises(KeyboardInterrupt):
            write_folders(tmp_path, new)
        assert listing(tmp_path) == old
    else:
        write_folders(tmp_path, new)
        assert {name for name in listing(tmp_path) if MARKER not in name} == {"one/c.txt", "two/d.txt"}
    assert {one.name for one in tmp_path.iterdir()} <= {"one", "two"}


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("stopped", range(6))
def test_files_and_a_folder_that_belong_together_are_all_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, stopped: int
):
    """A table without its summary would mislead."""
    if there:
        write_folders(tmp_path, {"pages": {"a": b"old"}}, {"marks": b"old", "class": b"old"})
    old, rename, done = listing(tmp_path), Path.rename, iter(range(99))

    def interrupted(self: Path, target: Path) -> Path:
        if next(done) == stopped:
            raise SystemExit(143)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    if stopped < (6 if there else 3):
        with pytest.raises(SystemExit):
            write_folders(tmp_path, {"pages": {"a": b"new"}}, {"marks": b"new", "class": b"new"})
        assert listing(tmp_path) == old
    else:
        write_folders(tmp_path, {"pages": {"a": b"new"}}, {"marks": b"new", "class": b"new"})
        assert {data for name, data in listing(tmp_path).items() if MARKER not in name} == {b"new"}
    assert {one.name for one in tmp_path.iterdir()} <= {"pages", "marks", "class"}


def test_a_request_to_end_while_it_clears_away_leaves_no_scaffolding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It comes when all is in place: that stays, and only that."""
    rmtree, done = shutil.rmtree, iter(range(99))

    def interrupted(path: Path, ignore_errors: bool) -> None:
        if next(done) == 0:
            raise SystemExit(143)
        rmtree(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    with pytest.raises(SystemExit):
        write_folders(tmp_path, {"pages": {"a": b"new"}}, {"marks": b"new"})
    assert {one.name for one in tmp_path.iterdir()} == {"pages", "marks"}


def test_of_folders_that_belong_together_none_is_put_in_place_before_all_are_whole(tmp_path: Path):
    """A file of the second cannot be written."""
    with pytest.raises(TracerError, match="cannot be written"):
        write_folders(tmp_path, {"one": FILES, "two": {"none/a.txt": b"a"}})
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_in_one_step(tmp_path: Path):
    """A reader never sees half of it, and a full disk leaves the old one."""
    target = tmp_path / "f"
    write_file(target, b"old")
    with full_disk(), pytest.raises(TracerError, match="cannot be written"):
        write_file(target, b"longer than four")
    assert listing(tmp_path) == {"f": b"old"}


def test_a_file_has_the_rights_of_a_new_file(tmp_path: Path):
    """Not those of a temporary one, which only its owner may read."""
    mask = os.umask(0o022)
    try:
        write_file(tmp_path / "f", b"x")
        write_folder(tmp_path, "case", FILES)
    finally:
        os.umask(mask)
    rights = [oct((tmp_path / one).stat().st_mode & 0o777) for one in ("f", "case", "case/a.txt")]
    assert rights == ["0o644", "0o755", "0o644"]


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path):
    """Renaming over a device or a link would replace the device or the link."""
    (tmp_path / "real").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    kinds = {"link": "a link", "dangling": "a link", "folder": "a folder", "pipe": "no ordinary file"}
    for name, kind in kinds.items():
        with pytest.raises(TracerError, match=f"is {kind}, and is left alone"):
            write_file(tmp_path / name, b"x")
    assert (tmp_path / "real").read_text() == "mine"


def test_a_folder_without_leave_to_write(forbidden: Path):
    """One line with the reason, and nothing is left in it."""
    with pytest.raises(TracerError, match="cannot be written: Permission denied"):
        write_folder(forbidden, "case", FILES)
    with pytest.raises(TracerError, match="cannot be written: Permission denied"):
        write_file(forbidden / "f", b"x")
    with pytest.raises(TracerError, match="cannot be written: Permission denied"):
        create_file(forbidden / "f", b"x")
    with pytest.raises(TracerError, match="cannot be written: Permission denied"), made_folder(forbidden / "below"):
        pass
    assert list(forbidden.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path):
    """In one line, with the reason."""
    with pytest.raises(TracerError, match="No such file or directory"):
        write_file(tmp_path / "none" / "f", b"x")
    (tmp_path / "file").write_text("")
    with pytest.raises(TracerError, match="cannot be written"), made_folder(tmp_path / "file" / "below"):
        pass


def test_no_empty_folder_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not one that the path only leads out of again, nor one in which nothing came to be written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    with made_folder(Path("a/../b/y/../z")) as folder:
        write_file(folder / "f", b"x")
    assert [str(one.relative_to(tmp_path)) for one in sorted(tmp_path.rglob("*"))] == ["a", "b", "b/z", "b/z/f"]
    with pytest.raises(TracerError, match="stopped"), made_folder(Path("c/d")):
        raise TracerError("stopped")
    with pytest.raises(TracerError, match="File name too long"), made_folder(Path("c", "d" * 300)):
        pass
    assert not (tmp_path / "c").exists()
    with made_folder(Path("a/../e")) as folder:
        (folder / "f").touch()
    assert folder == Path("a/../e")


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_a_new_file_overwrites_nothing(tmp_path: Path, kind: str):
    """A link is not followed, even where it leads to nothing yet."""
    target = tmp_path / "case.yaml"
    if kind == "file":
        target.write_text("mine")
    elif kind == "link":
        target.symlink_to(tmp_path / "elsewhere")
    else:
        target.mkdir()
    with pytest.raises(TracerError, match="exists already"):
        create_file(target, b"x")
    assert not (tmp_path / "elsewhere").exists()


def test_a_new_file_is_whole_or_absent(tmp_path: Path):
    """What could be written of it is taken away."""
    with full_disk(), pytest.raises(TracerError, match="cannot be written"):
        create_file(tmp_path / "f", b"longer than four")
    assert listing(tmp_path) == {}
