"""The note: what is gathered, in which order, and that nothing private is in it in any form."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace as replaced

from tests.share.conftest import Keep, asked
from workbook import i18n
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.journal.records import (
    Answer,
    CheckIn,
    Cycle,
    Draft,
    Entry,
    FollowUp,
    Meeting,
    Plan,
    Record,
)
from workbook.share import markdown, shared_json
from workbook.share.note import Note, gather

Forms = (markdown.render, shared_json.render)


def made(workbook: Workbook, kind: type[Record], **more: object) -> Record:
    now = stamp(workbook.clock.now())
    record = kind(id=workbook.journal.new_id(), created=now, updated=now)
    for name, content in more.items():
        setattr(record, name, content)
    (stored,) = workbook.journal.commit(record)
    return stored


def texts(note: Note) -> list[str]:
    return [item.text for item in note.passed]


def plain(source: str) -> str:
    """What a viewer shows of the Markdown."""
    inline = [token.children or [] for token in MarkdownIt("commonmark").parse(source) if token.type == "inline"]
    return "\n\n".join("".join(map(shown, children)) for children in inline)


def shown(child: Token) -> str:
    return "\n" if child.type == "hardbreak" else child.content


def test_only_what_is_shared_with_the_audience_is_in_the_note(workbook: Workbook, keep: Keep) -> None:
    keep({"frit": asked("Alt det gode"), "eget": asked("Det svære", share=[])}, share=("trio",))
    keep({"eget": asked("Kun til mus", share=["mus"])})
    note = gather(workbook, "trio")
    assert texts(note) == ["Alt det gode"]
    assert note.private == 2
    assert texts(gather(workbook, "mus")) == ["Kun til mus"]
    assert texts(gather(workbook, "leder")) == []


def test_what_is_held_is_named_with_its_reason(workbook: Workbook, keep: Keep) -> None:
    names = ("frit", "andre", "helbred", "aldrig")
    keep({name: asked(f"hemmeligt {name}", question=f"Om {name}?") for name in names}, share=("trio",))
    note = gather(workbook, "trio")
    assert texts(note) == ["hemmeligt frit"]
    assert [(section.title, item.question, item.verdict.reason) for section, item in note.held] == [
        ("En side", "Om andre?", "others"),
        ("En side", "Om helbred?", "health"),
        ("En side", "Om aldrig?", "never"),
    ]


def test_a_yes_holds_for_the_words_that_were_seen(workbook: Workbook, keep: Keep) -> None:
    entry = keep({"andre": asked("Mette hjalp")}, share=("trio",))
    ((_section, item),) = gather(workbook, "trio").held
    assert item.verdict.needs_yes
    assert texts(gather(workbook, "trio", approved={item.key})) == ["Mette hjalp"]
    entry.answers["andre"] = asked("Mette var syg")
    workbook.journal.commit(entry)
    assert texts(gather(workbook, "trio", approved={item.key})) == []


def test_a_page_that_became_stricter_closes_old_answers_and_one_that_is_gone_leaves_them(
    workbook: Workbook, keep: Keep
) -> None:
    keep({"senere": asked("Det kan holdes")}, share=("trio",))
    keep({"vaek": asked("Feltet er væk")}, share=("trio",))
    keep({"x": asked("Siden er væk")}, share=("trio",), exercise="nedlagt", title="Nedlagt side")
    keep({"x": asked("Følsom side er væk", sensitivity="health")}, share=("trio",), exercise="nedlagt")
    assert texts(gather(workbook, "trio")) == ["Det kan holdes", "Feltet er væk", "Siden er væk"]
    page = workbook.library.heads["side"].path
    page.write_text(page.read_text("utf-8").replace("long senere", "long senere {share=never}"), encoding="utf-8")
    stricter = replace(workbook, library=Library.open(workbook.library.root.parent))
    assert texts(gather(stricter, "trio")) == ["Feltet er væk", "Siden er væk"]
    page.unlink()
    gone = replace(workbook, library=Library.open(workbook.library.root.parent))
    assert texts(gather(gone, "trio")) == ["Det kan holdes", "Feltet er væk", "Siden er væk"]


def test_the_period_counts_both_its_days_and_a_meeting_by_its_own(
    workbook: Workbook, keep: Keep, clock: FixedClock
) -> None:
    clock.moment = datetime.fromisoformat("2026-10-01T23:59:00+02:00")
    keep({"frit": asked("oktober")}, share=("trio",))
    clock.moment = datetime.fromisoformat("2026-11-30T00:01:00+01:00")
    keep({"frit": asked("november")}, share=("trio",))
    made(workbook, Meeting, date="2026-12-03", share=["trio"], answers={"dagsorden": asked("december")})
    assert texts(gather(workbook, "trio", date(2026, 10, 1), date(2026, 11, 30))) == ["oktober", "november"]
    assert texts(gather(workbook, "trio", date(2026, 10, 2))) == ["november", "december"]
    assert texts(gather(workbook, "trio", None, date(2026, 11, 29))) == ["oktober"]
    assert texts(gather(workbook, "trio", date(2026, 12, 3), date(2026, 12, 3))) == ["december"]


def test_a_plan_stands_with_its_rounds_and_check_ins(workbook: Workbook) -> None:
    at = stamp(workbook.clock.now())
    look = CheckIn(at=at, answers={"laert": asked("De taler")})
    first = Cycle(number=1, answers={"aendring": asked("Runde på fem minutter")}, checkins=[look])
    second = Cycle(number=2, answers={"aendring": asked("Ti minutter"), "delt": asked("Følsomt nu")})
    made(workbook, Plan, title="Ti minutter", exercise="plan", share=["trio"], cycles=[first, second])
    note = gather(workbook, "trio")
    (section,) = note.sections
    assert section.title == "Ti minutter"
    passed = [(part.title != "", item.text) for part in section.parts for item in part.items if item.verdict.passes]
    assert passed == [(True, "Runde på fem minutter"), (True, "De taler"), (True, "Ti minutter")]
    assert [item.verdict.reason for _section, item in note.held] == ["health"]
    assert len({part.title for part in section.parts}) == 3


def test_kinds_stand_in_their_order_and_records_by_when_they_were_made(
    workbook: Workbook, keep: Keep, clock: FixedClock
) -> None:
    made(workbook, Meeting, share=["trio"], answers={"a": asked("møde")})
    made(workbook, FollowUp, share=["trio"], answers={"a": asked("opfølgning")})
    made(workbook, Plan, share=["trio"], answers={"a": asked("plan")})
    keep({"frit": asked("anden")}, share=("trio",))
    clock.moment -= timedelta(days=1)
    keep({"frit": asked("første")}, share=("trio",))
    assert texts(gather(workbook, "trio")) == ["første", "anden", "plan", "opfølgning", "møde"]


def test_drafts_and_the_trash_are_never_gathered(workbook: Workbook, keep: Keep) -> None:
    now = stamp(workbook.clock.now())
    draft = Draft(id=workbook.journal.new_id(), exercise="side", created=now, updated=now, share=["trio"])
    draft.answers = {"frit": asked("kladde", share=["trio"])}
    workbook.journal.drafts.write(draft, durable=True)
    made(workbook, Entry, exercise="side", share=["trio"], answers={"frit": asked("smidt ud")}, trashed=now)
    assert gather(workbook, "trio").sections == ()


@pytest.mark.parametrize("render", Forms)
def test_a_title_made_of_a_private_answer_stays_private(
    workbook: Workbook, keep: Keep, render: Callable[[Note], str]
) -> None:
    private = asked("Sygemelding i team 3", share=[])
    shared = asked("Vi prøver en runde")
    made(
        workbook,
        Plan,
        title="Sygemelding i team 3",
        exercise="plan",
        share=["trio"],
        answers={"p": private, "q": shared},
    )
    keep({"p": private, "q": shared}, share=("trio",), title="Sygemelding i …", exercise="")
    keep({"p": private, "q": shared}, share=("trio",), title="Sygemelding", exercise="nedlagt")
    written = render(gather(workbook, "trio"))
    assert "Sygemelding" not in written
    assert written.count("Vi prøver en runde") == 3


def test_of_two_versions_the_later_waits_for_the_leader_s_choice(workbook: Workbook, keep: Keep) -> None:
    entry = keep({"frit": asked("delt før")}, share=("trio",))
    workbook.journal.commit(replaced(entry, share=[]))
    workbook.journal.commit(replaced(entry, title="I det andet vindue"))
    note = gather(workbook, "trio")
    assert texts(note) == []
    assert [item.verdict.reason for _section, item in note.held] == ["unsettled"]


@pytest.mark.parametrize("render", Forms)
def test_tags_never_leave(workbook: Workbook, render: Callable[[Note], str]) -> None:
    made(workbook, Entry, exercise="side", share=["trio"], tags=["mistrivsel"], answers={"frit": asked("fint")})
    assert "mistrivsel" not in render(gather(workbook, "trio"))


def test_the_markdown_has_each_answer_whole_under_its_question(workbook: Workbook, keep: Keep) -> None:
    text = "Første linje\n# ikke en overskrift\n\n- [x](javascript:alert(1)) | <b>fed</b>"
    keep({"frit": asked(text, question="Hvad *går* godt?")}, share=("mus",))
    written = markdown.render(gather(workbook, "mus"))
    assert plain(written).endswith(f"Hvad *går* godt?\n\n{text}")
    tokens = {token.type for token in MarkdownIt("commonmark").parse(written)}
    assert tokens == {"heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close"}


@pytest.mark.parametrize("render", Forms)
def test_two_runs_give_the_same_bytes_whenever_they_run(
    workbook: Workbook, keep: Keep, clock: FixedClock, render: Callable[[Note], str]
) -> None:
    keep({"frit": asked("fint")}, share=("trio",))
    first = render(gather(workbook, "trio"))
    clock.moment += timedelta(days=40, hours=3)
    assert render(gather(workbook, "trio")) == first


def test_a_note_with_nothing_in_it_says_so(workbook: Workbook) -> None:
    written = markdown.render(gather(workbook, "trio", date(2026, 9, 1), date(2026, 11, 21)))
    assert written.count("\n\n") == 2
    assert "1.9.2026 – 21.11.2026" in written
    assert json.loads(shared_json.render(gather(workbook, "trio"))) == {"version": 1, "items": []}


def test_the_title_follows_the_language_and_the_audience(workbook: Workbook) -> None:
    i18n.use("en")
    titles = [markdown.render(gather(workbook, audience)).splitlines()[0] for audience in ("trio", "mus", "leder")]
    assert titles == ["# For the TRIO meeting", "# For my MUS", "# For my leader"]


def test_a_quick_note_is_there_once(workbook: Workbook, keep: Keep) -> None:
    i18n.use("en")
    note = Answer(question="Note", kind="long", value="Ros til vagten")
    keep({"note": note}, share=("mus",), exercise="", title="Ros til vagten")
    assert markdown.render(gather(workbook, "mus")).endswith("## Note\n\n21.11.2026\n\nRos til vagten\n")


def test_the_json_has_only_what_passes(workbook: Workbook, keep: Keep) -> None:
    entry = keep({"frit": asked("ja"), "helbred": asked("nej")}, share=("trio", "mus"))
    (item,) = json.loads(shared_json.render(gather(workbook, "trio")))["items"]
    assert item == {
        "id": entry.id,
        "kind": "entry",
        "title": "En side",
        "exercise": "side",
        "created": entry.created,
        "share": ["trio"],
        "answers": [{"field": "frit", "question": "Hvad?", "value": "ja", "share": ["trio"]}],
    }


def test_the_pages_of_these_tests_have_no_faults(library: Library) -> None:
    assert not library.problems
    assert [library.problems_of(page) for page in library.heads] == [()] * 3
