"""A plan can start from any answer, and from a micro-action that worked."""

import pytest

from tests.forms.conftest import again
from workbook.context import Workbook
from workbook.errors import NotFoundError
from workbook.forms.homes.decided import begun_by
from workbook.forms.opening import open_form
from workbook.forms.planting import can_grow, ground, plan_from, plan_from_micro_action
from workbook.journal.records import Answer, FollowUp, Meeting, Plan
from workbook.plan.followups import make_follow_up
from workbook.plan.phase import current
from workbook.text import first_words

MOMENT = "2026-11-21T09:00:00.000000+01:00"


def planted(workbook: Workbook, page: str, context: dict[str, str]) -> Plan:
    open_form(workbook, page, context=context).commit()
    return again(workbook).journal.plans()[-1]


def test_a_plan_starts_from_any_answer_and_knows_where_it_came_from(workbook: Workbook) -> None:
    form = open_form(workbook, "feedback-modtaget")
    form.answer("laering", "Jeg spørger, før jeg svarer")
    entry = form.commit().records[0]
    target = plan_from(entry, entry.answers["laering"])
    plan = planted(workbook, target.page, dict(target.context))
    assert (plan.source, plan.title) == (entry.id, "Jeg spørger, før jeg svarer")
    idea = current(plan).answers["plan_tiltag"]
    assert (idea.question, idea.kind, idea.share) == ("Hvad vil jeg prøve?", "long", None)
    assert current(plan).answers["study_dato"].value == "2026-12-14"


@pytest.mark.parametrize(("sensitivity", "never"), [("others", False), ("health", False), ("own", True)])
def test_the_text_stays_as_guarded_as_it_was(workbook: Workbook, sensitivity: str, never: bool) -> None:
    form = open_form(workbook, "feedback-modtaget")
    form.answer("laering", "Jeg spørger NN")
    entry = form.commit().records[0]
    answer = Answer(question="?", kind="long", value="Jeg spørger NN", sensitivity=sensitivity, share_never=never)
    target = plan_from(entry, answer)
    idea = current(planted(workbook, target.page, dict(target.context))).answers["plan_tiltag"]
    assert (idea.sensitivity, idea.share_never) == (sensitivity, never)


def test_a_micro_action_that_worked_grows_into_a_plan(workbook: Workbook) -> None:
    form = open_form(workbook, "mikrohandlinger")
    for name, value in {"handling": "Ros én kollega", "gjort": "ja", "laering": "Hun blev glad"}.items():
        form.answer(name, value)
    form.commit()
    (action,) = workbook.journal.followups()
    target = plan_from_micro_action(action)
    plan = planted(workbook, target.page, dict(target.context))
    answers = current(plan).answers
    assert (plan.source, answers["plan_tiltag"].value, answers["plan_udbytte"].value) == (
        action.id,
        "Ros én kollega",
        "Hun blev glad",
    )


def test_a_micro_action_without_its_page_gives_its_title() -> None:
    bare = FollowUp(id="f", created="", updated="", kind="micro_action", title="Ros én kollega")
    assert plan_from_micro_action(bare).context["answer:plan_tiltag"] == "Ros én kollega"


@pytest.mark.parametrize(
    ("kind", "value", "grows"),
    [
        ("long", "noget", True),
        ("role", "AMR", True),
        ("long", " ", False),
        ("rating", 7, False),
        ("choice", "ja", False),
    ],
)
def test_only_words_grow(kind: str, value: str | int, grows: bool) -> None:
    assert can_grow(Answer(question="?", kind=kind, value=value)) is grows


def test_a_follow_up_grows_from_what_it_came_from(workbook: Workbook) -> None:
    form = open_form(workbook, "tryghedsskala")
    for name, value in {"score": 6, "hvorfor": "Vi tier for længe", "foelg_op": "i dag"}.items():
        form.answer(name, value)
    entry = form.commit().records[0]
    reminder = next(one for one in workbook.journal.followups() if one.source == entry.id)
    found = ground(workbook.journal, reminder)
    assert found is not None
    assert (found.record.id, [answer.value for answer in found.answers]) == (entry.id, ["Vi tier for længe"])
    workbook.journal.trash(entry.id)
    with pytest.raises(NotFoundError):
        ground(workbook.journal, reminder)


def test_a_promise_of_a_meeting_grows_from_its_own_decision(workbook: Workbook) -> None:
    whole = "Vi spørger alle tre hold om vagtbytterne, før vi skriver den nye aftale, og hænger svarene op ved tavlen"
    table = Answer(
        question="Beslutninger",
        kind="table",
        value=[{"beslutning": "Noget andet"}, {"beslutning": whole}],
        labels={"beslutning": "Beslutning"},
        sensitivity="others",
    )
    more = Answer(question="?", kind="long", value="Noget helt andet")
    (meeting,) = workbook.journal.commit(
        Meeting(
            id=workbook.journal.new_id(), created=MOMENT, updated=MOMENT, answers={"beslutninger": table, "mere": more}
        )
    )
    assert isinstance(meeting, Meeting)
    promise = make_follow_up(workbook.journal, workbook.clock, "promise", first_words(whole), source=meeting.id)
    found = ground(workbook.journal, promise)
    assert found is not None
    (idea,) = found.answers
    assert (found.record.id, idea.value, idea.sensitivity) == (meeting.id, whole, "others")
    target = plan_from(found.record, idea)
    plan = planted(workbook, target.page, dict(target.context))
    assert (plan.source, current(plan).answers["plan_tiltag"].value) == (meeting.id, whole)
    assert current(plan).answers["plan_tiltag"].sensitivity == "others"
    assert begun_by(workbook.journal, meeting)[1] == [first_words(whole)]


def test_what_has_no_words_anywhere_is_no_ground(workbook: Workbook) -> None:
    bare = make_follow_up(workbook.journal, workbook.clock, "promise", "Ring til TR")
    assert ground(workbook.journal, bare) is None
