"""Made-up entries for the measurements: about 800 bytes each, Danish answers, the same at every run."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Raw

from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.copies import JOURNAL
from workbook.journal.ids import IdMaker
from workbook.journal.journal import Journal
from workbook.journal.lines import Change, new_header, write_header, write_line
from workbook.journal.records import Answer, Entry, FollowUp, Meeting

TODAY: Final = datetime(2026, 11, 21, 14, 5, tzinfo=ZoneInfo("Europe/Copenhagen"))
CLOCK: Final = FixedClock(TODAY)
PROMISE: Final = "Svar om vagterne"
"""The title of the one follow-up, which is overdue."""
PASSPHRASE: Final = "blå elefanter drikker kaffe"
"""What opens a sample that was locked."""
PAGES: Final = ("", "", "tryghedsskala", "mine-triggere", "feedback-modtaget")
_SEED: Final = 20261121
_BETWEEN: Final = timedelta(minutes=37)
_WORDS: Final = """
vi jeg hun han der og at på et møde morgenmøde vagten spurgte spørgsmål stille rummet svarede ærligt fejlen opdagede
tidligt sagde højt turde kolleger trygt undskyldte lyttede længe aftalte næste gang prøver at åbne med en historie om
noget jeg selv overså øvelsen gik bedre end ventet medarbejderne blev ved bordet efter pausen
"""


def text(chance: random.Random, length: int) -> str:
    """A few sentences of about that many characters."""
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        words = chance.choices(_WORDS.split(), k=chance.randint(6, 14))
        parts.append(f"{' '.join(words).capitalize()}. ")
    return "".join(parts).rstrip()


def entries(count: int) -> Iterator[Entry]:
    """So many entries, oldest first; the newest is from the day before."""
    chance = random.Random(_SEED)
    ids = IdMaker(chance.getrandbits)
    for number in range(count):
        moment = TODAY - timedelta(days=1) - _BETWEEN * (count - number)
        noticed, next_time = text(chance, 190), text(chance, 50)
        yield Entry(
            id=ids.new(moment),
            created=stamp(moment),
            updated=stamp(moment),
            title=noticed[:50],
            exercise=chance.choice(PAGES),
            answers={
                "bemaerket": Answer(question="Hvad lagde du mærke til?", kind="long", value=noticed, pack="2026.1"),
                "naeste": Answer(question="Hvad gør du næste gang?", kind="long", value=next_time, pack="2026.1"),
            },
            revision=1,
        )


def make_journal(home: Path, count: int) -> None:
    """A home with so many entries, a line each, a promise that is overdue and a meeting ahead."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / JOURNAL).open("wb") as file:
        file.write(write_header(new_header("lederbog-journal")))
        for sequence, entry in enumerate(entries(count), 1):
            document = Raw(msgspec.json.encode(entry))
            file.write(write_line(sequence, [Change("entries", entry.id, 0, document)]))
    journal, now = Journal.open(home, CLOCK), stamp(TODAY)
    promise = FollowUp(id=journal.new_id(), created=now, updated=now, title=PROMISE, kind="promise", due="2026-11-19")
    journal.commit(promise)
    journal.commit(Meeting(id=journal.new_id(), created=now, updated=now, number=1, date="2026-11-26"))
    journal.close()


def make_tinydb(path: Path, count: int) -> None:
    """The same entries as stock TinyDB keeps them."""
    documents = {str(number): msgspec.to_builtins(entry) for number, entry in enumerate(entries(count), 1)}
    path.write_text(json.dumps({"entries": documents}), encoding="utf-8")


def make_jrnl(folder: Path, count: int) -> None:
    """The same entries as jrnl keeps them, with a configuration of its own beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "journal.txt").open("w", encoding="utf-8") as file:
        for entry in entries(count):
            moment = datetime.fromisoformat(entry.created)
            body = "\n".join(str(answer.value) for answer in entry.answers.values())
            file.write(f"[{moment:%Y-%m-%d %H:%M:%S}] {entry.title}\n{body}\n\n")
    (folder / "jrnl.yaml").write_text(
        "version: v4.6\njournals:\n  default:\n    journal: " + json.dumps(str(folder / "journal.txt")) + "\n"
        "editor: ''\nencrypt: false\ntemplate: false\ndefault_hour: 9\ndefault_minute: 0\ntimeformat: '%F %T'\n"
        "tagsymbols: '#@'\nhighlight: true\nlinewrap: 79\nindent_character: '|'\ncolors:\n  body: none\n"
        "  date: none\n  tags: none\n  title: none\n",
        encoding="utf-8",
    )
