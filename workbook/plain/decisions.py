"""What to do about a follow-up that is due: open it, or decide; the rules say what can be decided."""

from collections.abc import Callable
from datetime import date

from workbook.context import Workbook
from workbook.errors import AnswerError, NotFoundError
from workbook.forms.filled import Target
from workbook.i18n import _
from workbook.journal.records import FollowUp, Record, Recurrence
from workbook.plain.dialogue import Dialogue
from workbook.plan import rhythm, when
from workbook.plan.choices import Choice, choices, standing
from workbook.plan.followups import decide, first_of, repeat
from workbook.plan.keeping import keep
from workbook.plan.sources import opens_something, source_of


def decide_follow_up(dialogue: Dialogue, workbook: Workbook, followup: FollowUp) -> Target | None:
    """Let the leader decide; without a decision the follow-up keeps its date. The form to open, when she wants it.

    Raises LederbogError when the decision cannot be stored.
    """
    dialogue.say()
    dialogue.say(followup.title)
    dialogue.say(standing(followup, workbook.clock))
    target = _target(dialogue, workbook, followup)
    options = choices(followup, workbook.clock)
    words = [label for _what, label in options] + ([_("Open")] if target else [])
    place = dialogue.pick(words, _("leaves it as it is"))
    if place is None:
        return None
    if place == len(options):
        return target
    _decide(dialogue, workbook, followup, options[place][0])
    return None


def _decide(dialogue: Dialogue, workbook: Workbook, followup: FollowUp, what: Choice) -> None:
    clock = workbook.clock
    match what:
        case "moved":
            if (due := _new_day(dialogue, workbook)) is not None:
                why = _why(dialogue, _("Why do you move it?"))
                _store(dialogue, workbook, lambda: decide(followup, "moved", clock, reason=why, due=due))
        case "dropped":
            why = _why(dialogue, _("Why do you drop it?"))
            _store(dialogue, workbook, lambda: decide(followup, "dropped", clock, reason=why))
        case "repeats":
            _how_often(dialogue, workbook, followup)
        case _:
            _store(dialogue, workbook, lambda: decide(followup, what, clock))


def _target(dialogue: Dialogue, workbook: Workbook, followup: FollowUp) -> Target | None:
    """The form in which the follow-up, or what it came from, was filled, or the page that it calls for."""
    if followup.calls:
        return Target(followup.calls) if followup.calls in workbook.library.heads else None
    record: Record = followup
    if not followup.exercise and opens_something(followup):
        try:
            record = source_of(workbook.journal, followup)
        except NotFoundError as gone:
            dialogue.say(str(gone))
    return Target(record.exercise, record.id) if record.exercise else None


def _new_day(dialogue: Dialogue, workbook: Workbook) -> date | None:
    today = workbook.clock.today()
    dialogue.say(_("When instead?") + " " + _("Write a date, for example 3/4, in 3 weeks or 14 days before TRIO."))
    while line := dialogue.ask():
        try:
            day = when.day_meant(line, today, workbook.journal.meetings())
        except AnswerError as refusal:
            dialogue.say(str(refusal))
            continue
        dialogue.say(when.echo(day, today))
        return day
    return None


def _how_often(dialogue: Dialogue, workbook: Workbook, followup: FollowUp) -> None:
    clock = workbook.clock
    dialogue.say(_("How often?") + " " + _("For example: every week, every 3 months, never."))
    while line := dialogue.ask():
        try:
            rule = rhythm.read_rhythm(line, first_of(followup, clock), clock.today())
        except AnswerError as refusal:
            dialogue.say(str(refusal))
            continue
        dialogue.say(rhythm.echo(rule, clock.today()))
        if rule is not None or followup.repeats is not None:
            _repeat(dialogue, workbook, followup, rule)
        return


def _repeat(dialogue: Dialogue, workbook: Workbook, followup: FollowUp, rule: Recurrence | None) -> None:
    why = "" if rule is not None else _why(dialogue, _("Why does it not come back?"))
    _store(dialogue, workbook, lambda: repeat(followup, rule, workbook.clock, reason=why))


def _why(dialogue: Dialogue, question: str) -> str:
    dialogue.say(question)
    return dialogue.ask()


def _store(dialogue: Dialogue, workbook: Workbook, decided: Callable[[], FollowUp]) -> None:
    """Store it; the rule itself says what is missing."""
    try:
        after = decided()
    except AnswerError as refusal:
        dialogue.say(str(refusal))
        return
    keep(workbook.journal, workbook.clock.today(), after)
    dialogue.say(_("Saved."))
