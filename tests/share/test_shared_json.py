"""The JSON for an audience holds what the page holds: no token, no name, no number that nobody said yes to."""

import json
from typing import Any

import pytest

from tests.share.conftest import Keep, asked
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Person, Value
from workbook.share import shared_json
from workbook.share.note import Item, gather


@pytest.fixture(autouse=True)
def people(workbook: Workbook) -> None:
    now = stamp(workbook.clock.now())
    workbook.journal.commit(
        Person(id=workbook.journal.new_id(), created=now, updated=now, alias="medarbejder K", name="Karen Holm"),
    )


def the_item(workbook: Workbook) -> Item:
    (item,) = [item for _section, _part, item in gather(workbook, "trio").lines()]
    return item


def the_answer(workbook: Workbook) -> Any:
    (section,) = json.loads(shared_json.render(gather(workbook, "trio")))["items"]
    return section["answers"][0]


def test_a_token_is_told_in_a_value_and_as_an_id(workbook: Workbook, keep: Keep) -> None:
    table: Value = [{"@{medarbejder K}": "@{@{medarbejder K}}s idé", "hvad": "@{Karen}"}]
    keep({"frit": asked(table, "Hvad siger @{medarbejder K}?", kind="table")}, share=("trio",))
    raw = shared_json.render(gather(workbook, "trio"))
    assert "@{" not in raw
    assert the_answer(workbook)["value"] == [{"medarbejder K": "medarbejder Ks idé", "hvad": "medarbejder K"}]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("number", 101701234, "0101701234"),
        ("number", 1012701234.0, "1012701234"),
        ("ratings", {"010170-1234": 3, "b": 4}, "010170-1234"),
        ("table", [{"tal": 101701234}], "0101701234"),
        ("choice", "karl@firma.dk", "karl@firma.dk"),
    ],
)
def test_a_stored_number_or_id_that_the_text_does_not_show_waits_for_a_yes(
    workbook: Workbook, keep: Keep, kind: str, value: Value, words: str
) -> None:
    labels = {"karl@firma.dk": "Ja", "010170-1234": "Første"}
    keep({"frit": asked(value, kind=kind, labels=labels)}, share=("trio",))
    item = the_item(workbook)
    assert item.verdict.reason == "marks"
    assert [mark.elsewhere for mark in item.marks] == [words]
    assert json.loads(shared_json.render(gather(workbook, "trio")))["items"] == []
    said = gather(workbook, "trio", approved={mark.key for mark in item.marks})
    assert [one.verdict.passes for _section, _part, one in said.lines()] == [True]


def test_a_choice_that_holds_a_number_in_its_words_is_marked_once(workbook: Workbook, keep: Keep) -> None:
    keep({"frit": asked("a", kind="choice", labels={"a": "010170-1234"})}, share=("trio",))
    assert [(mark.kind, mark.elsewhere) for mark in the_item(workbook).marks] == [("cpr", "")]


def test_ids_that_become_the_same_keep_all_their_values(workbook: Workbook, keep: Keep) -> None:
    value: Value = {"karen": 3, "holm": 4, "medarbejder K": 5}
    keep({"frit": asked(value, kind="ratings", labels={"holm": "Holm"})}, share=("trio",))
    assert sorted(the_answer(workbook)["value"].values()) == [3, 4, 5]
    assert the_item(workbook).text.count("\n") == 2
    assert "medarbejder K: 4" in the_item(workbook).text


def test_a_field_and_a_page_that_nobody_has_are_not_called_by_a_name(workbook: Workbook, keep: Keep) -> None:
    keep({"karen-holm": asked("Fint")}, share=("trio",), exercise="karen")
    raw = shared_json.render(gather(workbook, "trio"))
    assert "karen" not in raw.casefold()
    assert '"field": "medarbejder K"' in raw


@pytest.mark.parametrize("question", ["Hvad med 010170-1234?", "Ring til 12 34 56 78", "Skriv til karl@firma.dk"])
def test_a_question_that_no_page_asks_is_looked_at_like_the_answer(
    workbook: Workbook, keep: Keep, question: str
) -> None:
    keep({"frit": asked("Fint", question)}, share=("trio",))
    item = the_item(workbook)
    assert (item.verdict.reason, item.verdict.needs_yes, len(item.marks)) == ("marks", True, 1)
    assert item.marks[0].elsewhere in question
