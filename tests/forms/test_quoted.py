"""Words that come along into another form, as an option, a name or a line, stay as guarded as they were."""

import pytest

from workbook.context import Workbook
from workbook.forms.filled import Target
from workbook.forms.opening import open_form
from workbook.journal.records import Audience, Plan
from workbook.share import markdown
from workbook.share.note import gather

TRIGGERS, SECRET = "mine-triggere", "Sanne græd i skyllerummet"


def leaves(workbook: Workbook, audience: Audience) -> str:
    """The note as it would leave now."""
    return markdown.render(gather(workbook, audience))


def told_about_others(workbook: Workbook, audience: Audience) -> None:
    """An answer about others, marked for the audience, that waits for the leader's yes."""
    session = open_form(workbook, TRIGGERS)
    session.answer("situation", SECRET)
    session.set_share("situation", [audience])
    session.commit()
    assert SECRET not in leaves(workbook, audience)


def plan_named_after(workbook: Workbook, idea: str, *, sensitivity: str = "others") -> Plan:
    """A plan whose name is the first words of an idea that was carried in from elsewhere."""
    context = {"answer:plan_tiltag": idea, "sensitivity:plan_tiltag": sensitivity}
    (plan,) = open_form(workbook, "handleplan", context=context).commit().records
    assert isinstance(plan, Plan)
    assert plan.title == idea
    return plan


def test_mus_does_not_get_the_words_of_a_chosen_answer_that_waits_for_a_yes(workbook: Workbook) -> None:
    told_about_others(workbook, "mus")
    session = open_form(workbook, "mus-forberedelse")
    session.answer("naeste_maal", "At spørge før jeg svarer")
    session.set_share(None, ["mus"])
    session.commit()
    assert "At spørge før jeg svarer" in leaves(workbook, "mus")
    assert SECRET not in leaves(workbook, "mus")


def test_trio_does_not_get_the_words_of_a_chosen_answer_that_waits_for_a_yes(workbook: Workbook) -> None:
    told_about_others(workbook, "trio")
    session = open_form(workbook, "trio-moede")
    session.answer("dagsorden", None)
    session.answer("deles", [option.id for option in session.field("deles").options])
    session.set_share(None, ["trio"])
    session.commit()
    assert SECRET not in leaves(workbook, "trio")


def test_a_plans_name_is_as_guarded_on_the_trio_page_as_the_idea_it_is_made_of(workbook: Workbook) -> None:
    plan_named_after(workbook, SECRET)
    session = open_form(workbook, "trio-moede")
    assert SECRET in str(session.values["siden_sidst"])
    session.answer("faelles_fokus", "Overleveringen")
    session.set_share(None, ["trio"])
    session.commit()
    assert "Overleveringen" in leaves(workbook, "trio")
    assert SECRET not in leaves(workbook, "trio")


@pytest.mark.parametrize("sensitivity", ["others", "health"])
def test_a_plan_that_ended_is_told_of_as_guarded_as_its_words_were(workbook: Workbook, sensitivity: str) -> None:
    plan = plan_named_after(workbook, SECRET, sensitivity=sensitivity)
    session = open_form(workbook, "handleplan", record_id=plan.id)
    session.answer("act_valg", "laeg_vaek")
    session.answer("act_naeste", "Det blev ikke til noget")
    session.commit()
    session = open_form(workbook, "mus-forberedelse")
    session.answer("naeste_maal", "At spørge før jeg svarer")
    session.set_share(None, ["mus"])
    session.commit()
    assert SECRET not in leaves(workbook, "mus")


def test_a_plan_that_ended_gives_a_reason_as_guarded_as_the_words_it_was_made_of(workbook: Workbook) -> None:
    (plan,) = open_form(workbook, "handleplan", context={"answer:plan_tiltag": "Kort runde"}).commit().records
    carried = {"plan": plan.id, "answer:gjort": SECRET, "sensitivity:gjort": "health"}
    session = open_form(workbook, "handleplan-opfoelgning", context=carried)
    session.answer("beslutning", "laeg_vaek")
    session.commit()
    session = open_form(workbook, "mus-forberedelse")
    session.answer("naeste_maal", "At spørge før jeg svarer")
    session.set_share(None, ["mus"])
    session.commit()
    assert SECRET not in leaves(workbook, "mus")


def test_what_is_never_shared_is_never_shared_in_a_check_in_either(workbook: Workbook) -> None:
    session = open_form(workbook, TRIGGERS)
    session.answer("noedbremse", SECRET)
    answers = session.draft.answers
    answers["noedbremse"].share_never = True
    session.answer("udkomme", "foej_til_plan")
    saved = session.commit()
    assert isinstance(saved.target, Target)
    opened = open_form(workbook, saved.target.page, context=saved.target.context)
    assert opened.draft.answers["gjort"].share_never


def test_text_that_is_taken_away_and_put_back_is_as_sensitive_as_it_was(workbook: Workbook) -> None:
    context = {"answer:plan_tiltag": SECRET, "sensitivity:plan_tiltag": "others"}
    session = open_form(workbook, "handleplan", context=context)
    session.answer("plan_tiltag", None)
    session.answer("plan_tiltag", SECRET)
    assert session.draft.answers["plan_tiltag"].sensitivity == "others"
