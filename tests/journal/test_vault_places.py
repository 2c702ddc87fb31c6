"""Where a home that is locked lies: behind links, with copies and folders of others in it."""

from pathlib import Path

import pytest

from tests.journal.made import filled, texts
from tests.journal.sealed_home import everything, sealed, unlocked
from workbook.clock import FixedClock
from workbook.errors import PlaceError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_copies_of_a_sync_program_are_named_and_left(home: Path, tmp_path: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    synced = tmp_path / "synced"
    synced.mkdir()
    (home / "journal.lederbog").rename(synced / "mine.lederbog")
    (home / "journal.lederbog").symlink_to(synced / "mine.lederbog")
    plain = (synced / "mine.lederbog").read_bytes()
    copies = [home / "journal-PC2.lederbog", synced / "mine (1).lederbog"]
    for copy in copies:
        copy.write_bytes(plain)
    assert sorted(sealed(home, clock).outside) == sorted(copies)
    assert [copy.read_bytes() for copy in copies] == [plain, plain]
    assert (home / "journal.lederbog").is_symlink()
    assert texts(unlocked(home, clock)) == ["0"]
    assert {path.name for path in synced.iterdir()} == {"mine.lederbog", "mine (1).lederbog"}


def test_a_home_that_is_reached_by_a_link_has_no_copies_outside(home: Path, tmp_path: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    link = tmp_path / "link"
    link.symlink_to(home, target_is_directory=True)
    assert sealed(link, clock).outside == ()
    assert texts(unlocked(link, clock)) == ["0"]


def test_a_folder_among_the_copies_is_what_is_named(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    folder = home / "backups" / "fra telefonen"
    folder.mkdir(parents=True)
    before = everything(home)
    with pytest.raises(PlaceError, match="fra telefonen"):
        sealed(home, clock)
    assert everything(home) == before
