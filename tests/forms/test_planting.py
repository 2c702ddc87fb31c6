"""A plan can start from any answer, and from a micro-action that worked."""

import pytest

from tests.forms.conftest import again
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.forms.planting import can_grow, plan_from, plan_from_micro_action
from workbook.journal.records import Answer, FollowUp, Plan
from workbook.plan.phase import current


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
