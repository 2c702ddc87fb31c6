"""Computed fields whose value comes from the record or from the gate, not from the page's own answers."""

from collections.abc import Callable, Mapping
from functools import partial

from workbook.context import Workbook
from workbook.curriculum.computed import Computed
from workbook.curriculum.model import Field
from workbook.curriculum.pictures.figures import wheel
from workbook.curriculum.pictures.paper import written_out
from workbook.forms.planned import method, prediction, run_chart
from workbook.forms.scales import scales
from workbook.forms.underway import micro_actions, pace
from workbook.i18n import _
from workbook.journal.records import Plan, Record
from workbook.plan.phase import Phase, current, phase, phase_name

WHEEL: tuple[Phase, ...] = ("plan", "do", "study", "act")


def given_computed(workbook: Workbook, question: Field, record: Record | None) -> Computed | None:
    """The value of a field that needs more than answers (`functions.GIVEN`); None for every other function."""
    name = question.params.get("as", "")
    if name == "pace":
        return pace(workbook, record, question.params.get("of", ""))
    function = _GIVEN.get(name)
    return function(workbook, record) if function is not None else None


def _status(workbook: Workbook, record: Record | None) -> Computed:
    """The plan's phase and round, with the wheel drawn out."""
    if not isinstance(record, Plan):
        return Computed(_("Draft: the plan begins when you save it."))
    now = phase(record, workbook.clock.today())
    text = _("{phase} · round {number}").format(phase=phase_name(now), number=current(record).number)
    names = [phase_name(one) for one in WHEEL]
    return Computed(text, partial(wheel, names, marked=WHEEL.index(now)) if now in WHEEL else None)


def _preview(workbook: Workbook, record: Record | None) -> Computed:
    """The note for MUS as it would leave now, line by line."""
    from workbook.share.markdown import render
    from workbook.share.note import gather

    note = gather(workbook, "mus", None, None)
    text = _("This is what would leave now. Nothing leaves before you save it in Share.")
    return Computed(text, partial(written_out, render(note).splitlines()))


_GIVEN: Mapping[str, Callable[[Workbook, Record | None], Computed]] = {
    "status": _status,
    "preview": _preview,
    "scales": scales,
    "calendar": micro_actions,
    "prediction": prediction,
    "runchart": run_chart,
    "method": method,
}
