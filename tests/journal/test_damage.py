from pathlib import Path

import pytest

from tests.journal.made import entry, filled, texts
from workbook.clock import FixedClock
from workbook.errors import DamagedError, ForeignError
from workbook.journal.journal import Journal
from workbook.journal.lines import Header, write_header
from workbook.journal.reading import Damage


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def data(home: Path, clock: FixedClock) -> bytes:
    """The bytes of a journal with four entries."""
    filled(home, clock, 4)
    return (home / "journal.lederbog").read_bytes()


def opened(home: Path, data: bytes, clock: FixedClock) -> Journal:
    """A journal of these bytes."""
    (home / "journal.lederbog").write_bytes(data)
    return Journal.open(home, clock)


def test_cut_anywhere_in_its_last_lines_it_still_has_all_that_is_whole(
    home: Path, data: bytes, clock: FixedClock
) -> None:
    ends = [place + 1 for place, byte in enumerate(data) if byte == 10]
    for cut in range(ends[2], len(data) + 1):
        whole = sum(end <= cut for end in ends) - 1
        journal = opened(home, data[:cut], clock)
        assert texts(journal) == [str(number) for number in range(whole)]
        assert not journal.damage
        tail = data[ends[whole] : cut]
        journal.commit(entry(journal.new_id(), "after"))
        assert texts(Journal.open(home, clock)) == [*texts(journal)] == [*map(str, range(whole)), "after"]
        rescued = list((home / "rescued").glob("*"))
        assert [path.read_bytes() for path in rescued] == ([tail] if tail else [])
        for path in rescued:
            path.unlink()
        assert any("rescued" in notice for notice in journal.notices) == bool(tail)


def test_reading_alone_leaves_an_unfinished_line_where_it_is(home: Path, data: bytes, clock: FixedClock) -> None:
    journal = opened(home, data[:-5], clock)
    journal.refresh()
    assert texts(journal) == ["0", "1", "2"]
    assert (home / "journal.lederbog").read_bytes() == data[:-5]
    (home / "journal.lederbog").write_bytes(data)
    assert journal.refresh()
    assert texts(journal) == ["0", "1", "2", "3"]


def test_any_damaged_byte_costs_one_line_at_most_and_is_never_written_over(
    home: Path, data: bytes, clock: FixedClock
) -> None:
    begins = data.index(b"\n") + 1
    third = data.index(b"\n", data.index(b"\n", begins) + 1) + 1
    for place in range(begins, third):
        harmed = data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :]
        journal = opened(home, harmed, clock)
        hit = data[begins:place].count(b"\n")
        lost = [str(hit)] if data[place] != 10 else []
        assert texts(journal) == [text for text in map(str, range(4)) if text not in lost]
        assert [one.kind for one in journal.damage] == ["unreadable"]
        assert len(journal.notices) == 1
        journal.commit(entry(journal.new_id(), "after"))
        assert (home / "journal.lederbog").read_bytes().startswith(harmed)
        again = Journal.open(home, clock)
        assert texts(again)[-1] == "after"
        assert again.damage == journal.damage


def test_a_missing_line_is_told(home: Path, data: bytes, clock: FixedClock) -> None:
    lines = data.splitlines(keepends=True)
    journal = opened(home, b"".join([*lines[:2], *lines[3:]]), clock)
    assert texts(journal) == ["0", "2", "3"]
    assert journal.damage == (Damage(3, "missing"),)


