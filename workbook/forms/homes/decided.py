"""What a decision of a meeting becomes: a promise, a task, or a plan that begins with its words."""

from typing import Literal

from msgspec import structs

from workbook.dates import from_iso
from workbook.forms.filled import Filled, asked, moved_to
from workbook.forms.homes import handleplan
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, FollowUp, Meeting, Plan, Record
from workbook.plan.followups import make_follow_up
from workbook.text import first_words

Becomes = Literal["task", "cycle", "promise"]
BECOMES = "becomes:"
"""Context keys, with the first words of a decision: what it becomes; a promise when there is none."""
DECISIONS, WHAT, WHO, DEADLINE = "beslutninger", "beslutning", "hvem", "frist"


def begun_by(journal: Journal, meeting: Meeting) -> tuple[list[FollowUp], list[str]]:
    """The promises and tasks that the meeting led to, and the first words of the decisions that became plans."""
    kinds = ("promise", "follow_up")
    promises = [item for item in journal.followups() if item.source == meeting.id and item.kind in kinds]
    plans = [_first(plan) for plan in journal.plans() if plan.source == meeting.id]
    return promises, plans


def decision_made(filled: Filled, meeting: Meeting, title: str, day: str) -> Record:
    """The record that a decision becomes, not yet stored; `title` is its first words, `day` its deadline (ISO)."""
    workbook = filled.workbook
    becomes = filled.context.get(BECOMES + title, "promise")
    if becomes == "cycle":
        return _plan(filled, meeting, title, day)
    kind: Literal["follow_up", "promise"] = "follow_up" if becomes == "task" else "promise"
    return make_follow_up(workbook.journal, workbook.clock, kind, title, from_iso(day), source=meeting.id)


def _plan(filled: Filled, meeting: Meeting, title: str, day: str) -> Plan:
    """A plan whose change is the decision and that is looked at on its deadline; no less sensitive than the table."""
    workbook = filled.workbook
    page = workbook.library.exercise(handleplan.PAGE)
    made = handleplan.new_plan(workbook, workbook.journal.new_id(), meeting.updated, source=meeting.id)
    words = decision(filled.answers[DECISIONS], title)
    answers = {
        handleplan.CHANGE: moved_to(page.field(handleplan.CHANGE), words, page.pack),
        handleplan.STUDY_DATE: asked(page.field(handleplan.STUDY_DATE), day, page.pack),
    }
    return structs.replace(made, title=title, cycles=[structs.replace(made.cycles[0], answers=answers)])


def decision(table: Answer, title: str) -> Answer:
    """The whole decision that begins with these words, as guarded as its table."""
    rows = table.value if isinstance(table.value, list) else []
    whole = (str(row.get(WHAT, "")) for row in rows if isinstance(row, dict))
    words = next((words for words in whole if first_words(words) == title), title)
    return structs.replace(table, kind="long", value=words, labels={})


def _first(plan: Plan) -> str:
    """The words that it began with, as far as they still stand; her own title may be another by now."""
    answer = plan.cycles[0].answers.get(handleplan.CHANGE) if plan.cycles else None
    return first_words(str(answer.value)) if answer is not None else plan.title
