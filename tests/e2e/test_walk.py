"""The walk through the product with keys only, at 80 columns and 24 rows, in a real terminal."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from markdown_it import MarkdownIt

from tests.e2e import words
from tests.e2e.conftest import TODAY, Machine
from tests.e2e.terminal import Terminal
from tests.e2e.words import said

WHY = "Fordi vi taler om det svære, også når der er travlt."
MESSAGE = "Du beslutter, før vi har talt sammen."
SENDER, PICTURE, LEARNS = "Hun vil gerne kunne planlægge.", "Den, der har styr på det.", "At jeg skal spørge først."
LESSON, REPLY = "Jeg siger det med det samme.", "Tak, fordi du sagde det. Vi taler om det i morgen."
CHANGE = "Jeg begynder mødet med at spørge."
MARKED = (LEARNS, LESSON, REPLY)
KEPT = (WHY, MESSAGE, SENDER, PICTURE, CHANGE, "kollega")
HALF, REST = "Jeg taler for meget på mød", "erne, og det ved jeg godt."


def test_the_walk(machine: Machine) -> None:
    first_start(machine)
    assert machine.book.is_dir(), "the place that was chosen"
    overview_later(machine)
    feedback(machine)
    plan_from_an_answer(machine)
    quit_in_the_middle_of_a_sentence(machine)
    go_on_at_the_same_place(machine)
    machine.today = TODAY + timedelta(days=1)
    due_on_the_next_working_day(machine)
    mark_for_mus(machine)
    exported = share(machine)
    the_file_holds_what_was_marked(machine, exported)


def first_start(machine: Machine) -> None:
    with machine.open() as terminal:
        terminal.wait_for(said(words.WELCOME), said(words.BEGIN), said(words.TO_ANOTHER_FOLDER))
        terminal.type("Køkkenet")
        terminal.press("tab", "down", "space", "tab")
        terminal.type("fredag")
        terminal.press("enter")
        terminal.type(str(machine.book))
        terminal.wait_for("Køkkenet", "= fredag 27. november 2026 (om 2 dage)", "(•) " + said(words.TRIO_MEETING))
        assert said(words.NO_SUCH_DATE) not in terminal.text
        terminal.press("f4")
        terminal.wait_for(words.SCALE, "1–9")
        terminal.press("7")
        terminal.wait_for(words.BAND_OF_7)
        answer(terminal, words.WHY, WHY)
        leave(terminal, said(words.I_HAVE), said(words.SAVED))
        quit_app(terminal)
    entries = machine.items("list")
    assert [entry["title"] for entry in entries] == [words.SCALE, words.FRAME]
    assert [one["value"] for one in entries[0]["answers"]] == [7, WHY]


def overview_later(machine: Machine) -> None:
    with machine.open() as terminal:
        terminal.wait_for(said(words.NEXT_MEETING), said(words.I_HAVE), said(words.LATEST))
        terminal.wait_for("fredag 27. november 2026 (om 2 dage)", words.SCALE, words.FRAME)
        quit_app(terminal)


def feedback(machine: Machine) -> None:
    with machine.open() as terminal:
        open_page(terminal, words.FEEDBACK)
        terminal.type("kollega")
        answer(terminal, "Hvad blev der sagt", MESSAGE)
        terminal.press("tab", "8")
        terminal.wait_for("8 af 10", words.PAUSE)
        terminal.press("tab")
        terminal.wait_for(said(words.SKIP))
        terminal.press("enter")
        wait_current(terminal, "Hvad blev ramt?")
        terminal.press("down", "down", "space")
        terminal.wait_for("(•) Identitet")
        for question, reply in zip(words.OF_IDENTITY, (SENDER, PICTURE, LEARNS), strict=True):
            answer(terminal, question, reply)
            assert not [other for other in words.OF_OTHERS if other in terminal.flat]
        answer(terminal, words.LEARNT, LESSON)
        answer(terminal, words.REPLY, REPLY)
        outcome(terminal, "mikrohandling", tabs=1, steps=1)
        leave(terminal, words.MICRO)
        terminal.wait_for(REPLY[:30], words.DOES)
        quit_app(terminal)
    made = [item for item in machine.items("list", "--kind", "followup") if item.get("exercise") == "mikrohandlinger"]
    assert [(one["due"], one["status"]) for one in made] == [("2026-11-26", "open")]


def plan_from_an_answer(machine: Machine) -> None:
    with machine.open() as terminal:
        open_page(terminal, words.SCALE)
        terminal.wait_for(said(words.A_NEW_ONE))
        terminal.press("enter")
        terminal.wait_gone(said(words.A_NEW_ONE))
        terminal.press("6")
        answer(terminal, words.WHY, "Nogle siger ikke noget.")
        answer(terminal, words.LIFT, CHANGE)
        outcome(terminal, "ny handleplan", tabs=4, steps=2)  # past one suggestion
        leave(terminal, words.PLAN)
        wait_current(terminal, words.TRIES)
        tab(terminal, 6, words.STUDIES)
        terminal.press("end", *["backspace"] * 12)
        terminal.type("om 3 uger")
        terminal.wait_for("= onsdag 16. december 2026 (om 3 uger)")
        leave(terminal, said(words.I_HAVE), said(words.SAVED))
        quit_app(terminal)
    (plan,) = machine.items("list", "--kind", "plan")
    assert (plan["title"], plan["status"]) == (CHANGE.rstrip("."), "plan") or plan["title"] == CHANGE


def quit_in_the_middle_of_a_sentence(machine: Machine) -> None:
    with machine.open() as terminal:
        open_page(terminal, words.BEFORE_MODULE)
        wait_current(terminal, "Hvilket modul?")
        tab(terminal, 1, words.HELP_WITH)
        terminal.type(HALF + REST)
        terminal.press(*["left"] * len(REST))
        terminal.wait_until(lambda: terminal.before_cursor().endswith(HALF), "the cursor in the middle")
        quit_app(terminal)
    assert [draft["exercise"] for draft in machine.items("list", "--kind", "draft")] == ["foer-modulet"]


def go_on_at_the_same_place(machine: Machine) -> None:
    with machine.open() as terminal:
        terminal.wait_for(said(words.GO_ON), words.BEFORE_MODULE)
        choose_row(terminal, words.BEFORE_MODULE)
        terminal.press("enter")
        terminal.wait_for(said(words.BACK), HALF + REST)
        wait_current(terminal, words.HELP_WITH)
        terminal.type("s")
        terminal.wait_for(f"{HALF}s{REST}")
        leave(terminal, said(words.I_HAVE), said(words.SAVED))
        quit_app(terminal)
    assert machine.items("list", "--kind", "draft") == []


def due_on_the_next_working_day(machine: Machine) -> None:
    with machine.open() as terminal:
        terminal.wait_for(said(words.WAITING))
        terminal.wait_until(
            lambda: any(said(words.DUE_TODAY) in line and REPLY[:20] in line for line in terminal.lines), REPLY
        )
        quit_app(terminal)
    printed = machine.run("due")
    assert (printed.returncode, REPLY in printed.stdout.decode()) == (0, True)
    promised = [item for item in machine.items("due") if item.get("exercise") == "mikrohandlinger"]
    assert [(item["kind"], item["due"], item["status"]) for item in promised] == [("followup", "2026-11-26", "open")]


def mark_for_mus(machine: Machine) -> None:
    with machine.open() as terminal:
        terminal.wait_for(said(words.I_HAVE))
        terminal.press("4")
        terminal.wait_until(lambda: "▸4" in terminal.lines[0], "the journal")
        choose_row(terminal, words.FEEDBACK)
        terminal.press("enter")
        terminal.wait_for(words.FEEDBACK, MESSAGE)
        terminal.press("e")
        terminal.wait_for(said(words.BACK), said(words.SEEN_BY))
        wait_current(terminal, "Fra hvilken rolle?")
        for tabs, question in ((7, words.OF_IDENTITY[2]), (1, words.LEARNT), (1, words.REPLY)):
            tab(terminal, tabs, question)
            terminal.press("ctrl+t")
            terminal.wait_for(said(words.WHO_MAY_SEE), said(words.TICK_MUS))
            terminal.press("down", "space", "tab", "enter")
            terminal.wait_gone(said(words.WHO_MAY_SEE))
            terminal.wait_until(lambda: f"[{said(words.MUS_MARK)}]" in terminal.current(height=1), "the mark")
        leave(terminal, said(words.SAVED))
        terminal.wait_gone(said(words.SEEN_BY))
        quit_app(terminal)


def share(machine: Machine) -> Path:
    path = machine.home / "lederbog-mus-2026-11-26.md"
    with machine.open() as terminal:
        terminal.wait_for(said(words.I_HAVE))
        terminal.press("5")
        terminal.wait_for(said(words.IN_THE_FILE, n=3), said(words.HELD_OUT))
        terminal.wait_until(
            lambda: sum(f"✓ {text[:12]}" in terminal.flat for text in MARKED) == len(MARKED), "the lines"
        )
        assert not path.exists()
        terminal.press("g", "enter")
        terminal.wait_for(said(words.WRITTEN))
        quit_app(terminal)
    return path


def the_file_holds_what_was_marked(machine: Machine, exported: Path) -> None:
    text = exported.read_bytes()
    shown = [token.content for token in MarkdownIt("commonmark").parse(text.decode()) if token.type == "inline"]
    assert [answer in shown for answer in MARKED] == [True] * len(MARKED)
    assert [answer for answer in KEPT if answer in text.decode()] == []
    first, second = (machine.run("export", "mus", "-o", "-") for _time in range(2))
    assert (first.returncode, first.stdout) == (0, second.stdout)
    assert first.stdout == text


# The hands of the leader


def open_page(terminal: Terminal, title: str) -> None:
    """Open a page from the menu."""
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("ctrl+p")
    terminal.wait_for(said(words.MENU))
    terminal.type(title)
    terminal.wait_for(f"▸ {title}")
    terminal.press("enter")
    terminal.wait_for(said(words.BACK), title)
    terminal.wait_until(lambda: "▸" in terminal.text, "the first question")


def wait_current(terminal: Terminal, question: str) -> None:
    """Until the question has the keys: the pointer stands before it."""
    terminal.wait_until(lambda: question in terminal.current(height=2), f"the keys at {question!r}")


def answer(terminal: Terminal, question: str, text: str) -> None:
    """Go on to the question that must come next, and write."""
    terminal.press("tab")
    wait_current(terminal, question)
    terminal.type(text)
    terminal.wait_for(text)


def tab(terminal: Terminal, times: int, question: str) -> None:
    """Tab on to the question that so many of them lead to."""
    terminal.press(*["tab"] * times)
    wait_current(terminal, question)


def choose_row(terminal: Terminal, text: str, *, tries: int = 30) -> None:
    """Down the list, step by step, until the row is marked."""
    for _try in range(tries):
        terminal.wait_until(lambda: terminal.current(height=1) != "", "a marked row")
        before = terminal.current(height=1)
        if text in before:
            return
        terminal.press("down")
        terminal.wait_until(elsewhere(terminal, before), f"the row after {before!r}")
    raise AssertionError(f"no row {text!r}")


def elsewhere(terminal: Terminal, before: str) -> Callable[[], bool]:
    """Whether another row is marked."""
    return lambda: terminal.current(height=1) not in ("", before)


def outcome(terminal: Terminal, words_of_it: str, *, tabs: int, steps: int) -> None:
    """Go to what the page may lead to, and choose."""
    tab(terminal, tabs, words.OUTCOME)
    terminal.press(*["down"] * steps, "space")
    terminal.wait_until(lambda: any("(•)" in line and words_of_it in line for line in terminal.lines), words_of_it)


def leave(terminal: Terminal, *seen: str) -> None:
    """Leave the form as the keys do, out of the field and back, and wait for what comes then."""
    terminal.press("escape")
    terminal.wait_until(lambda: not any(line.startswith(" ▸") for line in terminal.lines), "out of the field")
    terminal.press("escape")
    terminal.wait_for(*seen)


def quit_app(terminal: Terminal) -> None:
    """End the app by its key."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
