"""The register: one alias for each person, and texts that follow when it changes."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.errors import AnswerError
from workbook.insight.reading import passages
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, CheckIn, Cycle, Draft, Entry, Plan, Value
from workbook.people.forgetting import forget
from workbook.people.register import add, change, matching, register, suggestion
from workbook.text import first_words, spoken

MOMENT = datetime.fromisoformat("2026-11-21T14:05:00+01:00")
CLOCK = FixedClock(MOMENT)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "home", CLOCK)


def new(journal: Journal) -> dict[str, Any]:
    return {"id": journal.new_id(), "created": stamp(MOMENT), "updated": stamp(MOMENT)}


def written(value: Value, kind: str = "long") -> Answer:
    return Answer(question="Hvad?", kind=kind, value=value, share=["trio"])


def test_the_suggestion_is_free_and_danish(journal: Journal) -> None:
    assert suggestion(journal.people()) == "medarbejder K"
    add(journal, CLOCK, "Medarbejder k")
    assert suggestion(journal.people()) == "medarbejder L"


@pytest.mark.parametrize(
    "alias", ["", "  ", "MEDARBEJDER  K", "a@b", "K}", "@{x}", "Bodils afløser", "kollega til åge", 'a"b', "a\\b"]
)
def test_what_is_no_alias_is_refused_and_nothing_is_stored(journal: Journal, alias: str) -> None:
    add(journal, CLOCK, "medarbejder K", "", "Åge Holm")
    with pytest.raises(AnswerError):
        add(journal, CLOCK, alias, "en kollega", "Bodil Krag")
    assert len(journal.people()) == 1


def test_people_are_found_by_alias_role_and_name(journal: Journal) -> None:
    add(journal, CLOCK, "medarbejder K", "pædagog", "Åge Holm")
    add(journal, CLOCK, "medarbejder L", "leder", "Bodil Krag")
    for typed in ("k", "paedagog", "aage ho"):
        assert matching(register(journal), typed)[0].alias == "medarbejder K"
    assert matching(register(journal), "findes ikke") == []


def test_every_text_follows_another_alias_and_other_tokens_stay(journal: Journal) -> None:
    person = add(journal, CLOCK, "medarbejder K", "pædagog", "Åge Holm")
    add(journal, CLOCK, "medarbejder KK")
    text = "Med @{medarbejder K} og @{Medarbejder k}, ikke @{medarbejder KK} eller medarbejder K."
    entry = Entry(**new(journal), title=first_words(text), answers={"a": written(text)}, tags=["@{medarbejder K}"])
    cell = written([{"hvem": "@{medarbejder K}"}], "table")
    plan = Plan(**new(journal), cycles=[Cycle(checkins=[CheckIn(at=stamp(MOMENT), answers={"t": cell})])])
    thrown = Entry(**new(journal), answers={"a": written(text)})
    journal.commit(entry, plan, thrown)
    journal.trash(thrown.id)
    journal.drafts.write(Draft(**new(journal), exercise="x", answers={"a": written(text)}), durable=True)
    changed = change(journal, person, "medarbejder M", person.role, person.name)
    assert changed.alias == "medarbejder M"
    after = "Med @{medarbejder M} og @{medarbejder M}, ikke @{medarbejder KK} eller medarbejder K."
    stored = journal.get(entry.id)
    assert stored.answers == {"a": structs.replace(entry.answers["a"], value=after)}
    assert stored.title.startswith("Med medarbejder M og")
    assert stored.tags == ["@{medarbejder M}"]
    assert journal.plans()[0].cycles[0].checkins[0].answers["t"].value == [{"hvem": "@{medarbejder M}"}]
    assert journal.trashed()[0].answers["a"].value == after
    assert journal.drafts.all()[0].answers["a"].value == after


def test_a_changed_role_touches_no_text(journal: Journal) -> None:
    person = add(journal, CLOCK, "medarbejder K")
    (entry,) = journal.commit(Entry(**new(journal), answers={"a": written("@{medarbejder K}")}))
    change(journal, person, "medarbejder K", "pædagog", "")
    assert journal.get(entry.id).revision == entry.revision


def test_a_reader_sees_the_alias_and_a_title_keeps_no_half_token(journal: Journal) -> None:
    entry = Entry(**new(journal), answers={"a": written("@{medarbejder K}s forslag, @{ukendt} og @{")})
    assert passages(entry)[0].lines[0].text == "medarbejder Ks forslag, ukendt og @{"
    assert first_words("Jeg talte med @{medarbejder K} om det", 20) == "Jeg talte med…"
    assert spoken("@{@{@{a}}}") == "a"


def test_who_is_forgotten_leaves_no_alias_in_a_title(journal: Journal) -> None:
    person = add(journal, CLOCK, "medarbejder K", "en pædagog", "Åge Holm")
    text = "Med @{Medarbejder K} i dag"
    journal.commit(Entry(**new(journal), title="Med medarbejder K i dag", answers={"a": written(text)}))
    forget(journal, person, MOMENT)
    (entry,) = journal.entries()
    assert entry.title == "Med en pædagog i dag"
    assert entry.answers["a"].value == "Med en pædagog i dag"
