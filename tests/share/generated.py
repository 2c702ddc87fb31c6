"""Generated journals full of secrets, and the rule for what may leave of them, said in other words than the gate's."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, cast

from hypothesis import strategies as st

from tests.share.conftest import PACK, PAGES, TAIL
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.curriculum.model import STRICTNESS
from workbook.journal.called_off import Cancelled
from workbook.journal.journal import Journal
from workbook.journal.records import (
    AUDIENCES,
    Answer,
    Audience,
    CheckIn,
    Cycle,
    Entry,
    FollowUp,
    JournalSettings,
    Meeting,
    Person,
    Plan,
    Record,
    Value,
)
from workbook.share.note import groups_of, page_field
from workbook.text import first_words

MOMENT = "2026-11-21T14:05:00+01:00"
FIELDS = ("frit", "eget", "andre", "helbred", "aldrig", "senere", "aendring", "delt", "laert", "ukendt")
NAMES = ("Zelma Qvistorff", "Åge Wrønsted", "Ib Xylander Krogh", "Al Fasan")
ALIASES = ("medarbejder P", "medarbejder Q", "", "medarbejder R")
TOKENS = ("@{medarbejder P}", "@{Medarbejder q}s", "@{@{medarbejder P}}", "@{Zelma}", "@{ukendt}")
"""What stands for a person, for nobody, and for one whose alias somebody wrote by hand."""
WRITTEN = (
    "Zelma", "zelmas", "ZELMA QVISTORFF", "Qvistorff's", "Z.Q.", "zelma.qvistorff@firma.dk", "Aage", "åges",
    "Wroensted", "ÅW", "Ib", "ibs", "XYLANDER", "Ib Krogh", "IXK", "Zelma123", "zelma1_", "Zеlmа",
    "ΖΕLMA", "Wronsted", "Wrönsted", "AGE WRONSTED", "Age", "Ib2", "Xylander7s", "7IXK", "wronsted1@firma.dk",
    "Fasan Al", "talte med Al", "AL FASAN", *TOKENS,
)  # fmt: skip
"""Forms of the registered names; in none of them may they leave."""
Asking = Literal["same", "weakened", "none"]
ASKINGS: tuple[Asking, ...] = ("same", "weakened", "none")


@dataclass
class Shelves:
    """A journal of given records."""

    records: list[Record]
    intervals: JournalSettings = field(
        default_factory=lambda: JournalSettings(id="s", created=MOMENT, updated=MOMENT, calendar_words=True)
    )

    def _all(self, kind: type[Record]) -> list[Record]:
        return [record for record in self.records if isinstance(record, kind)]

    def entries(self) -> list[Record]:
        return self._all(Entry)

    def plans(self) -> list[Record]:
        return self._all(Plan)

    def followups(self) -> list[Record]:
        return self._all(FollowUp)

    def meetings(self) -> list[Record]:
        return self._all(Meeting)

    def people(self) -> list[Person]:
        return [
            Person(id=f"p{number}", created=MOMENT, updated=MOMENT, name=name, alias=alias)
            for number, (name, alias) in enumerate(zip(NAMES, ALIASES, strict=True))
        ]

    def named(self) -> list[Person]:
        return self.people()

    def trashed(self) -> list[Record]:
        return []

    def called_off(self) -> list[Cancelled]:
        return []

    def settings(self) -> JournalSettings:
        return self.intervals


def library_asking(asking: Asking, folder: Path) -> Library:
    """The pack as it was, one in which every mark was taken away, and one without pages."""
    chapter = folder / asking / "da" / "01-opstart"
    chapter.mkdir(parents=True)
    (chapter.parent / "pack.yaml").write_text(PACK, encoding="utf-8")
    (chapter.parent / "tail.md").write_text(TAIL, encoding="utf-8")
    for name, text in PAGES.items() if asking != "none" else ():
        if asking == "weakened":
            for mark in (" {sensitivity=others}", " {sensitivity=health}", " {share=never}"):
                text = text.replace(mark, " {sensitivity=shareable}")
        (chapter / name).write_text(text, encoding="utf-8")
    return Library.open(folder / asking)


shares = st.lists(st.sampled_from(AUDIENCES), unique=True)


@st.composite
def values(draw: st.DrawFn) -> Value:
    """A text or a table with a word that is found again, and now and then somebody's name."""
    secret = "ord" + "".join(draw(st.lists(st.sampled_from("bcdfghjklm"), min_size=10, max_size=10)))
    name = draw(st.sampled_from(["", "", *WRITTEN]))
    text = draw(st.sampled_from([f"{secret} {name}", f"{name} {secret}", f"({name})\n{secret}", f"{secret}, {name}."]))
    return text if draw(st.booleans()) else cast(Value, [{"hvem": name, "hvad": secret}])


@st.composite
def answer_sets(draw: st.DrawFn) -> dict[str, Answer]:
    names = draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=4))
    made: dict[str, Answer] = {}
    for name in names:
        value = draw(values())
        made[name] = Answer(
            question=draw(st.sampled_from(["Hvad?", "Hvad siger Zelma?", "Hvad siger @{medarbejder Q}?"])),
            kind="long" if isinstance(value, str) else "table",
            value=value,
            sensitivity=draw(st.sampled_from([*STRICTNESS, "nyt"])),
            share_never=draw(st.booleans()),
            share=draw(st.none() | shares),
        )
    return made


@st.composite
def records(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from([Entry, Plan, FollowUp, Meeting]))
    answers = draw(answer_sets())
    titles = ["En side", *(first_words(f"{secret_of(answer)} og mere") for answer in answers.values())]
    common: dict[str, Any] = {
        "id": f"id-{draw(st.integers(0, 10**12))}",
        "created": MOMENT,
        "updated": MOMENT,
        "title": draw(st.sampled_from(titles)),
        "exercise": draw(st.sampled_from(["side", "plan", "opfoelgning", "nedlagt", ""])),
        "answers": answers,
        "share": draw(shares),
        "tags": ["hemmeligtstikord"],
    }
    if kind is Plan:
        checkins = [CheckIn(at=MOMENT, answers=draw(answer_sets()))]
        common["cycles"] = [Cycle(number=1, answers=draw(answer_sets()), checkins=checkins)]
    if kind is FollowUp:
        common["due"] = "2026-12-01"
    record: Record = kind(**common)
    return record


def secret_of(answer: Answer) -> str:
    """The word that tells whether the answer left."""
    text = answer.value if isinstance(answer.value, str) else str(answer.value)
    start = text.index("ord")
    return text[start : start + 13]


def may_leave(workbook: Workbook, record: Record, name: str, answer: Answer, audience: Audience) -> bool:
    """The rule, said once more in other words."""
    kind = {Entry: "entry", Plan: "plan", FollowUp: "followup", Meeting: "meeting"}[type(record)]
    now = page_field(workbook.library, cast(Any, kind), record, name)
    marks = {answer.sensitivity} | ({now.sensitivity} if now else set())
    return (
        audience in (record.share if answer.share is None else answer.share)
        and marks <= {"shareable", "own"}
        and not answer.share_never
        and not (now and now.never_share)
    )


def everything(made: list[Record]) -> list[tuple[Record, str, Answer]]:
    """Every answer with its record and its field."""
    return [
        (record, name, answer) for record in made for _place, _title, answers in groups_of(record)
        for name, answer in answers.items()
    ]  # fmt: skip


def holding(workbook: Workbook, library: Library, made: list[Record]) -> Workbook:
    """The workbook with another pack and another journal."""
    return replace(workbook, library=library, journal=cast(Journal, Shelves(made)))
