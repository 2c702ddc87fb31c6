"""What a page says of fields on other pages: `from=page.field`, `of=page.field`, `vs=page.field`."""

from collections.abc import Mapping

from workbook.curriculum.attributes import read_leads
from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.functions import COMPARED, ELSEWHERE, NEEDS, SCALES
from workbook.curriculum.model import Exercise, Field, Kind, Problem
from workbook.i18n import _

_WORDS: frozenset[Kind] = frozenset({"long", "short", "sentence", "role"})
"""Kinds whose answers are text, so that one can begin as the other."""


def check_across(exercise: Exercise, pages: Mapping[str, Exercise], text: str) -> tuple[Problem, ...]:
    """The faults in what a page (its text is needed for the places) says of fields on other pages."""
    faults = Faults(exercise.head.path, text.count("\n") + 1)
    check = _Check(exercise, pages, text.split("\n"), faults)
    for field in exercise.fields:
        check.carry(field)
        if (needs := NEEDS.get(field.params.get("as", ""))) is not None:
            for key, name in ((each, name) for each in ELSEWHERE for name in needs.names(field.params, each)):
                if "." in name:
                    check.argument(field, key, name, needs.takes(key))
        check.leads(field)
        check.rows(field)
        check.match(field)
    return faults.sorted()


class _Check:
    """Looks up the fields of other pages."""

    def __init__(self, exercise: Exercise, pages: Mapping[str, Exercise], lines: list[str], faults: Faults) -> None:
        self.exercise, self.pages, self.lines, self.faults = exercise, pages, lines, faults

    def _fault(self, field: Field, key: str, message: str) -> None:
        column = self.lines[field.line - 1].find(f"{key}=") + 1
        self.faults.add(field.line, column, message)

    def _find(self, name: str) -> Field | None:
        page_id, dot, field_id = name.rpartition(".")
        page = self.pages.get(page_id) if dot else self.exercise
        return next((each for each in page.fields if each.id == field_id), None) if page else None

    def _named(self, field: Field, key: str, name: str) -> Field | None:
        """The stored field that `page.field` names; None, and a fault, when there is none."""
        page_id, _dot, field_id = name.rpartition(".")
        if page_id not in self.pages:
            self._no_page(field, key, page_id)
            return None
        found = self._find(name)
        if found is None or not found.stored:
            stored = [each.id for each in self.pages[page_id].fields if each.stored]
            message = _("“{key}” names the field “{name}”, which the page “{page}” does not have.")
            message = message.format(key=key, name=shown(field_id), page=page_id) + " " + nearest(field_id, stored)
            self._fault(field, key, message)
            return None
        return found

    def _no_page(self, field: Field, key: str, page_id: str) -> None:
        message = _("“{key}” names the page “{page}”, which the pack does not have.")
        self._fault(field, key, message.format(key=key, page=shown(page_id)) + " " + nearest(page_id, self.pages))

    def carry(self, field: Field) -> None:
        if field.carry is None:
            return
        source = self._named(field, "from", ".".join(field.carry))
        if source is None or source.kind == field.kind or {source.kind, field.kind} <= _WORDS:
            return
        message = _("“from” names “{name}”, which is {kind}: its answer does not fit here.")
        self._fault(field, "from", message.format(name=".".join(field.carry), kind=source.kind))

    def leads(self, field: Field) -> None:
        for lead in read_leads(field.id, field.params.get("leads", "")) or ():
            if lead.field:
                self._named(field, "leads", f"{lead.page}.{lead.field}")
            elif lead.page not in self.pages:
                self._no_page(field, "leads", lead.page)

    def argument(self, field: Field, key: str, name: str, kinds: frozenset[str]) -> None:
        found = self._named(field, key, name)
        if found is not None and found.kind not in kinds:
            message = _("“{key}” names “{name}”, which is {kind}. It takes: {kinds}.")
            names = ", ".join(sorted(kinds))
            self._fault(field, key, message.format(key=key, name=name, kind=found.kind, kinds=names))

    def rows(self, field: Field) -> None:
        """What is compared must have rows in common."""
        if field.params.get("as") not in COMPARED:
            return
        first, second = self._find(field.params.get("of", "")), self._find(field.params.get("vs", ""))
        if first is None or second is None or {first.kind, second.kind} - SCALES:
            return
        rows = {row.id for row in first.options} & {row.id for row in second.options}
        if first.kind != second.kind or (first.kind == "ratings" and not rows):
            message = _("“of” and “vs” have no row in common. Give the rows the same ids on both pages.")
            self._fault(field, "vs", message)

    def match(self, field: Field) -> None:
        """`match` names a field that both pages have."""
        page_id, dot, _field = field.params.get("vs", "").rpartition(".")
        name = field.params.get("match", "")
        if name and dot and page_id in self.pages and self._find(f"{page_id}.{name}") is None:
            message = _("“{key}” names the field “{name}”, which the page “{page}” does not have.")
            self._fault(field, "match", message.format(key="match", name=shown(name), page=page_id))
