"""Notes written while the journal is locked: sealed at once, shown with the key, sorted in by the next save."""

import json
from pathlib import Path
from random import Random

import pytest

from tests.conftest import NOW
from tests.journal.made import entry, filled, text_of, texts
from tests.journal.sealed_home import PASSPHRASE, everything, files_on, open_words, said_in, sealed, unlocked
from tests.journal.torture import HOME, KINDS, Killed, Kind, disk_of
from workbook.clock import FixedClock
from workbook.errors import DamagedError, LederbogError, PlaceError
from workbook.journal import inbox, locks, vaulting
from workbook.journal.ids import IdMaker
from workbook.journal.journal import Journal
from workbook.journal.records import Entry

CANARY = "hørt i gangen"


@pytest.fixture
def home(tmp_path: Path, clock: FixedClock) -> Path:
    """A locked home with `0` in it."""
    home = tmp_path / "home"
    filled(home, clock, 1)
    sealed(home, clock)
    return home


def note(text: str, clock: FixedClock) -> Entry:
    return entry(IdMaker().new(clock.now()), text)


def test_a_note_is_sealed_at_once_and_shown_as_if_it_were_sorted(home: Path, clock: FixedClock) -> None:
    before = (home / "journal.lederbog").read_bytes()
    notes = [note(f"{CANARY} {number}", clock) for number in range(3)]
    for one in notes:
        inbox.drop(home, one)
    assert open_words(everything(home), CANARY) == []
    journal = unlocked(home, clock)
    assert [one.id for one in journal.entries()][1:] == [one.id for one in notes]
    assert [text_of(journal.get(one.id)) for one in notes] == [text_of(one) for one in notes]
    assert [one.revision for one in journal.entries()] == [1] * 4
    assert (home / "journal.lederbog").read_bytes() == before, "who only reads writes nothing"
    assert journal.notices == ()


def test_the_next_save_moves_them_and_empties_the_inbox(home: Path, clock: FixedClock) -> None:
    one = note(CANARY, clock)
    inbox.drop(home, one)
    journal = unlocked(home, clock)
    changed = journal.get(one.id)
    changed.answers["note"].value = "rettet"
    journal.commit(changed)
    assert not (home / "inbox.lederbog").exists()
    again = unlocked(home, clock)
    assert texts(again) == ["0", "rettet"]
    assert [text_of(past) for past in again.history(one.id)] == [CANARY, "rettet"]
    assert again.get(one.id).conflict_of == ""


def test_a_window_that_is_open_sees_it_at_its_next_look(home: Path, clock: FixedClock) -> None:
    journal = unlocked(home, clock)
    assert not journal.refresh()
    inbox.drop(home, note(CANARY, clock))
    assert journal.refresh()
    assert texts(journal) == ["0", CANARY]
    assert not journal.refresh()
    other = unlocked(home, clock)
    other.commit(entry(other.new_id(), "1"))
    assert journal.refresh()
    assert texts(journal) == texts(other) == ["0", CANARY, "1"]
    inbox.drop(home, note("nummer to", clock))
    assert journal.refresh()
    assert texts(journal)[-1] == "nummer to"


def test_what_the_journal_knows_already_is_skipped_also_when_it_was_deleted(home: Path, clock: FixedClock) -> None:
    one, two = note(CANARY, clock), note("slettes", clock)
    inbox.drop(home, one)
    inbox.drop(home, two)
    waiting = (home / "inbox.lederbog").read_bytes()
    journal = unlocked(home, clock)
    journal.purge([two.id], now=clock.now())
    changed = journal.get(one.id)
    changed.answers["note"].value = "rettet"
    journal.commit(changed)
    (home / "inbox.lederbog").write_bytes(waiting)  # as a process leaves it that ended before it was emptied
    again = unlocked(home, clock)
    assert texts(again) == ["0", "rettet"]
    again.commit(entry(again.new_id(), "1"))
    assert texts(unlocked(home, clock)) == ["0", "rettet", "1"]
    assert b"slettes" not in said_in((home / "journal.lederbog").read_bytes(), again.key), "not in an old line"
    assert not (home / "inbox.lederbog").exists()


def test_purged_before_it_was_sorted_it_is_gone(home: Path, clock: FixedClock) -> None:
    one = note(CANARY, clock)
    inbox.drop(home, one)
    journal = unlocked(home, clock)
    assert journal.purge([one.id], now=clock.now()).ids == (one.id,)
    assert texts(journal) == texts(unlocked(home, clock)) == ["0"]
    assert not (home / "inbox.lederbog").exists()


