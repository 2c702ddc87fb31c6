"""`lederbog note` and `lederbog due` beside jrnl's add and list, each as a process of its own."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import copytree

from tests.benchmarks.peers import clean_environment, own, own_environment, peer
from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import make_jrnl

SIZE = 10_000
_WORDS = "Vagten sagde højt, at vi havde glemt en aftale. Jeg spurgte, og så talte alle."


def measure(data: Path, place: Path, rounds: int) -> list[Row]:
    """Both rows, on copies of the samples with 10,000 entries."""
    home, config = place / "home", place / "jrnl" / "jrnl.yaml"
    copytree(data / f"{SIZE}", home)
    make_jrnl(place / "jrnl", SIZE)
    ours = [str(own() / "lederbog"), "--home", str(home)]
    jrnl = [str(peer("jrnl") / "jrnl"), "--config-file", str(config)]
    rows: list[Row] = []
    for name, command, other, their in (
        ("note", ["note", _WORDS], [_WORDS], "add"),
        ("due", ["due"], ["-n", "5"], "list (newest 5)"),
    ):
        measures = (_run([*ours, *command], own_environment()), _run([*jrnl, *other], clean_environment()))
        alternately(1, *measures)
        own_time, other_time = alternately(rounds, *measures)
        rows.append(Row(f"lederbog {name}, {SIZE:,} entries", own_time, other_time, f"jrnl {their}", 1 / 3))
    return rows


def _run(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], float]:
    def once() -> float:
        begun = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        return time.perf_counter() - begun

    return once
