"""Every rule that the shipped pages hold, found in them: each has a case that speaks and one that does not."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest

from tests.content.shelf import shipped
from tests.insight.shipped_rules import LEADS, LEVELS, MICRO, PLAN, SIGNPOSTS
from tests.insight.test_offering import BANDS, Before, Past
from workbook.curriculum.attributes import read_leads
from workbook.curriculum.conditions import visible
from workbook.curriculum.model import Field, Value
from workbook.insight.offering.bands import by_band, same_lowest
from workbook.insight.offering.care import OWN_PAGE, own_pause, signposts, very_low_twice
from workbook.insight.offering.gaps import gaps
from workbook.insight.offering.leading import OUTCOMES, leading
from workbook.insight.offering.levels import LEVELS as NAMES
from workbook.insight.offering.levels import levels
from workbook.insight.offering.offers import RULES
from workbook.insight.offering.seen import Seen
from workbook.insight.offering.study import CHOICES, DONE, EFFECTS, study

LIBRARY = shipped()
TODAY = date(2026, 11, 25)
EXERCISES = {page: LIBRARY.exercise(page) for page in LIBRARY.heads}


def seen(page: str, values: Mapping[str, Value], before: Before | None = None) -> Seen:
    exercise = EXERCISES[page]
    shown = frozenset(field.id for field in visible(exercise, values, TODAY, TODAY))
    return Seen(exercise, values, Past(before or {}), BANDS, shown, LIBRARY.heads)


def numbered(*functions: str) -> Iterator[tuple[str, Field]]:
    """The questions of numbers that a page's computed values look at, with their pages."""
    for page, exercise in EXERCISES.items():
        names = [one.params.get("of") for one in exercise.fields if one.params.get("as") in functions]
        for name in dict.fromkeys(names):
            yield from ((page, field) for field in exercise.fields if field.id == name)


MEASURED = list(numbered("band"))
ROWS = [(page, field) for page, field in numbered("lowest", "band", "mean") if field.kind == "ratings"]
STUDIES = [
    (page, choice)
    for page, exercise in EXERCISES.items()
    for choice in CHOICES
    if any(field.id == choice for field in exercise.fields) and any(field.id in EFFECTS for field in exercise.fields)
]


def answered(field: Field, number: int, *, but: int | None = None) -> dict[str, Value]:
    """Every row of a question at that number, the first one at another."""
    if field.kind == "rating":
        return {field.id: number}
    rows: dict[str, int | float] = {row.id: number for row in field.options}
    if but is not None:
        rows[field.options[0].id] = but
    counter = field.params.get("floor")
    values: dict[str, Value] = {field.id: rows}
    if counter:
        values[counter] = 9
    return values


def test_every_lead_of_the_pages_has_a_case_that_speaks_and_one_that_does_not() -> None:
    found: dict[str, set[str]] = {}
    for page, exercise in EXERCISES.items():
        for field in exercise.fields:
            for lead in read_leads(field.id, field.params.get("leads", "")) or ():
                target = lead.page if lead.field else OUTCOMES.get(lead.page, lead.page)
                found.setdefault(f"{page}.{field.id}", set()).add(target)
    assert {
        name: {target for _values, targets in cases for target in targets} for name, cases in LEADS.items()
    } == found
    assert [name for name, cases in LEADS.items() if all(targets for _values, targets in cases)] == []


@pytest.mark.parametrize(
    ("name", "values", "targets"), [(name, *case) for name, cases in LEADS.items() for case in cases]
)
def test_a_lead_speaks_as_its_table_says(name: str, values: Mapping[str, Value], targets: Sequence[str]) -> None:
    page = name.partition(".")[0]
    assert [offer.target for offer in leading(seen(page, values))] == list(targets)


def test_every_signpost_that_an_answer_brings_up_has_both_cases() -> None:
    found = {
        f"{page}.{field.id}"
        for page, exercise in EXERCISES.items()
        for field in exercise.fields
        if field.kind == "signpost" and field.show is not None
    }
    assert SIGNPOSTS.keys() == found
    assert [name for name, cases in SIGNPOSTS.items() if {called for _values, called in cases} != {True, False}] == []


@pytest.mark.parametrize(
    ("name", "values", "called"), [(name, *case) for name, cases in SIGNPOSTS.items() for case in cases]
)
def test_a_signpost_is_called_as_its_table_says(name: str, values: Mapping[str, Value], called: bool) -> None:
    page, _dot, field = name.partition(".")
    stands = seen(page, values)
    others = {one.rpartition(".")[2] for one in SIGNPOSTS if one.startswith(f"{page}.")} - {field}
    assert (field in stands.shown) is called
    assert [offer.way for offer in signposts(stands)] == ["help"] * (called or bool(others & stands.shown))


