"""Earlier answers to a question, as the journal has them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from workbook.curriculum.library import Library
from workbook.curriculum.model import Field
from workbook.dates import parse_stamp
from workbook.errors import NotFoundError
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

    def __init__(self, journal: Answered, library: Library | None = None, *, without: str = "") -> None:
        """`without` is the id of the record that is being revised: it is no history of itself."""
        self._journal = journal
        self._library = library
        self._without = without
        self._by_page: Mapping[str, list[tuple[datetime, Mapping[str, Answer]]]] | None = None

    def series(self, page: str, field: str) -> Sequence[tuple[date, Value]]:
        """Each stored answer to that field of that page with the day it was given, oldest first."""
        return [(day, values[field]) for day, values in self.filled(page) if field in values]

    def filled(self, page: str) -> Sequence[tuple[date, Mapping[str, Value]]]:
        """What was stored of that page: the day and the answers of each form, oldest first."""
        if self._by_page is None:
            self._by_page = self._read()
        return [
            (moment.date(), {name: answer.value for name, answer in answers.items()})
            for moment, answers in self._by_page.get(page, [])
        ]

    def question(self, page: str, field: str) -> Field | None:
        """The question as the page has it now; None when it is gone."""
        if self._library is None or page not in self._library.heads:
            return None
        try:
            return self._library.exercise(page).field(field)
        except (KeyError, NotFoundError):
            return None

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
                    yield CHECK_IN_PAGE, parse_stamp(checkin.at), checkin.answers | {"plan": _chosen(plan)}


def _chosen(plan: Plan) -> Answer:
    """Which plan a check-in was about: it lies in the plan and does not store it."""
    return Answer(question="", kind="choice", value=plan.id, labels={plan.id: plan.title})
