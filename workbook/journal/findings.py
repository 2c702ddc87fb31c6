"""What can be wrong with the files of a home, and how bad it is."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Weight = Literal["whole", "told", "damaged", "foreign", "place"]
"""All well · worth knowing, nothing is wrong · words are or may be missing · not ours to touch · cannot be used."""

LEFTOVER: Final = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
"""A file that was being made when its process ended."""


@dataclass(frozen=True)
class Finding:
    """One thing, in whole sentences; never an answer."""

    kind: str
    """Stays the same in every language, for other programs: `lines-damaged`, `conflict-copy` and so on."""
    path: Path
    weight: Weight
    found: str
    advice: str = ""
    """What a repair would do, or what the leader can do; empty when there is nothing to do."""
    repairable: bool = False


@dataclass(frozen=True)
class Done:
    """What a repair did about a finding."""

    finding: Finding
    said: str
    repaired: bool
