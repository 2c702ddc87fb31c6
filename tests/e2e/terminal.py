"""A real terminal for the tests: the command in a pty, the screen drawn by pyte, waited for and never slept for."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from pyte import modes

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds until something that should happen at once counts as not happening; a loaded machine needs them."""
ALTERNATE = 1049
KEYS = {
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
}
_OPEN = 'exec "$@" <"$0" >"$0" 2>"$0"'
"""A session's leader that opens a terminal owns it, and gets SIGHUP when the terminal goes."""
_CHUNK = 512
"""Bytes a write: less than a pty buffers, so that reading and writing take turns."""


class NeverShown(AssertionError):
    """Something did not appear in time; the message holds the screen as it was."""


class _Screen(pyte.Screen):
    """pyte's screen with the second page that full-screen programs draw on."""

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self.full = False
        self._normal: tuple[list[str], int, int] | None = None

    def set_mode(self, *numbers: int, **private: bool) -> None:
        if private.get("private") and ALTERNATE in numbers:
            self.full = True
            self._normal = (list(self.display), self.cursor.y, self.cursor.x)
            self.erase_in_display(2)
            self.cursor_position()
        super().set_mode(*numbers, **private)

    def reset_mode(self, *numbers: int, **private: bool) -> None:
        super().reset_mode(*numbers, **private)
        if private.get("private") and ALTERNATE in numbers and self._normal is not None:
            self.full = False
            lines, row, column = self._normal
            self.erase_in_display(2)
            for number, line in enumerate(lines[: self.lines], 1):
                self.cursor_position(number, 1)
                self.draw(line.rstrip())
            self.cursor_position(row + 1, column + 1)


def key(name: str) -> str:
    """What a terminal sends for a key: `enter`, `f8`, `ctrl+s`, or a letter as it is."""
    if name.startswith("ctrl+"):
        return chr(ord(name[-1]) & 0x1F)
    return KEYS.get(name, name)


class Terminal:
    """One run of a program in a window of its own; leaving the `with` ends it."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, columns: int = 80, rows: int = 24
    ) -> None:
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        """Everything that the program wrote to the terminal."""
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._size(columns, rows)
        self._open = True
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", _OPEN, os.ttyname(slave), *command],
            env=dict(environment),
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def end(self) -> None:
        """Kill the program if it still runs, and close the window."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close()

    # What is seen

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, without spaces at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)

    @property
    def flat(self) -> str:
        """The screen as one line of words, so that a sentence is found wherever it wraps."""
        return " ".join(self.text.split())

    def current(self, height: int) -> str:
        """The line that the pointer of a form or a list stands in and the next ones, as one line of words."""
        lines = self.lines[2:]  # below the head line, which has a pointer of its own
        at = next((number for number, line in enumerate(lines) if line.lstrip().startswith("▸")), len(lines))
        return " ".join(" ".join(lines[at : at + height]).split())

    def before_cursor(self) -> str:
        """The line of the cursor, up to the cursor."""
        return self._screen.display[self._screen.cursor.y][: self._screen.cursor.x]

    @property
    def restored(self) -> bool:
        """Whether the normal page and the cursor are back."""
        return not self._screen.full and modes.DECTCEM in self._screen.mode

    # What is done

    def press(self, *names: str) -> None:
        """Send keys, all in one write."""
        self._write("".join(map(key, names)).encode())

    def type(self, text: str) -> None:
        """Send text as it would be typed."""
        self._write(text.encode())

    def paste(self, text: str) -> None:
        """Paste with the brackets that terminals put around a paste; lines end in CR as terminals send them."""
        self._write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the kernel tells the program."""
        self._screen.resize(rows, columns)
        self._size(columns, rows)

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def close(self) -> None:
        """Take the terminal away, as closing its window does."""
        if self._open:
            self._open = False
            os.close(self._master)

    # What is waited for

    def wait_for(self, text: str, *more: str, timeout: float = PATIENCE) -> None:
        """Until all of these stand on the screen, wherever the lines wrap."""
        self.wait_until(lambda: all(part in self.flat for part in (text, *more)), f"{(text, *more)}", timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> None:
        """Until this stands on the screen no more."""
        self.wait_until(lambda: text not in self.flat, f"no {text!r}", timeout)

    def wait_until(self, holds: Callable[[], bool], what: str, timeout: float = PATIENCE) -> None:
        """Until it holds, looking whenever the program has drawn something. Raises NeverShown."""
        end = time.monotonic() + timeout
        while not holds():
            ended = self.process.poll() is not None and not self.pump(0)
            if (ended and not holds()) or time.monotonic() > end:
                why = f"the program ended with {self.process.returncode}" if ended else f"not in {timeout} s"
                raise NeverShown(f"{what}: {why}; the screen:\n{self.text}")
            self.pump(0.05)

    def wait_still(self, seconds: float = 0.06) -> None:
        """Until nothing was drawn for a moment; a busy machine may need longer, so where a look too early does no harm.

        Prefer to wait for what is to be seen.
        """
        end = time.monotonic() + PATIENCE
        while self.pump(seconds) and time.monotonic() < end:
            pass

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """The exit code as a shell gives it, once the program has ended and all it wrote is read."""
        self.wait_until(lambda: self.process.poll() is not None, "an exit", timeout)
        while self.pump(0):
            pass
        code = self.process.returncode
        return code if code >= 0 else 128 - code

    def pump(self, seconds: float) -> bool:
        """Read what the program draws, waiting at most so long for it; whether there was something."""
        if not self._open:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
            return False
        ready, _writable, _odd = select.select([self._master], [], [], seconds)
        try:
            data = os.read(self._master, 65536) if ready else b""
        except OSError:
            data = b""
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def _write(self, data: bytes) -> None:
        end = time.monotonic() + PATIENCE
        while data:
            readable, writable, _odd = select.select([self._master], [self._master], [], 0.05)
            if readable:
                self.pump(0)
            if writable:
                with suppress(BlockingIOError):
                    data = data[os.write(self._master, data[:_CHUNK]) :]
            if time.monotonic() > end:
                raise NeverShown(f"the program reads nothing; the screen:\n{self.text}")

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def lederbog(*arguments: str) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "workbook", *arguments]
