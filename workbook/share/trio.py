"""One page for a TRIO meeting: what was agreed and tried since the last one, what is needed, and one question.

It is made of what the gate let through; of the records it reads nothing but dates, phases and states.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.context import Workbook
from workbook.dates import brief, long, short
from workbook.i18n import _
from workbook.journal.records import FollowUp, Meeting, Plan
from workbook.plan.followups import OPEN, next_date
from workbook.plan.meetings import meeting_day, meeting_title, next_meeting
from workbook.plan.phase import current, phase, phase_name
from workbook.plan.phase import next_date as next_look
from workbook.share.document import Block, Document, Heading, Paragraph, line_of
from workbook.share.note import Item, Note, Section
from workbook.share.passed import answered, items_of, learned, numbers, others, parted
from workbook.text import first_words

DECISIONS, SINCE, AGENDA = "beslutninger", "siden_sidst", "dagsorden"
NEEDED = ("brug_for_tr", "brug_for_amr", "brug_for")
"""What she needs from each of them, and her one question. The last was both in older journals; its words tell."""
KINDS = ("kickoff", "trio")


@dataclass(frozen=True)
class Between:
    """The two meetings that the page lies between."""

    coming: Meeting | None
    last: Meeting | None

    @property
    def since(self) -> date | None:
        """The day of the last meeting."""
        return meeting_day(self.last) if self.last is not None else None


def between(meetings: Iterable[Meeting], today: date) -> Between:
    """The next TRIO meeting (the kick-off is one) and the last one that is behind."""
    ours = [one for one in meetings if one.kind in KINDS]
    coming = next_meeting(ours, today)
    behind = [
        (day, one) for one in ours if (day := meeting_day(one)) is not None and one is not coming and day <= today
    ]
    last = max(behind, key=lambda pair: (pair[0], pair[1].created), default=None)
    return Between(coming, last[1] if last is not None else None)


def trio_page(workbook: Workbook, note: Note, meetings: Between) -> Document:
    """The page, from a note for TRIO that covers the whole journal; parts with nothing in them are left out."""
    today = workbook.clock.today()
    promises = [one for one in workbook.journal.followups() if meetings.last and one.source == meetings.last.id]
    plans = {plan.id: plan for plan in workbook.journal.plans()}
    found = {section.id: section for section in note.sections if section.passed}
    coming = found.get(meetings.coming.id) if meetings.coming is not None else None
    last = found.get(meetings.last.id) if meetings.last is not None else None
    blocks: list[Block] = [Heading(1, _title(meetings)), *_since_when(meetings)]
    parts: tuple[tuple[str, Iterable[Block]], ...] = (
        (_("Agreed last time"), _agreed(last, promises, today)),
        (_("Since last time"), answered(coming, SINCE)),
        (_("Open plans"), _plans(found.values(), plans, today)),
        (_("Numbers"), numbers(note)),
        (_("What we should talk about"), answered(coming, AGENDA)),
        (_("What I need from you"), _needed(coming)),
        (_("Shared since last time"), others(found.values(), meetings.since)),
    )
    blocks += parted(parts)
    if len(blocks) <= 2:
        blocks.append(Paragraph(_("Nothing is shared with TRIO yet.")))
    return Document(tuple(blocks))


def _title(meetings: Between) -> str:
    if meetings.coming is None:
        return _("For the TRIO meeting")
    day = meeting_day(meetings.coming)
    title = meeting_title(meetings.coming)
    return f"{title} · {long(day)}" if day is not None else title


def _since_when(meetings: Between) -> Iterator[Block]:
    if meetings.since is not None:
        yield Paragraph(_("Since {day}").format(day=short(meetings.since)))


def _agreed(section: Section | None, promises: Sequence[FollowUp], today: date) -> Iterator[Block]:
    """Each decision with who does it, and what has become of it; in other words for this file, just those."""
    found = [item for item in items_of(section) if item.field == DECISIONS]
    rows = [(item.key, row) for item in found for row in _rows(item)]
    left = list(promises)
    for key, row in rows:
        what, who = str(row.get("beslutning", "")), str(row.get("hvem", ""))
        promise = _promise_of(row, left)
        if promise is not None:
            left.remove(promise)
        state = _state(promise, today) if promise is not None else ""
        yield Paragraph(" · ".join(part for part in (what, who, state) if part), (key,))
    yield from (Paragraph(item.text, (item.key,)) for item in found if not isinstance(item.answer.value, list))


def _needed(section: Section | None) -> Iterator[Block]:
    """From each of them under the question as it was asked."""
    for field in NEEDED:
        yield from (line_of(item) for item in items_of(section) if item.field == field)


def _rows(item: Item) -> Iterator[Mapping[str, object]]:
    value = item.answer.value
    yield from (row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def _promise_of(row: Mapping[str, object], left: Sequence[FollowUp]) -> FollowUp | None:
    """By its words, or by its deadline where a name in them was replaced."""
    title, deadline = first_words(str(row.get("beslutning", ""))), row.get("frist")
    by_words = (one for one in left if one.title == title)
    return next(by_words, None) or next((one for one in left if deadline and one.due == deadline), None)


def _state(promise: FollowUp, today: date) -> str:
    """What has become of it: done, or waiting for a day."""
    if promise.status not in OPEN:
        return _("done") if promise.status == "done" else _("dropped")
    day = next_date(promise)
    if day is None:
        return _("open")
    return _("overdue since {day}").format(day=short(day)) if day < today else _("by {day}").format(day=short(day))


def _plans(sections: Iterable[Section], plans: Mapping[str, Plan], today: date) -> Iterator[Block]:
    """Every open plan that something is shared of: its step, its next day, and what it taught."""
    for section in sections:
        plan = plans.get(section.id)
        if plan is None or plan.ended == "closed":
            continue
        yield Heading(3, section.title)
        day = next_look(plan, today)
        step = _("{phase} · round {number}").format(phase=phase_name(phase(plan, today)), number=current(plan).number)
        yield Paragraph(f"{step} · {brief(day, today)}" if day is not None else step)
        yield from learned(section)
