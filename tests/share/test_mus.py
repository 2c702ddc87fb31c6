"""The notes for the leader's own talk: her period, what moved, what was concluded, what she asks for."""

from datetime import date

from msgspec import structs

from tests.share.conftest import Keep, asked
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, Cycle, Meeting, Plan, Value
from workbook.share import markdown
from workbook.share.mus import mus_notes, period_of, talk
from workbook.share.note import gather


def a_talk(workbook: Workbook, day: str = "2026-12-04", **answers: Answer) -> Meeting:
    now = stamp(workbook.clock.now())
    meeting = Meeting(id=workbook.journal.new_id(), created=now, updated=now, kind="mus", date=day, share=["mus"])
    (stored,) = workbook.journal.commit(structs.replace(meeting, answers=answers, exercise="mus-forberedelse"))
    assert isinstance(stored, Meeting)
    return stored


def a_plan(workbook: Workbook, title: str, ended: str) -> None:
    now = stamp(workbook.clock.now())
    answers = {"study_forloeb": asked(f"{title} lærte mig det", "Hvordan gik det?")}
    plan = Plan(id=workbook.journal.new_id(), created=now, updated=now, title=title, exercise="plan", share=["mus"])
    workbook.journal.commit(
        structs.replace(plan, cycles=[Cycle(answers=answers)], ended="closed" if ended else "", reason=ended)
    )


def notes(workbook: Workbook) -> str:
    meeting = talk(workbook.journal.meetings(), workbook.clock.today())
    first, last = period_of(meeting)
    return markdown.write(mus_notes(workbook, gather(workbook, "mus", first, last), meeting))


def test_everything_stands_in_its_order(workbook: Workbook, keep: Keep) -> None:
    a_talk(workbook, udvikling=asked("Jeg spørger mere"), naeste_maal=asked("At tie"), stoette=asked("En halv time"))
    a_plan(workbook, "Spørg først", "gjort")
    a_plan(workbook, "Kortere møder", "")
    keep({"frit": asked(4, "Hvor trygt?", kind="rating")}, share=("mus",))
    keep({"frit": asked(7, "Hvor trygt?", kind="rating"), "eget": asked("Et ord")}, share=("mus",))
    written = notes(workbook)
    assert [line for line in written.splitlines() if line.startswith("## ")] == [
        "## Sådan har jeg udviklet mig", "## Tal over tid", "## Afsluttede planer, og hvad de lærte mig",
        "## Det vil jeg lære", "## Det har jeg brug for fra min leder", "## Det har jeg også med",
    ]  # fmt: skip
    assert "4 (21.11.2026) → 7 (21.11.2026)" in written
    assert written.index("Spørg først lærte mig det") < written.index("At tie") < written.index("Kortere møder lærte")
    assert "Et ord" in written


def test_the_period_is_hers(workbook: Workbook, keep: Keep) -> None:
    rows: Value = [{"fra": "2026-12-01", "til": "2026-12-31"}]
    a_talk(workbook, periode=asked(rows, kind="table", share=[]))
    keep({"frit": asked("Før perioden")}, share=("mus",))
    meeting = talk(workbook.journal.meetings(), workbook.clock.today())
    assert period_of(meeting) == (date(2026, 12, 1), date(2026, 12, 31))
    assert "Før perioden" not in notes(workbook)
    assert "Periode: 1.12.2026 – 31.12.2026" in notes(workbook)


def test_a_period_that_is_none_is_all_days(workbook: Workbook) -> None:
    assert period_of(None) == (None, None)
    rows: Value = [{"fra": "i foråret"}]
    assert period_of(a_talk(workbook, periode=asked(rows, kind="table"))) == (None, None)


def test_nothing_that_is_not_shared_is_in_it(workbook: Workbook, keep: Keep) -> None:
    a_talk(workbook, udvikling=asked("Hemmeligt", share=[]))
    keep({"helbred": asked("Hemmeligt helbred")}, share=("mus",))
    written = notes(workbook)
    assert "emmelig" not in written
    assert "Der er ikke delt noget i perioden." in written
