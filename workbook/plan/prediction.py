"""What is expected of a cycle: locked when the cycle begins; what is written otherwise later stands beside it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import parse_stamp, stamp
from workbook.journal.records import AUDIENCES, Amendment, Answer, Audience, Cycle, Plan
from workbook.plan.phase import CHOICE, START, STUDY_DATE, STUDY_DONE, STUDY_EFFECT, day_in

PREDICTION, BECAUSE, CONFIDENCE = "forudsigelse", "forudsigelse_fordi", "forudsigelse_sikkerhed"
LOCKED: Final = (PREDICTION, BECAUSE, CONFIDENCE)
"""What can no longer be changed unseen when a cycle has begun."""


def begun(cycle: Cycle, today: date) -> bool:
    """Whether the cycle has begun: by its dates, or because something of it was looked at."""
    if cycle.locked_at or cycle.ended or any(name in cycle.answers for name in (STUDY_DONE, STUDY_EFFECT, CHOICE)):
        return True
    return _first_day(cycle, today) is not None or (START not in cycle.answers and bool(cycle.checkins))


def lock(plan: Plan, clock: Clock, *, since: str = "") -> Plan:
    """The plan with the prediction locked of every cycle that has begun.

    `since` is the moment from which the words have stood as they are; then a cycle that began later is locked as of
    its first day. Without it they have just been written.
    """
    cycles = [_locked(cycle, clock, since) for cycle in plan.cycles]
    return structs.replace(plan, cycles=cycles)


def revise(cycle: Cycle, answers: Mapping[str, Answer], at: str, share: Sequence[Audience] = ()) -> Cycle:
    """The cycle with these answers; where its prediction is locked, other words become an amendment.

    What was not predicted can still be added on the day of the lock, as long as nothing was looked at. Older words are
    shared with nobody new; `share` is whom the plan was shared with until now.
    """
    if not cycle.locked_at:
        return structs.replace(cycle, answers=dict(answers))
    kept = {name: answer for name, answer in cycle.answers.items() if name in LOCKED}
    amendments, late = list(cycle.amendments), cycle
    for name in LOCKED:
        new, known = answers.get(name), latest(cycle).get(name)
        if new is not None and known is None and _may_add(cycle, name, at):
            kept[name], late = new, structs.replace(late, locked_at=at)
        elif (new and new.value) != (known and known.value):
            amendments.append(Amendment(at=at, field=name, answer=new))
    amended = structs.replace(late, answers=_ordered(answers, kept), amendments=amendments)
    return _reshared(amended, answers, share)


def latest(cycle: Cycle) -> dict[str, Answer]:
    """The prediction as it reads now: the locked words, or those that came after them."""
    found: dict[str, Answer | None] = {name: cycle.answers.get(name) for name in LOCKED}
    found |= {one.field: one.answer for one in cycle.amendments}
    return {name: answer for name, answer in found.items() if answer is not None}


def predicted_first(cycle: Cycle) -> bool:
    """Whether something was predicted, and that before the cycle began or on its first day."""
    if PREDICTION not in cycle.answers:
        return False
    start = day_in(cycle.answers.get(START))
    return not cycle.locked_at or start is None or parse_stamp(cycle.locked_at).date() <= start


def amended(cycle: Cycle) -> Iterator[tuple[date, dict[str, Answer]]]:
    """What was predicted otherwise after the lock, in order; what was taken back has no words."""
    for one in cycle.amendments:
        if one.answer is not None:
            yield parse_stamp(one.at).date(), {one.field: one.answer}


def _first_day(cycle: Cycle, today: date) -> date | None:
    """The day on which its dates say that it began, None while that lies ahead."""
    days = (day_in(cycle.answers.get(START)), day_in(cycle.answers.get(STUDY_DATE)))
    return next((day for day in days if day is not None and day <= today), None)


def _locked(cycle: Cycle, clock: Clock, since: str) -> Cycle:
    now, today = clock.now(), clock.today()
    if cycle.locked_at or not begun(cycle, today):
        return cycle
    moment = now
    if since and (first := _first_day(cycle, today)) is not None:
        moment = min(max(datetime.combine(first, time(), now.tzinfo), parse_stamp(since)), now)
    return structs.replace(cycle, locked_at=stamp(moment))


def _may_add(cycle: Cycle, name: str, at: str) -> bool:
    if any(one.field == name for one in cycle.amendments) or name in cycle.answers:
        return False
    looked = cycle.checkins or any(known in cycle.answers for known in (STUDY_DONE, STUDY_EFFECT, CHOICE))
    return not looked and parse_stamp(at).date() == parse_stamp(cycle.locked_at).date()


def _ordered(answers: Mapping[str, Answer], kept: Mapping[str, Answer]) -> dict[str, Answer]:
    """The new answers in their order, with the locked ones in the place of theirs."""
    found = {name: kept.get(name, answer) for name, answer in answers.items() if name not in LOCKED or name in kept}
    return found | {name: answer for name, answer in kept.items() if name not in found}


def _reshared(cycle: Cycle, answers: Mapping[str, Answer], share: Sequence[Audience]) -> Cycle:
    """The newest words as they are shared now; the older ones with nobody whom the newest are kept from."""
    original = dict(cycle.answers)
    amendments = list(cycle.amendments)
    for name in LOCKED:
        new, places = answers.get(name), [place for place, one in enumerate(amendments) if one.field == name]
        for place in places:
            one = amendments[place]
            amendments[place] = structs.replace(one, answer=_shared(one.answer, new, share, place == places[-1]))
        if name in original:
            found = _shared(original[name], new, share, not places)
            original[name] = found if found is not None else original[name]
    return structs.replace(cycle, answers=original, amendments=amendments)


def _shared(answer: Answer | None, new: Answer | None, before: Sequence[Audience], newest: bool) -> Answer | None:
    if answer is None or (newest and new is not None):
        return answer and structs.replace(answer, share=new.share if new else None)
    seen = before if answer.share is None else answer.share
    still = () if new is None else AUDIENCES if new.share is None else new.share
    return structs.replace(answer, share=[one for one in AUDIENCES if one in seen and one in still])
