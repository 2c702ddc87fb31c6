"""What has left: when, for whom, in which format, of how many people, and the file's checksum."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from screens.frame import FrameScreen
from screens.keys import BACK
from screens.parts import link
from screens.rows import Row, RowList
from screens.typed import workbook_of
from workbook.dates import parse_stamp, short, time_of_day
from workbook.i18n import _, mark, n_
from workbook.journal.records import ExportRecord
from workbook.share.save import went_to

_SHOWN = 12
"""Characters of a checksum; enough to tell two files apart."""


class LedgerScreen(FrameScreen):
    """Newest first; nothing can be called back, so nothing can be done here but look."""

    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
    ]
    HELP = mark("Every file that was written for others from here. What has left cannot be called back.")

    def head(self) -> tuple[str | Content, tuple[str | Content, ...]]:
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("What has left"), "bold")), ()

    def compose_content(self) -> ComposeResult:
        yield RowList(id="ledger")

    def keys_here(self) -> str:
        return _("Esc back")

    async def action_back(self) -> None:
        await self.run_action("app.back")

    def on_mount(self) -> None:
        self.query_one(RowList).show(list(_rows(workbook_of(self).journal.exports())))
        self.query_one(RowList).focus()


def _rows(records: list[ExportRecord]) -> Iterator[Row]:
    for record in sorted(records, key=lambda one: one.created, reverse=True):
        moment = parse_stamp(record.created)
        people = n_("{n} person", "{n} people", len(record.people)).format(n=len(record.people))
        spoken = f" · {people}" if record.people else ""
        line = f"{short(moment.date())} {time_of_day(moment)}  {went_to(record.audience)} · {record.format}{spoken}"
        yield Row(Content(line), f"left:{record.id}")
        yield Row(Content(f"    SHA-256 {record.sha256[:_SHOWN]}…"))
    if not records:
        yield Row(_("Nothing has left yet."))
