"""A note as CommonMark: headings and paragraphs, no tables, no HTML; each answer is one whole paragraph."""

from datetime import date

from workbook.dates import short
from workbook.i18n import _
from workbook.journal.records import Audience
from workbook.share.literal import escape, line
from workbook.share.note import Note, Part, Section


def render(note: Note) -> str:
    """The note as it leaves; the same note gives the same bytes."""
    blocks = [f"# {line(heading(note.audience))}", *_period(note)]
    for section in note.sections:
        if section.passed:
            blocks += _section(section)
    if not note.records:
        blocks.append(escape(_("Nothing is shared in this period.")))
    return "\n\n".join(blocks) + "\n"


def heading(audience: Audience) -> str:
    """What a note for this audience is called."""
    titles = {"trio": _("For the TRIO meeting"), "mus": _("For my MUS"), "leder": _("For my leader")}
    return titles[audience]


def answered(question: str, text: str) -> list[str]:
    """A question and its answer, a block each; the answer stands whole and in one piece."""
    asked = line(question)
    return [f"**{asked}**", escape(text)] if asked else [escape(text)]


def _period(note: Note) -> list[str]:
    """The days that the note is about: those asked for, else those of what is in it."""
    days = [section.day for section in note.sections if section.passed]
    first = note.first or min(days, default=None)
    last = note.last or max(days, default=None)
    if first and last:
        return [short(first) if first == last else f"{short(first)} – {short(last)}"]
    if first or last:
        return [_("From {day}").format(day=short(first)) if first else _until(last)]
    return []


def _until(last: date | None) -> str:
    return _("Until {day}").format(day=short(last)) if last else ""


def _section(section: Section) -> list[str]:
    blocks = [f"## {line(section.title)}", short(section.day)]
    for part in section.parts:
        blocks += _part(part, section.title)
    return blocks


def _part(part: Part, title: str) -> list[str]:
    passed = [item for item in part.items if item.verdict.passes]
    blocks = [f"### {line(part.title)}"] if part.title and passed else []
    for item in passed:
        blocks += answered("" if item.question == title else item.question, item.text)
    return blocks
