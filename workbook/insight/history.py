"""Earlier answers to a question, as the journal has them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from workbook.dates import parse_stamp
from workbook.journal.records import Answer, Entry, FollowUp, Meeting, Plan, Record, Value

PLAN_PAGE, CHECK_IN_PAGE = "handleplan", "handleplan-opfoelgning"


class Answered(Protocol):
    """What is read of a journal."""

    def entries(self) -> Sequence[Entry]:
        """Every entry outside the trash."""

    def plans(self) -> Sequence[Plan]:
        """Every plan."""

    def followups(self) -> Sequence[FollowUp]:
        """Every follow-up."""

    def meetings(self) -> Sequence[Meeting]:
        """Every meeting."""


class JournalHistory:
    """The series that trends and comparisons are drawn from: stored answers only, never a draft.

    It reads the journal once, when it is first asked, and then stays as it was.
    """

    def __init__(self, journal: Answered, *, without: str = "") -> None:
        """`without` is the id of the record that is being revised: it is no history of itself."""
        self._journal = journal
        self._without = without
        self._by_page: Mapping[str, list[tuple[datetime, Mapping[str, Answer]]]] | None = None

    def series(self, page: str, field: str) -> Sequence[tuple[date, Value]]:
        """Each stored answer to that field of that page with the day it was given, oldest first."""
        if self._by_page is None:
            self._by_page = self._read()
        filled = self._by_page.get(page, [])
        return [(moment.date(), answers[field].value) for moment, answers in filled if field in answers]

    def _read(self) -> Mapping[str, list[tuple[datetime, Mapping[str, Answer]]]]:
        found: dict[str, list[tuple[datetime, Mapping[str, Answer]]]] = {}
        for page, moment, answers in sorted(self._filled(), key=lambda one: one[1]):
            found.setdefault(page, []).append((moment, answers))
        return found

    def _filled(self) -> Iterator[tuple[str, datetime, Mapping[str, Answer]]]:
        journal = self._journal
        records: list[Record] = [*journal.entries(), *journal.followups(), *journal.meetings()]
        for record in records:
            disputed = isinstance(record, Entry) and record.status != "done"
            if record.exercise and record.id != self._without and not disputed:
                yield record.exercise, parse_stamp(record.created), record.answers
        for plan in journal.plans():
            for cycle in plan.cycles:
                if plan.id != self._without:
                    yield PLAN_PAGE, parse_stamp(cycle.ended or plan.created), plan.answers | cycle.answers
                for checkin in cycle.checkins:
                    yield CHECK_IN_PAGE, parse_stamp(checkin.at), checkin.answers
