"""Generated journals: in no form does a word leave that the audience was not given, nor anybody's name."""

import ast
import os
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docx2txt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.share.generated import (
    ASKINGS,
    NAMES,
    Asking,
    everything,
    holding,
    library_asking,
    may_leave,
    records,
    secret_of,
)
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.journal.records import AUDIENCES, Answer, Audience, Entry, FollowUp, Plan, Record
from workbook.people import forms
from workbook.people.folded import folded
from workbook.share import calendar, gate, html, markdown, note, shared_json, trio, word
from workbook.share.note import Note, gather
from workbook.text import fold

TORTURE = bool(os.environ.get("LEDERBOG_TORTURE"))
OWN = ("own", "shareable")
ROOT = Path(__file__).resolve().parents[2]
PARTS = {fold(part) for name in NAMES for part in name.split()} - {"al"}
BARE = {"age", "wronsted"}
"""Names as they are typed where the Danish letters are not at hand."""


def often(few: int, many: int) -> settings:
    """Seeded; `many` in the long form."""
    examples = many if TORTURE else few
    return settings(max_examples=examples, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Asking, Library]:
    folder = tmp_path_factory.mktemp("packs")
    return {asking: library_asking(asking, folder) for asking in ASKINGS}


def seen_by(found: Note) -> str:
    """All that a renderer is given of a note."""
    lines = [text for section, part, item in found.lines() if item.verdict.passes
             for text in (section.title, part.title, item.question, item.text, str(item.answer.value))]  # fmt: skip
    return "\n".join(lines)


def files_of(filled: Workbook, found: Note, audience: Audience) -> Iterator[str]:
    """The note in every format, the page for TRIO, and the calendar with words."""
    yield markdown.render(found)
    yield html.render(found)
    yield shared_json.render(found)
    yield docx2txt.process(BytesIO(word.render(found)))
    yield calendar.calendar_export(filled).data.replace(b"\r\n ", b"").decode("utf-8")
    if audience == "trio":
        yield markdown.write(trio.trio_page(filled, found, trio.between([], filled.clock.today())))


def no_name(text: str) -> None:
    words = set(re.findall(r"[^\W\d_]+", folded(text).text))
    assert not words & (PARTS | BARE), words & (PARTS | BARE)
    assert not re.search(r"med Al\b|\bAL\b", text)
    assert "@{" not in text
    assert not {f"{part}s" for part in PARTS} & words
    assert not re.search(r"\b(Z\.Q\.|IXK|ÅW)", text)


def free_words(filled: Workbook, made: list[Record], audience: Audience) -> set[str]:
    """The words of all that may leave; a word drawn twice is free when one of its answers is."""
    return {
        secret_of(answer)
        for record, name, answer in everything(made)
        if may_leave(filled, record, name, answer, audience)
    }


def no_leak(filled: Workbook, made: list[Record], audience: Audience, *, rendered: bool) -> None:
    """Raises AssertionError when something leaves that may not, or stays that may go."""
    found = gather(filled, audience)
    allowed = free_words(filled, made, audience)
    seen = seen_by(found)
    for _record, _name, answer in everything(made):
        assert (secret_of(answer) in seen) == (secret_of(answer) in allowed)
    no_name(seen)
    for text in files_of(filled, found, audience) if rendered else ():
        no_name(text)
        assert "hemmeligtstikord" not in text
        assert "@{" not in text


@often(250, 10_000)
@given(made=st.lists(records(), max_size=4), asking=st.sampled_from(ASKINGS))
def test_what_leaves_is_what_may_leave_and_nothing_else(
    workbook: Workbook, libraries: Mapping[Asking, Library], made: list[Record], asking: Asking
) -> None:
    for audience in AUDIENCES:
        no_leak(holding(workbook, libraries[asking], made), made, audience, rendered=False)


