"""What the half year leaves to look at: each kind of picture, a case, a note that will go, two talks prepared."""

from tests.demo.conftest import TODAY, records_of
from workbook.context import Workbook
from workbook.curriculum.model import WIDEST
from workbook.forms.opening import open_form


def _drawn(demo: Workbook) -> set[str]:
    """The kinds of picture that some page shows, new or opened again."""
    found: set[str] = set()
    for page in demo.library.heads:
        shown = [question for question in demo.library.exercise(page).fields if question.kind == "computed"]
        records = [record.id for record in records_of(demo) if record.exercise == page] if shown else []
        for form in (open_form(demo, page, record_id=record) for record in ("", *records) if shown):
            computed = {question.params["as"]: form.computed(question.id) for question in shown}
            found |= {kind for kind, one in computed.items() if one is not None and one.drawn(WIDEST)}
    return found


def test_every_kind_of_picture_is_drawn_somewhere(demo: Workbook) -> None:
    pages = demo.library.heads
    kinds = {one.params["as"] for page in pages for one in demo.library.exercise(page).fields if one.kind == "computed"}

    assert kinds - _drawn(demo) == {"ratio"}, "a rule of thumb is one number in words"


def test_a_case_went_on_by_a_step_while_another_is_open(demo: Workbook) -> None:
    first = next(one for one in demo.journal.entries() if one.exercise == "fem-trins-proces")
    form = open_form(demo, "fem-trins-proces", record_id=first.id)
    pace, others = form.computed("dage"), form.computed("andre_sager")

    assert pace is not None
    assert [line.split()[0] for line in pace.drawn(WIDEST)] == ["1.", "2."]
    assert others is not None
    assert others.text == "1 anden sag er åben."


def test_the_leaders_own_view_stands_beside_what_five_or_more_said(demo: Workbook) -> None:
    for page, field, counter in (
        ("fire-soejler", "skoen_mod_barometer", "barometer_svar"),
        ("mit-bidrag", "gab", "antal_svar"),
        ("temperatur-team", "gab", "svar"),
    ):
        newest = [one for one in demo.journal.entries() if one.exercise == page][-1]
        form = open_form(demo, page, record_id=newest.id)
        count, told = form.values[counter], form.computed(field)
        assert isinstance(count, int)
        assert count >= 5
        assert told is not None
        assert told.drawn(WIDEST), page


def test_a_note_about_somebodys_health_has_a_step_a_day_to_go_and_no_way_out(demo: Workbook) -> None:
    note = next(one for one in demo.journal.entries() if one.exercise == "trappen-handling")

    assert note.answers["trin"].value == "3"
    assert note.delete_by > TODAY.isoformat()
    assert note.share == []
    assert {note.answers[name].sensitivity for name in ("anledning", "trin", "aftale")} == {"health"}


def test_the_appraisal_talk_and_the_next_trio_meeting_are_prepared(demo: Workbook) -> None:
    talk = next(one for one in demo.journal.meetings() if one.kind == "mus")
    trio = next(one for one in demo.journal.meetings() if one.kind == "trio" and one.status == "planned")

    assert {"periode", "udvikling", "naeste_maal", "stoette"} <= talk.answers.keys()
    assert {"faelles_fokus", "dagsorden", "siden_sidst", "brug_for"} <= trio.answers.keys()
