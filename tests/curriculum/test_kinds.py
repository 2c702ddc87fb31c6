"""Each kind of block becomes the field that its text says."""

import pytest

from tests.curriculum.pages import built, only, page
from workbook.curriculum.model import KINDS, Condition, Option, Prose

FULL = {
    "long": "::: long f\nHvorfor?\n:::",
    "short": "::: short f\nHvad?\n:::",
    "rating": "::: rating f\nHvor meget?\n- 1: slet ikke\n- 10: helt\n:::",
    "ratings": "::: ratings f\nHvor enig?\n- a: Første\n- b: Anden\n:::",
    "choice": "::: choice f\nHvilken?\n- a: Første\n- b: Anden\n:::",
    "choices": "::: choices f {max=2}\nHvilke?\n- a: Første\n- b: Anden\n- c: Tredje\n:::",
    "checklist": "::: checklist f\nDet gjorde jeg\n- a: Første\n:::",
    "date": "::: date f {fill=tomorrow}\nHvornår?\n:::",
    "role": "::: role f\nHvem?\n:::",
    "number": "::: number f {min=1 max=99}\nHvor mange?\n:::",
    "table": "::: table f\nHvad og hvornår?\n- hvad: Hvad\n- dato: Dato {date}\n:::",
    "sentence": "::: sentence f\nNår jeg mærker det, så …\n:::",
    "computed": "::: computed f {as=status}\nFase\n:::",
    "pause": "::: pause f\nTæl til ti\n:::",
    "signpost": "::: signpost f\nRing 112.\n:::",
    "note": "::: note f\nLæs det langsomt.\n:::",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read(kind: str) -> None:
    field = only(FULL[kind])

    assert (field.id, field.kind) == ("f", kind)
    assert field.label


def test_the_label_is_the_first_paragraph_on_one_line() -> None:
    field = only(
        "::: long f\n\nHvad gør,\nat tallet\ner sådan?\n\n> Tip: tænk på\n> sidste møde.\n>\n> Eller på i går.\n:::"
    )

    assert field.label == "Hvad gør, at tallet er sådan?"
    assert field.tip == "tænk på\nsidste møde.\n\nEller på i går."


def test_two_tips_are_two_paragraphs() -> None:
    assert only("::: long f\nHvad?\n\n> Tip: en\n\n> Tip: to\n:::").tip == "en\n\nto"


def test_options_may_go_on_on_an_indented_line() -> None:
    field = only("::: choice f\nHvilken?\n- a: Første\n  og mere\n\n- b: Anden: med kolon\n:::")

    assert field.options == (Option("a", "Første og mere"), Option("b", "Anden: med kolon"))


def test_columns_say_what_their_cells_hold() -> None:
    field = only(
        '::: table f\nRegler\n- regel: Regel {long}\n- valg: Dom {choice="behold: Behold | ret: Ret"}\n- x: Frit\n:::'
    )

    assert field.options == (
        Option("regel", "Regel", "long"),
        Option("valg", "Dom", "choice", (("behold", "Behold"), ("ret", "Ret"))),
        Option("x", "Frit", "short"),
    )


def test_attributes_become_what_they_say() -> None:
    exercise = page(
        "::: date dag\nHvornår?\n:::\n::: choice valg\nHvad?\n- a: A\n- b: B\n:::\n"
        "::: long f {optional sensitivity=others share=never from=anden.felt opens=dag "
        'beside="dag valg" show="valg=a|b"}\n'
        "Hvad?\n:::\n"
        '::: ratings tal {decimals low="slet ikke" high="helt"}\nHvor?\n- a: A\n:::'
    )
    field, ratings = exercise.field("f"), exercise.field("tal")

    assert (field.optional, field.sensitivity, field.never_share) == (True, "others", True)
    assert (field.carry, field.opens, field.beside) == (("anden", "felt"), "dag", ("dag", "valg"))
    assert field.show == Condition("valg", "=", ("a", "b"))
    assert ratings.decimals
    assert ratings.params == {"low": "slet ikke", "high": "helt"}
    assert (ratings.minimum, ratings.maximum) == (1, 10)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("tal>=8", Condition("tal", ">=", (), 8)),
        ("tal<5", Condition("tal", "<", (), 5)),
        ("tal >= 7,5", Condition("tal", ">=", (), 7.5)),
    ],
)
def test_conditions_on_numbers(text: str, condition: Condition) -> None:
    exercise = page(f'::: rating tal\nHvor?\n:::\n::: long f {{show="{text}"}}\nHvad?\n:::')

    assert exercise.field("f").show == condition


def test_options_of_another_field_come_along() -> None:
    exercise = page("::: ratings guld\nHvor?\n- a: A\n- b: B\n:::\n::: choice f {options=guld}\nHvilken?\n:::")

    assert exercise.field("f").options == (Option("a", "A"), Option("b", "B"))
    assert exercise.field("f").source == "guld"


def test_a_signpost_holds_markdown() -> None:
    field = only("::: signpost f\nRing 112,\nhvis det haster.\n\n- læge\n- vagt\n:::")

    assert (field.label, field.tip) == ("Ring 112, hvis det haster.", "- læge\n- vagt")


def test_a_pause_may_be_empty_and_keeps_when_it_opens_by_itself() -> None:
    exercise = page('::: rating ramt\nHvor?\n:::\n::: pause p {at="ramt>=8"}\n:::')

    assert exercise.field("p").label == ""
    assert exercise.field("p").params == {"at": "ramt>=8"}


def test_prose_stands_between_the_fields_where_it_was_written() -> None:
    exercise = page("Først.\n\n::: long a\nHvad?\n:::\n\n## Så\nog mere\n\n::: long b\nHvem?\n:::\nSidst.\n")

    assert [block.markdown if isinstance(block, Prose) else block.id for block in exercise.blocks] == [
        "Først.", "a", "## Så\nog mere", "b", "Sidst.",
    ]  # fmt: skip
    assert [block.line for block in exercise.blocks] == [8, 10, 14, 17, 20]


def test_control_characters_are_taken_out() -> None:
    exercise, problems = built("Rød \x1b[31mtekst.\n\n::: long f\nHv\x07ad?\n:::")

    assert [problem.line for problem in problems] == [8, 11]
    assert exercise.blocks[0] == Prose("Rød [31mtekst.", 8)
    assert exercise.field("f").label == "Hvad?"


def test_colons_in_a_fence_are_prose() -> None:
    exercise = page("```\n::: long a\n:::\n```\n\n::: long b\nHvad?\n:::")

    assert [field.id for field in exercise.fields] == ["b"]


def test_a_field_takes_the_pages_sensitivity_unless_it_has_its_own() -> None:
    head = "---\nid: side\ntitle: T\npurpose: P\nminutes: 5\nbasis: own\nsensitivity: others\n---\n"
    exercise = page("::: long a\nHvad?\n:::\n::: long b {sensitivity=shareable}\nHvad?\n:::", head)

    assert [field.sensitivity for field in exercise.fields] == ["others", "shareable"]


def test_text_is_composed_and_windows_lines_are_lines() -> None:
    exercise = page("::: long f\r\nHvad sa\u030a?\r\n:::\r\n")

    assert exercise.field("f").label == "Hvad så?"
