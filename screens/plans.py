"""The plans by the four steps of PDSA: what is planned, under way, to be looked at, to be adjusted."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from screens.frame import AreaScreen
from screens.keys import bind
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.i18n import _, mark
from workbook.journal.records import Plan
from workbook.plan.phase import Phase, current, next_date, phase, phase_name

PAGE, CHECK_IN = "handleplan", "handleplan-opfoelgning"
STEPS: tuple[Phase, ...] = ("plan", "do", "study", "act")
AT_REST: tuple[Phase, ...] = ("paused", "closed")


class PlansScreen(AreaScreen):
    """Every plan stands under the step it has come to; Enter opens it, C looks at how it goes."""

    AREA = "plans"
    HELP = mark(
        "Your plans stand under the step they have come to: plan, do, study, adjust. Enter opens the marked plan, "
        "C checks in on it, N makes a new one."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "new", mark("New plan"), id="plans.new", also=mark("the row in the list")),
        bind("c", "check_in", mark("Check in"), id="plans.check_in", also=mark("Commands")),
    ]

    def compose_content(self) -> ComposeResult:
        yield RowList(id="plans")

    def keys_here(self) -> str:
        return _("↑↓ choose · Enter opens · C check in · N new plan")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        today = workbook.clock.today()
        by_step: dict[Phase, list[Plan]] = {}
        for plan in workbook.journal.plans():
            by_step.setdefault(phase(plan, today), []).append(plan)
        self.query_one(RowList).show(list(_rows(by_step, today)))

    def action_new(self) -> None:
        book_app(self).open_exercise(PAGE)

    def action_check_in(self) -> None:
        kind, _colon, plan_id = self.query_one(RowList).chosen.partition(":")
        if kind == "plan":
            book_app(self).open_exercise(CHECK_IN, context={"plan": plan_id})
        else:
            self.status(_("Choose a plan first."))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _colon, plan_id = (event.option_id or "").partition(":")
        if kind == "plan":
            book_app(self).open_exercise(PAGE, record_id=plan_id)
        elif kind == "check":
            book_app(self).open_exercise(CHECK_IN, context={"plan": plan_id})
        else:
            self.action_new()


def _rows(by_step: dict[Phase, list[Plan]], today: date) -> Iterator[Row]:
    for step in STEPS:
        plans = by_step.get(step, [])
        yield Row(f"{phase_name(step).upper()} ({len(plans)})")
        for plan in sorted(plans, key=lambda one: (next_date(one, today) or date.max, one.id)):
            yield Row(_line(plan, today), f"plan:{plan.id}")
            if step in ("study", "act"):
                yield Row(Content(_("    Check in: how did it go?")), f"check:{plan.id}")
        yield Row("")
    resting = [plan for step in AT_REST for plan in by_step.get(step, [])]
    if resting:
        yield Row(_("AT REST ({n})").format(n=len(resting)))
        yield from (Row(_line(plan, today), f"plan:{plan.id}") for plan in resting)
        yield Row("")
    yield Row(_("+ New plan"), "new")


def _line(plan: Plan, today: date) -> Content:
    """`! Spørg først · runde 2 · i går`: overdue is said by sign and word, not by colour."""
    day = next_date(plan, today)
    parts = [plan.title, _("round {n}").format(n=current(plan).number)]
    if day is not None:
        parts.append(dates.brief(day, today))
    elif plan.reason:
        parts.append(plan.reason)
    late = day is not None and day < today
    return Content(("! " + _("OVERDUE") + " · " if late else "") + " · ".join(parts))
