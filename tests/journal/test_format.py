import json
import subprocess
import sys
from pathlib import Path

from msgspec import structs, to_builtins

from tests.journal.made import THEN, entry, filled
from workbook.clock import FixedClock
from workbook.journal.records import Plan

READER = Path(__file__).with_name("reader.py")


def read(path: Path) -> dict[str, dict[str, object]]:
    """The tables as the standalone reader gives them."""
    done = subprocess.run([sys.executable, "-I", "-S", str(READER), str(path)], capture_output=True, check=True)
    tables: dict[str, dict[str, object]] = json.loads(done.stdout)
    return tables


def test_another_program_reads_the_journal_from_its_description(tmp_path: Path, clock: FixedClock) -> None:
    journal = filled(tmp_path / "home", clock, 3)
    record = journal.entries()[1]
    record.answers["note"].value = 'æøå\n\u2028 \\ " 👩‍👩‍👧'
    journal.commit(record, Plan(id=journal.new_id(), created=THEN, updated=THEN, title="En plan"))
    journal.commit(structs.replace(entry(journal.new_id()), tags=["sidst"]))
    journal.database.table("notes").insert({"n": 1})
    journal.database.table("notes").insert({"n": 2})
    journal.database.table("notes").remove(doc_ids=[1])
    journal.database.table("dropped").insert({"n": 3})
    journal.database.drop_table("dropped")
    tables = read(tmp_path / "home" / "journal.lederbog")
    assert tables["entries"] == {one.id: to_builtins(one) for one in journal.entries()}
    assert tables["plans"] == {one.id: to_builtins(one) for one in journal.plans()}
    assert tables["notes"] == {"2": {"n": 2}}
    assert tables["dropped"] == {}


def test_it_passes_over_damage_and_an_unfinished_line(tmp_path: Path, clock: FixedClock) -> None:
    journal = filled(tmp_path / "home", clock, 3)
    path = tmp_path / "home" / "journal.lederbog"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], lines[1], lines[2].replace(b"note", b"mote"), lines[3], lines[3][:40]]))
    kept = [journal.entries()[0].id, journal.entries()[2].id]
    assert list(read(path)["entries"]) == kept


def test_the_reader_is_short_and_needs_nothing() -> None:
    source = READER.read_text(encoding="utf-8")
    assert source.count("\n") <= 60
    assert "msgspec" not in source
    assert "workbook" not in source
