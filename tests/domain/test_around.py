from datetime import date

import pytest

from workbook.dates import parse_date
from workbook.dates.around import read_date
from workbook.errors import AnswerError

TODAY = date(2026, 11, 21)
MEETINGS = {"trio": date(2026, 12, 10), "mus": None, "modul 2": date(2027, 1, 14)}


@pytest.mark.parametrize(
    ("text", "day", "counted"),
    [
        ("14 dage før TRIO", date(2026, 11, 26), "back"),
        ("to uger før TRIO-mødet", date(2026, 11, 26), "back"),
        ("dagen før trio", date(2026, 12, 9), "back"),
        ("inden næste TRIO", date(2026, 12, 9), "back"),
        ("3 dage efter TRIO.", date(2026, 12, 13), "on"),
        ("1 week before the next TRIO meeting", date(2026, 12, 3), "back"),
        ("en måned før modul 2", date(2026, 12, 14), "back"),
        ("TRIO", date(2026, 12, 10), ""),
        ("til TRIO", date(2026, 12, 10), ""),
        ("samme dag som TRIO-mødet", date(2026, 12, 10), ""),
        ("om 3 uger", date(2026, 12, 12), "on"),
        ("14 dage", date(2026, 12, 5), "on"),
        ("om et halvt år", date(2027, 5, 21), "on"),
        ("næste fredag", date(2026, 11, 27), ""),
        ("3/4", date(2027, 4, 3), ""),
    ],
)
def test_a_day_is_counted_from_today_or_from_a_meeting(text: str, day: date, counted: str) -> None:
    reading = read_date(text, TODAY, MEETINGS)
    assert (reading.day, reading.counted) == (day, counted)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("14 dage før MUS", "ingen dato forude"),
        ("14 dage før ferien", "som en dato"),
        ("14 dage før TRIO 9", "som en dato"),
        ("99999 dage efter TRIO", "2199"),
        ("før", "som en dato"),
    ],
)
def test_what_has_no_date_is_told(text: str, sentence: str) -> None:
    with pytest.raises(AnswerError, match=sentence):
        read_date(text, TODAY, MEETINGS)


def test_without_meetings_none_is_named() -> None:
    with pytest.raises(AnswerError):
        parse_date("14 dage før TRIO", TODAY)
    assert parse_date("14 dage før TRIO", TODAY, MEETINGS) == date(2026, 11, 26)
