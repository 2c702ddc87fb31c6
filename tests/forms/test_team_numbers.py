"""A team's numbers on every page that takes some: averages alone, of five or more, without any spread."""

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest

from tests.content.shelf import shipped
from tests.forms.conftest import again
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.model import Field, Value
from workbook.dates import stamp
from workbook.errors import AnswerError
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.journal.records import Answer, Entry
from workbook.share.note import gather

LIBRARY = shipped()
TAKES = [
    (head.id, field)
    for head in LIBRARY.heads.values()
    for field in LIBRARY.exercise(head.id).fields
    if field.params.get("floor") or field.decimals
]
TEAMS = [(page, field) for page, field in TAKES if field.params.get("floor")]
SPREAD = r"spredning|standardafvigelse|varians|median|maksimum|minimum|kvartil|percentil|(?:laveste|højeste) svar"
ODD = 6.3
"""An average that no other number of the forms is like."""
SHOWN = {
    "temperatur-team": ("samlet", "gab", "gaettegab"),
    "mit-bidrag": ("gab", "blind_vinkel"),
    "fire-soejler": ("skoen_mod_barometer",),
}


def averages(field: Field, number: float) -> Value:
    if field.kind == "ratings":
        return {row.id: number for row in field.options}
    name, counted = field.options
    return [{name.id: choice, counted.id: number} for choice, _text in name.choices]


def begun(workbook: Workbook, page: str, field: Field, answered: int | None) -> FormSession:
    """The page with the leader's own numbers, on the scale that is shown, and how many answered."""
    mine = open_form(workbook, "temperatur-leder")
    for name in ("udsagn", "gaet_team"):
        mine.answer(name, {str(row): 8 for row in range(1, 8)})
    mine.commit()
    form = open_form(workbook, page)
    for own in ("selv", "soejler"):
        if own in {one.id for one in form.exercise.fields}:
            form.answer(own, {row.id: 8 for row in form.field(own).options})
    if answered is not None:
        form.answer(field.params["floor"], answered)
    if "scale" in field.params and (answered or 0) >= 5:
        form.answer(field.params["scale"], "1-10")
    return form


def shown(form: FormSession) -> str:
    found = [form.computed(name) for name in SHOWN[form.exercise.id]]
    return "\n".join("\n".join((one.text, *one.drawn(76))) for one in found if one is not None)


def on_disk(workbook: Workbook) -> str:
    files = [path for path in workbook.journal.home.rglob("*") if path.is_file()]
    assert files
    return "".join(path.read_text(encoding="utf-8", errors="ignore") for path in files)


def test_these_are_the_pages_that_take_a_teams_numbers() -> None:
    assert [page for page, _field in TEAMS] == ["temperatur-team", "mit-bidrag", "fire-soejler"]
    assert [(page, field.id) for page, field in TAKES if not field.params.get("floor")] == [("mit-bidrag", "min_leder")]


@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_each_row_takes_one_average_and_nothing_that_tells_of_spread(page: str, field: Field) -> None:
    if field.kind == "ratings":
        assert field.decimals
    else:
        assert [column.kind for column in field.options] == ["choice", "number"]
    texts = [
        f"{one.label} {one.tip} {' '.join(row.text for row in one.options)}" for one in LIBRARY.exercise(page).fields
    ]
    assert [text for text in texts if re.search(SPREAD, text, re.I)] == []


@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_what_is_told_of_an_average_never_tells_of_spread(workbook: Workbook, page: str, field: Field) -> None:
    form = begun(workbook, page, field, 8)
    form.answer(field.id, averages(field, ODD))

    assert "6,3" in shown(form)
    assert not re.search(SPREAD, shown(form), re.I)
    assert "±" not in shown(form)


@pytest.mark.parametrize("answered", [None, 0, 1, 4])
@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_of_fewer_than_five_nothing_is_taken(workbook: Workbook, page: str, field: Field, answered: int | None) -> None:
    form = begun(workbook, page, field, answered)
    with pytest.raises(AnswerError):
        form.answer(field.id, averages(field, ODD))
    form.commit()

    assert "6,3" not in shown(form)
    assert str(ODD) not in on_disk(workbook)


@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_averages_of_five_are_kept_and_go_when_it_turns_out_that_four_answered(
    workbook: Workbook, page: str, field: Field
) -> None:
    form = begun(workbook, page, field, 5)
    form.answer(field.id, averages(field, ODD))
    assert "6,3" in shown(form)
    form.answer(field.params["floor"], 4)
    assert "6,3" not in shown(form)
    form.commit()

    assert "6,3" not in shown(form)
    assert [entry for entry in again(workbook).journal.entries() if field.id in entry.answers] == []
    assert str(ODD) not in on_disk(workbook)


def left(workbook: Workbook) -> Mapping[str, str]:
    """What would leave for TRIO, by the id of the question."""
    return {item.field: item.text for item in gather(workbook, "trio").passed}


@pytest.mark.parametrize(
    ("before", "halves"),
    [(None, False), (8, False), (7, True), (6, True), (9, True), (10, True), (5, False), (11, False)],
)
@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_one_or_two_more_or_fewer_round_the_numbers_on_screen_and_in_what_leaves(
    workbook: Workbook, clock: FixedClock, page: str, field: Field, before: int | None, halves: bool
) -> None:
    if before is not None:
        earlier = begun(workbook, page, field, before)
        earlier.answer(field.id, averages(field, ODD))
        earlier.commit()
        clock.moment += timedelta(days=90)
    form = begun(workbook, page, field, 8)
    form.answer(field.id, averages(field, ODD))
    form.set_share(None, ["trio"])
    form.commit()

    assert ("6,5" in shown(form)) is halves
    assert ("6,3" in shown(form)) is not halves
    assert ("6,5" in left(workbook)[field.id]) is halves
    assert ("6,3" in left(workbook)[field.id]) is not halves
    assert workbook.journal.entries()[-1].answers[field.id].value == averages(field, ODD)


