"""Valid answers to any question, drawn by chance."""

from datetime import date

from hypothesis import strategies as st

from workbook.curriculum.conditions import rows_of
from workbook.curriculum.model import Field, Option, Scalar, Value
from workbook.curriculum.team import FEWEST
from workbook.forms.session import FormSession
from workbook.plan.measures import ANSWERED, NUMBER, POINTS

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
LINES = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31)).map(str)
SCALE = st.integers(1, 10)


@st.composite
def filling(draw: st.DrawFn, session: FormSession) -> None:
    """Answer the first and most of the other questions, in order, so that what an answer brings is answered too."""
    questions = [one for one in session.exercise.fields if one.stored]
    for question in questions:
        asked = {one.id for one in session.visible}
        if question.id not in asked or (question is not questions[0] and draw(st.integers(0, 9)) == 0):
            continue
        strategy = _answers(session, session.field(question.id))
        if strategy is not None:
            session.answer(question.id, draw(strategy))


def _answers(session: FormSession, question: Field) -> st.SearchStrategy[Value] | None:
    """Valid answers; None when there are none now."""
    ids = [row.id for row in rows_of(question, session.values)]
    match question.kind:
        case "long" | "sentence":
            return TEXTS
        case "short" | "role":
            return LINES
        case "rating":
            return SCALE
        case "date":
            return DAYS
        case "number":
            return st.integers(*_ends(question, 0, 60))
        case "choice":
            return st.sampled_from(ids) if ids else None
        case "choices" | "checklist":
            most = question.maximum if question.kind == "choices" else None
            return st.lists(st.sampled_from(ids), min_size=1, max_size=most or len(ids), unique=True) if ids else None
        case "ratings":
            return _rows(session, question, ids)
        case "table":
            row = _measured(question) if question.id == POINTS else _row(question)
            return st.lists(row, min_size=1, max_size=4)
    raise AssertionError(question.kind)


def _ends(question: Field, least: int, most: int) -> tuple[int, int]:
    lowest = least if question.minimum is None else question.minimum
    return lowest, max(lowest, most if question.maximum is None else min(most, question.maximum))


def _rows(session: FormSession, question: Field, ids: list[str]) -> st.SearchStrategy[Value] | None:
    counter = question.params.get("floor")
    answered = session.values.get(counter) if counter else 5
    if not ids or not isinstance(answered, int) or answered < 5:
        return None
    lowest, highest = _ends(question, 1, 100)
    numbers = st.integers(lowest * 10, highest * 10).map(lambda tenths: tenths / 10) if question.decimals else SCALE
    return st.dictionaries(st.sampled_from(ids), numbers, min_size=1)


def _row(question: Field) -> st.SearchStrategy[dict[str, Scalar]]:
    first, *others = question.options
    return st.fixed_dictionaries({first.id: _cell(first)}, optional={one.id: _cell(one) for one in others})


@st.composite
def _measured(draw: st.DrawFn, question: Field) -> dict[str, Scalar]:
    """A measurement that the plan does not name: a team's average, of five or more, when it says how many answered."""
    row = draw(_row(question))
    if ANSWERED in row:
        row |= {ANSWERED: draw(st.integers(FEWEST, 60)), NUMBER: draw(SCALE)}
    return row


def _cell(column: Option) -> st.SearchStrategy[Scalar]:
    kinds: dict[str, st.SearchStrategy[Scalar]] = {"rating": SCALE, "number": st.integers(0, 999), "date": DAYS}
    if column.kind == "choice":
        return st.sampled_from([choice for choice, _text in column.choices])
    return kinds.get(column.kind, LINES)
