"""What the answers suggest: a sentence and a button each, between the questions and the end of the page."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from screens.dialogs import button
from workbook.forms.offers import label_of, offers_of
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.insight.offering.offers import MOST
from workbook.insight.offering.seen import Offer


class Offers(Vertical):
    """As many places as there can be offers; those that are not needed are hidden."""

    class Taken(Message):
        """An offer was taken."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self, session: FormSession) -> None:
        super().__init__(id="offers")
        self.session = session
        self._offers: Sequence[Offer] | None = None

    def compose(self) -> ComposeResult:
        yield Static(Content.styled(_("A suggestion, if it suits you"), "bold"), id="offers-title")
        for place in range(MOST):
            yield Static(id=f"offer-why-{place}", classes="offer-why", markup=False)
            yield button("", f"offer-{place}")

    def refresh_offers(self) -> None:
        """Show what the form suggests now."""
        offers = offers_of(self.session)
        if offers == self._offers:
            return
        self._offers = offers
        self.display = bool(offers)
        for place in range(MOST):
            why, taking = self.query_one(f"#offer-why-{place}", Static), self.query_one(f"#offer-{place}", Button)
            why.display = taking.display = place < len(offers)
            if place < len(offers):
                why.update(offers[place].why)
                taking.label = Content(f"[ {label_of(self.session, offers[place])} ]")

    @on(Button.Pressed)
    def _take(self, event: Button.Pressed) -> None:
        event.stop()
        place = int((event.button.id or "offer-0").rpartition("-")[2])
        if self._offers and place < len(self._offers):
            self.post_message(self.Taken(self._offers[place]))
