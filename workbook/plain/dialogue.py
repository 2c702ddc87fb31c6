"""Reading and writing lines: all that the line-by-line mode knows of a terminal."""

import re
import shutil
import textwrap
from typing import BinaryIO, Protocol, TextIO

from workbook.errors import AnswerError
from workbook.i18n import _, n_
from workbook.text import clean

PROMPT = "> "
NARROWEST = 20
_KEYS = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z])")
"""What arrow keys and pasting leave in a line where nothing edits it."""


class Ended(Exception):
    """There is no more input."""


class UnreadableError(AnswerError):
    """A line that is not UTF-8."""


class Lines(Protocol):
    """Where lines come from and go to."""

    @property
    def width(self) -> int:
        """Columns of a line that is written."""

    @property
    def patient(self) -> bool:
        """Whether a person answers, who can be asked again."""

    def write(self, line: str) -> None:
        """Write a line."""

    def read(self, prompt: str) -> str:
        """The next line without its end. Raises Ended and UnreadableError."""


class StreamLines:
    """The lines of two streams, which need not be terminals."""

    def __init__(self, source: BinaryIO, target: TextIO) -> None:
        self._source = source
        self._target = target
        self._first = True

    @property
    def width(self) -> int:
        """The window's, as it is now; 80 when there is none."""
        return shutil.get_terminal_size((80, 24)).columns

    @property
    def patient(self) -> bool:
        """Whether the input is a terminal."""
        return self._source.isatty()

    def write(self, line: str) -> None:
        """Write a line, at once: a pause is counted in lines."""
        self._target.write(line + "\n")
        self._target.flush()

    def read(self, prompt: str) -> str:
        """The next line; what is piped in has no line end of its own on the screen."""
        self._target.write(prompt)
        self._target.flush()
        raw = self._source.readline()
        if not raw or not self.patient:
            self._target.write("\n")
        if not raw:
            raise Ended
        try:
            line = raw.decode("utf-8-sig" if self._first else "utf-8")
        except UnicodeDecodeError as fault:
            raise UnreadableError(_("That line is not UTF-8, so it was not taken. Nothing else is lost.")) from fault
        self._first = False
        return line.rstrip("\r\n")


class Dialogue:
    """Words to the leader, and her answers."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def say(self, text: str = "", *, first: str = "", rest: str | None = None) -> None:
        """Write a text, wrapped to the window; its own line breaks stay.

        `first` stands before its first line and `rest` (as many spaces without it) before the others.
        """
        width = max(self._lines.width, NARROWEST)
        rest = " " * len(first) if rest is None else rest
        for line in clean(text).text.split("\n"):
            wrapped = textwrap.wrap(
                line,
                width,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for part in wrapped or [first.rstrip()]:
                self._lines.write(part)
            first = rest

    def draw(self, line: str) -> None:
        """Write a line whose spaces count, cut into pieces where the window is too narrow for it."""
        width = max(self._lines.width, NARROWEST)
        text = clean(line).text.expandtabs().rstrip()
        for start in range(0, max(len(text), 1), width):
            self._lines.write(text[start : start + width])

    def ask(self, prompt: str = PROMPT) -> str:
        """The next line, without what no text may hold.

        Raises Ended at the end of input. A line that is not UTF-8 is asked for again; where nobody can be asked again
        it raises UnreadableError, for the lines after it would answer other questions.
        """
        while True:
            try:
                raw = self._lines.read(prompt)
            except UnreadableError as refusal:
                if not self._lines.patient:
                    raise
                self.say(str(refusal))
                continue
            cleaned = clean(_KEYS.sub("", raw))
            if cleaned.dropped:
                left_out = n_(
                    "{n} control character was left out.", "{n} control characters were left out.", cleaned.dropped
                )
                self.say(left_out.format(n=cleaned.dropped))
            return cleaned.text.rstrip()

    def pick(self, options: list[str], nothing: str) -> int | None:
        """The place of the option that was chosen by its number; None for an empty line, which means `nothing`."""
        for place, option in enumerate(options, 1):
            self.say(option, first=f"{place}. ")
        self.say(_("Write a number. Enter: {nothing}").format(nothing=nothing))
        while (line := self.ask()).strip():
            chosen = number_of(line)
            if chosen is not None and 1 <= chosen <= len(options):
                return chosen - 1
            self.say(not_in_list(len(options)))
        return None


def number_of(line: str) -> int | None:
    """The whole number that a line holds and nothing else."""
    text = line.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def not_in_list(count: int) -> str:
    """The sentence for a number that no option has."""
    return _("Write one of the numbers 1 to {n}.").format(n=count)
