"""Which answers' words stand in a text that the program puts together: it is as guarded as they are."""

from collections.abc import Iterator, Mapping

from workbook.context import Workbook
from workbook.curriculum.model import Field
from workbook.forms.filled import raised
from workbook.forms.options import AUDIENCE_OF, shared_with
from workbook.journal.records import Answer, Plan, Value
from workbook.share.note import groups_of, kind_word
from workbook.text import first_words


def guarded(
    workbook: Workbook, question: Field, answer: Answer, answers: Mapping[str, Answer], before: Answer | None
) -> Answer:
    """The answer, as sensitive as what it quotes and as what stood in its place `before`."""
    quoted = chosen_words(workbook, question, answer.value, answers)
    for source in (*quoted, *([before] if before is not None else [])):
        answer = raised(answer, source)
    return answer


def chosen_words(workbook: Workbook, question: Field, value: Value, answers: Mapping[str, Answer]) -> list[Answer]:
    """The answers that the chosen options quote; `answers` are those of the same page."""
    chosen = value if isinstance(value, list) else [value]
    if (audience := AUDIENCE_OF.get(question.source)) is not None:
        return [shared.answer for shared in shared_with(workbook, audience) if shared.key in chosen]
    if question.source == "plans":
        plans = [plan for plan in workbook.journal.plans() if plan.id in chosen]
        return [answer for plan in plans for answer in words_in(workbook, plan, plan.title)]
    source = answers.get(question.source)
    return [] if source is None else [source]


def plan_name(workbook: Workbook, plan: Plan) -> tuple[str, list[Answer]]:
    """What a plan is called in another text, and the answers that the name is made of.

    A name whose words may never leave is not quoted.
    """
    words = words_in(workbook, plan, plan.title)
    return (kind_word("plan"), []) if any(is_sealed(answer) for answer in words) else (plan.title, words)


def words_in(workbook: Workbook, plan: Plan, text: str) -> list[Answer]:
    """The answers of a plan, and of the plans that it came from, whose beginning stands in the text."""
    line = " ".join(text.split())
    return [answer for one in _line_of(workbook, plan) for answer in _texts(one) if _beginning(answer) in line]


def is_sealed(answer: Answer) -> bool:
    """Whether its words may leave to nobody."""
    return answer.share_never or answer.sensitivity == "health"


def _line_of(workbook: Workbook, plan: Plan) -> Iterator[Plan]:
    """The plan, the plan that it came from, and so on back."""
    known = {one.id: one for one in workbook.journal.plans()}
    current: Plan | None = plan
    while current is not None:
        yield current
        current = known.pop(current.source, None)


def _texts(plan: Plan) -> Iterator[Answer]:
    for _place, _title, answers in groups_of(plan):
        yield from (one for one in answers.values() if one.kind in ("long", "short") and _beginning(one))


def _beginning(answer: Answer) -> str:
    """What a name takes of an answer."""
    return first_words(str(answer.value)).removesuffix("…").strip()
