"""A form whose answers may suggest something: what taking a suggestion does."""

from textual import on

from screens.form_parts import show_contacts
from screens.help_line import HelpLine
from screens.paged import PagedScreen
from screens.typed import book_app
from screens.widgets.base import FieldWidget
from screens.widgets.offers import Offers
from workbook.errors import LederbogError
from workbook.forms.filled import Target
from workbook.forms.offers import answered_by, target_of
from workbook.forms.session import FormSession
from workbook.insight.offering.seen import Offer
from workbook.plan.resting import rest, said


class OfferingScreen(PagedScreen):
    """An answer is given in the form, where it can be changed; a page is opened when the form is saved."""

    session: FormSession

    def __init__(self) -> None:
        super().__init__()
        self.offered: Target | None = None
        """The page that was taken: it goes before what the tail leads to."""

    def to_front(self) -> None:
        """The leader may come from the page where her contacts stand."""
        show_contacts(self.query(FieldWidget), self.session)
        for help_line in self.query(HelpLine):
            help_line.show_called()

    @on(Offers.Taken)
    def _take_offer(self, event: Offers.Taken) -> None:
        match event.offer.way:
            case "outcome" | "answer":
                self.form.show_given(answered_by(self.session, event.offer))
            case "pause":
                self._pause()
            case _:
                self._open(event.offer)

    def open_next(self, target: Target | None) -> None:
        """Open what was taken, else the target, when this form is gone."""
        if (target := self.offered or target) is not None:
            app = book_app(self)
            app.call_later(app.open_exercise, target.page, record_id=target.record_id, context=target.context)

    def _open(self, offer: Offer) -> None:
        """Leave for the page; while the form cannot be left, nothing was taken."""
        self.offered = target_of(self.session, offer)
        if not book_app(self).close_top():
            self.offered = None

    def _pause(self) -> None:
        try:
            self.status(said(rest(self.session.workbook.journal, self.session.workbook.clock)))
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
