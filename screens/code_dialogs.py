"""The recovery code: shown once, to be written on paper, and proved by typing two of its groups back."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Button, Input, Static

from screens.dialogs import Dialog, LineInput, button
from screens.keys import bind
from workbook.i18n import _, mark
from workbook.journal.passphrases import groups, same_group

_IN_A_ROW = 3
"""Groups in a line; more would not fit a narrow window."""


class CodeDialog(Dialog[bool]):
    """Shows the code; it cannot be marked, so it reaches no clipboard. True when it is written down, never None."""

    CSS_PATH = "secret.tcss"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "stay", mark("Write it down first"), id="code.stay", also=mark("the button")),
    ]

    def __init__(self, code: str) -> None:
        text = _(
            "Write it on paper and keep the paper where you keep your passport. It opens your workbook when you have "
            "forgotten the passphrase. If both are lost, nobody can open it: not you, not your employer, not those who "
            "made the program."
        )
        super().__init__(_("Your recovery code"), text)
        self._groups = groups(code)

    def compose_body(self) -> ComposeResult:
        yield Static(numbered(self._groups), id="code")

    def compose_buttons(self) -> ComposeResult:
        yield button(_("I have written it down"), "done")

    @on(Button.Pressed)
    def _done(self) -> None:
        self.dismiss(True)

    def action_stay(self) -> None:
        """Esc does not lead past it: what is not written down now may be missed for ever."""


class ProofDialog(Dialog[bool]):
    """Asks for two groups. True when they are right, False when the code is to be shown again."""

    CSS_PATH = "secret.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "again", mark("Show the code again"), id="proof.again", also=mark("the button")),
    ]

    def __init__(self, code: str, places: Sequence[int]) -> None:
        """`places`: the groups that are asked for, from 0."""
        super().__init__(_("Is it on your paper?"), _("Read two groups of the recovery code from your paper."))
        self._groups = groups(code)
        self._places = places

    def compose_body(self) -> ComposeResult:
        for place in self._places:
            yield Static(_("Group {n}").format(n=place + 1), classes="group", markup=False)
            yield LineInput(id=f"group-{place}")
        yield Static(classes="dialog-said", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Go on"), "check")
        yield button(_("Show the code again"), "again")

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        if event.input.id == f"group-{self._places[-1]}":
            self.action_check()
        else:
            self.focus_next()

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "again")

    def action_again(self) -> None:
        self.dismiss(False)

    def action_check(self) -> None:
        for place in self._places:
            line = self.query_one(f"#group-{place}", LineInput)
            if not same_group(line.value, self._groups[place]):
                said = _("✗ Group {n} is another one. Look at your paper.").format(n=place + 1)
                self.query_one(".dialog-said", Static).update(said)
                line.focus()
                return
        self.dismiss(True)


def numbered(every: Sequence[str]) -> Content:
    """The groups with their numbers, some in a line."""
    cells = [f"{place}: {group}" for place, group in enumerate(every, 1)]
    width = max((len(cell) for cell in cells), default=0) + 3
    rows = [cells[start : start + _IN_A_ROW] for start in range(0, len(cells), _IN_A_ROW)]
    return Content("\n".join("".join(cell.ljust(width) for cell in row).rstrip() for row in rows))
