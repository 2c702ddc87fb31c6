"""What a page's parts say of each other: conditions, sources, neighbours, arguments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from workbook.curriculum.arguments import check_params
from workbook.curriculum.attributes import Attribute
from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.fields import Placed
from workbook.curriculum.functions import CHOSEN, LISTS
from workbook.curriculum.kinds import SOURCES
from workbook.curriculum.model import Condition, Field
from workbook.i18n import _

_OFFERING = CHOSEN | {"ratings", "table"}
_NUMBERS = frozenset({"rating", "number"})
_LIMITED = _NUMBERS | LISTS | {"table"}


def settle(placed: Sequence[Placed], outer: Sequence[Field], faults: Faults) -> tuple[Field, ...]:
    """The fields with what dangles taken out of them, each such thing noted as a fault.

    `outer` are the tail's fields, which a page may name too.
    """
    known = {field.id: field for field in (*(each.field for each in placed), *outer)}
    settled = [_settled(each, known, faults) for each in placed]
    return _without_cycles(settled, placed, faults)


def _settled(placed: Placed, known: Mapping[str, Field], faults: Faults) -> Field:
    field, attributes = placed.field, placed.attributes
    check = Check(field, attributes, known, faults)
    show = check.condition("show", field.show)
    fills = tuple(fill for fill in field.fills if fill.when is None or check.condition("fill", fill.when))
    opens = field.opens
    if opens and not opens.startswith("+") and not check.names("opens", opens, frozenset({"date"})):
        opens = ""
    beside = tuple(name for name in field.beside if check.names("beside", name, None))
    options, source = field.options, field.source
    if source and source not in SOURCES:
        if check.names("options", source, _OFFERING, extra=SOURCES):
            offered = known[source].options if known[source].kind != "table" else ()
            options = tuple(option.shortened() for option in offered)
        else:
            source = "?"
    check_params(check)
    params = {name: value for name, value in field.params.items() if name not in check.dangling}
    return replace(
        field, show=show, fills=fills, opens=opens, beside=beside, options=options, source=source, params=params
    )


class Check:
    """Looks up what one field names."""

    def __init__(
        self, field: Field, attributes: Mapping[str, Attribute], known: Mapping[str, Field], faults: Faults
    ) -> None:
        self.field, self.attributes, self.known, self.faults = field, attributes, known, faults
        self.dangling: set[str] = set()

    def fault(self, key: str, message: str) -> None:
        """Note what is wrong with an attribute, and leave it out of the field."""
        place = self.attributes.get(key)
        self.faults.add(place.line if place else self.field.line, place.column if place else 1, message)
        self.dangling.add(key)

    def names(self, key: str, name: str, kinds: frozenset[str] | None, extra: Sequence[str] = ()) -> bool:
        """Whether `name` is another field of the page, of one of the kinds; a fault otherwise."""
        found = self.known.get(name)
        if found is None or not found.stored:
            others = (each for each, field in self.known.items() if field.stored and each != self.field.id)
            message = _("“{key}” names the field “{name}”, which this page does not have.")
            message = message.format(key=key, name=shown(name)) + " " + nearest(name, chain(extra, others))
            self.fault(key, message)
            return False
        if found is self.field or name == self.field.id:
            self.fault(key, _("“{key}” names its own field. Name another one.").format(key=key))
            return False
        if kinds is not None and found.kind not in kinds:
            message = _("“{key}” names “{name}”, which is {kind}. It takes: {kinds}.")
            self.fault(key, message.format(key=key, name=name, kind=found.kind, kinds=", ".join(sorted(kinds))))
            return False
        return True

    def condition(self, key: str, condition: Condition | None) -> Condition | None:
        """The condition, when it is one that an answer can meet."""
        if condition is None:
            return None
        if condition.rows:
            kinds = frozenset({"ratings"})
        else:
            kinds = CHOSEN | _NUMBERS if condition.relation == "=" else _LIMITED
        if not self.names(key, condition.field, kinds):
            return None
        return condition if self.limits(key, self.known[condition.field], condition) else None

    def limits(self, key: str, target: Field, condition: Condition | None) -> bool:
        """Whether the options or rows that a condition names are those of its field; a fault otherwise."""
        wanted = (condition.rows or condition.values) if condition else ()
        if target.source or not target.options or target.kind in ("rating", "table"):
            return True
        ids = [option.id for option in target.options]
        for value in wanted:
            if value not in ids:
                message = _("“{field}” has no option “{value}”.").format(field=target.id, value=shown(value))
                self.fault(key, message + " " + nearest(value, ids))
                return False
        return True


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
