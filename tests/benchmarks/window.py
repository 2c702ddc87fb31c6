"""A program in a terminal of its own: when it has drawn all that it wants to draw, and how much work that was."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 80, 24
QUIET = 0.4
"""Seconds without a byte after which a screen has settled."""
PATIENCE = 20.0


class Window:
    """One run of a program; leaving the `with` ends it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.output = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, env=dict(environment), stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def settled(self, words: str) -> float:
        """Seconds from the start to the last byte before a silence, once the words were drawn."""
        last = 0.0
        end = self._begun + PATIENCE
        while time.perf_counter() < end:
            if self._read(QUIET):
                last = time.perf_counter()
            elif words.encode() in self.output:
                return last - self._begun
        raise TimeoutError(f"{words!r} was not drawn in {PATIENCE} s")

    def press(self, key: str, quiet: float) -> None:
        """Type a key and read what it draws, until nothing came for so long.

        Raises TimeoutError when it draws nothing.
        """
        os.write(self._master, key.encode())
        if not self._read(PATIENCE):
            raise TimeoutError(f"{key!r} drew nothing")
        while self._read(quiet):
            pass

    def draws(self, keys: str, words: str) -> None:
        """Type the keys at once, and read until the words are drawn.

        Raises TimeoutError when they are not.
        """
        begun, end = len(self.output), time.perf_counter() + PATIENCE
        os.write(self._master, keys.encode())
        while words.encode() not in self.output[begun:]:
            if time.perf_counter() > end or not self._read(PATIENCE):
                raise TimeoutError(f"{words!r} was not drawn")

    def work(self) -> float:
        """Seconds of processor that the program has used, in all its threads."""
        parts = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self, seconds: float) -> bool:
        ready, _writable, _odd = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            raise EOFError(f"the program ended: {self.output[-2000:].decode(errors='replace')}")
        self.output += data
        return True
