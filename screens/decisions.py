"""What to do about a follow-up: open what it is about, or decide; the rules say what can be decided."""

from collections.abc import Callable

from textual.screen import Screen

from screens.dialogs import AskLine, Question
from screens.messages import JournalChanged, SaveState
from screens.note import NoteScreen
from screens.planting import can_grow_from, plant
from screens.typed import book_app, workbook_of
from workbook.errors import LederbogError, NotFoundError
from workbook.i18n import _
from workbook.journal.records import Entry, FollowUp, Record
from workbook.plan import rhythm, when
from workbook.plan.choices import choices, standing
from workbook.plan.followups import What, decide, first_of, repeat
from workbook.plan.keeping import keep
from workbook.plan.sources import opens_something, source_of


def ask(screen: Screen[None], followup: FollowUp) -> None:
    """Let the leader decide; without a decision the follow-up keeps its date."""
    clock = workbook_of(screen).clock
    first = [("open", _("Open"))] if opens_something(followup) else []
    grown = [("plan", _("Make a plan of it"))] if can_grow_from(screen, followup) else []
    options = [*first, *choices(followup, clock), *grown, ("close", _("Close"))]

    def chosen(choice: str | None) -> None:
        match choice:
            case "open":
                open_record(screen, followup)
            case "done" | "snoozed" | "skipped":
                _store(screen, lambda: decide(followup, choice, clock))
            case "moved":
                _move(screen, followup)
            case "dropped":
                _why(screen, followup, _("Why do you drop it?"), _decision(screen, followup, "dropped"))
            case "repeats":
                _how_often(screen, followup)
            case "plan":
                plant(screen, followup)

    screen.app.push_screen(Question(followup.title, standing(followup, clock), options, stacked=True), chosen)


def open_record(screen: Screen[None], record: Record) -> None:
    """Open a record in the form that it was filled by, a quick note in its own; a follow-up opens what it is about."""
    if isinstance(record, FollowUp) and record.calls:
        book_app(screen).open_exercise(record.calls)
    elif record.exercise:
        book_app(screen).open_exercise(record.exercise, record_id=record.id)
    elif isinstance(record, Entry):
        screen.app.push_screen(NoteScreen(entry=record))
    elif record.source:
        _open_source(screen, record)


def _open_source(screen: Screen[None], record: Record) -> None:
    try:
        open_record(screen, source_of(workbook_of(screen).journal, record))
    except NotFoundError as error:
        screen.app.call_after_refresh(book_app(screen).tell, str(error))  # when what is in front is settled


_Decided = Callable[[str], FollowUp]
"""The follow-up after a decision with that reason. Raises AnswerError when the rules refuse it."""


def _decision(screen: Screen[None], followup: FollowUp, what: What, day: str = "") -> _Decided:
    workbook = workbook_of(screen)

    def decided(reason: str) -> FollowUp:
        due = when.day_meant(day, workbook.clock.today(), workbook.journal.meetings()) if day else None
        return decide(followup, what, workbook.clock, reason=reason, due=due)

    return decided


def _move(screen: Screen[None], followup: FollowUp) -> None:
    workbook = workbook_of(screen)

    def understood(text: str) -> str:
        day = when.day_meant(text, workbook.clock.today(), workbook.journal.meetings())
        decide(followup, "moved", workbook.clock, reason=_("later"), due=day)
        return when.echo(day, workbook.clock.today())

    def dated(text: str | None) -> None:
        if text is not None:
            _why(screen, followup, _("Why do you move it?"), _decision(screen, followup, "moved", text))

    example = _("in 14 days, Friday, 14 days before TRIO")
    screen.app.push_screen(AskLine(_("When instead?"), followup.title, example=example, check=understood), dated)


def _how_often(screen: Screen[None], followup: FollowUp) -> None:
    clock = workbook_of(screen).clock

    def understood(text: str) -> str:
        return rhythm.echo(rhythm.read_rhythm(text, first_of(followup, clock), clock.today()), clock.today())

    def said(text: str | None) -> None:
        if text is None:
            return
        rule = rhythm.read_rhythm(text, first_of(followup, clock), clock.today())
        if rule is not None:
            _store(screen, lambda: repeat(followup, rule, clock))
        elif followup.repeats is not None:
            why = _("Why does it not come back?")
            _why(screen, followup, why, lambda reason: repeat(followup, None, clock, reason=reason))

    example = _("every week, every 3 months, never")
    screen.app.push_screen(AskLine(_("How often?"), followup.title, example=example, check=understood), said)


def _why(screen: Screen[None], followup: FollowUp, title: str, decided: _Decided) -> None:
    """Ask for the reason; what is missing is said by the rule itself."""

    def allowed(reason: str) -> str:
        decided(reason)
        return ""

    def given(reason: str | None) -> None:
        if reason is not None:
            _store(screen, lambda: decided(reason))

    screen.app.push_screen(AskLine(title, followup.title, check=allowed), given)


def _store(screen: Screen[None], decided: Callable[[], FollowUp]) -> None:
    workbook = workbook_of(screen)
    try:
        keep(workbook.journal, workbook.clock.today(), decided())
    except LederbogError as error:
        screen.post_message(SaveState("failed", workbook.clock.now(), str(error)))
    else:
        screen.post_message(SaveState("saved", workbook.clock.now()))
        screen.post_message(JournalChanged())
