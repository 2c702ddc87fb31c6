from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import dates, i18n
from workbook.errors import AnswerError

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NOW_AND_THEN = st.dates(date(2000, 1, 1), date(2150, 12, 31))

READ = {
    "3/4": "2027-04-03",
    "21/11": "2026-11-21",
    "20/11": "2027-11-20",
    "3.4.": "2027-04-03",
    "3-4-26": "2026-04-03",
    "3 4 2027": "2027-04-03",
    "24. 3. 2027": "2027-03-24",
    "3. april": "2027-04-03",
    "3.april": "2027-04-03",
    "d. 3/4": "2027-04-03",
    "den 3. apr 2027": "2027-04-03",
    "3. MAJ 27": "2027-05-03",
    "24-03-2026": "2026-03-24",
    "2026-03-24": "2026-03-24",
    "29/2": "2028-02-29",
    "i dag": "2026-11-21",
    "Idag": "2026-11-21",
    "i morgen": "2026-11-22",
    "i overmorgen": "2026-11-23",
    "i går": "2026-11-20",
    "i ga\u030ar": "2026-11-20",
    "i gaar": "2026-11-20",
    "fredag": "2026-11-27",
    "på fredag": "2026-11-27",
    "fre.": "2026-11-27",
    "lørdag": "2026-11-28",
    "loerdag": "2026-11-28",
    "næste fredag": "2026-11-27",
    "næste lørdag": "2026-11-28",
    "fredag i næste uge": "2026-11-27",
    "mandag": "2026-11-23",
    "næste mandag": "2026-11-23",
    "i fredags": "2026-11-20",
    "sidste lørdag": "2026-11-14",
    "fredag om to uger": "2026-12-11",
    "fredag i uge 48": "2026-11-27",
    "uge 48": "2026-11-23",
    "uge 47": "2026-11-21",
    "uge 1": "2027-01-04",
    "uge 53": "2026-12-28",
    "om 3 uger": "2026-12-12",
    "om 14 dage": "2026-12-05",
    "14 dage": "2026-12-05",
    "om en måned": "2026-12-21",
    "om to uger": "2026-12-05",
    "om et par uger": "2026-12-05",
    "om et halvt år": "2027-05-21",
    "om 1 år": "2027-11-21",
    "for 3 dage siden": "2026-11-18",
    "næste uge": "2026-11-28",
    "fredag den 27. november 2026 (om 6 dage)": "2026-11-27",
    "fre. 27/11": "2026-11-27",
    "tomorrow": "2026-11-22",
    "next Friday": "2026-11-27",
    "in 3 weeks": "2026-12-12",
    "3rd of April 2027": "2027-04-03",
    "April 3rd, 2027": "2027-04-03",
    "a week ago": "2026-11-14",
}


@pytest.mark.parametrize(("typed", "meant"), READ.items())
def test_what_people_type_is_read(typed: str, meant: str) -> None:
    assert dates.parse_date(typed, SATURDAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fredag", "2026-12-04"),
        ("næste fredag", "2026-12-04"),
        ("torsdag", "2026-12-03"),
        ("næste torsdag", "2026-12-03"),
        ("lørdag", "2026-11-28"),
        ("næste lørdag", "2026-12-05"),
        ("mandag", "2026-11-30"),
        ("sidste fredag", "2026-11-20"),
    ],
)
def test_a_weekday_is_never_today(typed: str, meant: str) -> None:
    assert dates.parse_date(typed, date(2026, 11, 27)) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        (date(2027, 1, 31), "om en måned", date(2027, 2, 28)),
        (date(2028, 1, 31), "om en måned", date(2028, 2, 29)),
        (date(2026, 11, 30), "om 3 måneder", date(2027, 2, 28)),
        (date(2026, 12, 31), "om 2 md", date(2027, 2, 28)),
        (date(2028, 2, 29), "om et år", date(2029, 2, 28)),
        (date(2028, 2, 29), "29/2", date(2028, 2, 29)),
        (date(2028, 3, 1), "29/2", date(2032, 2, 29)),
        (date(2027, 1, 2), "uge 53", date(2027, 1, 2)),
    ],
)
def test_months_end_where_they_end(today: date, typed: str, meant: date) -> None:
    assert dates.parse_date(typed, today) == meant


REFUSED = {
    "32-03-2026": "Datoen findes ikke: marts har 31 dage.",
    "31/2": "Datoen findes ikke: februar 2026 har 28 dage.",
    "29/2-2027": "Datoen findes ikke: februar 2027 har 28 dage.",
    "31. april": "Datoen findes ikke: april har 30 dage.",
    "0/3": "Datoen findes ikke: en måned begynder med dag 1.",
    "3/13": "Der er tolv måneder, og dagen står før måneden.",
    "3/4-926": "Årstallet har to eller fire cifre.",
    "3/4-0000": "År 0 findes ikke.",
    "1/1-1066": "Årstallet skal ligge mellem 1900 og 2199.",
    "om 99999 år": "Det er for langt væk.",
    "om 999999 dage": "Det kan ikke læses som en dato.",
    "24": "Måneden mangler.",
    "d. 24.": "Måneden mangler.",
    "marts": "Dagen i måneden mangler.",
    "marts 2027": "Dagen i måneden mangler.",
    "torsdag 27/11": "Ugedagen passer ikke: den dato er fredag 27. november 2026.",
    "uge 54": "Der er ingen uge med det nummer.",
    "x": "Det kan ikke læses som en dato.",
    "²/3": "Det kan ikke læses som en dato.",
    "3/4" + " " * 80 + "x": "Det kan ikke læses som en dato.",
    "": "Her mangler en dato.",
    " . ": "Her mangler en dato.",
}


