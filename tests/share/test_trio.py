"""The page for a TRIO meeting: what is on it, in which order, and that nothing is on it that the gate held."""

from datetime import date
from pathlib import Path

from msgspec import structs

from tests.share.conftest import Keep, asked
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, CheckIn, Cycle, FollowUp, Meeting, Plan, Record
from workbook.plan.followups import decide, make_follow_up
from workbook.share import markdown
from workbook.share.note import gather
from workbook.share.outgoing import Outgoing, shown_in
from workbook.share.trio import between, trio_page

SHARED: dict[str, object] = {"share": ["trio"]}


def made(workbook: Workbook, record: Record) -> Record:
    (stored,) = workbook.journal.commit(record)
    return stored


def a_meeting(workbook: Workbook, day: str, number: int, **answers: Answer) -> Meeting:
    now = stamp(workbook.clock.now())
    meeting = Meeting(id=workbook.journal.new_id(), created=now, updated=now, kind="trio", number=number, date=day)
    stored = made(workbook, structs.replace(meeting, answers=answers, share=["trio"], exercise="trio-moede"))
    assert isinstance(stored, Meeting)
    return stored


def a_plan(workbook: Workbook, **more: object) -> Plan:
    now = stamp(workbook.clock.now())
    cycle = Cycle(
        answers={
            "study_forloeb": asked("Flere spurgte", "Hvordan gik det?"),
            "start": asked("2026-11-10", kind="date"),
        },
        checkins=[CheckIn(at=now, answers={"gjort": asked("Hemmeligt", share=[])})],
    )
    plan = Plan(
        id=workbook.journal.new_id(), created=now, updated=now, title="Spørg først", exercise="plan", cycles=[cycle]
    )
    stored = made(workbook, structs.replace(plan, **{"share": ["trio"], **more}))
    assert isinstance(stored, Plan)
    return stored


def page(workbook: Workbook) -> str:
    meetings = between(workbook.journal.meetings(), workbook.clock.today())
    return markdown.write(trio_page(workbook, gather(workbook, "trio"), meetings))


def test_it_lies_between_the_last_meeting_and_the_next(workbook: Workbook) -> None:
    first, second = a_meeting(workbook, "2026-10-01", 1), a_meeting(workbook, "2026-12-01", 2)
    found = between(workbook.journal.meetings(), date(2026, 11, 21))
    assert found.coming is not None
    assert found.last is not None
    assert (found.coming.id, found.last.id, found.since) == (second.id, first.id, date(2026, 10, 1))


def test_everything_stands_in_its_order(workbook: Workbook, keep: Keep) -> None:
    table: list[str | dict[str, str | int | float | bool]] = [
        {"beslutning": "Runde om støj", "hvem": "AMR", "frist": "2026-11-10"},
        {"beslutning": "Brev til nye", "hvem": "TR"},
    ]
    last = a_meeting(workbook, "2026-10-01", 1, beslutninger=asked(table, kind="table"))
    a_meeting(workbook, "2026-12-01", 2, brug_for=asked("Hvad hører I?"), siden_sidst=asked("To møder"))
    made(workbook, make_follow_up(workbook.journal, workbook.clock, "promise", "Runde om støj", date(2026, 11, 10),
                                  source=last.id))  # fmt: skip
    a_plan(workbook)
    keep({"frit": asked(5, "Hvor trygt?", kind="rating")}, share=("trio",))
    keep({"frit": asked(7, "Hvor trygt?", kind="rating"), "eget": asked("Et ord")}, share=("trio",))
    written = page(workbook)
    titles = [line for line in written.splitlines() if line.startswith("#")]
    assert titles[0] == "# TRIO-møde 2 · tirsdag 1. december 2026"
    assert [title for title in titles if title.startswith("## ")] == [
        "## Aftalt sidst", "## Siden sidst", "## Åbne planer", "## Tal", "## Det har jeg brug for fra jer",
        "## Delt siden sidst",
    ]  # fmt: skip
    assert "Runde om støj · AMR · forfalden siden 10.11.2026\n\nBrev til nye · TR\n" in written
    assert "Gør · runde 1" in written
    assert "Flere spurgte" in written
    assert "Hemmeligt" not in written
    assert "7 (før 5, +2)" in written
    assert "Et ord" in written


def test_each_of_them_has_a_line_and_the_question_its_own(workbook: Workbook) -> None:
    a_meeting(
        workbook, "2026-12-01", 2,
        brug_for=asked("Hvad skal vi holde op med?", "Mit ene spørgsmål"),
        brug_for_amr=asked("En runde om støj", "Fra AMR"),
        brug_for_tr=asked("Et ord om vagterne", "Fra TR"),
    )  # fmt: skip
    assert (
        "## Det har jeg brug for fra jer\n\n**Fra TR**\n\nEt ord om vagterne\n\n**Fra AMR**\n\nEn runde om støj\n\n"
        "**Mit ene spørgsmål**\n\nHvad skal vi holde op med?\n"
    ) in page(workbook)


