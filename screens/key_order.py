"""Keys act in the order in which they were typed, however fast they come.

Textual hands a key to the field that has the focus at once, but Tab, Enter and Esc take effect only when they have
climbed through every parent. Of a burst `7 Tab words` (a slow line, a busy machine, a macro) the words would reach the
field that was to be left, and a rating cannot keep them.
"""

from collections import deque
from functools import partial
from typing import TypeGuard

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

LONGEST_HOLD = 1.0
"""Seconds after which the next key goes on in any case: the widget that had the last one may be gone."""
SHORT_HOLD = 0.03
"""The same for as long as a key waits that hides the screen, and how long that one waits at most."""
BURST = 20
"""Keys behind which it does not wait at all: nobody types so many in a moment."""
LOOK_AGAIN = 0.005
"""Seconds until the next look at whether the screen has worked off what the key set going."""


class OrderedKeys(App[int], inherit_bindings=False):
    """Hands on a key only when what the last one asked for is done; what is merely written never waits."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()
        self._aside: deque[events.Key | events.Paste] = deque()
        """What was typed before the screen was covered and had no time to act: it is not for the cover."""
        self._acting: events.Key | events.Paste | None = None
        self._typed_on: Screen[object] | None = None

    @property
    def settled(self) -> bool:
        """Whether every key that was typed has had its effect."""
        return self._acting is None and not self._held

    async def on_event(self, event: events.Event) -> None:
        if _typed(event) and not self.screen_stack:
            return  # typed, or on its way up, while the app ended: nothing is left that it could be for
        if not _typed(event) or event.is_forwarded:
            await super().on_event(event)
            if event is self._acting:
                self._arrived(event)
        elif self._acting is not None:
            self._held.append(event)
            if self._hides(event):
                if len(self._held) > BURST and not self.covered:
                    self._put_aside(event)
                self.set_timer(SHORT_HOLD, partial(self._hide_first, event))
        else:
            await self._act(event)

    def _hides(self, event: events.Key | events.Paste) -> bool:
        return isinstance(event, events.Key) and self.hides_screen(event.key)

    def hides_screen(self, key: str) -> bool:
        """Whether the key is for hiding the screen, which cannot wait."""
        return False

    @property
    def covered(self) -> bool:
        """Whether a screen that tells nothing lies over everything."""
        return False

    @property
    def typed_here(self) -> bool:
        """Whether the key that acts was typed on the screen in front: one that is late may have been for another."""
        return self._acting is not None and self._typed_on is self.screen and not self._hides(self._acting)

    def put_off(self, event: events.Event) -> None:
        """Let what was typed act when the cover is gone: it was for what lay in front, or for the cover that came."""
        if _typed(event) and not self._hides(event):
            self._aside.append(event)

    def _put_aside(self, event: events.Key | events.Paste) -> None:
        """Let what waits before this one come when the cover is gone."""
        while self._held[0] is not event:
            self._aside.append(self._held.popleft())

    async def _hide_first(self, event: events.Key | events.Paste) -> None:
        if event in self._held and self._acting is not None and not self.covered:
            self._put_aside(event)
            await self._act(self._held.popleft())

    async def go_on(self) -> None:
        """Nothing covers the screen any more: what was typed before comes first."""
        if self._aside and not self.covered and not any(map(self._hides, self._held)):
            self._held.extendleft(reversed(self._aside))
            self._aside.clear()
        while self._held and self._acting is None:
            await self._act(self._held.popleft())

    async def _act(self, event: events.Key | events.Paste) -> None:
        at = self.focused
        if isinstance(at, Input | TextArea) and (isinstance(event, events.Paste) or event.is_printable):
            await super().on_event(event)
            return
        self._acting, self._typed_on = event, self.screen
        await super().on_event(event)
        hold = SHORT_HOLD if any(map(self._hides, self._held)) else LONGEST_HOLD
        self.set_timer(hold, partial(self._acted, event))
        self._climb(event, at or self._typed_on, twice=True)

    def _climb(self, event: events.Event, node: DOMNode | None, *, twice: bool) -> None:
        """Follow the key up: at every parent behind it, and again behind the messages that it gave rise to.

        A key that nobody takes reaches the app by itself; one that is taken on the way is known by this alone.
        """
        while node is not None and node is not self:
            onward = node if twice else node.parent
            if node.call_later(self._climb, event, onward, twice=not twice):
                return
            node, twice = node.parent, True
        self.call_later(self._arrived, event)

    def _arrived(self, event: events.Event) -> None:
        """Wait for what the key set going beside its way, and until it is laid out.

        A screen that was opened must have its focus, and a question that appeared its place: Tab goes by places.
        """
        if self._acting is not event or not self.screen_stack:
            return
        if self.screen is not self._typed_on:
            self._typed_on = self.screen
            self.screen.call_after_refresh(self.call_later, self._arrived, event)
        elif any(node.message_queue_size for node in self.screen.walk_children(with_self=True)):
            self.set_timer(LOOK_AGAIN, partial(self._arrived, event))
        else:
            self.screen.call_after_refresh(self.call_later, self._acted, event)

    async def _acted(self, event: events.Event) -> None:
        if self._acting is not event:
            return
        self._acting = None
        await self.go_on()


def _typed(event: events.Event) -> TypeGuard[events.Key | events.Paste]:
    return isinstance(event, events.Key | events.Paste)
