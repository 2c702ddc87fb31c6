"""A burst of keys does what the same keys do when they are typed slowly."""

from collections.abc import Sequence

import pytest
from textual import events

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from screens.note import NoteScreen

SPECIAL = {"\t": "tab", "\r": "enter", "\b": "backspace", " ": "space"}


def burst(app: LederbogApp, typed: Sequence[str]) -> None:
    """Post the keys before the app can act on any of them."""
    for letter in typed:
        named = SPECIAL.get(letter) or (letter if len(letter) > 1 else None)
        character = letter if len(letter) == 1 else None
        app.post_message(events.Key(named or letter, character))


async def _filled(app: LederbogApp, typed: Sequence[str]) -> dict[str, object]:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await pilot.pause()
        burst(app, typed)
        for _round in range(20):
            await pilot.pause()
        assert isinstance(app.screen, ExerciseScreen)
        return dict(app.screen.session.values)


@pytest.mark.parametrize("onward", ["\t", "\r"], ids=["Tab", "Enter"])
async def test_words_that_follow_a_rating_at_once_reach_the_next_question(app: LederbogApp, onward: str) -> None:
    assert await _filled(app, f"7{onward}Vi spørger hinanden") == {"score": 7, "hvorfor": "Vi spørger hinanden"}


async def test_corrections_keep_their_place(app: LederbogApp) -> None:
    assert await _filled(app, "7\tab\bc\tPå mandag\t9") == {
        "score": 7,
        "hvorfor": "ac",
        "op": "På mandag",
        "gaet_team": 9,
    }


async def test_words_behind_a_command_reach_what_it_opens(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        burst(app, ["n", *"Et kort notat"])
        for _round in range(20):
            await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        assert app.screen._note.text == "Et kort notat"


async def test_a_key_that_takes_its_own_widget_away_holds_nothing_up(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        burst(app, ["n", *"Væk", "escape", "ctrl+o", "2"])
        for _round in range(40):
            await pilot.pause()
        assert app.current_mode == "path"
