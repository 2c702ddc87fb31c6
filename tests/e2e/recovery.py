"""The hands of a leader who is shown her recovery code by a command in a terminal."""

import re

from tests.e2e.terminal import Terminal
from workbook.vault.recovery import groups

CODE = re.compile(r"(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}")
ASKED = re.compile(r"Gruppe (\d) på dit papir: ?$")


def shown_code(terminal: Terminal) -> str:
    terminal.wait_for("Din gendannelseskode", "Tryk Enter")
    found = CODE.search(terminal.text)
    assert found is not None
    return found.group()


def asked_group(terminal: Terminal) -> int:
    """The number of the group that is asked for now."""
    terminal.wait_until(lambda: ASKED.search(terminal.before_cursor()) is not None, "a group")
    found = ASKED.search(terminal.before_cursor())
    assert found is not None
    return int(found.group(1))


def type_groups_back(terminal: Terminal, code: str) -> None:
    """Go on from the code that is shown, and type the two groups that are asked for."""
    terminal.press("enter")
    first = asked_group(terminal)
    terminal.type(f"{groups(code)[first - 1].lower()}\n")
    terminal.wait_until(lambda: asked_group(terminal) != first, "the second group")
    terminal.type(f"{groups(code)[asked_group(terminal) - 1]}\n")
