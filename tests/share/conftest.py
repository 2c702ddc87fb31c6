"""A small pack with every degree of sensitivity, and a journal to fill."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Audience, Entry, Value
from workbook.settings import Settings

PACK = """id: proeve
title: Prøve
version: "1.0"
language: da
bands:
  - id: alle
    title: Alle
    text: Et bånd.
chapters:
  opstart: Opstart
path: []
toolbox: []
"""
TAIL = """---
id: hale
title: Inden du lukker
purpose: Prøve
minutes: 1
basis: own
---
::: choices deling {optional}
Hvem må se det?
- trio: TRIO
:::
"""
HEAD = "---\nid: {id}\ntitle: {title}\npurpose: Prøve\nminutes: 5\nbasis: own\nrecord: {record}\n---\n"
PAGES = {
    "01-side.md": HEAD.format(id="side", title="En side", record="entry")
    + "::: long frit {sensitivity=shareable}\nHvad går godt?\n:::\n\n"
    "::: long eget\nHvad er svært?\n:::\n\n"
    "::: long andre {sensitivity=others}\nHvem hjalp?\n:::\n\n"
    "::: long helbred {sensitivity=health}\nHvem har det svært?\n:::\n\n"
    "::: long aldrig {share=never}\nHvad siger jeg ikke?\n:::\n\n"
    "::: long senere\nSkal det holdes?\n:::\n",
    "02-plan.md": HEAD.format(id="plan", title="Handleplan", record="plan")
    + "::: long aendring\nHvad prøver vi?\n:::\n\n::: long delt {sensitivity=health}\nHvad fylder?\n:::\n",
    "03-opfoelgning.md": HEAD.format(id="opfoelgning", title="Se efter", record="plan")
    + "::: long laert\nHvad lærte vi?\n:::\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "content" / "da"
    chapter = folder / "01-opstart"
    chapter.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "tail.md").write_text(TAIL, encoding="utf-8")
    for name, text in PAGES.items():
        (chapter / name).write_text(text, encoding="utf-8")
    return Library.open(tmp_path / "content")


@pytest.fixture
def workbook(tmp_path: Path, library: Library, clock: FixedClock) -> Workbook:
    return Workbook(library, Journal.open(tmp_path / "home", clock), Settings(), clock)


def asked(value: Value, question: str = "Hvad?", **more: object) -> Answer:
    """An answer as it is stored."""
    answer = Answer(question=question, kind="long", value=value)
    for name, content in more.items():
        setattr(answer, name, content)
    return answer


Keep = Callable[..., Entry]


@pytest.fixture
def keep(workbook: Workbook) -> Keep:
    """Store an entry of the page `side`, made now by the clock, and give it back."""

    def store(answers: dict[str, Answer], share: tuple[Audience, ...] = (), **more: str) -> Entry:
        now = stamp(workbook.clock.now())
        entry = Entry(
            id=workbook.journal.new_id(),
            created=now,
            updated=now,
            title=more.get("title", "En side"),
            exercise=more.get("exercise", "side"),
            answers=answers,
            share=list(share),
        )
        (stored,) = workbook.journal.commit(entry)
        assert isinstance(stored, Entry)
        return stored

    return store
