"""Whatever comes in: what is open has a date, what has ended has a reason, and the leader is told what it lacked."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importing.conftest import Bring
from tests.journal.made import THEN
from workbook.clock import FixedClock
from workbook.importing.archive import Archive, read_archive
from workbook.importing.bring import ImportReport
from workbook.importing.journal_copy import read_journal_copy
from workbook.journal.backups import copy_to
from workbook.journal.exchange import documents
from workbook.journal.journal import Journal
from workbook.journal.records import FollowUp
from workbook.plan.due import due_items
from workbook.plan.keeping import unsettled

ID = "0190a1b2-0000-7000-8000-000000000001"
COMMON: dict[str, Any] = {"id": ID, "created": THEN, "updated": THEN, "title": "Ring til TR"}
LACKING: dict[str, tuple[str, dict[str, Any]]] = {
    "open without a date": ("followups", {}),
    "moved without a date": ("followups", {"status": "moved", "decisions": [{"at": THEN, "what": "moved"}]}),
    "done without a decision": ("followups", {"status": "done", "due": "2026-11-01"}),
    "dropped without a reason": ("followups", {"status": "dropped", "decisions": [{"at": THEN, "what": "dropped"}]}),
    "rests without a reason": ("plans", {"ended": "paused", "cycles": [{}]}),
    "closed without a reason": ("plans", {"ended": "closed", "cycles": [{}]}),
}
WHOLE: dict[str, tuple[str, dict[str, Any]]] = {
    "open": ("followups", {"due": "2026-12-01"}),
    "dropped": ("followups", {"status": "dropped", "decisions": [{"at": THEN, "what": "dropped", "reason": "nej"}]}),
    "a plan without a date of its own": ("plans", {"cycles": [{}]}),
    "closed by its choice": ("plans", {"ended": "closed", "cycles": [{"ended": THEN}]}),
}


def archive(tmp_path: Path, table: str, more: dict[str, Any]) -> Archive:
    path = tmp_path / "alt.json"
    record = {**COMMON, **more, "table": table, "fra_fremtiden": 1}
    path.write_text(json.dumps({"format": "lederbog-archive", "version": 1, "records": [record]}), encoding="utf-8")
    return read_archive(path)


def open_things(journal: Journal) -> list[Any]:
    return [*journal.followups(), *journal.plans()]


@pytest.mark.parametrize("lacking", LACKING)
def test_what_it_lacks_is_given_and_said(
    lacking: str, tmp_path: Path, journal: Journal, bring: Bring, clock: FixedClock
) -> None:
    found = archive(tmp_path, *LACKING[lacking])
    report = bring(found)
    assert report.new == 1
    assert "mangle" in report.remarks[0]
    (record,) = open_things(journal)
    assert unsettled([record], clock.today()) == []
    assert ("fra_fremtiden", 1) in next(document for _table, document in documents(journal)).items()
    if "date" in lacking:
        assert [item.id for item in due_items(journal, clock.today(), 60)] == [ID]
    assert bring(found) == ImportReport(known=1)


@pytest.mark.parametrize("whole", WHOLE)
def test_what_lacks_nothing_is_not_touched(whole: str, tmp_path: Path, journal: Journal, bring: Bring) -> None:
    found = archive(tmp_path, *WHOLE[whole])
    assert bring(found) == ImportReport(new=1)
    ((_table, document),) = list(documents(journal))
    assert document == json.loads(found.arrivals[0].document)


def test_a_copy_of_a_journal_is_held_to_the_same(
    tmp_path: Path, journal: Journal, clock: FixedClock, bring: Bring
) -> None:
    there = Journal.open(tmp_path / "there", clock)
    there.commit(FollowUp(id=there.new_id(), created=THEN, updated=THEN, title="x", due="engang"))
    report = bring(read_journal_copy(copy_to(there.home, tmp_path / "journal-PC.lederbog").path))
    assert (report.new, len(report.remarks)) == (1, 1)
    assert unsettled(open_things(journal), clock.today()) == []
