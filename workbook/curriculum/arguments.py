"""What the attributes with values of their own say: rows, beginnings, and the arguments of computed blocks."""

import re
from typing import TYPE_CHECKING

from workbook.curriculum.attributes import read_condition, read_difference, read_groups, read_leads
from workbook.curriculum.conditions import row_prefixes
from workbook.curriculum.faults import nearest, shown
from workbook.curriculum.functions import CHOSEN, ELSEWHERE, LISTS, NAMING, NEEDS
from workbook.curriculum.scales import read_scale
from workbook.i18n import _

if TYPE_CHECKING:
    from workbook.curriculum.references import Check

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DIVISOR = re.compile(r"[0-9]([.,][0-9]{1,2})?")


def check_params(check: "Check") -> None:
    """Note every fault in a field's `params`."""
    params = check.field.params
    for key, kinds in (("rows_by", CHOSEN), ("floor", frozenset({"number"})), ("scale", frozenset({"choice"}))):
        if key in params and check.names(key, params[key], kinds):
            _CHOOSERS[key](check, params[key])
    if "default" in params:
        _default(check, params["default"])
    if "rows" in params and check.field.options:
        _rows(check, params["rows"])
    if "leads" in params:
        _leads(check, params["leads"])
    if "at" in params:
        check.condition("at", read_condition(params["at"]))
    if check.field.kind == "computed" and params.get("as") in NEEDS:
        _function(check, params["as"])


def _rows_by(check: "Check", name: str) -> None:
    """Every row belongs to an answer."""
    answers = [option.id for option in check.known[name].options]
    prefixes = tuple(prefix for answer in answers for prefix in row_prefixes(answer))
    for row in check.field.options:
        if prefixes and not row.id.startswith(prefixes):
            message = _("With “rows_by” a row's id begins with the answer that it belongs to, here with {prefix}.")
            check.fault("rows_by", message.format(prefix=prefixes[-1]))
            return


def _scale(check: "Check", name: str) -> None:
    if any(read_scale(option.id) is None for option in check.known[name].options):
        check.fault("scale", _("“scale” names a question whose options have ids such as 1-5 and 0-100."))


_CHOOSERS = {"rows_by": _rows_by, "floor": lambda _check, _name: None, "scale": _scale}


def _default(check: "Check", value: str) -> None:
    field = check.field
    if field.kind in CHOSEN:
        ids = [option.id for option in field.options]
        chosen = value.split("|") if field.kind in LISTS else [value]
        for each in chosen:
            if not field.source and each.strip() not in ids:
                message = _("“{field}” has no option “{value}”.").format(field=field.id, value=shown(each))
                check.fault("default", message + " " + nearest(each, ids))
                return
        return
    number = int(value) if _WHOLE.fullmatch(value) else None
    least, most = field.minimum, field.maximum
    if number is None or (least is not None and number < least) or (most is not None and number > most):
        check.fault("default", _("“default” is a whole number that the question takes, for example default=3."))


def _rows(check: "Check", text: str) -> None:
    """The texts of the first column, or ids where it is a choice."""
    first = check.field.options[0]
    ids = [choice for choice, _text in first.choices]
    for part in (each.strip() for each in text.split("|")):
        if not part or (first.kind == "choice" and part not in ids):
            message = _('“rows” holds what the first column begins with, row by row: rows="{first} | {second}".')
            first_two = (*ids[:2], "A", "B")[:2] if ids else ("A", "B")
            check.fault("rows", message.format(first=first_two[0], second=first_two[1]))
            return


def _leads(check: "Check", text: str) -> None:
    """Whether each page is there, `across` asks."""
    field = check.field
    leads = read_leads(field.id, text)
    if leads is None:
        check.fault("leads", _('“leads” is written leads=page, leads=page.field or leads="yes=page | <5=page".'))
        return
    for lead in leads:
        check.limits("leads", field, lead.when)


def _function(check: "Check", name: str) -> None:
    needs, params = NEEDS[name], check.field.params
    for key in sorted(needs.required - params.keys()):
        check.fault("as", _("“{function}” needs “{key}”: {key}=…").format(function=name, key=key))
    for key in sorted(params.keys() - needs.required - needs.allowed - {"as", "after"}):
        check.fault(key, _("“{function}” takes no “{key}”. Delete it.").format(function=name, key=key))
    for key in NAMING:
        for each in needs.names(params, key) if key not in check.dangling else ():
            if "." not in each or key not in ELSEWHERE:
                check.names(key, each, needs.takes(key))
    for key in ("after", "match"):
        if key in params and key not in check.dangling:
            check.names(key, params[key], None)
    if "count" in params and not re.fullmatch(r"[1-9]", params["count"]):
        check.fault("count", _("“count” is a whole number from 1 to 9."))
    if "by" in params and "by" not in check.dangling:
        _BY.get(name, _by_groups)(check, params["by"])


def _by_number(check: "Check", value: str) -> None:
    if not _DIVISOR.fullmatch(value) or float(value.replace(",", ".")) <= 0:
        check.fault("by", _("“by” is the number that is divided by, for example by=1.2."))


def _by_columns(check: "Check", value: str) -> None:
    target = check.known.get(check.field.params.get("of", ""))
    columns = [each.id for each in target.options if each.kind in ("rating", "number")] if target else []
    named = read_difference(value)
    if named is None or (target is not None and not set(named) <= set(columns)):
        message = _('“by” names two columns with numbers, the second taken from the first: by="{first}-{second}".')
        check.fault("by", message.format(first=(*columns, "a")[0], second=(*columns, "a", "b")[1]))


def _by_groups(check: "Check", value: str) -> None:
    groups = read_groups(value)
    if groups is None:
        check.fault("by", _('“by” is written by="help:4+5 Help | risk:1+2 Risk".'))
        return
    target = check.known.get(check.field.params.get("of", ""))
    rows = [row.id for row in target.options] if target else []
    for row in [row for group in groups for row in group.rows]:
        if rows and not any(is_in_group(each, place, row) for place, each in enumerate(rows, 1)):
            message = _("“by” names the row “{row}”, which “{field}” does not have.")
            message = message.format(row=shown(row), field=target.id if target else "")
            check.fault("by", message + " " + nearest(row, rows))
            return


def _by_choice(check: "Check", value: str) -> None:
    target = check.known.get(check.field.params.get("of", ""))
    columns = [each.id for each in target.options if each.kind == "choice"] if target else []
    if target is not None and value not in columns:
        message = _("“by” names a column with choices; “{field}” has no “{value}”.")
        check.fault("by", message.format(field=target.id, value=shown(value)) + " " + nearest(value, columns))


_BY = {"ratio": _by_number, "surplus": _by_columns, "kept": _by_choice}


def is_in_group(row: str, place: int, member: str) -> bool:
    """Whether a group's member names the row: by its id, by how it begins (`deepen_*`), or by its place from 1."""
    if member.endswith("*"):
        return row.startswith(member[:-1])
    return row == member or (member.isdigit() and int(member) == place)
