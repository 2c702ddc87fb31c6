"""Clocks are set back, zones change, seconds leap: order and ids hold."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from tests.journal.made import entry, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.dates import parse_stamp, stamp
from workbook.journal.journal import Journal

COPENHAGEN, NUUK = ZoneInfo("Europe/Copenhagen"), ZoneInfo("America/Nuuk")


def note(journal: Journal, clock: FixedClock, text: str) -> str:
    """Saved now; the id."""
    (stored,) = journal.commit(entry(journal.new_id(), text, created=stamp(clock.now())))
    return stored.id


def test_a_clock_that_is_set_back_makes_no_id_twice_and_no_old_version_new(tmp_path: Path, clock: FixedClock) -> None:
    journal = filled(tmp_path, clock, 1)
    record = journal.entries()[0]
    ids = [record.id]
    for days in (-1, -400, 0, -10_000):
        clock.moment += timedelta(days=days)
        ids.append(journal.new_id())
        record.answers["note"].value = f"{days}"
        record.revision = journal.commit(record)[0].revision
    assert ids == sorted(set(ids))
    journal.compact(force=True)
    again = Journal.open(tmp_path, clock)
    assert texts(again) == ["-10000"]
    assert [text_of(one) for one in again.history(record.id)] == ["0", "-1", "-400", "0", "-10000"]


def test_the_trash_is_not_emptied_by_a_clock_that_was_set_back(tmp_path: Path, clock: FixedClock) -> None:
    journal = filled(tmp_path, clock, 1)
    journal.trash(journal.entries()[0].id)
    assert journal.purge_old_trash(clock.now() - timedelta(days=4000)) == 0
    assert len(journal.trashed()) == 1


def test_the_hour_that_comes_twice_keeps_its_order(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 10, 25, 2, 30, tzinfo=COPENHAGEN, fold=0))
    journal = Journal.open(tmp_path, clock)
    made = [note(journal, clock, "sommertid 02.30")]
    clock.moment = datetime(2026, 10, 25, 2, 10, tzinfo=COPENHAGEN, fold=1)
    made.append(note(journal, clock, "vintertid 02.10"))
    clock.moment = datetime(2026, 3, 29, 1, 59, tzinfo=COPENHAGEN)
    made.insert(0, note(journal, clock, "før springet"))
    clock.moment = datetime(2026, 3, 29, 3, 0, tzinfo=COPENHAGEN)
    made.insert(1, note(journal, clock, "efter springet"))
    assert [one.id for one in Journal.open(tmp_path, clock).entries()] == made


def test_two_zones_agree_on_the_order(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
    clocks = [FixedClock(moment.astimezone(zone)) for zone in (COPENHAGEN, NUUK)]
    windows = [Journal.open(tmp_path, one) for one in clocks]
    made = []
    for turn in range(6):
        for one in clocks:
            one.moment += timedelta(minutes=1)
        made.append(note(windows[turn % 2], clocks[turn % 2], f"{turn}"))
    for window in windows:
        window.refresh()
        assert [found.id for found in window.entries()] == made
        assert len({found.created[-6:] for found in window.entries()}) == 2
        assert made == sorted(made), "ids of one minute after another grow whoever makes them"


def test_a_leap_second_is_a_moment_like_any_other(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    stamps = [
        "2017-01-01T00:59:59.900000+01:00",
        "2016-12-31T23:59:60+00:00",
        "2017-01-01T01:00:00.100000+01:00",
    ]
    for created in reversed(stamps):
        journal.commit(entry(journal.new_id(), created=created))
    assert [one.created for one in journal.entries()] == stamps
    assert parse_stamp("2016-12-31T23:59:60.5Z") == parse_stamp("2017-01-01T00:00:00+00:00")
    (stored,) = journal.commit(structs.replace(journal.entries()[1], title="rettet"))
    assert stored.created == stamps[1]


@pytest.mark.parametrize("text", ["2016-12-31T23:59:61+00:00", "2016-12-31T23:59:60", ":60", "", "x" * 40])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_stamp(text)
