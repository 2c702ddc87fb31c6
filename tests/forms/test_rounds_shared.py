"""Sharing a plan shares what its page shows: no round and no check-in that stood elsewhere comes along."""

from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import Audience
from workbook.share import markdown
from workbook.share.note import gather

CHECK_IN, PLAN = "handleplan-opfoelgning", "handleplan"


def note(workbook: Workbook, audience: Audience = "trio") -> str:
    """What would leave now."""
    return markdown.render(gather(workbook, audience))


def plan_shared_with(workbook: Workbook, *audiences: Audience) -> str:
    """A plan in its first round; its id."""
    session = open_form(workbook, PLAN)
    session.answer("plan_tiltag", "Kort runde")
    session.set_share(None, audiences)
    return session.commit().records[0].id


def checked_in(workbook: Workbook, plan: str, *audiences: Audience, decision: str = "") -> None:
    """A check-in on the plan."""
    session = open_form(workbook, CHECK_IN)
    session.answer("plan", plan)
    session.answer("gjort", "To sagde fra")
    session.answer("beslutning", decision)
    session.set_share(None, audiences)
    session.commit()


def share_plan(workbook: Workbook, plan: str, *audiences: Audience) -> None:
    """Say on the plan's page who may see it."""
    session = open_form(workbook, PLAN, record_id=plan)
    session.set_share(None, audiences)
    session.commit()


def test_a_check_in_that_nobody_may_see_does_not_follow_its_plan(workbook: Workbook) -> None:
    plan = plan_shared_with(workbook, "trio")
    checked_in(workbook, plan)
    assert "Kort runde" in note(workbook)
    assert "To sagde fra" not in note(workbook)


def test_a_check_in_is_shared_with_whom_its_own_page_says(workbook: Workbook) -> None:
    plan = plan_shared_with(workbook)
    checked_in(workbook, plan, "trio")
    assert "To sagde fra" in note(workbook)
    assert "Kort runde" not in note(workbook)


def test_study_begins_with_a_check_ins_words_as_private_as_they_were(workbook: Workbook) -> None:
    plan = plan_shared_with(workbook, "trio")
    checked_in(workbook, plan)
    session = open_form(workbook, PLAN, record_id=plan)
    session.answer("do_saadan", "Jeg begynder selv")
    session.commit()
    assert "Jeg begynder selv" in note(workbook)
    assert "To sagde fra" not in note(workbook)


def test_an_earlier_round_is_not_shared_from_the_page_of_a_later_one(workbook: Workbook) -> None:
    plan = plan_shared_with(workbook)
    session = open_form(workbook, PLAN, record_id=plan)
    session.answer("study_dato", "2026-11-21")
    session.answer("study_forloeb", "Første runde gik i stå")
    session.answer("act_valg", "juster")
    session.commit()
    share_plan(workbook, plan, "trio")
    assert "Kort runde" in note(workbook)
    assert "Første runde gik i stå" not in note(workbook)


def test_a_plan_that_is_taken_back_is_taken_back_with_all_its_rounds(workbook: Workbook) -> None:
    plan = plan_shared_with(workbook, "trio", "leder")
    checked_in(workbook, plan, "trio", "leder", decision="juster")
    share_plan(workbook, plan, "leder")
    assert "Der er ikke delt noget" in note(workbook)
    assert "To sagde fra" in note(workbook, "leder")
