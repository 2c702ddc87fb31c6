"""What every test gets: an empty home, no network, the Danish words, and a clock that stands still."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

import pytest

from workbook import i18n
from workbook.clock import FixedClock

ZONE = "Europe/Copenhagen"
NOW = datetime(2026, 11, 21, 14, 5, tzinfo=ZoneInfo(ZONE))

os.environ["TZ"] = ZONE
if hasattr(time, "tzset"):
    time.tzset()

_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
_OURS = ("LEDERBOG_", "TEXTUAL")


@pytest.fixture(autouse=True)
def lonely_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of its own for the test and for every process that it starts."""
    home = tmp_path / "someone"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith(_OURS)]:
        monkeypatch.delenv(name)
    for name in _HOMES:
        monkeypatch.setenv(name, str(home))
    for name in _XDG:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LEDERBOG_HOME", str(tmp_path / "lederbog"))
    return home


def _refuse(*_arguments: object) -> NoReturn:
    raise AssertionError("a test reached for the network")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches for the network; only its own machine, as the event loop does on Windows."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: tuple[str, int] | str | bytes) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1"):
            _refuse()
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)
    monkeypatch.setattr(socket, "getaddrinfo", _refuse)
    monkeypatch.setattr(socket, "create_connection", _refuse)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """The words are Danish, also after a test that chose English."""
    i18n.use("da")
    yield
    i18n.use("da")


@pytest.fixture(autouse=True)
def brisk_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot sleeps 20 ms between its looks at the app; where it is used, look more often."""
    if "textual" in sys.modules:
        monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 500)
        monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000)


@pytest.fixture
def clock() -> FixedClock:
    """Saturday 21 November 2026 at 14:05 in Copenhagen."""
    return FixedClock(NOW)
