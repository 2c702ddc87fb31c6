"""Which questions are asked: by other answers, by the calendar, by a choice of rows."""

from datetime import date

import pytest

from tests.curriculum.pages import page
from workbook.curriculum.answers import holds, rows_of, visible, waiting
from workbook.curriculum.conditions import opens_by_itself
from workbook.curriculum.model import Condition, Exercise, Field, PageHead, Value

CREATED = date(2026, 11, 21)

PAGE = page(
    "::: choice a\nHvad?\n- x: X\n- y: Y\n:::\n"
    '::: choice b {show="a=x"}\nHvad?\n- x: X\n:::\n'
    '::: long c {show="b=x"}\nHvad?\n:::\n'
    "::: rating tal\nHvor?\n:::\n"
    '::: long hoejt {show="tal>=8"}\nHvad?\n:::\n'
    '::: long lavt {show="tal<5"}\nHvad?\n:::\n'
    "::: date dag\nHvornår?\n:::\n"
    "::: long efter {opens=dag}\nHvad?\n:::\n"
    "::: rating igen {opens=+1}\nHvor?\n:::\n"
    "::: computed skoen {as=ratio of=tal after=dag}\nMåske\n:::\n"
)


def shown(values: dict[str, Value], today: date = CREATED) -> set[str]:
    return {field.id for field in visible(PAGE, values, CREATED, today)} - {"a", "tal", "dag"}


@pytest.mark.parametrize(
    ("condition", "value", "result"),
    [
        (Condition("f", "=", ("a", "b")), "b", True),
        (Condition("f", "=", ("a",)), "b", False),
        (Condition("f", "=", ("a",)), ["b", "a"], True),
        (Condition("f", "=", ("7",)), 7, True),
        (Condition("f", ">=", (), 8), 8, True),
        (Condition("f", ">=", (), 8), 7, False),
        (Condition("f", "<", (), 5), 4, True),
        (Condition("f", "<", (), 5), 5, False),
        (Condition("f", "<", (), 5), "4", False),
        (Condition("f", "<", (), 5), None, False),
        (Condition("f", ">=", (), 2), ["a", "b"], True),
        (Condition("f", "<", (), 2), ["a", "b"], False),
        (Condition("f", ">=", (), 2, ("a", "b")), {"a": 1, "b": 2}, True),
        (Condition("f", ">=", (), 2, ("a", "b")), {"a": 1, "c": 9}, False),
        (Condition("f", "<", (), 2, ("a",)), {"a": 1}, True),
        (Condition("f", "<", (), 2, ("a",)), {"b": 1}, False),
    ],
)
def test_a_condition(condition: Condition, value: Value | None, result: bool) -> None:
    assert holds(condition, {} if value is None else {"f": value}) is result


def test_no_condition_holds_always() -> None:
    assert holds(None, {})


def test_a_field_is_hidden_with_the_field_that_it_depends_on() -> None:
    assert shown({"a": "x", "b": "x"}) >= {"b", "c"}
    assert not shown({"a": "y", "b": "x"}) & {"b", "c"}


def test_numbers_show_and_hide() -> None:
    assert "hoejt" in shown({"tal": 8})
    assert "lavt" in shown({"tal": 4})
    assert not shown({"tal": 6}) & {"hoejt", "lavt"}


def test_a_field_opens_on_the_day_that_a_date_field_says() -> None:
    values: dict[str, Value] = {"dag": "2026-11-23"}

    assert "efter" not in shown({})
    assert "efter" not in shown(values, date(2026, 11, 22))
    assert "efter" in shown(values, date(2026, 11, 23))


def test_a_field_opens_a_number_of_days_after_the_entry_was_made() -> None:
    assert "igen" not in shown({})
    assert "igen" in shown({}, date(2026, 11, 22))


def test_what_opens_later_is_told_with_its_day() -> None:
    found = waiting(PAGE, {"dag": "2026-11-23"}, CREATED, CREATED)

    assert [(field.id, day) for field, day in found] == [
        ("efter", date(2026, 11, 23)),
        ("igen", date(2026, 11, 22)),
    ]
    assert [field.id for field, _day in waiting(PAGE, {}, CREATED, date(2026, 11, 22))] == []


def test_a_broken_date_opens_nothing_and_breaks_nothing() -> None:
    assert "efter" not in shown({"dag": "i morgen"})
    assert "efter" not in shown({"dag": 3})


def test_a_computed_value_comes_after_the_answer_that_it_waits_for() -> None:
    assert "skoen" not in shown({"tal": 7})
    assert "skoen" in shown({"tal": 7, "dag": "2026-11-23"})


@pytest.mark.parametrize(("value", "rows"), [("1", ["m1_a", "m1_b"]), ("modul-2", ["m2_a"]), ("3", []), (None, [])])
def test_rows_by_another_answer(value: str | None, rows: list[str]) -> None:
    exercise = page(
        "::: choice modul\nHvilket?\n- 1: Et\n- modul-2: To\n- 3: Tre\n:::\n"
        "::: ratings maal {rows_by=modul}\nHvor?\n- m1_a: A\n- m1_b: B\n- m2_a: C\n:::\n"
    )

    found = rows_of(exercise.field("maal"), {} if value is None else {"modul": value})
    assert [row.id for row in found] == rows


def test_rows_are_all_there_without_a_chooser() -> None:
    field = page("::: ratings r\nHvor?\n- a: A\n:::").field("r")

    assert rows_of(field, {}) == field.options


def test_a_pause_opens_by_itself() -> None:
    pause = page('::: rating ramt\nHvor?\n:::\n::: pause p {at="ramt>=8"}\n:::').field("p")

    assert opens_by_itself(pause, {"ramt": 8})
    assert not opens_by_itself(pause, {"ramt": 7})
    assert not opens_by_itself(Field("p", "pause", ""), {"ramt": 8})


def test_a_circle_that_got_through_hides_its_fields_and_ends() -> None:
    head = PAGE.head
    assert isinstance(head, PageHead)
    fields = (
        Field("a", "long", "A", show=Condition("b", "=", ("x",))),
        Field("b", "long", "B", show=Condition("a", "=", ("x",))),
    )

    assert visible(Exercise(head, fields), {"a": "x", "b": "x"}, CREATED, CREATED) == ()


LISTS = page(
    "::: choice trin\nHvilket?\n- 1: Et\n- 11: Elleve\n- ros: Ros\n:::\n"
    "::: checklist goer {rows_by=trin}\nHvad?\n- m1_a: A\n- m11_a: B\n- ros_a: C\n:::\n"
)


@pytest.mark.parametrize(
    ("chosen", "rows"), [(None, ["m1_a", "m11_a", "ros_a"]), ("1", ["m1_a"]), ("ros", ["ros_a"]), ("11", ["m11_a"])]
)
def test_a_list_has_the_options_of_the_answer_and_all_of_them_before(chosen: str | None, rows: list[str]) -> None:
    found = rows_of(LISTS.field("goer"), {} if chosen is None else {"trin": chosen})

    assert [row.id for row in found] == rows
