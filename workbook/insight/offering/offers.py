"""The offers of a page in the order in which they stand: care first."""

from collections.abc import Iterator

from workbook.insight.offering.bands import by_band, same_lowest
from workbook.insight.offering.care import own_pause, signposts, very_low_twice
from workbook.insight.offering.gaps import gaps
from workbook.insight.offering.leading import leading
from workbook.insight.offering.levels import levels
from workbook.insight.offering.seen import Offer, Seen
from workbook.insight.offering.study import study

RULES = (signposts, very_low_twice, own_pause, study, gaps, same_lowest, by_band, levels, leading)
MOST = 4
"""More would be a list of tasks."""


def offers(seen: Seen) -> tuple[Offer, ...]:
    """What the answers suggest now, each way once, four at most."""
    found: dict[tuple[str, str], Offer] = {}
    for offer in _all(seen):
        found.setdefault((offer.way, offer.target), offer)
    return tuple(found.values())[:MOST]


def _all(seen: Seen) -> Iterator[Offer]:
    for rule in RULES:
        for offer in rule(seen):
            if offer.way == "outcome" and not seen.has_outcome(offer.target):
                continue
            if offer.way == "page" and (offer.target not in seen.heads or offer.target == seen.exercise.id):
                continue
            yield offer
