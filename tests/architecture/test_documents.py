"""What the documents promise is there: files that they link to, and commands that they name."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, name_of, parsed
from workbook.cli.main import COMMANDS

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PATH_IN_CODE = re.compile(r"`((?:workbook|screens|content|tests|docs|\.ci)/[\w./-]*)`")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
COMMAND = re.compile(r"`lederbog (?!-)(\w+)")
TARGET = re.compile(r"\bmake ([a-z]+)\b(?=[^a-z])")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = [document.parent / name for name in LINK.findall(text)]
    named = [ROOT / name for name in PATH_IN_CODE.findall(text)]
    assert [str(path) for path in [*linked, *named] if not path.exists()] == []


def test_the_readme_names_the_documents_and_only_commands_that_the_makefile_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"```(?:sh|powershell)\n(.*?)```", readme, re.DOTALL))
    assert {"run", "test"} <= set(TARGET.findall(blocks))
    assert [target for target in TARGET.findall(blocks) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    assert "docs/architecture.md" in LINK.findall(readme)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_that_a_document_names_exists(document: Path) -> None:
    named = set(COMMAND.findall(document.read_text(encoding="utf-8")))
    assert named - set(COMMANDS) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_test_that_a_document_names_exists(document: Path) -> None:
    named = TEST.findall(document.read_text(encoding="utf-8"))
    assert [(file, name) for file, name in named if name not in _tests_in(ROOT / file)] == []


def _tests_in(path: Path) -> set[str]:
    """The names of its tests, also of those that only some systems have."""
    if not path.exists():
        return set()
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(parsed(path)) if isinstance(node, kinds) and node.name.startswith("test_")}


@pytest.mark.parametrize("name", ["threat-model.md", "sikkerhed.md"])
def test_each_claim_of_safety_has_a_test(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    tables = re.findall(r"^\| (?:claim|løfte) \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    rows = [row for table in tables for row in table.splitlines()]
    assert len(rows) > 10
    assert [row for row in rows if not TEST.search(row) and "the same; they set" not in row] == []
