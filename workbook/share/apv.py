"""The part of the plans that belongs to the APV (the workplace assessment): a copy of its own, for all to read.

It holds the questions whose ids begin with `apv_` and nothing else of a plan, not even its name. The gate judges them
as it judges what goes to the leader's own leader.
"""

from collections.abc import Collection
from datetime import date
from typing import Final

from msgspec import structs

from workbook.context import Workbook
from workbook.dates import short
from workbook.i18n import _
from workbook.journal.records import Audience, Plan, Record
from workbook.share.document import Answered, Block, Document, Heading, Paragraph
from workbook.share.markdown import write
from workbook.share.note import Note, Section, gather
from workbook.share.passed import items_of

AUDIENCE: Final = "apv"
"""How the ledger of exports names it."""
_BEGINNING: Final = "apv_"
_JUDGED_AS: Final[Audience] = "leder"
_ORDER: Final = ("apv_prioritet", "apv_frist")


def gather_apv(workbook: Workbook, *, approved: Collection[str] = ()) -> Note:
    """What every plan says for the APV, let through or held; the most urgent first. Saving it is the sharing."""
    note = gather(workbook, _JUDGED_AS, only=_part_of, approved=approved, counting=False)
    return Note(note.audience, None, None, tuple(sorted(note.sections, key=_urgency)))


def render_apv(note: Note, today: date) -> str:
    """The copy as CommonMark; a heading for each problem, which no answer outside the part can be read from."""
    blocks: list[Block] = [Heading(1, _("APV action plan")), Paragraph(short(today))]
    for number, section in enumerate((one for one in note.sections if one.passed), 1):
        blocks.append(Heading(2, _("Problem {n}").format(n=number)))
        blocks += [Answered(item.question, item.text) for item in items_of(section)]
    return write(Document(tuple(blocks)))


def _part_of(record: Record) -> Record | None:
    """The plan with only its APV part, as if that were shared; None for all else."""
    if not isinstance(record, Plan):
        return None
    answers = {
        name: structs.replace(answer, share=[_JUDGED_AS])
        for name, answer in record.answers.items()
        if name.startswith(_BEGINNING)
    }
    return (
        structs.replace(record, title="", answers=answers, cycles=[], reason="", tags=[], share=[]) if answers else None
    )


def _urgency(section: Section) -> tuple[str, str, str]:
    given = {item.field: item.answer for part in section.parts for item in part.items}
    first, second = (str(given[name].value) if name in given else "~" for name in _ORDER)
    return first, second, section.created
