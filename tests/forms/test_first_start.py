"""What the first start and a quick note store."""

from datetime import date
from pathlib import Path

import pytest

from workbook import paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.errors import PlaceError
from workbook.forms.first_start import can_move, first_start, is_first, move_to
from workbook.forms.quick_note import QuickNote
from workbook.journal.journal import Journal
from workbook.settings import Settings


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Workbook:
    return Workbook(
        library=Library.open(paths.content_root()),
        journal=Journal.open(tmp_path / "bog", clock),
        settings=Settings(),
        clock=clock,
    )


def test_unit_and_date_are_one_transaction(book: Workbook) -> None:
    file = book.journal.home / "journal.lederbog"
    before = file.read_bytes().count(b"\n")
    first_start(book, "  Team\nNord ", "module", date(2026, 12, 1))
    assert file.read_bytes().count(b"\n") == before + 1
    (entry,), (meeting,) = book.journal.entries(), book.journal.meetings()
    assert entry.answers["enhed"].value == "Team Nord"
    assert entry.answers["enhed"].question == "Hvilken enhed leder jeg?"
    assert (meeting.kind, meeting.number, meeting.date, meeting.title) == ("module", 1, "2026-12-01", "Modul 1")
    assert not is_first(book)


def test_nothing_said_is_nothing_stored(book: Workbook) -> None:
    first_start(book, "  ", "trio", None)
    assert is_first(book)
    assert (book.journal.entries(), book.journal.meetings()) == ([], [])


def test_a_folder_that_was_named_for_this_start_is_not_moved(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not can_move(book.journal.home, {"LEDERBOG_HOME": str(book.journal.home)})
    assert not can_move(book.journal.home, {})
    monkeypatch.setattr(paths, "default_home", lambda: book.journal.home)
    assert can_move(book.journal.home, {})


def test_a_move_that_cannot_be_remembered_changes_nothing(
    book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_home: Path) -> None:
        raise PlaceError("nej")

    monkeypatch.setattr(paths, "choose_home", refuse)
    with pytest.raises(PlaceError):
        move_to(book, str(tmp_path / "ny"))
    first_start(book, "Team Nord", "trio", None)
    assert len(book.journal.entries()) == 1


def test_moving_to_where_it_lies_is_nothing(book: Workbook) -> None:
    assert move_to(book, f" {book.journal.home} ") is book


def test_a_note_is_a_draft_until_it_is_kept(book: Workbook) -> None:
    note = QuickNote(book)
    note.write("En\r\nto\x00", (1, 2))
    assert note.flush(durable=False)
    assert not note.flush(durable=False)
    assert note.flush(durable=True)
    assert not note.flush(durable=True)
    (draft,) = book.journal.drafts.all()
    assert (draft.answers["note"].value, draft.cursor) == ("En\nto", (1, 2))
    entry = QuickNote(book, draft).commit()
    assert entry is not None
    assert (entry.title, entry.share, entry.exercise) == ("En to", [], "")
    assert entry.id == draft.record
    assert book.journal.drafts.all() == []


def test_a_note_that_is_kept_twice_is_one_entry(book: Workbook) -> None:
    note = QuickNote(book)
    note.write("En")
    note.commit()
    note.write("En og to")
    note.commit()
    note.commit()
    (entry,) = book.journal.entries()
    assert (entry.answers["note"].value, entry.revision) == ("En og to", 2)


def test_an_empty_note_leaves_nothing(book: Workbook) -> None:
    note = QuickNote(book)
    note.write("x")
    note.flush(durable=False)
    note.write(" ")
    assert note.commit() is None
    assert book.journal.entries() == []
    assert book.journal.drafts.all() == []
