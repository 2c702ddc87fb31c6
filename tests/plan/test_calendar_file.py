"""The calendar file, read back by a parser of another make, and held against the world's clocks."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from workbook.journal.published import Published
from workbook.plan.appointments import Appointment
from workbook.plan.calendar_file import LONG, calendar_file, starting
from workbook.plan.recurrence import UNITS, ZONE, Unit, due, every, for_outlook, in_calendar, passed
from workbook.plan.workdays import is_workday

GOLDEN = Path(__file__).parent / "golden"
AT = "2026-11-02T09:00:00.000000+01:00"


def an_event(
    record: str = "0192", day: date = date(2026, 11, 24), time: str = "08:15", words: str = "", rule: str = "",
    sequence: int = 0, cancelled: bool = False,
) -> Appointment:  # fmt: skip
    return Appointment(record, day, time, words, cancelled, rule, Published(sequence=sequence, at=AT), True)


def parsed(content: bytes) -> vobject.base.Component:
    return vobject.readOne(content.decode("utf-8"))


def coming_back(record: str, count: int, unit: Unit, first: date) -> Appointment:
    return an_event(record, first, rule=in_calendar(every(count, unit, first), first))


def parts(rule: str) -> set[str]:
    return set(rule.split(";"))


FILES = {
    "spring": [an_event(f"spring-{day}", date(2027, 3, day)) for day in range(25, 32)],
    "autumn": [an_event(f"autumn-{day}", date(2026, 10, day)) for day in range(22, 29)],
    "every-kind": [
        an_event("gone", cancelled=True, sequence=3),
        an_event("leap", date(2028, 2, 29), rule=for_outlook(every(1, "year", date(2028, 2, 29)))),
        an_event("night", date(2027, 3, 28), "02:30"),
        an_event("weekly", date(2026, 11, 23), rule=for_outlook(every(2, "week", date(2026, 11, 23)))),
        an_event("words", words="Spørg AMR: hvad hører du; om “støj”, og \\ ved møderne?\nNæste linje " * 3),
    ],
    "days-off": [
        coming_back("until-easter", 1, "week", date(2026, 11, 23)),
        coming_back("until-friday", 1, "day", date(2026, 11, 23)),
        coming_back("once", 1, "week", date(2026, 12, 17)),
        coming_back("quarterly", 3, "month", date(2026, 12, 1)),
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_what_it_always_was(name: str) -> None:
    assert calendar_file(FILES[name]) == (GOLDEN / f"{name}.ics").read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_another_parser_reads_what_was_meant(name: str) -> None:
    events = FILES[name]
    found = {event.uid.value: event for event in parsed(calendar_file(events)).vevent_list}
    assert list(found) == [f"{one.record}@lederbog" for one in events]
    for one in events:
        event = found[f"{one.record}@lederbog"]
        meant = starting(one).replace(tzinfo=ZoneInfo(ZONE))
        assert event.dtstart.value.astimezone(UTC) == meant.astimezone(UTC)
        assert event.dtend.value - event.dtstart.value == LONG
        assert event.sequence.value == str(one.published.sequence)
        assert event.status.value == ("CANCELLED" if one.cancelled else "CONFIRMED")
        assert event.summary.value == "Arbejdsbog: opfølgning" + (f": {one.words}" if one.words else "")
        assert (event.contents["class"][0].value, event.transp.value) == ("PRIVATE", "TRANSPARENT")
        assert len(event.contents.get("valarm", [])) == (0 if one.cancelled else 1)
        assert [parts(rule.value) for rule in event.contents.get("rrule", [])] == (
            [parts(one.rule)] if one.rule else []
        )


@pytest.mark.parametrize(("time", "begins"), [("02:30", "03:30"), ("01:59", "01:59"), ("03:00", "03:00")])
def test_an_hour_that_summer_time_skips_is_the_one_after_it(time: str, begins: str) -> None:
    assert f"{starting(an_event(day=date(2027, 3, 28), time=time)):%H:%M}" == begins


def test_the_zone_in_the_file_is_the_one_of_the_world() -> None:
    zone = parsed(calendar_file([])).vtimezone.tzinfo
    moment = datetime(2026, 1, 1, 12)
    while moment.year < 2037:
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=ZoneInfo(ZONE)).utcoffset(), moment
        moment += timedelta(days=1)


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300), sequence=st.integers(0, 10**6))
def test_any_words_come_back_and_no_line_is_too_long(words: str, sequence: int) -> None:
    content = calendar_file([an_event(words=words, sequence=sequence)])
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines), "no character is cut in two"
    said = parsed(content).vevent.summary.value
    assert said == "Arbejdsbog: opfølgning" + (f": {words}" if words else "")


@given(count=st.integers(1, 12), unit=st.sampled_from(UNITS), first=st.dates(
    date(2024, 1, 1), date(2032, 12, 31)))  # fmt: skip
def test_what_outlook_gets_is_the_same_rule_or_none(count: int, unit: Unit, first: date) -> None:
    repeats = every(count, unit, first)
    rule = for_outlook(repeats)
    start = datetime(first.year, first.month, first.day)
    if not rule:
        assert first.day >= 29
        return
    ours = rrulestr(repeats.rule, dtstart=start)
    theirs = rrulestr(rule, dtstart=start)
    assert ours[:12] == theirs[:12]
    assert "," not in rule.partition("BYMONTHDAY=")[2].partition(";")[0]


@pytest.mark.parametrize("clock", [0, 23], ids=["just after midnight", "late"])
@pytest.mark.parametrize("last", [date(2027, 7, 14), date(2027, 1, 13), date(2027, 3, 28), date(2027, 10, 31)])
def test_the_last_day_in_outlook_is_the_last_day_here(last: date, clock: int) -> None:
    first = last - timedelta(days=5)
    rule = for_outlook(every(1, "day", first, until=last))
    begins = datetime(first.year, first.month, first.day, clock, 30, tzinfo=ZoneInfo(ZONE))
    assert [one.date() for one in rrulestr(rule, dtstart=begins)][-1] == last


def asked(count: int, unit: Unit, first: date) -> list[date]:
    """The days on which the book asks for a year, when each is done on its day."""
    repeats, found = every(count, unit, first), [first]
    while found[-1] - first <= timedelta(days=366):
        repeats = passed(repeats, found[-1])
        found.append(due(repeats) or date.max)
    return found[:-1]


@given(count=st.integers(1, 12), unit=st.sampled_from(UNITS), first=st.dates(
    date(2024, 1, 1), date(2032, 12, 31)).filter(is_workday))  # fmt: skip
def test_a_calendar_says_the_days_of_the_book_and_stops_before_one_that_is_moved(
    count: int, unit: Unit, first: date
) -> None:
    event = parsed(calendar_file([coming_back("a", count, unit, first)])).vevent
    said = [moment.date() for moment in event.getrruleset(addRDate=True) or [event.dtstart.value]]
    meant = asked(count, unit, first)
    assert said == meant[: len(said)]
    if len(said) < len(meant) and for_outlook(every(count, unit, first)):
        (following,) = [
            day.date()
            for day in islice(rrulestr(every(count, unit, first).rule, dtstart=begin(first)), len(said), len(said) + 1)
        ]
        assert not is_workday(following)


def begin(first: date) -> datetime:
    return datetime(first.year, first.month, first.day)


def test_a_day_that_the_leader_moved_stands_alone() -> None:
    repeats = every(1, "week", date(2026, 11, 24))
    assert in_calendar(repeats, date(2026, 11, 25)) == ""
    assert in_calendar(repeats, date(2026, 11, 24)) == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271123T225959Z"


def test_a_rule_that_ends_sooner_ends_there() -> None:
    first = date(2026, 11, 24)
    assert in_calendar(every(1, "week", first, until=date(2026, 12, 10)), first).endswith("UNTIL=20261208T225959Z")
    assert in_calendar(every(1, "week", first, until=first), first) == ""
