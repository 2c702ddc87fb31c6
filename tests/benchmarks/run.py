"""`make bench`: measures the budgets side by side in one run; exits 1 when a bar falls.

`make bench QUICK=1` leaves out 100,000 entries and takes fewer rounds. Samples and peers are kept under `.bench/`.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from tests.benchmarks import app, commands, demo, pages, store, trio, vault, waiting
from tests.benchmarks.peers import BENCH
from tests.benchmarks.rows import Row, table
from tests.benchmarks.sample import make_journal, make_tinydb
from workbook.journal import records

_MADE_BY = (Path(__file__).with_name("sample.py"), Path(records.__file__))
SAMPLES = BENCH / f"samples-{crc32(b''.join(path.read_bytes() for path in _MADE_BY)):08x}"


def main() -> int:
    """Measure, print the table, and give the exit code."""
    quick = os.environ.get("QUICK", "") not in ("", "0")
    sizes, rounds = ([1_000, 10_000], 3) if quick else ([1_000, 10_000, 100_000], 7)
    make_samples(SAMPLES, sizes)
    with TemporaryDirectory(dir=BENCH) as folder:
        place = Path(folder)
        rows = [
            *app.measure(SAMPLES, place, rounds),
            *pages.measure(place, min(rounds, 3)),
            *commands.measure(SAMPLES, place, rounds),
            *demo.measure(place, rounds),
            *store.measure(SAMPLES, place, sizes, rounds),
            *trio.measure(SAMPLES, place / "trio", rounds),
            *vault.measure(SAMPLES, place / "vault", rounds),
            *waiting.measure(place / "waiting", rounds),
        ]
    return report(rows)


def make_samples(place: Path, sizes: list[int]) -> None:
    """Each size once, kept for the next run."""
    for size in sizes:
        if not (place / f"{size}.json").exists():
            make_journal(place / f"{size}", size)
            make_tinydb(place / f"{size}.json", size)


def report(rows: list[Row]) -> int:
    """Print the table; 1 when a bar has fallen."""
    fallen = [row for row in rows if row.fallen]
    sys.stdout.write(table(rows))
    sys.stdout.writelines(f"fallen: {row.what}: {row.ratio:.2f}, the bar is {row.bar:.2f}\n" for row in fallen)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
