"""The key of one journal, as the rest of the package hands it on; what it does stands in `workbook.vault`."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.vault.keys import DataKey


@dataclass(frozen=True)
class JournalKey:
    """Opens the journal of that id and all that was copied from it; shows nothing of itself."""

    journal: str
    data: "DataKey" = field(repr=False)
