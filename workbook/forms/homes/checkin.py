"""The check-in page writes into the running cycle of a plan, so that nothing is typed twice."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import from_iso
from workbook.errors import AnswerError
from workbook.forms.filled import Filled, Written, asked
from workbook.forms.homes import handleplan
from workbook.i18n import _
from workbook.journal.records import Answer, CheckIn, Cycle, Plan, Record, Scalar, Value
from workbook.plan.followups import make_follow_up
from workbook.plan.measures import DAY, MEASURES, NUMBER, OF, POINTS, SEEN, measures, refusal, rows_of
from workbook.plan.phase import current
from workbook.plan.prediction import lock

PLAN, DECISION, NEXT_DATE, HINDRANCE, WHY = "plan", "beslutning", "ny_dato", "bivirkning", "grund"


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """A check-in is always a new one."""
    return None


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """Only which plan it is about: the rest is asked anew."""
    return {PLAN: asked(exercise.field(PLAN), record.id, exercise.pack)}


def write(filled: Filled) -> Written:
    """The plan with this check-in in its cycle, the next date moved and the choice decided.

    Raises AnswerError when no plan is chosen: the draft is kept.
    """
    plan = _plan(filled)
    plan = lock(plan, filled.workbook.clock, since=plan.updated)
    answers = {name: _shared_as_shown(answer, filled) for name, answer in filled.own().items()}
    answers.pop(PLAN, None)
    next_date = answers.pop(NEXT_DATE, None)
    said = _only_what_may_be_kept(answers, plan)
    cycle, before = _cycle_of(plan, filled.created)
    number = cycle.number
    cycle = _with_checkin(cycle, CheckIn(at=filled.created, answers=answers))
    if next_date is not None and isinstance(next_date.value, str):
        cycle = _with_study_date(filled, cycle, next_date.value)
    plan = structs.replace(plan, cycles=[cycle if one.number == number else one for one in plan.cycles])
    plan = lock(plan, filled.workbook.clock)
    choice = filled.text(DECISION)
    if not choice or cycle.ended or (before and before.answers.get(DECISION) == answers.get(DECISION)):
        return Written((plan,), said)
    reason = filled.text(WHY) or filled.text("gjort") or filled.text(HINDRANCE)
    moved = next_date.value if next_date is not None and isinstance(next_date.value, str) else ""
    written = handleplan.decided(plan, choice, reason, filled.workbook, next_day=moved)
    return Written((*written.records, *_look_again(filled, written, moved)), (*said, *written.notes))


def measure_rows(workbook: Workbook, plan_id: str) -> tuple[list[str | dict[str, Scalar]], Answer | None]:
    """A row for each measure of the plan, to be filled in, and the answer that names them; none without such a plan."""
    plan = next((one for one in workbook.journal.plans() if one.id == plan_id), None)
    if plan is None:
        return [], None
    return [{OF: one.name} for one in measures(plan)], plan.answers.get(MEASURES)


def refused(workbook: Workbook, field_id: str, value: Value, values: Mapping[str, Value]) -> str:
    """Why measurements cannot be taken as they are written, in a sentence; empty when they can, and for all else."""
    if field_id != POINTS:
        return ""
    plan = next((one for one in workbook.journal.plans() if one.id == values.get(PLAN)), None)
    known = measures(plan) if plan is not None else ()
    return next((why for row in rows_of(value) if (why := refusal(row, known))), "")


def _only_what_may_be_kept(answers: dict[str, Answer], plan: Plan) -> tuple[str, ...]:
    """Leave out rows that measure nothing, and those whose number may not be kept; the sentences that say so."""
    given = answers.get(POINTS)
    if given is None:
        return ()
    rows, said, kept = rows_of(given.value), [], []
    for row in rows:
        if why := refusal(row, measures(plan)):
            said.append(why)
        elif NUMBER in row or SEEN in row or DAY in row:
            kept.append(dict(row))
    answers[POINTS] = structs.replace(given, value=[*kept])
    if not kept:
        del answers[POINTS]
    return tuple(dict.fromkeys(said))


def _look_again(filled: Filled, written: Written, day: str) -> list[Record]:
    """The follow-up for a date that was chosen for a plan that rests or ended: such a plan has none of its own."""
    plan = written.records[0]
    if not day or not isinstance(plan, Plan) or not plan.ended or len(written.records) > 1:
        return []
    workbook = filled.workbook
    return [make_follow_up(workbook.journal, workbook.clock, "follow_up", plan.title, from_iso(day), source=plan.id)]


def _shared_as_shown(answer: Answer, filled: Filled) -> Answer:
    """The answer with this page's set written out; in the plan it would follow the plan's, which was not shown here."""
    return answer if answer.share is not None else structs.replace(answer, share=list(filled.share))


def _plan(filled: Filled) -> Plan:
    chosen = filled.text(PLAN) or filled.context.get(PLAN, "")
    if not chosen:
        raise AnswerError(_("Choose the plan first. What you have written is kept as a draft."))
    record = filled.workbook.journal.get(chosen)
    if not isinstance(record, Plan):
        raise AnswerError(_("That is not a plan. What you have written is kept as a draft."))
    return record


def _cycle_of(plan: Plan, at: str) -> tuple[Cycle, CheckIn | None]:
    """The cycle that holds this check-in already, else the current one."""
    for cycle in plan.cycles:
        for checkin in cycle.checkins:
            if checkin.at == at:
                return cycle, checkin
    return current(plan), None


def _with_checkin(cycle: Cycle, checkin: CheckIn) -> Cycle:
    others = [one for one in cycle.checkins if one.at != checkin.at]
    return structs.replace(cycle, checkins=[*others, checkin])


def _with_study_date(filled: Filled, cycle: Cycle, day: str) -> Cycle:
    page = filled.workbook.library.exercise(handleplan.PAGE)
    answer = asked(page.field(handleplan.STUDY_DATE), day, page.pack)
    return structs.replace(cycle, answers=cycle.answers | {handleplan.STUDY_DATE: answer})
