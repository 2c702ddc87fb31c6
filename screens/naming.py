"""Naming people: the sign @ in a text asks who is meant, and the register is one key away."""

from typing import TYPE_CHECKING

from screens.leaving import LeavingApp
from screens.widgets.editors import PersonWanted

if TYPE_CHECKING:
    from workbook.journal.records import Person


class NamingApp(LeavingApp, inherit_bindings=False):
    """An app in which a text can name somebody who is registered."""

    def on_person_wanted(self, event: PersonWanted) -> None:
        """Ask who; at Esc the sign that was typed stays as it is."""
        if self.locked:
            return
        from screens.person_picker import PersonPicker
        from workbook.people.mentions import token_of

        editor = event.editor

        def named(person: "Person | None") -> None:
            if person is not None and editor.is_attached:
                editor.focus()
                editor.take_person(token_of(person))

        self.push_screen(PersonPicker(self.workbook), named)

    def action_people(self) -> None:
        """The register: who is written about, and by which alias."""
        from screens.people import PeopleScreen

        self.open_alone(PeopleScreen())
