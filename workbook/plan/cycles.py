"""What an act choice does: it ends a cycle, and begins the next, rests the plan or closes it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import iso, stamp
from workbook.errors import AnswerError
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Cycle, Plan
from workbook.plan.followups import Source
from workbook.plan.phase import CHOICE, START, STUDY_DATE, current
from workbook.plan.workdays import next_workday
from workbook.text import clean, first_words

Choice = Literal["fortsaet", "juster", "udvid", "laeg_vaek", "pause", "ny_plan"]
"""The options of the act choice, by their ids."""
CHOICES: tuple[Choice, ...] = get_args(Choice)
PLAN_PAGE, CHANGE, NEXT_STEP, CHECK_IN_CHOICE = "handleplan", "plan_tiltag", "act_naeste", "beslutning"
INHERITED = ("plan_", "do_")
"""Beginnings of the field ids that go on to the next cycle."""

_NAMES: Mapping[Choice, str] = {
    "fortsaet": mark("Carry on"),
    "juster": mark("Adjust"),
    "udvid": mark("Extend"),
    "laeg_vaek": mark("Put it away"),
    "pause": mark("Let it rest"),
    "ny_plan": mark("Make a new plan"),
}


def choice_name(choice: Choice) -> str:
    """The choice as the leader reads it."""
    return _(_NAMES[choice])


def decide(
    plan: Plan, choice: str, journal: Source, clock: Clock, *, reason: str = "", next_day: date | None = None
) -> tuple[Plan, ...]:
    """The plan after the act choice, and after `ny_plan` the new plan too; nothing is stored yet.

    A plan that rests is taken up again by any choice that goes on. `next_day` is the next cycle's study date; without
    it that is the leader's interval ahead, on a working day.
    Raises AnswerError for a choice that does not exist, a plan that is closed, a pause or a putting away without
    reason, and a next date that is not ahead.
    """
    chosen = _choice(choice)
    why = clean(reason).text.strip()
    if plan.ended == "closed":
        raise AnswerError(_("The plan is closed. Make a new plan if you want to go on."))
    if chosen in ("pause", "laeg_vaek") and not why:
        raise AnswerError(_("Write in a few words why; the plan stays open until then."))
    if next_day is not None and next_day <= clock.today():
        raise AnswerError(_("The next date must lie ahead. Choose for example “in 3 weeks”."))
    ended = _end_cycle(plan, chosen, clock)
    if chosen == "pause":
        return (structs.replace(ended, ended="paused", reason=why),)
    if chosen == "laeg_vaek":
        return (structs.replace(ended, ended="closed", reason=why),)
    study = next_day or next_workday(clock.today() + timedelta(days=journal.settings().study_days))
    if chosen == "ny_plan":
        return structs.replace(ended, ended="closed", reason=why), _successor(ended, journal, clock, study)
    cycle = _next_cycle(ended, study, clock.today() if chosen == "fortsaet" else None)
    return (structs.replace(ended, cycles=[*ended.cycles, cycle], ended="", reason=""),)


def _choice(word: str) -> Choice:
    for known in CHOICES:
        if known == word:
            return known
    raise AnswerError(_("Choose one of the six ways to go on."))


def _end_cycle(plan: Plan, choice: Choice, clock: Clock) -> Plan:
    """The plan with its running cycle ended; the choice is noted where no answer says it yet."""
    cycle = current(plan)
    if cycle.ended:
        return plan
    checkin = cycle.checkins[-1].answers.get(CHECK_IN_CHOICE) if cycle.checkins else None
    answers = cycle.answers
    if CHOICE not in answers and (checkin is None or checkin.value != choice):
        name = choice_name(choice)
        answers = answers | {
            CHOICE: Answer(question=_("Act: what now?"), kind="choice", value=choice, labels={choice: name})
        }
    ended = structs.replace(cycle, answers=answers, ended=stamp(clock.now()))
    return structs.replace(plan, cycles=[*plan.cycles[:-1], ended])


def _next_cycle(plan: Plan, study: date, start: date | None) -> Cycle:
    """A cycle that goes on with the same idea; one that is only carried on has started already."""
    last = current(plan)
    answers = {key: answer for key, answer in last.answers.items() if key.startswith(INHERITED)}
    if start is not None:
        answers[START] = _dated(last, START, _("Do: when do I begin?"), start)
    answers[STUDY_DATE] = _dated(last, STUDY_DATE, _("Study: when do I look at it?"), study)
    return Cycle(number=last.number + 1, answers=answers)


def _dated(last: Cycle, field_id: str, question: str, day: date) -> Answer:
    """A date, asked as it was asked before."""
    before = last.answers.get(field_id)
    if before is None:
        return Answer(question=question, kind="date", value=iso(day))
    return structs.replace(before, value=iso(day))


def _successor(plan: Plan, journal: Source, clock: Clock, study: date) -> Plan:
    """A new plan that knows where it came from; the next step, when there is one, is its idea."""
    now, last = stamp(clock.now()), current(plan)
    answers = {STUDY_DATE: _dated(last, STUDY_DATE, _("Study: when do I look at it?"), study)}
    step, idea = last.answers.get(NEXT_STEP), last.answers.get(CHANGE)
    title = _("After {title}").format(title=plan.title)
    if step is not None and isinstance(step.value, str) and step.value.strip():
        title = first_words(step.value)
        question = idea.question if idea is not None else step.question
        answers = {CHANGE: structs.replace(step, question=question, kind="long", share=[]), **answers}
    return Plan(
        id=journal.new_id(),
        created=now,
        updated=now,
        title=title,
        exercise=plan.exercise or PLAN_PAGE,
        source=plan.id,
        cycles=[Cycle(answers=answers)],
    )
