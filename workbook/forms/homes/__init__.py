"""Where the answers of a page live: each page has one home, and this folder holds one module a home."""

from collections.abc import Mapping
from typing import Protocol

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.forms.filled import Filled, Written
from workbook.forms.homes import checkin, course, entry, handleplan, meeting, micro_action, settings
from workbook.journal.records import Answer, Record


class Home(Protocol):
    """How a page is read from the journal and laid back into it."""

    def find(self, workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
        """The record that a fresh opening revises, None when it makes a new one."""

    def read(self, workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
        """The answers that the form starts with."""

    def write(self, filled: Filled) -> Written:
        """The records that hold the form, ready for one transaction."""


_BY_PAGE: Mapping[str, Home] = {
    "handleplan-opfoelgning": checkin,
    "min-ramme": course,
}
"""Pages whose answers are spread over records of more than one kind."""

_BY_RECORD: Mapping[str, Home] = {
    "entry": entry,
    "plan": handleplan,
    "followup": micro_action,
    "meeting": meeting,
    "settings": settings,
}


def home_for(exercise: Exercise) -> Home:
    """The home of a page, by its id where it has one of its own, else by the record it fills."""
    return _BY_PAGE.get(exercise.id) or _BY_RECORD[exercise.head.record]
