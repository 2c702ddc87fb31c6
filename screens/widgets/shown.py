"""What a page shows without asking: a computed value, and a signpost to help."""

from collections.abc import Sequence
from typing import Protocol

from textual.content import Content

from screens.widgets import ink
from screens.widgets.drawn import Line, Row, wrapped
from screens.widgets.pad import DrawnField
from screens.widgets.prose import prose
from workbook.curriculum.model import Field
from workbook.forms.contacts import in_danger
from workbook.i18n import _
from workbook.journal.records import Value


class Result(Protocol):
    """A computed value: one sentence, and a picture in lines."""

    @property
    def text(self) -> str: ...

    def drawn(self, width: int) -> tuple[str, ...]: ...


class Computed(DrawnField):
    """A value that follows from the answers; it takes no keys."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self.pad.can_focus = False
        self._result: Result | None = None

    def show_value(self, value: Value | None) -> None:
        """It holds no answer."""

    def show_result(self, result: Result | None) -> None:
        """Show what was computed; None when the answers are not there yet."""
        self._result = result
        self.redraw()

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self.scroll_visible(animate=False)

    def rows(self, width: int, active: bool) -> list[Row]:
        if self._result is None:
            return [Row(Content("  " + _("comes when the questions above are answered")).stylize(ink.MUTED))]
        rows = [Row(Content("  ") + part) for part in wrapped(Content(self._result.text), width - 2)]
        return rows + [Row(Content("  ") + Content(line[: width - 2])) for line in self._result.drawn(width - 2)]

    def press(self, key: str, character: str | None) -> bool:
        return False


class Note(DrawnField):
    """Words of help that depend on an answer; they take no keys."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, 0)
        self.heading.display = False
        self.pad.can_focus = False

    def show_value(self, value: Value | None) -> None:
        """It holds no answer."""

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self.scroll_visible(animate=False)

    def rows(self, width: int, active: bool) -> list[Row]:
        text = "\n\n".join(part for part in (self.field.label, self.field.tip) if part)
        paragraphs = prose(text).split("\n", allow_blank=True)
        edge = Content("│ ").stylize(ink.MUTED)
        return [Row(Content("  ") + edge + part) for one in paragraphs for part in wrapped(one, width - 4)]

    def press(self, key: str, character: str | None) -> bool:
        return False


class Signpost(DrawnField):
    """A calm box that shows the way to help."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, 0)
        self.heading.display = False
        self._contacts: Sequence[str] | None = ()

    def show_value(self, value: Value | None) -> None:
        """It holds no answer."""

    def show_contacts(self, contacts: Sequence[str] | None) -> None:
        """Show the leader's own contacts in the box, or that there are none yet; None on their own page."""
        if contacts != self._contacts:
            self._contacts = contacts
            self.redraw()

    def hint(self) -> str:
        return _("Enter opens help · ↓ next")

    def rows(self, width: int, active: bool) -> list[Row]:
        inner = width - 6
        text = "\n\n".join(part for part in (self.field.label, self.field.tip) if part)
        text = "\n\n".join(part for part in (text, in_danger(text)) if part)
        rows = [Row(Content("  ┌" + "─" * (inner + 2) + "┐").stylize(ink.MUTED))]
        edge = Content("│").stylize(ink.MUTED)
        for paragraph in prose(text).split("\n", allow_blank=True):
            for part in wrapped(paragraph, inner):
                rows.append(Line().pad_to(2).add(edge).add(" ").add(part).pad_to(width - 1).add(edge).row())
        for contact in ["", *self._contacts] if self._contacts else []:
            for part in wrapped(Content(contact), inner):
                rows.append(Line().pad_to(2).add(edge).add(" ").add(part).pad_to(width - 1).add(edge).row())
        line = Line().pad_to(2).add(edge).add(ink.POINTER if active else " ", ink.MARK)
        line.add(f"[ {self._leads_to()} ]", ink.BUTTON, "help")
        rows.append(line.pad_to(width - 1).add(edge).row())
        rows.append(Row(Content("  └" + "─" * (inner + 2) + "┘").stylize(ink.MUTED)))
        return rows

    def _leads_to(self) -> str:
        if self._contacts is None:
            return _("To the names and numbers")
        return _("Open help and contacts") if self._contacts else _("Open help, and write your contacts in")

    def press(self, key: str, character: str | None) -> bool:
        if key in {"enter", "space"}:
            self.picked("help")
        elif key == "down":
            self.go_next()
        elif key == "up":
            self.go_previous()
        else:
            return False
        return True

    def picked(self, target: object) -> None:
        self.post_message(self.HelpRequested(self))
