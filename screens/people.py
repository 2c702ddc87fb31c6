"""People: who is written about, by alias; another alias or role, where somebody is named, and forgetting."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from screens.dialogs import Notice, Question
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.parts import link
from screens.person_dialogs import known_person, new_person
from screens.person_picker import NEW, line_of
from screens.person_places import PlacesScreen
from screens.rows import Row, RowList
from screens.typed import workbook_of
from workbook.i18n import _, mark
from workbook.journal.records import Person
from workbook.people.register import register

CHANGE, PLACES, FORGET = "change", "places", "forget"
_ON_THE_ROW = mark("Enter on the row")


class PeopleScreen(FrameScreen):
    """One list; Enter or a click on somebody asks what is to be done."""

    HELP = mark(
        "Everybody whom you write about by an alias. In a text, @ names one of them. With the name here, the program "
        "finds it in your texts, puts the alias in its place in what you share, and can let the person be forgotten."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("n", "add", mark("New person"), id="people.add", also=mark("the first row")),
        bind("r", "change", mark("Change alias, role or name"), id="people.change", also=_ON_THE_ROW),
        bind("v", "places", mark("Show where"), id="people.places", also=_ON_THE_ROW),
        bind("delete", "forget", mark("Forget this person"), id="people.forget", also=_ON_THE_ROW),
    ]

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("People"), "bold")), ()

    def keys_here(self) -> str:
        return _("Enter choose · N new · Esc back")

    def compose_content(self) -> ComposeResult:
        yield RowList(id="people")

    def to_front(self) -> None:
        self.journal_changed()

    def journal_changed(self) -> None:
        people = register(workbook_of(self).journal)
        rows = [Row(line_of(person), person.id) for person in people]
        note = [] if people else [Row(_("Nobody yet. In a text, @ names a person and adds a new one."))]
        label = _("New person")
        new = Row(f"[ {label} ]", NEW)
        self.query_one(RowList).show([new, *rows, *note])

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        person = self._person()
        if person is None:
            self.action_add()
            return
        choices = [(CHANGE, _("Change")), (PLACES, _("Show where")), (FORGET, _("Forget…")), ("close", _("Close"))]
        title = person.alias or person.role or person.name
        self.app.push_screen(Question(title, "", choices), self._do)

    def _do(self, choice: str | None) -> None:
        actions = {CHANGE: self.action_change, PLACES: self.action_places, FORGET: self.action_forget}
        if choice in actions:
            actions[choice]()

    def _person(self) -> Person | None:
        chosen = self.query_one(RowList).chosen
        return next((one for one in workbook_of(self).journal.people() if one.id == chosen), None)

    def action_add(self) -> None:
        self.app.push_screen(new_person(workbook_of(self)), self._kept)

    def action_change(self) -> None:
        if (person := self._person()) is not None:
            self.app.push_screen(known_person(workbook_of(self), person), self._kept)

    def _kept(self, person: Person | None) -> None:
        self.journal_changed()
        if person is not None:
            self.query_one(RowList).choose(person.id)
            self.call_after_refresh(self.status, _("✓ Saved"))

    def action_places(self) -> None:
        if (person := self._person()) is not None:
            self.app.push_screen(PlacesScreen(workbook_of(self), person))

    def action_forget(self) -> None:
        """First whether anything of it belongs to a case; then every place is shown."""
        person = self._person()
        if person is None:
            return

        def answered(choice: str | None) -> None:
            if choice == "no":
                self.app.push_screen(PlacesScreen(workbook_of(self), person, forgetting=True))
            elif choice == "yes":
                self.app.push_screen(Notice(title, _("Move it first; the journal waits.")))

        title = _("Forget {alias}").format(alias=person.alias or person.name)
        text = _(
            "Does anything of it belong to a case that must be kept, a personnel case say? "
            "Then it must be moved to the official system first."
        )
        choices = [("yes", _("Yes, or I am not sure")), ("no", _("No")), ("close", _("Cancel"))]
        self.app.push_screen(Question(title, text, choices), answered)
