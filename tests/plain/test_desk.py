"""The overview in lines, and everything that can be chosen from it."""

from datetime import timedelta
from typing import Literal

import pytest
from msgspec import structs

from tests.plain.conftest import Fill, Sit
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.forms.homes.course import new_meeting
from workbook.journal.records import FollowUp
from workbook.plan.followups import decide, make_follow_up

MeetingKind = Literal["kickoff", "module", "trio", "mus"]


def waiting(workbook: Workbook, title: str = "Ring til Mette") -> FollowUp:
    """A promise that was due last week."""
    day = workbook.clock.today() - timedelta(days=8)
    (stored,) = workbook.journal.commit(make_follow_up(workbook.journal, workbook.clock, "promise", title, day))
    assert isinstance(stored, FollowUp)
    return stored


def meet(workbook: Workbook, kind: MeetingKind, number: int, day: str) -> None:
    now = stamp(workbook.clock.now())
    meeting = new_meeting(workbook, now, kind, number, day)
    workbook.journal.commit(meeting)


def test_the_overview_is_numbered_lines_in_the_order_of_what_matters(workbook: Workbook, fill: Fill, sit: Sit) -> None:
    waiting(workbook)
    meet(workbook, "trio", 1, "2026-12-03")
    fill("er-og-er-ikke", ["3", "."])
    said = sit("q")
    order = [
        "Overblik", "Det venter på dig", "1. ", "Løfte: Ring til Mette (forfalden)", "Næste møde", "2. TRIO-møde 1",
        "torsdag 3. december 2026 (om 12 dage)", "Fortsæt, hvor du slap", "3. Hvad det er, og hvad det ikke er",
        "Har du tid nu?", "4. Jeg har 2 minutter: ", "5. Jeg har 5 minutter: ", "6. Jeg har 20 minutter: ",
        "På din vej: Opstart", "7. Min ramme · 10 minutter",
    ]  # fmt: skip
    places = [said.find(piece) for piece in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("wish", ["tryghedsskala", "TRYGHED 1", "Tryghed 1-10 lige nu", "2"])
def test_a_page_is_opened_by_number_id_or_a_part_of_its_title(sit: Sit, wish: str) -> None:
    assert "Samme lille måling, gang på gang" in sit(wish)


def test_a_part_that_several_titles_have_asks_which(sit: Sit) -> None:
    said = sit("temperatur", "2")
    assert "1. Temperatur: mit eget skøn" in said
    assert "Hold dit eget skøn op mod teamets" in said
    assert "Hold dit eget skøn op" not in sit("temperatur", "", "q")


@pytest.mark.parametrize("wish", ["xyzzy", "0", "99", "<", "²", "a" * 5000, "%s{0}"])
def test_what_is_nothing_is_said_and_asked_again(sit: Sit, wish: str) -> None:
    said = sit(wish, "?")
    assert "Skriv et af tallene" in said or "Ingen side har det" in said
    assert "ring 112" in said
    assert said.count("Overblik\n") == 1


def test_enter_shows_the_overview_again_and_the_end_of_input_quits(sit: Sit) -> None:
    assert sit("", "").count("Overblik\n") == 3


def test_a_quick_note_is_kept_line_by_line_and_saved(workbook: Workbook, sit: Sit) -> None:
    said = sit("n", "Ring til TR", "om vagterne", "", "q")
    (entry,) = workbook.journal.entries()
    assert entry.answers["note"].value == "Ring til TR\nom vagterne"
    assert "Gemt." in said
    assert workbook.journal.drafts.all() == []


def test_a_note_that_is_cut_off_waits_among_the_drafts(workbook: Workbook, sit: Sit) -> None:
    sit("n", "Ring til TR")
    assert workbook.journal.entries() == []
    said = sit("1", "om vagterne", "", "q")
    assert "1. Ring til TR · kladde fra 14.05" in said
    assert workbook.journal.entries()[0].answers["note"].value == "Ring til TR\nom vagterne"
    assert "Der var ikke noget at gemme." in sit("n", "", "q")
    sit("n", "senere", ".", "q")
    assert len(workbook.journal.drafts.all()) == 1


def test_a_draft_is_gone_on_with_and_the_page_does_not_open_twice(workbook: Workbook, sit: Sit) -> None:
    sit("tryghedsskala", "6", "Fordi")
    said = sit("1")
    assert "1. Tryghed 1-10 lige nu · kladde fra 14.05" in said
    assert "Dit svar: Fordi" in said
    assert "Dit svar: Fordi" in sit("tryghedsskala")
    assert len(workbook.journal.drafts.all()) == 1


def test_a_page_that_was_just_filled_asks_new_or_correct(workbook: Workbook, fill: Fill, sit: Sit) -> None:
    fill("tryghedsskala", {"Hvor høj er": ["6"]})
    assert "1. En ny\n2. Ret den" in sit("tryghedsskala", "", "q")
    sit("tryghedsskala", "2", "9", *[""] * 9)
    assert [one.answers["score"].value for one in workbook.journal.entries()] == [9]
    sit("tryghedsskala", "1", "3", *[""] * 9)
    assert [one.answers["score"].value for one in workbook.journal.entries()] == [9, 3]


def test_the_outcome_s_page_follows_at_once(workbook: Workbook, sit: Sit) -> None:
    said = sit("tryghedsskala", "6", "", "Spørge først", "", "", "", "2", "", "", "", "1", "4", ".", "q")
    assert said.count("Dit svar: Spørge først") == 1
    assert "Begynd i det små i morgen" in said
    assert [draft.exercise for draft in workbook.journal.drafts.all()] == ["mikrohandlinger"]


def test_a_follow_up_is_done_moved_dropped_or_left(workbook: Workbook, sit: Sit) -> None:
    followup = waiting(workbook)

    def now() -> tuple[str, str]:
        stored = workbook.journal.get(followup.id)
        assert isinstance(stored, FollowUp)
        return stored.status, stored.due

    sit("1", "", "q")
    assert now() == ("open", followup.due)
    sit("1", "3", "i går", "for sent", "1", "3", "ingen dag", "om 3 uger", "", "1", "3", "om 3 uger", "ferie", "q")
    assert now() == ("moved", "2026-12-14")
    workbook.journal.commit(structs.replace(workbook.journal.get(followup.id), due="2026-11-21"))
    said = sit("1", "5", "", "1", "5", "ikke mere", "q")
    assert now()[0] == "dropped"
    assert "Skriv kort hvorfor" in said


def test_a_follow_up_is_put_off_until_it_wants_a_decision(workbook: Workbook, sit: Sit) -> None:
    followup = waiting(workbook)
    assert "2. Udskyd til man. 23/11" in sit("1", "2", "q")
    stored = workbook.journal.get(followup.id)
    assert isinstance(stored, FollowUp)
    assert (stored.due, [one.what for one in stored.decisions]) == ("2026-11-23", ["snoozed"])
    for _time in range(3):
        stored = decide(stored, "snoozed", workbook.clock)
    workbook.journal.commit(structs.replace(stored, due="2026-11-20"))
    said = sit("1", "", "q")
    assert "Du har udskudt den 4 gange i træk." in said
    assert "Udskyd til" not in said


def test_a_follow_up_can_come_back_and_stop_again(workbook: Workbook, sit: Sit) -> None:
    followup = waiting(workbook)
    said = sit("1", "4", "engang imellem", "hver anden mandag", "q")
    assert "Skriv for eksempel »hver uge«" in said
    assert "hver 2. uge, første gang mandag 23. november 2026 (om 2 dage)" in said
    said = sit("1", "3", "q")  # this time is skipped
    assert "Den kommer igen hver 2. uge." in said
    stored = workbook.journal.get(followup.id)
    assert isinstance(stored, FollowUp)
    assert (stored.due, stored.status) == ("2026-12-07", "open")
    workbook.journal.commit(structs.replace(stored, due="2026-11-21"))
    assert "Skriv kort hvorfor" in sit("1", "5", "aldrig", "", "q")
    sit("1", "5", "aldrig", "den kører selv", "q")
    stored = workbook.journal.get(followup.id)
    assert isinstance(stored, FollowUp)
    assert (stored.repeats, stored.decisions[-1].reason) == (None, "den kører selv")


def test_a_page_that_asks_to_be_filled_anew_opens_as_a_new_one(
    workbook: Workbook, clock: FixedClock, fill: Fill, sit: Sit
) -> None:
    fill("tryghedsskala", {"Hvor høj er": ["6"]})
    clock.moment += timedelta(days=72)
    said = sit("1", "7", "8", "q")
    assert "Udfyld igen: Tryghed 1-10 lige nu" in said
    assert "Dit svar: 6" not in said
    assert len(workbook.journal.drafts.all()) == 1


def test_what_a_follow_up_came_from_may_be_gone(workbook: Workbook, fill: Fill, sit: Sit) -> None:
    fill("tryghedsskala", {"Hvor høj er": ["6"], "Hvornår ser jeg": ["i dag"]})
    (entry,) = workbook.journal.entries()
    workbook.journal.trash(entry.id)
    said = sit("1", "q")
    assert "ligger i papirkurven. Opfølgningen står her stadig" in said
    assert "6. Åbn" not in said
    workbook.journal.purge([entry.id], now=workbook.clock.now())
    assert "er slettet. Opfølgningen står her stadig" in sit("1", "q")


def test_the_reminder_to_write_opens_a_note(workbook: Workbook, clock: FixedClock, fill: Fill, sit: Sit) -> None:
    fill("aftale-med-mig-selv", {"Hvor tit vil jeg": ["1"]})
    clock.moment += timedelta(days=10)
    assert "1. Du vil gerne skrive en gang om ugen" in sit("1", "Så skete der dette", "", "q")
    assert [one.title for one in workbook.journal.entries()] == ["Så skete der dette"]
    assert "Du vil gerne skrive" not in sit("q")


def test_a_done_follow_up_leaves_the_overview(workbook: Workbook, sit: Sit) -> None:
    waiting(workbook)
    said = sit("1", "1", "q")
    assert said.count("Løfte: Ring til Mette") == 1


def test_a_follow_up_opens_the_page_that_it_came_from(workbook: Workbook, fill: Fill, sit: Sit) -> None:
    fill("tryghedsskala", {"Hvor høj er": ["6"], "Hvornår ser jeg": ["i dag"]})
    assert "Dit svar: 6" in sit("1", "6")


def test_a_plan_that_is_due_opens_its_check_in(workbook: Workbook, fill: Fill, sit: Sit) -> None:
    fill("handleplan", {"Hvad vil jeg prøve?": ["Spørge først", ""], "Hvornår ser jeg": ["om 3 dage"]})
    said = sit("1")
    assert "Tjek ind på planen" in said
    assert "Dit svar: Spørge først" in said


@pytest.mark.parametrize(
    ("kind", "page"), [("trio", "TRIO-møde"), ("kickoff", "TRIO-møde"), ("module", "Fokus før"), ("mus", "Til min MUS")]
)
def test_a_meeting_opens_the_page_that_prepares_it(workbook: Workbook, sit: Sit, kind: MeetingKind, page: str) -> None:
    meet(workbook, kind, 1, "2026-12-20")
    said = sit("1").split("q: slut.")[1]
    assert said.strip("> \n").startswith(page)


def test_what_cannot_be_opened_is_said_and_the_overview_comes_back(
    workbook: Workbook, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit("tryghedsskala", "6")
    monkeypatch.setattr(workbook.journal.drafts, "get", lambda _id: None)
    said = sit("1", "q")
    assert "Den kladde findes ikke længere." in said
    assert said.count("Overblik\n") == 2
