import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.made import draft, entry, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.errors import DamagedError, ForeignError, InUseError, PlaceError
from workbook.journal import doctor
from workbook.journal.backups import FOLDER, copy_to, generations, make
from workbook.journal.journal import Journal
from workbook.journal.lines import Header, write_header
from workbook.journal.restore import RestoreReport, restore

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def backup(home: Path, tmp_path: Path, clock: FixedClock) -> Path:
    """A copy of a journal with `0`, `1`, `2`; the journal has gone on to `3` and has `1` changed."""
    journal = filled(home, clock, 3)
    path = copy_to(home, tmp_path / "copy.lederbog").path
    record = journal.entries()[1]
    record.answers["note"].value = "1 and more"
    journal.commit(record, entry(journal.new_id(), "3"))
    return path


def content(home: Path) -> bytes:
    return (home / "journal.lederbog").read_bytes()


def opened(home: Path, clock: FixedClock) -> list[str]:
    journal = Journal.open(home, clock)
    assert not journal.damage
    return texts(journal)


def delete(journal: Journal, text: str) -> None:
    """For good, as a purge does."""
    table = journal.database.table("entries")
    assert table.remove(lambda document: document["answers"]["note"]["value"] == text)


def test_into_an_empty_home(backup: Path, tmp_path: Path, clock: FixedClock) -> None:
    there = tmp_path / "a new" / "machine"
    report = restore(backup, there, clock)
    assert report == RestoreReport(backup, there / "journal.lederbog", 3, None, 0, 0, 0)
    assert opened(there, clock) == ["0", "1", "2"]
    assert sorted(path.name for path in there.iterdir()) == [".lock", "journal.lederbog"]
    journal = Journal.open(there, clock)
    journal.commit(entry(journal.new_id(), "goes on"))
    assert opened(there, clock)[-1] == "goes on"


def test_the_journal_before_is_kept_and_can_be_had_again(home: Path, backup: Path, clock: FixedClock) -> None:
    before, was = content(home), opened(home, clock)
    given = backup.read_bytes()
    report = restore(backup, home, clock)
    assert (report.records, report.behind, report.obeyed, report.lost) == (3, 2, 0, 0)
    assert report.kept is not None
    assert report.kept.read_bytes() == before
    assert report.kept in generations(home)
    assert opened(home, clock) == ["0", "1", "2"]
    assert backup.read_bytes() == given
    again = restore(Path(report.kept.name), home, clock)
    assert again.kept != report.kept
    assert opened(home, clock) == was == ["0", "1 and more", "2", "3"]


def test_the_revisions_come_along(home: Path, backup: Path, clock: FixedClock, tmp_path: Path) -> None:
    newer = copy_to(home, tmp_path / "newer").path
    restore(newer, tmp_path / "there", clock)
    journal = Journal.open(tmp_path / "there", clock)
    changed = journal.entries()[1]
    assert [text_of(one) for one in journal.history(changed.id)] == ["1", "1 and more"]
    assert changed.revision == 2


