"""Who is meant: a line to type in, the people that fit, and the way to add one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.dialogs import LineInput
from screens.finder import FinderScreen
from screens.keys import SCREEN_KEYS, bind
from screens.person_dialogs import new_person
from screens.rows import Row, RowList
from workbook.context import Workbook
from workbook.i18n import _, mark
from workbook.journal.records import Person
from workbook.people.register import matching, register

NEW = "new"


class PersonPicker(FinderScreen[Person], inherit_bindings=False):
    """Enter or a click gives the person; Esc gives nobody."""

    CSS_PATH = "person_picker.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *SCREEN_KEYS,
        bind("escape", "close", mark("Close"), id="picker.close", also=mark("click beside the list")),
        bind("down", "move(1)", mark("Next"), id="palette.next_person", also=mark("mouse")),
        bind("up", "move(-1)", mark("Previous"), id="palette.previous_person", also=mark("mouse")),
    ]

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook
        self._people = [person for person in register(workbook.journal) if person.alias]

    def compose(self) -> ComposeResult:
        with Vertical(id="picker"):
            yield Static(_("Who is it?"), id="picker-title", markup=False)
            yield LineInput(placeholder=_("type a part of the alias, role or name"), id="picker-input")
            yield RowList(id="picker-list")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == NEW:
            typed = self.query_one(LineInput).value
            self.app.push_screen(new_person(self._workbook, typed), self._added)
        else:
            self.dismiss(next((one for one in self._people if one.id == event.option_id), None))

    def _added(self, person: Person | None) -> None:
        if person is not None:
            self.dismiss(person)

    def find(self, text: str) -> None:
        rows = [Row(line_of(person), person.id) for person in matching(self._people, text)]
        found = self.query_one(RowList)
        found.show([*rows, Row(_("new person…"), NEW)])
        found.action_first()


def line_of(person: Person) -> Content:
    """Alias, role and name; the last ones muted."""
    beside = " · ".join(part for part in (person.role, person.name) if part)
    return Content.assemble(person.alias or _("(no alias)"), "  ", (beside, "$text-muted"))
