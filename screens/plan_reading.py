"""A plan to read: the wheel with its step, its numbers, how it follows the method, and round after round."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from screens import plan_moves
from screens.dialogs import button
from screens.keys import bind
from screens.reading import ReadingScreen, shown
from screens.widgets.drawn import Drawn, Row
from workbook.curriculum.pictures.paper import wrapped
from workbook.i18n import _, mark
from workbook.insight.reading import passages
from workbook.insight.rounds import Round, rounds
from workbook.journal.records import Plan
from workbook.plan import board, wheel
from workbook.plan.chart import draw
from workbook.plan.measures import series
from workbook.plan.method import lights
from workbook.plan.phase import phase, phase_name
from workbook.plan.runchart import Reading, read, words

_AT_THE_END = mark("the button at the end")


class PlanReading(ReadingScreen):
    """As any record, and what a plan has more: C checks in on it, F brings it on."""

    HELP = mark(
        "A plan as it stands: its step, its numbers, and every round with what you predicted beside what happened. "
        "C checks in on it, F brings it on, E writes in it, P makes a new plan of one of its answers."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("c", "check_in", mark("Check in"), id="plan.check_in", also=_AT_THE_END),
        bind("f", "move", mark("Bring the plan on"), id="plan.move", also=_AT_THE_END),
    ]

    @property
    def _plan(self) -> Plan:
        assert isinstance(self.record, Plan)
        return self.record

    def keys_here(self) -> str:
        if self.record.trashed:
            return super().keys_here()
        return _("C check in · F bring on · E write in it · Esc back · P make a plan of an answer · H earlier versions")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("check_in", "move"):
            return not self.record.trashed
        return super().check_action(action, parameters)

    def compose_record(self) -> ComposeResult:
        plan, today = self._plan, self.workbook.clock.today()
        card = board.card(plan, today)
        yield Static("\n".join(wheel.draw(card.phase, card.cycle)), classes="passage", markup=False)
        state = [phase_name(phase(plan, today)), *board.lines(card, today)]
        yield Static(" · ".join(state), classes="passage", markup=False)
        for name, points in series(plan).items():
            yield Chart(name, read(points))
        yield Static(
            "\n".join(f"{light.sign} {light.words}" for light in lights(plan, today)), classes="passage", markup=False
        )
        for passage in passages(plan)[: 1 if plan.answers else 0]:
            yield Static(shown(passage), classes="passage")
        for one in rounds(plan):
            yield from _round(one)

    def buttons(self) -> Iterator[list[Button]]:
        if not self.record.trashed and self._plan.ended != "closed":
            yield [button(_("Check in"), "check_in"), button(_("Bring the plan on"), "move")]
        yield from super().buttons()

    def action_check_in(self) -> None:
        plan_moves.check_in(self, self._plan)

    def action_move(self) -> None:
        plan_moves.ask(self, self._plan)


class Chart(Drawn):
    """One measure over time, and what may be said of it."""

    def __init__(self, name: str, reading: Reading) -> None:
        super().__init__(classes="passage")
        self._measure, self._reading = name, reading

    def rows(self, width: int) -> list[Row]:
        said: Sequence[str] = (*wrapped(words(self._reading), width), *draw(self._reading, width))
        title = Content.styled(self._measure, "bold")
        return [Row(title), *(Row(Content(line)) for line in said)]


def _round(one: Round) -> ComposeResult:
    """What was predicted beside what happened; in a narrow window one above the other."""
    yield Static(Content.styled(f"── {one.heading.upper()} ──", "bold"), classes="passage")
    with Horizontal(classes="beside"):
        yield Static(shown(one.predicted), classes="passage")
        yield Static(shown(one.happened), classes="passage")
    for passage in (one.answers, *one.checkins):
        if passage.lines:
            yield Static(shown(passage), classes="passage")
