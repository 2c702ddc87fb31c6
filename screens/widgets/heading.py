"""What stands over and under an answer: label, tip and share marker; error and note."""

from collections.abc import Collection, Sequence

from textual.content import Content
from textual.message import Message

from screens.widgets import ink
from screens.widgets.drawn import Drawn, Line, Row, wrapped
from screens.widgets.prose import inline
from workbook.curriculum.model import Field
from workbook.i18n import _, mark
from workbook.journal.records import AUDIENCES, Audience
from workbook.text import leading

AUDIENCE_WORDS: dict[Audience, str] = {"trio": mark("TRIO"), "mus": mark("MUS"), "leder": mark("MY LEADER")}


def share_words(audiences: Collection[Audience]) -> str:
    """`KUN MIG`, or the audiences in their own order: `TRIO + MUS`."""
    named = [_(AUDIENCE_WORDS[audience]) for audience in AUDIENCES if audience in audiences]
    return " + ".join(named) if named else _("ONLY ME")


class Heading(Drawn, can_focus=False):
    """Label with its number, the tip below it, and at the right end who may see the answer."""

    INDENT = 2

    class SharePressed(Message):
        """The share marker was clicked."""

    class LabelPressed(Message):
        """The label was clicked."""

    def __init__(self, field: Field, number: int) -> None:
        super().__init__(classes="heading")
        self._label = inline(field.label).stylize(ink.LABEL)
        self.number = number
        self._tip = field.tip
        self._hint = _("may be skipped") if field.optional else ""
        self._share: str | None = None
        self._never = field.never_share
        self._unstored = not field.stored
        self._beside: tuple[tuple[str, str], ...] = ()
        self._current = False

    def show_share(self, audiences: Collection[Audience]) -> None:
        """Show who may see the answer."""
        if self._unstored:
            return
        self._share = _("NEVER SHARED") if self._never else share_words(audiences)
        self.redraw()

    def show_number(self, number: int) -> None:
        """Number the question among those that are asked now; 0 is none."""
        if number != self.number:
            self.number = number
            self.redraw()

    @property
    def _numbered(self) -> str:
        return f"{self.number}. " if self.number else ""

    def show_beside(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show what was answered elsewhere, as (question, answer)."""
        self._beside = tuple(pairs)
        self.redraw()

    def show_current(self, current: bool) -> None:
        """Point at the label while the keys go to its answer."""
        if current != self._current:
            self._current = current
            self.redraw()

    def rows(self, width: int) -> list[Row]:
        marker = f"[{self._share}]" if self._share else ""
        room = width - self.INDENT - len(self._numbered) - (len(marker) + 2 if marker else 0)
        label = self._label
        if self._hint:
            label = label + Content(f" ({self._hint})").stylize(ink.MUTED)
        rows = []
        for index, text in enumerate(wrapped(label, room)):
            line = Line()
            first = index == 0
            line.add(ink.POINTER if first and self._current else " ", ink.MARK).add(" ")
            line.add(self._numbered if first else " " * len(self._numbered), ink.NUMBER).add(text, "", "label")
            if first and marker:
                line.pad_to(width - len(marker)).add(marker, ink.SHARE, None if self._never else "share")
            rows.append(line.row())
        return rows + self._lower(width)

    def _lower(self, width: int) -> list[Row]:
        """Answers from elsewhere, then the tip."""
        indent = " " * (self.INDENT + len(self._numbered))
        room = width - len(indent)
        rows = []
        for question, answer in self._beside:
            text = Content(f"{leading(question)} ").stylize(ink.MUTED) + Content(answer)
            rows += [Row(Content(indent) + part) for part in wrapped(text, room)]
        for paragraph in self._tip.split("\n\n") if self._tip else []:
            text = inline(" ".join(paragraph.split("\n"))).stylize(ink.TIP)
            rows += [Row(Content(indent) + part) for part in wrapped(text, room)]
        return rows

    def pressed(self, target: object) -> None:
        self.post_message(self.SharePressed() if target == "share" else self.LabelPressed())


class Foot(Drawn, can_focus=False):
    """The line under an answer: what is wrong with it, else a note; without either no line."""

    INDENT = 2

    def __init__(self, *, reserved: bool = False) -> None:
        """`reserved` keeps its line when there is nothing to say, so that nothing below moves."""
        super().__init__(classes="foot")
        self.error = ""
        self.note = ""
        self._reserved = reserved
        self.display = reserved

    def show(self, *, error: str | None = None, note: str | None = None) -> None:
        """Change the error, the note or both; empty clears."""
        before = (self.error, self.note)
        self.error = self.error if error is None else error
        self.note = self.note if note is None else note
        if before != (self.error, self.note):
            self.display = self._reserved or bool(self.error or self.note)
            self.redraw()

    def rows(self, width: int) -> list[Row]:
        texts = []
        if self.error:
            texts.append(Content(f"✗ {self.error}").stylize(ink.WRONG))
        elif self.note:
            texts.append(Content(self.note).stylize(ink.NOTE))
        indent = Content(" " * self.INDENT)
        rows = [Row(indent + part) for text in texts for part in wrapped(text, width - self.INDENT)]
        return rows or [Row(Content())]
