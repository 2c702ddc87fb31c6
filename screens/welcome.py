"""The first start: three questions on one calm page, all of which may stay empty, and then the first exercise."""

import os
from collections.abc import Sequence
from datetime import date
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
from workbook.curriculum.model import Field, Option
from workbook.errors import AnswerError, LederbogError
from workbook.forms.first_start import Day, can_move, first_start, is_first, move_to
from workbook.i18n import _, mark

FIRST_PAGE = "tryghedsskala"
UNIT, KIND, DAY, FOLDER = "unit", "kind", "day", "folder"


class WelcomeScreen(FrameScreen):
    """Asks for the unit, the next day of the course, and where the journal lies."""

    CSS_PATH = "welcome.tcss"
    HELP = mark("Three questions to begin with. All of them may stay empty, and all can be answered later.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f4", "begin", mark("Begin"), id="welcome.begin", also=mark("click the button")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._answers: dict[str, str] = {KIND: "module"}

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        return Content.styled(_("Welcome to Lederbog"), "bold"), ()

    def keys_here(self) -> str:
        return _("Tab next question · F4 begin")

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
            with Horizontal(id="welcome-buttons"):
                yield button(_("Begin"), "begin")
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
    def action_begin(self) -> None:
        """Move the journal when asked to, store what was answered, and open the first page."""
        app = book_app(self)
        try:
            day = self._day()
        except AnswerError as refusal:
            self._refuse(DAY, str(refusal))
            return
        try:
            if folder := self._answers.get(FOLDER, "").strip():
                app.workbook = move_to(app.workbook, folder)
                app.tell_of_sync()
        except LederbogError as error:
            self._refuse(FOLDER, str(error))
            return
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
    """The three questions; the second is a choice and its date."""
    days = (Option("module", _("Course day")), Option("trio", _("TRIO meeting")))
    return (
        Field(UNIT, "short", _("Which unit do you lead?")),
        Field(KIND, "choice", _("Which day comes next?"), options=days),
        Field(DAY, "date", _("On which date?")),
        Field(FOLDER, "short", _("Shall the journal lie in another folder?")),
    )
