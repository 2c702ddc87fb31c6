"""Whatever is typed, in whatever order: it ends, nothing steers the terminal, and what is stored can be read again."""

import re
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plain.conftest import Typed, workbook_in
from workbook.clock import FixedClock
from workbook.curriculum.library import Library
from workbook.journal.journal import Journal
from workbook.paths import content_root
from workbook.plain.desk import sit_down
from workbook.plain.dialogue import UnreadableError

CLOCK = FixedClock(datetime(2026, 11, 21, 14, 5, tzinfo=ZoneInfo("Europe/Copenhagen")))
PAGES = sorted(Library.open(content_root()).heads)
SIGNS = [
    "",
    "",
    "",
    "<",
    ".",
    "-",
    "?",
    "+",
    "q",
    "n",
    "0",
    "1",
    "2",
    "3",
    "7",
    "1 2",
    "-1",
    "99",
    "om 14 dage",
    "31/2",
]
NASTY = ["\x1b[2J", "\x00", "\ud800", "a" * 3000, "{n}", "%s", "../..", "᠎", "\u202e", "👩‍👧", "٣", "1e999", "NaN"]
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
LINE = st.sampled_from(SIGNS) | st.sampled_from(NASTY) | st.sampled_from(PAGES) | st.text(max_size=12)


@settings(max_examples=60)
@given(page=st.sampled_from(PAGES), lines=st.lists(LINE, max_size=60), width=st.integers(0, 100))
def test_any_lines_at_all(page: str, lines: list[str], width: int) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder) / "lederbog"
        typed = Typed([page, *lines], width)
        sit_down(workbook_in(home, CLOCK), typed, lambda _seconds: None)
        assert CONTROL.search("".join(typed.written)) is None
        again = Journal.open(home, CLOCK)
        assert again.notices == ()
        records = [*again.entries(), *again.plans(), *again.followups(), *again.meetings()]
        answers = [each for one in records for each in one.answers.values()]
        answers += [each for draft in again.drafts.all() for each in draft.answers.values()]
        texts = [str(answer.value) for answer in answers]
        assert not any("\x1b" in text or "\x00" in text for text in texts)


def test_a_line_that_cannot_be_read_is_never_an_answer() -> None:
    class Broken(Typed):
        def read(self, prompt: str) -> str:
            if len(self.answers) == 1:
                raise UnreadableError("ulæselig")
            return super().read(prompt)

    with TemporaryDirectory() as folder:
        workbook = workbook_in(Path(folder) / "lederbog", CLOCK)
        with pytest.raises(UnreadableError):
            sit_down(workbook, Broken(["tryghedsskala", "8", "q"]), lambda _seconds: None)
        (draft,) = workbook.journal.drafts.all()
        assert [answer.value for answer in draft.answers.values()] == [8]
