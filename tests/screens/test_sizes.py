"""What the first screens look like at the three sizes that must hold."""

import pytest

from screens.app import LederbogApp
from tests.screens.screen_text import lines_of, until
from workbook.context import Workbook

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("area", ["1", "2"], ids=["overview", "path"])
async def test_the_frame_holds_at_every_size(app: LederbogApp, size: tuple[int, int], area: str) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press(area)
        await until(pilot, lambda: f"▸{area} " in lines_of(app)[0] and "Enter åbn" in lines_of(app)[-2])
        lines = lines_of(app)
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        assert "5 Del" in lines[0]
        assert lines[1] == "─" * size[0] == lines[-3]
        assert "F1 Hjælp" in lines[-1]
        assert "Ctrl+Q Slut" in lines[-1]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_waits_and_what_comes_fit_at_every_size(app: LederbogApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: FIRST_LINES[0] in lines_of(app)[2])
        lines = lines_of(app)
        assert lines[2:9] == [line[: size[0]] for line in FIRST_LINES]


FIRST_LINES = (
    "VENTER PÅ DIG",
    "▸ ! FORFALDEN tors. 19/11  Løfte: Svar Lise om vagterne",
    "  • I DAG                  Mikrohandling: Kort runde",
    "",
    "NÆSTE MØDE",
    "  TRIO-møde 1 · torsdag 26. november 2026 (om 5 dage)",
    "  [ Klar til TRIO-møde 1 torsdag ]",
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_start_fits_or_scrolls_at_every_size(workbook: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(workbook)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Hvilken enhed leder du?" in "".join(lines_of(app)))
        assert "Velkommen til Lederbog" in lines_of(app)[0]
        await pilot.press("shift+tab")
        await until(pilot, lambda: "[ Begynd ]" in "".join(lines_of(app)))