def test_what_was_deleted_for_good_stays_deleted_and_leaves_no_word(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    journal = filled(home, clock, 1)
    journal.commit(entry(journal.new_id(), "hemmeligt"), entry(journal.new_id(), "beside it"))
    backup = copy_to(home, tmp_path / "copy").path
    delete(journal, "hemmeligt")
    report = restore(backup, home, clock)
    assert (report.records, report.obeyed) == (2, 1)
    assert opened(home, clock) == ["0", "beside it"]
    assert b"hemmeligt" not in content(home)
    restore(backup, home, clock)
    assert opened(home, clock) == ["0", "beside it"], "the tombstone came along"
    assert b"hemmeligt" not in content(home)


def test_a_table_that_was_emptied_is_obeyed_too(home: Path, backup: Path, clock: FixedClock) -> None:
    journal = Journal.open(home, clock)
    journal.database.drop_table("entries")
    assert restore(backup, home, clock).obeyed == 3
    assert opened(home, clock) == []


def test_drafts_settings_and_other_files_stay(home: Path, backup: Path, clock: FixedClock) -> None:
    Journal.open(home, clock).drafts.write(draft("d", "half written"), durable=True)
    (home / "settings.toml").write_text("x = 1")
    restore(backup, home, clock)
    assert [text_of(one) for one in Journal.open(home, clock).drafts.all()] == ["half written"]
    assert (home / "settings.toml").read_text() == "x = 1"


def test_a_window_that_is_open_reads_on_and_loses_nothing(home: Path, backup: Path, clock: FixedClock) -> None:
    window = Journal.open(home, clock)
    changing = window.entries()[1]
    restore(backup, home, clock)
    changing.answers["note"].value = "changed meanwhile"
    window.commit(changing)
    assert sorted(texts(window)) == ["0", "1", "2", "changed meanwhile"]
    assert sorted(opened(home, clock)) == sorted(texts(window))


def test_a_day_s_backup_is_found_by_its_name(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    make(journal, clock)
    journal.commit(entry(journal.new_id(), "later"))
    assert restore(Path("journal-2026-11-21.lederbog"), home, clock).records == 2
    assert opened(home, clock) == ["0", "1"]


def test_of_a_damaged_backup_all_that_can_be_read_comes(home: Path, backup: Path, clock: FixedClock) -> None:
    lines = backup.read_bytes().split(b"\n")
    backup.write_bytes(b"\n".join([lines[0], lines[1][:30] + b"#" + lines[1][31:], *lines[2:]]))
    report = restore(backup, home, clock)
    assert (report.lost, report.records) == (1, 2)
    assert opened(home, clock) == ["1", "2"]
    backup.write_bytes(b"#" + b"\n".join(lines)[1:])
    assert restore(backup, home, clock).lost == 1
    assert opened(home, clock) == ["0", "1", "2"]


def test_a_damaged_journal_is_replaced_and_kept(home: Path, backup: Path, clock: FixedClock) -> None:
    for ruin in (b"", b"\0" * 500, b"x" + content(home)[1:], content(home)[:-9]):
        (home / "journal.lederbog").write_bytes(ruin)
        report = restore(backup, home, clock)
        assert report.kept is not None
        assert report.kept.read_bytes() == ruin
        assert opened(home, clock) == ["0", "1", "2"]


def test_what_is_not_ours_is_neither_taken_nor_replaced(home: Path, backup: Path, clock: FixedClock) -> None:
    before, given = content(home), backup.read_bytes()
    newer = write_header(Header(format="lederbog-journal", version=99, journal="x"))
    otherwise = write_header(Header(format="lederbog-journal", version=1, journal="x", lines="otherwise"))
    for foreign, kind in (
        (b"SQLite format 3\0", ForeignError),
        (b'{"format": "another"}\n', ForeignError),
        (newer, ForeignError),
        (otherwise, ForeignError),
        (b"", DamagedError),
        (b"\0" * 99, DamagedError),
    ):
        backup.write_bytes(foreign)
        with pytest.raises(kind, match="copy"):
            restore(backup, home, clock)
        assert content(home) == before
    backup.write_bytes(given)
    for foreign in (b"SQLite format 3\0", newer):
        (home / "journal.lederbog").write_bytes(foreign)
        with pytest.raises(ForeignError, match=r"journal\.lederbog"):
            restore(backup, home, clock)
        assert content(home) == foreign
    assert not (home / FOLDER).exists()


def test_a_place_that_is_none_is_named(home: Path, backup: Path, tmp_path: Path, clock: FixedClock) -> None:
    before = content(home)
    (tmp_path / "a file").write_text("x")
    wrong = [tmp_path / "nowhere", tmp_path, home / "journal.lederbog", tmp_path / "a file" / "x"]
    for file in wrong:
        with pytest.raises(PlaceError) as caught:
            restore(file, home, clock)
        assert str(file) in str(caught.value)
    with pytest.raises(PlaceError, match="a file"):
        restore(backup, tmp_path / "a file", clock)
    assert content(home) == before
    assert (tmp_path / "a file").read_text() == "x"


def test_a_link_to_the_journal_stays_a_link(home: Path, backup: Path, tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "synced").mkdir()
    (home / "journal.lederbog").rename(tmp_path / "synced" / "mine")
    (home / "journal.lederbog").symlink_to(tmp_path / "synced" / "mine")
    with pytest.raises(PlaceError):
        restore(tmp_path / "synced" / "mine", home, clock)
    restore(backup, home, clock)
    assert (home / "journal.lederbog").is_symlink()
    assert opened(home, clock) == ["0", "1", "2"]
    assert sorted(path.name for path in (tmp_path / "synced").iterdir()) == ["mine"]


def test_in_use_it_waits_and_then_says_so(
    home: Path, backup: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = (
        "import os, sys\nfrom pathlib import Path\nfrom workbook.journal.disk import Disk\n"
        "from workbook.journal.lock import locked\nwith locked(Disk(), Path(sys.argv[1])):\n"
        "    os.write(1, b'held')\n    sys.stdin.readline()\n"
    )
    before = content(home)
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(home / ".lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.read(4) == b"held"
        monkeypatch.setattr("workbook.journal.swapping.PATIENCE", 0.02)
        with pytest.raises(InUseError):
            restore(backup, home, clock)
        assert content(home) == before
        process.stdin.close()
    assert restore(backup, home, clock).records == 3


def test_no_word_shows_in_a_repr(home: Path, backup: Path, clock: FixedClock) -> None:
    journal = Journal.open(home, clock)
    journal.commit(structs.replace(entry(journal.new_id(), "fortroligt"), title="fortroligt"))
    report = restore(copy_to(home, home / "copy").path, home / "there", clock)
    assert "fortroligt" not in repr(report)
    assert "fortroligt" not in "".join(map(repr, doctor.examine(home)))
