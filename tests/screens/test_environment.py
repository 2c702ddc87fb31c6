"""What Textual would write down or let out by itself: switched off before it is imported, and not to be reached."""

from screens.app import LederbogApp
from screens.environment import LEAKS, prepare_environment
from screens.palette import commands_of
from workbook.i18n import LANGUAGES, use


def test_what_logs_keys_or_draws_the_screen_to_a_file_is_taken_away() -> None:
    environment = {**dict.fromkeys(LEAKS, "1"), "TERM": "xterm"}
    prepare_environment(environment)
    assert "TEXTUAL_DEBUG" in LEAKS, "it logs every key to keys.log"
    assert [name for name in environment if name in LEAKS] == []
    assert environment["TERM"] == "xterm"


async def test_no_key_and_no_command_draws_the_screen_to_a_file(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for language in LANGUAGES:
            use(language)
            await pilot.press("1")
            actions = [active.binding.action for active in app.screen.active_bindings.values()]
            actions += [command.action for command in commands_of(app.screen)]
            assert "app.help" in actions or "help" in actions
            assert [action for action in actions if "screenshot" in action] == []
