"""Share: what would leave and what stays, line by line, beside the very text; then, and only then, a file."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from screens.dialogs import LineInput, button
from screens.frame import AreaScreen
from screens.keys import PALETTE, bind
from screens.preview import Preview
from screens.typed import workbook_of
from workbook.dates import short
from workbook.i18n import _, mark
from workbook.journal.records import AUDIENCES, Audience
from workbook.share.outgoing import Layout, Outgoing
from workbook.share.save import place_of

TITLES: dict[Audience, str] = {"trio": mark("TRIO"), "mus": mark("My MUS"), "leder": mark("My leader")}
LAYOUTS: dict[Layout, str] = {"page": mark("One page"), "all": mark("Everything shared")}


class ShareScreen(AreaScreen, Preview):
    """Left what goes out and what is held, right the file as it would be; Save writes it."""

    CSS_PATH = "share.tcss"
    AREA = "share"
    HELP = mark(
        "Choose who it is for. At the left stands what goes out and what is held and why, at the right the file as it "
        "will be. A line about others, and every mark that may give somebody away, goes out only when you say yes with "
        "Space. E changes a line's words for this file alone, R puts a role in place of what is marked."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("t", "audience('trio')", mark("TRIO"), id="share.trio", also=mark("click its button")),
        bind("m", "audience('mus')", mark("My MUS"), id="share.mus", also=mark("click its button")),
        bind("l", "audience('leder')", mark("My leader"), id="share.leder", also=mark("click its button")),
        bind("v", "layout", mark("One page or everything"), id="share.layout", also=mark("click its button")),
        bind("p", "period", mark("Period"), id="share.period", also=mark("click its button")),
        bind("b", "ledger", mark("What has left"), id="share.ledger", also=PALETTE),
        bind("g", "place", mark("Save the file"), id="share.place", also=mark("click the button")),
        bind("a", "apv", mark("APV copy"), id="share.apv", also=mark("click its button")),
        bind("escape", "lines", mark("Out of the field"), id="screen.lines", also=mark("Tab")),
    ]

    def compose_content(self) -> ComposeResult:
        with Horizontal(id="share-for"):
            yield Static(_("For"), classes="share-word")
            for audience in AUDIENCES:
                yield button(_(TITLES[audience]), f"for-{audience}")
            yield button(_("APV copy"), "apv")
        with Horizontal(id="share-how"):
            for how in ("layout", "form", "period"):
                yield button("", f"how-{how}")
        yield from self.panes()
        with Vertical(id="share-save"), Horizontal(id="share-file"):
            yield Static(_("Save as"), classes="share-word")
            yield LineInput(id="share-path")
            yield button(_("Save the file"), "save")

    def keys_here(self) -> str:
        return _("Space yes · E words · R role · G save")

    def begin(self) -> Outgoing:
        return Outgoing(workbook_of(self))

    def refresh_area(self) -> None:
        self.look_anew()

    def show_choices(self) -> None:
        super().show_choices()
        for audience in AUDIENCES:
            chosen = audience == self.out.audience
            self._label(f"for-{audience}", f"{'▸' if chosen else ' '} {_(TITLES[audience])}")
        self.query_one("#how-layout", Button).display = self.out.audience != "leder"
        self._label("how-layout", f"[ {_(LAYOUTS[self.out.layout])} (V) ]")
        first, last = self.out.period
        days = f"{short(first) if first else '…'} – {short(last) if last else '…'}" if first or last else _("all days")
        self._label("how-period", f"[ {days} (P) ]")

    def _label(self, button_id: str, label: str) -> None:
        self.query_one(f"#{button_id}", Button).label = Content(label)

    def action_audience(self, audience: Audience) -> None:
        self.out.audience = audience
        if audience == "leder":
            self.out.layout = "all"
        self.refresh_now()

    def action_layout(self) -> None:
        if self.out.audience == "leder":
            return
        self.out.layout = "all" if self.out.layout == "page" else "page"
        self.refresh_now()

    def action_period(self) -> None:
        from screens.share_asking import ask_period

        ask_period(self, self.out)

    def action_ledger(self) -> None:
        from screens.ledger import LedgerScreen

        self.app.push_screen(LedgerScreen())

    def action_place(self) -> None:
        """To the file's name first: nothing is written at the first key."""
        self.query_one("#share-path", LineInput).focus()

    def action_apv(self) -> None:
        """The part of the plans that is written for all: a copy of its own."""
        from screens.apv import ApvScreen

        self.app.push_screen(ApvScreen())

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        pressed = event.button.id or ""
        for audience in AUDIENCES:
            if pressed == f"for-{audience}":
                self.action_audience(audience)
        {
            "save": self._save,
            "apv": self.action_apv,
            "how-layout": self.action_layout,
            "how-form": self.action_form,
            "how-period": self.action_period,
        }.get(pressed, lambda: None)()

    @on(Input.Submitted, "#share-path")
    def _submitted(self) -> None:
        self._save()

    def _save(self) -> None:
        from screens.share_asking import save

        if self.sheet is None:
            self.say_looking()
        elif not self.sheet.note.passed:
            self.status(_("There is nothing to save: no answer is shared with them yet."))
        else:
            save(self, self.out, self.sheet, place_of(self.query_one("#share-path", LineInput).value))
