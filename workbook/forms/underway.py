"""Computed fields that need to know when something happened: days at each step of a case, micro-actions by day."""

from collections import Counter
from datetime import date
from functools import partial

from workbook.context import Workbook
from workbook.curriculum.model import Computed, Field
from workbook.curriculum.pictures.underway import stretches, weeks
from workbook.dates import from_iso, long, parse_stamp
from workbook.i18n import _, n_
from workbook.journal.records import FollowUp, Record


def pace(workbook: Workbook, record: Record | None, field: str) -> Computed:
    """How many days a case has stood at each step of the choice `field`, from what its kept versions say."""
    step = _choice(workbook, record.exercise, field) if record is not None else None
    days = _steps(workbook, record, field) if record is not None else []
    if step is None or not days:
        return Computed(_("The days are counted from the first time you save the page."))
    today = workbook.clock.today()
    spent: Counter[str] = Counter()
    for (chosen, since), until in zip(days, [*(day for _step, day in days[1:]), today], strict=True):
        spent[chosen] += max((until - since).days, 0)
    words = {option.id: option.short for option in step.options}
    now, since = days[-1]
    text = n_("{step}: {n} day, since {day}.", "{step}: {n} days, since {day}.", (today - since).days).format(
        step=words.get(now, now), n=(today - since).days, day=long(since)
    )
    rows = [(option.short, spent[option.id]) for option in step.options if option.id in spent]
    return Computed(text, partial(stretches, rows))


def _choice(workbook: Workbook, page: str, field: str) -> Field | None:
    fields = workbook.library.exercise(page).fields if page in workbook.library.heads else ()
    return next((each for each in fields if each.id == field), None)


def _steps(workbook: Workbook, record: Record, field: str) -> list[tuple[str, date]]:
    """Each step in the order in which it was chosen, and the day from which it stood there."""
    found: list[tuple[str, date]] = []
    for version in workbook.journal.history(record.id):
        answer = version.answers.get(field)
        chosen = str(answer.value) if answer is not None else ""
        if chosen and (not found or found[-1][0] != chosen):
            found.append((chosen, parse_stamp(version.updated or version.created).date()))
    return found


def micro_actions(workbook: Workbook, _record: Record | None) -> Computed:
    """Which days something small was done, and when the open ones are due; no run of days is counted."""
    done, due = Counter[date](), Counter[date]()
    for follow_up in workbook.journal.followups():
        if follow_up.kind == "micro_action":
            if follow_up.status == "done":
                done[_ended(follow_up)] += 1
            elif follow_up.status != "dropped" and follow_up.due:
                due[from_iso(follow_up.due)] += 1
    if not done and not due:
        return Computed(_("It begins with the first micro-action that you save."))
    text = _("{done} done · {open} open.").format(done=done.total(), open=due.total())
    return Computed(text, partial(weeks, done, due))


def _ended(follow_up: FollowUp) -> date:
    decided = [one.at for one in follow_up.decisions if one.what == "done"]
    return parse_stamp(decided[-1] if decided else follow_up.updated or follow_up.created).date()
