"""The page about how the leader wants to write: its answers are settings of the journal."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.forms.filled import Filled, Written
from workbook.journal.records import Answer, JournalSettings, Record


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """The settings, once the page was filled in."""
    settings = workbook.journal.settings()
    return settings if settings.exercise == exercise.id else None


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The answers that the settings hold."""
    return dict(record.answers)


def write(filled: Filled) -> Written:
    """The settings with the page's answers; what is set elsewhere stays."""
    base = filled.record if isinstance(filled.record, JournalSettings) else filled.workbook.journal.settings()
    page = filled.exercise
    return Written((structs.replace(base, title=page.head.title, exercise=page.id, answers=filled.own()),))
