"""Where a page itself says that an answer leads on (`leads=`)."""

from collections.abc import Iterator, Mapping

from workbook.curriculum.attributes import read_leads
from workbook.curriculum.conditions import holds
from workbook.i18n import _
from workbook.insight.offering.seen import Offer, Seen

OUTCOMES: Mapping[str, str] = {"mikrohandlinger": "mikrohandling", "handleplan": "ny_plan", "trio-moede": "trio"}
"""Pages that the tail leads to by itself, with the text and the date."""
TEXTS = ("long", "short", "sentence")


def leading(seen: Seen) -> Iterator[Offer]:
    """An answer that leads to a page."""
    for field in seen.exercise.fields:
        if not (text := field.params.get("leads")) or field.id not in seen.shown or field.id not in seen.values:
            continue
        for lead in read_leads(field.id, text) or ():
            if not holds(lead.when, seen.values):
                continue
            why = _("Go on from “{question}”.").format(question=field.label.rstrip("?"))
            if lead.page in OUTCOMES and not lead.field and seen.has_outcome(OUTCOMES[lead.page]):
                yield Offer("outcome", why, OUTCOMES[lead.page])
            elif lead.page not in OUTCOMES or lead.field:
                carried = field.id if lead.field and field.kind in TEXTS else ""
                yield Offer("page", why, lead.page, lead.field if carried else "", carried)
