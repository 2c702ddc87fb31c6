"""What is done for the files when the app opens and closes: the day's backup, old trash, a smaller journal."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from workbook.clock import Clock
from workbook.errors import LederbogError
from workbook.journal.journal import Journal

Step = Callable[[Journal, Clock], object]


def _back_up(journal: Journal, clock: Clock) -> object:
    # Imported here: it comes some time after the start, which need not wait for it.
    from workbook.journal import backups

    return backups.make(journal, clock)


_GRACE: Final = timedelta(days=1)
"""What is to go at a close, and did not because it was locked or killed, goes at a start this much later."""
AT_START: Final[Sequence[Step]] = (
    lambda journal, clock: journal.purge_old_trash(clock.now() - _GRACE),
    _back_up,
    lambda journal, _clock: journal.compact(),
)
AT_CLOSE: Final[Sequence[Step]] = (
    lambda journal, clock: journal.purge_old_trash(clock.now()),
    _back_up,
    lambda journal, _clock: journal.compact(),
)
"""The trash goes first, so that no new backup holds what is gone for good."""


def look_after(journal: Journal, clock: Clock, steps: Sequence[Step]) -> tuple[str, ...]:
    """Do the steps, each though another failed; a sentence for each that did. Safe in a thread beside saves."""
    refusals: list[str] = []
    for step in steps:
        try:
            step(journal, clock)
        except LederbogError as refusal:
            refusals.append(str(refusal))
    return tuple(dict.fromkeys(refusals))
