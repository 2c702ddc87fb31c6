"""The areas of the app, in the order of their keys; a screen is imported when its area is first entered."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.binding import Binding
from textual.screen import Screen

from screens.keys import bind
from workbook.i18n import mark

if TYPE_CHECKING:
    from screens.frame import AreaScreen


@dataclass(frozen=True)
class Area:
    """A row of the table: `label` is a marked message; `screen` is named as `module:Class`."""

    mode: str
    label: str
    screen: str
    key: str

    def load(self) -> "AreaScreen":
        """A new screen of the area."""
        module, _colon, name = self.screen.partition(":")
        made: AreaScreen = getattr(import_module(module), name)()
        return made


AREAS = (
    Area("overview", mark("Overview"), "screens.overview:OverviewScreen", "1"),
    Area("path", mark("Path"), "screens.path:PathScreen", "2"),
    Area("plans", mark("Plans"), "screens.plans:PlansScreen", "3"),
    Area("journal", mark("Journal"), "screens.journal:JournalScreen", "4"),
    Area("share", mark("Share"), "screens.share:ShareScreen", "5"),
    Area("trio", mark("TRIO"), "screens.trio:TrioScreen", "6"),
)
Modes: TypeAlias = dict[str, str | Callable[[], Screen[Any]]]
MODES: Modes = {area.mode: area.load for area in AREAS}


def area_keys() -> list[Binding]:
    """One digit an area; digits typed in a text field stay text."""
    return [
        bind(area.key, f"app.go('{area.mode}')", area.label, id=f"area.{area.mode}", also=mark("click its name"))
        for area in AREAS
    ]
