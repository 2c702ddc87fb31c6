"""A person is asked for: alias, role and name, each with what it is for."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Button, Input, Static

from screens.dialogs import Dialog, LineInput, button
from screens.keys import bind
from workbook.context import Workbook
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.journal.records import Person
from workbook.people import register

LINES = ("alias", "role", "name")


class PersonDialog(Dialog[Person]):
    """Gives the person as she was stored, None at Esc; what is refused is said, and what was typed stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "app.focus_next", mark("Next"), id="dialog.line_next", also="Tab"),
        bind("up", "app.focus_previous", mark("Previous"), id="dialog.line_previous", also="Shift+Tab"),
    ]

    def __init__(self, title: str, known: tuple[str, str, str], store: Callable[[str, str, str], Person]) -> None:
        """`known`: alias, role and name as they are offered; `store` keeps them, and raises LederbogError."""
        super().__init__(title, _("Others read the alias or the role. The name is kept in this one place."))
        self._known = known
        self._store = store

    def compose_body(self) -> ComposeResult:
        labels = (_("Alias"), _("Role"), _("Name (so that it is found in your texts and never leaves)"))
        for name, label, value in zip(LINES, labels, self._known, strict=True):
            yield Static(label, classes="person-label", markup=False)
            yield LineInput(value, id=f"person-{name}")
        yield Static(id="dialog-echo", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Keep"), "keep")
        yield button(_("Cancel"), "cancel")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        """Enter goes through the lines; in the last one it keeps them."""
        if event.input.id == f"person-{LINES[-1]}":
            self._keep()
        else:
            self.focus_next()

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "keep":
            self._keep()
        else:
            self.dismiss(None)

    def _keep(self) -> None:
        alias, role, name = (self.query_one(f"#person-{line}", LineInput).value for line in LINES)
        try:
            stored = self._store(alias, role, name)
        except LederbogError as refusal:
            self.query_one("#dialog-echo", Static).update(f"✗ {refusal}")
            self.query_one("#person-alias", LineInput).focus()
        else:
            self.dismiss(stored)


def new_person(workbook: Workbook, typed: str = "") -> PersonDialog:
    """Asks for somebody who is not registered; what was typed to find her is offered as her name."""
    journal, clock = workbook.journal, workbook.clock

    def store(alias: str, role: str, name: str) -> Person:
        return register.add(journal, clock, alias, role, name)

    return PersonDialog(_("New person"), (register.suggestion(journal.people()), "", typed.strip()), store)


def known_person(workbook: Workbook, person: Person) -> PersonDialog:
    """Asks for another alias, role or name of somebody."""

    def store(alias: str, role: str, name: str) -> Person:
        return register.change(workbook.journal, person, alias, role, name)

    return PersonDialog(_("Change {alias}").format(alias=person.alias), (person.alias, person.role, person.name), store)
