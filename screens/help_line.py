"""The way to help, in one line that stays above the form for as long as an answer calls for it."""

from textual.content import Content
from textual.widgets import Static

from workbook.forms.offers import help_called
from workbook.forms.session import FormSession
from workbook.i18n import _


class HelpLine(Static):
    """Stands outside what scrolls, so that help is first wherever she is on the page; a click opens it, as F9 does."""

    def __init__(self, session: FormSession) -> None:
        super().__init__(id="help-line", markup=False)
        self.display = False
        self._session = session

    def show_called(self) -> None:
        """Come and go with the answers, in the words of what calls for it."""
        words = help_called(self._session)
        self.display = bool(words)
        if words:
            self.update(Content.assemble((_("Help: F9 · in danger: 112"), "bold"), " · ", words))

    async def on_click(self) -> None:
        await self.run_action("app.crisis")
