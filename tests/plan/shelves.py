"""A journal in memory for the rules of plans: what they read of one, and nothing else."""

from dataclasses import dataclass, field
from datetime import date, datetime

from msgspec import convert

from workbook.clock import FixedClock
from workbook.dates import iso
from workbook.journal.records import Answer, Cycle, EntryHead, FollowUp, JournalSettings, Meeting, Plan

CREATED = "2026-11-02T09:00:00.000000+01:00"
TODAY = date(2026, 11, 21)


@dataclass
class Shelves:
    kept_plans: list[Plan] = field(default_factory=list)
    kept_followups: list[FollowUp] = field(default_factory=list)
    kept_meetings: list[Meeting] = field(default_factory=list)
    kept_heads: list[EntryHead] = field(default_factory=list)
    intervals: JournalSettings = field(
        default_factory=lambda: JournalSettings(id="settings", created=CREATED, updated=CREATED)
    )
    made: int = 0

    def new_id(self) -> str:
        self.made += 1
        return f"new-{self.made}"

    def settings(self) -> JournalSettings:
        return self.intervals

    def plans(self) -> list[Plan]:
        return self.kept_plans

    def followups(self) -> list[FollowUp]:
        return self.kept_followups

    def meetings(self) -> list[Meeting]:
        return self.kept_meetings

    def entry_heads(self) -> list[EntryHead]:
        return self.kept_heads


def clock_on(day: date) -> FixedClock:
    return FixedClock(datetime(day.year, day.month, day.day, 14, 5).astimezone())


def said(**values: str | int) -> dict[str, Answer]:
    return {key: Answer(question=key, kind="short", value=value) for key, value in values.items()}


def a_plan(record_id: str = "plan", /, **values: str | int) -> Plan:
    return Plan(
        id=record_id, created=CREATED, updated=CREATED, title="Kortere møder", cycles=[Cycle(answers=said(**values))]
    )


def a_follow_up(record_id: str = "later", due: str = iso(TODAY), **others: str) -> FollowUp:
    known = {"id": record_id, "created": CREATED, "updated": CREATED, "title": record_id, "due": due}
    return convert({**known, **others}, FollowUp)


def a_meeting(record_id: str = "meeting", day: str = iso(TODAY), **others: str | int) -> Meeting:
    return convert({"id": record_id, "created": CREATED, "updated": CREATED, "date": day, **others}, Meeting)
