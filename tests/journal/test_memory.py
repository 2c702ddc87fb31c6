import tracemalloc
from pathlib import Path

from tests.journal.made import entry
from workbook.clock import FixedClock
from workbook.journal.journal import Journal


def test_an_open_journal_takes_little_more_than_its_file(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    journal.commit(*[entry(journal.new_id(), "Vi talte om det. " * 30) for _ in range(2000)])
    size = (tmp_path / "journal.lederbog").stat().st_size
    assert size > 1_000_000
    tracemalloc.start()
    try:
        again = Journal.open(tmp_path, clock)
        held, _peak = tracemalloc.get_traced_memory()
        assert held < 2 * size
        assert len(again.entries()) == 2000
        assert tracemalloc.get_traced_memory()[0] < 2 * size, "records are not kept once they are handed out"
    finally:
        tracemalloc.stop()
