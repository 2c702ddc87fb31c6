"""The plans by the four steps of PDSA: what is planned, under way, to be looked at, to be adjusted."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from screens import plan_moves
from screens.dialogs import AskLine
from screens.frame import AreaScreen
from screens.keys import bind
from screens.parts import EdgeLine, link
from screens.plan_board import PlanBoard
from screens.reading import open_reading
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook.i18n import _, mark
from workbook.journal.records import Plan
from workbook.plan import board
from workbook.plan.board import COLUMNS, SHOWN, Card, Shown
from workbook.plan.measures import EFFECT
from workbook.plan.method import lights
from workbook.plan.phase import Phase, phase_name

_TALL = 40
"""Rows from which the lights are told in whole sentences."""
_TOP = mark("the line above the plans")


class PlansScreen(AreaScreen):
    """Every plan stands under the step it has come to; Enter reads it, C looks at how it goes, F brings it on."""

    AREA = "plans"
    CSS_PATH = "plans.tcss"
    HELP = mark(
        "Your plans stand under the step they have come to: plan, do, study, adjust. Where a plan stands follows from "
        "your answers. Enter reads the marked plan, C checks in on it, M only measures, F brings it on, N makes a new "
        "one. L changes between board and list, V between plans that run, rest or are closed, S finds plans by their "
        "words."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "new", mark("New plan"), id="plans.new", also=_TOP),
        bind("c", "check_in", mark("Check in"), id="plans.check_in", also=mark("the button when reading")),
        bind("m", "measure", mark("Rate the effect now"), id="plans.measure", also=mark("Check in")),
        bind("f", "move", mark("Bring the plan on"), id="plans.move", also=mark("the button when reading")),
        bind("l", "turn_view", mark("Board or list"), id="plans.view", also=_TOP),
        bind("v", "show_others", mark("Show other plans"), id="plans.shown", also=_TOP),
        bind("s", "search", mark("Find plans by their words"), id="plans.search", also=_TOP),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._as_list = False
        self._shown: Shown = "active"
        self._text = ""
        self._plans: dict[str, Plan] = {}

    def compose_content(self) -> ComposeResult:
        yield EdgeLine(id="board-top")
        yield PlanBoard(id="board")
        yield RowList(id="plan-list")
        yield Static(id="board-about", markup=False)

    def keys_here(self) -> str:
        return _(
            "Arrows choose · Enter reads · F bring on · C check in · M measure · N new · L list · V others · S find"
        )

    @property
    def _listed(self) -> bool:
        return self._as_list or self._only_listed

    @property
    def _only_listed(self) -> bool:
        """What rests or is closed has no step to stand under, so it is a list in any case."""
        return self._shown in ("resting", "archive")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "turn_view" or not self._only_listed

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        today = workbook.clock.today()
        self._plans = {plan.id: plan for plan in workbook.journal.plans()}
        shown = board.cards(self._plans.values(), today, self._shown, self._text)
        self._show_top(shown)
        columns, rows = self.query_one(PlanBoard), self.query_one(RowList)
        marked = self.marked
        had_keys = self.focused is None or self.focused in columns.walk_children() or self.focused is rows
        columns.display, rows.display = not self._listed, self._listed
        if self._listed:
            rows.show(list(_rows(shown, today)))
            if marked:
                rows.choose(marked)
        else:
            columns.show(board.columns(shown), today)
        if had_keys:
            rows.focus() if self._listed else columns.take_keys()
        self._tell_about()

    def _show_top(self, shown: tuple[Card, ...]) -> None:
        said = board.counted(shown)
        if self._text:
            said += " · " + _("with “{words}”").format(words=self._text)
        ways = [
            link(f"[{board.shown_name(self._shown)}]", "screen.show_others"),
            link("[" + _("find") + "]", "screen.search"),
            link("[" + (_("board") if self._as_list else _("list")) + "]", "screen.turn_view"),
            link("[+ " + _("new") + "]", "screen.new"),
        ]
        if self._only_listed:
            del ways[2]
        self.query_one("#board-top", EdgeLine).show(f" {said}", (Content(" ").join(ways),))

    @property
    def marked(self) -> str:
        """The id of the plan that is marked, empty when there is none."""
        columns = self.query_one(PlanBoard)
        return columns.chosen if columns.display else self.query_one("#plan-list", RowList).chosen

    @on(PlanBoard.Marked)
    def _tell_about(self) -> None:
        """The marked plan's newest numbers and how it follows the method."""
        plan = self._plans.get(self.marked)
        about = self.query_one("#board-about", Static)
        about.update(
            "\n".join(_about(plan, workbook_of(self).clock.today(), self.size.height))
            if plan
            else _nothing(any_at_all=bool(self._plans))
        )

    @on(OptionList.OptionHighlighted, "#plan-list")
    def _row_marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell_about()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            open_reading(self, event.option_id)

    def _marked_plan(self) -> Plan | None:
        plan = self._plans.get(self.marked)
        if plan is None:
            self.status(_("Choose a plan first."))
        return plan

    def action_new(self) -> None:
        book_app(self).open_exercise(plan_moves.PAGE)

    def action_check_in(self) -> None:
        if (plan := self._marked_plan()) is not None:
            plan_moves.check_in(self, plan)

    def action_measure(self) -> None:
        """A check-in that begins at what is measured: a number is often all there is time for."""
        if (plan := self._marked_plan()) is not None:
            plan_moves.check_in(self, plan, at=EFFECT)

    def action_move(self) -> None:
        if (plan := self._marked_plan()) is not None:
            plan_moves.ask(self, plan)

    def action_turn_view(self) -> None:
        self._as_list = not self._as_list
        self.refresh_now()

    def action_show_others(self) -> None:
        self._shown = SHOWN[(SHOWN.index(self._shown) + 1) % len(SHOWN)]
        self.refresh_now()
        self.refresh_bindings()

    def action_column(self, phase: Phase) -> None:
        """Show one column of the board."""
        self.query_one(PlanBoard).go_to(phase)

    def action_search(self) -> None:
        """Ask for words that a plan must hold; no words show all of them."""

        def given(text: str | None) -> None:
            if text is not None:
                self._text = " ".join(text.split())
                self.refresh_now()

        text = _("Words of the title or of what is tried. Empty shows all.")
        self.app.push_screen(AskLine(_("Find plans"), text, value=self._text, check=lambda _text: ""), given)