def test_the_one_paragraph_of_an_older_journal_still_stands_under_its_question(workbook: Workbook) -> None:
    a_meeting(workbook, "2026-12-01", 2, brug_for=asked("Et råd", "Det har jeg brug for fra AMR og TR"))
    assert "**Det har jeg brug for fra AMR og TR**\n\nEt råd\n" in page(workbook)


def test_a_decision_that_was_done_says_so(workbook: Workbook) -> None:
    table: list[str | dict[str, str | int | float | bool]] = [{"beslutning": "Runde", "frist": "2026-11-10"}]
    last = a_meeting(workbook, "2026-10-01", 1, beslutninger=asked(table, kind="table"))
    promise = make_follow_up(workbook.journal, workbook.clock, "promise", "Runde", date(2026, 11, 10), source=last.id)
    done = decide(promise, "done", workbook.clock)
    assert isinstance(made(workbook, done), FollowUp)
    assert "Runde · udført" in page(workbook)


def test_what_was_seen_leaves_though_a_promise_was_kept_meanwhile(workbook: Workbook, tmp_path: Path) -> None:
    table: list[str | dict[str, str | int | float | bool]] = [{"beslutning": "Runde", "frist": "2026-11-10"}]
    last = a_meeting(workbook, "2026-10-01", 1, beslutninger=asked(table, kind="table"))
    promise = make_follow_up(workbook.journal, workbook.clock, "promise", "Runde", date(2026, 11, 10), source=last.id)
    stored = made(workbook, promise)
    out = Outgoing(workbook, "trio", "page")
    seen = out.sheet()
    shown = out.content(seen)
    assert isinstance(stored, FollowUp)
    made(workbook, decide(stored, "done", workbook.clock))
    out.save(seen, tmp_path / "trio.md")
    assert (tmp_path / "trio.md").read_bytes() == shown
    assert "udført" not in shown.decode()
    assert "udført" in out.content(out.sheet()).decode()


def test_decisions_in_other_words_for_this_file_stand_there(workbook: Workbook) -> None:
    table: list[str | dict[str, str | int | float | bool]] = [{"beslutning": "Runde om støj", "hvem": "AMR"}]
    a_meeting(workbook, "2026-10-01", 1, beslutninger=asked(table, kind="table"))
    out = Outgoing(workbook, "trio", "page")
    (item,) = out.note().passed
    assert shown_in(out.note(), out.document(out.note())) == {item.key}
    out.edit(item, "En runde om ro")
    written = out.content(out.sheet()).decode()
    assert "## Aftalt sidst\n\nEn runde om ro\n" in written
    assert "støj" not in written
    assert shown_in(out.note(), out.document(out.note())) == {item.key}


def test_a_line_is_shown_only_where_the_page_says_it_itself(workbook: Workbook, keep: Keep) -> None:
    keep({"frit": asked(5, "Hvor trygt?", kind="rating")}, share=("trio",))
    keep({"frit": asked(6, "Hvor trygt?", kind="rating")}, share=("trio",))
    keep({"frit": asked(7, "Hvor trygt?", kind="rating"), "eget": asked("Nr. 5 og 6 talte")}, share=("trio",))
    a_meeting(workbook, "2026-12-01", 2, andet=asked("Nr."))
    out = Outgoing(workbook, "trio", "page")
    note = out.note()
    texts = {item.key: item.text for item in note.passed}
    assert {texts[key] for key in shown_in(note, out.document(note))} == {"6", "7", "Nr. 5 og 6 talte"}
    assert len(texts) == 5


def test_what_is_not_shared_is_not_on_it(workbook: Workbook, keep: Keep) -> None:
    a_meeting(workbook, "2026-12-01", 2, brug_for=asked("Hemmeligt", share=[]))
    a_plan(workbook, share=[])
    keep({"frit": asked("Kun mig")})
    keep({"helbred": asked("Hemmeligt helbred")}, share=("trio",))
    written = page(workbook)
    assert "emmelig" not in written
    assert "Spørg først" not in written
    assert "Der er ikke delt noget med TRIO endnu." in written


def test_a_closed_plan_is_no_open_one(workbook: Workbook) -> None:
    a_plan(workbook, ended="closed", reason="slut")
    assert "Åbne planer" not in page(workbook)


def test_without_counting_the_same_is_let_through_and_held(workbook: Workbook, keep: Keep) -> None:
    keep({"frit": asked("For TRIO", share=["trio"]), "eget": asked("Kun mig")})
    keep({"andre": asked("Om andre")}, share=("trio", "mus"))
    keep({"frit": asked("For MUS")}, share=("mus",))
    a_plan(workbook)
    whole, quick = gather(workbook, "trio"), gather(workbook, "trio", counting=False)
    assert quick.sections == whole.sections
    assert len(quick.sections) == 3
    assert whole.private > quick.private
