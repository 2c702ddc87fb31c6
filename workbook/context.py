"""What one run of the program works with; built once, where the program starts, and handed on."""

from dataclasses import dataclass

from workbook.clock import Clock
from workbook.curriculum.library import Library
from workbook.journal.journal import Journal
from workbook.settings import Settings


@dataclass(frozen=True)
class Workbook:
    """The pages, the journal, the settings and the clock."""

    library: Library
    journal: Journal
    settings: Settings
    clock: Clock
    demo: bool = False
    """Whether the journal is the invented one, which goes away."""
