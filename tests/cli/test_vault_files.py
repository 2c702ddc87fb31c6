"""Doctor, restore and import with a lock on the journal or on the copy."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, Secret
from tests.cli.locked_home import CANARY, OTHER, PASSPHRASE, holds, titles
from workbook.errors import ExitCode


@pytest.fixture
def run(run_cheaply: Run) -> Run:
    """Locking costs nothing here; what it costs elsewhere is asserted where the costs are."""
    return run_cheaply


def test_the_doctor_looks_from_outside_without_the_key_and_wholly_with_it(
    run: Run, locked: str, key: dict[str, str]
) -> None:
    outside, inside = run("doctor"), run("doctor", **key)

    assert outside.code == 0
    assert "udefra" in outside.err
    assert "kanariefuglen" not in outside.out + outside.err
    assert (inside.code, inside.err) == (0, "")


def test_the_doctor_mends_a_key_file_that_is_gone(run: Run, locked: str, key: dict[str, str], home: Path) -> None:
    (home / "keys.lederbog").unlink()

    assert run("doctor").code == ExitCode.DAMAGED
    assert run("doctor", "--repair").code == 0
    assert (home / "keys.lederbog").read_bytes() == (home / "keys.copy").read_bytes()
    assert titles(run("list", "--json", **key)) == [CANARY]


def test_a_doctor_with_a_wrong_passphrase_stops(run: Run, locked: str, secret: Secret) -> None:
    assert run("doctor", **secret(OTHER)).code == ExitCode.LOCKED


def test_a_locked_backup_comes_back_on_a_new_machine(
    run: Run, locked: str, key: dict[str, str], home: Path, here: Path
) -> None:
    copy = run("backup", str(here / "stik.lederbog"), **key).out.strip()
    for path in sorted(home.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()

    assert run("restore", copy).code == ExitCode.LOCKED
    assert run("restore", copy, **key).code == 0
    assert holds(home, "kanariefuglen") == []
    assert titles(run("list", "--json", **key)) == [CANARY]


def test_a_locked_backup_of_an_earlier_lock_comes_back_with_its_own_passphrase(
    run: Run, locked: str, key: dict[str, str], secret: Secret, home: Path, here: Path
) -> None:
    copy = run("backup", str(here / "stik.lederbog"), **key).out.strip()
    assert run("vault", "off", **key).code == 0

    assert run("restore", copy).code == ExitCode.LOCKED
    assert run("restore", copy, **secret(OTHER)).code == ExitCode.LOCKED
    assert run("restore", copy, **secret(PASSPHRASE)).code == 0
    assert titles(run("list", "--json")) == [CANARY]


def test_a_locked_copy_is_brought_in_with_its_passphrase(
    run: Run, locked: str, key: dict[str, str], here: Path, home: Path
) -> None:
    copy = run("backup", str(here / "stik.lederbog"), **key).out.strip()
    assert run("vault", "off", **key).code == 0
    elsewhere = str(home.with_name("et andet hjem"))

    assert run("--home", elsewhere, "import", "json", copy).code == ExitCode.LOCKED
    assert run("--home", elsewhere, "import", "json", copy, **key).code == 0
    assert titles(run("--home", elsewhere, "list", "--json")) == [CANARY]
