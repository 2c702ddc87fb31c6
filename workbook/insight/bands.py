"""The bands in use: the pack's words, with the limits that the leader may have set."""

from dataclasses import replace
from math import inf

from workbook.curriculum.model import Band, Pack
from workbook.journal.records import JournalSettings


def bands_of(pack: Pack, settings: JournalSettings) -> tuple[Band, ...]:
    """The pack's bands; the leader's limits replace the pack's when there is one for each band but the last."""
    limits = sorted(settings.bands)
    if len(limits) != len(pack.bands) - 1:
        return pack.bands
    return tuple(replace(band, below=limit) for band, limit in zip(pack.bands, [*limits, inf], strict=True))
