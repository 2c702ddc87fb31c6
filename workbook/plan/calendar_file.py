"""Appointments as an iCalendar file (RFC 5545), made for Outlook: events with a rule, a zone and one alarm each."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDatetime, vRecur, vText

from workbook.dates import parse_stamp
from workbook.i18n import _
from workbook.plan.appointments import Appointment
from workbook.plan.recurrence import ZONE

LONG: Final = timedelta(minutes=15)
_MAKER: Final = "-//Lederbog//Lederbog//DA"
_CLOSE: Final = "@lederbog"
"""Behind an id, so that no other program's event has the same."""
_CHANGES: Final = (
    # Since 1996 the clocks of the EU change on the last Sunday of March and October, at 01.00 UTC.
    (TimezoneDaylight, datetime(1996, 3, 31, 2), "3", timedelta(hours=1), timedelta(hours=2), "CEST"),
    (TimezoneStandard, datetime(1996, 10, 27, 3), "10", timedelta(hours=2), timedelta(hours=1), "CET"),
)


def calendar_file(appointments: Iterable[Appointment]) -> bytes:
    """The file as UTF-8 with CRLF, no line over 75 octets; the same appointments give the same bytes."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _MAKER)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add_component(_zone())
    for one in appointments:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Appointment) -> Event:
    begin = starting(one)
    event = Event()
    event.add("UID", one.record + _CLOSE)
    event.add("SEQUENCE", one.published.sequence)
    event.add("DTSTAMP", parse_stamp(one.published.at).astimezone(UTC).replace(microsecond=0))
    event["DTSTART"] = _local(begin)
    event["DTEND"] = _local(begin + LONG)
    event.add("SUMMARY", _summary(one))
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    event.add("STATUS", "CANCELLED" if one.cancelled else "CONFIRMED")
    if one.rule:
        event.add("RRULE", vRecur.from_ical(one.rule))
    if not one.cancelled:
        event.add_component(_alarm(one))
    return event


def starting(one: Appointment) -> datetime:
    """When it begins, as the clock on the wall shows it; an hour that summer time skips is the one after it."""
    wanted = datetime.combine(one.day, time.fromisoformat(one.time), ZoneInfo(ZONE))
    return wanted.astimezone(UTC).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)


def _summary(one: Appointment) -> str:
    plain = _("Workbook: follow-up")
    return f"{plain}: {one.words}" if one.words else plain


def _alarm(one: Appointment) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _summary(one))
    alarm["TRIGGER"] = vText("PT0S")
    return alarm


def _local(moment: datetime) -> vDatetime:
    value = vDatetime(moment)
    value.params["TZID"] = ZONE
    return value


def _zone() -> Timezone:
    zone = Timezone()
    zone["TZID"] = vText(ZONE)
    for kind, first, month, before, after, name in _CHANGES:
        change = kind()
        change["DTSTART"] = vDatetime(first)
        change.add("TZOFFSETFROM", before)
        change.add("TZOFFSETTO", after)
        change.add("TZNAME", name)
        rule: Mapping[str, str] = {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}
        change.add("RRULE", rule)
        zone.add_component(change)
    return zone
