"""Computed values against numbers worked out by hand, and how they look."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.curriculum.pages import page
from tests.curriculum.past import Past, text, told
from workbook.curriculum.computed import FUNCTIONS
from workbook.curriculum.functions import GIVEN, NAMES
from workbook.curriculum.model import NARROWEST, WIDEST, Value
from workbook.curriculum.pictures.paper import columns, tenths

LEADER = page(
    "::: rating score\nHvor?\n:::\n::: rating gaet {optional}\nHvor?\n:::\n"
    "::: ratings udsagn\nHvor enig?\n- 1: Fejl\n- 2: Hjælp\n- 3: Ord\n:::\n"
    "::: ratings andre\nHvor enig?\n- x: X\n:::\n"
    "::: computed baand {as=band of=score}\nMit bånd\n:::\n"
    "::: computed snitbaand {as=band of=udsagn}\nMit bånd\n:::\n"
    "::: computed snit {as=mean of=udsagn}\nMit snit\n:::\n"
    "::: computed begge {as=mean of=udsagn and=andre}\nMit snit\n:::\n"
    '::: computed grupper {as=groups of=udsagn by="a:1+2 Fejl og hjælp | b:3 Ord"}\nGrupper\n:::\n'
    "::: computed lav {as=lowest of=udsagn count=2}\nLavest\n:::\n"
    "::: computed hoej {as=highest of=udsagn}\nHøjest\n:::\n"
    "::: computed skoen {as=ratio of=score by=1.2 after=gaet}\nMåske\n:::\n"
    "::: computed siden {as=change of=score}\nSiden sidst\n:::\n"
)
AFTER = page(
    "::: choice modul\nHvilket?\n- 1: Et\n- 2: To\n:::\n"
    "::: ratings efter {rows_by=modul}\nHvor?\n- m1_a: Begreb\n- m1_b: Rolle\n- m2_a: Trivsel\n:::\n"
    "::: computed loeft {as=change of=efter vs=foer.maal match=modul}\nForskel\n:::\n"
)


@pytest.fixture(autouse=True)
def english() -> None:
    from workbook import i18n

    i18n.use("en")


def test_every_function_of_the_grammar_is_there() -> None:
    assert set(FUNCTIONS) == set(NAMES) - set(GIVEN)


@pytest.mark.parametrize(
    ("score", "title"), [(1, "Lav"), (3, "Lav"), (4, "Kan styrkes"), (6, "Ok"), (7, "Ok"), (8, "Rigtig god")]
)
def test_band_of_a_rating(score: int, title: str) -> None:
    assert text(LEADER, "baand", {"score": score}).startswith(f"{score}: {title}.")


def test_band_shows_where_on_the_scale() -> None:
    found = told(LEADER, "baand", {"score": 3})

    assert found is not None
    assert found.text == "3: Lav. Det koster."
    assert found.lines == (
        "○ Rigtig god   7.5 and above",
        "○ Ok           5.5-7.4",
        "○ Kan styrkes  3.5-5.4",
        "● Lav          3.4 and below",
    )


def test_band_of_an_average_goes_by_the_decimal_that_is_shown() -> None:
    assert text(LEADER, "snitbaand", {"udsagn": {"1": 5, "2": 6, "3": 5}}) == "5.3: Kan styrkes."
    assert tenths(5.45) == 5.5
    # 5,45 is written 5,5, and that is where the next band begins.
    rows = "".join(f"- a{number}: A\n" for number in range(20))
    exercise = page(f"::: ratings r\nHvor?\n{rows}:::\n::: computed b {{as=band of=r}}\nBånd\n:::\n")
    assert text(exercise, "b", {"r": {f"a{number}": 6 if number < 9 else 5 for number in range(20)}}) == "5.5: Ok."


def test_mean() -> None:
    found = told(LEADER, "snit", {"udsagn": {"1": 4, "2": 7, "3": 8}})

    assert found is not None
    assert found.text == "6.3 on average of 3 numbers."
    assert found.lines == ("Fejl   ■■■■□□□□□□  4", "Hjælp  ■■■■■■■□□□  7", "Ord    ■■■■■■■■□□  8")


def test_mean_of_some_rows_says_so() -> None:
    assert text(LEADER, "snit", {"udsagn": {"1": 4, "2": 7}}) == "5.5 on average of 2 numbers (of 3 in all)."


def test_mean_of_two_fields() -> None:
    assert text(LEADER, "begge", {"udsagn": {"1": 4, "2": 7, "3": 7}, "andre": {"x": 2}}).startswith(
        "5.0 on average of 4"
    )


def test_groups() -> None:
    found = told(LEADER, "grupper", {"udsagn": {"1": 4, "2": 7, "3": 8}})

    assert found is not None
    assert found.text == "Fejl og hjælp 5.5 · Ord 8.0"
    assert found.lines == ("Fejl og hjælp  ■■■■■■□□□□  5.5", "Ord            ■■■■■■■■□□  8.0")


def test_a_group_without_answers_is_left_out() -> None:
    assert text(LEADER, "grupper", {"udsagn": {"3": 8}}) == "Ord 8.0"


def test_lowest_and_highest() -> None:
    values: dict[str, Value] = {"udsagn": {"1": 4, "2": 7, "3": 5}}

    assert text(LEADER, "lav", values) == "Fejl (4) · Ord (5)"
    assert text(LEADER, "hoej", values) == "Hjælp (7)"


def test_rows_that_share_the_last_place_are_all_named() -> None:
    assert text(LEADER, "hoej", {"udsagn": {"1": 7, "2": 7, "3": 5}}) == "Fejl (7) · Hjælp (7)"


def test_rows_that_are_all_alike_are_not_ranked() -> None:
    assert text(LEADER, "lav", {"udsagn": {"1": 7, "2": 7}}) == "All have the same number: 7."


@pytest.mark.parametrize(("score", "perhaps"), [(1, 1), (2, 2), (3, 3), (5, 4), (7, 6), (9, 8), (10, 8)])
def test_ratio_is_whole_and_at_least_one(score: int, perhaps: int) -> None:
    assert text(LEADER, "skoen", {"score": score, "gaet": 6}) == f"Perhaps {perhaps}; your own guess was 6."


def test_ratio_waits_for_the_guess() -> None:
    assert told(LEADER, "skoen", {"score": 7}) is None


def test_nothing_is_shown_of_nothing() -> None:
    for field in LEADER.fields:
        if field.kind == "computed":
            assert told(LEADER, field.id, {}) is None


def test_mean_of_two_fields_weighs_each_by_its_rows_whichever_is_named_first() -> None:
    turned = page(
        "::: ratings udsagn\nHvor enig?\n- 1: Fejl\n- 2: Hjælp\n- 3: Ord\n:::\n"
        "::: ratings andre\nHvor enig?\n- x: X\n:::\n"
        "::: computed begge {as=mean of=andre and=udsagn}\nMit snit\n:::\n"
    )

    assert text(turned, "begge", {"udsagn": {"1": 4, "2": 7, "3": 7}, "andre": {"x": 2}}).startswith("5.0 on average")


# Before and after


def test_a_row_that_did_not_move_is_the_same() -> None:
    past = Past(foer__maal=[(date(2026, 1, 8), {"m1_a": 3, "m1_b": 7})], foer__modul=[(date(2026, 1, 8), "1")])

    assert text(AFTER, "loeft", {"modul": "1", "efter": {"m1_a": 3, "m1_b": 8}}, past) == (
        "1 higher, 1 the same, 0 lower than before."
    )


def test_change_goes_by_the_newest_of_the_same_module() -> None:
    past = Past(
        foer__maal=[(date(2026, 1, 8), {"m1_a": 3, "m1_b": 7}), (date(2026, 6, 2), {"m1_a": 9, "m2_a": 4})],
        foer__modul=[(date(2026, 1, 8), "1"), (date(2026, 6, 2), "2")],
    )
    found = told(AFTER, "loeft", {"modul": "1", "efter": {"m1_a": 6, "m1_b": 5, "m2_a": 9}}, past)

    assert found is not None
    assert found.text == "1 higher, 0 the same, 1 lower than before."
    assert [line.split("  ")[-2:] for line in found.lines[1:]] == [["3 → 6", "+3"], ["7 → 5", "−2"]]
    assert "8.1.2026" in found.lines[0]


def test_change_tells_two_entries_of_one_day_apart() -> None:
    day = date(2026, 1, 8)
    past = Past(foer__maal=[(day, {"m1_a": 3}), (day, {"m1_a": 9})], foer__modul=[(day, "modul-1"), (day, "2")])

    found = told(AFTER, "loeft", {"modul": "1", "efter": {"m1_a": 6}}, past)
    assert found is not None
    assert found.lines[1].endswith("3 → 6  +3")


def test_change_without_anything_earlier_says_so() -> None:
    assert text(AFTER, "loeft", {"modul": "1", "efter": {"m1_a": 6}}) == "There is nothing earlier to compare with yet."


def test_change_of_one_rating() -> None:
    past = Past(side__score=[(date(2026, 1, 8), 3), (date(2026, 3, 8), 4)])

    assert text(LEADER, "siden", {"score": 6}, past) == "From 4 to 6: +2."
    assert text(LEADER, "siden", {"score": 4}, past) == "From 4 to 4: 0."


# How it looks

WIDE_LABEL = "漢字" * 40
LABEL = "En lang række med et 🙂 og 漢字 og mange, mange ord, der ikke kan være på en linje"
WIDE = page(
    "::: number n\nHvor mange?\n:::\n"
    f"::: ratings r {{decimals floor=n}}\nHvor?\n- a: {LABEL}\n- b: {WIDE_LABEL}\n- c: K\n:::\n"
    "::: computed m {as=mean of=r}\nM\n:::\n::: computed g {as=gap of=r vs=leder.r}\nG\n:::\n"
    "::: computed c {as=change of=r}\nC\n:::\n"
    '::: computed k {as=groups of=r by="a:a+b ' + "y" * 90 + ' | b:c K"}\nK\n:::\n'
)


@given(st.fixed_dictionaries({row: st.integers(10, 100).map(lambda tenth: tenth / 10) for row in "abc"}))
def test_pictures_fit_and_take_only_plain_marks(numbers: dict[str, float]) -> None:
    before: dict[str, int | float] = {"a": 1, "b": 10, "c": 5}
    past = Past(leder__r=[(date(2026, 1, 8), before)], side__r=[(date(2026, 1, 8), before)])
    for field in "mgck":
        found = told(WIDE, field, {"n": 9, "r": dict(numbers)}, past)
        assert found is not None or set(numbers.values()) <= {1.0, 10.0}
        for width in (NARROWEST, 54, WIDEST):
            for line in found.drawn(width) if found else ():
                assert columns(line) <= width
                assert not any(mark in line for mark in "│┤┐└┴┬├┼\x1b\t")


def test_numbers_have_a_danish_comma() -> None:
    from workbook import i18n

    i18n.use("da")
    found = told(LEADER, "grupper", {"udsagn": {"1": 4, "2": 7}})

    assert found is not None
    assert found.text == "Fejl og hjælp 5,5"
