"""The lock set up and opened by commands in a real terminal: no secret is shown, and none stays to scroll to."""

from tests.e2e.conftest import Machine
from tests.e2e.recovery import asked_group, shown_code, type_groups_back
from tests.e2e.terminal import Terminal, lederbog
from workbook.vault.keyfile import DEFAULT_COSTS, read

PASSPHRASE = "blå elefanter"


def choose(terminal: Terminal) -> str:
    """Type the passphrase twice; the code that is shown then."""
    terminal.wait_for("Ny adgangssætning")
    terminal.type(f"{PASSPHRASE}\n")
    terminal.wait_for("Den samme en gang til")
    terminal.type(f"{PASSPHRASE}\n")
    return shown_code(terminal)


def test_the_lock_is_set_up_and_two_groups_are_typed_back(begun: Machine) -> None:
    terminal = begun.open(lederbog("vault", "on"))
    code = choose(terminal)
    terminal.press("enter")
    asked_group(terminal)
    assert code not in terminal.text
    terminal.type("00000\n")
    assert shown_code(terminal) == code, "a wrong group shows it once more"
    type_groups_back(terminal, code)
    assert terminal.wait_exit() == 0
    terminal.wait_for("Gendannelseskoden er på papir")
    assert terminal.restored
    assert code not in terminal.text
    assert PASSPHRASE.encode() not in terminal.raw
    assert read((begun.book / "keys.lederbog").read_bytes()).costs == DEFAULT_COSTS
    assert read((begun.book / "keys.lederbog").read_bytes()).unproven == ""


def test_a_set_up_that_is_left_is_locked_and_asked_about_later(begun: Machine) -> None:
    terminal = begun.open(lederbog("vault", "on"))
    choose(terminal)
    terminal.press("ctrl+c")
    assert terminal.wait_exit() == 0
    terminal.wait_for("Dagbogen er låst.", "Koden er ikke skrevet tilbage")
    assert read((begun.book / "keys.lederbog").read_bytes()).unproven != ""


def test_two_that_differ_are_asked_again_and_nothing_is_changed_without_one(begun: Machine) -> None:
    terminal = begun.open(lederbog("vault", "on"))
    for _turn in range(3):
        terminal.wait_until(lambda: "Ny adgangssætning" in terminal.before_cursor(), "the first line")
        terminal.type("en ting\n")
        terminal.wait_until(lambda: "en gang til" in terminal.before_cursor(), "the second line")
        terminal.type("en anden\n")
    assert terminal.wait_exit() == 1
    assert not (begun.book / "keys.lederbog").exists()


def test_a_command_asks_three_times_and_shows_nothing(begun: Machine) -> None:
    terminal = begun.open(lederbog("vault", "on"))
    choose(terminal)
    terminal.press("ctrl+c")
    terminal.wait_exit()

    listing = begun.open(lederbog("list"))
    listing.wait_for("Adgangssætning eller gendannelseskode")
    listing.type("forkert ord\n")
    listing.wait_for("hverken adgangssætningen eller gendannelseskoden")
    listing.type(f"{PASSPHRASE}\n")
    assert listing.wait_exit() == 0
    listing.wait_for("En note at begynde med")
    assert "forkert ord" not in listing.text
    assert PASSPHRASE not in listing.text
