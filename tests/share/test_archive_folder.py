"""The archive as a folder: every answer, a file a record, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journal.stumbling import StumblingDisk
from tests.share.conftest import asked
from workbook.context import Workbook
from workbook.errors import PlaceError
from workbook.journal.records import Entry
from workbook.share.archive_folder import INDEX, folder_name, save_folder

Keep = Callable[..., Entry]


def test_every_record_has_a_file_that_is_marked_private(workbook: Workbook, keep: Keep, tmp_path: Path) -> None:
    for words in ("det første", "det andet"):
        keep({"helbred": asked(words)}, title=f"Om {words}")
    folder = tmp_path / folder_name(workbook.clock)

    assert save_folder(workbook.journal, workbook.clock, folder) == 3

    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert folder.name == "PRIVAT-lederbog-2026-11-21"
    assert all(text.startswith("# PRIVAT · ") for text in files.values())
    index = files.pop(INDEX)
    assert all(name in index for name in files)
    assert sorted(word for text in files.values() for word in ("det første", "det andet") if f"\n{word}" in text) == [
        "det andet", "det første",
    ]  # fmt: skip
    assert not any("andet" in name for name in files)
    assert [one.audience for one in workbook.journal.exports()] == ["alt"]


def test_a_folder_that_is_there_is_not_touched(workbook: Workbook, keep: Keep, tmp_path: Path) -> None:
    keep({"frit": asked("ord")})
    (tmp_path / "der").mkdir()

    for place in (tmp_path / "der", tmp_path / "ingen" / "der", Path(tmp_path.anchor), Path()):
        with pytest.raises(PlaceError):
            save_folder(workbook.journal, workbook.clock, place)
    assert list((tmp_path / "der").iterdir()) == []


def test_what_the_disk_refuses_leaves_nothing_behind(workbook: Workbook, keep: Keep, tmp_path: Path) -> None:
    keep({"frit": asked("ord")})
    place = tmp_path / "ude"
    place.mkdir()
    done = StumblingDisk()
    save_folder(workbook.journal, workbook.clock, place / "hel", disk=done)

    for number in range(1, len(done.calls) + 1):
        with pytest.raises(PlaceError):
            save_folder(workbook.journal, workbook.clock, place / "halv", disk=StumblingDisk(at=number))
        assert [path.name for path in place.iterdir()] == ["hel"], done.calls[number - 1]
