"""Every way in which a disk can fail, at every call and at every byte; `make torture` runs them all."""

import os
from collections.abc import Callable
from functools import cache
from random import Random

import pytest

from tests.journal.made import entry, text_of
from tests.journal.torture import KINDS, OPERATIONS, Killed, Kind, Operation, Run, begun, home_with, locked_home, verify

FULL = "LEDERBOG_TORTURE" in os.environ
CASES = 60_000 if FULL else 3_000
STEP = 1 if FULL else 11
"""Every which byte of an operation the disk is full at."""
PORTIONS = 12
Record = Callable[[str, object], None]


def prepared(operation: Operation, size: int, chance: Random, *, locked: bool) -> Run:
    """The home for an operation; with a lock on it, unless it is of an earlier format."""
    if locked and operation != "migrate":
        files, key = locked_home(size)
        return begun(files, chance, key)
    return begun(home_with(size, operation == "migrate"), chance)


@cache
def calls_of(operation: Operation, size: int, locked: bool) -> int:
    """How many calls of the disk it makes when nothing fails."""
    run = prepared(operation, size, Random(0), locked=locked)
    run.disk.calls = 0
    assert run.attempt(operation)
    return run.disk.calls


def case(seed: int) -> str:
    """One journal, some operations, one fault in one of them; what happened."""
    chance = Random(seed)
    operation, kind = chance.choice(OPERATIONS), chance.choice(KINDS)
    size = chance.choice((2, 3, 7, 18))
    locked = chance.random() < 0.4
    run = prepared(operation, size, chance, locked=locked)
    if operation != "migrate" and chance.random() < 0.5:
        assert run.attempt(chance.choice(("save", "two", "edit", "compact")))
    at, times = chance.randint(1, calls_of(operation, size, locked)), chance.choice((1, 1, 2, 3, 4, 99))
    run.disk.arm(at, kind, times)
    try:
        done = run.attempt(operation)
    except Killed:
        return died(run, kind, chance)
    run.disk.arm(0, kind)
    run.journal.refresh()
    if chance.random() < 0.5:
        assert run.attempt(chance.choice(("save", "two", "edit", "trash", "compact"))), (
            "it goes on as soon as the disk does"
        )
    verify(run.disk.after_kill(), run.truth, run.key)
    verify(run.disk.after_power_cut(chance), run.truth, run.key)
    return "was done all the same" if done else "was refused"


def died(run: Run, kind: Kind, chance: Random) -> str:
    """The next process finds what it should, and can write."""
    left = run.disk.after_kill() if kind == "killed" else run.disk.after_power_cut(chance)
    journal = verify(left, run.truth, run.key)
    record = entry(journal.new_id(), "<after>")
    journal.commit(record)
    run.truth.settle(record.id, (text_of(record), False), acknowledged=True)
    verify(left.after_kill(), run.truth, run.key)
    verify(left.after_power_cut(chance), run.truth, run.key)
    return kind


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_whatever_call_fails_every_acknowledged_save_is_there(portion: int, record_property: Record) -> None:
    counts: dict[str, int] = {}
    for seed in range(portion, CASES, PORTIONS):
        try:
            outcome = case(seed)
        except AssertionError as error:
            raise AssertionError(f"case {seed}: {error}") from error
        counts[outcome] = counts.get(outcome, 0) + 1
    assert counts.keys() >= {"was refused", "killed", "power cut"}, counts
    if FULL:
        for outcome, count in counts.items():
            record_property(f"faults: a disk fails at a call, {outcome}", count)


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_disk_full_at_any_byte_costs_nothing(operation: Operation, locked: bool, record_property: Record) -> None:
    size, refused = 3, 0
    room = 0
    while True:
        run = prepared(operation, size, Random(room), locked=locked)
        run.disk.room = room
        done = run.attempt(operation)
        run.disk.room = None
        verify(run.disk.after_kill(), run.truth, run.key)
        verify(run.disk.after_power_cut(run.chance), run.truth, run.key)
        if done:
            break
        refused += 1
        assert run.attempt("save")
        verify(run.disk.after_kill(), run.truth, run.key)
        room += STEP
    assert room > 300
    assert refused > 300 / STEP
    if FULL:
        record_property(f"faults: the disk is full at a byte of {operation}", refused)
