"""Random keys, clicks, pastes and window sizes in the real app: it never ends by itself and loses no word."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

import msgspec
import pytest
from textual import events
from textual.errors import NoWidget
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.ending import LOG
from screens.exercise import ExerciseScreen
from screens.form import Form
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.session import FormSession
from workbook.journal.records import Value

STEPS = 30
KEYS = (
    *("up", "down", "left", "right", "tab", "shift+tab", "enter", "escape", "space", "backspace", "delete", "home"),
    *("end", "pageup", "pagedown", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10"),
    *("ctrl+s", "ctrl+t", "ctrl+l", "ctrl+p", "ctrl+n", "ctrl+z", "ctrl+a", "ctrl+k", "ctrl+w", "shift+down"),
    *"0123456789abxæ/?.,-+#[",
)
HOSTILE = (
    *(
        "[b]x[/",
        "[/]",
        "[@click=app.quit()]q[/]",
        "{0}%s",
        "\x1b[31m\x00",
        "\ud83d",
        "👨‍👩‍👧 e\u0301 \u202e",
        "| a | b |",
    ),
    *("32-13-2026", "9" * 40, "1e400", "nan", "\t\n\n\r\n", "<script>&amp;", "Sanne " * 200),
)
SIZES = ((80, 24), (60, 20), (120, 40), (1, 1), (20, 5))


@dataclass
class Monkey:
    """Does one random thing at a time, and looks at every form that it has left."""

    app: LederbogApp
    pilot: Pilot[int]
    clock: FixedClock
    random: Random
    pages: list[str]
    looked_at: int = 0
    """How many words were looked for on the disk."""
    open: list[FormSession] = field(default_factory=list)

    async def step(self) -> None:
        """One act, and a look at what it did."""
        chance = self.random.random()
        if chance < 0.2:
            await self.write()
        elif chance < 0.65:
            await self.pilot.press(*self.random.choices(KEYS, k=self.random.choice((1, 1, 3, 12))))
        elif chance < 0.78:
            await self.click()
        elif chance < 0.84 and len(self.app.screen_stack) < 3:
            self.app.open_exercise(self.random.choice(self.pages))
        elif chance < 0.94:
            self.app.post_message(events.Paste(self.random.choice(HOSTILE)))
        elif chance < 0.97:
            await self.pilot.resize_terminal(*self.random.choice(SIZES))
        else:
            self.clock.moment += timedelta(days=self.random.choice((-3, 0, 1, 8)), minutes=1)
        await self.pilot.pause()
        self.look()

    async def write(self) -> None:
        """Go to a question of the form, if there is one, and put some words there."""
        if isinstance(self.app.screen, ExerciseScreen) and self.app.screen.query(Form):
            self.random.choice(self.app.screen.form.fields()).focus_answer()
            await self.pilot.pause()
        self.app.post_message(events.Paste(f"ord{self.random.randrange(10**6)} {self.random.choice(HOSTILE)}"))

    async def click(self) -> None:
        width, height = self.app.size
        with suppress(NoWidget):  # a window of one cell, or a screen that is just being laid out
            await self.pilot.click(offset=(self.random.randrange(width), self.random.randrange(height)))

    def look(self) -> None:
        """Every form that is not on the screen any more is on the disk."""
        stacks = self.app._screen_stacks.values()
        now = [one.session for stack in stacks for one in stack if isinstance(one, ExerciseScreen)]
        on_disk = written(self.app.workbook.journal.home)
        for left in (one for one in self.open if one not in now):
            assert lost(left, on_disk) == []
            self.looked_at += len(texts(left))
        self.open = now


def written(home: Path) -> bytes:
    """Everything that is on the disk, in the journal and in the drafts."""
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.suffix in (".lederbog", ".draft"))


def lost(session: FormSession, on_disk: bytes) -> list[str]:
    """The fields of a form whose words are not on the disk; a form that nobody answered has none."""
    return [name for name, text in texts(session).items() if msgspec.json.encode(text)[1:-1] not in on_disk]


def texts(session: FormSession) -> dict[str, Value]:
    """The words in a form."""
    if not session.touched and session.record is None:
        return {}
    return {name: answer.value for name, answer in session.draft.answers.items() if answer.kind in ("long", "short")}


@pytest.mark.parametrize("seed", range(2))
async def test_a_monkey_neither_ends_the_app_nor_loses_a_word(begun: Workbook, clock: FixedClock, seed: int) -> None:
    app = LederbogApp(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        monkey = Monkey(app, pilot, clock, Random(seed), sorted(begun.library.heads))
        app.open_exercise("mine-triggere")
        for _step in range(STEPS):
            await monkey.step()
            if app._exit:
                break
    assert not (begun.journal.home / LOG).exists()
    assert [field for session in monkey.open for field in lost(session, written(begun.journal.home))] == []
