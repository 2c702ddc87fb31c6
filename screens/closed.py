"""A workbook whose journal is sealed: what can be known of it, and what opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.clock import Clock
from workbook.settings import Settings

if TYPE_CHECKING:
    from workbook.context import Workbook


@dataclass(frozen=True)
class ClosedBook:
    """What the app begins with when the journal has a lock."""

    home: Path
    settings: Settings
    clock: Clock
    open: Callable[[str], "Workbook"]
    """Opens it with the passphrase or the recovery code; slow, so called in a thread. Raises LederbogError."""
    prepare: Callable[[], object]
    """Loads in a thread, while she types, what `open` will need."""
