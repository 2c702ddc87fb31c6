"""Randomness that is the same at every run, and costs that a test can bear."""

from collections.abc import Callable
from hashlib import sha256
from itertools import count

from workbook.vault.keyfile import Costs

CHEAP = Costs(memory_kib=32, passes=1, lanes=1)
JOURNAL = "0b88d0a8c1f24f7c9d4e5a6b7c8dc7a4"
PASSPHRASE = "Blå  bjørn på ferie "
"""Two blanks in the middle and one behind: they count."""


def fixed_random(seed: str = "lederbog") -> Callable[[int], bytes]:
    """A new source of the same bytes, at most 32 at a time."""
    turns = count()
    return lambda size: sha256(f"{seed} {next(turns)}".encode()).digest()[:size]
