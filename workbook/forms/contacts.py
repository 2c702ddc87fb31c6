"""The leader's own contacts, for every box that shows the way to help: they live on the page for a crisis."""

from collections.abc import Mapping

from workbook.context import Workbook
from workbook.forms.homes.entry import newest
from workbook.forms.outcome import HELP_PAGE
from workbook.i18n import _
from workbook.journal.records import Scalar
from workbook.text import spoken

CONTACTS, OWN = "kontakter", "egen_hjaelp"
REACHED = ("navn", "telefon")
"""Columns of which one must be filled in before a row helps anybody."""
EMERGENCY = "112"
"""The one number that is built in."""


def contacts(workbook: Workbook) -> tuple[str, ...]:
    """One line each: role, name, number; then who helps the leader herself. Empty when none was filled in."""
    page = newest(workbook, HELP_PAGE)
    if page is None:
        return ()
    table, own = page.answers.get(CONTACTS), page.answers.get(OWN)
    rows = table.value if table is not None and isinstance(table.value, list) else []
    lines = [_line(row) for row in rows if isinstance(row, dict)]
    if own is not None and own.value:
        lines.append(_("My own help: {who}").format(who=spoken(str(own.value))))
    return tuple(line for line in lines if line)


def _line(row: Mapping[str, Scalar]) -> str:
    """Empty when there is only a role."""
    if all(not str(row.get(column, "")).strip() for column in REACHED):
        return ""
    return " · ".join(spoken(str(cell)) for cell in row.values() if str(cell).strip())


def in_danger(text: str) -> str:
    """What a box for help ends with when its own text does not name the emergency number."""
    return "" if EMERGENCY in text else _("If someone is in danger, call 112.")
