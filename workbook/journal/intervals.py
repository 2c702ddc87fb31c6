"""How many days a setting may count: a date is counted from today with them, and there is none after the year 9999."""

from typing import Final

from msgspec import structs

from workbook.journal.records import JournalSettings

LONGEST: Final = 3660
"""Days: ten years."""
_COUNTED: Final = ("study_days", "again_days", "follow_up_days")


def bounded(settings: JournalSettings) -> JournalSettings:
    """The same settings where every count is within the bound, else with the nearest count that is."""
    counts = {name: min(max(getattr(settings, name), 0), LONGEST) for name in _COUNTED}
    same = all(getattr(settings, name) == days for name, days in counts.items())
    return settings if same else structs.replace(settings, **counts)
