"""A record to read: as it was written, with what it was asked and who may see each answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from screens import decisions, planting, trash
from screens.dialogs import button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.parts import link
from screens.typed import book_app, workbook_of
from screens.widgets.heading import share_words
from workbook import dates
from workbook.context import Workbook
from workbook.errors import LederbogError
from workbook.forms.versions import versions
from workbook.i18n import _, mark
from workbook.insight.reading import Passage, passages
from workbook.journal.records import Entry, FollowUp, Plan, Record
from workbook.plan.keeping import waits
from workbook.plan.sources import opens_something

_AT_THE_END = mark("the button at the end")


class ReadingScreen(FrameScreen):
    """Nothing can be changed here by accident; E opens it to write in."""

    CSS_PATH = "reading.tcss"
    HELP = mark(
        "One note as it was written. E writes in it, Delete puts it into the trash, H shows what it said before. "
        "Nothing is lost by any of them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("e", "edit", mark("Write in it"), id="reading.edit", also=_AT_THE_END),
        bind("h", "versions", mark("Earlier versions"), id="reading.versions", also=_AT_THE_END),
        bind("delete", "throw", mark("Put it into the trash"), id="reading.trash", also=_AT_THE_END),
        bind("r", "recover", mark("Fetch it back"), id="reading.recover", also=_AT_THE_END),
        bind("p", "plan_from", mark("Make a plan of it"), id="reading.plan", also=_AT_THE_END),
        bind("v", "choose", mark("Choose between the versions"), id="reading.choose", also=_AT_THE_END),
    ]

    def __init__(self, workbook: Workbook, record_id: str) -> None:
        """Raises NotFoundError."""
        super().__init__()
        self.workbook = workbook
        self._read(record_id)

    def _read(self, record_id: str) -> None:
        self.record: Record = self.workbook.journal.get(record_id)
        self._earlier = len(versions(self.workbook, record_id)) - 1
        self._conflict = conflict_of(self.workbook, record_id)

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        day = dates.long(dates.parse_stamp(self.record.created).date())
        title = Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (self.record.title, "bold"))
        return title, (day, dates.short(dates.parse_stamp(self.record.created).date()))

    def keys_here(self) -> str:
        if self.record.trashed:
            return _("R fetches it back · Esc back")
        return _("E write in it · P make a plan of it · Esc back · H earlier versions · Delete to the trash")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What lies in the trash is read and fetched back, nothing else."""
        away = bool(self.record.trashed)
        allowed = {
            "edit": not away,
            "throw": not away,
            "recover": away,
            "versions": self._earlier > 0,
            "plan_from": not away and planting.can_grow_from(self, self.record),
            "choose": bool(self._conflict) and not away,
        }
        return allowed.get(action, True)

    def compose_content(self) -> ComposeResult:
        yield _Body(self.compose_body, id="reading")

    def compose_body(self) -> ComposeResult:
        """The record, and under it what can be done with it."""
        if self.record.trashed:
            yield Static(_in_the_trash(self.record), classes="passage -told", markup=False)
        elif self._conflict:
            yield Static(_("There are two versions of this."), classes="passage -told", markup=False)
        yield from self.compose_record()
        for row in self.buttons():
            with Horizontal(classes="reading-end"):
                yield from row

    def compose_record(self) -> ComposeResult:
        """What was written, from top to bottom."""
        for passage in passages(self.record):
            yield Static(shown(passage), classes="passage")

    def buttons(self) -> Iterator[list[Button]]:
        """In rows, so that they fit the smallest screen."""
        record = self.record
        if record.trashed:
            yield [button(_("Fetch it back"), "recover"), button(_("Back"), "back")]
            return
        first = [button(_("Choose between the versions"), "choose")] if self._conflict else []
        bare = not record.exercise and not isinstance(record, Entry)
        if not bare or opens_something(record):
            first.append(button(_("Open what it is about") if bare else _("Write in it"), "edit"))
        if isinstance(record, FollowUp) and waits(record, self.workbook.clock.today()):
            first.append(button(_("Decide"), "decide"))
        yield [*first, button(_("Back"), "back")]
        earlier = [button(_("Earlier versions"), "versions")] if self._earlier else []
        if planting.can_grow_from(self, record):
            yield [button(_("Make a plan of it"), "plan_from")]
        yield [*earlier, button(_("Put it into the trash"), "throw")]

    def to_front(self) -> None:
        """Show what was written meanwhile."""
        self.journal_changed()

    def journal_changed(self) -> None:
        before = (self.record, self._earlier, self._conflict)
        try:
            self._read(self.record.id)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return
        if before != (self.record, self._earlier, self._conflict):
            self.refresh_head()
            self.refresh_bindings()
            self.show_saved()
            self.call_later(self._draw_anew)

    async def _draw_anew(self) -> None:
        """Leave the place and the button where they were."""
        body = self.query_one(_Body)
        top, button_id = body.scroll_offset.y, self.focused.id if self.focused else None
        await body.recompose()
        body.scroll_to(y=top, animate=False)
        for again in body.query(f"#{button_id}") if button_id else ():
            again.focus(scroll_visible=False)

    def action_edit(self) -> None:
        decisions.open_record(self, self.record)

    def action_throw(self) -> None:
        trash.throw(self, self.record.id, leave=True)

    def action_recover(self) -> None:
        trash.recover(self, self.record.id)

    def action_versions(self) -> None:
        from screens.versions import VersionsScreen

        self.app.push_screen(VersionsScreen(self.workbook, self.record.id))

    def action_plan_from(self) -> None:
        planting.plant(self, self.record)

    def action_choose(self) -> None:
        from screens.conflict import open_conflict

        open_conflict(self, self._conflict)

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "decide" and isinstance(self.record, FollowUp):
            decisions.ask(self, self.record)
        else:
            await self.run_action(event.button.id or "back")


class _Body(VerticalScroll):
    """Can be filled anew without the frame around it."""

    def __init__(self, fill: Callable[[], ComposeResult], *, id: str) -> None:
        super().__init__(id=id)
        self._fill = fill

    def compose(self) -> ComposeResult:
        yield from self._fill()


def open_reading(screen: Screen[None], record_id: str) -> None:
    """Show a record to read; one that is gone says so."""
    from screens.plan_reading import PlanReading

    workbook = workbook_of(screen)
    try:
        is_plan = isinstance(workbook.journal.get(record_id), Plan)
        reading = PlanReading(workbook, record_id) if is_plan else ReadingScreen(workbook, record_id)
    except LederbogError as refusal:
        book_app(screen).tell(f"✗ {refusal}")
    else:
        screen.app.push_screen(reading)


def conflict_of(workbook: Workbook, record_id: str) -> str:
    """The id of the version that waits beside the record for a choice, or of the record itself when it is that one."""
    for stored, copy in workbook.journal.conflicts():
        if record_id in (stored.id, copy.id):
            return copy.id
    return ""


def _in_the_trash(record: Record) -> str:
    day = dates.long(dates.parse_stamp(record.trashed).date())
    return _("In the trash since {day}. It goes for good after 30 days.").format(day=day)


def shown(passage: Passage) -> Content:
    """Questions in bold with who may see the answer, answers as they were written."""
    parts: list[Content] = []
    if passage.heading:
        parts.append(Content.styled(f"{passage.heading.upper()}\n", "bold"))
    for line in passage.lines:
        seen_by = "" if line.share is None else f"  [{share_words(line.share)}]"
        question = Content.assemble((line.question, "bold"), (seen_by, "$text-muted"), "\n")
        parts.append(Content.assemble(question, Content(line.text), "\n"))
    return Content("\n").join(parts)
