"""What has moved since the start, in words: ratings measured twice, and plans that ended with what they taught."""

from collections.abc import Iterator

from workbook.context import Workbook
from workbook.dates import short
from workbook.forms.quoting import is_sealed, plan_name, words_in
from workbook.i18n import _
from workbook.insight.history import JournalHistory
from workbook.journal.records import Answer, Plan
from workbook.text import number

SCALE, SCORE = "tryghedsskala", "score"
LEARNING = ("study_forloeb", "gjort")
"""Where a cycle, or its last check-in, says what was learned."""


def development(workbook: Workbook) -> tuple[str, list[Answer]]:
    """One line for the scale when it was measured twice, one for each plan that ended; and the answers quoted."""
    quoted: list[Answer] = []
    lines = list(_scale(workbook))
    for plan in workbook.journal.plans():
        if plan.ended != "closed":
            continue
        name, naming = plan_name(workbook, plan)
        words, told = _taught(workbook, plan)
        quoted += [*naming, *told]
        lines.append(f"{name}: {words}" if words else name)
    return "\n".join(lines), quoted


def _scale(workbook: Workbook) -> Iterator[str]:
    series = JournalHistory(workbook.journal).series(SCALE, SCORE)
    numbers = [(day, value) for day, value in series if isinstance(value, int | float)]
    if len(numbers) < 2:
        return
    (first_day, first), (last_day, last) = numbers[0], numbers[-1]
    head = workbook.library.heads.get(SCALE)
    yield _("{title}: {first} ({first_day}), now {last} ({last_day})").format(
        title=head.title if head else SCALE,
        first=number(first, 0),
        first_day=short(first_day),
        last=number(last, 0),
        last_day=short(last_day),
    )


def _taught(workbook: Workbook, plan: Plan) -> tuple[str, list[Answer]]:
    """What was learned, else why it ended; and the answers that the words are of."""
    if (learned := _learned(plan)) is not None:
        return " ".join(str(learned.value).split()), [learned]
    told = words_in(workbook, plan, plan.reason)
    return ("", []) if any(is_sealed(answer) for answer in told) else (plan.reason, told)


def _learned(plan: Plan) -> Answer | None:
    """The newest words about how it went, unless they are not to be quoted anywhere."""
    for cycle in reversed(plan.cycles):
        for answers in (cycle.answers, *(checkin.answers for checkin in reversed(cycle.checkins))):
            for field_id in LEARNING:
                answer = answers.get(field_id)
                if answer is not None and isinstance(answer.value, str) and answer.value.strip():
                    return None if is_sealed(answer) else answer
    return None
