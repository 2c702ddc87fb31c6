"""How a record stands in a calendar."""

from workbook.journal.discreet import Discreet


class Published(Discreet, kw_only=True, omit_defaults=True):
    """How a record last stood in a calendar file, so that the next one can say what changed."""

    sequence: int = 0
    """Grows when date, text or state changes (SEQUENCE of RFC 5545)."""
    at: str = ""
    """When that was."""
    day: str = ""
    """The day on which the calendar has it."""
    seen: str = ""
    """The checksum (SHA-256) of what was written: no words."""
    off: bool = False
    """Whether the calendar was told that it is off."""
