"""What a page itself says of beginnings, scales, short names, and where an answer leads."""

from datetime import date

import pytest

from tests.curriculum.pages import only, page
from workbook.curriculum.answers import normalise
from workbook.curriculum.attributes import Lead, read_fills, read_leads
from workbook.curriculum.model import Condition, Fill, Option, Value
from workbook.curriculum.scales import on_ten, read_scale, scaled
from workbook.curriculum.start import given_start
from workbook.errors import AnswerError

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("block", "start"),
    [
        ("::: choice f {default=b}\nHvad?\n- a: A\n- b: B\n:::", "b"),
        ('::: choices f {default="a|b"}\nHvad?\n- a: A\n- b: B\n:::', ["a", "b"]),
        ("::: number f {default=4}\nHvad?\n:::", 4),
        (
            '::: table f {rows="Et | To"}\nHvad?\n- navn: Navn\n- dato: Dato {date}\n:::',
            [{"navn": "Et"}, {"navn": "To"}],
        ),
        ("::: long f\nHvad?\n:::", None),
    ],
)
def test_what_an_empty_answer_begins_as(block: str, start: Value | None) -> None:
    field = only(block)

    assert given_start(field) == start
    assert normalise(field, start, TODAY) == start


def test_ways_to_fill() -> None:
    known = ("today", "tomorrow")

    assert read_fills("tomorrow", known) == (Fill("tomorrow"),)
    assert read_fills("+90", known) == (Fill("+90"),)
    assert read_fills("trin=3:+7 | trin=4|5:tomorrow", known) == (
        Fill("+7", Condition("trin", "=", ("3",))),
        Fill("tomorrow", Condition("trin", "=", ("4", "5"))),
    )
    for wrong in ("yesterday", "7", "trin:+7", "trin=3:", "+7 | +8", ""):
        assert read_fills(wrong, known) is None


def test_where_an_answer_leads() -> None:
    assert read_leads("f", "side") == (Lead("side"),)
    assert read_leads("f", "side.felt") == (Lead("side", "felt"),)
    assert read_leads("f", "ja=side | ja|nej=side.felt") == (
        Lead("side", "", Condition("f", "=", ("ja",))),
        Lead("side", "felt", Condition("f", "=", ("ja", "nej"))),
    )
    assert read_leads("f", "<5=side | >=8=a | .x|y>=2=b") == (
        Lead("side", "", Condition("f", "<", (), 5)),
        Lead("a", "", Condition("f", ">=", (), 8)),
        Lead("b", "", Condition("f", ">=", (), 2, ("x", "y"))),
    )
    for wrong in ("", "a.b.c", "=side", "ja=", "Side"):
        assert read_leads("f", wrong) is None


def test_a_short_name_stands_before_the_colon() -> None:
    assert Option("a", "Tid: vi når det, vi skal").short == "Tid"
    assert Option("a", "Klokken 10:30").short == "Klokken 10:30"
    assert Option("a", "Vi siger det, som det er, også når det er svært: det er i orden").short.startswith(
        "Vi siger det"
    )
    exercise = page("::: ratings r\nHvor?\n- a: Tid: vi når det\n:::\n::: choice f {options=r}\nHvilken?\n:::\n")
    assert [option.text for option in exercise.field("f").options] == ["Tid"]


REPORT = page(
    "::: choice skala\nHvilken?\n- 1-5: 1 til 5\n- 0-100: 0 til 100\n:::\n"
    "::: ratings svar {decimals scale=skala}\nHvad?\n- a: A\n:::\n"
)


@pytest.mark.parametrize(
    ("scale", "typed", "shown"),
    [("1-5", 1, 1.0), ("1-5", 5, 10.0), ("1-5", 3, 5.5), ("0-100", 50, 5.5), ("0-100", 0, 1.0)],
)
def test_a_reports_own_scale_is_shown_on_ten(scale: str, typed: float, shown: float) -> None:
    values: dict[str, Value] = {"skala": scale}
    field = scaled(REPORT.field("svar"), values)

    assert normalise(field, {"a": typed}, TODAY) == {"a": typed}
    assert on_ten(field, typed, values) == pytest.approx(shown)


def test_a_number_outside_the_reports_scale_is_refused() -> None:
    with pytest.raises(AnswerError):
        normalise(scaled(REPORT.field("svar"), {"skala": "1-5"}), {"a": 6}, TODAY)


@pytest.mark.parametrize("wrong", ["5-1", "5", "1-1", "a-b", "1-5000"])
def test_what_is_no_scale(wrong: str) -> None:
    assert read_scale(wrong) is None


def test_what_is_never_kept_asks_but_is_not_stored() -> None:
    field = only("::: choices f {keep=never}\nHvad?\n- a: A\n:::")

    assert (field.kept, field.stored) == (False, False)
