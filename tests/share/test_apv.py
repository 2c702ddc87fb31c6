"""The APV copy holds its own part of the plans and no other word of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from tests.forms.conftest import workbook as whole_workbook
from workbook import paths
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.forms.opening import open_form
from workbook.journal.records import Plan
from workbook.share.apv import gather_apv, render_apv

workbook = whole_workbook
SECRET = "HEMMELIGT"
PART: dict[str, object] = {
    "apv_problem": "Støj i frokosten", "apv_alvor": "Generende", "apv_omfang": "Otte",
    "apv_aarsag": "To grupper på én gang",
    "apv_tiltag": "To spisetider", "apv_forebyggelse": "forebygge", "apv_niveau": "leder", "apv_prioritet": "2",
    "apv_ansvarlig": "AMR", "apv_frist": "2026-12-01", "apv_opfoelgning": "2027-01-11", "apv_effekt": "Ikke set endnu",
    "apv_godkendt": "ikke_endnu",
}  # fmt: skip
MINIMUM = ("apv_problem", "apv_alvor", "apv_omfang", "apv_aarsag", "apv_tiltag", "apv_prioritet", "apv_ansvarlig",
           "apv_frist", "apv_opfoelgning", "apv_effekt")  # fmt: skip
"""What a Danish APV action plan holds at least."""


def a_plan(workbook: Workbook, **answers: object) -> Plan:
    """A plan in which every text outside the APV part is secret."""
    form = open_form(workbook, "handleplan")
    for question in form.exercise.fields:
        if question.kind in ("long", "short", "sentence", "role") and not question.id.startswith("apv_"):
            form.answer(question.id, f"{SECRET} {question.id}")
    for name, value in (PART | answers).items():
        form.answer(name, value)
    form.answer("mere", ["apv"])
    (plan, *_others) = form.commit().records
    assert isinstance(plan, Plan)
    return plan


def copy(workbook: Workbook, *approved: str) -> str:
    return render_apv(gather_apv(workbook, approved=approved), workbook.clock.today())


def test_the_danish_minimum_is_in_the_copy_and_no_private_word(workbook: Workbook) -> None:
    a_plan(workbook)
    text = copy(workbook)
    page = workbook.library.exercise("handleplan")
    for name in MINIMUM:
        assert page.field(name).label in text
    assert "To spisetider" in text
    assert "Dernæst: Inden for et halvt år" in text
    assert SECRET not in text
    assert "Handleplan" not in text.removeprefix("# APV-handleplan")


def test_the_part_stands_whether_the_plan_is_shared_or_not_and_shares_nothing_else(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    before = copy(workbook)
    (shared,) = workbook.journal.plans()
    for answer in shared.cycles[0].answers.values():
        answer.share = ["trio", "mus", "leder"]
    workbook.journal.commit(structs.replace(shared, share=["trio", "mus", "leder"]))
    assert copy(workbook) == before
    stored = workbook.journal.plans()[0]
    assert (stored.id, stored.title, len(stored.cycles)) == (plan.id, plan.title, 1)
    assert stored.answers["apv_problem"].share is None


def test_a_plan_without_the_part_is_not_there(workbook: Workbook) -> None:
    form = open_form(workbook, "handleplan")
    form.answer("plan_tiltag", SECRET)
    form.commit()
    assert gather_apv(workbook).sections == ()
    assert copy(workbook) == "# APV-handleplan\n\n21.11.2026\n"


def test_the_most_urgent_comes_first(workbook: Workbook) -> None:
    a_plan(workbook, apv_problem="Senere", apv_prioritet="3")
    a_plan(workbook, apv_problem="Sidst af to", apv_prioritet="1", apv_frist="2026-12-24")
    a_plan(workbook, apv_problem="Først", apv_prioritet="1", apv_frist="2026-12-01")
    text = copy(workbook)
    assert text.index("Først") < text.index("Sidst af to") < text.index("Senere")


@pytest.mark.parametrize("sensitivity", ["others", "health"])
def test_what_was_asked_as_more_sensitive_is_held(workbook: Workbook, sensitivity: str) -> None:
    plan = a_plan(workbook)
    answer = structs.replace(plan.answers["apv_aarsag"], sensitivity=sensitivity, value="Om en bestemt")
    workbook.journal.commit(structs.replace(workbook.journal.plans()[0], answers=plan.answers | {"apv_aarsag": answer}))
    assert "Om en bestemt" not in copy(workbook)
    (held,) = [item for _section, item in gather_apv(workbook).held]
    assert ("Om en bestemt" in copy(workbook, held.key)) is (sensitivity == "others")


def test_what_the_page_says_now_counts_too(workbook: Workbook, tmp_path: Path) -> None:
    a_plan(workbook)
    folder = tmp_path / "content" / "da"
    source = paths.content_root() / "da"
    for path in [*source.rglob("*.md"), source / "pack.yaml"]:
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(text.replace("sensitivity=shareable", "sensitivity=health"), encoding="utf-8")
    stricter = replace(workbook, library=Library.open(tmp_path / "content"))
    assert copy(stricter) == "# APV-handleplan\n\n21.11.2026\n"
