"""Other scales than 1-10, as a report may have them; they are shown on 1-10."""

import re
from collections.abc import Mapping
from dataclasses import replace

from workbook.curriculum.model import Field, Value

LOWEST, HIGHEST = 1, 10
_SCALE = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


def read_scale(option: str) -> tuple[int, int] | None:
    """The ends of the scale that an option's id names: `1-5`; None when it names none."""
    match = _SCALE.fullmatch(option)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return int(match[1]), int(match[2])


def scaled(field: Field, values: Mapping[str, Value]) -> Field:
    """The field with the ends of the scale that its numbers are typed in (`scale=`)."""
    ends = read_scale(str(values.get(field.params.get("scale", ""), "")))
    return replace(field, minimum=ends[0], maximum=ends[1]) if ends else field


def on_ten(field: Field, value: float, values: Mapping[str, Value]) -> float:
    """A number of the field as it is on the scale 1-10; within its ends whatever was typed."""
    ends = read_scale(str(values.get(field.params.get("scale", ""), "")))
    if ends is None:
        return value
    low, high = ends
    return LOWEST + (HIGHEST - LOWEST) * (min(max(value, low), high) - low) / (high - low)


def from_ten(field: Field, value: float, values: Mapping[str, Value]) -> float:
    """A number on 1-10 as it is on the scale that the field's numbers are typed in."""
    ends = read_scale(str(values.get(field.params.get("scale", ""), "")))
    if ends is None:
        return value
    low, high = ends
    return low + (high - low) * (value - LOWEST) / (HIGHEST - LOWEST)
