"""A page being filled by lines: the signs that lead through it, and the answer that is taken and kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from workbook.curriculum.model import Field
from workbook.errors import AnswerError, LederbogError
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.plain.dialogue import PROMPT, Dialogue
from workbook.plain.question import say_help_called

BACK, STOP, CLEAR, HELP = "<", ".", "-", "?"
"""Each alone on a line; with a space before it, it is an answer like any other."""


class Step(Enum):
    """Where to go after a question."""

    ON = auto()
    BACK = auto()
    STOP = auto()


@dataclass(frozen=True)
class Filling:
    """What every question is asked with."""

    dialogue: Dialogue
    session: FormSession
    wait: Callable[[float], None]
    """Waits for so many seconds."""
    helped: set[str] = field(default_factory=set)
    """The help that was read out and is still called for."""

    def ask(self, prompt: str = PROMPT) -> str:
        """The next line; help is given on the way."""
        while (line := self.dialogue.ask(prompt)) == HELP:
            self.dialogue.say(help_on_pages())
        return line

    def take(self, question: Field, raw: object) -> bool:
        """Give the answer to the session and put it on the disk; False when the field does not take it."""
        try:
            self.session.answer(question.id, raw)
        except AnswerError as refusal:
            self.dialogue.say(str(refusal))
            return False
        self.keep()
        self.help()
        return True

    def help(self) -> None:
        """Read out at once what help the answers call for."""
        say_help_called(self.dialogue, self.session, self.helped)

    def keep(self) -> None:
        """Write the draft. What could not be written is said, and tried again after the next answer."""
        try:
            self.session.flush(durable=True)
        except LederbogError as refusal:
            self.dialogue.say(str(refusal))

    def hint(self, words: str, *, answered: bool) -> None:
        """What may be written, and what Enter alone does."""
        enter = _("Enter keeps your answer, - clears it.") if answered else _("Enter skips it.")
        self.dialogue.say(f"{words} {enter}".strip())


def step_of(line: str) -> Step | None:
    """Where a sign leads; None for an answer."""
    return {BACK: Step.BACK, STOP: Step.STOP}.get(line)


def help_on_pages() -> str:
    """The signs, in a few lines."""
    return _(
        "Enter keeps the answer that is there, or skips the question.\n"
        "- alone clears the answer. < alone goes back one question.\n"
        ". alone stops here; what you answered stays a draft.\n"
        "A text of several lines ends with an empty line.\n"
        "If your answer is one of these signs itself, put a space before it."
    )
