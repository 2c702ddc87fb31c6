"""What may lie over everything and tells nothing, a hidden screen or a lock: the rest waits until it is gone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual._callback import invoke
from textual.await_complete import AwaitComplete
from textual.widget import AwaitMount

from screens.hidden import HiddenScreen
from screens.upkeep import UpkeepApp

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from screens.unlock import UnlockScreen
    from workbook.context import Workbook


class CoveringApp(UpkeepApp, inherit_bindings=False):
    """An app in which nothing comes to lie over a cover, or in its place."""

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self._waiting: list[Callable[[], object]] = []
        """What was to be shown or done while it is covered, in its order."""

    @property
    def covered(self) -> bool:
        """Whether a screen that tells nothing lies over everything."""
        return self.locked or (bool(self._screen_stack) and isinstance(self.screen, HiddenScreen))

    def when_uncovered(self, act: Callable[[], object]) -> bool:
        """Put it off while it is covered; whether it was."""
        if self.covered:
            self._waiting.append(act)
        return self.covered

    async def show_waiting(self, _uncovered: object = None) -> None:
        """Nothing covers it any more: go on with all that was put off."""
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            await invoke(act)
        await self.go_on()

    def push_screen(self, screen: Any, callback: Any = None, *arguments: Any, **more: Any) -> Any:
        """Show a screen, and call back when it is closed; what may not lie over a cover waits, and so does the call."""

        async def call_back(result: object) -> None:
            call = partial(callback, result)
            if not self.when_uncovered(call):
                await invoke(call)

        called = callback if callback is None else call_back
        show = partial(super().push_screen, screen, called, *arguments, **more)
        if not getattr(screen, "OVER_LOCK", False) and self.when_uncovered(show):
            return AwaitMount(self.screen, [])
        return show()

    def switch_screen(self, screen: Any) -> AwaitComplete:
        """Put a screen in the place of the top one, unless that is a cover."""
        if self.when_uncovered(partial(self.switch_screen, screen)):
            return AwaitComplete()
        return super().switch_screen(screen)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Go to an area; a cover lies over one of them, and would not over another."""
        if self.when_uncovered(partial(self.switch_mode, mode)):
            return AwaitMount(self.screen, [])
        return super().switch_mode(mode)

    def pop_screen(self) -> AwaitComplete:
        """Close the top screen, but never the lock: what is done under it would take it away."""
        if self.locked and self.screen is self.lock_screen():
            return AwaitComplete()
        closed: AwaitComplete = super().pop_screen()
        return closed

    def lock_screen(self) -> "UnlockScreen | None":
        """The lock that lies over everything, or the one that the app begins with."""
        from screens.unlock import UnlockScreen

        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, UnlockScreen)), None)
