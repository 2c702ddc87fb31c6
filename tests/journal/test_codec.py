import json
from typing import Any

import pytest
from msgspec import structs

from tests.journal.made import THEN, entry
from workbook.errors import AnswerError
from workbook.journal.codec import decode_record, encode_document, encode_record, same_document
from workbook.journal.records import Answer, CheckIn, Cycle, Decision, Entry, FollowUp, Plan


def with_unknown(value: Any) -> Any:
    """A document of a newer version: every object has a field more."""
    if isinstance(value, dict):
        return {key: with_unknown(one) for key, one in value.items()} | {"newer": 1}
    return [with_unknown(one) for one in value] if isinstance(value, list) else value


def stored(record: Any) -> bytes:
    """The record as a newer version might have stored it; the answers' own mapping stays as it is."""
    document = with_unknown(json.loads(encode_record(record)))
    document["answers"].pop("newer", None)
    return json.dumps(document).encode()


def test_unknown_fields_survive_in_the_record_and_in_its_answers() -> None:
    record = entry("a", "before")
    changed = entry("a", "after")
    changed.answers["more"] = Answer(question="Og?", kind="short", value="ja")
    document = json.loads(encode_record(changed, stored(record)))
    assert document["newer"] == 1
    assert document["answers"]["note"] == {
        "question": "Hvad lagde du mærke til?", "kind": "long", "value": "after", "newer": 1
    }  # fmt: skip
    assert "newer" not in document["answers"]["more"]
    assert decode_record(json.dumps(document).encode(), Entry) == changed


def test_unknown_fields_follow_a_cycle_by_its_number_and_a_decision_by_its_moment() -> None:
    plan = Plan(
        id="p",
        created=THEN,
        updated=THEN,
        answers={"a": Answer(question="q", kind="short", value="v")},
        cycles=[Cycle(number=1, checkins=[CheckIn(at="1"), CheckIn(at="2")]), Cycle(number=2)],
    )
    known = stored(plan)
    kept = structs.replace(plan, cycles=[plan.cycles[1], Cycle(number=3)])
    document = json.loads(encode_record(kept, known))
    assert [one.get("newer") for one in document["cycles"]] == [1, None]
    fewer = structs.replace(plan, cycles=[Cycle(number=1, checkins=[CheckIn(at="2"), CheckIn(at="3")])])
    document = json.loads(encode_record(fewer, known))
    assert document["cycles"][0]["newer"] == 1
    assert [one.get("newer") for one in document["cycles"][0]["checkins"]] == [1, None]
    follow_up = FollowUp(
        id="f", created=THEN, updated=THEN, answers=plan.answers, decisions=[Decision(at="1", what="done")]
    )
    document = json.loads(encode_record(follow_up, stored(follow_up)))
    assert document["decisions"] == [{"at": "1", "what": "done", "newer": 1}]


def test_a_known_field_that_was_emptied_is_gone() -> None:
    record = structs.replace(entry("a"), tags=["x"], title="Old")
    emptied = structs.replace(record, tags=[], title="", answers={})
    document = json.loads(encode_record(emptied, stored(record)))
    assert "tags" not in document
    assert "title" not in document
    assert "answers" not in document
    assert document["newer"] == 1


def test_a_table_answer_is_a_value_and_not_merged() -> None:
    rows: list[Any] = [{"who": "A"}, "free text", {"who": "B", "when": 3}]
    record = entry("a")
    record.answers["note"].value = rows
    document = json.loads(encode_record(record, stored(record)))
    assert document["answers"]["note"]["value"] == rows


@pytest.mark.parametrize("value", [float("nan"), "\udc00", b"bytes", None, {"a": None}, ["x", 1]])
def test_what_would_not_come_back_is_refused(value: Any) -> None:
    record = entry("a")
    record.answers["note"].value = value
    with pytest.raises(AnswerError):
        encode_record(record)


@pytest.mark.parametrize("value", ["", "æøå 👩‍👩‍👧 \n\t", 7, 7.0, -0.1, True, [], ["a"], {}, {"a": 1, "b": 2.5}, 2**63])
def test_every_value_that_a_field_can_have_comes_back(value: Any) -> None:
    record = entry("a")
    record.answers["note"].value = value
    back = decode_record(encode_record(record), Entry).answers["note"].value
    assert (back, type(back)) == (value, type(value))


def test_documents_are_compared_by_what_they_say() -> None:
    assert same_document(b'{"a": 1}', b'{"a":1}')
    assert not same_document(b'{"a":1}', b'{"a":true}')
    assert encode_document({"æ": [1, None]}) == '{"æ":[1,null]}'.encode()
