"""Changing jobs: the shared plans are on disk, and nothing else that was written can be read, wherever it is killed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.sealed_home import everything, open_words, sealed, unlocked
from tests.journal.stumbling import StumblingDisk
from tests.share.conftest import asked
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.errors import LederbogError, PlaceError
from workbook.journal import backups
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Draft, Entry, Person, Plan, Record
from workbook.settings import Settings
from workbook.share.handover import HandedOver, hand_over
from workbook.share.outgoing import Outgoing

SECRET, SHARED, NAME = "kanariefugl", "En runde om ugen", "Kirstine Holm"


def _filled(home: Path, clock: FixedClock) -> None:
    """A home with a plan for the workplace, private words everywhere, a backup, and a draft."""
    journal = Journal.open(home, clock)
    now = stamp(clock.now())

    def made(kind: type[Record], **fields: object) -> Record:
        return structs.replace(kind(id=journal.new_id(), created=now, updated=now), **fields)

    answers = {"aendring": asked(f"{SHARED} med {NAME}", "Hvad prøver vi?"), "delt": asked(SECRET)}
    journal.commit(
        made(Plan, title="Plan", exercise="plan", answers=answers, share=["leder"]),
        made(Plan, title=SECRET, exercise="plan", answers={"aendring": asked(SECRET)}),
        made(Entry, title="En side", exercise="side", answers={"frit": asked(SECRET)}, share=["leder"]),
        made(Person, alias="medarbejder K", role="en kollega", name=NAME),
    )
    journal.compact(force=True)
    backups.keep(home, clock, disk=Disk())
    draft = Draft(id=journal.new_id(), record=journal.new_id(), created=now, updated=now, exercise="side")
    draft.answers["frit"] = Answer(question="Hvad?", kind="long", value=SECRET)
    journal.drafts.write(draft, durable=True)
    (home / "rescued").mkdir()
    (home / "rescued" / "journal-1.part").write_text(SECRET, encoding="utf-8")
    (home / "journal (conflicted copy).lederbog").write_bytes((home / "journal.lederbog").read_bytes())
    (home / "settings.toml").write_text('language = "da"\n', encoding="utf-8")
    journal.close()


def _out(library: Library, journal: Journal, clock: FixedClock) -> Outgoing:
    return Outgoing(Workbook(library, journal, Settings(), clock), "leder", "plans")


def _handed(out: Outgoing, target: Path) -> HandedOver:
    return hand_over(out, out.sheet(), target)


Opened = Callable[[Path, FixedClock, Disk | None], Journal]


def _plain(home: Path, clock: FixedClock, disk: Disk | None = None) -> Journal:
    return Journal.open(home, clock, disk=disk)


def _locked(home: Path, clock: FixedClock, disk: Disk | None = None) -> Journal:
    if not (home / "keys.lederbog").exists():
        sealed(home, clock)
    return unlocked(home, clock, disk=disk)


@pytest.mark.parametrize("opened", [_plain, _locked])
def test_only_the_shared_plan_is_left_and_a_receipt_without_words(
    tmp_path: Path, library: Library, clock: FixedClock, opened: Opened
) -> None:
    home, target = tmp_path / "home", tmp_path / "planer.md"
    _filled(home, clock)
    journal = opened(home, clock, None)

    done = _handed(_out(library, journal, clock), target)

    said = target.read_text(encoding="utf-8")
    assert f"{SHARED} med medarbejder K" in said
    assert SECRET not in said
    assert done.left == ()
    assert journal.is_empty()
    assert not journal.sealed
    names = {path.name for path in everything(home)}
    assert names == {"journal.lederbog", "settings.toml", ".lock"}
    assert open_words(everything(home), SECRET, SHARED, NAME) == []
    assert done.receipt_file is not None
    assert done.receipt_file.read_text(encoding="utf-8") == done.receipt
    assert [word for word in (SECRET, SHARED, NAME, "medarbejder") if word in done.receipt] == []
    for line in ("Planer: 2", "lagt ved siden af dagbogen: 1", "Filer, der ikke kunne slettes: 0"):
        assert line in done.receipt
    Journal.open(home, clock).commit()


def test_a_file_that_cannot_be_written_deletes_nothing(tmp_path: Path, library: Library, clock: FixedClock) -> None:
    home = tmp_path / "home"
    _filled(home, clock)
    journal = Journal.open(home, clock)
    before = everything(home)

    for target in (tmp_path / "ingen" / "planer.md", home / "backups" / "planer.md"):
        with pytest.raises(PlaceError):
            _handed(_out(library, journal, clock), target)
        assert everything(home) == before


@pytest.mark.parametrize("opened", [_plain, _locked])
@pytest.mark.parametrize("dead", [False, True])
def test_wherever_it_ends_the_plans_are_out_and_the_journal_is_whole_or_gone(
    tmp_path: Path, library: Library, clock: FixedClock, opened: Opened, dead: bool
) -> None:
    """Every call of the disk fails once; with `dead`, so does every later one, as when the process was killed."""
    ends, number = set(), 0
    while True:
        number += 1
        home, target = tmp_path / f"home-{number}", tmp_path / f"planer-{number}.md"
        _filled(home, clock)
        opened(home, clock, None).close()
        disk = StumblingDisk()
        journal = opened(home, clock, disk)
        ids = {one.id for one in (*journal.entries(), *journal.plans())}
        disk.at, disk.dead = len(disk.calls) + number, dead
        with suppress(LederbogError, OSError):
            _handed(_out(library, journal, clock), target)
        reached = len(disk.calls) >= disk.at
        again = opened(home, clock, None) if (home / "keys.lederbog").exists() and _is_sealed(home) else None
        again = again or Journal.open(home, clock)
        left = {one.id for one in (*again.entries(), *again.plans())}
        assert left in (ids, set())
        assert SHARED in target.read_text(encoding="utf-8")
        if not left:
            assert open_words(everything(home), SECRET, SHARED, NAME) == []
            assert not (home / "keys.lederbog").exists()
        ends.add(bool(left))
        if not reached:
            break
    assert ends == {True, False}


def _is_sealed(home: Path) -> bool:
    return b'"sealed"' in (home / "journal.lederbog").read_bytes().partition(b"\n")[0]


class _SlowBackup(Disk):
    """A backup of another thread gets its name just before the empty journal is put in place."""

    def put(self, path: Path, data: bytes) -> None:
        late = path.parent / "backups" / "journal-2026-11-21.lederbog"
        late.write_bytes(path.read_bytes())
        super().put(path, data)


def test_a_backup_that_was_under_way_goes_too(tmp_path: Path, library: Library, clock: FixedClock) -> None:
    home = tmp_path / "home"
    _filled(home, clock)
    journal = Journal.open(home, clock, disk=_SlowBackup())

    assert _handed(_out(library, journal, clock), tmp_path / "planer.md").left == ()
    assert open_words(everything(home), SECRET, SHARED, NAME) == []


def test_what_is_not_shared_stays_out_and_nothing_shared_is_said(
    workbook: Workbook, keep: Callable[..., Entry]
) -> None:
    keep({"frit": asked(SECRET)}, ("leder",))
    out = Outgoing(workbook, "leder", "plans")

    assert "Ingen plan er delt." in out.content(out.sheet()).decode()
