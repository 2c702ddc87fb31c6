"""What a plan's page shows of the plan as it is stored: its prediction, its measurements, how it follows the method."""

from collections.abc import Iterator
from functools import partial

from workbook.context import Workbook
from workbook.curriculum.computed import Computed
from workbook.curriculum.display import display
from workbook.curriculum.pictures.paper import wrapped, written_out
from workbook.dates import long, parse_stamp
from workbook.i18n import _
from workbook.journal.records import Answer, Cycle, Plan, Record
from workbook.plan.chart import draw
from workbook.plan.measures import series
from workbook.plan.method import lights
from workbook.plan.phase import current
from workbook.plan.prediction import LOCKED, PREDICTION
from workbook.plan.runchart import Reading, read, words

_INDENT = "  "


def prediction(workbook: Workbook, record: Record | None) -> Computed:
    """The prediction of the current cycle as it was locked, and what was written otherwise since then."""
    cycle = current(record) if isinstance(record, Plan) else Cycle()
    if not cycle.locked_at:
        return Computed(_("The prediction can be changed until the round begins; then it is locked."))
    day = long(parse_stamp(cycle.locked_at).date())
    if PREDICTION not in cycle.answers:
        text = _("The round began {day} without a prediction.").format(day=day)
    else:
        text = _("Locked {day}.").format(day=day)
    lines = [line for said in _predicted(cycle) for line in said.split("\n")]
    return Computed(text, partial(written_out, lines))


def run_chart(workbook: Workbook, record: Record | None) -> Computed:
    """Each measure of the plan over time, and what may be said of it."""
    readings = {name: read(points) for name, points in series(record).items()} if isinstance(record, Plan) else {}
    if not readings:
        return Computed(_("The curve comes with the first number at a check-in."))
    text = " ".join(f"{name}: {words(reading)}" for name, reading in readings.items())
    return Computed(text, partial(_charts, readings))


def method(workbook: Workbook, record: Record | None) -> Computed:
    """The five lights, in words."""
    if not isinstance(record, Plan):
        return Computed(_("This comes when the plan has been saved."))
    shown = lights(record, workbook.clock.today())
    text = _("{n} of {all} features of a good test. They are help, not marks.").format(
        n=sum(light.state == "yes" for light in shown), all=len(shown)
    )
    return Computed(text, partial(_listed, [(light.sign, light.words) for light in shown]))


def _predicted(cycle: Cycle) -> Iterator[str]:
    for name in LOCKED:
        if (answer := cycle.answers.get(name)) is not None:
            yield _said(answer)
    for one in cycle.amendments:
        day = long(parse_stamp(one.at).date())
        if one.answer is not None:
            yield _("Otherwise {day}: {words}").format(day=day, words=_said(one.answer))
        elif (original := cycle.answers.get(one.field)) is not None:
            yield _("Taken back {day}: {question}").format(day=day, question=original.question)


def _said(answer: Answer) -> str:
    return f"{answer.question} {display(answer.kind, answer.value, answer.labels)}"


def _charts(readings: dict[str, Reading], width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for name, reading in readings.items():
        lines += [*wrapped(name, width), *draw(reading, width)]
    return tuple(lines)


def _listed(rows: list[tuple[str, str]], width: int) -> tuple[str, ...]:
    """Each sign with its words, wrapped beside it."""
    lines: list[str] = []
    for sign, said in rows:
        first, *others = wrapped(said, width - len(_INDENT))
        lines += [f"{sign} {first}", *(_INDENT + line for line in others)]
    return tuple(lines)
