"""Nothing in the tests, and nothing that they start, can reach for the network; nothing in the program tries to."""

import ast
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.architecture.tree import modules, name_of, parsed
from tests.cli.conftest import environment

NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "webbrowser"}
ELSEWHERE = ("192.0.2.1", 9)
"""An address that is kept for documents (RFC 5737)."""
LOOKUPS: list[Callable[[], object]] = [
    lambda: socket.create_connection(ELSEWHERE, timeout=1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.gethostbyname("example.org"),
    lambda: socket.gethostbyaddr("192.0.2.1"),
]
TRAFFIC: list[Callable[[socket.socket], object]] = [
    lambda one: one.connect(ELSEWHERE),
    lambda one: one.connect_ex(ELSEWHERE),
    lambda one: one.sendto(b"x", ELSEWHERE),
]


@pytest.mark.parametrize("look_up", LOOKUPS)
def test_a_test_that_looks_up_a_name_fails(look_up: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match="network"):
        look_up()


@pytest.mark.parametrize("reach", TRAFFIC)
def test_a_test_that_reaches_another_machine_fails(reach: Callable[[socket.socket], object]) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(AssertionError, match="network"):
        reach(one)


@pytest.mark.parametrize("given", [environment(), None], ids=["commands", "the test's own"])
def test_so_does_every_process_that_a_test_starts(given: dict[str, str] | None) -> None:
    program = "import socket; socket.getaddrinfo('example.org', 80)"

    done = subprocess.run([sys.executable, "-c", program], env=given, capture_output=True, text=True, check=False)

    assert "a test reached for the network" in done.stderr


def test_no_module_of_the_program_imports_what_reaches_the_network() -> None:
    found = {
        (name_of(path), name)
        for package in ("workbook", "screens")
        for path in modules(package)
        for node in ast.walk(parsed(path))
        for name in _imported(node)
        if name.partition(".")[0] in NETWORK
    }
    assert found == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
