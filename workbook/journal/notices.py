"""What the leader should know about the files of her journal, one sentence each."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbook.i18n import _, n_
from workbook.journal.intervals import LONGEST
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


def end_missing(path: Path, count: int) -> list[str]:
    """For saves that a sealed journal had at its end, and has no more."""
    if not count:
        return []
    return [
        n_(
            "The end of {path} is missing: {n} save that was in it is gone. The file was cut, or put back to an "
            "earlier day. See what can be fetched from a backup: lederbog doctor",
            "The end of {path} is missing: {n} saves that were in it are gone. The file was cut, or put back to an "
            "earlier day. See what can be fetched from a backup: lederbog doctor",
            count,
        ).format(n=count, path=path)
    ]


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


def days_bounded(*, out_of_bounds: bool) -> list[str]:
    """For settings that count days no date can be made with."""
    if not out_of_bounds:
        return []
    text = _(
        "The settings in the journal count days that cannot be meant. What lies outside 0 to {most} is read as the "
        "nearest of the two."
    )
    return [text.format(most=LONGEST)]


def lines_rescued(paths: Iterable[Path]) -> list[str]:
    """For unfinished last lines that were moved out of the way."""
    return [
        _("The last save before this had not been finished; what there was of it lies in {path}.").format(path=path)
        for path in paths
    ]


def inbox_put_aside(paths: Iterable[Path]) -> list[str]:
    """For notes written while the journal was locked that cannot be read."""
    return [
        _(
            "Not every note that was written while the journal was locked can be read: the file was damaged. "
            "All that could be read is here; the damaged file lies in {path}."
        ).format(path=path)
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


def forgotten_return(count: int) -> list[str]:
    """For a copy that still knows people who were forgotten here: its texts may name them."""
    if not count:
        return []
    sentence = n_(
        "The copy knows {n} person whom you have forgotten, and its texts may bring the name back. Add that person "
        "again with role and name, and then: lederbog person forget ALIAS",
        "The copy knows {n} people whom you have forgotten, and its texts may bring their names back. Add them again "
        "with role and name, and then, for each: lederbog person forget ALIAS",
        count,
    )
    return [sentence.format(n=count)]
