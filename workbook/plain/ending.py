"""The end of the input in the middle of something: what was written is put on the disk before anything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbook.errors import LederbogError
from workbook.plain.dialogue import Ended, UnreadableError


class NotKeptError(LederbogError):
    """The end came, and what was written last could not be put on the disk; says why."""

    def __init__(self, refusal: LederbogError) -> None:
        super().__init__(str(refusal))
        self.exit_code = refusal.exit_code


@contextmanager
def kept(flush: Callable[[], object]) -> Iterator[None]:
    """Call `flush` when the input ends, cannot be read, or is broken off with Ctrl+C. Raises NotKeptError."""
    try:
        yield
    except (Ended, KeyboardInterrupt, UnreadableError):
        try:
            flush()
        except LederbogError as refusal:
            raise NotKeptError(refusal) from refusal
        raise
