"""The plan page fills a plan and one of its cycles; the act choice is a decision."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import from_iso, iso, stamp
from workbook.forms.filled import Filled, Written, asked, moved_to
from workbook.forms.homes.entry import tail_of
from workbook.forms.homes.rounds import reshared
from workbook.i18n import _
from workbook.journal.records import Answer, Cycle, Plan, Record
from workbook.plan.cycles import decide
from workbook.plan.phase import current
from workbook.plan.prediction import latest, lock, revise
from workbook.plan.sanity import remarks
from workbook.plan.workdays import next_workday
from workbook.text import first_words, spoken

PAGE, TITLE, CHANGE, STUDY_DATE = "handleplan", "titel", "plan_tiltag", "study_dato"
STUDY_TEXT, STUDY_EFFECT = "study_forloeb", "study_effekt"
CHOICE, NEXT_STEP = "act_valg", "act_naeste"
WHOLE_PLAN = frozenset({TITLE, "arena", "mere", "serie_formaal", "ejer", "bekymring", "maalinger"})
_WHOLE_PLAN_TOO = ("maal", "kobling_", "apv_")
"""Answers that belong to every cycle, and beginnings of their ids; all others belong to one."""
CYCLE, SOURCE = "cycle", "source"
"""Context keys: the number of the cycle that the form fills; the record that a new plan comes from."""


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """A fresh opening is a new plan."""
    return None


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The plan's own answers and those of its current cycle; Study begins with what the check-ins said."""
    answers = dict(record.answers) | tail_of(workbook, exercise, record)
    if isinstance(record, Plan):
        cycle = current(record)
        answers |= from_checkins(exercise, cycle) | _as_it_reads_now(cycle)
    return answers


def _as_it_reads_now(cycle: Cycle) -> dict[str, Answer]:
    """The cycle's answers, its prediction in its newest words."""
    now = latest(cycle)
    kept = {name: now.get(name, answer) for name, answer in cycle.answers.items()}
    gone = {one.field for one in cycle.amendments} - now.keys()
    return {name: answer for name, answer in (kept | now).items() if name not in gone}


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
    workbook = filled.workbook
    stored = filled.record if isinstance(filled.record, Plan) else None
    base = stored or new_plan(workbook, filled.record_id, filled.created, source=filled.context.get(SOURCE, ""))
    before = lock(base, workbook.clock, since=base.updated) if stored else base
    number = int(filled.context.get(CYCLE) or current(base).number)
    own = filled.own()
    plan = structs.replace(
        before,
        title=spoken(filled.text(TITLE)) or first_words(filled.text(CHANGE)) or filled.exercise.head.title,
        exercise=PAGE,
        answers={key: answer for key, answer in own.items() if _is_of_the_plan(key)},
        share=list(filled.share),
        tags=filled.tags(),
        cycles=_cycles(filled, before, number, {key: one for key, one in own.items() if not _is_of_the_plan(key)}),
    )
    plan = lock(reshared(plan, number, base.share), workbook.clock)
    written = _decided(plan, number, filled)
    said = remarks(plan, number, base if stored else None, workbook.clock.today())
    return Written(written.records, (*said, *written.notes))


def _is_of_the_plan(field_id: str) -> bool:
    return field_id in WHOLE_PLAN or field_id.startswith(_WHOLE_PLAN_TOO)


def _cycles(filled: Filled, plan: Plan, number: int, answers: dict[str, Answer]) -> list[Cycle]:
    """The plan's cycles, that one with these answers; an open cycle always has a study date."""
    if STUDY_DATE not in answers:
        question = filled.exercise.field(STUDY_DATE)
        answers[STUDY_DATE] = asked(question, default_study(filled.workbook), filled.exercise.pack)
    at = stamp(filled.workbook.clock.now())
    known = plan.cycles if number in {cycle.number for cycle in plan.cycles} else [*plan.cycles, Cycle(number=number)]
    return [revise(cycle, answers, at, plan.share) if cycle.number == number else cycle for cycle in known]


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
