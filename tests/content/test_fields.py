"""The shipped pack holds every field that the plan for its pages lists, each of the right kind."""

import re

import pytest

from tests.content.shelf import PAGES, PLANNED, TAIL, shipped
from workbook.curriculum.library import Library
from workbook.curriculum.model import Exercise, Option

TRIGGERS = ("sandhed", "relation", "identitet")


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def _ids(options: tuple[Option, ...]) -> list[str]:
    return [option.id for option in options]


def _goals(exercise: Exercise, field_id: str) -> list[tuple[str, str]]:
    return [(row.id, row.text) for row in exercise.field(field_id).options]


@pytest.mark.parametrize("page", PAGES)
def test_page_has_the_planned_fields(library: Library, page: str) -> None:
    kinds = {field.id: field.kind for field in library.exercise(page).fields}

    assert {name: kinds.get(name) for name, _kind in PLANNED[page]} == dict(PLANNED[page])


def test_plan_lists_every_page_with_all_its_fields(library: Library) -> None:
    assert len(PAGES) == 61
    assert sum(len(PLANNED[page]) for page in PAGES) == 449
    assert set(library.heads) == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_page_has_no_faults_and_every_field_a_label(library: Library, page: str) -> None:
    assert library.problems_of(page) == ()
    assert [field.id for field in library.exercise(page).fields if not field.label] == []


@pytest.mark.parametrize("page", PAGES)
def test_page_ends_with_the_tail_that_it_asks_for(library: Library, page: str) -> None:
    exercise = library.exercise(page)
    whole = PLANNED[TAIL]
    wanted = {"full": whole, "share": whole[2:], "none": []}[exercise.head.tail]

    assert [(field.id, field.kind) for field in exercise.tail] == wanted


def test_the_three_questions_of_a_trigger_are_the_same_in_pattern_and_event(library: Library) -> None:
    pattern, event = library.exercise("mine-triggere"), library.exercise("feedback-modtaget")
    shared = [field for field in pattern.fields if field.id.startswith(TRIGGERS) and field.show]

    assert len(shared) == 9
    for field in shared:
        twin = event.field(field.id)
        assert (twin.label, twin.sensitivity) == (field.label, field.sensitivity)
        assert field.show is not None
        assert twin.show is not None
        assert (field.show.field, twin.show.field) == ("typisk", "trigger")
        assert field.show.values == twin.show.values == (field.id.partition("_")[0],)


def test_leader_and_team_answer_the_same_seven_statements(library: Library) -> None:
    leader, team = library.exercise("temperatur-leder"), library.exercise("temperatur-team")
    statements = _goals(leader, "udsagn")

    assert len(statements) == 7
    assert _goals(leader, "gaet_team") == _goals(team, "snit_udsagn") == statements


def test_learning_goals_are_the_same_before_and_after_each_module(library: Library) -> None:
    before, after = library.exercise("foer-modulet"), library.exercise("modulafrunding")
    goals = _goals(before, "laeringsmaal_foer")

    assert _goals(after, "laeringsmaal_efter") == goals
    for module in _ids(before.field("modul").options):
        assert [goal for goal, _ in goals if goal.startswith(f"m{module}_")]
    assert before.field("modul").options == after.field("modul").options


def test_plan_and_check_in_offer_the_same_choices(library: Library) -> None:
    plan, check_in = library.exercise("handleplan"), library.exercise("handleplan-opfoelgning")

    assert plan.field("act_valg").options == check_in.field("beslutning").options
    assert _ids(plan.field("act_valg").options) == ["fortsaet", "juster", "udvid", "laeg_vaek", "pause", "ny_plan"]


def test_the_leaders_trust_in_her_own_leader_never_leaves(library: Library) -> None:
    assert library.exercise("mus-forberedelse").field("tryghed_med_chef").never_share


def test_nothing_of_an_employees_talk_ever_leaves_and_it_asks_to_be_deleted(library: Library) -> None:
    page = library.exercise("medarbejder-mus")

    assert all(field.never_share and field.sensitivity == "others" for field in page.fields if field.stored)
    assert (page.head.sensitivity, page.head.delete_by) == ("others", "slet_igen")


def test_help_is_named_without_numbers_except_112(library: Library) -> None:
    page = library.exercise("hjaelp-og-kontakter").head.path
    digits = [word.strip(".,:") for word in page.read_text(encoding="utf-8").split("---", 2)[2].split()]

    assert {word for word in digits if word.isdigit()} == {"112"}
    assert library.exercise("hjaelp-og-kontakter").fields[0].kind == "signpost"


def test_bands_stand_beside_the_scale_in_the_same_words(library: Library) -> None:
    text = " ".join(library.exercise("tryghedsskala").head.path.read_text(encoding="utf-8").split())

    assert [band.below for band in library.pack.bands[:-1]] == [3.5, 5.5, 7.5]
    for band in library.pack.bands:
        assert f"{band.title}.** {band.text}" in text
        assert text.index(band.text) < text.index("::: rating score")


def test_no_page_says_where_a_band_begins_for_the_limits_can_be_changed(library: Library) -> None:
    titles = "|".join(re.escape(band.title) for band in library.pack.bands)
    limits = "|".join(str(band.below).replace(".", "[.,]") for band in library.pack.bands[:-1])
    for head in library.heads.values():
        text = head.path.read_text(encoding="utf-8")
        assert not re.search(rf"\d: ?(?:{titles})\b|\b(?:{limits})\b", text), head.id
