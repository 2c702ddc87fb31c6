"""When things happened: the days a case stood at each step, micro-actions by day."""

from datetime import timedelta

from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import FollowUp
from workbook.plan.followups import decide
from workbook.plan.keeping import keep

CASE, SMALL = "fem-trins-proces", "mikrohandlinger"


def _shown(workbook: Workbook, page: str, field: str, record: str = "") -> tuple[str, ...]:
    session = open_form(workbook, page, record_id=record)
    found = session.computed(field)
    assert found is not None
    return (found.text, *found.drawn(60))


def test_days_at_each_step_are_counted_from_the_saved_versions(workbook: Workbook, clock: FixedClock) -> None:
    assert _shown(workbook, CASE, "dage") == ("Dagene tælles, fra første gang du gemmer siden.",)
    session = open_form(workbook, CASE)
    session.answer("sag", "Uro ved vagtskiftet")
    session.answer("trin", "1")
    (record,) = session.commit().records
    for step, days in (("1", 3), ("2", 9), ("3", 1), ("3", 1)):
        clock.moment += timedelta(days=days)
        session = open_form(workbook, CASE, record_id=record.id)
        session.answer("trin", step)
        session.answer("problem", f"Set {clock.today()}")
        session.commit()
    clock.moment += timedelta(days=2)

    text, *drawn = _shown(workbook, CASE, "dage", record.id)
    assert text.startswith("3. Prioritere og handle: 3 dage, siden ")
    assert [line.split("  ")[-1] for line in drawn] == ["12 dage", "1 dag", "3 dage"]
    assert _shown(workbook, CASE, "andre_sager", record.id) == ("Ingen andre sager er åbne.",)
    assert _shown(workbook, CASE, "andre_sager")[1] == "Uro ved vagtskiftet  ●●●○○  3. Prioritere og handle"


def test_micro_actions_by_day_done_or_due_and_none_that_was_dropped(workbook: Workbook, clock: FixedClock) -> None:
    assert _shown(workbook, SMALL, "kalender") == ("Det begynder med den første mikrohandling, du gemmer.",)
    made: list[FollowUp] = []
    for text in ("Spørge", "Takke", "Ringe"):
        session = open_form(workbook, SMALL)
        session.answer("handling", text)
        made += [one for one in session.commit().records if isinstance(one, FollowUp)]
    keep(workbook.journal, clock.today(), decide(made[0], "done", clock))
    keep(workbook.journal, clock.today(), decide(made[1], "dropped", clock, reason="Ikke nu"))

    text, _signs, _days, *weeks = _shown(workbook, SMALL, "kalender")
    assert text == "1 udført · 1 åbne."
    assert ("".join(weeks).count("●"), "".join(weeks).count("○")) == (1, 1)
