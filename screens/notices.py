"""What is to be noted about the files: read whole, looked into, and mended where that can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Static

from screens.dialogs import Notice, button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.messages import JournalChanged
from screens.parts import link
from screens.typed import book_app, workbook_of
from workbook.errors import LederbogError
from workbook.i18n import _, mark

if TYPE_CHECKING:
    from workbook.journal.doctor import Done, Finding


@dataclass
class Examined(Message):
    """What the doctor found, and did before that."""

    done: "Sequence[Done]"
    findings: "Sequence[Finding]"


class NoticeScreen(FrameScreen):
    """The notice, then what is wrong with the files and what can be done; M mends what can be mended."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "#notice"
    HELP = mark(
        "What was noticed about the files of your journal, and what can be done. M does what is said to be done; what "
        "is replaced is kept. Nothing is changed before."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("m", "mend", mark("Do what can be done"), id="notice.mend", also=mark("the button at the end")),
    ]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence
        self._mendable = False

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("Take note"), "bold")), ()

    def keys_here(self) -> str:
        return _("M do what can be done · Esc back") if self._mendable else _("Esc back")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that cannot be done."""
        return self._mendable if action == "mend" else True

    def compose_content(self) -> ComposeResult:
        with VerticalScroll(id="notice"):
            yield Static(self._sentence, classes="passage", markup=False)
            yield Static(_("Looking at the files …"), id="found", markup=False)
        with Horizontal(classes="reading-end -low-end"):
            yield button(_("Do what can be done"), "mend")
            yield button(_("Back"), "back")

    def on_mount(self) -> None:
        self.query_one("#mend").display = False
        self._look(mend=False)

    def _look(self, *, mend: bool) -> None:
        workbook = workbook_of(self)

        from workbook.journal.doctor import examine, repair

        def examined() -> None:
            try:
                journal = workbook.journal
                done = repair(journal.home, workbook.clock, key=journal.key) if mend else []
                self.post_message(Examined(done, examine(journal.home, key=journal.key)))
            except LederbogError as refusal:
                self.app.call_from_thread(self.status, f"✗ {refusal}")

        self.app.run_worker(examined, thread=True, group="examine", exclusive=True, exit_on_error=False)

    def on_examined(self, event: Examined) -> None:
        self._mendable = any(finding.repairable for finding in event.findings)
        self.query_one("#mend").display = self._mendable
        self.query_one("#found", Static).update(_told(event))
        self.refresh_bindings()
        self.status("")
        if event.done:
            book_app(self).look()
            self.app.post_message(JournalChanged())

    def action_mend(self) -> None:
        self._mendable = False
        self.query_one("#found", Static).update(_("Looking at the files …"))
        self._look(mend=True)

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "back")


def notices_of(screen: Screen[None]) -> tuple[str, ...]:
    """What was found when journal, settings and pages were opened, and what is said once."""
    workbook, told = workbook_of(screen), book_app(screen).told
    left_out = [_("A page is left out: {fault}").format(fault=problem) for problem in workbook.library.problems]
    return (*workbook.journal.notices, *workbook.settings.problems, *left_out, *([told] if told else []))


def open_notice(screen: Screen[None], place: int) -> None:
    """One of `notices_of`: with the doctor's words when it is about the journal."""
    notices = notices_of(screen)
    if place >= len(notices):
        return
    if place < len(workbook_of(screen).journal.notices):
        screen.app.push_screen(NoticeScreen(notices[place]))
    else:
        screen.app.push_screen(Notice(_("Take note"), notices[place]))


def _told(event: Examined) -> Content:
    """What was done, then what is found, each with what can be done about it."""
    lines = [Content.assemble((one.finding.found, "bold"), f"\n    {one.said}\n") for one in event.done]
    for finding in event.findings:
        advice = f"\n    {finding.advice}" if finding.advice else ""
        lines.append(Content.assemble(finding.found, (advice, "$text-muted"), "\n"))
    return Content("\n").join(lines)
