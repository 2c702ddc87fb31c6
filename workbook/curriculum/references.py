"""What a page's parts say of each other: conditions, sources, neighbours, arguments."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from workbook.curriculum.attributes import Attribute, read_condition
from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.fields import Placed
from workbook.curriculum.functions import NEEDS
from workbook.curriculum.kinds import SOURCES
from workbook.curriculum.model import UNSTORED, Condition, Field
from workbook.i18n import _

CHOSEN = frozenset({"choice", "choices", "checklist"})
_OFFERING = CHOSEN | {"ratings", "table"}
_NUMBERS = frozenset({"rating", "number"})
_SCALES = frozenset({"rating", "ratings"})
_GROUP = re.compile(r"\s*([a-z0-9_-]+)\s*:\s*([a-z0-9_-]+(?:\s*\+\s*[a-z0-9_-]+)*)\s+(\S.*?)\s*")


def settle(placed: Sequence[Placed], outer: Sequence[Field], faults: Faults) -> tuple[Field, ...]:
    """The fields with what dangles taken out of them, each such thing noted as a fault.

    `outer` are the tail's fields, which a page may name too.
    """
    known = {field.id: field for field in (*(each.field for each in placed), *outer)}
    settled = [_settled(each, known, faults) for each in placed]
    return _without_cycles(settled, placed, faults)


def _settled(placed: Placed, known: Mapping[str, Field], faults: Faults) -> Field:
    field, attributes = placed.field, placed.attributes
    check = _Check(field, attributes, known, faults)
    show = check.condition("show", field.show)
    opens = field.opens
    if opens and not opens.startswith("+") and not check.names("opens", opens, frozenset({"date"})):
        opens = ""
    beside = tuple(name for name in field.beside if check.names("beside", name, None))
    options, source = field.options, field.source
    if source and source not in SOURCES:
        if check.names("options", source, _OFFERING, extra=SOURCES):
            options = known[source].options if known[source].kind != "table" else ()
        else:
            source = "?"
    check.params()
    params = {name: value for name, value in field.params.items() if name not in check.dangling}
    return replace(field, show=show, opens=opens, beside=beside, options=options, source=source, params=params)


class _Check:
    """Looks up what one field names."""

    def __init__(
        self, field: Field, attributes: Mapping[str, Attribute], known: Mapping[str, Field], faults: Faults
    ) -> None:
        self.field, self.attributes, self.known, self.faults = field, attributes, known, faults
        self.dangling: set[str] = set()

    def _fault(self, key: str, message: str) -> None:
        place = self.attributes.get(key)
        self.faults.add(place.line if place else self.field.line, place.column if place else 1, message)
        self.dangling.add(key)

    def names(self, key: str, name: str, kinds: frozenset[str] | None, extra: Sequence[str] = ()) -> bool:
        """Whether `name` is another field of the page, of one of the kinds; a fault otherwise."""
        found = self.known.get(name)
        if found is None or found.kind in UNSTORED:
            others = (
                each for each, field in self.known.items() if field.kind not in UNSTORED and each != self.field.id
            )
            message = _("“{key}” names the field “{name}”, which this page does not have.")
            message = message.format(key=key, name=shown(name)) + " " + nearest(name, chain(extra, others))
            self._fault(key, message)
            return False
        if found is self.field or name == self.field.id:
            self._fault(key, _("“{key}” names its own field. Name another one.").format(key=key))
            return False
        if kinds is not None and found.kind not in kinds:
            message = _("“{key}” names “{name}”, which is {kind}. It takes: {kinds}.")
            self._fault(key, message.format(key=key, name=name, kind=found.kind, kinds=", ".join(sorted(kinds))))
            return False
        return True

    def condition(self, key: str, condition: Condition | None) -> Condition | None:
        if condition is None:
            return None
        kinds = CHOSEN | _NUMBERS if condition.relation == "=" else _NUMBERS
        if not self.names(key, condition.field, kinds):
            return None
        target = self.known[condition.field]
        if condition.relation == "=" and target.kind in CHOSEN and not target.source:
            ids = [option.id for option in target.options]
            for value in condition.values:
                if value not in ids:
                    message = _("“{field}” has no option “{value}”.").format(field=target.id, value=shown(value))
                    self._fault(key, message + " " + nearest(value, ids))
                    return None
        return condition

    def params(self) -> None:
        params = self.field.params
        for key, kinds in (("rows_by", CHOSEN), ("floor", frozenset({"number"}))):
            if key in params:
                self.names(key, params[key], kinds)
        if "rows_by" in params and not all(re.match(r"m[0-9]+_", row.id) for row in self.field.options):
            self._fault("rows_by", _("With “rows_by” every row's id begins with m and a number: m1_role."))
        if "at" in params:
            self.condition("at", read_condition(params["at"]))
        if self.field.kind == "computed" and params.get("as") in NEEDS:
            self._function(params["as"])

    def _function(self, name: str) -> None:
        needs, params = NEEDS[name], self.field.params
        for key in sorted(needs.required - params.keys()):
            self._fault("as", _("“{function}” needs “{key}”: {key}=…").format(function=name, key=key))
        for key in sorted(params.keys() - needs.required - needs.allowed - {"as", "after"}):
            self._fault(key, _("“{function}” takes no “{key}”. Delete it.").format(function=name, key=key))
        for key in ("of", "and", "vs"):
            value = params.get(key, "")
            if value and "." not in value and key not in self.dangling:
                self.names(key, value, _SCALES)
        for key in ("after", "match"):
            if key in params and key not in self.dangling:
                self.names(key, params[key], None)
        if "count" in params and not re.fullmatch(r"[1-9]", params["count"]):
            self._fault("count", _("“count” is a whole number from 1 to 9."))
        if "by" in params and "by" not in self.dangling:
            self._by(name, params["by"])

    def _by(self, name: str, value: str) -> None:
        if name == "ratio":
            if not re.fullmatch(r"[0-9]([.,][0-9]{1,2})?", value) or float(value.replace(",", ".")) <= 0:
                self._fault("by", _("“by” is the number that is divided by, for example by=1.2."))
            return
        groups = read_groups(value)
        if groups is None:
            self._fault("by", _('“by” is written by="help:4+5 Help | risk:1+2 Risk".'))
            return
        target = self.known.get(self.field.params.get("of", ""))
        rows = [row.id for row in target.options] if target else []
        for row in [row for group in groups for row in group[1]]:
            if rows and row not in rows and not (row.isdigit() and 1 <= int(row) <= len(rows)):
                message = _("“by” names the row “{row}”, which “{field}” does not have.")
                message = message.format(row=shown(row), field=target.id if target else "")
                self._fault("by", message + " " + nearest(row, rows))
                return


def read_groups(text: str) -> tuple[tuple[str, tuple[str, ...], str], ...] | None:
    """`help:4+5 Help | risk:1+2 Risk` as (id, rows, title); None when it is not so."""
    groups = []
    for part in text.split("|"):
        match = _GROUP.fullmatch(part)
        if match is None:
            return None
        groups.append((match[1], tuple(row.strip() for row in match[2].split("+")), match[3]))
    return tuple(groups)


def _without_cycles(fields: list[Field], placed: Sequence[Placed], faults: Faults) -> tuple[Field, ...]:
    """Fields of which none waits for itself: a circle of conditions is a fault, and shows its fields."""
    shown_by = {field.id: field.show.field for field in fields if field.show}
    state: dict[str, int] = {}
    circles: set[str] = set()
    for start in shown_by:
        trail: list[str] = []
        at: str | None = start
        while at is not None and at not in state:
            state[at] = 1
            trail.append(at)
            at = shown_by.get(at)
        if at is not None and state.get(at) == 1:
            circles.update(trail[trail.index(at) :])
        for passed in trail:
            state[passed] = 2
    result = []
    for field, each in zip(fields, placed, strict=True):
        if field.id in circles:
            place = each.attributes["show"]
            message = _("“show” goes in a circle: “{field}” waits for a field that waits for it.")
            faults.add(place.line, place.column, message.format(field=field.id))
            field = replace(field, show=None)
        result.append(field)
    return tuple(result)
