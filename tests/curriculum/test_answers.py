"""What each kind of question takes, refuses and shows; a stored value passes again unchanged."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.curriculum.pages import page
from workbook.curriculum.answers import cell, display, is_empty, labels_of, normalise
from workbook.curriculum.model import KINDS, UNSTORED, Field, Option, Value
from workbook.errors import AnswerError

TODAY = date(2026, 11, 21)
EXERCISE = page(
    "::: long long\nHvad?\n:::\n::: short short\nHvad?\n:::\n"
    "::: sentence sentence\nNår …\n:::\n::: role role\nHvem?\n:::\n"
    "::: rating rating\nHvor?\n:::\n"
    "::: ratings ratings\nHvor?\n- a: A\n- b: B\n:::\n"
    "::: number svar\nHvor mange?\n:::\n"
    "::: ratings snit {decimals floor=svar}\nHvor?\n- a: A\n- b: B\n:::\n"
    "::: choice choice\nHvad?\n- ja: Ja\n- nej: Nej\n:::\n"
    "::: choice plan {options=plans}\nHvilken?\n:::\n"
    "::: choices choices {max=2}\nHvad?\n- a: A\n- b: B\n- c: C\n:::\n"
    "::: checklist checklist\nDet gjorde jeg\n- a: A\n- b: B\n:::\n"
    "::: date date\nHvornår?\n:::\n"
    "::: number number {min=1 max=20}\nHvor mange?\n:::\n"
    "::: table table\nHvad?\n- navn: Navn\n- tekst: Tekst {long}\n- tal: Tal {rating}\n- dato: Dato {date}\n"
    '- antal: Antal {number}\n- valg: Valg {choice="ja: Ja | nej: Nej"}\n:::\n'
)

TAKEN: list[tuple[str, object, Value | None]] = [
    ("long", "Først\r\nså", "Først\nså"),
    ("long", "sa\u030a", "så"),
    ("long", "a\x1b[31mb\x00", "a[31mb"),
    ("long", "   ", None),
    ("long", None, None),
    ("short", "  to\n linjer ", "to linjer"),
    ("sentence", "trækker jeg vejret", "trækker jeg vejret"),
    ("role", "AMR", "AMR"),
    ("rating", "7", 7),
    ("rating", 10, 10),
    ("rating", " 1 ", 1),
    ("rating", "", None),
    ("ratings", {"b": "3", "a": 10}, {"a": 10, "b": 3}),
    ("ratings", {"a": "", "b": None}, None),
    ("snit", {"a": "7,5", "b": "8"}, {"a": 7.5, "b": 8.0}),
    ("snit", {"a": "1.0"}, {"a": 1.0}),
    ("choice", "ja", "ja"),
    ("plan", "0190-abc", "0190-abc"),
    ("choices", ["c", "a", "c"], ["a", "c"]),
    ("choices", [], None),
    ("checklist", ("b", "a"), ["a", "b"]),
    ("checklist", {"b"}, ["b"]),
    ("date", "24-03-2026", "2026-03-24"),
    ("date", "2026-03-24", "2026-03-24"),
    ("date", "i morgen", "2026-11-22"),
    ("date", date(2026, 3, 24), "2026-03-24"),
    ("date", datetime(2026, 3, 24, 8, 30), "2026-03-24"),
    ("number", "12", 12),
    ("number", "12,50", 12.5),
    ("number", 3.5, 3.5),
    ("table", [{"navn": " A ", "tal": "7"}, {"navn": ""}, {}], [{"navn": "A", "tal": 7}]),
    ("table", [{"dato": "3. april 2027", "antal": "2,5", "valg": "nej", "tekst": "a\nb"}],
     [{"tekst": "a\nb", "dato": "2027-04-03", "antal": 2.5, "valg": "nej"}]),
    ("table", [{}], None),
]  # fmt: skip

REFUSED: list[tuple[str, object, str]] = [
    *[
        ("rating", raw, "Write a number from 1 to 10.")
        for raw in ("0", "11", "7.5", "7,5", "x", True, 7.0, 0, "1e1", "٣")
    ],
    ("ratings", {"a": 11}, "from 1 to 10"),
    ("ratings", {"a": "7,5"}, "from 1 to 10"),
    ("ratings", {"z": 3}, "answers shown"),
    ("ratings", "7", "from 1 to 10"),
    ("snit", {"a": "7,55"}, "an average from 1.0 to 10.0"),
    ("snit", {"a": "0,9"}, "an average"),
    ("snit", {"a": "10,1"}, "an average"),
    ("snit", {"a": "nan"}, "an average"),
    ("choice", "måske", "answers shown"),
    ("choice", 1, "answers shown"),
    ("choices", ["a", "b", "c"], "at most 2"),
    ("choices", ["z"], "answers shown"),
    ("choices", 3, "answers shown"),
    ("checklist", b"a", "answers shown"),
    ("date", "32-03-2026", "."),
    ("date", 3, "Write a date"),
    ("number", "0", "at least 1"),
    ("number", "21", "at most 20"),
    ("number", "ti", "Write a number"),
    ("number", float("nan"), "Write a number"),
    ("number", "1" * 400, "Write a number"),
    ("number", True, "Write a number"),
    ("long", 3, "Write a text."),
    ("table", "x", "row by row"),
    ("table", [3], "row by row"),
    ("table", [{"x": "y"}], "no such column"),
    ("table", [{"tal": "11"}], "from 1 to 10"),
    ("table", [{"valg": "måske"}], "answers shown"),
]


@pytest.mark.parametrize(("field", "raw", "value"), TAKEN)
def test_taken(field: str, raw: object, value: Value | None) -> None:
    taken = normalise(EXERCISE.field(field), raw, TODAY)

    assert taken == value
    assert type(taken) is type(value)


@pytest.mark.parametrize(("field", "raw", "message"), REFUSED)
def test_refused_with_a_sentence(field: str, raw: object, message: str, english: None) -> None:
    with pytest.raises(AnswerError) as refused:
        normalise(EXERCISE.field(field), raw, TODAY)

    assert message in str(refused.value)


@pytest.fixture
def english() -> None:
    from workbook import i18n

    i18n.use("en")


@pytest.mark.parametrize("kind", sorted(UNSTORED))
def test_what_holds_no_answer_takes_none(kind: Any) -> None:
    assert normalise(Field("f", kind, "Hvad?"), "x", TODAY) is None


STORED = [field for field in EXERCISE.fields]
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["a", "ja", "7", "7,5", "i dag"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "navn", "tal", "dato", "valg", "tekst"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(STORED), ANYTHING)
def test_whatever_is_taken_is_json_and_passes_again_unchanged(field: Field, raw: object) -> None:
    try:
        value = normalise(field, raw, TODAY)
    except AnswerError:
        return
    assert normalise(field, value, TODAY) == value
    assert json.loads(json.dumps(value, allow_nan=False)) == value
    if value is not None:
        assert not is_empty(value)
        assert display(field.kind, value, labels_of(field, value))


def test_all_kinds_that_are_stored_are_tried() -> None:
    assert {field.kind for field in STORED} == set(KINDS) - UNSTORED


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        (Option("x", "X"), " a ", "a"),
        (Option("x", "X", "role"), "AMR", "AMR"),
        (Option("x", "X", "rating"), "9", 9),
        (Option("x", "X", "date"), "i dag", "2026-11-21"),
        (Option("x", "X", "choice", (("ja", "Ja"),)), "ja", "ja"),
        (Option("x", "X", "number"), "", None),
    ],
)
def test_one_cell(column: Option, raw: object, value: object) -> None:
    assert cell(column, raw, TODAY) == value


@pytest.mark.parametrize(
    ("field", "raw", "text"),
    [
        ("long", "to\nlinjer", "to\nlinjer"),
        ("rating", "7", "7"),
        ("ratings", {"a": 3, "b": 10}, "A: 3\nB: 10"),
        ("snit", {"a": "7", "b": "7,5"}, "A: 7,0\nB: 7,5"),
        ("choice", "ja", "Ja"),
        ("choices", ["c", "a"], "A\nC"),
        ("date", "24-03-2026", "tirsdag 24. marts 2026"),
        ("number", "12,25", None),
        ("table", [{"navn": "A", "dato": "2026-03-24", "valg": "ja"}, {"navn": "B", "tal": 7}],
         "Navn: A · Dato: tirsdag 24. marts 2026 · Valg: Ja\nNavn: B · Tal: 7"),
    ],
)  # fmt: skip
def test_shown_in_words(field: str, raw: object, text: str | None) -> None:
    asked = EXERCISE.field(field)
    value = normalise(asked, raw, TODAY)
    assert value is not None

    assert display(asked.kind, value, labels_of(asked, value)) == (text or "12,25")


def test_a_value_whose_page_is_gone_is_shown_by_its_ids() -> None:
    assert display("choices", ["a"], {}) == "a"
    assert display("choice", "ja", {}) == "ja"
    assert display("table", [{"x": "y"}], {}) == "x: y"


def test_only_the_words_behind_the_answer_are_stored() -> None:
    assert labels_of(EXERCISE.field("choices"), ["a"]) == {"a": "A"}
    assert labels_of(EXERCISE.field("table"), [{"valg": "ja"}]) == {"valg": "Valg", "valg.ja": "Ja"}


@pytest.mark.parametrize("value", [None, "", " \n", [], {}])
def test_nothing_is_empty(value: Value | None) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", ["a", 0, False, ["a"], {"a": 1}])
def test_something_is_not_empty(value: Value) -> None:
    assert not is_empty(value)
