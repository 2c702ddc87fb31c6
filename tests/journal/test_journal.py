import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from tests.journal.made import THEN, draft, entry, filled, text_of, texts
from workbook import i18n
from workbook.clock import FixedClock
from workbook.dates import parse_stamp
from workbook.errors import AnswerError, DamagedError, NotFoundError
from workbook.journal.journal import SETTINGS_ID, Journal
from workbook.journal.records import TABLES, Answer, Entry, FollowUp, JournalSettings, Meeting, Plan


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "new" / "home"


@pytest.fixture
def journal(home: Path, clock: FixedClock) -> Journal:
    return Journal.open(home, clock)


def test_the_home_and_its_files_are_for_the_owner_only(home: Path, journal: Journal) -> None:
    journal.commit(entry(journal.new_id()))
    journal.drafts.write(draft("d"), durable=True)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [home, *home.rglob("*")]}
    draft_file = next(name for name in modes if name.endswith(".draft"))
    assert modes == {
        "home": 0o700,
        "drafts": 0o700,
        "journal.lederbog": 0o600,
        ".lock": 0o600,
        draft_file: 0o600,
    }


def test_what_was_committed_is_there_for_the_next_one_who_opens(home: Path, journal: Journal) -> None:
    clock = FixedClock(parse_stamp(THEN) + timedelta(hours=1))
    first = Journal.open(home, clock)
    (stored,) = first.commit(entry(first.new_id()))
    first.close()
    assert stored.revision == 1
    assert parse_stamp(stored.updated) == clock.now()
    again = Journal.open(home, clock)
    assert again.entries() == [stored]
    assert again.get(stored.id) == stored
    assert not again.refresh()
    assert journal.entries() == []
    assert journal.refresh()
    assert journal.entries() == [stored]


def test_one_commit_is_one_line_whatever_is_in_it(home: Path, journal: Journal) -> None:
    before = (home / "journal.lederbog").read_bytes()
    follow_up = FollowUp(id=journal.new_id(), created=THEN, updated=THEN, due="2026-12-01")
    plan = Plan(id=journal.new_id(), created=THEN, updated=THEN)
    stored = journal.commit(entry(journal.new_id()), follow_up, plan)
    assert [type(one) for one in stored] == [Entry, FollowUp, Plan]
    assert (home / "journal.lederbog").read_bytes()[len(before) :].count(b"\n") == 1
    assert (len(journal.entries()), journal.followups(), journal.plans()) == (1, [stored[1]], [stored[2]])


def test_every_kind_of_record_has_its_table(journal: Journal) -> None:
    made = [kind(id=journal.new_id(), created=THEN, updated=THEN, title="x") for kind in TABLES.values()]
    stored = journal.commit(*made)
    assert [journal.get(one.id) for one in made] == list(stored)
    assert [*journal.entries(), *journal.plans(), *journal.followups(), *journal.meetings()] == list(stored[:4])
    assert [*journal.people(), *journal.exports()] == list(stored[4:6])


def test_what_is_equal_to_the_stored_is_not_written_again(home: Path, journal: Journal) -> None:
    (stored,) = journal.commit(entry(journal.new_id()))
    size = (home / "journal.lederbog").stat().st_size
    assert journal.commit(stored) == (stored,)
    assert journal.commit(structs.replace(stored, updated="2027-01-01T00:00:00+01:00")) == (stored,)
    assert journal.commit() == ()
    assert (home / "journal.lederbog").stat().st_size == size


def test_the_newest_twenty_revisions_can_be_read(home: Path, journal: Journal, clock: FixedClock) -> None:
    record = entry(journal.new_id(), "0")
    for number in range(25):
        record.answers["note"].value = str(number)
        (stored,) = journal.commit(record)
        record = structs.replace(entry(record.id), revision=stored.revision)
    for one in (journal, Journal.open(home, clock)):
        past = one.history(record.id)
        assert [text_of(revision) for revision in past] == [str(number) for number in range(5, 25)]
        assert [revision.revision for revision in past] == list(range(6, 26))
        assert past[-1] == one.get(record.id)


