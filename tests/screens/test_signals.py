"""The app in a real terminal: what is typed survives every signal, and the exit code is honest."""

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from workbook.clock import SystemClock
from workbook.journal.journal import Journal

if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios

    STARTED = b"Overblik"
    PATIENCE = 30.0
    DEAF = (
        "import signal, screens.signals\n"
        "del screens.signals.ENDINGS[signal.SIGHUP]\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    )

    class Terminal:
        """Lederbog in a terminal of its own, on a journal where the first start is behind."""

        def __init__(self, home: Path, before: str = "") -> None:
            code = f"{before}\nfrom workbook.cli.main import main\nmain()"
            self.pid, self.master = pty.fork()
            if self.pid == 0:
                os.chdir(ROOT)
                os.environ.update(LEDERBOG_HOME=str(home), TERM="xterm-256color", PYTHONPATH=str(ROOT))
                os.execv(sys.executable, [sys.executable, "-c", code])
            fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            self.seen = b""

        def wait_for(self, words: bytes) -> None:
            """Read until the words come."""
            end = time.monotonic() + PATIENCE
            while words not in self.seen:
                assert time.monotonic() < end, self.seen[-400:]
                self.read()

        def read(self) -> None:
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.master, 65536)
                except OSError:
                    self.seen += b""

        def type(self, text: str) -> None:
            self.seen = b""
            os.write(self.master, text.encode())

        def exit_code(self) -> int:
            """Read on until the process has ended; gives what a shell would."""
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    return os.waitstatus_to_exitcode(status)
                self.read()
            raise AssertionError("it never ended")

    @pytest.fixture
    def home(tmp_path: Path) -> Path:
        """A journal with an entry in it."""
        from workbook.context import Workbook
        from workbook.curriculum.library import Library
        from workbook.forms.first_start import first_start
        from workbook.paths import content_root
        from workbook.settings import Settings

        home = tmp_path / "bog"
        journal = Journal.open(home, SystemClock())
        first_start(Workbook(Library.open(content_root()), journal, Settings(), SystemClock()), "Nord", "trio", None)
        journal.close()
        return home

    def _draft(home: Path) -> str:
        journal = Journal.open(home, SystemClock())
        drafts = journal.drafts.all()
        journal.close()
        return str(drafts[0].answers["note"].value) if drafts else ""

    @pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
    def test_a_signal_leaves_the_words_on_disk(home: Path, number: signal.Signals, code: int) -> None:
        terminal = Terminal(home)
        terminal.wait_for(STARTED)
        terminal.type("n")
        terminal.wait_for(b"Behold og luk")
        terminal.type("sidste ord æøå")
        terminal.wait_for("æøå".encode())
        os.kill(terminal.pid, number)
        assert terminal.exit_code() == code
        assert _draft(home) == "sidste ord æøå"
        assert b"\x1b[?1049l" in terminal.seen, "the terminal was not given back"

    def test_a_terminal_that_goes_away_ends_the_app_though_the_signal_is_ignored(home: Path) -> None:
        terminal = Terminal(home, DEAF)
        terminal.wait_for(STARTED)
        terminal.type("n")
        terminal.wait_for(b"Behold og luk")
        terminal.type("ord")
        terminal.wait_for(b"ord")
        os.close(terminal.master)
        pid, status = os.waitpid(terminal.pid, 0)
        assert pid == terminal.pid
        assert os.waitstatus_to_exitcode(status) == 129
        assert _draft(home) == "ord"

    def test_ctrl_q_ends_with_zero(home: Path) -> None:
        terminal = Terminal(home)
        terminal.wait_for(STARTED)
        terminal.type("\x11")
        assert terminal.exit_code() == 0
