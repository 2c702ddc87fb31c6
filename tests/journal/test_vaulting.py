"""The lock on a home: what it covers, what opens it, and what each fault says."""

import errno
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.faults import FaultyDisk, SharingViolation
from tests.journal.made import draft, entry, filled, text_of, texts
from tests.journal.old_format import as_format_0
from tests.journal.sealed_home import NEW, PASSPHRASE, everything, open_words, sealed, unlocked
from tests.vault.fixed import CHEAP
from workbook.clock import FixedClock
from workbook.errors import AnswerError, DamagedError, LockedError, PlaceError, WrongSecretError
from workbook.journal import doctor, inbox, locks, vaulting
from workbook.journal.backups import copy_to, generations, keep
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.restore import restore
from workbook.journal.swapping import content_of
from workbook.vault.keys import DataKey, KeyFile, open_with

CANARY = "kanariefugl på første sal"
WORDS = (CANARY, "kanariefugl")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def plain(home: Path, clock: FixedClock) -> Journal:
    """A home in which every kind of file says the canary."""
    journal = filled(home, clock, 1)
    (stored,) = journal.commit(entry(journal.new_id(), CANARY))
    journal.commit(structs.replace(entry(stored.id, CANARY + " igen"), revision=1))
    keep(home, clock)
    clock.moment += timedelta(days=1)
    journal.compact(force=True)
    journal.commit(structs.replace(entry(journal.new_id(), CANARY), tags=[CANARY]))
    keep(home, clock)
    journal.drafts.write(draft(journal.new_id(), CANARY), durable=True)
    data = (home / "journal.lederbog").read_bytes()
    line = data.splitlines(keepends=True)[-1]
    (home / "rescued").mkdir()
    (home / "rescued" / "journal-9-1.part").write_bytes(line[:-5])
    (home / "rescued" / "journal-1-1.damaged").write_bytes(b"x" + data[1:])
    harmed = data.replace(b"kanariefugl", b"kanariefug1", 1)
    (home / "backups" / "journal-2026-11-01.lederbog").write_bytes(harmed)
    (home / "backups" / ".journal-2026-11-22.lederbog.00ff00ff.tmp").write_bytes(data)
    with (home / "journal.lederbog").open("ab") as file:
        file.write(line[:-5])
    return journal


def test_nothing_in_the_home_says_a_word_when_the_lock_is_on(home: Path, plain: Journal, clock: FixedClock) -> None:
    assert len(open_words(everything(home), *WORDS)) >= 9
    before = texts(plain)
    done = sealed(home, clock)
    assert open_words(everything(home), *WORDS) == []
    assert (done.outside, done.left) == ((), ())
    for secret in (PASSPHRASE, done.code, done.code.lower().replace("-", " ")):
        journal = unlocked(home, clock, secret)
        assert texts(journal) == before
        assert [text_of(one) for one in journal.drafts.all()] == [CANARY]
        assert not journal.notices
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in everything(home) if path.name != "settings.toml"} == {
            0o600
        }


def test_nothing_says_a_word_after_anything_that_is_done_with_the_lock_on(
    home: Path, plain: Journal, clock: FixedClock, tmp_path: Path
) -> None:
    code = sealed(home, clock).code
    journal = unlocked(home, clock)
    key = journal.key
    assert key is not None
    open_form = draft(journal.new_id(), CANARY)
    first = journal.entries()[1]
    steps = {
        "save": lambda: journal.commit(entry(journal.new_id(), CANARY)),
        "draft": lambda: journal.drafts.write(open_form, durable=False),
        "draft again": lambda: journal.drafts.write(structs.replace(open_form, focus=CANARY), durable=True),
        "note": lambda: inbox.drop(home, entry(journal.new_id(), CANARY)),
        "compaction": lambda: journal.compact(force=True),
        "trash": lambda: journal.trash(first.id),
        "purge": lambda: journal.purge([first.id], now=clock.now()),
        "backup": lambda: keep(home, clock),
        "restore": lambda: restore(generations(home)[0], home, clock, key=key),
        "examination": lambda: doctor.examine(home, key=key),
        "repair": lambda: doctor.repair(home, clock, key=key),
        "new passphrase": lambda: vaulting.change_passphrase(home, key, NEW, costs=CHEAP),
        "new code": lambda: vaulting.new_code(home, key),
        "copy": lambda: copy_to(home, tmp_path / "stick.lederbog"),
        "lock": journal.lock,
    }
    for name, step in steps.items():
        step()
        assert open_words(everything(home), *WORDS) == [], name
    assert open_words(everything(tmp_path), *WORDS) == []
    with pytest.raises(WrongSecretError):
        locks.unlock(home, code)
    assert CANARY in texts(unlocked(home, clock, NEW))


