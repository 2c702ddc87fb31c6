"""The locked journal beside the plain one: opening it over the key derivation itself, and a save."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from threading import Thread

from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import CLOCK, PASSPHRASE, entries, text
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.locks import unlock
from workbook.journal.records import Answer, Entry
from workbook.journal.vaulting import turn_on
from workbook.people.forgetting import forget
from workbook.people.register import add
from workbook.vault.derive import stretched
from workbook.vault.keys import DEFAULT_COSTS

SIZE = 10_000
OVER_KDF = 0.5
"""Seconds that an unlock may take beside the derivation of the key."""
SAVE_BAR = 1.3
PAUSE = 0.1
"""Seconds that another thread, the one with the keys, may have to wait for its turn."""


def measure(data: Path, place: Path, rounds: int) -> list[Row]:
    """The rows; `data` has the samples, `place` is for a plain and a locked copy."""
    plain, sealed = place / "plain", place / "sealed"
    for home in (plain, sealed):
        copytree(data / f"{SIZE}", home)
    turn_on(sealed, CLOCK, PASSPHRASE)
    return [_unlocking(sealed, rounds), _saving(plain, sealed, rounds), _forgetting(sealed)]


def _unlocking(home: Path, rounds: int) -> Row:
    """From the passphrase to a journal that was read, beside the derivation alone and half a second."""

    def whole() -> float:
        begun = time.perf_counter()
        journal = Journal.open(home, CLOCK, key=unlock(home, PASSPHRASE))
        taken = time.perf_counter() - begun
        assert len(journal.entries()) >= SIZE
        journal.close()
        return taken

    def derivation() -> float:
        begun = time.perf_counter()
        stretched(PASSPHRASE.encode(), b"0" * 16, DEFAULT_COSTS)
        return time.perf_counter() - begun

    ours, alone = alternately(rounds, whole, derivation)
    against = f"the key derivation ({alone * 1e3:.0f} ms) + {OVER_KDF * 1e3:.0f} ms"
    return Row(f"unlock, {SIZE:,} entries", ours, alone + OVER_KDF, against, 1.0)


def _saving(plain: Path, sealed: Path, rounds: int) -> Row:
    """The same save in both, in turns."""
    key = unlock(sealed, PASSPHRASE)
    ours, beside = alternately(rounds * 30, _saver(sealed, key), _saver(plain, None))
    return Row(f"save in a locked journal, {SIZE:,} entries", ours, beside, "save in a plain one", SAVE_BAR)


def _saver(home: Path, key: JournalKey | None) -> Callable[[], float]:
    journal = Journal.open(home, CLOCK, key=key)
    (pattern,), chance = list(entries(1)), random.Random(4)

    def save() -> float:
        answer = Answer(question="Hvad lagde du mærke til?", kind="long", value=text(chance, 200))
        entry = Entry(
            id=journal.new_id(), created=pattern.created, updated=pattern.updated, title="x", answers={"note": answer}
        )
        begun = time.perf_counter()
        journal.commit(entry)
        return time.perf_counter() - begun

    return save


def _forgetting(home: Path) -> Row:
    """The longest that another thread waits for its turn while somebody is forgotten, in the quieter of two runs."""
    journal = Journal.open(home, CLOCK, key=unlock(home, PASSPHRASE))
    pauses = []
    for name in ("Kirstine Holm", "Birthe Lund"):
        person = add(journal, CLOCK, name[0], "en pædagog", name)
        work = Thread(target=forget, args=(journal, person, CLOCK.now()))
        longest, last = 0.0, time.perf_counter()
        work.start()
        while work.is_alive():
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        pauses.append(longest)
    return Row(f"longest pause while somebody is forgotten, {SIZE:,} entries", min(pauses), PAUSE, "100 ms", 1.0)
