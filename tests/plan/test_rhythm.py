from datetime import date

import pytest

from workbook.errors import AnswerError
from workbook.plan.recurrence import due, understood
from workbook.plan.rhythm import echo, read_rhythm

TODAY = date(2026, 11, 21)
FIRST = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("hver uge", "hver uge", FIRST),
        ("Hver 3. måned", "hver 3. måned", FIRST),
        ("hver anden uge", "hver 2. uge", FIRST),
        ("hver 14. dag", "hver 14. dag", FIRST),
        ("hver fredag", "hver uge", date(2026, 11, 27)),
        ("hver anden tirsdag", "hver 2. uge", FIRST),
        ("hvert kvartal", "hver 3. måned", FIRST),
        ("hvert halvår", "hver 6. måned", FIRST),
        ("hvert år.", "hvert år", FIRST),
        ("månedligt", "hver måned", FIRST),
        ("every 2 weeks", "hver 2. uge", FIRST),
        ("hver uge til 1. juni", "hver uge", FIRST),
    ],
)
def test_a_rule_is_understood_as_it_is_said(text: str, rule: str, first: date) -> None:
    repeats = read_rhythm(text, FIRST, TODAY)
    assert repeats is not None
    assert (understood(repeats), due(repeats)) == (rule, first)


@pytest.mark.parametrize("text", ["aldrig", "Nej", "kun en gang", "never"])
def test_it_may_stop(text: str) -> None:
    assert read_rhythm(text, FIRST, TODAY) is None
    assert "ikke igen" in echo(None, TODAY)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "hver uge"),
        ("tit", "hver uge"),
        ("hver 0. uge", "1 til 99"),
        ("hver 50. kvartal", "1 til 99"),
        ("hver uge til i går", "begyndelsen"),
        ("hver uge til påske", "som en dato"),
        ("hver", "hver uge"),
    ],
)
def test_what_is_no_rule_is_told(text: str, sentence: str) -> None:
    with pytest.raises(AnswerError, match=sentence):
        read_rhythm(text, FIRST, TODAY)


def test_the_echo_says_when_it_comes_first() -> None:
    assert echo(read_rhythm("hver lørdag", FIRST, TODAY), TODAY) == (
        "hver uge, første gang mandag 30. november 2026 (om 9 dage)"
    )
