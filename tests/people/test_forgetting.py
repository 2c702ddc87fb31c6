"""Who is forgotten stands in no file of the home, in none of her forms; everything else stays as it was."""

import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal import backups, vaulting
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.reading import begin
from workbook.journal.records import Answer, CheckIn, Cycle, Draft, Entry, ExportRecord, FollowUp, Person, Plan
from workbook.people.forgetting import exports_about, forget, person_called, places
from workbook.people.forms import Names
from workbook.text import fold

TORTURE = bool(os.environ.get("LEDERBOG_TORTURE"))
MOMENT = datetime.fromisoformat("2026-11-21T14:05:00+01:00")
CHEAP = vaulting.Costs(memory_kib=32, passes=1, lanes=1)


def written(text: str, **more: object) -> Answer:
    answer = Answer(question="Hvad?", kind="long", value=text)
    for name, value in more.items():
        setattr(answer, name, value)
    return answer


def read_open(home: Path, key: JournalKey | None) -> Iterator[tuple[Path, str]]:
    """Every file of the home as text: as it lies there, and with the key where it is sealed."""
    for path in sorted(home.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path, data.decode("utf-8", "replace")
            _reading, lines = begin(data, key)
            yield path, " ".join(bytes(change.document).decode() for line in lines for change in line.changes)


class Life:
    """A journal in which somebody is named in every kind of place."""

    def __init__(self, home: Path, name: str, *, sealed: bool) -> None:
        self.clock = FixedClock(MOMENT)
        self.home = home
        self.key: JournalKey | None = None
        self.journal = Journal.open(home, self.clock)
        self.person = self.keep(Person(**self.new(), alias="medarbejder K", role="en kollega i teamet", name=name))
        if sealed:
            turned = vaulting.turn_on(home, self.clock, "en lang sætning", costs=CHEAP)
            self.key = turned.key
            self.journal.unlock(self.key)

    def new(self) -> dict[str, Any]:
        now = stamp(self.clock.now())
        return {"id": self.journal.new_id(), "created": now, "updated": now}

    def keep(self, record: Person) -> Person:
        (stored,) = self.journal.commit(record)
        assert isinstance(stored, Person)
        return stored

    def do(self, what: str, text: str) -> None:
        self.clock.moment += timedelta(hours=7)
        getattr(self, f"_{what}")(text)

    def _entry(self, text: str) -> None:
        self.journal.commit(Entry(**self.new(), title=text, answers={"a": written(text)}, tags=[text]))

    def _plan(self, text: str) -> None:
        checkin = CheckIn(at=stamp(self.clock.now()), answers={"c": written(text)})
        cycles = [Cycle(answers={"b": written(text)}, checkins=[checkin])]
        self.journal.commit(Plan(**self.new(), title=text, reason=text, cycles=cycles))

    def _followup(self, text: str) -> None:
        table = written("", kind="table", labels={"hvem": text})
        table.value = [{"hvem": text, "hvad": "ringer"}]
        self.journal.commit(FollowUp(**self.new(), title=text, due="2026-12-01", answers={"t": table}))

    def _revise(self, text: str) -> None:
        for entry in self.journal.entries()[-1:]:
            answers = {"a": written(f"uden nogen {len(text)}")}
            self.journal.commit(structs.replace(entry, title="uden", tags=[], answers=answers))

    def _draft(self, text: str) -> None:
        self.journal.drafts.write(Draft(**self.new(), exercise="x", answers={"a": written(text)}), durable=True)

    def _backup(self, _text: str) -> None:
        backups.make(self.journal, self.clock)

    def _compact(self, _text: str) -> None:
        self.journal.compact(force=True)

    def _trash(self, _text: str) -> None:
        for entry in self.journal.entries()[:1]:
            self.journal.trash(entry.id)


KINDS = ["entry", "plan", "followup", "revise", "draft", "backup", "compact", "trash"]
ACTS = st.lists(st.sampled_from(KINDS), min_size=2, max_size=9)
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def bare(name: str) -> str:
    """The name as it is typed without Danish letters."""
    return name.lower().translate(str.maketrans("æøå", "aoa"))


def looking_alike(name: str) -> str:
    """The name with Cyrillic letters where they look the same."""
    return name.translate(str.maketrans("aeopcxyAEOPCX", "аеорсхуАЕОРСХ"))


def invented() -> st.SearchStrategy[str]:
    """Letter by letter: hypothesis puts words of the source into a text, and those of the format are in every file."""
    return st.lists(st.sampled_from(LETTERS), min_size=8, max_size=12).map("".join).map(str.capitalize)


@settings(max_examples=500 if TORTURE else 40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(acts=ACTS, first=invented(), last=invented(), sealed=st.booleans(), form=st.integers(0, 9))
@example(acts=["entry", "draft", "backup"], first="Økvoæczkf", last="Vzåwbhngxim", sealed=False, form=7)
@example(acts=["plan", "followup"], first="Økvoæczkf", last="Vzåwbhngxim", sealed=True, form=8)
def test_no_letter_of_a_long_name_is_left_in_any_file(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], first: str, last: str, sealed: bool, form: int
) -> None:
    life = Life(tmp_path_factory.mktemp("home"), f"{first} {last}", sealed=sealed)
    forms = [first, last, f"{first} {last}", f"{first.upper()}s", f"{last.lower()}gade", f"{first}.{last}@x.dk",
             f"@{{medarbejder K}} og {first}", f"{bare(first)}s", f"{last}77", looking_alike(first)]  # fmt: skip
    for number, act in enumerate(acts):
        life.do(act, f"Jeg talte med {forms[(form + number) % len(forms)]} om det.")
    forget(life.journal, life.person, life.clock.now())
    for path, text in read_open(life.home, life.key):
        for name in (first, last):
            assert fold(name) not in fold(text), path.name
            assert bare(name) not in text.lower(), path.name
            assert looking_alike(name) not in text, path.name
        assert "@{medarbejder K}" not in text
    again = Journal.open(life.home, life.clock, key=life.key)
    assert again.people() == []
    assert len(again.entries()) + len(again.trashed()) == acts.count("entry")


@settings(max_examples=200 if TORTURE else 20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(acts=ACTS, name=st.sampled_from(["Bo", "Ida", "Åse", "Jo Vig"]), sealed=st.booleans())
def test_no_short_name_is_left_as_a_word(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], name: str, sealed: bool
) -> None:
    life = Life(tmp_path_factory.mktemp("home"), name, sealed=sealed)
    for act in acts:
        life.do(act, f"{name.upper()} sagde, at vi bor her. {name.split()[0]}s idé, siger {name.lower()}!")
    forget(life.journal, life.person, life.clock.now())
    for path, text in read_open(life.home, life.key):
        if path.suffix in (".lederbog", ".draft", ".previous") and text.startswith(("{", "[")):
            words = set(re.findall(r"[^\W_]+", fold(text)))
            assert not words & {fold(part) for part in name.split()}, path.name


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home", "Kirstine Holm", sealed=False)


def test_every_place_is_shown_as_it_is_and_as_it_becomes(life: Life) -> None:
    life.do("entry", "Kirstine spurgte")
    life.do("draft", "Holms idé")
    life.do("entry", "Ingen her")
    found = places(life.journal, life.person)
    assert {(one.table, one.text, one.becomes) for one in found} == {
        ("entries", "Kirstine spurgte", "en kollega i teamet spurgte"),
        ("drafts", "Holms idé", "en kollega i teamets idé"),
    }
    assert len(found) == 4, "title, answer and tag of the entry, and the draft"


def test_what_was_not_hers_stays_letter_by_letter(life: Life) -> None:
    life.do("entry", "Ingen her")
    before = life.journal.entries()[0]
    life.do("entry", "Kirstine her")
    forget(life.journal, life.person, life.clock.now())
    after = life.journal.get(before.id)
    assert after == before
    changed = life.journal.entries()[1]
    assert (changed.title, changed.revision) == ("en kollega i teamet her", 2)
    assert [one.revision for one in life.journal.history(changed.id)] == [2]


def test_a_window_that_had_it_open_makes_a_version_of_its_own(life: Life) -> None:
    life.do("entry", "Kirstine her")
    other = Journal.open(life.home, life.clock)
    mine = other.entries()[0]
    forget(life.journal, life.person, life.clock.now())
    mine.title = "noget nyt"
    other.commit(mine)
    assert len(other.conflicts()) == 1


def test_a_chosen_option_that_looks_like_the_name_stays(life: Life) -> None:
    life.journal.commit(
        Person(**life.new(), alias="B", role="TR", name="Trio Mus"),
        Entry(**life.new(), answers={"a": Answer(question="?", kind="choice", value="trio", labels={"trio": "Møde"})}),
    )
    forget(life.journal, person_called(life.journal, "b"), life.clock.now())
    assert life.journal.entries()[0].answers["a"].value == "trio"


def test_what_left_before_is_listed(life: Life) -> None:
    life.journal.commit(ExportRecord(**life.new(), audience="trio", people=[life.person.id]))
    life.journal.commit(ExportRecord(**life.new(), audience="mus", people=["andre"]))
    assert [one.audience for one in exports_about(life.journal, life.person)] == ["trio"]


def test_it_can_be_done_again_after_it_was_interrupted(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.do("entry", "Kirstine her")
    life.do("backup", "")
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "purge", lambda *_a, **_k: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            forget(life.journal, life.person, life.clock.now())
    again = Journal.open(life.home, life.clock)
    forget(again, person_called(again, "medarbejder k"), life.clock.now())
    assert all(not Names([life.person]).find(text) for _path, text in read_open(life.home, None))


def test_a_question_may_be_called_by_any_word_of_the_program(life: Life) -> None:
    name = life.person.name
    answers = {field: written(f"{name} og {field}") for field in ("status", "due", "what", "people", "id")}
    answers["hvem"] = written("", kind="table", labels={"status": name})
    answers["hvem"].value = [{"status": name, "what": f"ringer til {name}"}]
    life.journal.commit(Entry(**life.new(), title="x", answers=answers))
    half = Draft(**life.new(), exercise="handleplan", typed={"due": f"når {name} kommer"})
    life.journal.drafts.write(half, durable=True)
    forget(life.journal, life.person, life.clock.now())
    assert [str(path) for path, text in read_open(life.home, life.key) if name in text] == []
    (kept,) = [one for one in life.journal.entries() if "status" in one.answers]
    assert kept.answers["status"].value == "en kollega i teamet og status"
