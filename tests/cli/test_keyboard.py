"""A note typed in a real terminal. There are no such terminals on Windows, whose console hands on whole letters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment
from workbook.clock import FixedClock
from workbook.journal.journal import Journal

if sys.platform != "win32":
    import pty

    @pytest.mark.parametrize(
        ("keys", "kept"),
        [
            ("på gensyn æ\x7f\n", "på gensyn"),
            ("æøå\x7f\x7fAA 👍\x7f!\n", "æAA !"),
            ("forkert\x15rigtigt\n", "rigtigt"),
        ],
    )
    def test_backspace_takes_a_whole_letter(
        tmp_path: Path, home: Path, clock: FixedClock, keys: str, kept: str
    ) -> None:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "workbook", "note"]
        with subprocess.Popen(
            command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env=environment(), cwd=tmp_path
        ) as process:
            os.close(theirs)
            assert os.read(ours, 100).startswith(b"Note: ")
            os.write(ours, keys.encode())
            assert process.stdout is not None
            shown = process.stdout.read().decode().strip()
        os.close(ours)
        assert process.returncode == 0
        (entry,) = Journal.open(home, clock).entries()
        assert (entry.answers["note"].value, entry.id) == (kept, shown)