def test_taken_off_all_is_as_it_was(home: Path, plain: Journal, clock: FixedClock) -> None:
    before = texts(plain)
    parts = {name: (home / "rescued" / name).read_bytes() for name in ("journal-9-1.part", "journal-1-1.damaged")}
    parts["journal-2026-11-01-1.damaged"] = (home / "backups" / "journal-2026-11-01.lederbog").read_bytes()
    key = sealed(home, clock).key
    inbox.drop(home, entry(plain.new_id(), "imens"))
    assert vaulting.turn_off(home, clock, key) == ()
    assert not locks.is_sealed(home)
    assert texts(Journal.open(home, clock)) == [*before, "imens"]
    assert parts == {name: (home / "rescued" / name).read_bytes() for name in parts}
    names = {path.name for path in everything(home)}
    assert not [name for name in names if "keys" in name or "mark" in name or "inbox" in name or name.endswith("next")]
    assert [text_of(one) for one in Journal.open(home, clock).drafts.all()] == [CANARY]
    for path in generations(home):
        assert not content_of(Disk(), path).sealed


@pytest.mark.parametrize("bad", [0, 1])
def test_a_journal_that_does_not_open_with_passphrase_and_code_takes_no_place(
    home: Path, plain: Journal, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, bad: int
) -> None:
    opened: list[DataKey] = []

    def unlike(file: KeyFile, secret: str) -> DataKey:
        right = open_with(file, secret)
        opened.append(DataKey(bytes(32)) if len(opened) == bad else right)
        return opened[-1]

    monkeypatch.setattr("workbook.vault.keys.open_with", unlike)
    before = everything(home)
    with pytest.raises(PlaceError):
        sealed(home, clock)
    after = {path: data for path, data in everything(home).items() if path.parent.name != "rescued"}
    assert after.items() <= before.items() | {(home / "journal.lederbog", after[home / "journal.lederbog"])}
    assert not locks.is_sealed(home)
    assert CANARY in texts(Journal.open(home, clock))


def test_on_off_and_on_again_gives_another_key(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 2)
    first = sealed(home, clock)
    vaulting.turn_off(home, clock, first.key)
    second = sealed(home, clock)
    assert first.key != second.key
    with pytest.raises(LockedError):
        Journal.open(home, clock, key=first.key)
    with pytest.raises(WrongSecretError):
        locks.unlock(home, first.code)
    assert texts(unlocked(home, clock, second.code)) == ["0", "1"]


