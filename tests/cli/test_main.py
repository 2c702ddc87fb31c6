"""The command line itself: its help, its languages, and how it ends when something is wrong."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import ROOT, Run, environment, start
from workbook import __version__, i18n
from workbook.cli import click_words
from workbook.cli.main import COMMANDS
from workbook.cli.streams import use_utf8
from workbook.cli.words import speak
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.lock import locked
from workbook.journal.records import Entry


def test_the_version_is_said_in_one_line(run: Run, home: Path) -> None:
    done = run("--version")
    assert (done.code, done.out, done.err) == (0, f"lederbog {__version__}\n", "")
    assert not home.exists()


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["content", "list"], ["content", "check"]])
def test_every_help_is_danish_or_english_and_touches_nothing(run: Run, home: Path, command: list[str]) -> None:
    danish = run(*command, "--help")
    english = run("--lang", "en", *command, "--help")
    assert (danish.code, danish.err, english.code, english.err) == (0, "", 0, "")
    assert danish.out.startswith("Brug: lederbog")
    assert english.out.startswith("Usage: lederbog")
    shared = set(re.findall(r"[A-Za-z]{4,}", danish.out)) & {"Options", "Commands", "Show", "Write", "exit", "message"}
    assert shared == set()
    assert not home.exists()


def test_every_command_of_the_table_is_listed_and_opens(run: Run) -> None:
    listed = run("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\w", listed, re.MULTILINE)
    for later in ("search",):
        assert later not in listed


@pytest.mark.parametrize(
    "arguments",
    [
        ["findes-ikke"],
        ["--findes-ikke"],
        ["--lang", "de"],
        ["--home"],
        ["note", "--share", "alle"],
        ["note", "--tag"],
        ["list", "--kind", "person"],
        ["list", "for", "meget"],
        ["show"],
        ["show", "a", "b"],
        ["due", "--json=1"],
        ["content", "findes-ikke"],
        ["export"],
    ],
)
def test_a_line_that_does_not_parse_ends_with_two_and_says_why_in_danish(
    run: Run, home: Path, arguments: list[str]
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Fejl: " in done.err
    assert "Traceback" not in done.err
    assert not set(re.findall(r"[A-Za-z]+", done.err)) & {"Error", "Missing", "Usage", "such", "Invalid", "requires"}
    assert not home.exists()


def test_the_language_is_the_option_s_then_the_settings(run: Run, home: Path) -> None:
    assert run("due").err == "Der er ikke noget, der venter.\n"
    (home / "settings.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("due").err == "Nothing is due.\n"
    assert run("--lang", "da", "due").err == "Der er ikke noget, der venter.\n"
    assert run("--lang", "da", "due", LANG="de_DE.UTF-8", LANGUAGE="de").err == "Der er ikke noget, der venter.\n"


def test_damaged_settings_are_told_and_stop_nothing(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_bytes(b"\xff= [")
    done = run("note", "x")
    assert done.code == 0
    assert "settings.toml" in done.err
    assert len(done.out.strip()) == 36


def test_the_option_names_another_home(run: Run, here: Path, home: Path) -> None:
    assert run("--home", "min dagbog æ", "note", "x").code == 0
    assert (here / "min dagbog æ" / "journal.lederbog").is_file()
    assert not home.exists()


def test_a_home_that_is_a_file_is_refused_in_a_sentence(run: Run, here: Path) -> None:
    (here / "fil").write_text("min")
    for arguments in (["note", "x"], ["list"], ["due"], ["due", "--quiet"], ["export", "mus", "-o", "-"]):
        done = run("--home", "fil", *arguments)
        assert (done.code, done.out) == (1, ""), arguments
        assert "fil" in done.err
        assert "Traceback" not in done.err
    assert (here / "fil").read_text() == "min"


@pytest.mark.parametrize(("content", "code"), [(b"ikke en dagbog\n", 5), (b"", 4), (b"\x00\xff" * 100, 5)])
def test_a_foreign_journal_is_told_from_others_and_left_as_it_is(
    run: Run, home: Path, content: bytes, code: int
) -> None:
    home.mkdir()
    (home / "journal.lederbog").write_bytes(content)
    done = run("list", "--json")
    assert (done.code, done.out) == (code, "")
    assert "Traceback" not in done.err
    assert (home / "journal.lederbog").read_bytes() == content


def test_a_reader_that_stops_listening_is_no_error(here: Path, run: Run, journal: Journal, clock: FixedClock) -> None:
    now = stamp(clock.now())
    titles = [f"notat {number} " + "x" * 200 for number in range(2000)]
    journal.commit(*(Entry(id=journal.new_id(), created=now, updated=now, title=title) for title in titles))
    with start("list", "--json", cwd=here) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_an_error_that_nobody_expected_shows_no_word_of_the_leader_s(
    run: Run, here: Path, home: Path, journal: Journal
) -> None:
    (here / "sitecustomize.py").write_text(
        "import workbook.cli.note_command as command\n"
        "def fail(text, *more):\n"
        "    raise ZeroDivisionError('hemmeligt: ' + text)\n"
        "command.first_words = fail\n"
    )
    done = run("note", "kodeord", PYTHONPATH=os.pathsep.join([str(here), str(ROOT)]))
    assert (done.code, done.out) == (1, "")
    log = (home / "lederbog.log").read_text("utf-8")
    assert "ZeroDivisionError" in log
    assert "note_command.py:" in log
    assert "Traceback" not in done.err
    for said in (done.err, log):
        assert "kodeord" not in said
        assert "hemmeligt" not in said
    if os.name == "posix":
        assert stat.S_IMODE((home / "lederbog.log").stat().st_mode) == 0o600


@pytest.mark.parametrize("more", [{}, {"TERM": "dumb"}, {"TERM": "xterm-256color"}])
@pytest.mark.parametrize("arguments", [[], ["--lang", "da"]])
def test_the_app_without_a_terminal_says_what_to_do_instead(
    run: Run, home: Path, arguments: list[str], more: dict[str, str]
) -> None:
    done = run(*arguments, **more)
    assert (done.code, done.out) == (2, "")
    assert "lederbog note" in done.err
    assert "lederbog --plain" in done.err
    assert done.err.count("\n") == 1
    assert not home.exists()


def test_the_short_commands_stay_light(run: Run, here: Path) -> None:
    script = (
        "import sys\nfrom workbook.cli.main import run\n"
        "codes = [run(line.split()) for line in ('note x', 'due', 'list')]\n"
        "heavy = {'textual', 'rich', 'markdown_it', 'yaml', 'holidays', 'asyncio', 'workbook.curriculum.library'}\n"
        "print(codes, sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=here, env=environment(), capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[0, 0, 0] []"


def words() -> Iterator[str]:
    yield from click_words.ONE
    yield from click_words.many(1)
    yield from click_words.many(2)


def test_click_finds_its_words_in_our_catalogue() -> None:
    speak("da", dict(os.environ))
    untranslated = [word for word in words() if i18n._(word) == word]
    assert [word for word in untranslated if word in click_words.ONE] == []
    speak("en", {})
    assert i18n._("Usage:") == "Usage:"


def test_every_word_of_click_that_we_translate_is_still_click_s() -> None:
    folder = Path(click.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    joined = re.sub(r'"\s+"', "", source)
    i18n.use("en")
    gone = [word for word in words() if word not in ("required", *_with_escapes(joined))]
    assert gone == []


def _with_escapes(source: str) -> set[str]:
    return {each.replace("\\n", "\n").replace("\\t", "\t") for each in re.findall(r'"((?:[^"\\\n]|\\.)*)"', source)}


def test_a_journal_that_another_process_holds_is_told_after_a_while(run: Run, home: Path, journal: Journal) -> None:
    with locked(Disk(), home / ".lock"):
        done = run("note", "kodeord")
    assert (done.code, done.out) == (6, "")
    assert done.err.count("\n") == 1
    assert "kodeord" not in done.err
    assert run("note", "kodeord").code == 0


def test_a_stream_that_was_closed_is_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    use_utf8()
    with sys.stdin as stdin, sys.stdout as stdout, sys.stderr as stderr:
        assert stdin.read() == ""
        assert [stream.write("ø") for stream in (stdout, stderr)] == [1, 1]


if os.path.exists("/dev/full"):

    @pytest.mark.parametrize("command", [["list", "--json"], ["--help"], ["note", "x"]])
    def test_an_output_that_takes_no_more_is_told(here: Path, command: list[str]) -> None:
        with open("/dev/full", "wb") as full, start(*command, cwd=here, stdout=full) as process:
            assert process.stderr is not None
            said = process.stderr.read().decode()
        assert process.returncode == 1
        assert said.count("\n") == 1
        assert "Traceback" not in said
