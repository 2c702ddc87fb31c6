"""What screens and their parts tell each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, runtime_checkable

from textual.message import Message


@dataclass
class OpenExercise(Message):
    """Asks the app to open a form: a page, perhaps with the record that it revises or the draft that it resumes."""

    page_id: str
    record_id: str = ""
    draft_id: str = ""
    context: Mapping[str, str] = field(default_factory=dict)


class JournalChanged(Message):
    """Something was committed; what is shown from the journal is old."""


@dataclass
class SaveState(Message):
    """Where the leader's words are: in the journal, in a draft, or not on disk."""

    state: Literal["saved", "draft", "failed"]
    moment: datetime
    sentence: str = ""
    """For `failed`: what happened and what to do."""


@runtime_checkable
class Flushable(Protocol):
    """A screen with words that may not be on disk yet."""

    def flush_now(self) -> None:
        """Write them durably, at once, without leaving the form.

        Raises LederbogError when the disk refuses.
        """


@runtime_checkable
class Saying(Protocol):
    """A box or a cover with a line of its own for what there is to say."""

    def say(self, sentence: str) -> None:
        """Show it until the next is to be said."""


@runtime_checkable
class Leavable(Protocol):
    """A screen that does something when it is left, such as turning a draft into an entry."""

    def leave_now(self) -> bool:
        """Do it; False when the screen must stay, and then it says why."""


@runtime_checkable
class Savable(Protocol):
    """A screen that can store its words as a record."""

    def save_now(self) -> None:
        """Store them and say so."""
