"""The wheel of plan, do, study, act (Deming after Shewhart) in text, with the step that a plan has come to."""

from typing import Final

from workbook.curriculum.pictures.paper import LINE, MARK, centred, columns
from workbook.i18n import _
from workbook.plan.phase import Phase, phase_name

WIDTH: Final = 45
_LEFT, _ACROSS, _SIDE, _MIDDLE = 8, 27, 17, 11


def draw(now: Phase, cycle: int) -> tuple[str, ...]:
    """Five lines of `WIDTH` columns; the active step has a sign and capitals, one that rests or is closed has none."""
    left, across = " " * _LEFT, " " * _ACROSS
    middle = centred(_step("act", now), _SIDE) + centred(_("round {n}").format(n=cycle), _MIDDLE)
    return (
        f"{left}┌{_on_line(_step('plan', now))}┐",
        f"{left}│{across}▼",
        (middle + centred(_step("do", now), _SIDE)).rstrip(),
        f"{left}▲{across}│",
        f"{left}└{_on_line(_step('study', now))}┘",
    )


def _step(step: Phase, now: Phase) -> str:
    name = phase_name(step)
    return f"{MARK} {name.upper()}" if step == now else name


def _on_line(label: str) -> str:
    room = _ACROSS - columns(label) - 2
    before = room // 2
    return LINE * before + f" {label} " + LINE * (room - before)
