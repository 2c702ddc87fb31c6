"""A page in lines from its first question to its last, and what ends it earlier."""

import errno
from pathlib import Path
from typing import NoReturn

import pytest

from tests.plain.conftest import Fill, Replies, Typed, workbook_in
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.errors import PlaceError
from workbook.forms.opening import open_form, resume
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.records import Draft
from workbook.paths import content_root
from workbook.plain.desk import sit_down
from workbook.plain.dialogue import Dialogue, Ended
from workbook.plain.ending import NotKeptError
from workbook.plain.page import fill_page
from workbook.settings import Settings

PAGES = tuple(Library.open(content_root()).heads)


def on_disk(workbook: Workbook) -> list[Draft]:
    """The drafts as the next start finds them."""
    return Journal.open(workbook.journal.home, workbook.clock).drafts.all()


@pytest.mark.parametrize("page", PAGES)
def test_enter_alone_leads_through_every_page_and_stores_nothing(workbook: Workbook, fill: Fill, page: str) -> None:
    said, target = fill(page, {})
    assert (said.written[-1], target) == ("Der er ikke ændret noget, så intet er gemt.", None)
    journal = workbook.journal
    assert [*journal.entries(), *journal.plans(), *journal.meetings(), *on_disk(workbook)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_question_that_is_shown_is_read_out_and_no_other(workbook: Workbook, fill: Fill, page: str) -> None:
    said, _target = fill(page, {})
    heard = " ".join(said.written)
    session = open_form(workbook, page)
    shown = {question.id for question in session.visible}
    for question in (*session.exercise.fields, *session.exercise.tail):
        if question.kind not in ("computed", "pause", "signpost"):
            label = question.label.replace("*", "")
            assert (question.id not in shown) or label in heard, question.id
            if question.id not in shown and question.show is not None:
                assert label not in heard, question.id


def test_a_hidden_question_is_asked_once_its_condition_holds(fill: Fill) -> None:
    said, _target = fill("mine-triggere", {"Hvilken rammer mig": ["2"]})
    assert "Hvad ligger der mellem os i forvejen?" in said.text
    assert "Hvad er fakta" not in said.text


def test_one_goes_back_and_forth_and_prose_is_read_once(workbook: Workbook, fill: Fill) -> None:
    with pytest.raises(Ended):
        fill("tryghedsskala", ["<", "5", "<", "6", "hvorfor", "", "<", "<"])
    (draft,) = on_disk(workbook)
    assert {key: answer.value for key, answer in draft.answers.items()} == {"score": 6, "hvorfor": "hvorfor"}
    said, _target = fill("mikrohandlinger", ["<", "4", "Spørge", "", "", "<", "", *[""] * 6])
    assert "Det her er det første spørgsmål." in said.text
    assert said.text.count("Hvornår senest?") == 2
    assert said.text.count("Kom tilbage, når du har prøvet det.") == 1


def test_every_answer_is_on_the_disk_before_the_next_question(workbook: Workbook) -> None:
    kept: list[dict[str, object]] = []
    at: list[str] = []

    class Watching(Typed):
        def read(self, prompt: str) -> str:
            at.extend(draft.focus for draft in on_disk(workbook))
            kept.append({key: one.value for draft in on_disk(workbook) for key, one in draft.answers.items()})
            return super().read(prompt)

    lines = Watching(["7", "Fordi", "de tør.", "", "", "3"])
    with pytest.raises(Ended):
        fill_page(Dialogue(lines), open_form(workbook, "tryghedsskala"), lambda _seconds: None)
    assert kept == [
        {},
        {"score": 7},
        {"score": 7, "hvorfor": "Fordi"},
        {"score": 7, "hvorfor": "Fordi\nde tør."},
        {"score": 7, "hvorfor": "Fordi\nde tør."},
        {"score": 7, "hvorfor": "Fordi\nde tør."},
        {"score": 7, "hvorfor": "Fordi\nde tør.", "gaet_team": 3},
    ]
    assert at == ["hvorfor", "hvorfor", "hvorfor", "op", "gaet_team", "anledning"]
    assert workbook.journal.entries() == []


@pytest.mark.parametrize("ending", ["stop", "end", "interrupt"])
def test_however_it_is_left_it_goes_on_at_the_same_question(workbook: Workbook, ending: str) -> None:
    class Leaving(Typed):
        def read(self, prompt: str) -> str:
            if not self.answers and ending == "interrupt":
                raise KeyboardInterrupt
            return super().read(prompt)

    lines = Leaving(["8", "Halvdelen af en sæt", *([""] if ending == "stop" else []), *(["."] * (ending == "stop"))])
    try:
        fill_page(Dialogue(lines), open_form(workbook, "tryghedsskala"), lambda _seconds: None)
    except (Ended, KeyboardInterrupt):
        assert ending != "stop"
    else:
        assert lines.written[-1] == "Dine svar ligger som kladde."
    (draft,) = on_disk(workbook)
    again = Typed([])
    with pytest.raises(Ended):
        fill_page(Dialogue(again), resume(workbook, draft.id), lambda _seconds: None)
    assert "Du fortsætter, hvor du slap. < går tilbage." in again.text
    assert ("Spørgsmål 3. " if ending == "stop" else "Dit svar: Halvdelen af en sæt") in again.text
    assert "Spørgsmål 1. " not in again.text


def test_a_whole_page_becomes_an_entry_and_its_draft_is_gone(workbook: Workbook, fill: Fill) -> None:
    said, target = fill("tryghedsskala", {"Hvor høj er": ["8"], "Hvad gør, at": ["Vi griner", ""], "fører": ["1"]})
    (entry,) = workbook.journal.entries()
    assert (entry.title, entry.answers["score"].value, target) == ("Tryghed 1-10 lige nu", 8, None)
    assert said.written[-1] == "Gemt."
    assert on_disk(workbook) == []


def test_what_the_outcome_opens_is_offered_next(workbook: Workbook, fill: Fill) -> None:
    replies = {"Hvor høj er": ["4"], "Hvad ville løfte": ["Jeg spørger først", ""], "fører det til": ["2"]}
    said, target = fill("tryghedsskala", {**replies, "fortsætter her": ["1"]})
    (made,) = [one for one in workbook.journal.followups() if not one.calls]
    assert target is not None
    assert (target.page, target.record_id, made.title) == ("mikrohandlinger", made.id, "Jeg spørger først")
    assert "1. Mikrohandlinger · 3 minutter" in said.text
    lines = Replies({})
    fill_page(Dialogue(lines), open_form(workbook, target.page, record_id=target.record_id), lambda _seconds: None)
    assert "Dit svar: Jeg spørger først" in lines.text


def test_what_the_outcome_opens_may_be_left(fill: Fill) -> None:
    _said, target = fill("tryghedsskala", {"Hvor høj er": ["4"], "fører det til": ["3"]})
    assert target is None


def test_a_date_that_follows_from_the_outcome_is_shown_before_it_is_asked(fill: Fill) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": ["4"], "fører det til": ["3"]})
    assert "Dit svar: mandag 14. december 2026 (om 23 dage)" in said.text.split("Hvornår ser jeg")[1]


def test_what_opens_on_a_later_day_is_told_at_the_end(fill: Fill) -> None:
    said, _target = fill("feedback-modtaget", {"Hvor stærkt ramte": ["3"]})
    assert said.written[-1] == "»Hvor stærkt sidder det nu« åbner i morgen"


def test_help_may_be_asked_for_at_a_question_which_then_waits(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": ["?", "6"]})
    assert "< alene går et spørgsmål tilbage." in said.text
    assert workbook.journal.entries()[0].answers["score"].value == 6


class FullDisk(Disk):
    """Takes nothing while it is full."""

    full = False

    def write(self, handle: int, data: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        return super().write(handle, data)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    made = FullDisk()
    monkeypatch.setattr("workbook.journal.journal.Disk", lambda: made)
    return made


def test_a_full_disk_is_said_and_the_answers_wait_until_there_is_room(
    tmp_path: Path, clock: FixedClock, disk: FullDisk
) -> None:
    workbook = workbook_in(tmp_path / "lederbog", clock)

    class Filling(Typed):
        def read(self, prompt: str) -> str:
            disk.full = len(self.answers) > 1
            return super().read(prompt)

    lines = Filling(["8", "", "", "", "", "", "", "", "", ""])
    fill_page(Dialogue(lines), open_form(workbook, "tryghedsskala"), lambda _seconds: None)
    assert "Disken" in lines.text
    assert lines.written[-1] == "Gemt."
    assert workbook.journal.entries()[0].answers["score"].value == 8


@pytest.mark.parametrize("answers", [["tryghedsskala", "8"], ["n", "Ring til TR"]])
def test_what_could_not_be_kept_is_an_error_at_the_end(
    tmp_path: Path, clock: FixedClock, disk: FullDisk, answers: list[str]
) -> None:
    workbook = workbook_in(tmp_path / "lederbog", clock)
    disk.full = True
    with pytest.raises(NotKeptError, match="Disken er fuld"):
        sit_down(workbook, Typed(answers), lambda _seconds: None)


def test_a_commit_that_is_refused_may_be_left_as_a_draft(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_records: object) -> NoReturn:
        raise PlaceError("Ingen plads.")

    session = open_form(workbook, "tryghedsskala")
    monkeypatch.setattr(workbook.journal, "commit", refuse)
    lines = Replies({"Hvor høj er": ["8"], "Ingen plads.": ["", "1"]})
    assert fill_page(Dialogue(lines), session, lambda _seconds: None) is None
    assert lines.text.count("Ingen plads.") == 2
    assert [draft.answers["score"].value for draft in on_disk(workbook)] == [8]


def test_the_words_are_english_when_they_are_asked_for(workbook: Workbook) -> None:
    from workbook import i18n

    i18n.use("en")
    lines = Replies({})
    fill_page(Dialogue(lines), open_form(workbook, "tryghedsskala"), lambda _seconds: None)
    assert "Write 1 to 10; 0 is 10 too. Enter skips it." in lines.text
    assert workbook.settings == Settings()


def test_a_list_that_is_never_kept_is_read_out_and_not_asked(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("trappen-handling", {})
    question = workbook.library.exercise("trappen-handling").field("tegn")
    written = "\n".join(said.written)
    assert f"- {question.options[0].text}" in written or f"• {question.options[0].text}" in written
    assert on_disk(workbook) == []
