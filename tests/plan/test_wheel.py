"""The wheel in text: five lines, one active step, in both languages."""

from typing import get_args

import pytest

from workbook import i18n
from workbook.curriculum.pictures.paper import columns
from workbook.plan.phase import Phase, phase_name
from workbook.plan.wheel import WIDTH, draw


def test_the_wheel_as_it_is_drawn() -> None:
    assert draw("study", 2) == (
        "        ┌───────── Planlæg ─────────┐",
        "        │                           ▼",
        "     Justér        runde 2         Gør",
        "        ▲                           │",
        "        └─────── ● SE EFTER ────────┘",
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("now", get_args(Phase))
def test_only_the_active_step_has_a_sign_and_all_lines_fit(now: Phase, language: str) -> None:
    i18n.use(language)
    lines = draw(now, 123)
    assert all(columns(line) <= WIDTH for line in lines)
    assert {len(lines[row]) for row in (0, 1, 3, 4)} == {37}
    running = now not in ("paused", "closed")
    assert "\n".join(lines).count("●") == (1 if running else 0)
    assert (f"● {phase_name(now).upper()}" in "\n".join(lines)) == running
