"""A process of its own that writes to a journal: `python -m tests.journal.writer HOME NAME COUNT [KIND]`.

Prints the text of every save once it was acknowledged.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.journal.made import draft, entry
from workbook.clock import SystemClock
from workbook.errors import LederbogError
from workbook.journal.journal import Journal


def main() -> None:
    """Write until all is written, or until the process is killed."""
    home, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    journal = Journal.open(home, SystemClock())
    save = _saver(journal, sys.argv[4] if len(sys.argv) > 4 else "entry")
    os.write(1, b"ready\n")
    sys.stdin.readline()
    for number in range(count):
        text = f"{name}-{number}"
        try:
            save(text)
        except LederbogError as told:
            sys.exit(told.exit_code)
        os.write(1, f"{text}\n".encode())


def _saver(journal: Journal, kind: str) -> Callable[[str], None]:
    if kind == "draft":
        draft_id = journal.new_id()
        return lambda text: journal.drafts.write(draft(draft_id, text), durable=False)
    if kind == "compact":
        return lambda text: _commit_and_compact(journal, text)
    return lambda text: _commit(journal, text)


def _commit_and_compact(journal: Journal, text: str) -> None:
    journal.compact(force=True)
    _commit(journal, text)


def _commit(journal: Journal, text: str) -> None:
    journal.commit(entry(journal.new_id(), text))


if __name__ == "__main__":
    main()