def test_every_page_that_asks_for_levels_has_both_cases() -> None:
    found = set()
    for page, exercise in EXERCISES.items():
        ids = {field.id for field in exercise.fields if field.kind in ("long", "short")}
        asks = ids >= {*NAMES}
        for field in exercise.fields:
            choices = {option.id for option in field.options} if field.kind == "choice" else set()
            cells = [{key for key, _text in column.choices} for column in field.options]
            asks = asks or choices >= {*NAMES} or any(keys >= {*NAMES} for keys in cells)
        found |= {page} if asks else set()
    assert LEVELS.keys() == found
    assert [
        page for page, cases in LEVELS.items() if {bool(targets) for _values, targets in cases} != {True, False}
    ] == []


@pytest.mark.parametrize(
    ("page", "values", "targets"), [(page, *case) for page, cases in LEVELS.items() for case in cases]
)
def test_levels_speak_as_their_table_says(page: str, values: Mapping[str, Value], targets: Sequence[str]) -> None:
    assert [offer.target for offer in levels(seen(page, values))] == list(targets)


def named(cases: Sequence[tuple[str, Field]]) -> list[str]:
    return [f"{page}.{field.id}" for page, field in cases]


@pytest.mark.parametrize(("page", "field"), MEASURED, ids=named(MEASURED))
def test_every_band_speaks_low_and_high_and_is_silent_without_a_number(page: str, field: Field) -> None:
    assert [offer.target for offer in by_band(seen(page, answered(field, 5)))] == [MICRO, PLAN]
    assert [offer.target for offer in by_band(seen(page, answered(field, 8)))] == [MICRO]
    assert list(by_band(seen(page, {}))) == []


@pytest.mark.parametrize(("page", "field"), MEASURED, ids=named(MEASURED))
def test_every_band_that_is_lowest_twice_sends_to_help(page: str, field: Field) -> None:
    low, higher = answered(field, 2), answered(field, 4)
    twice = [(offer.way, offer.target) for offer in very_low_twice(seen(page, low, {page: [low]}))]
    assert twice == [("help", ""), ("page", "forloebsvalg")]
    assert list(very_low_twice(seen(page, low, {page: [higher]}))) == []
    assert list(very_low_twice(seen(page, low))) == []


@pytest.mark.parametrize(("page", "field"), ROWS, ids=named(ROWS))
def test_every_set_of_rows_names_the_one_that_is_lowest_twice(page: str, field: Field) -> None:
    first, level = answered(field, 7, but=3), answered(field, 7)
    assert [offer.target for offer in same_lowest(seen(page, first, {page: [first]}))] == [PLAN]
    assert list(same_lowest(seen(page, first, {page: [level]}))) == []
    assert list(same_lowest(seen(page, first))) == []


@pytest.mark.parametrize(("page", "choice"), STUDIES)
def test_every_look_at_an_effect_speaks_until_the_choice_is_made(page: str, choice: str) -> None:
    effect = next(field.id for field in EXERCISES[page].fields if field.id in EFFECTS)
    ids = {field.id for field in EXERCISES[page].fields}
    values: dict[str, Value] = {effect: 3, "study_dato": "2026-11-02"}
    values |= {DONE: "ja"} if DONE in ids else {}
    assert [offer.target for offer in study(seen(page, values))] == ["juster"]
    assert list(study(seen(page, {**values, choice: "juster"}))) == []
    assert list(study(seen(page, {}))) == []


def test_the_gap_the_own_pause_and_the_numbers_are_on_the_pages_that_the_map_names() -> None:
    mine: Before = {"temperatur-leder": [{"udsagn": {"1": 9, "2": 9}}]}
    far: dict[str, Value] = {"svar": 9, "snit_udsagn": {"1": 6.0, "2": 6.5}}
    near: dict[str, Value] = {"svar": 9, "snit_udsagn": {"1": 8.5, "2": 8.6}}
    assert {page for page in EXERCISES if [*seen(page, {}).computed("gap")]} == {"temperatur-team"}
    assert [offer.target for offer in gaps(seen("temperatur-team", far, mine))] == ["tryghedsdialog", "trio"]
    assert list(gaps(seen("temperatur-team", near, mine))) == []
    assert [offer.way for offer in own_pause(seen(OWN_PAGE, {"trin": "4"}))] == ["pause"]
    assert list(own_pause(seen(OWN_PAGE, {"trin": "3"}))) == []
    assert named(MEASURED) == ["tryghedsskala.score", "temperatur-leder.udsagn"]
    assert STUDIES == [("handleplan", "act_valg"), ("handleplan-opfoelgning", "beslutning")]


def test_every_kind_of_rule_is_looked_at_here() -> None:
    assert set(RULES) == {signposts, very_low_twice, own_pause, study, gaps, same_lowest, by_band, levels, leading}
