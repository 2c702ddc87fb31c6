"""How the app ends: saved, with an honest exit code, and without a word of what was written."""

import asyncio
import inspect
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from textual.app import App
from textual.screen import Screen

from screens.app import LederbogApp
from screens.ending import LOG
from tests.screens.conftest import CANARY
from tests.screens.screen_text import text_of
from workbook.errors import PlaceError

PRIVATE = (
    "_shutdown",
    "_handle_exception",
    "_fatal_error",
    "_close_messages_no_wait",
    "_print_error_renderables",
)
"""What is overridden or called, and may go away with the next Textual."""


class Form(Screen[None]):
    """A screen with words in it."""

    def __init__(self, refusal: Exception | None = None) -> None:
        super().__init__()
        self.flushed = 0
        self.refusal = refusal
        self.answer = CANARY

    def flush_now(self) -> None:
        self.flushed += 1
        if self.refusal:
            raise self.refusal

    def key_x(self) -> None:
        words = self.answer
        raise ValueError(f"cannot take {words}")


def test_what_is_private_in_textual_is_still_there(app: LederbogApp) -> None:
    assert [name for name in PRIVATE if not callable(getattr(App, name, None))] == []
    for name in ("_screen_stacks", "_exit_renderables", "_exception", "_return_code", "_driver"):
        assert name in vars(app)
    assert "_exception_event" in vars(App)
    assert "self._fatal_error()" in inspect.getsource(App._handle_exception)
    assert "_exit_renderables" in inspect.getsource(App._print_error_renderables)


async def test_every_open_form_is_written_in_every_area(app: LederbogApp) -> None:
    first, second = Form(), Form()
    async with app.run_test() as pilot:
        app.push_screen(first)
        await pilot.pause()
        app.switch_mode("path")
        await pilot.pause()
        app.push_screen(second)
        await pilot.pause()
        app.flush_all()
        assert (first.flushed, second.flushed) == (1, 1)


async def test_a_form_that_cannot_be_written_does_not_keep_the_others_from_it(app: LederbogApp) -> None:
    forms = [Form(), Form(PlaceError("fuld")), Form(PlaceError("også fuld"))]
    async with app.run_test() as pilot:
        for form in forms:
            app.push_screen(form)
            await pilot.pause()
        with pytest.raises(PlaceError):
            app.flush_all()
        assert [form.flushed for form in forms] == [1, 1, 1]
        for form in forms:
            form.refusal = None


async def test_quitting_saves_first(app: LederbogApp) -> None:
    form = Form()
    async with app.run_test() as pilot:
        app.push_screen(form)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert form.flushed >= 1
    assert app.return_code == 0


async def test_quitting_asks_when_the_disk_refuses(app: LederbogApp) -> None:
    form = Form(PlaceError("Disken er fuld."))
    async with app.run_test() as pilot:
        app.push_screen(form)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "Disken er fuld." in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is form
        form.refusal = None


@pytest.mark.parametrize("code", [143, 129, 130])
async def test_a_signal_saves_and_ends_with_its_code(app: LederbogApp, code: int) -> None:
    form = Form()
    async with app.run_test() as pilot:
        app.push_screen(form)
        await pilot.pause()
        app.end_by_signal(code)
        await pilot.pause()
    assert form.flushed >= 1
    assert app.return_code == code


async def test_a_crash_saves_and_tells_nothing_of_what_was_written(
    app: LederbogApp, capsys: pytest.CaptureFixture[str]
) -> None:
    form, said = Form(), _listen(app)

    async def crash() -> None:
        async with app.run_test() as pilot:
            app.push_screen(form)
            await pilot.pause()
            await pilot.press("x")
            await pilot.pause()

    with pytest.raises(ValueError, match=CANARY):
        await crash()
    printed = said.getvalue() + "".join(capsys.readouterr())
    assert app.crash_sentence() in printed
    assert app.return_code == 1
    assert form.flushed >= 1
    assert CANARY not in printed
    log = _log(app)
    assert "ValueError" in log
    assert "key_x" in log
    assert CANARY not in log


async def test_two_crashes_are_told_once(app: LederbogApp) -> None:
    said = _listen(app)

    async def crash_twice() -> None:
        async with app.run_test() as pilot:
            await pilot.pause()
            for _again in range(2):
                app._handle_exception(ValueError(CANARY))

    with pytest.raises(ValueError, match=CANARY):
        await crash_twice()
    assert said.getvalue().count(LOG) == 1
    assert "textual run" not in said.getvalue()


async def test_an_error_that_nobody_awaited_goes_to_the_log_without_its_message(app: LederbogApp) -> None:
    async with app.run_test():
        app._stray_error(asyncio.get_running_loop(), {"message": CANARY, "exception": RuntimeError(CANARY)})
    assert "RuntimeError" in _log(app)
    assert CANARY not in _log(app)


def _log(app: LederbogApp) -> str:
    return Path(app.workbook.journal.home / LOG).read_text(encoding="utf-8")


def _listen(app: LederbogApp) -> StringIO:
    """What the app prints when it has ended."""
    said = StringIO()
    app.error_console = Console(file=said, width=400)
    return said
