"""A burst of keys does what the same keys do when they are typed slowly."""

from collections.abc import Sequence

import pytest
from textual import events
from textual.pilot import Pilot

from screens import key_order
from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from screens.hidden import HiddenScreen
from screens.note import NoteScreen
from screens.widgets.base import FieldWidget
from tests.screens.screen_text import PATIENCE, until

SPECIAL = {"\t": "tab", "\r": "enter", "\b": "backspace", " ": "space"}


def burst(app: LederbogApp, typed: Sequence[str]) -> None:
    """Post the keys before the app can act on any of them."""
    for letter in typed:
        named = SPECIAL.get(letter) or (letter if len(letter) > 1 else None)
        character = letter if len(letter) == 1 else None
        app.post_message(events.Key(named or letter, character))


@pytest.fixture(autouse=True)
def nothing_goes_on_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is held until the time is up would only be late; here it fails the test."""
    monkeypatch.setattr(key_order, "LONGEST_HOLD", 6 * PATIENCE)


async def worked_off(pilot: Pilot[int], app: LederbogApp) -> None:
    """Go on when every key of the burst has had its effect, and what was written has reached the form."""
    await pilot.pause()
    await until(pilot, lambda: app.settled and not app.message_queue_size)
    for _round in range(5):
        await pilot.pause()


async def _filled(app: LederbogApp, typed: Sequence[str]) -> dict[str, object]:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await pilot.pause()
        burst(app, typed)
        await worked_off(pilot, app)
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
        await worked_off(pilot, app)
        assert isinstance(app.screen, NoteScreen)
        assert app.screen._note.text == "Et kort notat"


async def test_a_key_that_takes_its_own_widget_away_holds_nothing_up(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        burst(app, ["ctrl+l", "x", "2"])  # the hidden screen takes any key, and goes
        await worked_off(pilot, app)
        assert app.current_mode == "path"


async def test_the_key_that_hides_waits_for_no_other(app: LederbogApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(app, "_climb", lambda *_key, **_more: None)
        monkeypatch.setattr(app, "_arrived", lambda _key: None)
        burst(app, ["down", "down", "ctrl+l"])
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))


async def test_words_behind_a_page_of_the_menu_reach_its_first_question(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        burst(app, ["ctrl+p", *"da jeg fik", "\r", *"kollega", "\r", *"For sent"])
        await worked_off(pilot, app)
        assert isinstance(app.screen, ExerciseScreen)
        values = app.screen.session.values
        assert (values.get("fra"), values.get("budskab")) == ("kollega", "For sent")


async def test_what_a_letter_alone_would_not_mean_is_not_held_against_the_whole_word(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("handleplan")
        await until(pilot, lambda: bool(app.screen.query("#field-study_dato")))
        assert isinstance(app.screen, ExerciseScreen)
        date = app.screen.query_one("#field-study_dato", FieldWidget)
        date.focus_answer()
        await pilot.pause()
        burst(app, ["end", *["backspace"] * 12, *"om 3 uger", "\t"])
        for _round in range(20):
            await pilot.pause(date.ERROR_DELAY / 10)
        assert app.screen.session.values["study_dato"] == "2026-12-14"
        assert date.foot.error == ""


async def test_a_new_form_begins_at_its_first_question(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("feedback-modtaget")
        for _round in range(5):
            await pilot.pause()
        assert isinstance(app.screen, ExerciseScreen)
        current = app.screen.form.current()
        assert current is not None
        assert current.field.id == "fra"


@pytest.mark.parametrize(
    ("page", "typed", "field"),
    [
        ("tryghedsskala", "6\t", "hvorfor"),
        ("feedback-modtaget", "\t\t8\t\t\t\t", "svar"),
        ("handleplan", "\t" * 6, "study_dato"),
    ],
)
async def test_the_question_that_a_burst_ends_in_is_seen(app: LederbogApp, page: str, typed: str, field: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise(page)
        await pilot.pause()
        burst(app, typed)
        await worked_off(pilot, app)
        assert isinstance(app.screen, ExerciseScreen)
        current = app.screen.form.current()
        assert current is not None
        assert current.field.id == field
        assert app.screen.form.region.contains_region(current.region)


async def test_tab_reaches_questions_that_an_answer_has_just_brought(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("feedback-modtaget")
        await pilot.pause()
        burst(app, ["\t", "\t", "\t", "\t", "down", "down", " ", "\t", *"Hun vil hjem"])
        await worked_off(pilot, app)
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["identitet_afsender"] == "Hun vil hjem"
