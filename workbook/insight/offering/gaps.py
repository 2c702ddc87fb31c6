"""The leader's own numbers beside the team's, with their sign."""

import math
from collections.abc import Iterator, Mapping

from workbook.i18n import _
from workbook.insight.offering.seen import Offer, Seen, average, numbers_before, numbers_now

LARGE = 2.0
"""Points between the two on one statement."""
OVERALL = 0.2
"""The course's rule of thumb: leaders lie about this much above their team."""
DIALOGUE, ASK = "tryghedsdialog", "gode-spoergsmaal"


def gaps(seen: Seen) -> Iterator[Offer]:
    """Above the team: talk about it; the team above: ask what they see; far above in all: a point for TRIO."""
    for shown in seen.computed("gap"):
        sides = (shown.params.get("of", ""), shown.params.get("vs", ""))
        team = next((field for name in sides if (field := seen.named(name)) is not None and field.decimals), None)
        own = next((name for name in sides if team is not None and name != team.id), "")
        if team is None:
            continue
        theirs, mine = numbers_now(seen, team), _own(seen, own)
        common = {row: mine[row] - value for row, value in theirs.items() if row in mine}
        texts = {row.id: row.short for row in team.options}
        above = max(common, key=lambda row: common[row], default="")
        below = min(common, key=lambda row: common[row], default="")
        if above and common[above] >= LARGE:
            why = _("You lie two points or more above the team at “{row}”. Talk with them about it.")
            yield Offer("page", why.format(row=texts[above]), DIALOGUE)
        if below and common[below] <= -LARGE:
            why = _("The team lies two points or more above you at “{row}”. Ask what they see.")
            yield Offer("page", why.format(row=texts[below]), ASK)
        ratio = average({row: mine[row] for row in common}) / average({row: theirs[row] for row in common})
        if not math.isnan(ratio) and round(ratio - 1, 6) >= OVERALL:
            yield Offer("outcome", _("All in all you lie 20 % or more above the team: a point for TRIO?"), "trio")


def _own(seen: Seen, name: str) -> Mapping[str, float]:
    """The leader's numbers: of this page as they stand, of another page the newest."""
    page, _dot, field_id = name.rpartition(".")
    field = seen.named(field_id) if not page else None
    return numbers_now(seen, field) if field is not None else numbers_before(seen, page, field_id)
