"""A small course, and a journal to fill it in."""

from collections.abc import Mapping
from pathlib import Path

from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.curriculum.model import Pack, PageHead, Repeat, Stop
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry, Meeting, Value
from workbook.settings import Settings

PAGES: Mapping[str, tuple[int, Repeat]] = {
    "ramme": (10, "once"),
    "hjaelp-og-kontakter": (2, "once"),
    "skala": (5, "any"),
    "fokus": (15, "module"),
    "rolle": (4, "once"),
    "afrunding": (20, "module"),
    "mikrohandlinger": (3, "any"),
    "handleplan-opfoelgning": (8, "any"),
    "trio-moede": (20, "meeting"),
    "markvandring": (12, "any"),
}
PATH = (
    Stop("opstart", "Opstart", ("ramme", "skala", "findes-ikke"), ("kickoff", 0)),
    Stop("modul-1", "Modul 1", ("fokus", "rolle", "afrunding"), ("module", 1)),
    Stop("trio-1", "TRIO 1", ("mikrohandlinger", "handleplan-opfoelgning", "trio-moede"), ("trio", 1)),
    Stop("modul-2", "Modul 2", ("fokus", "rolle", "afrunding"), ("module", 2)),
    Stop("fastholdelse", "Fastholdelse", ("skala",)),
)
TOOLBOX = ("hjaelp-og-kontakter", "mikrohandlinger", "skala", "markvandring", "findes-ikke")


def a_workbook(home: Path, clock: FixedClock, path: tuple[Stop, ...] = PATH) -> Workbook:
    heads = {
        page: PageHead(page, page.title(), "", minutes, "kapitel", Path(f"{page}.md"), repeat=repeat)
        for page, (minutes, repeat) in PAGES.items()
    }
    pack = Pack("prøve", "Prøve", "1", "da", (), path, TOOLBOX, {})
    return Workbook(Library(home, pack, heads), Journal.open(home / "book", clock), Settings(), clock)


def fill(workbook: Workbook, *pages: str, **values: Value) -> list[Entry]:
    """An entry for each page, made now."""
    now, answers = stamp(workbook.clock.now()), {key: said(value) for key, value in values.items()}
    entries = [
        Entry(id=workbook.journal.new_id(), created=now, updated=now, title=page, exercise=page, answers=answers)
        for page in pages
    ]
    workbook.journal.commit(*entries)
    return entries


def said(value: Value) -> Answer:
    return Answer(question="?", kind="short", value=value)


def plan_meeting(workbook: Workbook, kind: str, number: int, day: str, *, held: bool = False) -> Meeting:
    now = stamp(workbook.clock.now())
    meeting = Meeting(
        id=workbook.journal.new_id(),
        created=now,
        updated=now,
        number=number,
        date=day,
        status="held" if held else "planned",
    )
    for known in ("kickoff", "module", "trio", "mus"):
        if known == kind:
            meeting.kind = known
    workbook.journal.commit(meeting)
    return meeting
