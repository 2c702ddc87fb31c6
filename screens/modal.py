"""A box over a screen, which closes only when it lies in front."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Modal(ModalScreen[Result], inherit_bindings=False):
    """One that is done while something covers it closes, and says what came of it, when it is in front again."""

    _put_off: Callable[[], object] | None = None

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Textual would close whatever lies in front, and go on at once."""
        if self.app.screen is self:
            closed: AwaitComplete = super().dismiss(result)
            return closed
        self._put_off = self._put_off or partial(self.dismiss, result)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        if self._put_off is not None:
            self._put_off()
