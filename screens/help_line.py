"""The way to help and whom to call, above the form for as long as an answer calls for it, and on the page for help."""

from textual.content import Content
from textual.widgets import Static

from workbook.forms.contacts import contacts
from workbook.forms.offers import help_called
from workbook.forms.outcome import HELP_PAGE
from workbook.forms.session import FormSession
from workbook.i18n import _

_MOST = 3
"""Contacts on the page for help, a line each; the rest stand in its table."""


class HelpLine(Static):
    """Stands outside what scrolls, so that help is first wherever she is on the page; a click opens it, as F9 does."""

    def __init__(self, session: FormSession) -> None:
        super().__init__(id="help-line", markup=False)
        self.display = False
        self._session = session

    def show_called(self) -> None:
        """Come and go with the answers: in the words of what calls for help, then her own contacts."""
        here = self._session.exercise.id == HELP_PAGE
        words = help_called(self._session)
        known = contacts(self._session.workbook) if words or here else ()
        lines = [Content.styled(contact, "bold") for contact in known[:_MOST]] if here else [Content(" | ".join(known))]
        if words:
            lines.insert(0, Content.assemble((_("Help: F9 · in danger: 112"), "bold"), " · ", words))
        lines = [line for line in lines if line]
        self.display = bool(lines)
        self.update(Content("\n").join(lines))

    async def on_click(self) -> None:
        await self.run_action("app.crisis")