def test_a_record_is_found_by_the_end_of_its_id(journal: Journal) -> None:
    journal.commit(entry("0190-aaaa-1234"), entry("0190-bbbb-1234"), entry("0190-cccc-5678"))
    assert journal.find("5678").id == "0190-cccc-5678"
    assert journal.find(" BBBB-1234 ").id == "0190-bbbb-1234"
    assert journal.find("0190-aaaa-1234").id == "0190-aaaa-1234"
    i18n.use("en")
    for ending, words in (("678", "four"), ("1234", "2 notes"), ("9999", "9999"), ("", "four")):
        with pytest.raises(NotFoundError, match=words):
            journal.find(ending)
    for asked in (journal.get, journal.history):
        with pytest.raises(NotFoundError, match="nowhere"):
            asked("nowhere")


def test_the_order_is_that_of_the_instants_and_then_of_the_log(journal: Journal) -> None:
    for record_id, created in (
        ("c", "2026-11-20T12:00:00+01:00"),
        ("b", "2026-11-20T11:30:00+00:00"),
        ("d", "2026-11-20T12:00:00+01:00"),
        ("a", "2026-11-20T12:15:00+01:00"),
        ("x", "not a moment"),
    ):
        journal.commit(entry(record_id, created=created))
    journal.commit(structs.replace(entry("c", "changed", "2026-11-20T12:00:00+01:00"), revision=1))
    assert [one.id for one in journal.entries()] == ["x", "c", "d", "a", "b"]


def test_the_settings_are_one_record_that_every_process_agrees_on(home: Path, clock: FixedClock) -> None:
    first, second = Journal.open(home, clock), Journal.open(home, clock)
    assert first.settings() == JournalSettings(
        id=SETTINGS_ID, created=first.settings().created, updated=first.settings().updated
    )
    (stored,) = first.commit(structs.replace(first.settings(), study_days=14))
    second.refresh()
    assert second.settings() == stored
    assert second.settings().study_days == 14


@pytest.mark.parametrize(("stored", "read"), [(10**12, 3660), (-1, 0), (3660, 3660)])
def test_days_that_no_date_can_be_counted_with_are_bounded_and_told(
    home: Path, clock: FixedClock, stored: int, read: int
) -> None:
    """A file that came from elsewhere may say anything."""
    journal = Journal.open(home, clock)
    journal.commit(structs.replace(journal.settings(), again_days=stored))
    again = Journal.open(home, clock)
    assert again.settings().again_days == read
    assert any("ikke kan passe" in notice for notice in again.notices) == (stored != read)


def test_the_later_of_two_becomes_a_record_of_its_own(home: Path, clock: FixedClock) -> None:
    first, second = filled(home, clock, 1), Journal.open(home, clock)
    mine, yours = first.entries()[0], second.entries()[0]
    mine.answers["note"].value, yours.answers["note"].value = "mine", "yours"
    first.commit(mine)
    (beside,) = second.commit(yours)
    assert isinstance(beside, Entry)
    assert (beside.conflict_of, beside.status, beside.revision, text_of(beside)) == (mine.id, "conflict", 1, "yours")
    assert beside.id != mine.id
    assert texts(second) == ["mine", "yours"]
    first.refresh()
    assert texts(first) == ["mine", "yours"]
    assert second.commit(yours) == (beside,), "tried again, it is not doubled"
    (settled,) = first.commit(structs.replace(beside, status="done", conflict_of=""))
    assert settled.revision == 2


def test_the_same_words_in_two_windows_are_no_conflict(home: Path, clock: FixedClock) -> None:
    first, second = filled(home, clock, 1), Journal.open(home, clock)
    mine, yours = first.entries()[0], second.entries()[0]
    mine.answers["note"].value = yours.answers["note"].value = "the same"
    assert first.commit(mine) == second.commit(yours)


def test_a_plan_in_conflict_keeps_both(home: Path, clock: FixedClock) -> None:
    first, second = Journal.open(home, clock), Journal.open(home, clock)
    plan = Plan(id=first.new_id(), created=THEN, updated=THEN, title="a")
    (stored,) = first.commit(plan)
    first.commit(structs.replace(stored, title="b"))
    (beside,) = second.commit(structs.replace(stored, title="c"))
    assert (beside.conflict_of, beside.title) == (plan.id, "c")
    assert [one.title for one in second.plans()] == ["b", "c"]


