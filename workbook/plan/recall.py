"""A page that asks to be filled anew: one follow-up that comes back, begun and moved on by each filling."""

from collections.abc import Sequence

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import iso, stamp
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Decision, FollowUp
from workbook.plan import recurrence
from workbook.plan.followups import OPEN, Source, decide, make_follow_up
from workbook.plan.recurrence import UNITS, every


def recalled(
    known: Sequence[FollowUp], page_id: str, title: str, after: str, journal: Source, clock: Clock
) -> FollowUp | None:
    """The page's follow-up once it was filled today, not yet stored; None when there is nothing to change.

    A second filling on the same day, or a save that is tried again, changes nothing.
    `known` are all follow-ups, those in the trash too: one that was ended, dropped or thrown away is never made anew.
    `after` is the page's own interval, `10 weeks`; one that the leader chose counts instead.
    """
    ours = [one for one in known if one.calls == page_id]
    waiting = next((one for one in reversed(ours) if one.status in OPEN and not one.trashed), None)
    if waiting is not None:
        return _moved_on(waiting, clock)
    return None if ours else _begun(page_id, title, after, journal, clock)


def _begun(page_id: str, title: str, after: str, journal: Source, clock: Clock) -> FollowUp | None:
    count, _space, word = after.partition(" ")
    unit = next((unit for unit in UNITS if unit == word.removesuffix("s")), None)
    if unit is None or not count.isdecimal():
        return None  # the page is at fault, and its check says so
    repeats = recurrence.restarted(every(int(count), unit, clock.today()), clock.today())
    due = recurrence.due(repeats)
    made = make_follow_up(journal, clock, "follow_up", title, due)
    return structs.replace(made, calls=page_id, repeats=repeats)


def _moved_on(follow_up: FollowUp, clock: Clock) -> FollowUp | None:
    """What comes back is counted from today; what came once is done with this."""
    if follow_up.repeats is None:
        return decide(follow_up, "done", clock, reason=_("The page was filled"))
    if iso(clock.today()) in follow_up.repeats.done:
        return None
    try:
        repeats = recurrence.restarted(follow_up.repeats, clock.today())
        day = recurrence.due(repeats)
    except AnswerError:
        return None  # the rule is said to be unreadable where it is decided; the date stays
    if day is None:
        return structs.replace(decide(structs.replace(follow_up, repeats=None), "done", clock), repeats=repeats)
    decision = Decision(at=stamp(clock.now()), what="done", reason=_("The page was filled"), due=iso(day))
    decisions = [*follow_up.decisions, decision]
    return structs.replace(follow_up, repeats=repeats, due=iso(day), status="open", decisions=decisions)
