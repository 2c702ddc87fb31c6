"""The first start: three questions on one calm page, all of which may stay empty, and then the first exercise."""

import os
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, RadioButton, RadioSet, Static

from screens.dialogs import LineInput, button
from screens.frame import FrameScreen
from screens.keys import bind
from screens.messages import SaveState
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.errors import AnswerError, LederbogError
from workbook.forms.first_start import Day, can_move, first_start, is_first, move_to
from workbook.i18n import _, mark

FIRST_PAGE = "tryghedsskala"


class WelcomeScreen(FrameScreen):
    """Asks for the unit, the next day of the course, and where the journal lies."""

    HELP = mark("Three questions to begin with. All of them may stay empty, and all can be answered later.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "begin", mark("Begin"), id="welcome.begin", also=mark("click the button")),
    ]

    def head(self) -> tuple[str, tuple[str, ...]]:
        return _("Welcome to Lederbog"), ()

    def keys_here(self) -> str:
        return _("Tab next · Enter next")

    def compose_content(self) -> ComposeResult:
        with VerticalScroll(id="welcome", can_focus=False):
            yield Static(
                _(
                    "This is your own workbook. Everything you write stays on this machine; the program sends nothing "
                    "anywhere. Only you decide whether anyone sees any of it."
                ),
                id="welcome-text",
                markup=False,
            )
            yield Static(_("Which unit do you lead?"), classes="question", markup=False)
            yield LineInput(placeholder=_("for example: Team North"), id="unit")
            yield Static(_("Which day comes next?"), classes="question", markup=False)
            with RadioSet(id="kind", compact=True):
                yield RadioButton(_("Course day"), value=True, id="module", compact=True)
                yield RadioButton(_("TRIO meeting"), id="trio", compact=True)
            yield LineInput(placeholder=_("a date: 3/4, Friday, in 2 weeks"), id="day")
            yield Static(id="day-echo", classes="echo", markup=False)
            yield Static(_("Where does the journal lie?"), classes="question", markup=False)
            yield Static(id="place", markup=False)
            yield LineInput(placeholder=_("another folder, or nothing to keep this one"), id="folder")
            yield Static(id="folder-echo", classes="echo", markup=False)
            with Horizontal(id="welcome-buttons"):
                yield button(_("Begin"), "begin")
                yield Static(_("All of it may stay empty."), markup=False)

    def on_mount(self) -> None:
        home = workbook_of(self).journal.home
        self.query_one("#place", Static).update(str(home))
        self.query_one("#folder").display = can_move(home, os.environ)
        self.query_one("#unit").focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.screen.focus_next()

    @on(Input.Changed, "#day")
    def _echo(self) -> None:
        try:
            day = self._day()
        except AnswerError:
            self._say("#day-echo", "")
        else:
            today = workbook_of(self).clock.today()
            self._say("#day-echo", f"= {dates.spoken(day, today)}" if day else "")

    @on(Input.Blurred, "#day")
    def _judge(self) -> None:
        try:
            self._day()
        except AnswerError as refusal:
            self._say("#day-echo", f"✗ {refusal}")

    @on(Button.Pressed)
    def action_begin(self) -> None:
        """Move the journal when asked to, store what was answered, and open the first page."""
        app = book_app(self)
        try:
            day = self._day()
        except AnswerError as refusal:
            self._refuse("#day", str(refusal))
            return
        try:
            if folder := self._text("#folder"):
                app.workbook = move_to(app.workbook, folder)
        except LederbogError as error:
            self._refuse("#folder", str(error))
            return
        self._store(day)

    def _store(self, day: date | None) -> None:
        app = book_app(self)
        new = is_first(app.workbook)
        try:
            if new:
                kind: Day = "trio" if self.query_one("#trio", RadioButton).value else "module"
                first_start(app.workbook, self._text("#unit"), kind, day)
        except LederbogError as error:
            self.post_message(SaveState("failed", app.workbook.clock.now(), str(error)))
            return
        self.dismiss(None)
        if new:
            app.call_after_refresh(app.open_exercise, FIRST_PAGE)

    def _text(self, selector: str) -> str:
        return self.query_one(selector, LineInput).value.strip()

    def _day(self) -> date | None:
        """The date as it is typed; None when nothing is. Raises AnswerError."""
        text = self._text("#day")
        return dates.parse_date(text, workbook_of(self).clock.today()) if text else None

    def _say(self, selector: str, sentence: str) -> None:
        self.query_one(selector, Static).update(sentence)

    def _refuse(self, selector: str, sentence: str) -> None:
        self._say(f"{selector}-echo", f"✗ {sentence}")
        self.query_one(selector).focus()
