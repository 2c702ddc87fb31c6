"""The lines of the sharing preview: what goes out, what is held and why, and each mark that wants a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.rows import Row
from workbook.i18n import _, mark
from workbook.people.giveaways import Kind
from workbook.share.gate import explain
from workbook.share.note import Item, Note
from workbook.share.outgoing import Outgoing, Sheet
from workbook.text import first_words

MANY: Final = 200
KINDS: dict[Kind, str] = {
    "cpr": mark("like a CPR number"),
    "email": mark("e-mail address"),
    "phone": mark("phone number"),
    "capital": mark("a name?"),
}


@dataclass(frozen=True)
class Most:
    """How many lines of each half stand in the list; one more row shows as many again."""

    passed: int = MANY
    held: int = MANY


def rows_of(note: Note, edited: frozenset[str], shown: frozenset[str], most: Most) -> Iterator[Row]:
    """`edited` are the keys of lines in other words, `shown` those of lines that the chosen layout has room for."""
    items = list(enumerate(item for _section, _part, item in note.lines()))
    passed = [(place, item) for place, item in items if item.verdict.passes]
    held = [(place, item) for place, item in items if not item.verdict.passes]
    yield Row(_("IN THE FILE ({n})").format(n=sum(item.key in shown for _place, item in passed)), heading=True)
    for place, item in passed[: most.passed]:
        sign = "✎" if item.key in edited else "✓" if item.key in shown else "–"
        yield Row(line(sign, item), f"line:{place}")
        yield from _marks(place, item)
    if len(passed) > most.passed:
        yield Row(_("Show more"), "more:passed")
    yield Row(_("HELD OUT ({n})").format(n=len(held) + note.private), heading=True)
    for place, item in held[: most.held]:
        yield Row(line("?" if item.verdict.needs_yes else "✗", item), f"line:{place}")
        yield Row(Content(f"    {explain(item.verdict.reason)}"), f"why:{place}")
        yield from _marks(place, item)
    if len(held) > most.held:
        yield Row(_("Show more"), "more:held")
    if note.private:
        yield Row(Content(_("✗ {n} more answers are not shared with them").format(n=note.private)), "private")


def item_at(note: Note | None, row: str) -> Item | None:
    """The line that a row belongs to, by the row's id; None for all other rows."""
    number = row.partition(":")[2].partition(":")[0]
    lines = [item for _section, _part, item in note.lines()] if note is not None and number.isdigit() else []
    return lines[int(number)] if number.isdigit() and int(number) < len(lines) else None


def _marks(place: int, item: Item) -> Iterator[Row]:
    for number, one in enumerate(item.marks):
        words = f"“{one.elsewhere or item.text[one.start : one.end]}” · {_(KINDS[one.kind])}"
        yield Row(Content(f"    {'✓' if one.approved else '!'} {words}"), f"mark:{place}:{number}")


def line(sign: str, item: Item) -> Content:
    """The answer, and what is left of the line for its question: `7` alone says nothing."""
    words = " · ".join(part for part in (item.text, item.question) if part)
    return Content(f"{sign} {first_words(words, 60)}")


def why(item: Item, *, shown: bool) -> str:
    """Why a line is where it is."""
    if item.verdict.passes and not shown:
        return _("You shared it, but the page has no place for it: choose “everything” to have it in.")
    if item.verdict.passes:
        return _("It goes out because you shared it: {question}").format(question=item.question)
    return _("Held out: {why}").format(why=explain(item.verdict.reason))


def shown_text(out: Outgoing, sheet: Sheet) -> str:
    """The file as it will be; a Word file is shown by its words."""
    if out.form == "docx":
        from workbook.share.markdown import write

        return write(sheet.document)
    return out.content(sheet).decode("utf-8")
