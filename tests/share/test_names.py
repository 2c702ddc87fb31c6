"""What an audience reads of people: alias or role, and never a registered name, whatever was said yes to."""

import json
from collections.abc import Callable

import pytest

from tests.share.conftest import Keep, asked
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Person, Value
from workbook.share import markdown, shared_json
from workbook.share.note import Note, gather
from workbook.share.outgoing import Outgoing
from workbook.share.wording import question_key

Register = Callable[..., Person]


@pytest.fixture
def register(workbook: Workbook) -> Register:
    def add(name: str, alias: str = "medarbejder K", role: str = "") -> Person:
        now = stamp(workbook.clock.now())
        person = Person(id=workbook.journal.new_id(), created=now, updated=now, name=name, alias=alias, role=role)
        (stored,) = workbook.journal.commit(person)
        assert isinstance(stored, Person)
        return stored

    return add


def texts(note: Note) -> list[str]:
    return [item.text for item in note.passed]


def test_a_registered_name_leaves_as_its_alias(workbook: Workbook, keep: Keep, register: Register) -> None:
    kirstine = register("Kirstine Holm")
    keep({"frit": asked("Kirstine spurgte. Det er Kirstine Holms idé.", question="Om Kirstine?")}, share=("trio",))
    note = gather(workbook, "trio")
    assert texts(note) == ["medarbejder K spurgte. Det er medarbejder Ks idé."]
    assert note.passed[0].people == (kirstine.id,)
    assert note.people == (kirstine.id,)
    for written in (markdown.render(note), shared_json.render(note)):
        assert "irstine" not in written
        assert "Holm" not in written


def test_a_token_leaves_as_the_alias_and_counts_as_a_person(workbook: Workbook, keep: Keep, register: Register) -> None:
    kirstine = register("Kirstine Holm")
    keep({"frit": asked("@{Medarbejder k}s idé, ikke @{ukendt}", question="Om @{medarbejder K}?")}, share=("mus",))
    note = gather(workbook, "mus")
    assert texts(note) == ["medarbejder Ks idé, ikke ukendt"]
    assert note.people == (kirstine.id,)
    assert note.passed[0].question == "Om medarbejder K?"


def test_without_alias_the_role_stands_and_without_both_a_colleague(
    workbook: Workbook, keep: Keep, register: Register
) -> None:
    register("Kirstine Holm", alias="", role="AMR")
    register("Birthe Lund", alias="", role="")
    keep({"frit": asked("Kirstine og Birthe kom")}, share=("mus",))
    assert texts(gather(workbook, "mus")) == ["AMR og en kollega kom"]


def test_a_table_and_its_labels_are_rewritten_too(workbook: Workbook, keep: Keep, register: Register) -> None:
    register("Kirstine Holm")
    table: Value = [{"hvem": "Kirstine", "hvad": "ringer"}]
    keep({"frit": asked(table, kind="table", labels={"hvem": "Hvem", "hvad": "Hvad siger Kirstine"})}, share=("mus",))
    note = gather(workbook, "mus")
    assert texts(note) == ["Hvem: medarbejder K · Hvad siger medarbejder K: ringer"]
    assert json.loads(shared_json.render(note))["items"][0]["answers"][0]["value"] == [
        {"hvem": "medarbejder K", "hvad": "ringer"}
    ]


def test_neither_an_id_nor_what_is_not_shown_carries_a_name(workbook: Workbook, keep: Keep, register: Register) -> None:
    register("Mette Hansen")
    number = asked({"mette": 3}, kind="ratings", labels={"mette": "Tillid til Mette"}, share=["trio"])
    rows = asked([{"mette": "Met\x07te"}], kind="table", labels={"mette": "Mette"}, share=["trio"])
    keep({"frit": number, "senere": rows, "eget": asked("Met\x00te", share=["trio"])})
    note = gather(workbook, "trio")
    left = shared_json.render(note)
    assert "mette" not in left.casefold()
    assert "\\u00" not in left
    assert "Tillid til medarbejder K: 3" in texts(note)


def test_an_alias_that_is_a_name_is_never_said(workbook: Workbook, keep: Keep, register: Register) -> None:
    register("Kirstine Holm", alias="Kirstine")
    keep({"frit": asked("Kirstine kom")}, share=("mus",))
    assert "irstine" not in markdown.render(gather(workbook, "mus"))


def test_no_yes_opens_a_registered_name(workbook: Workbook, keep: Keep, register: Register) -> None:
    register("Kirstine Holm")
    keep({"andre": asked("Kirstine kom")}, share=("trio",))
    (item,) = (item for _section, _part, item in gather(workbook, "trio").lines())
    assert texts(gather(workbook, "trio", approved={item.key})) == ["medarbejder K kom"]


