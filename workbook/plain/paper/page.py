"""A whole page as lines for the printer."""

from collections.abc import Mapping

from workbook.curriculum.model import Exercise, Field, PageHead, Prose
from workbook.i18n import _
from workbook.plain.paper.blanks import room
from workbook.plain.paper.conditions import remarks
from workbook.plain.paper.sheet import Sheet
from workbook.plain.prose import plain, say_prose


def on_paper(exercise: Exercise, heads: Mapping[str, PageHead]) -> list[str]:
    """The page from its title to its tail, in lines of at most 80 columns; `heads` name the other pages."""
    sheet = Sheet()
    _head(sheet, exercise.head)
    numbers = _numbers(exercise)
    for block in exercise.blocks:
        sheet.gap()
        if isinstance(block, Prose):
            say_prose(sheet.dialogue, block.markdown)
        else:
            _field(sheet, block, exercise, numbers, heads)
    if exercise.tail:
        sheet.gap()
        sheet.rule()
        sheet.say(_("Before you close"), "")
        for question in exercise.tail:
            sheet.gap()
            _field(sheet, question, exercise, numbers, heads)
    return _tidy(sheet.lines)


def _tidy(lines: list[str]) -> list[str]:
    """No two empty lines after each other."""
    return [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]


def _head(sheet: Sheet, head: PageHead) -> None:
    sheet.say(head.title, "")
    sheet.rule("═")
    parts = [head.purpose, _("about {n} min").format(n=head.minutes)]
    if head.basis == "own":
        parts.append(_("our extension"))
    sheet.say(" · ".join(parts), "")
    if head.credits:
        sheet.say(_("Builds on: {credits}").format(credits=" · ".join(head.credits)), "")
    if head.sensitivity in ("others", "health"):
        sheet.say(_("Write no names, and do not let the sheet lie about."), "")
    sheet.blank(_("Date:"), 20)


def _numbers(exercise: Exercise) -> dict[str, str]:
    """What each question is called where another one speaks of it: its number, in the tail its words."""
    stored = [field for field in exercise.fields if field.stored]
    words = {field.id: f"“{plain(field.label)}”" for field in (*exercise.fields, *exercise.tail)}
    return words | {field.id: _("question {n}").format(n=place) for place, field in enumerate(stored, 1)}


def _field(
    sheet: Sheet, field: Field, exercise: Exercise, numbers: Mapping[str, str], heads: Mapping[str, PageHead]
) -> None:
    said = remarks(field, exercise, numbers, heads)
    if field.kind == "signpost":
        for remark in said:
            sheet.say(remark, "")
        sheet.box([*plain(field.label).split("\n"), *[part for part in plain(field.tip).split("\n") if part]])
        return
    skipped = _("may be skipped")
    optional = " (" + skipped + ")" if field.optional else ""
    place = [one.id for one in exercise.fields if one.stored]
    first = f"{place.index(field.id) + 1}. " if field.id in place else ""
    if field.label:
        sheet.say(plain(field.label) + optional, first)
    for remark in said:
        sheet.say(remark)
    if field.tip and field.kind in ("note", "pause"):
        say_prose(sheet.dialogue, field.tip)
    elif field.tip:
        sheet.say(_("Tip: {tip}").format(tip=plain(field.tip)))
    if field.kind not in ("note", "pause"):
        room(sheet, field, exercise)
