"""A damaged journal made whole again, as far as its backups go: a save that both have is the same line in both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbook.errors import LederbogError, PlaceError
from workbook.journal.backups import generations
from workbook.journal.copies import PREVIOUS
from workbook.journal.disk import Disk
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Header, Line
from workbook.journal.places import saying
from workbook.journal.rotation import REPLACED
from workbook.journal.swapping import Content, content_of


@dataclass
class Remedy:
    """The lines that a journal will have, and where they come from."""

    lines: list[Line]
    """All that can be had, in the order of their sequences."""
    header: Header | None
    fetched: int = 0
    """Saves that a copy has and the journal has not."""
    beyond: int = 0
    """Those of them that come after the journal's last one."""
    lost: int = 0
    """Saves that nobody has."""
    sources: list[Path] = field(default_factory=list)


def copies_of(home: Path, disk: Disk) -> list[Path]:
    """Where older states of the journal lie, the best first. Raises PlaceError."""
    there = generations(home, disk=disk)
    daily = [path for path in there if not path.name.startswith(REPLACED)]
    with saying(home):
        previous = [home / PREVIOUS] if PREVIOUS in disk.listdir(home) else []
    return [*daily, *previous, *(path for path in there if path not in daily)]


def readable(
    paths: Iterable[Path], disk: Disk, refused: list[PlaceError] | None = None, key: JournalKey | None = None
) -> Iterator[tuple[Path, Content]]:
    """Those of the files that can be read, with what is in them; why the disk refused others goes to `refused`."""
    for path in paths:
        try:
            content = content_of(disk, path, key)
        except PlaceError as fault:
            if refused is not None:
                refused.append(fault)
            continue
        except LederbogError:
            continue
        if content.readable:
            yield path, content


def remedy(content: Content, others: Iterable[tuple[Path, Content]]) -> Remedy:
    """What the journal can be made of; it looks no further than it must."""
    have = {line.sequence: line for line in content.lines}
    last = max([*have, content.last])
    found = Remedy(list(content.lines), content.header)
    looked = False
    for path, other in others:
        if looked and not _missing(have, last):
            break
        if not _akin(content, found.header, have, other):
            continue
        looked = True
        more = {line.sequence: line for line in other.lines if line.sequence not in have}
        if more:
            found.sources.append(path)
        have |= more
        found.lines.extend(more.values())
        found.fetched += len(more)
        found.beyond += sum(sequence > last for sequence in more)
        found.header = found.header or other.header
    found.lost = len(_missing(have, last))
    found.lines = _in_order(found.lines)
    return found


def _missing(have: dict[int, Line], last: int) -> list[int]:
    return [sequence for sequence in range(1, last + 1) if sequence not in have]


def _akin(content: Content, header: Header | None, have: dict[int, Line], other: Content) -> bool:
    """Whether the two are one journal in one generation, and say the same wherever both say something."""
    if other.header is None:
        return False
    if header is not None and (header.journal, header.generation) != (other.header.journal, other.header.generation):
        return False
    common = [line for line in other.lines if line.sequence in have]
    if any(have[line.sequence] != line for line in common):
        return False
    return bool(common) or content.header is not None


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """By sequence; a line that stands twice comes once."""
    once: list[Line] = []
    for line in sorted(lines, key=lambda one: one.sequence):
        if not (once and once[-1] == line):
            once.append(line)
    return once
