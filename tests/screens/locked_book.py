"""Workbooks with a lock: a door that opens for one secret and can be made to fail, and the real lock, cheap."""

from threading import Event

import pytest

from screens.closed import ClosedBook
from workbook.context import Workbook
from workbook.errors import LederbogError, LockedError
from workbook.journal.passphrases import Costs
from workbook.journal.vaulting import prove_code, turn_on

SECRET = "gule støvler om natten"
CHEAP = Costs(memory_kib=32, passes=1, lanes=1)


class Door:
    """What stands before the journal: it opens for one secret, and can be made to say something else, or to wait."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.tried: list[str] = []
        self.refusal: LederbogError | None = None
        self.wait: Event | None = None
        self.prepared = 0

    def open(self, secret: str) -> Workbook:
        self.tried.append(secret)
        if self.wait is not None:
            assert self.wait.wait(10)
        if self.refusal is not None:
            raise self.refusal
        if secret != SECRET:
            raise LockedError("Den åbner ikke.")
        return self.workbook

    def prepare(self) -> None:
        self.prepared += 1

    def closed(self) -> ClosedBook:
        return ClosedBook(
            home=self.workbook.journal.home,
            settings=self.workbook.settings,
            clock=self.workbook.clock,
            open=self.open,
            prepare=self.prepare,
        )


class Latch:
    """The real lock on an open journal, with little cost; it tells which drafts were there when it fell."""

    def __init__(self, workbook: Workbook) -> None:
        self.journal = workbook.journal
        done = turn_on(self.journal.home, workbook.clock, SECRET, costs=CHEAP)
        prove_code(self.journal.home, done.key)
        self.journal.unlock(done.key)
        self.code = done.code
        self.drafts_when_locked: list[str] = []

    @property
    def locked(self) -> bool:
        """Whether the key is forgotten."""
        try:
            return self.journal.key is None
        except LockedError:
            return True

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Look at the drafts before the lock falls."""
        lock = self.journal.lock

        def falls() -> None:
            drafts = self.journal.drafts.all()
            self.drafts_when_locked = [str(answer.value) for draft in drafts for answer in draft.answers.values()]
            lock()

        monkeypatch.setattr(self.journal, "lock", falls)
