"""What hides the screen: a key, quiet, a machine that slept. With a lock on the journal, hiding locks it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from screens.covering import CoveringApp
from screens.hidden import HiddenScreen
from screens.key_order import LOOK_AGAIN
from screens.messages import JournalChanged
from screens.signals import on_stop
from screens.terminal import set_title
from screens.typed import book_app
from workbook.errors import LederbogError, LockedError
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from workbook.context import Workbook

LOOK_SECONDS = 2.0
"""Between looks at the clock; nothing is drawn and nothing read."""
ASLEEP = timedelta(seconds=20)
"""A look that comes this late comes after a sleep of the machine."""
TYPED_STAYS = timedelta(seconds=60)
"""How long what is typed on the locked screen stays there untouched."""
LOOKS = 100
"""At what was typed last, before it is sealed as it is; half a second."""
_LOCKED_KEYS = frozenset({"quit", "crisis", "focus_next", "focus_previous"})
"""The actions of the app that work while it is locked, and beside hiding while it works at something."""


class LockingApp(CoveringApp, inherit_bindings=False):
    """An app that can be hidden at once, and that hides by itself."""

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self._touched = self._looked = self.clock.now()
        self._unsealed = False
        """Whether the screen is covered and the key not yet forgotten."""

    def watch_time(self) -> None:
        """Begin; what was before counts for nothing."""
        self._touched = self._looked = self.clock.now()
        self.set_interval(LOOK_SECONDS, self.look_at_time)
        if not self.is_headless:
            on_stop(asyncio.get_running_loop(), self.before_stop)

    def before_stop(self, stop: Callable[[], object]) -> None:
        """Stop as the shell asks, but not before a journal with a lock is locked, nor in the middle of work with it."""
        if self.locked:
            self._covered(stop)
        elif self.sealed:
            self.lock(then=stop)
        else:
            self.when_idle(stop)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseEvent | events.Paste):
            if self._left_alone():  # the key that wakes a machine comes before the next look at the clock
                self.action_hide()
                return
            if not self.working and self._covered_as_shut():
                self.put_off(event)
                return
            self._touched = self.clock.now()
        await super().on_event(event)

    def look_at_time(self) -> None:
        """Hide what nobody has looked at for long, lock after a sleep, and let no half passphrase stand."""
        if self.locked and self.clock.now() - self._touched >= TYPED_STAYS:
            if (lock := self.lock_screen()) is not None:
                lock.forget_typed()
        elif self._left_alone():
            self.action_hide()
        self._looked = self.clock.now()

    def _left_alone(self) -> bool:
        """Whether nobody touched a key for as long as the settings say (0 is never), or the machine slept."""
        if not self._screen_stack or self.covered:
            return False
        now, minutes = self.clock.now(), self.settings.idle_minutes
        idle = bool(minutes) and now - self._touched >= timedelta(minutes=minutes)
        return idle or (self.sealed and now - self._looked >= ASLEEP)

    def hides_screen(self, key: str) -> bool:
        wanted = self.settings.keys
        return any(key in wanted.get(f"app.{action}", "ctrl+l").split(",") for action in ("hide", "lock"))

    def action_lock(self) -> None:
        self.action_hide()

    def action_hide(self) -> None:
        if self.covered:
            return
        if self.sealed:
            self.lock()
        else:
            self.push_screen(HiddenScreen(), self.show_waiting)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the screen is hidden, only quitting works: every other key brings it back; locked, a few more do."""
        if self.covered and not self.locked:
            return action == "quit"
        if self.locked:
            return action in _LOCKED_KEYS and (not action.startswith("focus") or self.typed_here)
        if action in ("hide", "lock"):  # one key, called by what it does
            return (action == "lock") == self.sealed
        return not self.working or action in _LOCKED_KEYS

    # With a lock

    def lock(self, then: Callable[[], object] | None = None) -> None:
        """Cover everything at once; as soon as that is seen, seal what is open, and do `then`."""
        from screens.unlock import UnlockScreen

        self.locked = self._unsealed = True
        set_title(self, _("Terminal"))
        cover = UnlockScreen()
        self.push_screen(cover)
        cover.call_after_refresh(self.call_later, self._covered, then)

    def on_locked_elsewhere(self) -> None:
        """Another window put the lock on: here, too, only the passphrase leads on."""
        self._covered_as_shut()

    def _covered_as_shut(self) -> bool:
        """Cover what can no longer be read; whether it was to be done."""
        shut = bool(self._screen_stack) and not self.locked and self._shut()
        if shut:
            self.lock()
        return shut

    def on_opened_elsewhere(self) -> None:
        """It is said where it stays to be read: what she writes now can be read by whoever has the files."""
        said = _("The lock was taken off in another window. Whoever has the files can read them.")
        self.told = f"{self.told} {said}".strip()
        self.post_message(JournalChanged())

    def _shut(self) -> bool:
        """Whether the journal has no key that fits, though nobody locked it here."""
        try:
            return self.sealed and self.workbook.journal.key is None
        except LockedError:
            return True

    def _covered(self, then: Callable[[], object] | None, looks: int = 0) -> None:
        """Seal when the forms have taken in what was typed last: it belongs to the draft, and may ask the journal."""
        if self.working:  # with the key, and half done it would be worth nothing
            self.when_idle(partial(self._covered, then, looks))
            return
        if self._unsealed and looks < LOOKS and self._unread():
            self.set_timer(LOOK_AGAIN, partial(self._covered, then, looks + 1))
            return
        self.seal()
        if then is not None:
            then()

    def _unread(self) -> bool:
        """Whether something under the cover has messages that it has not read."""
        under = (node for screen in self.screen_stack[:-1] for node in screen.walk_children(with_self=True))
        return any(node.message_queue_size for node in under)

    def seal(self) -> None:
        """Write what is open and forget the key, if that is still to be done."""
        if not self._unsealed:
            return
        self._unsealed = False
        try:
            self.flush_all()
        except (LederbogError, OSError) as refusal:
            self._say_unwritten(str(refusal))
        self.workbook.journal.lock()

    def _say_unwritten(self, fault: str) -> None:
        said = _("✗ {fault} What you wrote last is still in this window, and is written when you unlock it.")
        if (lock := self.lock_screen()) is not None:
            lock.say(said.format(fault=fault))

    def ask_before_quitting(self, sentence: str) -> None:
        """No question lies over the lock: who wants what is not written yet to be kept must unlock."""
        if self.locked:
            self._say_unwritten(sentence)
        else:
            super().ask_before_quitting(sentence)

    def open_with(self, secret: str) -> "Workbook":
        """The workbook, opened with the passphrase or the recovery code. For a thread; raises LederbogError."""
        if self.closed is not None:
            return self.closed.open(secret)
        from workbook.journal.locks import unlock

        workbook = self.workbook
        workbook.journal.unlock(unlock(workbook.journal.home, secret))
        return workbook

    async def let_in(self, workbook: "Workbook", *, with_code: bool) -> None:
        """Go on where it was locked; who came in with the recovery code may choose another passphrase."""
        self.locked = False
        self._touched = self._looked = self.clock.now()
        set_title(self, self.title)
        if self.closed is not None:
            self.workbook = workbook
            await self.first_opened()
        else:
            lock = self.lock_screen()
            while lock is not None and lock in self.screen_stack:
                await self.pop_screen()
            self.had_lock = self.had_lock or self.sealed
            self.look()
            self.catch_up()
        await self.show_waiting()
        if with_code:
            from screens.lock_setup import offer_passphrase

            offer_passphrase(book_app(self))

    async def first_opened(self) -> None:
        """The workbook is there for the first time in this run."""
