"""A hand on the mouse: it clicks on words that it sees, turns the wheel, and writes letters into what it clicked."""

from collections.abc import Callable

from textual import events
from textual.pilot import Pilot

from tests.screens.screen_text import lines_of, text_of, until

_EDGES = ("▏", "▌")
"""What stands before the text of a field."""
_TURNS = 120
Wheel = events.MouseScrollDown | events.MouseScrollUp


class Mouse:
    """Everything is found by what stands on the screen; nothing is found by its name in the code."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self._pilot = pilot
        self._app = pilot.app

    async def sees(self, *words: str) -> None:
        """Until all of these stand on the screen."""
        await until(self._pilot, lambda: all(each in text_of(self._app) for each in words))

    async def click(self, words: str, *, below: str = "", into: int = 1) -> None:
        """Click on the first such words at or below the line with `below`, once the screen stands still."""
        place = await self._find(lambda lines: _place(lines, (words,), below))
        await self._pilot.click(offset=(place[0] + into, place[1]))
        await self._pilot.pause()

    async def click_field(self, question: str) -> None:
        """Click into the field under the question, which is wheeled to."""
        await self.wheel_to(question)
        for _turn in range(_TURNS):
            place = _place(lines_of(self._app), _EDGES, question)
            if place is not None:
                await self._pilot.click(offset=(place[0] + 2, place[1]))
                await self._pilot.pause()
                return
            await self._turn(events.MouseScrollDown)
        raise AssertionError(f"no field under {question!r}")

    async def write(self, text: str) -> None:
        """Write letters into the field that was clicked."""
        await self._pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.sees(text)

    async def write_secret(self, text: str) -> None:
        """Write letters that are not shown."""
        await self._pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.sees("•" * len(text))

    async def wheel_to(self, *words: str) -> None:
        """Turn the wheel until all of these stand on the screen, down to the end and then up."""
        ways = iter((events.MouseScrollDown, events.MouseScrollUp))
        way: type[Wheel] | None = next(ways)
        for _turn in range(_TURNS):
            before = text_of(self._app)
            if all(each in before for each in words):
                return
            if way is None:
                break
            await self._turn(way)
            if text_of(self._app) == before:
                way = next(ways, None)
        raise AssertionError(f"the wheel never reaches {words}:\n{text_of(self._app)}")

    async def _turn(self, kind: type[Wheel]) -> None:
        self._app.post_message(kind(None, 40, 12, 0, 0, 0, False, False, False, 40, 12))
        for _settling in range(3):
            await self._pilot.pause()

    async def _find(self, look: Callable[[list[str]], tuple[int, int] | None]) -> tuple[int, int]:
        seen: list[str] = []

        def still() -> bool:
            before = list(seen)
            seen[:] = lines_of(self._app)
            return before == seen and look(seen) is not None

        await until(self._pilot, still)
        found = look(seen)
        assert found is not None
        return found


def _place(lines: list[str], any_of: tuple[str, ...], below: str) -> tuple[int, int] | None:
    """Column and row of the first of these words at or below the line with `below`."""
    top = next((row for row, line in enumerate(lines) if below in line), None)
    if top is None:
        return None
    for row in range(top, len(lines)):
        columns = [lines[row].index(words) for words in any_of if words in lines[row]]
        if columns:
            return min(columns), row
    return None
