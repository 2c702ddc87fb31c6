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
from workbook.plan.prediction import lock
from workbook.plan.workdays import next_workday
from workbook.text import clean, first_words

Choice = Literal["fortsaet", "juster", "udvid", "laeg_vaek", "pause", "ny_plan"]
"""The options of the act choice, by their ids."""
CHOICES: tuple[Choice, ...] = get_args(Choice)
PLAN_PAGE, CHANGE, APPROACH, NEXT_STEP = "handleplan", "plan_tiltag", "do_saadan", "act_naeste"
CHECK_IN_CHOICE, CHECK_IN_NEXT = "beslutning", "naeste"
SCALE = "skala"
SCALES = ("en_gang", "flere_gange", "et_moede", "team", "enhed")
"""How much is tried at once, from one person once to the whole unit; an extended cycle begins one step further."""
INHERITED = ("plan_", "do_", "data_")
"""Beginnings of the field ids that go on to the next cycle."""
INHERITED_TOO = frozenset({SCALE, "sted", "ressourcer", "opgaver", "dataplan", "forhindringer"})

_NAMES: Mapping[Choice, str] = {
    "fortsaet": mark("Carry on"),
    "juster": mark("Adjust"),
    "udvid": mark("Extend"),
    "laeg_vaek": mark("Put it away"),
    "pause": mark("Let it rest"),
    "ny_plan": mark("Make a new plan"),
}
_SCALE_NAMES: Mapping[str, str] = {
    "en_gang": mark("One person, one time"),
    "flere_gange": mark("One person, several times"),
    "et_moede": mark("One meeting, or one small group"),
    "team": mark("A whole team"),
    "enhed": mark("The whole unit"),
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
    ended = lock(_end_cycle(plan, chosen, clock), clock)
    if chosen == "pause":
        return (structs.replace(ended, ended="paused", reason=why),)
    if chosen == "laeg_vaek":
        return (structs.replace(ended, ended="closed", reason=why),)
    study = next_day or next_workday(clock.today() + timedelta(days=journal.settings().study_days))
    if chosen == "ny_plan":
        return structs.replace(ended, ended="closed", reason=why), _successor(ended, journal, clock, study)
    cycle = _next_cycle(ended, chosen, study, clock.today())
    return (lock(structs.replace(ended, cycles=[*ended.cycles, cycle], ended="", reason=""), clock),)


def begin(plan: Plan, clock: Clock) -> Plan:
    """The plan with its cycle begun today, and the prediction locked; a study date that has passed is left as it is.

    Raises AnswerError when the plan rests or is closed, or the cycle has begun already.
    """
    cycle = current(plan)
    if plan.ended:
        raise AnswerError(_("The plan has ended. Take it up again first: choose how to go on."))
    if cycle.locked_at:
        raise AnswerError(_("This round has begun already."))
    day = _dated(cycle, START, _("Do: when do I begin?"), clock.today())
    started = structs.replace(cycle, answers=cycle.answers | {START: day})
    return lock(structs.replace(plan, cycles=[*plan.cycles[:-1], started]), clock)


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


def _next_cycle(plan: Plan, choice: Choice, study: date, today: date) -> Cycle:
    """A cycle that goes on with the same idea, by the next step where there is one; what is predicted is asked anew.

    One that is only carried on has started already; one that is extended is tried on one step more.
    """
    last = current(plan)
    answers = {key: answer for key, answer in last.answers.items() if key.startswith(INHERITED) or key in INHERITED_TOO}
    if choice == "fortsaet":
        answers[START] = _dated(last, START, _("Do: when do I begin?"), today)
    elif (step := next_step(last)) is not None:
        before = answers.get(APPROACH)
        question = before.question if before is not None else _("Do: this is how I go about it")
        answers[APPROACH] = structs.replace(step, question=question, kind="long", share=[])
    if choice == "udvid" and (scale := answers.get(SCALE)) is not None:
        answers[SCALE] = _wider(scale)
    answers[STUDY_DATE] = _dated(last, STUDY_DATE, _("Study: when do I look at it?"), study)
    return Cycle(number=last.number + 1, answers=answers)


def next_step(cycle: Cycle) -> Answer | None:
    """What was written as the next step, under Act or at the last check-in."""
    checkin = cycle.checkins[-1].answers.get(CHECK_IN_NEXT) if cycle.checkins else None
    found = cycle.answers.get(NEXT_STEP) or checkin
    return found if found is not None and isinstance(found.value, str) and found.value.strip() else None


def _wider(scale: Answer) -> Answer:
    """One step more than was tried; the labels are the page's."""
    if scale.value not in SCALES[:-1]:
        return scale
    value = SCALES[SCALES.index(str(scale.value)) + 1]
    return structs.replace(scale, value=value, labels={value: _(_SCALE_NAMES[value])})


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
    step, idea = next_step(last), last.answers.get(CHANGE)
    title = _("After {title}").format(title=plan.title)
    if step is not None:
        title = first_words(str(step.value))
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
