"""What the shipped pages do when it is serious: which way to help each answer brings up, and what they never ask."""

import re
from collections.abc import Mapping

import pytest

from tests.conftest import NOW
from tests.content.shelf import shipped
from workbook.curriculum.conditions import visible
from workbook.curriculum.model import Field, Prose, Value

LIBRARY = shipped()
TODAY = NOW.date()
DANGER = ("112",)
DUTY = ("politik", "AMR", "TR", "HR", "Arbejdstilsynets hotline", "pligt")
CALM = ("AMR",)


def _signposts(page: str, values: Mapping[str, Value]) -> list[Field]:
    """The boxes that answers bring up."""
    shown = visible(LIBRARY.exercise(page), values, TODAY, TODAY)
    return [field for field in shown if field.kind == "signpost"]


def _steps(page: str, steps: str, *wanted: str) -> list[tuple[str, Mapping[str, Value], tuple[str, ...]]]:
    return [(page, {"trin": step}, wanted) for step in steps]


def _ticks(ticks: str, *wanted: str) -> list[tuple[str, Mapping[str, Value], tuple[str, ...]]]:
    return [("semmers-trekant", {"skadelige_handlinger": [tick]}, wanted) for tick in ticks.split()]


@pytest.mark.parametrize(
    ("page", "values", "wanted"),
    [
        *_steps("trappen-handling", "12"),
        *_steps("trappen-handling", "3", "Tal sammen nu", "HR", *CALM),
        *_steps("trappen-handling", "45", "tag hånd om mennesket", "læge", "krisehjælp", "HR", *DANGER),
        *_steps("samtale-om-mistrivsel", "12"),
        *_steps("samtale-om-mistrivsel", "3", "HR", *CALM),
        *_steps("samtale-om-mistrivsel", "45", "i dag", "HR", "læge", *DANGER),
        *_steps("egen-trivsel", "123"),
        *_steps("egen-trivsel", "45", "din egen leder", "læge", *DANGER),
        *_ticks("vold trusler mobning sexchikane", *DUTY, *DANGER),
        *_ticks("bagtale urimelig_feedback overfusning", "selv", *CALM),
        ("semmers-trekant", {"urimelige_opgaver": ["eget"]}, ()),
        ("belastningstjek", {"belastninger": {"kraenkelser": 2}}, (*DUTY, *DANGER)),
        ("belastningstjek", {"belastninger": {"vold": 2}}, (*DUTY, *DANGER)),
        ("belastningstjek", {"belastninger": {"kraenkelser": 1, "vold": 1, "maengde": 9}}, ()),
    ],
)
def test_help_is_graded_by_what_happened(page: str, values: Mapping[str, Value], wanted: tuple[str, ...]) -> None:
    found = _signposts(page, values)

    assert len(found) == (1 if wanted else 0)
    text = " ".join(f"{field.label} {field.tip}" for field in found)
    assert [word for word in wanted if word not in text] == []


def test_the_help_stands_before_what_the_leader_can_do() -> None:
    order = [field.id for field in LIBRARY.exercise("trappen-handling").fields]

    assert order.index("trin") < order.index("vejviser") < order.index("vejviser_rolig") < order.index("handlinger")


def test_signs_in_others_are_never_kept_and_no_step_is_worked_out() -> None:
    page = LIBRARY.exercise("trappen-handling")

    assert not page.field("tegn").kept
    for page_id in ("trappen-overblik", "trappen-handling", "samtale-om-mistrivsel"):
        exercise = LIBRARY.exercise(page_id)
        assert exercise.head.sensitivity == "health"
        assert exercise.head.delete_by
        sources = [field.params.get("of", "") for field in exercise.fields if field.kind == "computed"]
        assert "tegn" not in " ".join(sources).split()
    assert {field.kind for field in page.fields if field.id == "trin"} == {"choice"}


def test_own_notes_on_well_being_stay_until_the_leader_deletes_them() -> None:
    head = LIBRARY.heads["egen-trivsel"]

    assert (head.sensitivity, head.delete_by) == ("health", "")


def test_who_was_involved_says_nothing_of_doctors() -> None:
    options = [option.text.lower() for option in LIBRARY.exercise("samtale-om-mistrivsel").field("inddraget").options]

    assert options
    assert not any("læge" in option or "behandling" in option for option in options)


def test_a_meeting_about_the_steps_is_voluntary_and_names_help_first() -> None:
    options = " ".join(option.text for option in LIBRARY.exercise("trappe-dialog").field("ramme").options)

    assert "frivillig" in options
    assert "hjælp" in options


@pytest.mark.parametrize("page", LIBRARY.heads)
def test_112_is_the_only_number_to_call(page: str) -> None:
    exercise = LIBRARY.exercise(page)
    texts = [block.markdown if isinstance(block, Prose) else f"{block.label} {block.tip}" for block in exercise.blocks]
    numbers = re.findall(r"\b\d[\d ]{5,}\d\b|ring(?:e|er)? (?:til )?(\d+)", " ".join(texts))

    assert set(numbers) <= {"112", ""}
    assert not re.search(r"\b\d{2} \d{2} \d{2} \d{2}\b", " ".join(texts))
