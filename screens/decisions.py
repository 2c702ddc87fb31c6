"""What to do about a follow-up: open what it is about, or decide that it is done, moved or dropped."""

from typing import Literal

from textual.screen import Screen

from screens.dialogs import AskLine, Question
from screens.messages import JournalChanged, SaveState
from screens.note import NoteScreen
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.errors import LederbogError, NotFoundError
from workbook.i18n import _
from workbook.journal.records import Entry, FollowUp, Record
from workbook.plan.followups import decide, next_date


def ask(screen: Screen[None], followup: FollowUp) -> None:
    """Let the leader decide; without a decision the follow-up keeps its date."""
    due = next_date(followup)
    day = dates.spoken(due, workbook_of(screen).clock.today()) if due else ""
    choices = [
        ("open", _("Open")),
        ("done", _("Done")),
        ("moved", _("Move")),
        ("dropped", _("Drop")),
        ("close", _("Close")),
    ]
    if not (followup.exercise or followup.source):
        choices = choices[1:]

    def chosen(choice: str | None) -> None:
        match choice:
            case "open":
                open_record(screen, followup)
            case "done":
                _store(screen, followup, "done")
            case "moved":
                _move(screen, followup)
            case "dropped":
                _drop(screen, followup)

    screen.app.push_screen(Question(followup.title, _("The date was {day}.").format(day=day), choices), chosen)


def open_record(screen: Screen[None], record: Record) -> None:
    """Open a record in the form that it was filled by; a quick note in its own, a bare follow-up where it came from."""
    if record.exercise:
        book_app(screen).open_exercise(record.exercise, record_id=record.id)
    elif isinstance(record, Entry):
        screen.app.push_screen(NoteScreen(entry=record))
    elif record.source:
        _open_source(screen, record)


def _open_source(screen: Screen[None], record: Record) -> None:
    try:
        open_record(screen, workbook_of(screen).journal.get(record.source))
    except NotFoundError as error:
        book_app(screen).tell(str(error))


def _move(screen: Screen[None], followup: FollowUp) -> None:
    clock = workbook_of(screen).clock

    def understood(text: str) -> str:
        day = dates.parse_date(text, clock.today())
        decide(followup, "moved", clock, reason=_("later"), due=day)
        return dates.spoken(day, clock.today())

    def dated(text: str | None) -> None:
        if text is not None:
            _why(screen, followup, "moved", text)

    screen.app.push_screen(
        AskLine(_("When instead?"), followup.title, example=_("in 14 days, Friday, 3/4"), check=understood), dated
    )


def _drop(screen: Screen[None], followup: FollowUp) -> None:
    _why(screen, followup, "dropped", "")


def _why(screen: Screen[None], followup: FollowUp, what: Literal["moved", "dropped"], day: str) -> None:
    """Ask for the reason; what is missing is said by the rule itself."""
    clock = workbook_of(screen).clock
    due = dates.parse_date(day, clock.today()) if day else None

    def allowed(reason: str) -> str:
        decide(followup, what, clock, reason=reason, due=due)
        return ""

    def given(reason: str | None) -> None:
        if reason is not None:
            _store(screen, followup, what, reason, day)

    title = _("Why do you move it?") if what == "moved" else _("Why do you drop it?")
    screen.app.push_screen(AskLine(title, followup.title, check=allowed), given)


def _store(
    screen: Screen[None], followup: FollowUp, what: Literal["done", "moved", "dropped"], reason: str = "", day: str = ""
) -> None:
    workbook = workbook_of(screen)
    due = dates.parse_date(day, workbook.clock.today()) if day else None
    try:
        workbook.journal.commit(decide(followup, what, workbook.clock, reason=reason, due=due))
    except LederbogError as error:
        screen.post_message(SaveState("failed", workbook.clock.now(), str(error)))
    else:
        screen.post_message(SaveState("saved", workbook.clock.now()))
        screen.post_message(JournalChanged())
