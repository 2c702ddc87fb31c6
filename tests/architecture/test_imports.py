"""What an import may do, and what a short command may load."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import PRODUCT, ROOT, modules, name_of, parsed

HEAVY = ("textual", "rich", "icalendar", "cryptography", "babel", "markdown_it", "holidays", "docx")
SHORT_COMMANDS = (["note", "Et kort notat"], ["due"], ["list"])
LATER = (
    "markdown_it",
    "holidays",
    "cryptography",
    "workbook.journal.doctor",
    "workbook.journal.backups",
    "screens.exercise",
    "screens.conflict",
    "screens.note",
    "screens.decisions",
    "screens.widgets.base",
)
"""What a start does not load: it is opened from the first screen, or done behind it."""

RUN_AND_REPORT = """
import json, sys
from workbook.cli.main import main
sys.argv = ["lederbog", *json.loads(sys.argv[1])]
code = 0
try:
    main()
except SystemExit as end:
    code = end.code or 0
print()
print(json.dumps({"code": code, "loaded": sorted(name for name in sys.modules if "." not in name)}))
"""


def _python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def _import_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_importing_every_module_touches_no_file(tmp_path: Path, lonely_home: Path) -> None:
    names = [_import_name(path) for path in modules(*PRODUCT)]
    before = sorted(tmp_path.rglob("*"))
    done = _python("-c", f"import importlib\nfor name in {names!r}: importlib.import_module(name)", cwd=lonely_home)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("command", SHORT_COMMANDS, ids=lambda command: str(command[0]))
def test_a_short_command_loads_only_what_it_needs(command: list[str], tmp_path: Path) -> None:
    done = _python("-c", RUN_AND_REPORT, json.dumps(command), cwd=tmp_path)
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["code"] == 0, done.stderr
    assert set(HEAVY) & set(report["loaded"]) == set()
    assert "click" in report["loaded"], "the test no longer sees what is loaded"


def test_the_first_screen_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    done = _python(
        "-c", "import json, sys, screens.app, screens.overview\nprint(json.dumps([*sys.modules]))", cwd=tmp_path
    )
    loaded = set(json.loads(done.stdout))
    assert {"screens.overview", "textual.app"} <= loaded, "the test no longer sees what is loaded"
    assert loaded & set(LATER) == set()


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_screens_know_neither_the_commands_nor_the_keys() -> None:
    found = {
        name_of(path): sorted(name for name in _imports(path) if name.startswith(("workbook.cli", "workbook.vault")))
        for path in modules("screens")
    }
    assert {name: names for name, names in found.items() if names} == {}


def test_the_app_is_imported_only_when_it_is_asked_for() -> None:
    door = ROOT / "workbook" / "cli" / "app_command.py"
    at_once = {name for node in parsed(door).body for name in _imports_of(node)}
    assert "screens.app" in _imports(door)
    assert not [name for name in at_once if name.startswith("screens")]


def _imports_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    return {node.module} if isinstance(node, ast.ImportFrom) and node.module else set()
