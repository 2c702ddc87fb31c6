"""An export on disk: whole or not at all, and never over another file."""

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from workbook.context import Workbook
from workbook.errors import PlaceError
from workbook.journal.disk import Disk
from workbook.share.save import is_taken, place_of, record_export, save_export


class FailingDisk(Disk):
    """Fails with `code` in one of its calls, every time or from a given one on."""

    def __init__(self, call: str, code: int, after: int = 0) -> None:
        self._call, self._code, self._left = call, code, after

    def _maybe(self, call: str) -> None:
        if call == self._call:
            if self._left <= 0:
                raise OSError(self._code, os.strerror(self._code))
            self._left -= 1

    def write(self, handle: int, data: bytes) -> int:
        self._maybe("write")
        return super().write(handle, data[:3])

    def fsync(self, handle: int) -> None:
        self._maybe("fsync")
        super().fsync(handle)

    def replace(self, source: Path, target: Path) -> None:
        self._maybe("replace")
        super().replace(source, target)


def test_the_text_is_written_byte_for_byte_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "til æøå.md"
    save_export(path, "# Ærlig\r\n\nøl\n".encode())
    assert path.read_bytes() == "# Ærlig\r\n\nøl\n".encode()
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".md"] == [path.name]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("gammel")
    with pytest.raises(PlaceError, match=r"note\.md"):
        save_export(path, b"ny")
    assert path.read_text() == "gammel"
    save_export(path, b"ny", force=True)
    assert path.read_text() == "ny"


@pytest.mark.parametrize("force", [True, False])
def test_places_that_are_none_are_refused(tmp_path: Path, force: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "rigtig.md"
    target.write_text("gammel")
    link = tmp_path / "genvej.md"
    link.symlink_to(target)
    dangling = tmp_path / "død.md"
    dangling.symlink_to(tmp_path / "findes-ikke.md")
    below_a_file = target / "note.md"
    places = (
        tmp_path,
        link,
        dangling,
        tmp_path / "ingen" / "note.md",
        below_a_file,
        Path("a\0b"),
        tmp_path / ("x" * 300),
    )
    for place in places:
        with pytest.raises(PlaceError):
            save_export(place, b"ny", force=force)
    assert target.read_text() == "gammel"
    assert link.is_symlink()
    assert list(tmp_path.glob(".*")) == []
    assert not (tmp_path / "findes-ikke.md").exists()


@pytest.mark.parametrize(
    ("call", "code", "after"),
    [
        ("write", errno.ENOSPC, 0),
        ("write", errno.ENOSPC, 2),
        ("fsync", errno.EIO, 0),
        ("replace", errno.EACCES, 0),
    ],
)
@pytest.mark.parametrize("force", [True, False])
def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, call: str, code: int, after: int, force: bool) -> None:
    path = tmp_path / "note.md"
    if force:
        path.write_text("gammel")
    with pytest.raises(PlaceError) as refused:
        save_export(
            path,
            "en længere tekst, som ikke må stå i fejlen".encode(),
            force=force,
            disk=FailingDisk(call, code, after),
        )
    assert "længere" not in str(refused.value)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == (["note.md"] if force else [])
    assert not force or path.read_text() == "gammel"


def test_a_folder_that_cannot_promise_more_does_not_undo_the_file(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("gammel")
    save_export(path, b"ny", force=True, disk=FailingDisk("fsync", errno.EINVAL, after=1))
    assert path.read_text() == "ny"


def test_the_ledger_remembers_the_file_and_not_its_words(workbook: Workbook) -> None:
    left = record_export(workbook.journal, workbook.clock, "mus", "md", b"hemmelig tekst", ["a", "b"], ["p"])
    (stored,) = workbook.journal.exports()
    assert stored.id == left.id
    assert stored.sha256 == sha256(b"hemmelig tekst").hexdigest()
    assert (stored.audience, stored.format, stored.records) == ("mus", "md", ["a", "b"])
    assert stored.people == ["p"]
    assert b"hemmelig" not in (workbook.journal.home / "journal.lederbog").read_bytes()


@pytest.mark.parametrize("typed", ["~ny plan.md", "~ingen-hedder-det/ny.md", " ny.md "])
def test_a_name_that_begins_like_somebodys_folder_is_a_name(typed: str) -> None:
    assert place_of(typed) == Path(typed.strip())


def test_a_folder_that_may_not_be_looked_into_holds_no_file_to_replace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "der.md"
    there.write_text("ord", encoding="utf-8")
    assert is_taken(there)
    assert not is_taken(tmp_path / ("x" * 300 + ".md"))

    def refused(_path: Path) -> bool:
        raise PermissionError(13, "nej")

    monkeypatch.setattr(Path, "is_file", refused)
    assert not is_taken(there)