def test_an_old_line_put_in_again_does_not_bring_back_the_old_words(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    before = (home / "journal.lederbog").read_bytes()
    record = journal.entries()[0]
    record.answers["note"].value = "new"
    journal.commit(record)
    data = (home / "journal.lederbog").read_bytes()
    again = opened(home, data + before[before.index(b"\n") + 1 :], clock)
    assert texts(again) == ["new"]
    assert [one.kind for one in again.damage] == ["missing"]
    again.commit(entry(again.new_id(), "after"))
    assert len(Journal.open(home, clock).damage) == 1


def test_line_breaks_changed_by_another_program_cost_nothing(home: Path, data: bytes, clock: FixedClock) -> None:
    journal = opened(home, data.replace(b"\n", b"\r\n"), clock)
    assert texts(journal) == ["0", "1", "2", "3"]
    journal.commit(entry(journal.new_id(), "after"))
    assert texts(Journal.open(home, clock))[-1] == "after"


def test_with_a_damaged_header_all_is_read_and_nothing_written(home: Path, data: bytes, clock: FixedClock) -> None:
    harmed = b"x" + data[1:]
    joined = data.replace(b"\n", b" ", 1)
    assert texts(opened(home, joined, clock)) == ["0", "1", "2", "3"]
    journal = opened(home, harmed, clock)
    assert texts(journal) == ["0", "1", "2", "3"]
    assert journal.damage == (Damage(1, "unreadable"),)
    with pytest.raises(DamagedError, match=r"journal\.lederbog"):
        journal.commit(entry(journal.new_id()))
    assert (home / "journal.lederbog").read_bytes() == harmed
    assert len(journal.entries()) == 4


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b'99c8f963 0 {"format":"lederbog-journal"'])
def test_a_file_of_ours_that_holds_nothing_is_damaged(
    home: Path, data: bytes, clock: FixedClock, content: bytes
) -> None:
    with pytest.raises(DamagedError, match=r"journal\.lederbog"):
        opened(home, content, clock)
    assert (home / "journal.lederbog").read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"{}\n",
        b"SQLite format 3\0",
        write_header(Header(format="another-program", version=1, journal="x")),
        write_header(Header(format="lederbog-draft", version=1, journal="x")),
        write_header(Header(format="lederbog-journal", version=2, journal="x")),
        write_header(Header(format="lederbog-journal", version=1, journal="x", lines="otherwise")),
    ],
)
def test_a_foreign_or_newer_file_is_never_touched(home: Path, data: bytes, clock: FixedClock, content: bytes) -> None:
    with pytest.raises(ForeignError, match=r"journal\.lederbog"):
        opened(home, content, clock)
    assert (home / "journal.lederbog").read_bytes() == content


def test_a_journal_that_turns_foreign_while_it_is_open_keeps_what_was_read(
    home: Path, data: bytes, clock: FixedClock
) -> None:
    journal = opened(home, data, clock)
    (home / "journal.lederbog").write_bytes(b"something else\n")
    with pytest.raises(ForeignError):
        journal.commit(entry(journal.new_id()))
    assert len(journal.entries()) == 4
    (home / "journal.lederbog").write_bytes(data)
    journal.commit(entry(journal.new_id(), "after"))
    assert texts(Journal.open(home, clock)) == ["0", "1", "2", "3", "after"]


def test_another_generation_in_its_place_is_read_from_its_start(home: Path, data: bytes, clock: FixedClock) -> None:
    journal = opened(home, data, clock)
    other = Journal.open(home / "other", clock)
    other.commit(entry(other.new_id(), "from the other " + "x" * len(data)))
    (home / "journal.lederbog").write_bytes((home / "other" / "journal.lederbog").read_bytes())
    assert journal.refresh()
    assert texts(journal) == texts(other)


def test_an_older_copy_in_its_place_is_read_from_its_start(home: Path, data: bytes, clock: FixedClock) -> None:
    journal = opened(home, data, clock)
    lines = data.splitlines(keepends=True)
    (home / "journal.lederbog").write_bytes(b"".join(lines[:3]))
    assert journal.refresh()
    assert texts(journal) == ["0", "1"]


def test_a_last_line_that_was_taken_back_is_not_kept(home: Path, data: bytes, clock: FixedClock) -> None:
    journal = opened(home, data, clock)
    (home / "journal.lederbog").write_bytes(data[:-5])
    assert journal.refresh()
    assert texts(journal) == ["0", "1", "2"]
    (home / "journal.lederbog").write_bytes(data)
    assert journal.refresh()
    before = data[: data[:-1].rindex(b"\n") + 1]
    (home / "journal.lederbog").write_bytes(before)
    writer = Journal.open(home, clock)
    writer.commit(entry(writer.new_id(), "another, and a longer one " * 5))
    assert journal.refresh()
    assert texts(journal) == texts(writer)
