"""Every kind of question, answered in lines on the pages that ask it."""

from dataclasses import replace

import pytest

from tests.plain.conftest import Fill, Replies
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import Entry, Meeting
from workbook.plain.dialogue import Dialogue
from workbook.plain.filling import Filling
from workbook.plain.pause import ask_pause, is_called_for


def only(workbook: Workbook) -> Entry:
    (entry,) = workbook.journal.entries()
    return entry


def value(workbook: Workbook, field: str) -> object:
    return only(workbook).answers[field].value


@pytest.mark.parametrize(("typed", "kept"), [("1", 1), ("9", 9), ("10", 10), ("0", 10), (" 7 ", 7)])
def test_a_rating_takes_a_number_and_0_is_10(workbook: Workbook, fill: Fill, typed: str, kept: int) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": [typed]})
    assert value(workbook, "score") == kept
    assert "1: man tør næsten ikke sige noget" in said.text


@pytest.mark.parametrize("wrong", ["11", "-1", "7,5", "syv", "99999999999999999999", "٣"])
def test_a_refused_rating_is_said_and_asked_again(workbook: Workbook, fill: Fill, wrong: str) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": [wrong, "4"]})
    assert "Skriv et tal fra 1 til 10." in said.text
    assert value(workbook, "score") == 4


def test_a_computed_value_is_read_out_when_it_is_there(fill: Fill) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": ["3"]})
    assert "Her ligger mit tal" in said.text
    assert "Lav" in said.text.split("Her ligger mit tal")[1]
    assert "Her ligger mit tal" not in fill("tryghedsskala", {})[0].text


def test_a_long_text_takes_lines_until_an_empty_one(workbook: Workbook, fill: Fill) -> None:
    fill("tryghedsskala", {"Hvad gør, at": ["Først sagde ingen noget.", "  Så gjorde to.", ""]})
    assert value(workbook, "hvorfor") == "Først sagde ingen noget.\n  Så gjorde to."


def test_signs_with_a_space_before_them_are_answers(workbook: Workbook, fill: Fill) -> None:
    fill("tryghedsskala", {"Hvad gør, at": [" -", " .", ""], "Er der sket": [" ?"]})
    assert value(workbook, "hvorfor") == " -\n ."
    assert value(workbook, "anledning") == "?"


def test_a_plus_goes_on_with_the_text_that_is_there(workbook: Workbook, fill: Fill) -> None:
    fill("hjaelp-og-kontakter", {"Hvem hjælper mig": ["min leder"]})
    fill("er-og-er-ikke", {"Begrebet med": ["Vi tør spørge", ""]})
    said, _target = fill("er-og-er-ikke", {"Begrebet med": ["+", "og tage fejl", ""]})
    entry = next(one for one in workbook.journal.entries() if one.exercise == "er-og-er-ikke")
    assert entry.answers["egne_ord"].value == "Vi tør spørge\nog tage fejl"
    assert "Dit svar: Vi tør spørge" in said.text


def test_enter_keeps_and_a_minus_clears(workbook: Workbook, fill: Fill) -> None:
    fill("hjaelp-og-kontakter", {"Hvem hjælper mig": ["min leder"], "Hvornår har jeg": ["1/12"]})
    said, _target = fill("hjaelp-og-kontakter", {"Hvornår har jeg": ["-"]})
    assert "Dit svar: min leder" in said.text
    assert value(workbook, "egen_hjaelp") == "min leder"
    assert "sidst_tjekket" not in only(workbook).answers


@pytest.mark.parametrize(("typed", "kept"), [("4", "4"), ("07", "7")])
def test_choices_are_numbers_of_the_options(workbook: Workbook, fill: Fill, typed: str, kept: str) -> None:
    said, _target = fill("temperatur-leder", {"Hvad fører det til?": [typed, ""], "Hvorfor svarede": ["x", ""]})
    options = ["intet", "mikrohandling", "ny_plan", "foej_til_plan", "trio", "mus", "hjaelp"]
    assert value(workbook, "udkomme") == options[int(kept) - 1]
    assert f"{kept}. " in said.text