@pytest.mark.parametrize("text", ["skriv til x@y.dk", "ring 12 34 56 78", "nr. 010190-1234"])
def test_what_gives_somebody_away_waits_for_a_yes_of_its_own(workbook: Workbook, keep: Keep, text: str) -> None:
    keep({"frit": asked(text)}, share=("trio",))
    note = gather(workbook, "trio")
    assert [(item.verdict.reason, item.verdict.needs_yes) for _section, item in note.held] == [("marks", True)]
    ((_section, item),) = note.held
    assert texts(gather(workbook, "trio", approved={item.key})) == [], "a yes to the line is none to the mark"
    assert texts(gather(workbook, "trio", approved={mark.key for mark in item.marks})) == [text]


def test_a_capital_letter_is_marked_in_a_sensitive_answer_alone(workbook: Workbook, keep: Keep) -> None:
    keep({"frit": asked("Jeg talte med Birthe"), "andre": asked("Jeg talte med Birthe")}, share=("trio",))
    note = gather(workbook, "trio")
    assert texts(note) == ["Jeg talte med Birthe"]
    ((_section, item),) = note.held
    assert [mark.kind for mark in item.marks] == ["capital"]
    yes = {item.key, *(mark.key for mark in item.marks)}
    assert len(texts(gather(workbook, "trio", approved=yes))) == 2


def test_an_edited_line_leaves_as_edited_and_is_looked_at_anew(
    workbook: Workbook, keep: Keep, register: Register
) -> None:
    register("Kirstine Holm")
    keep({"frit": asked("Hemmeligt om 12 34 56 78")}, share=("trio",))
    ((_section, item),) = gather(workbook, "trio").held
    note = gather(workbook, "trio", edits={item.key: "Vi ringer, siger Kirstine"})
    assert texts(note) == ["Vi ringer, siger medarbejder K"]
    assert "Hemmeligt" not in markdown.render(note) + shared_json.render(note)
    assert texts(gather(workbook, "trio", edits={item.key: "skriv til x@y.dk"})) == []


def test_a_title_names_nobody(workbook: Workbook, keep: Keep, register: Register) -> None:
    register("Kirstine Holm")
    keep({"frit": asked("Kirstine vil mere")}, share=("trio",), title="Kirstine vil mere")
    (section,) = gather(workbook, "trio").sections
    assert section.title == "medarbejder K vil mere"


def test_a_name_is_guarded_until_it_is_out_of_the_trash(workbook: Workbook, keep: Keep) -> None:
    now = stamp(workbook.clock.now())
    gone = Person(
        id=workbook.journal.new_id(), created=now, updated=now, alias="medarbejder T", name="Torkild", trashed=now
    )
    workbook.journal.commit(gone)
    keep({"frit": asked("Torkild kom")}, share=("trio",))
    assert [item.text for _section, _part, item in gather(workbook, "trio").lines()] == ["medarbejder T kom"]
    workbook.journal.purge([gone.id], now=workbook.clock.now())
    assert [item.text for _section, _part, item in gather(workbook, "trio").lines()] == ["Torkild kom"]


def test_a_role_takes_the_place_of_what_is_marked_in_the_question_and_in_what_is_not_shown(
    workbook: Workbook, keep: Keep
) -> None:
    """The answer in words stays a number; a stored id goes with the value."""
    keep(
        {
            "tal": asked(7, "Hvor godt gik det med 12 34 56 78?", kind="rating"),
            "valg": asked("bo@firma.dk", "Hvem?", kind="choice", labels={"bo@firma.dk": "En kollega"}),
        },
        share=("trio",),
        exercise="nedlagt",
    )
    out = Outgoing(workbook, "trio")
    assert [item.verdict.reason for _section, item in out.note().held] == ["marks", "marks"]
    for _section, item in out.note().held:
        out.replace_marks(item, "en borger")
    rating, choice = out.note().passed
    assert (rating.question, rating.answer.value) == ("Hvor godt gik det med en borger?", 7)
    assert (choice.text, choice.answer.value) == ("En kollega", "En kollega")
    assert out.edited == {rating.key, choice.key}
    for written in (markdown.render(out.note()), shared_json.render(out.note())):
        assert "12 34" not in written
        assert "@" not in written
    out.edit(rating, "")
    assert [item.key for _section, item in out.note().held] == [rating.key]


def test_a_question_in_other_words_is_looked_at_anew(workbook: Workbook, keep: Keep, register: Register) -> None:
    register("Kirstine Holm")
    keep({"frit": asked("Ja", "Hvad?")}, share=("trio",))
    out = Outgoing(workbook, "trio")
    (item,) = out.note().passed
    out.edits[question_key(item.key)] = "Ringede Kirstine på 87 65 43 21?"
    ((_section, held),) = out.note().held
    assert (held.question, held.verdict.reason) == ("Ringede medarbejder K på 87 65 43 21?", "marks")