def test_words_for_a_note_that_was_deleted_meanwhile_are_kept(home: Path, clock: FixedClock) -> None:
    journal = Journal.open(home, clock)
    (stored,) = journal.commit(entry(journal.new_id()))
    journal.database.table("entries").truncate()
    stored.answers["note"].value = "written on"
    (beside,) = journal.commit(stored)
    assert beside.conflict_of == stored.id
    assert texts(journal) == ["written on"]


def test_what_comes_back_is_the_callers_own(journal: Journal) -> None:
    given = entry(journal.new_id(), "as it was")
    (stored,) = journal.commit(given)
    read = journal.get(stored.id)
    listed = journal.entries()[0]
    past = journal.history(stored.id)[0]
    for one in (given, stored, read, listed, past):
        one.answers["note"].value = "changed"
        one.tags.append("changed")
    document = journal.database.table("entries").all()[0]
    document["answers"]["note"]["value"] = "changed"
    assert texts(journal) == ["as it was"]
    assert journal.get(stored.id).tags == []


def test_what_cannot_be_stored_is_refused_before_anything_is_written(home: Path, journal: Journal) -> None:
    size = (home / "journal.lederbog").stat().st_size
    values: list[Any] = [float("nan"), float("inf"), "\ud800", object(), {1, 2}]
    for value in values:
        wrong = entry(journal.new_id(), "secret")
        wrong.answers["note"] = Answer(question="secret", kind="long", value=value)
        with pytest.raises(AnswerError) as caught:
            journal.commit(entry(journal.new_id()), wrong)
        assert "secret" not in str(caught.value)
        assert caught.value.__cause__ is None
    assert (home / "journal.lederbog").stat().st_size == size
    assert journal.entries() == []
    journal.commit(entry(journal.new_id(), "the next one"))
    assert texts(journal) == ["the next one"]


def test_a_record_of_another_time_is_told_of_and_left_alone(journal: Journal) -> None:
    table = journal.database.table("entries")
    table.insert({"id": "1", "created": THEN, "updated": THEN, "status": "secret word"})
    assert journal.entries() == []
    assert "1" in journal.notices[0]
    with pytest.raises(DamagedError) as caught:
        journal.get("1")
    assert "secret" not in str(caught.value)
    assert len(table) == 1


def test_copies_of_a_sync_program_are_named_and_left(home: Path, journal: Journal, clock: FixedClock) -> None:
    names = ["journal (1).lederbog", "journal-KONTOR-PC.lederbog", "journal.sync-conflict-20261121-1.lederbog"]
    for name in [*names, "settings.toml", "notes.lederbog", ".journal.lederbog.1234.tmp"]:
        (home / name).write_bytes(b"x")
    found = Journal.open(home, clock).notices
    assert [name for name in names if any(name in notice for notice in found)] == names
    assert len(found) == 3
    assert all((home / name).read_bytes() == b"x" for name in names)


def test_a_field_of_a_newer_version_survives_a_commit_and_a_conflict(journal: Journal) -> None:
    table = journal.database.table("entries")
    (stored,) = journal.commit(entry(journal.new_id(), "before"))
    table.update({"mood": "calm"})
    stored.answers["note"].value = "after"
    (beside,) = journal.commit(stored)
    read = journal.get(stored.id)
    read.answers["note"].value = "later"
    journal.commit(read)
    assert beside.conflict_of == stored.id
    assert [one["mood"] for one in table] == ["calm", "calm"]
    assert texts(journal) == ["later", "after"]


def test_meetings_come_back_with_their_day(journal: Journal) -> None:
    (stored,) = journal.commit(Meeting(id=journal.new_id(), created=THEN, updated=THEN, date="2026-12-03", kind="mus"))
    assert journal.meetings() == [stored]


def test_no_answer_shows_in_a_repr(journal: Journal) -> None:
    record = entry(journal.new_id(), "noget fortroligt")
    plan = Plan(id="p", created=THEN, updated=THEN, title="noget fortroligt", reason="noget fortroligt")
    for one in (record, plan, draft("d", "noget fortroligt"), record.answers["note"]):
        assert "fortroligt" not in repr(one)
        assert "fortroligt" not in str(list(one.__rich_repr__()))
