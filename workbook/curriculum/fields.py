"""A block as a `Field`: its kind, its id, its attributes and its body."""

import re
from dataclasses import dataclass

from workbook.curriculum.attributes import Attribute, read_attributes, read_condition, read_fills, value_of
from workbook.curriculum.body import Body, read_body, read_free_body
from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.functions import NAMES
from workbook.curriculum.grammar import Block, check_html
from workbook.curriculum.head import ID, SENSITIVITIES, bad_id
from workbook.curriculum.kinds import ATTRIBUTES, FILLS, FREE, MUST_LIST, PARAMETERS, WORDS
from workbook.curriculum.model import KINDS, Condition, Field, Fill, Kind, Sensitivity
from workbook.curriculum.options import read_options
from workbook.i18n import _

_HEADER = re.compile(r"([^\s{]+)(?:\s+([^\s{]+))?\s*")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_DAYS = re.compile(r"(^|:)\+[0-9]")
_OPENS = re.compile(r"\+[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A field, and where its attributes stand, for faults that only the whole page can show."""

    field: Field
    attributes: dict[str, Attribute]
    column: int = 1
    tip_line: int = 0


def read_field(block: Block, sensitivity: Sensitivity, seen: dict[str, int], faults: Faults) -> Placed | None:
    """The field that a block holds; None, and a fault, when it has no kind, no id or no words.

    `seen` holds the ids so far and their lines, 0 for those of the tail. A fault in the braces leaves a field that
    never leaves the machine, for what was meant to hold it back may be the word that cannot be read.
    """
    before = len(faults.found)
    named = _header(block, seen, faults)
    if named is None:
        return None
    kind, field_id, attributes = named
    _check_attributes(kind, attributes, faults)
    values = _Values(kind, attributes, (block.line, block.column), faults)
    body = read_free_body(block.body, block.line + 1) if kind in FREE else read_body(block.body, block.line + 1, faults)
    minimum, maximum = values.range()
    own = values.sensitivity(sensitivity)
    faulty = len(faults.found) > before
    options = read_options(kind, body, attributes, faults)
    _check_words(kind, body, faults)
    if not body.label and kind not in FREE:
        faults.add(block.line, block.column, _("The block has no label. Write the question on the line below."))
        return None
    source = value_of(attributes, "options")
    if kind in MUST_LIST and not options and not source:
        return None
    field = Field(
        id=field_id, kind=kind, label=body.label, tip=body.tip, options=options, optional="optional" in attributes,
        minimum=minimum, maximum=maximum, decimals="decimals" in attributes, sensitivity="health" if faulty else own,
        never_share=faulty or "share" in attributes, kept="keep" not in attributes, show=values.condition("show"),
        carry=values.carry(), source=source, fills=values.fills(), opens=values.opens(),
        beside=tuple(value_of(attributes, "beside").split()), params=values.params(), line=block.line,
    )  # fmt: skip
    return Placed(field, attributes, block.column, body.tip_line)


def _header(block: Block, seen: dict[str, int], faults: Faults) -> tuple[Kind, str, dict[str, Attribute]] | None:
    match = _HEADER.match(block.header)
    word = match[1] if match else ""
    kind = next((known for known in KINDS if known == word), None)
    if kind is None:
        message = _("Unknown kind “{kind}”.").format(kind=shown(word or block.header)) + " " + nearest(word, KINDS)
        faults.add(block.line, block.column, message)
    field_id = (match[2] or "") if match else ""
    id_column = block.column + (match.start(2) if match and match[2] else 0)
    good_id = _check_id(field_id, block.line, id_column, seen, faults)
    start = match.end() if match else 0
    attributes = _braces(block.header[start:], block.line, block.column + start, faults)
    return (kind, field_id, attributes) if kind and good_id else None


def _check_id(field_id: str, line: int, column: int, seen: dict[str, int], faults: Faults) -> bool:
    if not field_id:
        faults.add(line, column, _("The block has no id. Write one after its kind: ::: long hvorfor"))
        return False
    if not ID.fullmatch(field_id):
        faults.add(line, column, bad_id(field_id))
        return False
    if field_id in seen:
        message = _("The id “{id}” is already used in line {line}. Choose another.")
        if not seen[field_id]:
            message = _("The id “{id}” belongs to a question of the tail. Choose another.")
        faults.add(line, column, message.format(id=shown(field_id), line=seen[field_id]))
        return False
    seen[field_id] = line
    return True


def _braces(text: str, line: int, column: int, faults: Faults) -> dict[str, Attribute]:
    if not text:
        return {}
    end = text.rfind("}")
    if not text.startswith("{"):
        faults.add(line, column, _("After kind and id only braces may stand: {optional}"))
        return {}
    if end < 0:
        faults.add(line, column, _("The braces are never closed. End the line with the closing one."))
        end = len(text)
    elif text[end + 1 :].strip():
        faults.add(line, column + end + 1, _("Nothing may stand after the closing brace. Move it into the label."))
    return read_attributes(text[1:end], line, column + 1, faults)


def _check_attributes(kind: Kind, attributes: dict[str, Attribute], faults: Faults) -> None:
    known = ATTRIBUTES[kind]
    for name, attribute in attributes.items():
        if name not in known:
            if any(name in others for others in ATTRIBUTES.values()):
                message = _("“{name}” does not belong to {kind}. It takes: {words}.")
                message = message.format(name=name, kind=kind, words=", ".join(sorted(known)))
            else:
                message = _("Unknown attribute “{name}”.").format(name=shown(name)) + " " + nearest(name, sorted(known))
            faults.add(attribute.line, attribute.column, message)
        elif name in WORDS and attribute.value is not None:
            message = _("“{name}” stands alone, without a value.")
            faults.add(attribute.line, attribute.column, message.format(name=name))
        elif name not in WORDS and not (attribute.value or "").strip():
            message = _("“{name}” needs a value: {name}=…")
            faults.add(attribute.line, attribute.column, message.format(name=name))


class _Values:
    """Takes typed values out of a block's attributes and notes what is wrong with them."""

    def __init__(self, kind: Kind, attributes: dict[str, Attribute], place: tuple[int, int], faults: Faults) -> None:
        self.kind = kind
        self.place = place
        self.attributes = {name: found for name, found in attributes.items() if name in ATTRIBUTES[kind]}
        self.faults = faults
        for name in ("share", "keep"):
            found = self.attributes.get(name)
            if found and found.value and found.value != "never":
                self._fault(found, _("“{name}” can only be “never”: {name}=never").format(name=name))

    def _fault(self, attribute: Attribute, message: str) -> None:
        self.faults.add(attribute.line, attribute.column, message)

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        found = self.attributes.get(name)
        if found is None or not found.value or found.value in known:
            return (found.value or "") if found else ""
        message = _("“{key}” cannot be “{value}”.").format(key=name, value=shown(found.value))
        self._fault(found, message + " " + nearest(found.value, known))
        return ""

    def sensitivity(self, page: Sensitivity) -> Sensitivity:
        word = self.one_of("sensitivity", SENSITIVITIES)
        return next((known for known in SENSITIVITIES if known == word), page)

    def range(self) -> tuple[int | None, int | None]:
        minimum, maximum = self._whole("min"), self._whole("max")
        if minimum is not None and maximum is not None and minimum > maximum:
            message = _("“min” ({minimum}) is greater than “max” ({maximum}).")
            self._fault(self.attributes["min"], message.format(minimum=minimum, maximum=maximum))
            return None, None
        if self.kind in ("rating", "ratings"):
            return 1, 10
        return minimum, maximum

    def _whole(self, name: str) -> int | None:
        found = self.attributes.get(name)
        if found is None or not found.value:
            return None
        if not _NUMBER.fullmatch(found.value) or (self.kind == "choices" and int(found.value) < 1):
            self._fault(found, _("“{name}” is a whole number, for example {name}=3.").format(name=name))
            return None
        return int(found.value)

    def condition(self, name: str) -> Condition | None:
        found = self.attributes.get(name)
        if found is None or not found.value:
            return None
        condition = read_condition(found.value)
        if condition is None:
            message = _('“{value}” is no condition. Write {name}="field=a|b", {name}="field>=8" or {name}="field<5".')
            self._fault(found, message.format(value=shown(found.value), name=name))
        return condition

    def fills(self) -> tuple[Fill, ...]:
        found = self.attributes.get("fill")
        if found is None or not found.value:
            return ()
        if self.kind != "date" and _DAYS.search(found.value):
            self._fault(found, _("Only a date begins so many days from today."))
            return ()
        fills = read_fills(found.value, FILLS)
        if fills is None:
            message = _("“{key}” cannot be “{value}”.").format(key="fill", value=shown(found.value))
            self._fault(found, message + " " + nearest(found.value, FILLS))
        return fills or ()

    def carry(self) -> tuple[str, str] | None:
        found = self.attributes.get("from")
        if found is None or not found.value:
            return None
        page, dot, field = found.value.partition(".")
        if not dot or not ID.fullmatch(page) or not ID.fullmatch(field):
            self._fault(found, _("“from” is written page.field: from=tryghedsskala.score"))
            return None
        return page, field

    def opens(self) -> str:
        found = self.attributes.get("opens")
        if found is None or not found.value:
            return ""
        if not _OPENS.fullmatch(found.value) and not ID.fullmatch(found.value):
            self._fault(found, _("“opens” is a date field of the page, or a number of days: opens=+1"))
            return ""
        return found.value

    def params(self) -> dict[str, str]:
        if self.kind == "computed":
            if "as" not in self.attributes:
                self.faults.add(*self.place, _("A computed block says what it shows: {as=band of=score}"))
            self.one_of("as", NAMES)
        if "at" in self.attributes:
            self.condition("at")
        given = {name: found.value for name, found in self.attributes.items() if name in PARAMETERS}
        return {name: value or name for name, value in given.items() if value is not None or name in WORDS}


def _check_words(kind: Kind, body: Body, faults: Faults) -> None:
    check_html(body.label, body.label_line, 1, faults)
    check_html(body.tip, body.tip_line, 1, faults)