@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_what_everybody_answered_alike_does_not_leave(workbook: Workbook, page: str, field: Field) -> None:
    form = begun(workbook, page, field, 8)
    numbers = averages(field, ODD)
    if isinstance(numbers, dict):
        numbers[field.options[0].id] = 10
    elif isinstance(numbers, list) and isinstance(numbers[0], dict):
        numbers[0][field.options[1].id] = 10
    form.answer(field.id, numbers)
    form.set_share(None, ["trio"])
    form.commit()
    told = left(workbook)[field.id]

    assert "10" not in told
    assert told.count("6,3") == len(numbers if isinstance(numbers, dict | list) else "") - 1


@pytest.mark.parametrize(("page", "field"), TEAMS)
def test_when_everybody_answered_alike_to_all_no_average_leaves(workbook: Workbook, page: str, field: Field) -> None:
    form = begun(workbook, page, field, 8)
    form.answer(field.id, averages(field, 10))
    form.set_share(None, ["trio"])
    form.commit()

    assert field.id not in left(workbook)
    assert field.params["floor"] in left(workbook)


def test_the_halves_of_another_scale_are_halves_of_the_one_that_is_shown(workbook: Workbook, clock: FixedClock) -> None:
    for answered, number in ((9, 3.4), (8, 3.4)):
        form = open_form(workbook, "mit-bidrag")
        form.answer("antal_svar", answered)
        form.answer("omregning", "1-5")
        form.answer("medarbejdere", {"respekt": number})
        form.set_share(None, ["trio"])
        form.commit()
        clock.moment += timedelta(days=365)
    leaving = [item.text for item in gather(workbook, "trio").passed if item.field == "medarbejdere"]

    # 3,4 of 1-5 is 6,4 of 1-10, so 6,5, which is 3,4 again; 3,5 would be 6,6.
    assert [text.rsplit(" ", 1)[1] for text in leaving] == ["3,4", "3,4"]


def kept(workbook: Workbook, page: str, **answers: Value) -> None:
    """A record as an older version, or another hand, may have written it."""
    now = stamp(workbook.clock.now())
    said = {name: Answer(question=name, kind="number", value=value) for name, value in answers.items()}
    workbook.journal.commit(
        Entry(
            id=workbook.journal.new_id(), created=now, updated=now, exercise=page, answers=said, status="done",
            share=["trio"],
        )
    )  # fmt: skip


def test_it_is_the_measurement_just_before_that_counts(workbook: Workbook, clock: FixedClock) -> None:
    for page, answered in (("temperatur-team", 7), ("temperatur-team", 12), ("mit-bidrag", 9), ("temperatur-team", 8)):
        kept(workbook, page, svar=answered, snit_udsagn={"1": ODD})
        clock.moment += timedelta(days=90)
    leaving = [item.text for item in gather(workbook, "trio").passed if item.field == "snit_udsagn"]

    assert [text.rsplit(" ", 1)[1] for text in leaving] == ["6,3", "6,3", "6,3", "6,3"]


def test_averages_of_four_that_lie_in_the_journal_do_not_leave(workbook: Workbook) -> None:
    kept(workbook, "temperatur-team", svar=4, snit_udsagn={"1": ODD})

    assert left(workbook) == {"svar": "4"}


def test_the_numbers_of_a_plans_check_ins_leave_no_finer_than_its_curve_shows_them(
    workbook: Workbook, clock: FixedClock
) -> None:
    form = open_form(workbook, "handleplan")
    form.answer("plan_tiltag", "En runde")
    form.answer("mere", ["maalinger"])
    form.answer("maalinger", [{"navn": "Puls", "slags": "team"}])
    form.commit()
    (plan,) = workbook.journal.plans()
    for answered, number in ((6, 6.3), (7, 6.8)):
        clock.moment += timedelta(days=7)
        look = open_form(workbook, "handleplan-opfoelgning", context={"plan": plan.id})
        look.answer("maalt", [{"maaling": "Puls", "svar": answered, "tal": number}])
        look.set_share(None, ["trio"])
        look.commit()
    told = [item.text for item in gather(workbook, "trio").passed if item.field == "maalt"]

    assert len(told) == 2
    assert "6,3" in told[0]
    assert "7" in told[1]
    assert "6,8" not in told[1]


def test_how_many_answered_is_looked_up_once_however_many_pages_leave(
    workbook: Workbook, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answered in (5, 6, 7, 8):
        kept(workbook, "temperatur-team", svar=answered, snit_udsagn={"1": ODD})
        clock.moment += timedelta(days=90)
    reads: list[str] = []
    named = workbook.journal.entries_naming

    def read(word: str) -> list[Entry]:
        reads.append(word)
        return named(word)

    monkeypatch.setattr(workbook.journal, "entries", lambda: reads.append("all"))
    monkeypatch.setattr(workbook.journal, "entries_naming", read)
    gather(workbook, "trio", counting=False)

    assert reads == ["trio", "temperatur-team"]
