"""What a look at a plan suggests to do next; never to stop: that is the leader's own call."""

from collections.abc import Iterator

from workbook.i18n import _
from workbook.insight.offering.seen import Offer, Seen

DONE, EFFECTS, CHOICES = "study_gennemfoert", ("study_effekt", "effekt"), ("act_valg", "beslutning")
HOLD_ON, IDEA = ("holde-fast", "virker"), "plan_tiltag"
SMALL, GOOD = 4, 7


def study(seen: Seen) -> Iterator[Offer]:
    """Not done as thought: try again or adjust, whatever the effect; else by how near it came."""
    choice = next((name for name in CHOICES if name in seen.shown), None)
    if choice is None or choice in seen.values:
        return
    effect = next((value for name in EFFECTS if isinstance(value := seen.values.get(name), int | float)), None)
    if seen.values.get(DONE) in ("delvist", "nej"):
        yield Offer(
            "answer", _("It was not done as you thought, so you cannot know yet: try again."), "fortsaet", choice
        )
        yield Offer("answer", _("Or make it smaller or easier."), "juster", choice)
    elif effect is not None and effect <= SMALL:
        yield Offer("answer", _("It has not done much yet. What could you change?"), "juster", choice)
    elif effect is not None and effect < GOOD:
        yield Offer("answer", _("It is on its way: go on, and look at it again."), "fortsaet", choice)
    elif effect is not None:
        yield Offer("answer", _("It works: go on with it."), "fortsaet", choice)
        yield Offer("answer", _("Or let more have a share in it."), "udvid", choice)
        carried = IDEA if seen.named(IDEA) is not None and IDEA in seen.values else ""
        yield Offer("page", _("Make it a routine, so that it lasts."), *HOLD_ON, carried)