def _about(plan: Plan, today: date, height: int) -> Iterator[str]:
    yield f"{plan.title}: {board.numbers(plan)}"
    if height < _TALL:
        yield board.method_in_brief(plan, today)
    else:
        yield from (f"{light.sign} {light.words}" for light in lights(plan, today))


def _nothing(*, any_at_all: bool) -> str:
    if any_at_all:
        return _("No plan is marked. V shows others, S finds by words.")
    return _("No plans yet. N makes one; a plan can also begin as an answer that you read.")


def _rows(shown: tuple[Card, ...], today: date) -> Iterator[Row]:
    """The cards as lines, under the steps or under what they are instead."""
    groups: tuple[Phase, ...] = (*COLUMNS, "paused", "closed")
    for phase in groups:
        cards = [card for card in shown if card.phase == phase]
        if cards:
            yield Row(f"{phase_name(phase).upper()} ({len(cards)})", heading=True)
            yield from (Row(_line(card, today), card.id) for card in cards)


def _line(card: Card, today: date) -> Content:
    """`! FORFALDEN i går · Spørg først · runde 2`: overdue is said by sign and word, not by colour."""
    parts = [card.title, _("round {n}").format(n=card.cycle), card.state]
    parts.insert(0 if card.late else len(parts), board.when(card, today))
    return Content(" · ".join(part for part in parts if part))
