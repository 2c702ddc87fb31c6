"""The journal beside stock TinyDB, beside the disk itself, and beside the decoding of the same lines."""

import json
import os
import random
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copyfile, copytree

import msgspec

from tests.benchmarks.peers import clean_environment, own, own_environment, peer
from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import CLOCK, text
from workbook.journal.copies import JOURNAL
from workbook.journal.journal import Journal

WORKER = Path(__file__).with_name("store_worker.py")
OVER_FSYNC = 0.002
"""Seconds that a save may take beside the disk's own fsync."""


class Worker:
    """A store in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, act: str) -> float:
        """Do it; the seconds that it took."""
        return float(self._answer(act))

    def memory(self) -> dict[str, int]:
        """`VmRSS` and `VmHWM` in bytes."""
        return {name: int(count) for name, count in json.loads(self._answer("memory")).items()}

    def _answer(self, act: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{act}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


@contextmanager
def worker(kind: str, place: Path) -> Iterator[Worker]:
    """`ours` or `stock` on a copy of the sample."""
    python = (own() if kind == "ours" else peer("tinydb")) / "python"
    environment = own_environment() if kind == "ours" else clean_environment()
    command, pipe = [str(python), str(WORKER), kind, str(place)], subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        try:
            yield Worker(process)
        finally:
            process.kill()


def measure(data: Path, place: Path, sizes: list[int], rounds: int) -> list[Row]:
    """All rows of the store; `data` has the samples, `place` is for the copies."""
    rows: list[Row] = []
    for size in sizes:
        rows += beside_stock(data, place / f"{size}", size, rounds)
    rows += saving(data, place / "saving", sizes, rounds)
    for size in (size for size in sizes if size >= 10_000):
        rows.append(opening(data / f"{size}", size, rounds))
    return rows


def beside_stock(data: Path, place: Path, size: int, rounds: int) -> list[Row]:
    """Open, get, query, save and memory at one size."""
    copytree(data / f"{size}", place)
    copyfile(data / f"{size}.json", place / "stock.json")
    file = (place / JOURNAL).stat().st_size
    chance = random.Random(size)
    with ExitStack() as stack:
        workers = [stack.enter_context(worker(*one)) for one in (("ours", place), ("stock", place / "stock.json"))]
        before = [one.memory() for one in workers]
        ours, stock = alternately(1, *(lambda one=one: one.ask("open") for one in workers))
        rows = [Row(f"open, {size:,} entries", ours, stock, "stock TinyDB")]
        after = [one.memory() for one in workers]
        for act in ("get", "query", "save"):
            asked = [f"{act} {text(chance, 200)}" if act == "save" else act for _each in workers]
            ours, stock = alternately(
                rounds, *(lambda one=one, what=what: one.ask(what) for one, what in zip(workers, asked, strict=True))
            )
            rows.append(Row(f"{act}, {size:,} entries", ours, stock, "stock TinyDB"))
    if after[0] and size >= 10_000:
        now, most = (
            [later[name] - earlier["VmRSS"] for earlier, later in zip(before, after, strict=True)]
            for name in ("VmRSS", "VmHWM")
        )
        rows.append(Row(f"memory, {size:,} entries", now[0], file, "the file", 3.0, "MB"))
        rows.append(Row(f"memory at its most, {size:,} entries", most[0], most[1], "stock TinyDB", None, "MB"))
    return rows


def saving(data: Path, place: Path, sizes: list[int], rounds: int) -> list[Row]:
    """A durable save beside a raw append with fsync, and beside a save in the smallest journal."""
    chance = random.Random(7)
    with ExitStack() as stack:
        workers = []
        for size in sizes:
            copytree(data / f"{size}", place / f"{size}")
            workers.append(stack.enter_context(worker("ours", place / f"{size}")))
            workers[-1].ask("open")
        raw = stack.enter_context((place / "raw").open("ab", buffering=0))
        written = text(chance, 200)

        def append() -> float:
            begun = time.perf_counter()
            raw.write(written.encode() + b"\n")
            os.fsync(raw.fileno())
            return time.perf_counter() - begun

        saves = [lambda one=one: one.ask(f"save {written}") for one in workers]
        fsync, *taken = alternately(rounds * 10, append, *saves)
    allowed = fsync + OVER_FSYNC
    rows = [
        Row(f"save, {size:,} entries", one, allowed, f"append and fsync ({fsync * 1e3:.2f} ms) + 2 ms", 1.0)
        for size, one in zip(sizes, taken, strict=True)
    ]
    return [*rows, Row(f"save, {sizes[-1]:,} entries", taken[-1], taken[0], f"save, {sizes[0]:,} entries", 1.5)]


def opening(home: Path, size: int, rounds: int) -> Row:
    """The journal opened, beside each of its lines read and decoded once; both keep what they read."""

    def ours() -> float:
        begun = time.perf_counter()
        journal = Journal.open(home, CLOCK)
        taken = time.perf_counter() - begun
        journal.close()
        return taken

    def decoding() -> float:
        begun = time.perf_counter()
        decoded = [msgspec.json.decode(line.split(b" ", 2)[2]) for line in (home / JOURNAL).read_bytes().splitlines()]
        taken = time.perf_counter() - begun
        assert len(decoded) > size
        return taken

    own_time, other_time = alternately(rounds, ours, decoding)
    return Row(f"open, {size:,} entries", own_time, other_time, "decoding its lines with msgspec", 1.0)
