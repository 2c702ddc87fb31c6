"""A leader who answers in lines, over the shipped pages and an empty journal."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from workbook import paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.forms.filled import Target
from workbook.forms.opening import open_form
from workbook.journal.journal import Journal
from workbook.plain.desk import sit_down
from workbook.plain.dialogue import Dialogue, Ended
from workbook.plain.page import fill_page
from workbook.settings import Settings


class Typed:
    """Lines from a list; then the input ends. What is written is kept."""

    patient = False

    def __init__(self, answers: Sequence[str], width: int = 80) -> None:
        self.width = width
        self.answers = list(answers)
        self.written: list[str] = []

    @property
    def text(self) -> str:
        return "\n".join(self.written)

    def write(self, line: str) -> None:
        self.written.append(line)

    def read(self, prompt: str) -> str:
        if not self.answers:
            raise Ended
        return self.answers.pop(0)


class Replies(Typed):
    """Answers by what was said last: each key is a piece of it, each value the lines that follow; else Enter."""

    def __init__(self, replies: Mapping[str, Sequence[str]]) -> None:
        super().__init__(())
        self._left = {key: list(lines) for key, lines in replies.items()}
        self._now: list[str] = []
        self._read = 0

    def read(self, prompt: str) -> str:
        said = " ".join(self.written[self._read :])
        self._read = len(self.written)
        self._now = next((lines for key, lines in self._left.items() if key in said), self._now)
        return self._now.pop(0) if self._now else ""


Fill = Callable[..., tuple[Typed, Target | None]]
Sit = Callable[..., str]


@pytest.fixture
def workbook(tmp_path: Path, clock: FixedClock) -> Workbook:
    return workbook_in(tmp_path / "lederbog", clock)


def workbook_in(home: Path, clock: FixedClock) -> Workbook:
    """The shipped pages and the journal of that folder."""
    return Workbook(Library.open(paths.content_root()), Journal.open(home, clock), Settings(), clock)


@pytest.fixture
def fill(workbook: Workbook) -> Fill:
    """Fill a page; a dict of replies, or lines. Gives what was said and what is to be opened next."""

    def run(page: str, answers: Mapping[str, Sequence[str]] | Sequence[str]) -> tuple[Typed, Target | None]:
        lines = Replies(answers) if isinstance(answers, Mapping) else Typed(answers)
        return lines, fill_page(Dialogue(lines), open_form(workbook, page), lambda _seconds: None)

    return run


@pytest.fixture
def sit(workbook: Workbook) -> Sit:
    """Sit down with the whole mode; everything that was said."""

    def run(*answers: str) -> str:
        lines = Typed(answers)
        sit_down(workbook, lines, lambda _seconds: None)
        return lines.text

    return run