def test_a_harmed_line_costs_one_note_and_is_kept_and_told(home: Path, clock: FixedClock) -> None:
    notes = [note(f"{number}", clock) for number in range(1, 4)]
    for one in notes:
        inbox.drop(home, one)
    rows = (home / "inbox.lederbog").read_bytes().splitlines(keepends=True)
    harmed = b"".join([*rows[:2], rows[2].replace(b"A", b"B"), rows[3]])
    (home / "inbox.lederbog").write_bytes(harmed)
    journal = unlocked(home, clock)
    assert texts(journal) == ["0", "1", "3"]
    journal.commit(journal.settings())
    assert texts(unlocked(home, clock)) == ["0", "1", "3"]
    assert [path.read_bytes() for path in (home / "rescued").glob("inbox*")] == [harmed]
    assert [said for said in journal.notices if "rescued" in said]


def test_a_note_does_not_count_under_another_id_or_in_another_journal(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    one, two = note("1", clock), note("2", clock)
    inbox.drop(home, one)
    path = home / "inbox.lederbog"
    from workbook.journal.lines import framed, parts

    header, row = path.read_bytes().splitlines()
    found = parts(row)
    assert found is not None
    path.write_bytes(header + b"\n" + framed(1, found[1].replace(one.id.encode(), two.id.encode())))
    assert texts(unlocked(home, clock)) == ["0"]
    filled(tmp_path / "other", clock, 0)
    sealed(tmp_path / "other", clock)
    path.write_bytes(header + b"\n" + row + b"\n")
    (tmp_path / "other" / path.name).write_bytes(path.read_bytes())
    assert texts(unlocked(tmp_path / "other", clock)) == []


def test_without_a_lock_there_is_no_inbox(tmp_path: Path, clock: FixedClock) -> None:
    filled(tmp_path / "plain", clock, 1)
    with pytest.raises(PlaceError):
        inbox.drop(tmp_path / "plain", note(CANARY, clock))
    assert not (tmp_path / "plain" / "inbox.lederbog").exists()


def test_without_a_whole_key_file_nothing_is_taken(home: Path, clock: FixedClock) -> None:
    for path in (home / "keys.lederbog", home / "keys.copy", *(home / "backups").glob("*.keys")):
        path.write_bytes(b"x" + path.read_bytes()[1:])
    with pytest.raises(DamagedError):
        inbox.drop(home, note(CANARY, clock))
    assert open_words(everything(home), CANARY) == []


def test_the_lock_taken_off_brings_them_along(home: Path, clock: FixedClock) -> None:
    inbox.drop(home, note(CANARY, clock))
    key = locks.unlock(home, PASSPHRASE)
    assert key is not None
    vaulting.turn_off(home, clock, key)
    assert texts(Journal.open(home, clock)) == ["0", CANARY]
    assert not (home / "inbox.lederbog").exists()


def test_the_file_says_what_it_is(home: Path, clock: FixedClock) -> None:
    one = note(CANARY, clock)
    inbox.drop(home, one)
    first, row = (home / "inbox.lederbog").read_bytes().splitlines()
    header = json.loads(first.split(b" ", 2)[2])
    assert (header["format"], header["version"], header["lines"]) == ("lederbog-inbox", 1, "sealed")
    assert row.split(b" ")[1:3] == [b"1", one.id.encode()]


# Killed while sorting -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["drop", "sort"])
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_fails_no_note_is_lost_or_doubled(act: str, kind: Kind) -> None:
    clock = FixedClock(NOW)
    start = disk_of({}, Random(0))
    start.folders |= {HOME, *HOME.parents}
    key = sealed(HOME, clock, start).key
    notes = [note(f"{number}", clock) for number in range(3)]
    for one in notes:
        inbox.drop(HOME, one, disk=start)
    files, fresh = files_on(start), note("frisk", clock)
    at = 0
    while True:
        at += 1
        disk = disk_of(files, Random(at))
        journal = Journal.open(HOME, clock, disk=disk, key=key)
        disk.arm(at, kind, times=1 + at % 3)
        done = False
        try:
            if act == "drop":
                inbox.drop(HOME, fresh, disk=disk)
            else:
                journal.commit(fresh)
            done = True
        except (LederbogError, Killed):
            pass
        calls = disk.calls
        disk.arm(0, kind)
        for left in (disk.after_kill(), disk.after_power_cut(disk.chance)):
            there = Journal.open(HOME, clock, disk=left, key=key)
            wanted = [*notes, *([fresh] if done or len(there.entries()) == 4 else [])]
            assert [one.id for one in there.entries()] == [one.id for one in wanted], at
            there.commit(entry(there.new_id(), "efter"))
            again = Journal.open(HOME, clock, disk=left, key=key)
            assert texts(again) == [*(text_of(one) for one in wanted), "efter"], at
            assert not again.damage
            assert HOME / "inbox.lederbog" not in left.names
        if done and calls < at:
            break
    assert at > 10
