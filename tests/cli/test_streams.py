"""Words for a person: whole words on a terminal, whole lines for a program."""

import io

import pytest

from workbook.cli.streams import say


class Screen(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


SENTENCE = "Dagbogen ligger i /et/meget/langt/sted/som/ikke/har/noget/mellemrum og kan ikke åbnes lige nu. " * 2


@pytest.mark.parametrize("columns", ["20", "40", "80"])
def test_a_terminal_breaks_between_words_alone(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", columns)
    say(SENTENCE)
    lines = screen.getvalue().splitlines()
    assert " ".join(lines).split() == SENTENCE.split()
    assert all(len(line) < int(columns) or " " not in line for line in lines)


def test_a_program_gets_the_line_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=False)
    monkeypatch.setattr("sys.stderr", screen)
    say(SENTENCE)
    assert screen.getvalue() == SENTENCE + "\n"


def test_lines_of_its_own_stay_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr("sys.stderr", screen)
    say("kort\n\n  indrykket")
    assert screen.getvalue() == "kort\n\n  indrykket\n"
