"""A module, a class and a function stay small enough to be read in one go."""

import ast
from collections.abc import Iterator

from tests.architecture.tree import modules, name_of, parsed

MODULE, CLASS, FUNCTION = 300, 200, 40
"""The most lines each may have; these numbers only ever go down."""


def _too_long(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        return _lines(node) > CLASS
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > FUNCTION


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _long_parts(tree: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and _too_long(node):
            yield node


def test_no_module_is_longer_than_the_cap() -> None:
    lengths = {name_of(path): path.read_bytes().count(b"\n") for path in modules("workbook", "screens", "tests")}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE} == {}


def test_no_class_or_function_is_longer_than_its_cap() -> None:
    found = [
        f"{name_of(path)}:{node.lineno} {node.name}: {_lines(node)} lines"
        for path in modules("workbook", "screens", "tests")
        for node in _long_parts(parsed(path))
    ]
    assert found == []


def test_a_long_function_would_be_seen() -> None:
    body = "\n".join("    pass" for _ in range(FUNCTION))
    assert [node.name for node in _long_parts(ast.parse(f"def too_long():\n{body}\n"))] == ["too_long"]
    assert list(_long_parts(ast.parse(f"def just_fits():\n{body[: body.rindex(chr(10))]}\n"))) == []
