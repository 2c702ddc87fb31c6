"""What to do about a follow-up that is due: open it, or decide that it is done, moved or dropped."""

from datetime import date
from typing import Literal

from workbook.context import Workbook
from workbook.dates import parse_date, spoken
from workbook.errors import AnswerError, NotFoundError
from workbook.forms.filled import Target
from workbook.i18n import _
from workbook.journal.records import FollowUp, Record
from workbook.plain.dialogue import Dialogue
from workbook.plan.followups import decide, next_date


def decide_follow_up(dialogue: Dialogue, workbook: Workbook, followup: FollowUp) -> Target | None:
    """Let the leader decide; without a decision the follow-up keeps its date. The form to open, when she wants it.

    Raises LederbogError when the decision cannot be stored.
    """
    day = next_date(followup)
    dialogue.say()
    dialogue.say(followup.title)
    if day is not None:
        dialogue.say(_("The date was {day}.").format(day=spoken(day, workbook.clock.today())))
    target = _target(workbook, followup)
    words = [_("Done"), _("Move"), _("Drop"), *([_("Open")] if target else [])]
    match dialogue.pick(words, _("leaves it as it is")):
        case 0:
            _store(dialogue, workbook, followup, "done")
        case 1:
            if (due := _new_day(dialogue, workbook)) is not None:
                _store(dialogue, workbook, followup, "moved", _("Why do you move it?"), due)
        case 2:
            _store(dialogue, workbook, followup, "dropped", _("Why do you drop it?"))
        case 3:
            return target
    return None


def _target(workbook: Workbook, followup: FollowUp) -> Target | None:
    """The form in which the follow-up, or what it came from, was filled."""
    record: Record = followup
    if not followup.exercise:
        try:
            record = workbook.journal.get(followup.source)
        except NotFoundError:
            return None
    return Target(record.exercise, record.id) if record.exercise else None


def _new_day(dialogue: Dialogue, workbook: Workbook) -> date | None:
    today = workbook.clock.today()
    dialogue.say(_("When instead?") + " " + _("Write a date, for example 3/4, friday or in 3 weeks."))
    while line := dialogue.ask():
        try:
            day = parse_date(line, today)
        except AnswerError as refusal:
            dialogue.say(str(refusal))
            continue
        dialogue.say(spoken(day, today))
        return day
    return None


def _store(
    dialogue: Dialogue,
    workbook: Workbook,
    followup: FollowUp,
    what: Literal["done", "moved", "dropped"],
    why: str = "",
    due: date | None = None,
) -> None:
    """Ask for the reason where one is needed; the rule itself says what is missing."""
    reason = ""
    if why:
        dialogue.say(why)
        reason = dialogue.ask()
    try:
        decided = decide(followup, what, workbook.clock, reason=reason, due=due)
    except AnswerError as refusal:
        dialogue.say(str(refusal))
        return
    workbook.journal.commit(decided)
    dialogue.say(_("Saved."))
