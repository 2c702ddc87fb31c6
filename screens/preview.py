"""What would leave, line by line, beside the very text: what Share and a change of jobs have in common."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList

from screens.dialogs import LineInput
from screens.frame import FrameScreen
from screens.keys import PALETTE, bind
from screens.long_text import LongText
from screens.rows import RowList
from screens.share_rows import MANY, Most, item_at, rows_of, shown_text, why
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.share.formats import FORMS
from workbook.share.note import Item, Note
from workbook.share.outgoing import Outgoing, Sheet, shown_in

LARGE: Final = 2_000
"""Entries of a journal that is looked through in a thread, so that the keys answer meanwhile."""


@dataclass(frozen=True)
class Look:
    """What came of the choices."""

    sheet: Sheet = field(repr=False)
    shown: frozenset[str] = field(repr=False)
    text: str = field(repr=False)


class Looked(Message):
    """From the thread: the look that was asked for as number so and so, or why there is none."""

    def __init__(self, number: int, look: Look | None, refusal: str = "") -> None:
        super().__init__()
        self.number, self.look, self.refusal = number, look, refusal


class Preview(FrameScreen):
    """Lines left, text right; Space says yes to a line, E gives it other words, R puts a role for what is marked."""

    AUTO_FOCUS = "#share-lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f", "form", mark("Format"), id="share.form", also=mark("click its button")),
        bind("e", "edit", mark("Other words for this file"), id="share.edit", also=PALETTE),
        bind("r", "role", mark("A role in place of what is marked"), id="share.role", also=PALETTE),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._out: Outgoing | None = None
        self._seen: Look | None = None
        self._most = Most()
        self._looks = 0
        self._suggested = ""

    @abstractmethod
    def begin(self) -> Outgoing:
        """The choices that the screen opens with."""

    def panes(self) -> ComposeResult:
        """The lines and the text."""
        with Horizontal(id="share-panes"):
            yield RowList(id="share-lines")
            yield LongText(id="share-preview")

    @property
    def out(self) -> Outgoing:
        """The choices so far."""
        if self._out is None:
            self._out = self.begin()
        return self._out

    @property
    def sheet(self) -> Sheet | None:
        """What is shown; None while it is looked for."""
        return self._seen.sheet if self._seen is not None else None

    @property
    def note(self) -> Note | None:
        """What the lines show; None while it is looked for."""
        return self._seen.sheet.note if self._seen is not None else None

    def look_anew(self) -> None:
        """Ask the gate with the choices as they are now; nothing can be done with a line before it has answered."""
        self._seen = None
        self._looks += 1
        self.show_choices()
        number, now = self._looks, replace(self.out, approved=set(self.out.approved), edits=dict(self.out.edits))
        if now.workbook.journal.size() < LARGE:
            self._take(_looked(number, now))
        else:
            self.say_looking()
            work = partial(self._look, number, now)
            self.run_worker(work, thread=True, group="preview", exit_on_error=False)

    def _look(self, number: int, out: Outgoing) -> None:
        """In a thread."""
        self.post_message(_looked(number, out))

    def say_looking(self) -> None:
        """Why nothing can be done yet."""
        self.status(_("Looking through the journal …"))

    def show_choices(self) -> None:
        """The chosen format on its button, and the file's name with its ending."""
        self.query_one("#how-form", Button).label = Content(f"[ {self.out.form} (F) ]")
        path = self.query_one("#share-path", LineInput)
        if not path.value or path.value == self._suggested:
            self._suggested = path.value = str(Path.home() / self.out.name)

    def on_looked(self, event: Looked) -> None:
        """One that was asked for before the last is not shown."""
        if event.number == self._looks:
            self.show_saved()
            self._take(event)

    def _take(self, looked: Looked) -> None:
        if looked.look is None:
            self.status(looked.refusal)
        else:
            self.show_look(looked.look)

    def show_look(self, look: Look) -> None:
        self._seen = look
        self._show_lines()
        self.query_one(LongText).show(look.text)

    def _show_lines(self) -> None:
        if self._seen is not None:
            rows = rows_of(self._seen.sheet.note, self.out.edited, self._seen.shown, self._most)
            self.query_one(RowList).show(list(rows))

    def action_form(self) -> None:
        self.out.form = FORMS[(FORMS.index(self.out.form) + 1) % len(FORMS)]
        self.look_anew()

    def action_edit(self) -> None:
        from screens.share_asking import ask_words

        self._with_line(lambda item: ask_words(self, self.out, item))

    def action_role(self) -> None:
        from screens.share_asking import ask_role

        self._with_line(lambda item: ask_role(self, self.out, item))

    def action_lines(self) -> None:
        """Back to the lines, so that letters are keys again."""
        self.query_one(RowList).focus()

    @on(OptionList.OptionSelected)
    def _turn(self, event: OptionList.OptionSelected) -> None:
        """Say yes to what waits for one, or take it back; all other lines say why they are where they are."""
        event.stop()
        kind, place = (event.option_id or "").partition(":")[::2]
        item = item_at(self.note, event.option_id or "")
        if kind == "more":
            self._most = replace(self._most, **{place: getattr(self._most, place) + MANY})
            self._show_lines()
        elif self._seen is None:
            self.say_looking()
        elif item is None:
            return
        elif kind == "mark":
            self.out.turn_mark(item, int(place.partition(":")[2]))
            self.look_anew()
        elif self.out.turn(item):
            self.look_anew()
        else:
            self.status(why(item, shown=item.key in self._seen.shown))

    def _with_line(self, act: Callable[[Item], None]) -> None:
        item = item_at(self.note, self.query_one(RowList).chosen)
        if item is not None:
            act(item)
        elif self._seen is None:
            self.say_looking()
        else:
            self.status(_("Choose a line first."))


def _looked(number: int, out: Outgoing) -> Looked:
    try:
        out.workbook.journal.refresh()
        sheet = out.sheet()
        return Looked(number, Look(sheet, shown_in(sheet.note, sheet.document), shown_text(out, sheet)))
    except LederbogError as refusal:
        return Looked(number, None, f"✗ {refusal}")
