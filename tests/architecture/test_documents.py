"""What the documents promise is there: files that they link to, and commands that they name."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, name_of
from workbook.cli.main import COMMANDS

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PATH_IN_CODE = re.compile(r"`((?:workbook|screens|content|tests|docs|\.ci)/[\w./-]*)`")
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
