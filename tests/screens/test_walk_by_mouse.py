"""The walk through the product by mouse alone, at 80 columns and 24 rows; keys only write letters into a field."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from markdown_it import MarkdownIt

from screens.app import LederbogApp
from tests.screens.mouse import Mouse
from workbook.context import Workbook
from workbook.i18n import _
from workbook.journal.records import Audience

WHY, LIFT, NOTE = "Fordi vi taler om det svære", "Jeg spørger først på mødet", "Et kort notat i farten"
WHY_ASKED, LIFT_ASKED = "Hvad gør, at tallet er", "Hvad ville løfte tallet"
MUS: list[Audience] = ["mus"]


@asynccontextmanager
async def opened(workbook: Workbook) -> AsyncIterator[tuple[LederbogApp, Mouse]]:
    """The app at its smallest usual size, and a hand on the mouse."""
    app = LederbogApp(workbook)
    async with app.run_test(size=(80, 24)) as pilot:
        yield app, Mouse(pilot)


async def test_the_walk_by_mouse_alone(workbook: Workbook, lonely_home: Path) -> None:
    async with opened(workbook) as (app, mouse):
        await first_start(mouse)
        await the_scale(mouse)
        await the_plan(mouse)
        plan = workbook.journal.plans()[0]
        assert (plan.title, plan.cycles[-1].answers["study_dato"].value) == (LIFT, "2026-12-14")
        await a_note(mouse)
        await every_area(mouse)
        scale = next(entry for entry in workbook.journal.entries() if entry.exercise == "tryghedsskala")
        assert {name: answer.share for name, answer in scale.answers.items() if answer.share} == {"hvorfor": MUS}
        await share(mouse)
        await mouse.click(_("Quit"))
    assert app.return_code == 0
    shown = (lonely_home / "lederbog-mus-2026-11-21.md").read_text(encoding="utf-8")
    assert WHY in [token.content for token in MarkdownIt("commonmark").parse(shown) if token.type == "inline"]
    assert LIFT not in shown
    assert NOTE not in shown


async def first_start(mouse: Mouse) -> None:
    await mouse.sees(_("Welcome to Lederbog"))
    await mouse.click_field(_("Which unit do you lead?"))
    await mouse.write("Nord")
    await mouse.click(_("TRIO meeting"))
    await mouse.sees("(•) " + _("TRIO meeting"))
    await mouse.click("[om 14 dage]")
    await mouse.sees("= lørdag 5. december 2026")
    await mouse.click(f"[ {_('Begin')} ]", into=3)


async def the_scale(mouse: Mouse) -> None:
    await mouse.wheel_to("6   7   8   9  10")
    await mouse.click("7   8   9  10", into=0)
    await mouse.sees("7 af 10")
    await mouse.wheel_to("7: Ok, vi vil mere")
    await mouse.click_field(WHY_ASKED)
    await mouse.write(WHY)
    await mouse.wheel_to(WHY_ASKED)
    await mouse.click(f"[{_('ONLY ME')}]", below=WHY_ASKED)
    await mouse.click(_("My leader, at MUS"))
    await mouse.click(f"[ {_('Use it')} ]", into=3)
    await mouse.sees(f"[{_('MUS')}]")
    await mouse.click_field(LIFT_ASKED)
    await mouse.write(LIFT)
    await mouse.wheel_to("( ) En ny handleplan")
    await mouse.click("( ) En ny handleplan")
    await mouse.sees("(•) En ny handleplan")
    await mouse.wheel_to(f"[ {_('Save and close')} ]")
    await mouse.click(f"[ {_('Save and close')} ]", into=3)


async def the_plan(mouse: Mouse) -> None:
    await mouse.sees("Handleplan (PDSA)", _("‹ Back"))
    await mouse.wheel_to(LIFT)
    await mouse.wheel_to("Hvornår ser jeg på det?", "14.12.2026")
    await mouse.click("[om 3 uger]", below="Hvornår ser jeg på det?")
    await mouse.sees("= mandag 14. december 2026 (om 23 dage)")
    await mouse.click(_("‹ Back"), into=3)
    await mouse.sees(_("I HAVE"), _("✓ Saved {time}").partition("{")[0].strip())


async def a_note(mouse: Mouse) -> None:
    await mouse.wheel_to(_("Write a note"))
    await mouse.click(_("Write a note"))
    await mouse.sees(_("Keep and close (Esc)"))
    await mouse.write(NOTE)
    await mouse.click(_("Keep and close (Esc)"))
    await mouse.wheel_to(_("LATEST"), NOTE)


async def every_area(mouse: Mouse) -> None:
    await mouse.click(f"2 {_('Path')}")
    await mouse.wheel_to(_("Toolbox"))
    await mouse.click(_("Toolbox"))
    await mouse.wheel_to("Da jeg fik feedback")
    await mouse.click("Da jeg fik feedback")
    await mouse.sees(_("‹ Back"), "Fra hvilken rolle?")
    await mouse.click("[kollega]")
    await mouse.wheel_to("6   7   8   9  10")
    await mouse.click("8   9  10", into=0, below="Hvor stærkt ramte det?")
    await mouse.wheel_to(_("Enter: skip"))
    await mouse.click(_("Enter: skip"))
    await mouse.click(_("‹ Back"), into=3)
    await mouse.click(f"3 {_('Plans')}")
    await mouse.wheel_to(LIFT)
    await mouse.click(f"4 {_('Journal')}")
    await mouse.wheel_to(NOTE)
    await mouse.click(f"1 {_('Overview')}")
    await mouse.sees(_("I HAVE"))


async def share(mouse: Mouse) -> None:
    await mouse.click(f"5 {_('Share')}")
    await mouse.click(_("My MUS"))
    await mouse.sees(_("IN THE FILE ({n})").format(n=1), WHY[:20])
    await mouse.click(f"[ {_('Save the file')} ]", into=3)
    await mouse.sees(_("✓ Written: {path}").partition("{")[0].strip())
