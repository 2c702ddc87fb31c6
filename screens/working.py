"""Slow work with the journal, in a thread: the keys that cover the screen or end the app are heard meanwhile."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from screens.messages import Saying
from screens.watching import WatchingApp
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from workbook.context import Workbook


class Finished(Message):
    """A piece of work has come to its end."""


class WorkingApp(WatchingApp, inherit_bindings=False):
    """An app that neither locks the journal nor ends while work with it is under way: that waits for the end."""

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self._under_way = 0
        self._at_end: list[Callable[[], object]] = []
        self._ending = False

    @property
    def working(self) -> bool:
        """Whether work is under way."""
        return self._under_way > 0

    def work(self, work: Callable[[], object]) -> None:
        """Do it in a thread; nothing looks into the journal meanwhile."""

        def whole() -> None:
            try:
                with self.undisturbed():
                    try:
                        work()
                    finally:
                        self.had_lock = self.sealed  # before the next look, which would tell her of it as of another's
            finally:
                self.post_message(Finished())

        self._under_way += 1
        self.run_worker(whole, thread=True, group="work", exit_on_error=False)

    def when_idle(self, act: Callable[[], object]) -> None:
        """Do it now, or when no work is under way any more."""
        if self.working:
            self._at_end.append(act)
        else:
            act()

    def on_finished(self) -> None:
        self._under_way -= 1
        if not self.working:
            waiting, self._at_end = self._at_end, []
            for act in waiting:
                act()

    async def action_quit(self) -> None:
        """Save and end, when what was begun is done."""
        if not self.working:
            self._ending = False
            await super().action_quit()
            return
        if isinstance(self.screen, Saying):
            self.screen.say(_("Lederbog closes when this is done."))
        if not self._ending:
            self._ending = True
            self.when_idle(lambda: self.call_later(self.action_quit))