@often(30, 300)
@given(made=st.lists(records(), min_size=1, max_size=4), asking=st.sampled_from(ASKINGS))
def test_no_format_says_more_than_the_note(
    workbook: Workbook, libraries: Mapping[Asking, Library], made: list[Record], asking: Asking
) -> None:
    for audience in AUDIENCES:
        filled = holding(workbook, libraries[asking], made)
        no_leak(filled, made, audience, rendered=True)
        free = free_words(filled, made, audience)
        kept = [(record, answer) for record, _name, answer in everything(made) if secret_of(answer) not in free]
        for text in files_of(filled, gather(filled, audience), audience):
            said = [one for one in kept if secret_of(one[1]) in text]
            own = all(isinstance(record, FollowUp | Plan) and answer.sensitivity in OWN for record, answer in said)
            assert not said or own, "only her own calendar says a title, and only of what is her own"
            assert not said or "BEGIN:VCALENDAR" in text


def call_sites() -> list[str]:
    """Every module of the product that asks the gate."""
    found: list[str] = []
    for path in sorted((ROOT / "workbook").rglob("*.py")):
        imports = [one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.ImportFrom)]
        if any(
            one.module == "workbook.share.gate" and "decide" in {name.name for name in one.names} for one in imports
        ):
            found.append(path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."))
    return found


def test_every_place_that_asks_the_gate_is_switched_off_below() -> None:
    assert call_sites() == sorted({place.__name__ for place, name, _instead in OPEN.values() if name == "decide"})


CAUGHT: list[Record] = [
    Entry(
        id=f"id-{number}", created="2026-11-21T14:05:00+01:00", updated="2026-11-21T14:05:00+01:00", title="En side",
        exercise="nedlagt", share=["trio"],
        answers={"x": Answer(question="Hvad?", kind="long", value=f"ordbbbbbbbbb{letter} Zelma", sensitivity=marked)},
    )
    for number, (letter, marked) in enumerate([("b", "own"), ("c", "others"), ("d", "health")])
]  # fmt: skip
OPEN: dict[str, tuple[Any, str, Callable[..., object]]] = {
    "the gate lets all pass": (note, "decide", lambda *_a, **_k: gate.Verdict(True)),
    "the gate lets all into a calendar": (calendar, "decide", lambda *_a, **_k: gate.Verdict(True)),
    "sharing is not asked for": (gate, "shared_with", lambda *_a: AUDIENCES),
    "the stricter is the laxer": (gate, "stricter", lambda *_a: "own"),
    "no name is looked for": (forms.Names, "find", lambda *_a: []),
    "nobody is meant by any word": (forms._Meant, "in_text", lambda *_a: []),
    "the calendar says everything": (calendar, "sayable", lambda *_a: "Zelma"),
}


def test_what_is_caught_holds_while_nothing_is_switched_off(
    workbook: Workbook, libraries: Mapping[Asking, Library]
) -> None:
    no_leak(holding(workbook, libraries["none"], CAUGHT), CAUGHT, "trio", rendered=True)


@pytest.mark.parametrize("name", OPEN)
def test_the_proof_fails_when_a_filter_is_switched_off(
    workbook: Workbook, libraries: Mapping[Asking, Library], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place, attribute, instead = OPEN[name]
    monkeypatch.setattr(place, attribute, instead)
    made: list[Record] = [
        *CAUGHT,
        Entry(**_fields(CAUGHT[0]) | {"id": "id-9", "share": [], "answers": {"x": _answer("ordbbbbbbbbbf")}}),
        FollowUp(**_fields(CAUGHT[0]) | {"id": "id-8", "due": "2026-12-01", "share": []}),
        FollowUp(**_fields(CAUGHT[2]) | {"id": "id-7", "due": "2026-12-01", "title": "hemmeligtstikord"}),
    ]
    with pytest.raises(AssertionError):
        no_leak(holding(workbook, libraries["none"], made), made, "trio", rendered=True)


def _answer(text: str) -> Answer:
    return Answer(question="Hvad?", kind="long", value=text)


def _fields(record: Record) -> dict[str, Any]:
    known = ("id", "created", "updated", "title", "exercise", "share", "answers")
    return {name: getattr(record, name) for name in known}