def test_a_lock_that_is_on_is_not_put_on_again(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    sealed(home, clock)
    before = everything(home)
    with pytest.raises(PlaceError):
        vaulting.turn_on(home, clock, NEW, costs=CHEAP)
    assert everything(home) == before


def test_a_journal_of_an_earlier_format_can_be_locked_with_its_backups(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 3)
    path = home / "journal.lederbog"
    path.write_bytes(as_format_0(path.read_bytes()))
    keep(home, clock)
    key = sealed(home, clock).key
    assert open_words(everything(home), "Hvad lagde du") == []
    assert texts(unlocked(home, clock)) == ["0", "1", "2"]
    for backup in generations(home):
        assert len(content_of(Disk(), backup, key).live()) == 3


@pytest.mark.parametrize("passphrase", ["", "\n"])
def test_without_a_passphrase_nothing_happens(home: Path, clock: FixedClock, passphrase: str) -> None:
    filled(home, clock, 1)
    with pytest.raises(AnswerError):
        vaulting.turn_on(home, clock, passphrase, costs=CHEAP)
    assert not locks.is_sealed(home)
    assert not (home / ".vault.next").exists()


def test_an_empty_home_can_be_locked(home: Path, clock: FixedClock) -> None:
    sealed(home, clock)
    journal = unlocked(home, clock)
    assert journal.is_empty()
    journal.commit(entry(journal.new_id(), CANARY))
    assert texts(unlocked(home, clock)) == [CANARY]
    assert open_words(everything(home), *WORDS) == []


def test_a_damaged_journal_is_to_be_mended_first(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 3)
    path = home / "journal.lederbog"
    path.write_bytes(path.read_bytes().replace(b'"1"', b'"7"'))
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="doctor"):
        sealed(home, clock)
    assert path.read_bytes() == before
    assert not locks.is_sealed(home)
    assert not (home / ".vault.next").exists()


class Stuck(FaultyDisk):
    """As on Windows, where another program has a file open: it can be neither replaced nor removed."""

    stuck = True

    def replace(self, source: Path, target: Path) -> None:
        if self.stuck and target.name.startswith("journal-2026-11-2") and target.suffix == ".lederbog":
            raise SharingViolation(errno.EACCES, "in use")
        super().replace(source, target)


def test_a_file_that_is_in_use_is_named_and_follows_at_the_next_start(
    home: Path, plain: Journal, clock: FixedClock
) -> None:
    disk = Stuck()
    done = sealed(home, clock, disk)
    assert {path.name for path in done.left} == {"journal-2026-11-21.lederbog", "journal-2026-11-22.lederbog"}
    assert {name for name in open_words(everything(home), *WORDS)} == {path.name for path in done.left}
    journal = Journal.open(home, clock, key=done.key, disk=disk)
    assert CANARY in texts(journal)
    for act in (lambda: keep(home, clock, disk=disk), lambda: journal.purge(["x"], now=clock.now())):
        with pytest.raises(PlaceError):
            act()
    assert {path.name for path in done.left} == set(open_words(everything(home), *WORDS))
    disk.stuck = False
    vaulting.clear_leftovers(home, disk=disk)
    assert open_words(everything(home), *WORDS) == []
    assert not [path for path in everything(home) if path.name.endswith(".next")]


# Locked and unlocked --------------------------------------------------------------------------------------------


def test_a_locked_journal_refuses_everything_and_holds_no_word(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    done = sealed(home, clock)
    journal = unlocked(home, clock)
    record = entry(journal.new_id(), CANARY)
    journal.commit(record)
    journal.drafts.write(draft("d", CANARY), durable=True)
    journal.lock()
    assert journal.sealed
    uses = (
        journal.entries, journal.entry_heads, journal.refresh, journal.is_empty, journal.trashed, journal.conflicts,
        journal.settings, journal.drafts.all, lambda: journal.get(record.id), lambda: journal.commit(record),
        lambda: journal.drafts.write(draft("d", "x"), durable=False), lambda: journal.drafts.discard("d"),
        lambda: journal.compact(force=True), lambda: journal.purge([record.id], now=clock.now()), lambda: journal.key,
        lambda: journal.database.table("entries").all(), lambda: journal.trash(record.id),
    )  # fmt: skip
    for use in uses:
        with pytest.raises(LockedError):
            use()
    assert CANARY not in repr(vars(journal._storage)) + repr(vars(journal.drafts)) + repr(vars(journal._storage.log))
    journal.unlock(done.key)
    assert texts(journal) == ["0", CANARY]
    assert [text_of(one) for one in journal.drafts.all()] == [CANARY]


def test_nothing_of_the_key_or_the_code_is_in_a_repr(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    done = sealed(home, clock)
    shown = repr(done) + repr(done.key) + repr(unlocked(home, clock).key)
    assert done.code not in shown
    assert done.key.data.data.hex() not in shown
    assert repr(done.key.data.data) not in shown
