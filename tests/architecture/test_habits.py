"""What no file of the project may hold."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import PRODUCT, modules, name_of, parsed, texts

# Put together here so that this file does not hold what it forbids.
SILENCED = re.compile("|".join(["type: " + "ignore", "mark" + r"\.skip", "pytest" + r"\.skip", "import" + "orskip"]))
EXPECTED_TO_FAIL = "x" + "fail("
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
ELSEWHERE = ("../" + "shared", "/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/lb")

CLOCK_READERS = {"now", "today", "utcnow", "time", "time_ns", "localtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def _holding(paths: list[Path], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_check_is_silenced_and_no_test_sleeps() -> None:
    pattern = re.compile(SILENCED.pattern + "|" + re.escape(EXPECTED_TO_FAIL))
    assert _holding(modules("workbook", "screens", "tests"), pattern) == []


def test_nothing_is_left_for_later() -> None:
    assert _holding(modules("workbook", "screens", "tests"), UNFINISHED) == []


def test_every_text_is_utf_8_and_names_no_place_outside_the_project() -> None:
    pattern = re.compile("|".join(map(re.escape, ELSEWHERE)))
    assert _holding(list(texts()), pattern) == []


@pytest.mark.parametrize(
    "line", ["x = 1  # type: " + "ignore", "@pytest.mark" + ".skip", "@pytest.mark" + ".skipif(x)"]
)
def test_a_silenced_check_would_be_seen(line: str) -> None:
    assert SILENCED.search(line)


def _clock_readings(path: Path) -> list[str]:
    return [
        f"{name_of(path)}:{node.lineno} {ast.unparse(node.func)}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK_READERS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in CLOCK_OWNERS
    ]


def test_only_the_clock_reads_the_wall_clock() -> None:
    found = {name_of(path): _clock_readings(path) for path in modules(*PRODUCT)}
    assert found.pop("workbook/clock.py"), "the test no longer sees a reading"
    assert {name: readings for name, readings in found.items() if readings} == {}