@pytest.mark.parametrize(("typed", "sentence"), REFUSED.items())
def test_a_refusal_says_what_is_wrong_and_shows_what_would_do(typed: str, sentence: str) -> None:
    with pytest.raises(AnswerError) as refused:
        dates.parse_date(typed, SATURDAY)
    assert str(refused.value) == f"{sentence} Skriv fx 12-12-2026 eller »om 3 uger«."


def test_the_example_of_a_refusal_is_read() -> None:
    with pytest.raises(AnswerError) as refused:
        dates.parse_date("x", SATURDAY)
    example = str(refused.value).split("fx ")[1].split()[0]
    assert dates.parse_date(example, SATURDAY) == dates.parse_date("om 3 uger", SATURDAY)


@given(DAYS, DAYS, st.sampled_from(["da", "en"]))
def test_every_written_form_is_read_back(day: date, today: date, language: str) -> None:
    i18n.use(language)
    for written in (dates.long(day), dates.short(day), dates.spoken(day, today), dates.iso(day)):
        assert dates.parse_date(written, today) == day


@given(NOW_AND_THEN, st.integers(0, 364), st.sampled_from(["da", "en"]))
def test_the_list_form_of_a_day_to_come_is_read_back(today: date, ahead: int, language: str) -> None:
    i18n.use(language)
    day = today + timedelta(days=ahead)
    assert dates.parse_date(dates.brief(day, today), today) == day


@given(NOW_AND_THEN, st.integers(0, 366 * 3))
def test_a_date_without_year_is_the_nearest_to_come(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    read = dates.parse_date(f"{day.day}/{day.month}", today)
    assert (read.day, read.month) == (day.day, day.month)
    assert today <= read <= day


PIECES = st.sampled_from(
    [
        *("om", "i", "på", "næste", "fredag", "uge", "uger", "3", "31", "2", "/", "-", ".", "2026", "0", "99999"),
        *("måned", "et", "halvt", "år", "(", ")", ",", "²", "29", "februar", "siden", "for", "\x00", "\n", " "),
    ]
)


@given(st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join), NOW_AND_THEN)
def test_arbitrary_text_is_a_date_or_a_sentence(typed: str, today: date) -> None:
    assert "Skriv fx" in read_or_refused(typed, today) or "(" in read_or_refused(typed, today)


def read_or_refused(typed: str, today: date) -> str:
    try:
        return dates.spoken(dates.parse_date(typed, today), today)
    except AnswerError as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("day", "spoken", "brief"),
    [
        (date(2026, 11, 21), "lørdag 21. november 2026 (i dag)", "i dag"),
        (date(2026, 11, 22), "søndag 22. november 2026 (i morgen)", "i morgen"),
        (date(2026, 11, 20), "fredag 20. november 2026 (i går)", "i går"),
        (date(2026, 11, 27), "fredag 27. november 2026 (om 6 dage)", "fre. 27/11"),
        (date(2026, 11, 18), "onsdag 18. november 2026 (for 3 dage siden)", "ons. 18/11"),
        (date(2026, 12, 12), "lørdag 12. december 2026 (om 3 uger)", "lør. 12/12"),
        (date(2027, 11, 26), "fredag 26. november 2027 (om 370 dage)", "fre. 26/11-27"),
        (date(2126, 11, 21), "torsdag 21. november 2126 (om 36524 dage)", "tors. 21/11-2126"),
    ],
)
def test_a_date_is_told_in_full_and_in_brief(day: date, spoken: str, brief: str) -> None:
    assert dates.spoken(day, SATURDAY) == spoken
    assert dates.brief(day, SATURDAY) == brief


def test_dates_and_times_are_written_the_danish_way() -> None:
    assert dates.short(date(2026, 3, 3)) == "3.3.2026"
    assert dates.time_of_day(datetime(2026, 3, 3, 9, 5)) == "09.05"


def test_dates_follow_the_language() -> None:
    i18n.use("en")
    assert dates.spoken(date(2026, 11, 27), SATURDAY) == "Friday 27 November 2026 (in 6 days)"
    assert dates.time_of_day(datetime(2026, 3, 3, 14, 5)) == "14:05"


@given(st.datetimes(timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))))
def test_a_stored_moment_is_the_same_instant(moment: datetime) -> None:
    back = dates.parse_stamp(dates.stamp(moment))
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()


def test_stored_moments_compare_as_instants() -> None:
    summer = dates.parse_stamp("2026-10-25T02:30:00.000000+02:00")
    winter = dates.parse_stamp("2026-10-25T02:10:00.000000+01:00")
    assert summer < winter
    assert dates.parse_stamp("2026-10-25T00:30:00Z") == summer.astimezone(UTC)


def test_a_moment_without_offset_is_not_stored() -> None:
    with pytest.raises(ValueError, match="offset"):
        dates.stamp(datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="offset"):
        dates.parse_stamp("2026-01-01T00:00:00")
