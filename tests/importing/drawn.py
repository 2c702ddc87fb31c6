"""Records of every kind, drawn by chance: with answers, unknown words in every language, and moments in every zone."""

from typing import Any

from hypothesis import strategies as st

from tests.conftest import NOW
from workbook.journal.records import (
    Answer,
    CheckIn,
    Cycle,
    Decision,
    Entry,
    ExportRecord,
    FollowUp,
    JournalSettings,
    Meeting,
    Origin,
    Person,
    Plan,
    Record,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MOMENTS = st.datetimes(
    min_value=NOW.replace(tzinfo=None, year=1950), max_value=NOW.replace(tzinfo=None, year=2150)
).map(lambda moment: moment.astimezone().isoformat(timespec="microseconds"))
DAYS = st.dates(min_value=NOW.date().replace(year=1950), max_value=NOW.date().replace(year=2150)).map(str)
SCALARS = st.one_of(
    WORDS, st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False), st.booleans()
)
VALUES = st.one_of(
    SCALARS,
    st.lists(WORDS, max_size=3),
    st.lists(st.dictionaries(WORDS, SCALARS, max_size=3), max_size=2),
    st.dictionaries(WORDS, st.integers(1, 10), max_size=3),
)
AUDIENCES = st.lists(st.sampled_from(["trio", "mus", "leder"]), unique=True, max_size=3)
ANSWERS = st.dictionaries(
    WORDS,
    st.builds(
        Answer,
        question=WORDS,
        kind=st.sampled_from(["long", "table", "rating"]),
        value=VALUES,
        labels=st.dictionaries(WORDS, WORDS, max_size=2),
        sensitivity=st.sampled_from(["own", "health", "others"]),
        share=st.none() | AUDIENCES,
    ),
    max_size=3,
)
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "id": st.just(""),
    "created": MOMENTS,
    "updated": MOMENTS,
    "title": WORDS,
    "answers": ANSWERS,
    "share": AUDIENCES,
    "tags": st.lists(WORDS, max_size=2),
    "trashed": st.just("") | MOMENTS,
}
ORIGINS = st.builds(
    Origin, format=WORDS, name=WORDS, read=WORDS, kept=WORDS, more=st.dictionaries(WORDS, SCALARS, max_size=2)
)
CYCLES = st.builds(
    Cycle,
    answers=ANSWERS,
    checkins=st.lists(st.builds(CheckIn, at=MOMENTS, answers=ANSWERS), max_size=2),
    ended=MOMENTS,
)
DECISIONS = st.builds(Decision, at=MOMENTS, what=st.sampled_from(["done", "moved"]), reason=WORDS, due=DAYS)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(Entry, status=st.sampled_from(["done", "conflict"]), origin=st.none() | ORIGINS, **COMMON),
    st.builds(Plan, cycles=st.lists(CYCLES, max_size=2), ended=st.sampled_from(["", "paused"]), **COMMON),
    st.builds(FollowUp, due=DAYS, again=st.just("") | DAYS, decisions=st.lists(DECISIONS, max_size=2), **COMMON),
    st.builds(Meeting, kind=st.sampled_from(["trio", "mus"]), date=DAYS, **COMMON),
    st.builds(Person, alias=WORDS, role=WORDS, name=WORDS, **COMMON),
    st.builds(ExportRecord, audience=WORDS, sha256=WORDS, records=st.lists(WORDS, max_size=2), **COMMON),
    st.builds(JournalSettings, bands=st.lists(st.floats(1, 10), max_size=3), **COMMON),
)
UNKNOWN = st.recursive(SCALARS | st.none(), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner))
