"""Plans and follow-ups reach the journal through `workbook.plan.keeping.keep`, which no date slips past."""

import ast

from tests.architecture.tree import PRODUCT, modules, name_of, parsed

OTHERS = {
    "screens/calendar_settings.py": "the settings",
    "screens/expiry.py": "an entry that is kept longer",
    "workbook/cli/note_command.py": "a quick note",
    "workbook/forms/first_start.py": "the first meeting and the first answers",
    "workbook/forms/quick_note.py": "a quick note",
    "workbook/people/register.py": "people, and how every text names them; no date and no decision",
    "workbook/plain/expired.py": "an entry that is kept longer",
    "workbook/plan/resting.py": "the settings",
    "workbook/share/save.py": "what left, and when",
}
"""Modules that store what is neither plan nor follow-up, or change nothing of one that the door looks at."""
DOOR = "workbook/plan/keeping.py"


def _commits(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
        and ast.unparse(node.func.value).rpartition(".")[2] in ("journal", "_journal")
        for node in ast.walk(tree)
    )


def test_there_is_one_door() -> None:
    outside = [path for path in modules(*PRODUCT) if not name_of(path).startswith("workbook/journal/")]
    assert {name_of(path) for path in outside if _commits(parsed(path))} == {DOOR, *OTHERS}
