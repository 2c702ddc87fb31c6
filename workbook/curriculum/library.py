"""The pages of a pack: an index of their heads at once, each page parsed when it is asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbook.curriculum.faults import Faults, shown
from workbook.curriculum.head import read_head
from workbook.curriculum.model import Exercise, Field, Pack, PageHead, Problem
from workbook.curriculum.pack import read_pack
from workbook.curriculum.source import read_source
from workbook.errors import NotFoundError, PlaceError
from workbook.i18n import _

PACK_FILE = "pack.yaml"
TAIL_FILE = "tail.md"
_CHAPTER = re.compile(r"[0-9]{2,}-([a-z0-9][a-z0-9_-]*)")
_PAGE = re.compile(r"[0-9]{2,}-[a-z0-9][a-z0-9_-]*\.md")


@dataclass
class Library:
    """A pack in one language; nothing of a page but its head is read before the page is asked for."""

    root: Path
    """The pack's folder, for example `content/da`."""
    pack: Pack
    heads: Mapping[str, PageHead]
    """Page id to head, by chapter and then by file name."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the pack and with heads; a page whose head cannot be used is left out."""
    _parsed: dict[str, tuple[Exercise, tuple[Problem, ...]]] = field(default_factory=dict, repr=False)
    _tail: tuple[Field, ...] | None = field(default=None, repr=False)

    @classmethod
    def open(cls, root: Path, language: str = "da") -> "Library":
        """The library in `root/language`.

        Raises PlaceError when the folder or its `pack.yaml` is not there.
        """
        folder = root / language
        if not (folder / PACK_FILE).is_file():
            raise PlaceError(
                _("The pages of the workbook are not in {folder}. Nothing is lost; install Lederbog again.").format(
                    folder=folder
                )
            )
        faults = Faults(folder / PACK_FILE)
        pack, _places = read_pack(folder / PACK_FILE, faults)
        heads, problems = read_heads(folder)
        return cls(folder, pack, heads, (*faults.sorted(), *problems))

    def exercise(self, page_id: str) -> Exercise:
        """The whole page.

        Raises NotFoundError when there is no such page.
        """
        return self._parse(page_id)[0]

    def problems_of(self, page_id: str) -> tuple[Problem, ...]:
        """The faults in a page; its good fields work all the same.

        Raises NotFoundError when there is no such page.
        """
        return self._parse(page_id)[1]

    def _parse(self, page_id: str) -> tuple[Exercise, tuple[Problem, ...]]:
        if page_id in self._parsed:
            return self._parsed[page_id]
        head = self.heads.get(page_id)
        if head is None:
            raise NotFoundError(_("There is no page called “{page}”.").format(page=shown(page_id)))
        # Imported here: the index is read without a Markdown parser.
        from workbook.curriculum.build import build
        from workbook.curriculum.tail import read_tail

        if self._tail is None:
            self._tail, _problems = read_tail(self.root / TAIL_FILE)
        faults = Faults(head.path)
        text = read_source(head.path, faults)
        exercise, problems = (
            (None, ())
            if text is None
            else build(text, head.path, head.chapter, self._tail, f"{self.pack.id} {self.pack.version}")
        )
        if exercise is None:
            raise NotFoundError(
                _("The page “{page}” can no longer be read. Your answers are safe; put the file back.").format(
                    page=shown(page_id)
                )
            )
        self._parsed[page_id] = exercise, (*faults.sorted(), *problems)
        return self._parsed[page_id]


def page_files(folder: Path, problems: list[Problem]) -> list[tuple[str, Path]]:
    """The chapter id and path of each page file in order; files that are none are faults."""
    found: list[tuple[str, Path]] = []
    for chapter in sorted(entry for entry in folder.iterdir() if entry.is_dir()):
        match = _CHAPTER.fullmatch(chapter.name)
        pages = sorted(chapter.glob("*.md"))
        if pages and match is None:
            message = _("The folder is named NN-chapter, for example 01-opstart. Rename it.")
            problems.append(Problem(chapter, 1, 1, message))
        for page in pages if match else ():
            if page.is_symlink() or chapter.is_symlink():
                message = _("A link to another place cannot be a page. Put the file itself here.")
            elif not _PAGE.fullmatch(page.name):
                message = _("The file is named NN-page.md, for example 01-min-ramme.md. Rename it.")
            else:
                found.append((match[1] if match else "", page))
                continue
            problems.append(Problem(page, 1, 1, message))
    return found


def read_heads(folder: Path) -> tuple[dict[str, PageHead], tuple[Problem, ...]]:
    """The heads of all pages, and the faults that leave a page out or that stand in a head."""
    problems: list[Problem] = []
    heads: dict[str, PageHead] = {}
    for chapter, path in page_files(folder, problems):
        faults = Faults(path)
        text = read_source(path, faults)
        found = read_head(text, path, chapter, faults) if text is not None else None
        if found is not None:
            head = found[0]
            if head.id in heads:
                message = _("The id “{id}” is already used by {file}. Choose another.")
                faults.add(2, 1, message.format(id=head.id, file=heads[head.id].path.name))
            else:
                heads[head.id] = head
        problems.extend(faults.sorted())
    return heads, tuple(problems)