@pytest.mark.parametrize("wrong", ["0", "9", "1 2", "a", "1x", "²", ","])
def test_a_number_that_no_option_has_is_refused(workbook: Workbook, fill: Fill, wrong: str) -> None:
    said, _target = fill("mine-triggere", {"Hvilken rammer mig": [wrong, "2"]})
    assert "Skriv et af tallene 1 til 3." in said.text
    assert value(workbook, "typisk") == "relation"


@pytest.mark.parametrize("typed", ["3 1", "1,3", "1, 3", "3;1 3"])
def test_several_choices_and_a_checklist_take_numbers_in_a_row(workbook: Workbook, fill: Fill, typed: str) -> None:
    fill("temperatur-team", {"Det har jeg sikret mig": [typed], "Hvor mange blev spurgt": ["12"]})
    assert value(workbook, "anonym") == ["ingen_navne", "kender_brugen"]
    assert value(workbook, "inviteret") == 12


def test_a_date_is_echoed_in_full_and_a_wrong_one_is_refused(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": ["5"], "Hvornår ser jeg": ["31/2", "om 14 dage"]})
    assert "mandag 7. december 2026 (om 16 dage)" in said.text
    assert "Datoen findes ikke" in said.text
    (followup,) = [one for one in workbook.journal.followups() if not one.calls]
    assert followup.due == "2026-12-07"


def test_who_may_see_it_and_keywords_are_kept(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("tryghedsskala", {"Hvor høj er": ["5"], "Hvem må se": ["1 3"], "Stikord": ["møder, ros"]})
    assert (only(workbook).share, only(workbook).tags) == (["trio", "leder"], ["møder", "ros"])
    assert "Valgt: TRIO, Min leder i det daglige" in said.text


def test_a_set_of_ratings_is_asked_row_by_row_and_back(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("temperatur-leder", ["3", "0", "<", "<", "4", "", "x", "5", "."])
    assert next(line for line in said.written if " af 7: " in line).startswith("1 af 7: Fejl")
    (draft,) = workbook.journal.drafts.all()
    assert draft.answers["udsagn"].value == {"1": 4, "2": 10, "3": 5}


def test_only_the_rows_that_are_chosen_are_asked(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("foer-modulet", {"Hvilket modul": ["2"], "1 af 4": ["6"], "4 af 4": ["0"]})
    assert "Jeg kender min egen rolle" not in said.text
    assert value(workbook, "laeringsmaal_foer") == {"m2_trivsel": 6, "m2_redskaber": 10}


def test_averages_of_fewer_than_five_are_not_even_asked(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("temperatur-team", {"Hvor mange svarede": ["4"]})
    assert "Færre end fem" in said.text
    assert "1 af 7" not in said.text
    fill("temperatur-team", {"Hvor mange svarede": ["5"], "1 af 7": ["0", "6,44", "6,4"]})
    assert workbook.journal.entries()[-1].answers["snit_udsagn"].value == {"1": 6.4}


def test_a_table_is_asked_cell_by_cell_until_an_empty_first_cell(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("min-ramme", {
        "Hvem er vi i TRIO?": ["AMR", "KJ", "TR", "", ""],
        "Hvilke datoer": ["2", "i går eftermiddag", "3/12", "8", "3", "", ""],
    })  # fmt: skip
    answers = only(workbook).answers
    assert answers["trio"].value == [{"rolle": "AMR", "initialer": "KJ"}, {"rolle": "TR"}]
    meetings = {(one.kind, one.number): one.date for one in workbook.journal.meetings()}
    assert meetings == {("module", 1): "2026-12-03"}
    assert "torsdag 3. december 2026" in said.text
    assert "Skriv et af tallene 1 til 7." in said.text


def test_rows_are_corrected_deleted_added_and_cleared(workbook: Workbook, fill: Fill) -> None:
    trio = "Hvem er vi i TRIO?"
    fill("min-ramme", {trio: ["AMR", "KJ", "TR", "", "Leder", "MØ", ""]})
    said, _target = fill("min-ramme", {trio: ["2", "", "HH", "-3", "+", "HR", "<", "HR igen", "", "", "9", ""]})
    assert only(workbook).answers["trio"].value == [
        {"rolle": "AMR", "initialer": "KJ"},
        {"rolle": "TR", "initialer": "HH"},
        {"rolle": "HR igen"},
    ]
    assert "Skriv et af tallene 1 til 3." in said.text
    fill("min-ramme", {trio: ["-"]})
    assert "trio" not in only(workbook).answers


def test_a_cell_that_is_typed_is_kept_also_when_the_row_is_not_whole(workbook: Workbook, fill: Fill) -> None:
    fill("min-ramme", ["", "", "", "", "AMR", "."])
    (draft,) = workbook.journal.drafts.all()
    assert draft.answers["trio"].value == [{"rolle": "AMR"}]


def test_a_sentence_a_role_and_a_number_take_a_line(workbook: Workbook, fill: Fill) -> None:
    fill("mine-triggere", {"Når jeg mærker det": ["… tæller jeg til ti."], "Hvem kan sige": ["en kollega"]})
    assert value(workbook, "noedbremse") == "… tæller jeg til ti."
    assert value(workbook, "fortrolig") == "en kollega"


def test_the_pause_is_offered_when_it_is_called_for_and_counts_to_ten(workbook: Workbook) -> None:
    session = open_form(workbook, "feedback-modtaget")
    lines, waited = Replies({"tælle til ti": ["1"]}), list[float]()
    assert session.answer("intensitet", "9") == ()
    filling = Filling(Dialogue(lines), session, waited.append)
    ask_pause(filling, session.field("pause"))
    assert [line for line in lines.written if line.isdigit()] == [str(number) for number in range(1, 11)]
    assert waited == [1.0] * 10
    assert is_called_for(filling, session.field("pause"))
    session.answer("intensitet", "2")
    assert not is_called_for(filling, session.field("pause"))
    assert is_called_for(filling, replace(session.field("pause"), params={}))


@pytest.mark.parametrize(("intensity", "offered"), [("8", True), ("7", False), ("", False)])
def test_the_pause_waits_for_its_condition(fill: Fill, intensity: str, offered: bool) -> None:
    said, _target = fill("feedback-modtaget", {"Hvor stærkt ramte": [intensity]})
    assert ("Tæl til ti" in said.text) is offered
    assert not any(line.isdigit() for line in said.written)


def test_a_signpost_and_prose_are_read_out_without_their_marks(fill: Fill) -> None:
    said, _target = fill("hjaelp-og-kontakter", {})
    assert "Er nogen i akut fare, så ring 112." in said.text
    assert "Tænker nogen på at tage sit eget liv: Livslinien" in said.text
    assert "**" not in said.text


def test_what_is_marked_for_trio_can_be_chosen_for_the_meeting(workbook: Workbook, fill: Fill) -> None:
    said, _target = fill("trio-moede", {"Hvornår mødes vi?": ["3/12"]})
    assert "Der er ikke noget at vælge imellem endnu." in said.text
    fill("tryghedsskala", {"Hvad ville løfte": ["Jeg spørger først", ""], "Hvem må se": ["1"]})
    said, _target = fill(
        "trio-moede", {"Hvilke af mine svar": ["1"], "Det skal vi tale om": ["1", "Ros", "", "12", ""]}
    )
    meeting = workbook.journal.meetings()[-1]
    assert isinstance(meeting, Meeting)
    assert "Valgt: Tryghed 1-10 lige nu: Jeg spørger først" in said.text
    assert meeting.answers["dagsorden"].value == [{"punkt": "Ros", "kilde": "Tryghed 1-10 lige nu", "tid": 12}]


def test_a_question_that_never_leaves_says_so(fill: Fill) -> None:
    said, _target = fill("mus-forberedelse", {})
    assert "Hvor trygt er det for mig at sige det her? (kan springes over, deles aldrig)" in " ".join(said.written)


def test_going_back_from_the_first_row_leaves_the_set(workbook: Workbook, fill: Fill) -> None:
    assert "Det her er det første spørgsmål." in fill("temperatur-leder", ["<", "."])[0].text
    fill("er-og-er-ikke", [*[""] * 8, "1", "<", "<", "<", "7", "."])
    (draft,) = [one for one in workbook.journal.drafts.all() if one.exercise == "er-og-er-ikke"]
    assert draft.answers["kendetegn"].value == {"hensigter": 7}
