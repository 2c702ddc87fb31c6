"""What every test gets: an empty home, no network, the Danish words, and a clock that stands still."""

import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from tests.offline import sitecustomize
from workbook import i18n
from workbook.clock import FixedClock

ZONE = "Europe/Copenhagen"
NOW = datetime(2026, 11, 21, 14, 5, tzinfo=ZoneInfo(ZONE))

OFFLINE = str(Path(sitecustomize.__file__).parent)
"""The folder from which Python takes what it imports first."""

# Speed is measured in the benchmarks: a slow moment of the machine is no wrong answer.
settings.register_profile("lederbog", deadline=None)
settings.load_profile("lederbog")

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


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every process that a test starts begins with the same refusal as the tests themselves."""
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([OFFLINE, before] if before else [OFFLINE]))


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
