"""What the leader should know about the files of her journal, one sentence each."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbook.i18n import _, n_
from workbook.journal.reading import Damage


def copies_found(names: Iterable[str]) -> list[str]:
    """For files that a sync program laid beside the journal."""
    return [
        _(
            "{name} lies beside your journal: a copy that a sync program made. It was not touched. "
            "You can restore or import it."
        ).format(name=name)
        for name in names
    ]


def damage_found(path: Path, damage: Sequence[Damage]) -> list[str]:
    """For lines that are not what was written."""
    said = []
    unreadable = sum(one.kind == "unreadable" for one in damage)
    if unreadable:
        said.append(
            n_(
                "{n} line of {path} is damaged. It was left as it is, and everything else was read.",
                "{n} lines of {path} are damaged. They were left as they are, and everything else was read.",
                unreadable,
            ).format(n=unreadable, path=path)
        )
    if len(damage) > unreadable:
        said.append(
            _("Lines are missing or out of order in {path}. Everything that is there was read.").format(path=path)
        )
    return said


def records_unread(ids: Sequence[str]) -> list[str]:
    """For records that this version does not understand."""
    if not ids:
        return []
    return [
        n_(
            "{n} note cannot be read by this version and is not shown: {ids}. It was left as it is.",
            "{n} notes cannot be read by this version and are not shown: {ids}. They were left as they are.",
            len(ids),
        ).format(n=len(ids), ids=", ".join(ids))
    ]


def lines_rescued(paths: Iterable[Path]) -> list[str]:
    """For unfinished last lines that were moved out of the way."""
    return [
        _("The last save before this had not been finished; what there was of it lies in {path}.").format(path=path)
        for path in paths
    ]


def files_put_aside(paths: Iterable[Path]) -> list[str]:
    """For damaged files that were written anew from what could be read."""
    return [
        _(
            "The journal was damaged and was written anew from all that could be read; the damaged one lies in {path}."
        ).format(path=path)
        for path in paths
    ]


def emptied(path: Path, copies: Sequence[Path]) -> list[str]:
    """For a journal that holds nothing though there are copies of one that did."""
    if not copies:
        return []
    return [
        _("There is nothing in {path}, but {copy} is there. You can fetch it with: lederbog restore FILE").format(
            path=path, copy=copies[0]
        )
    ]
