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
from workbook.journal.records import Answer, CheckIn, Cycle, Plan, Record
from workbook.plan.followups import make_follow_up
from workbook.plan.phase import current

PLAN, DECISION, NEXT_DATE, HINDRANCE = "plan", "beslutning", "ny_dato", "bivirkning"


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
    answers = {name: _shared_as_shown(answer, filled) for name, answer in filled.own().items()}
    answers.pop(PLAN, None)
    next_date = answers.pop(NEXT_DATE, None)
    cycle, before = _cycle_of(plan, filled.created)
    number = cycle.number
    cycle = _with_checkin(cycle, CheckIn(at=filled.created, answers=answers))
    if next_date is not None and isinstance(next_date.value, str):
        cycle = _with_study_date(filled, cycle, next_date.value)
    plan = structs.replace(plan, cycles=[cycle if one.number == number else one for one in plan.cycles])
    choice = filled.text(DECISION)
    if not choice or cycle.ended or (before and before.answers.get(DECISION) == answers.get(DECISION)):
        return Written((plan,))
    reason = filled.text("gjort") or filled.text(HINDRANCE)
    moved = next_date.value if next_date is not None and isinstance(next_date.value, str) else ""
    written = handleplan.decided(plan, choice, reason, filled.workbook, next_day=moved)
    return Written((*written.records, *_look_again(filled, written, moved)), written.notes)


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
