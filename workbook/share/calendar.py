"""What leaves as a calendar file: neutral by itself, and with words only what could be shared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbook.context import Workbook
from workbook.curriculum.answers import display
from workbook.curriculum.model import RecordKind
from workbook.dates import stamp
from workbook.errors import LederbogError
from workbook.journal.records import Answer, FollowUp, Meeting, Plan, Record
from workbook.plan.appointments import Appointment, appointments, told_of
from workbook.plan.calendar_file import calendar_file
from workbook.plan.meetings import meeting_title
from workbook.share.gate import decide
from workbook.share.note import groups_of, is_unsettled, page_field
from workbook.share.save import record_export, save_export
from workbook.share.wording import Wording

AUDIENCE = "calendar"
"""How the ledger of exports names it: no audience of the gate, for nothing was shared with one."""


@dataclass(frozen=True)
class CalendarExport:
    """A file that is ready to leave."""

    data: bytes = field(repr=False)
    events: Sequence[Appointment]

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records that have an event."""
        return tuple(one.record for one in self.events)


def calendar_export(workbook: Workbook) -> CalendarExport:
    """The file as the journal stands now; nothing is noted or written yet.

    Raises AnswerError when the time of day in the settings is none.
    """
    clock, wording = workbook.clock, Wording(workbook.journal.named(), (), {})

    def words(record: Record) -> str:
        return sayable(workbook, record, wording)

    events = appointments(workbook.journal, words, stamp(clock.now()), clock.today())
    return CalendarExport(calendar_file(events), events)


def note_exported(workbook: Workbook, events: Iterable[Appointment]) -> None:
    """Remember how each event stood, so that the next file can say what changed. Raises what a commit raises."""
    journal = workbook.journal
    over = told_of(journal, workbook.clock.today())
    journal.note_published({one.record: one.published for one in events if one.new}, over)


def save_calendar(workbook: Workbook, path: Path, *, force: bool = False) -> CalendarExport:
    """Note how each event stands, write the file, and remember that it left.

    What was noted for a file that could not be written is noted for the next one. Raises PlaceError, and what a commit
    raises.
    """
    leaving = calendar_export(workbook)
    note_exported(workbook, leaving.events)
    save_export(path, leaving.data, force=force)
    record_export(workbook.journal, workbook.clock, AUDIENCE, "ics", leaving.data, leaving.records)
    return leaving


def sayable(workbook: Workbook, record: Record, wording: Wording) -> str:
    """The record's title, when the gate lets all that it may be made of into a calendar; else nothing.

    A title may be the first words of any of its answers, or of what it came from, so each of them is asked about.
    """
    if isinstance(record, Meeting):
        return meeting_title(record)
    title = wording.answer(record.id, Answer(question="", kind="short", value=record.title), sensitive=True)
    if not title.settled or is_unsettled(record):
        return ""
    return title.text if all(_may_be_said(workbook, one, title=record.title) for one in _line(workbook, record)) else ""


def _line(workbook: Workbook, record: Record) -> Iterator[Record | None]:
    """The record and those before it, as far as its title may be theirs; None where one is gone and cannot be asked."""
    current: Record | None = record
    seen: set[str] = set()
    while current is not None and current.id not in seen:
        yield current
        seen.add(current.id)
        before = _before(workbook, current)
        taken = not any(answers for _place, _title, answers in groups_of(current))
        if current.source and taken and before is None:
            yield None
        current = before if before and (taken or _stem(before.title) in _stem(current.title)) else None


def _before(workbook: Workbook, record: Record) -> Record | None:
    """What it came from, in the trash too; None when it is gone or cannot be read."""
    try:
        return workbook.journal.get(record.source) if record.source else None
    except LederbogError:
        return None


def _may_be_said(workbook: Workbook, record: Record | None, *, title: str) -> bool:
    """Whether the gate lets its answers into a calendar; of a meeting only those that the title stands in, if any."""
    if record is None:
        return False
    asked = [(name, answer) for _place, _title, answers in groups_of(record) for name, answer in answers.items()]
    if isinstance(record, Meeting):
        asked = [(name, answer) for name, answer in asked if _stem(title) in _text_of(answer)] or asked
    kind = _kind(record)
    return all(
        decide(
            answer, (), page_field(workbook.library, kind, record, name), None, unsettled=is_unsettled(record)
        ).passes
        for name, answer in asked
    )


def _kind(record: Record) -> RecordKind:
    kinds: tuple[tuple[type[Record], RecordKind], ...] = (
        (Plan, "plan"),
        (FollowUp, "followup"),
        (Meeting, "meeting"),
    )
    return next((kind for shape, kind in kinds if isinstance(record, shape)), "entry")


def _stem(title: str) -> str:
    return " ".join(title.split()).rstrip("…")


def _text_of(answer: Answer) -> str:
    return " ".join(display(answer.kind, answer.value, answer.labels).split())
