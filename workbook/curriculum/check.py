"""Every fault of a pack at once: each page by itself, and what pages say of each other."""

from collections.abc import Mapping
from pathlib import Path

from workbook.curriculum.across import check_across
from workbook.curriculum.build import build
from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.frontmatter import Text
from workbook.curriculum.library import PACK_FILE, TAIL_FILE, page_files, read_heads
from workbook.curriculum.model import Exercise, Field, PageHead, Problem
from workbook.curriculum.pack import read_pack
from workbook.curriculum.source import read_source
from workbook.curriculum.tail import read_tail
from workbook.i18n import _


def check(root: Path) -> list[Problem]:
    """The faults of the pack in the folder `root`, for example `content/da`, sorted by file and line."""
    faults = Faults(root / PACK_FILE)
    if not faults.path.is_file():
        faults.add(1, 1, _("There is no pack.yaml here. Give the folder that holds it, for example content/da."))
        return faults.found
    _pack, places = read_pack(faults.path, faults)
    tail, problems = _tail(root)
    heads, in_heads = read_heads(root)
    pages: dict[str, Exercise] = {}
    texts: dict[str, str] = {}
    for chapter, path in page_files(root, problems):
        page = Faults(path)
        text = read_source(path, page)
        exercise = _page(text, path, chapter, tail, page) if text is not None else None
        if text is not None and exercise is not None and heads.get(exercise.id) == exercise.head:
            pages[exercise.id], texts[exercise.id] = exercise, text
        problems += page.found
    _check_pack(places, heads, faults)
    for page_id, exercise in pages.items():
        problems += check_across(exercise, pages, texts[page_id])
    everything = {*problems, *in_heads, *faults.found}
    return sorted(everything, key=lambda each: (str(each.path), each.line, each.column, each.message))


def _tail(root: Path) -> tuple[tuple[Field, ...], list[Problem]]:
    path = root / TAIL_FILE
    if not path.is_file():
        return (), [Problem(path, 1, 1, _("There is no tail.md. Write the questions that every page ends with."))]
    tail, problems = read_tail(path)
    return tail, list(problems)


def _page(text: str, path: Path, chapter: str, tail: tuple[Field, ...], page: Faults) -> Exercise | None:
    exercise, found = build(text, path, chapter, tail)
    page.found += found
    return exercise


def _check_pack(places: Mapping[str, Text], heads: Mapping[str, PageHead], faults: Faults) -> None:
    """Stops and toolbox name pages that are there; each chapter that has pages has a title."""
    for key, place in places.items():
        if not key.startswith("chapter:") and place.text not in heads:
            message = _("There is no page “{page}”.").format(page=shown(place.text)) + " " + nearest(place.text, heads)
            faults.add(place.line, place.column, message)
    titles = [key.removeprefix("chapter:") for key in places if key.startswith("chapter:")]
    for chapter in dict.fromkeys(head.chapter for head in heads.values()):
        if chapter not in titles:
            message = _("The chapter “{chapter}” has pages but no title. Write it under “chapters”.")
            faults.add(1, 1, message.format(chapter=chapter))
