"""The first start: a few questions on one calm page, all of which may stay empty, and then the first exercise."""

import os
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from screens.dialogs import button
from screens.frame import FrameScreen
from screens.keys import bind
from screens.messages import SaveState
from screens.typed import book_app, workbook_of
from screens.widgets.base import FieldWidget
from screens.widgets.registry import widget_for
from workbook import dates
from workbook.context import Workbook
from workbook.curriculum.model import Field, Option
from workbook.errors import AnswerError, LederbogError, LockedError
from workbook.forms.first_start import Day, can_move, first_start, is_first, move_to
from workbook.i18n import _, mark

FIRST_PAGE = "tryghedsskala"
UNIT, KIND, DAY, FOLDER = "unit", "kind", "day", "folder"


class WelcomeScreen(FrameScreen):
    """Asks for the unit, the next day of the course, where the journal lies, and whether it gets a lock."""

    CSS_PATH = "welcome.tcss"
    HELP = mark("A few questions to begin with. All of them may stay empty, and all can be answered later.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f4", "begin", mark("Begin"), id="welcome.begin", also=mark("click the button")),
        bind("ctrl+r", "begin_locked", mark("Begin with a lock"), id="welcome.lock", also=mark("click the button")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._answers: dict[str, str] = {KIND: "module"}

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        return Content.styled(_("Welcome to Lederbog"), "bold"), ()

    def keys_here(self) -> str:
        return _("Tab next question · F4 begin · Ctrl+R begin with a lock")

    def compose_content(self) -> ComposeResult:
        book = workbook_of(self)
        with VerticalScroll(id="welcome", can_focus=False):
            yield Static(
                _(
                    "This is your own workbook. Everything you write stays on this machine; the program sends nothing "
                    "anywhere. Only you decide whether anyone sees any of it."
                ),
                markup=False,
            )
            for number, question in enumerate(questions(), 1):
                if question.id == FOLDER:
                    place = _("Your journal lies in {home}").format(home=book.journal.home)
                    yield Static(place, id="welcome-place", markup=False)
                if question.id != FOLDER or can_move(book.journal.home, os.environ):
                    yield widget_for(question, number if question.id != DAY else 0, today=book.clock.today())
            if not book.journal.sealed:
                said = _("With a lock only you can read it. It can also be put on later (F5).")
                yield Static(said, id="welcome-lock", markup=False)
            with Horizontal(id="welcome-buttons"):
                yield button(_("Begin"), "begin")
                if not book.journal.sealed:
                    yield button(_("Begin with a lock"), "begin_locked")
                yield Static(_("All of it may stay empty."), markup=False)

    def on_mount(self) -> None:
        self._field(KIND).show_value("module")
        self._field(UNIT).focus_answer()

    def _field(self, name: str) -> FieldWidget:
        return self.query_one(f"#field-{name}", FieldWidget)

    @on(FieldWidget.Answered)
    def _answered(self, event: FieldWidget.Answered) -> None:
        self._answers[event.field_id] = str(event.raw)
        if event.field_id == DAY:
            try:
                self._day()
            except AnswerError as refusal:
                event.field_widget.show_error(str(refusal))
            else:
                event.field_widget.show_error("")

    @on(FieldWidget.NextRequested)
    def _next(self) -> None:
        self.focus_next()

    @on(FieldWidget.PreviousRequested)
    def _previous(self) -> None:
        self.focus_previous()

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "begin")

    def action_begin_locked(self) -> None:
        self._begin(with_lock=True)

    def action_begin(self) -> None:
        self._begin(with_lock=False)

    def _begin(self, *, with_lock: bool) -> None:
        """Move the journal when asked to, put a lock on it, store what was answered, and open the first page."""
        app = book_app(self)
        try:
            day = self._day()
        except AnswerError as refusal:
            self._refuse(DAY, str(refusal))
            return
        folder = self._answers.get(FOLDER, "").strip()
        try:
            if folder:
                self._moved(move_to(app.workbook, folder))
        except LockedError:
            self._unlock_there(folder)
        except LederbogError as error:
            self._refuse(FOLDER, str(error))
        else:
            self._lock_and_store(day, with_lock=with_lock)

    def _moved(self, workbook: Workbook | None) -> None:
        if workbook is not None:
            book_app(self).workbook = workbook
            book_app(self).tell_of_sync()

    def _unlock_there(self, folder: str) -> None:
        """A journal with a lock lies there already: it is hers to open."""
        from screens.secret_dialogs import SecretDialog

        workbook = book_app(self).workbook

        def opened(moved: Workbook | None) -> None:
            if moved is not None:
                self._moved(moved)
                self._store(None)

        text = _("In that folder lies a workbook with a lock. Unlock it, and it is used from now on.")
        work = partial(move_to, workbook, folder)
        dialog = SecretDialog(_("Unlock"), text, _("Unlock"), work, busy=_("Opening …"))
        self.app.push_screen(dialog, opened)

    def _lock_and_store(self, day: date | None, *, with_lock: bool) -> None:
        app = book_app(self)
        if with_lock and not app.workbook.journal.sealed:
            from screens import lock_setup

            lock_setup.turn_on(app, lambda: self._store(day))
        else:
            self._store(day)

    def _store(self, day: date | None) -> None:
        app = book_app(self)
        new = is_first(app.workbook)
        try:
            if new:
                kind: Day = "trio" if self._answers[KIND] == "trio" else "module"
                first_start(app.workbook, self._answers.get(UNIT, ""), kind, day)
        except LederbogError as error:
            self.post_message(SaveState("failed", app.workbook.clock.now(), str(error)))
            return
        self.dismiss(None)
        if new:
            app.call_after_refresh(app.open_exercise, FIRST_PAGE)

    def _day(self) -> date | None:
        """The date as it is typed; None when nothing is. Raises AnswerError."""
        text = self._answers.get(DAY, "").strip()
        return dates.parse_date(text, workbook_of(self).clock.today()) if text else None

    def _refuse(self, name: str, sentence: str) -> None:
        self._field(name).focus_answer()
        self._field(name).foot.show(error=sentence)


def questions() -> tuple[Field, ...]:
    """The questions; the second is a choice and its date."""
    days = (Option("module", _("Course day")), Option("trio", _("TRIO meeting")))
    return (
        Field(UNIT, "short", _("Which unit do you lead?")),
        Field(KIND, "choice", _("Which day comes next?"), options=days),
        Field(DAY, "date", _("On which date?")),
        Field(FOLDER, "short", _("Shall the journal lie in another folder?")),
    )
