"""`lederbog person`: where somebody is named, and what is asked before she is forgotten."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry, ExportRecord, Person


@pytest.fixture
def kirstine(journal: Journal, clock: FixedClock) -> Person:
    now = stamp(clock.now())
    person = Person(
        id=journal.new_id(), created=now, updated=now, alias="medarbejder K", role="en kollega", name="Kirstine Holm"
    )
    answer = Answer(question="Hvad?", kind="long", value="Jeg talte med Kirstine i går")
    entry = Entry(id=journal.new_id(), created=now, updated=now, title="Samtale", answers={"a": answer})
    left = ExportRecord(id=journal.new_id(), created=now, updated=now, audience="trio", people=[person.id])
    journal.commit(person, entry, left)
    return person


def test_every_place_is_shown(run: Run, kirstine: Person) -> None:
    done = run("person", "show", "medarbejder", "K")
    assert done.code == 0
    assert "Samtale: Jeg talte med Kirstine i går" in done.out
    assert "Kirstine Holm" in done.err


def test_somebody_unknown_is_nothing_found(run: Run, kirstine: Person) -> None:
    for command in ("show", "forget"):
        done = run("person", command, "medarbejder Q")
        assert (done.code, "medarbejder Q" in done.err) == (1, True)


def test_nobody_is_forgotten_where_nobody_can_answer(run: Run, kirstine: Person, journal: Journal) -> None:
    done = run("person", "forget", "medarbejder K")
    assert done.code == 2
    assert "--yes" in done.err
    journal.refresh()
    assert len(journal.people()) == 1


def test_with_yes_no_form_of_the_name_is_left_and_what_left_is_listed(
    run: Run, kirstine: Person, home: Path, journal: Journal
) -> None:
    run("backup")
    done = run("person", "forget", "medarbejder K", "--yes")
    assert done.code == 0, done.err
    assert "→ Jeg talte med en kollega i går" in done.err
    assert "TRIO" in done.err
    for path in home.rglob("*"):
        assert not path.is_file() or b"irstine" not in path.read_bytes(), path
    journal.refresh()
    assert journal.people() == []
    assert run("person", "show", "medarbejder K").code == 1


def test_somebody_whom_nothing_names_is_told_so(run: Run, journal: Journal, clock: FixedClock) -> None:
    now = stamp(clock.now())
    journal.commit(Person(id=journal.new_id(), created=now, updated=now, alias="B", name="Birthe Lund"))
    done = run("person", "show", "B")
    assert (done.code, done.out) == (1, "")


def test_a_copy_that_still_knows_who_was_forgotten_does_not_come_back_unsaid(
    run: Run, kirstine: Person, journal: Journal, tmp_path: Path
) -> None:
    copy = tmp_path / "kopi.lederbog"
    assert run("backup", str(copy)).code == 0
    assert "person forget" not in run("restore", str(copy)).err
    run("person", "forget", "medarbejder K", "--yes")
    for command in (("import", "json"), ("restore",)):
        done = run(*command, str(copy))
        assert (done.code, "lederbog person forget ALIAS" in done.err) == (0, True), done.err
        assert "irstine" not in done.err
    empty = run("--home", str(tmp_path / "ny"), "restore", str(copy))
    assert (empty.code, "person forget" in empty.err) == (0, False)


def test_somebody_in_the_trash_can_be_forgotten(run: Run, kirstine: Person, journal: Journal, home: Path) -> None:
    journal.trash(kirstine.id)
    assert run("person", "forget", "medarbejder K", "--yes").code == 0
    for path in home.rglob("*"):
        assert not path.is_file() or b"irstine" not in path.read_bytes(), path


def test_every_form_of_a_name_is_forgotten(run: Run, journal: Journal, clock: FixedClock, home: Path) -> None:
    now = stamp(clock.now())
    texts = [
        f"Så {form} i går" for form in ("Ostergard", "Östergaard", "Soren7", "Sоren", "Al", "SA2", "Oestergaard_1")
    ]
    answers = {f"a{n}": Answer(question="Hvad?", kind="long", value=text) for n, text in enumerate(texts)}
    person = Person(
        id=journal.new_id(), created=now, updated=now, alias="K", role="en leder", name="Søren Østergaard Al"
    )
    journal.commit(person, Entry(id=journal.new_id(), created=now, updated=now, title="x", answers=answers))
    assert run("person", "forget", "K", "--yes").code == 0
    journal.refresh()
    (entry,) = journal.entries()
    left = [str(answer.value).removeprefix("Så en leder").removesuffix(" i går") for answer in entry.answers.values()]
    assert left == ["", "", "7", "", "", "2", "_1"]
