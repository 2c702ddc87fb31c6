"""What the answers of an open form suggest, and what taking a suggestion does to the form."""

from workbook.forms.filled import Target
from workbook.forms.outcome import HELP_PAGE, OUTCOME, along
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.insight.offering.care import very_low_twice
from workbook.insight.offering.offers import offers
from workbook.insight.offering.seen import Offer, Seen


def offers_of(session: FormSession) -> tuple[Offer, ...]:
    """The offers as the form stands, care first."""
    return offers(_seen(session))


def help_called(session: FormSession) -> str:
    """Why help comes before all else as the form stands, in one sentence; empty when nothing calls for it."""
    posts = [one for one in session.visible if one.kind == "signpost" and one.show is not None]
    if posts:
        return posts[0].label.split("\n")[0]
    return next((offer.why for offer in very_low_twice(_seen(session)) if offer.way == "help"), "")


def _seen(session: FormSession) -> Seen:
    """The form for the rules; what it began with says nothing yet."""
    return Seen(
        exercise=session.exercise,
        values={name: value for name, value in session.values.items() if name not in session.begun},
        history=session.history,
        bands=session.bands,
        shown=frozenset(question.id for question in session.visible),
        heads=session.workbook.library.heads,
    )


def label_of(session: FormSession, offer: Offer) -> str:
    """What the button of an offer says."""
    match offer.way:
        case "outcome":
            return _option(session, OUTCOME, offer.target)
        case "answer":
            return _option(session, offer.field, offer.target)
        case "pause":
            return _("Pause the reminders")
        case "help":
            return _("Open help and contacts")
    return session.workbook.library.heads[offer.target].title


def _option(session: FormSession, field_id: str, option_id: str) -> str:
    options = session.field(field_id).options
    return next((option.short for option in options if option.id == option_id), option_id)


def answered_by(session: FormSession, offer: Offer) -> tuple[str, ...]:
    """Give the answer that an offer stands for; the ids of the questions whose answers are others now, it first.

    Nothing is stored: she sees the answer and may change it.
    """
    field = OUTCOME if offer.way == "outcome" else offer.field
    return (field, *session.answer(field, offer.target))


def target_of(session: FormSession, offer: Offer) -> Target:
    """The page that an offer opens, with the text that goes along."""
    if offer.way == "help":
        return Target(HELP_PAGE)
    answer = session.draft.answers.get(offer.carried) if offer.carried and offer.field else None
    return Target(offer.target, context=along(offer.field, answer) if answer is not None else {})
