"""The leader's notes for her own appraisal talk: what she has moved, what it taught her, and what she asks for.

They are made of what the gate let through for `mus`; of the records they read nothing but states.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from workbook.context import Workbook
from workbook.dates import from_iso, short
from workbook.i18n import _
from workbook.journal.records import Meeting, Plan
from workbook.plan.meetings import meeting_day, next_meeting
from workbook.share.document import Block, Document, Heading, Paragraph
from workbook.share.note import Note, Section
from workbook.share.passed import answered, learned, numbers, others, parted

DEVELOPMENT, GOAL, SUPPORT, PERIOD = "udvikling", "naeste_maal", "stoette", "periode"


def talk(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The talk that is coming, else the last one that was prepared."""
    ours = [one for one in meetings if one.kind == "mus"]
    return next_meeting(ours, today) or max(ours, key=lambda one: (one.date, one.created), default=None)


def period_of(meeting: Meeting | None) -> tuple[date | None, date | None]:
    """The days that she chose on the page; None where she chose none."""
    answer = meeting.answers.get(PERIOD) if meeting is not None else None
    rows = answer.value if answer is not None and isinstance(answer.value, list) else []
    first = rows[0] if rows and isinstance(rows[0], dict) else {}
    return _day(first.get("fra")), _day(first.get("til"))


def mus_notes(workbook: Workbook, note: Note, meeting: Meeting | None) -> Document:
    """The notes, from a note for MUS over her period; parts with nothing in them are left out."""
    plans = {plan.id: plan for plan in workbook.journal.plans()}
    found = [section for section in note.sections if section.passed]
    own = next((section for section in found if meeting is not None and section.id == meeting.id), None)
    blocks: list[Block] = [Heading(1, _("For my MUS")), *_head(note, meeting)]
    parts: tuple[tuple[str, Iterable[Block]], ...] = (
        (_("How I have developed"), answered(own, DEVELOPMENT)),
        (_("Numbers over time"), numbers(note, whole=True)),
        (_("Plans that are concluded, and what they taught me"), _concluded(found, plans)),
        (_("What I want to learn"), answered(own, GOAL)),
        (_("What I need from my leader"), answered(own, SUPPORT)),
        (_("What else I bring"), _rest(found, plans)),
    )
    blocks += parted(parts)
    if not any(isinstance(block, Heading) and block.level == 2 for block in blocks):
        blocks.append(Paragraph(_("Nothing is shared in this period.")))
    return Document(tuple(blocks))


def _head(note: Note, meeting: Meeting | None) -> Iterator[Block]:
    day = meeting_day(meeting) if meeting is not None else None
    if day is not None:
        yield Paragraph(_("The talk is on {day}").format(day=short(day)))
    if note.first or note.last:
        first = short(note.first) if note.first else ""
        last = short(note.last) if note.last else ""
        yield Paragraph(_("Period: {first} – {last}").format(first=first, last=last))


def _concluded(sections: Iterable[Section], plans: Mapping[str, Plan]) -> Iterator[Block]:
    for section in sections:
        plan = plans.get(section.id)
        if plan is not None and plan.ended == "closed":
            yield Heading(3, section.title)
            yield from learned(section)


def _rest(sections: Iterable[Section], plans: Mapping[str, Plan]) -> Iterator[Block]:
    """Entries, follow-ups, and plans that go on."""
    going_on = [section for section in sections if section.id not in plans or plans[section.id].ended != "closed"]
    yield from others(going_on, None, ("entry", "followup", "plan"))


def _day(text: object) -> date | None:
    try:
        return from_iso(text) if isinstance(text, str) and text else None
    except ValueError:
        return None
