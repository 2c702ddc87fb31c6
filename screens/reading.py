"""A record to read: as it was written, with what it was asked and who may see each answer."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from screens import decisions
from screens.dialogs import button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.parts import link
from screens.widgets.heading import share_words
from workbook import dates
from workbook.context import Workbook
from workbook.i18n import _, mark
from workbook.insight.reading import Passage, passages
from workbook.journal.records import FollowUp, Record


class ReadingScreen(FrameScreen):
    """Nothing can be changed here by accident; E opens it to write in."""

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("e", "edit", mark("Write in it"), id="reading.edit", also=mark("the button at the end")),
    ]

    def __init__(self, workbook: Workbook, record_id: str) -> None:
        """Raises NotFoundError."""
        super().__init__()
        self._workbook = workbook
        self._record: Record = workbook.journal.get(record_id)

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        day = dates.long(dates.parse_stamp(self._record.created).date())
        title = Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (self._record.title, "bold"))
        return title, (day, dates.short(dates.parse_stamp(self._record.created).date()))

    def keys_here(self) -> str:
        return _("E write in it · Esc back")

    def compose_content(self) -> ComposeResult:
        with VerticalScroll(id="reading"):
            for passage in passages(self._record):
                yield Static(_shown(passage), classes="passage")
            with Horizontal(id="reading-end"):
                label = (
                    _("Write in it") if self._record.exercise or not self._record.source else _("Open what it is about")
                )
                yield button(label, "edit")
                if isinstance(self._record, FollowUp) and self._record.status in ("open", "moved"):
                    yield button(_("Decide"), "decide")
                yield button(_("Back"), "back")

    def to_front(self) -> None:
        """Show what was written meanwhile."""
        self._record = self._workbook.journal.get(self._record.id)
        shown = [_shown(passage) for passage in passages(self._record)]
        widgets = list(self.query(".passage").results(Static))
        if len(shown) != len(widgets):
            self.refresh(recompose=True)
            return
        for widget, content in zip(widgets, shown, strict=True):
            widget.update(content)

    def action_edit(self) -> None:
        decisions.open_record(self, self._record)

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "edit":
            self.action_edit()
        elif event.button.id == "decide" and isinstance(self._record, FollowUp):
            decisions.ask(self, self._record)
        else:
            await self.action_back()


def _shown(passage: Passage) -> Content:
    """Questions in bold with who may see the answer, answers as they were written."""
    parts: list[Content] = []
    if passage.heading:
        parts.append(Content.styled(f"{passage.heading.upper()}\n", "bold"))
    for line in passage.lines:
        seen_by = "" if line.share is None else f"  [{share_words(line.share)}]"
        question = Content.assemble((line.question, "bold"), (seen_by, "$text-muted"), "\n")
        parts.append(Content.assemble(question, Content(line.text), "\n"))
    return Content("\n").join(parts)
