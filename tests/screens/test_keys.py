"""The keys: each has an id, a label and a second way, and reads as a leader reads keys."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import screens
from screens.app import LederbogApp
from screens.keys import all_keys_text, key_text
from screens.parts import KeyBar
from tests.screens.screen_text import lines_of
from workbook import i18n


def dom_classes() -> Iterator[type[DOMNode]]:
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.name:
                yield thing


def _bindings() -> list[tuple[str, object]]:
    return [(kind.__qualname__, binding) for kind in dom_classes() for binding in vars(kind).get("BINDINGS", ())]


def test_every_binding_has_an_id_a_label_and_a_second_way() -> None:
    found = _bindings()
    assert len(found) > 20, "the test no longer sees the bindings"
    poor = [
        (owner, binding)
        for owner, binding in found
        if not (isinstance(binding, Binding) and binding.id and binding.description and binding.tooltip)
    ]
    assert poor == []


def test_an_id_names_one_action() -> None:
    actions: dict[str, set[str]] = {}
    for _owner, binding in _bindings():
        if isinstance(binding, Binding):
            actions.setdefault(str(binding.id), set()).add(binding.action)
    assert {name: each for name, each in actions.items() if len(each) > 1} == {}


def test_no_binding_uses_a_key_that_terminals_do_not_deliver() -> None:
    never = ("alt+", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+b", "ctrl+a", "f11", "f12", "shift+f")
    used = {key for _owner, binding in _bindings() if isinstance(binding, Binding) for key in binding.key.split(",")}
    assert "ctrl+q" in used
    assert [key for key in used if key.startswith(never)] == []


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("ctrl+s", "Ctrl+S"), ("f1", "F1"), ("question_mark", "?"), ("shift+tab", "Shift+Tab"), ("enter,space", "Enter")],
)
def test_keys_are_written_as_they_stand_on_the_keyboard(keys: str, shown: str) -> None:
    assert key_text(keys) == shown


def test_all_keys_of_a_binding() -> None:
    assert all_keys_text("ctrl+p,f2") == "Ctrl+P, F2"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
async def test_the_key_bar_shows_every_key_in_eighty_columns(app: LederbogApp, language: str) -> None:
    i18n.use(language)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        wanted = [binding.id for binding in bar.shown()]
        assert wanted[:2] == ["app.help", "app.crisis"]
        line = lines_of(app)[-1]
        assert "^" not in line
        for binding in bar.shown():
            assert key_text(binding.key) in line
        assert len(line) <= 80


async def test_the_key_bar_leaves_out_what_does_not_fit(app: LederbogApp) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        line = lines_of(app)[-1]
        assert "F1" in line
        assert "Ctrl+Q" in line
        assert len(line) <= 60


async def test_the_leader_may_choose_other_keys(app: LederbogApp) -> None:
    app.set_keymap({"app.commands": "f6"})
    async with app.run_test() as pilot:
        app.set_keymap({"app.commands": "f6"})
        await pilot.press("f6")
        assert app.screen.query("#palette")
