"""Pieces of a page that is made of what the gate let through: one answer, what a plan taught, numbers over time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workbook.dates import short
from workbook.i18n import _
from workbook.share.document import Answered, Block, Heading, Paragraph, line_of
from workbook.share.note import Item, Note, Section
from workbook.text import number

LEARNED: Sequence[str] = ("study_laering", "study_forloeb", "gjort", "tegn")
"""Questions of a plan and its check-ins that tell what was learned, the most telling first."""


def parted(parts: Iterable[tuple[str, Iterable[Block]]]) -> Iterator[Block]:
    """Each part under its heading; one with nothing in it is left out."""
    for title, part in parts:
        inner = list(part)
        if inner:
            yield Heading(2, title)
            yield from inner


def items_of(section: Section | None) -> Iterator[Item]:
    """What is let through of a record."""
    for part in section.parts if section is not None else ():
        yield from (item for item in part.items if item.verdict.passes)


def answered(section: Section | None, field: str) -> Iterator[Block]:
    """The answer to one question, without the question."""
    for item in items_of(section):
        if item.field == field:
            yield Paragraph(item.text, (item.key,))


def learned(section: Section) -> Iterator[Block]:
    """What a plan taught: the newest answer to the most telling question that has one."""
    found = {item.field: item for item in items_of(section)}
    for field in LEARNED:
        if field in found:
            yield line_of(found[field])
            return


def numbers(note: Note, *, whole: bool = False) -> Iterator[Block]:
    """The newest number of each question with the one before it, or `whole` series with their days."""
    series: dict[tuple[str, str], list[tuple[date, int, Item]]] = {}
    for section, _part, item in note.lines():
        value = item.answer.value
        if item.verdict.passes and item.answer.kind == "rating" and isinstance(value, int):
            series.setdefault((section.exercise, item.field), []).append((section.day, value, item))
    for points in series.values():
        told = points if whole else points[-2:]
        text = _series(told) if whole else _change([value for _day, value, _item in told])
        yield Answered(told[-1][2].question, text, tuple(item.key for _day, _value, item in told))


def others(
    sections: Iterable[Section], since: date | None, kinds: Sequence[str] = ("entry", "followup")
) -> Iterator[Block]:
    """What else was shared from a day on, record by record; numbers are told by themselves."""
    for section in sections:
        if section.kind not in kinds or (since is not None and section.day < since):
            continue
        answers = [item for item in items_of(section) if item.answer.kind != "rating"]
        if answers:
            yield Heading(3, f"{section.title} · {short(section.day)}")
            yield from (line_of(item, section.title) for item in answers)


def _change(scores: Sequence[int]) -> str:
    if len(scores) < 2:
        return str(scores[-1])
    difference = scores[-1] - scores[-2]
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return _("{now} (before {before}, {sign}{difference})").format(
        now=scores[-1], before=scores[-2], sign=sign, difference=number(abs(difference), 0)
    )


def _series(points: Sequence[tuple[date, int, Item]]) -> str:
    return " → ".join(f"{value} ({short(day)})" for day, value, _item in points)
