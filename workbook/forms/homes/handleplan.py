"""The plan page fills a plan and one of its cycles; the act choice is a decision."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import from_iso, iso
from workbook.forms.filled import Filled, Written, asked, moved_to
from workbook.forms.homes.entry import tail_of
from workbook.forms.homes.rounds import reshared
from workbook.i18n import _
from workbook.journal.records import Answer, Cycle, Plan, Record
from workbook.plan.cycles import decide
from workbook.plan.phase import current
from workbook.plan.workdays import next_workday
from workbook.text import first_words

PAGE, TITLE, CHANGE, STUDY_DATE = "handleplan", "titel", "plan_tiltag", "study_dato"
STUDY_TEXT, STUDY_EFFECT = "study_forloeb", "study_effekt"
CHOICE, NEXT_STEP = "act_valg", "act_naeste"
WHOLE_PLAN = frozenset({TITLE, "arena"})
"""Answers that belong to every cycle; all others belong to one."""
CYCLE = "cycle"
"""Context key: the number of the cycle that the form fills."""


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """A fresh opening is a new plan."""
    return None


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The plan's own answers and those of its current cycle; Study begins with what the check-ins said."""
    answers = dict(record.answers) | tail_of(workbook, exercise, record)
    if isinstance(record, Plan):
        cycle = current(record)
        answers |= from_checkins(exercise, cycle) | cycle.answers
    return answers


def from_checkins(exercise: Exercise, cycle: Cycle) -> dict[str, Answer]:
    """What the newest check-in said, as the beginning of Study: nothing is typed twice."""
    found: dict[str, Answer] = {}
    for checkin in cycle.checkins:
        for source, target in (("gjort", STUDY_TEXT), ("effekt", STUDY_EFFECT)):
            if (answer := checkin.answers.get(source)) is not None:
                moved = moved_to(exercise.field(target), answer, exercise.pack)
                found[target] = structs.replace(moved, share=list(answer.share or ()))
    return found


def default_study(workbook: Workbook) -> str:
    """The day on which a plan is looked at when nothing else is chosen."""
    days = timedelta(days=workbook.journal.settings().study_days)
    return iso(next_workday(workbook.clock.today() + days))


def new_plan(workbook: Workbook, record_id: str, created: str, *, source: str = "") -> Plan:
    """An empty plan in its first cycle."""
    return Plan(id=record_id, created=created, updated=created, exercise=PAGE, source=source, cycles=[Cycle()])


def write(filled: Filled) -> Written:
    """The plan with the cycle that the form fills; a choice under Justér is decided once."""
    stored = filled.record if isinstance(filled.record, Plan) else None
    base = stored or new_plan(filled.workbook, filled.record_id, filled.created)
    own = filled.own()
    number = int(filled.context.get(CYCLE) or current(base).number)
    cycle_answers = {key: answer for key, answer in own.items() if key not in WHOLE_PLAN}
    if STUDY_DATE not in cycle_answers:
        question = filled.exercise.field(STUDY_DATE)
        cycle_answers[STUDY_DATE] = asked(question, default_study(filled.workbook), filled.exercise.pack)
    title = filled.text(TITLE) or first_words(filled.text(CHANGE)) or filled.exercise.head.title
    known = base.cycles if number in {cycle.number for cycle in base.cycles} else [*base.cycles, Cycle(number=number)]
    plan = structs.replace(
        base,
        title=title,
        exercise=PAGE,
        answers={key: answer for key, answer in own.items() if key in WHOLE_PLAN},
        share=list(filled.share),
        tags=filled.tags(),
        cycles=[structs.replace(cycle, answers=cycle_answers) if cycle.number == number else cycle for cycle in known],
    )
    plan = reshared(plan, number, base.share)
    return _decided(plan, number, filled)


def _decided(plan: Plan, number: int, filled: Filled) -> Written:
    choice, reason = filled.text(CHOICE), filled.text(NEXT_STEP)
    cycle = next(cycle for cycle in plan.cycles if cycle.number == number)
    if not choice or cycle.ended or plan.ended == "closed":
        return Written((plan,))
    return decided(plan, choice, reason, filled.workbook, next_day="")


def decided(plan: Plan, choice: str, reason: str, workbook: Workbook, *, next_day: str) -> Written:
    """The plan after an act choice; a choice that needs a reason waits until there is one."""
    if choice in ("pause", "laeg_vaek") and not reason.strip():
        return Written((plan,), (_("The plan stays open until you have written why: fill in the next step."),))
    day = from_iso(next_day) if next_day else None
    return Written(decide(plan, choice, workbook.journal, workbook.clock, reason=reason, next_day=day))
