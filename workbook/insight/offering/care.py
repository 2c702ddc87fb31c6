"""What comes before every other offer: help, a facilitator, and a pause for the leader herself."""

from collections.abc import Iterator

from workbook.i18n import _
from workbook.insight.offering.bands import measures
from workbook.insight.offering.seen import Offer, Seen

OWN_PAGE, OWN_STEP, HEAVY = "egen-trivsel", "trin", ("4", "5")
"""The page about the leader's own well-being, and the steps on which she is offered a pause."""
FACILITATOR_PAGE = "forloebsvalg"


def signposts(seen: Seen) -> Iterator[Offer]:
    """A way to help that the answers have brought up stands before all else."""
    if any(
        field.kind == "signpost" and field.show is not None and field.id in seen.shown for field in seen.exercise.fields
    ):
        yield Offer("help", _("See the help first. The rest can wait."))


def very_low_twice(seen: Seen) -> Iterator[Offer]:
    """The lowest band twice in a row: help, and a facilitator before anything in front of everybody."""
    lowest = seen.bands[0] if seen.bands else None
    for measure in measures(seen):
        if lowest is not None and measure.now < lowest.below and measure.before < lowest.below:
            yield Offer("help", _("The number is very low for the second time. You are not to carry that alone."))
            yield Offer(
                "page",
                _("Get a facilitator before you take it up with everybody."),
                FACILITATOR_PAGE,
            )
            return


def own_pause(seen: Seen) -> Iterator[Offer]:
    """Whoever is on one of the two heaviest steps herself may let the reminders rest."""
    step = str(seen.values.get(OWN_STEP, ""))
    if seen.exercise.id == OWN_PAGE and step.rpartition("_")[2] in HEAVY:
        yield Offer("pause", _("Let the workbook's reminders rest for two weeks. Nothing is lost."))
