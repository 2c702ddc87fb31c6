"""The plans as the workplace gets them at a change of jobs: what the gate let through for the leader's own leader."""

from collections.abc import Iterator
from dataclasses import replace

from workbook.context import Workbook
from workbook.dates import short
from workbook.i18n import _
from workbook.journal.records import Plan
from workbook.plan.phase import next_date, phase, phase_name
from workbook.share.document import Block, Document, Heading, Paragraph, line_of
from workbook.share.note import Note, Section


def plans_of(note: Note) -> Note:
    """The note with nothing but plans in it, so far as they are shared."""
    return replace(note, sections=tuple(one for one in note.sections if one.kind == "plan"), private=0)


def handover_document(workbook: Workbook, note: Note) -> Document:
    """The plans as the workplace gets them: what was let through, the step each has come to, and its next day."""
    today = workbook.clock.today()
    plans = {plan.id: plan for plan in workbook.journal.plans()}
    blocks: list[Block] = [Heading(1, _("Action plans for the workplace")), Paragraph(short(today))]
    for section in note.sections:
        if section.passed:
            blocks += _plan(section, plans.get(section.id), workbook)
    if not note.records:
        blocks.append(Paragraph(_("No plan is shared.")))
    return Document(tuple(blocks))


def _plan(section: Section, plan: Plan | None, workbook: Workbook) -> Iterator[Block]:
    yield Heading(2, section.title)
    if plan is not None:
        look = next_date(plan, workbook.clock.today())
        said = phase_name(phase(plan, workbook.clock.today()))
        yield Paragraph(f"{said} · {short(look)}" if look is not None else said)
    for part in section.parts:
        passed = [item for item in part.items if item.verdict.passes]
        if part.title and passed:
            yield Heading(3, part.title)
        yield from (line_of(item, section.title) for item in passed)
