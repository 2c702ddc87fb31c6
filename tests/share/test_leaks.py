"""Generated journals: in no form does a word leave that the audience was not given."""

from dataclasses import replace
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbook.context import Workbook
from workbook.curriculum.model import STRICTNESS
from workbook.journal.journal import Journal
from workbook.journal.records import (
    AUDIENCES,
    Answer,
    Audience,
    CheckIn,
    Cycle,
    Entry,
    FollowUp,
    Meeting,
    Plan,
    Record,
)
from workbook.share import markdown, shared_json
from workbook.share.note import gather, groups_of, page_field
from workbook.text import first_words

MOMENT = "2026-11-21T14:05:00+01:00"
FIELDS = ("frit", "eget", "andre", "helbred", "aldrig", "senere", "aendring", "delt", "laert", "ukendt")


class Shelves:
    """A journal of given records."""

    def __init__(self, records: list[Record]) -> None:
        self._records = records

    def entries(self) -> list[Record]:
        return [record for record in self._records if isinstance(record, Entry)]

    def plans(self) -> list[Record]:
        return [record for record in self._records if isinstance(record, Plan)]

    def followups(self) -> list[Record]:
        return [record for record in self._records if isinstance(record, FollowUp)]

    def meetings(self) -> list[Record]:
        return [record for record in self._records if isinstance(record, Meeting)]


shares = st.lists(st.sampled_from(AUDIENCES), unique=True)


@st.composite
def answer_sets(draw: st.DrawFn) -> dict[str, Answer]:
    names = draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=4))
    return {
        name: Answer(
            question="Hvad?",
            kind="long",
            value=f"ord{draw(st.integers(10**9, 10**10 - 1))}",
            sensitivity=draw(st.sampled_from([*STRICTNESS, "nyt"])),
            share_never=draw(st.booleans()),
            share=draw(st.none() | shares),
        )
        for name in names
    }


@st.composite
def records(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from([Entry, Plan, FollowUp, Meeting]))
    answers = draw(answer_sets())
    titles = ["En side", *(first_words(f"{answer.value} og mere") for answer in answers.values())]
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
    record: Record = kind(**common)
    return record


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


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(made=st.lists(records(), max_size=4), audience=st.sampled_from(AUDIENCES))
def test_what_leaves_is_what_may_leave_and_nothing_else(
    workbook: Workbook, made: list[Record], audience: Audience
) -> None:
    filled = replace(workbook, journal=cast(Journal, Shelves(made)))
    note = gather(filled, audience)
    written = [markdown.render(note), shared_json.render(note)]
    everything = [
        (record, name, answer) for record in made for _place, _title, answers in groups_of(record)
        for name, answer in answers.items()
    ]  # fmt: skip
    allowed = {
        str(answer.value) for record, name, answer in everything if may_leave(filled, record, name, answer, audience)
    }
    for _record, _name, answer in everything:
        word = str(answer.value)
        assert [word in text for text in written] == [word in allowed] * 2
    assert not any("hemmeligtstikord" in text for text in written)
