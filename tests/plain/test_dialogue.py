"""Lines in and out: width, encodings, and what a terminal leaves in a line."""

import io

import pytest

from tests.plain.conftest import Typed
from workbook.plain.dialogue import Dialogue, Ended, StreamLines, UnreadableError


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def streams(raw: bytes, *, terminal: bool = False) -> tuple[Dialogue, io.StringIO]:
    shown = io.StringIO()
    return Dialogue(StreamLines(Terminal(raw) if terminal else io.BytesIO(raw), shown)), shown


@pytest.mark.parametrize("width", [0, 1, 20, 33, 80, 200])
def test_text_is_wrapped_to_the_window_at_its_spaces(width: int) -> None:
    lines = Typed([], width)
    Dialogue(lines).say("Psykologisk tryghed er, at man tør spørge.\n\n- og tvivle", first="12. ")
    assert max(map(len, lines.written)) <= max(width, 20)
    assert " ".join(lines.text.split()) == "12. Psykologisk tryghed er, at man tør spørge. - og tvivle"
    assert "" in lines.written
    assert all(line.startswith("    ") for line in lines.written[1:] if line)


def test_a_word_longer_than_the_window_stays_whole() -> None:
    lines = Typed([], 20)
    Dialogue(lines).say("se https://eksempel.dk/en/meget/lang/adresse nu")
    assert "https://eksempel.dk/en/meget/lang/adresse" in lines.written


def test_a_picture_keeps_its_spaces_and_is_cut_where_the_window_is_too_narrow() -> None:
    lines = Typed([], 20)
    Dialogue(lines).draw("  a   " + "■" * 20)
    assert lines.written == ["  a   " + "■" * 14, "■" * 6]


def test_what_steers_a_terminal_is_neither_taken_nor_written() -> None:
    lines = Typed(["på\x1b[D\x1b[C\x1b[200~vej\x1b[201~\x00\x1b]0;titel\x07"])
    dialogue = Dialogue(lines)
    assert dialogue.ask() == "påvej]0;titel"
    dialogue.say("\x1b[31mrød\x9b")
    assert lines.written == ["3 styretegn blev udeladt.", "[31mrød"]


def test_a_line_may_end_in_any_way_and_begin_with_a_mark() -> None:
    dialogue, shown = streams("\ufeffæ\r\nø  \n\nå".encode())
    assert [dialogue.ask() for _ in range(4)] == ["æ", "ø", "", "å"]
    with pytest.raises(Ended):
        dialogue.ask()
    assert shown.getvalue() == "> \n" * 5


def test_a_line_that_is_not_utf_8_ends_a_script_and_is_asked_for_again_at_a_terminal() -> None:
    dialogue, _shown = streams(b"\xe6\xf8\n8\n")
    with pytest.raises(UnreadableError):
        dialogue.ask()
    dialogue, shown = streams(b"\xe6\xf8\n8\n", terminal=True)
    assert dialogue.ask() == "8"
    assert "ikke UTF-8" in shown.getvalue()


def test_the_end_of_input_at_a_terminal_leaves_the_next_line_free() -> None:
    dialogue, shown = streams(b"ja\n", terminal=True)
    assert dialogue.ask() == "ja"
    with pytest.raises(Ended):
        dialogue.ask()
    assert shown.getvalue() == "> > \n"


@pytest.mark.parametrize(("typed", "place"), [("1", 0), (" 2 ", 1), ("", None), ("0", 1), ("x", 1), ("9" * 5000, 1)])
def test_an_option_is_picked_by_its_number(typed: str, place: int | None) -> None:
    lines = Typed([typed, "2"])
    assert Dialogue(lines).pick(["ja", "nej"], "lader det være") == place
    assert lines.written[:3] == ["1. ja", "2. nej", "Skriv et tal. Enter: lader det være"]
