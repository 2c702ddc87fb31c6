"""What the answers suggest, read out before the end of a page, and opened after it is saved."""

from workbook.forms.filled import Target
from workbook.forms.offers import label_of, offers_of, target_of
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.insight.offering.seen import Offer
from workbook.plain.dialogue import Dialogue


def say_offers(dialogue: Dialogue, session: FormSession) -> None:
    """One line each; those about the end of the page are answered there."""
    for place, offer in enumerate(offers_of(session)):
        if not place:
            dialogue.say()
            dialogue.say(_("A suggestion, if it suits you"))
        dialogue.say(f"{offer.why} {label_of(session, offer)}.", first="- ")


def pages_offered(session: FormSession) -> list[tuple[str, Target]]:
    """The pages that can be opened now, with their titles."""
    return [(label_of(session, offer), target_of(session, offer)) for offer in offers_of(session) if _opens(offer)]


def _opens(offer: Offer) -> bool:
    return offer.way in ("page", "help")
