"""What each kind of block takes: attributes, a list, free Markdown."""

from collections.abc import Mapping

from workbook.curriculum.model import KINDS, UNSTORED, Kind

_SHOWN = frozenset({"show", "opens"})
_ASKED = _SHOWN | {"optional", "sensitivity", "share", "from", "fill", "beside", "leads"}
_OWN: Mapping[str, frozenset[str]] = {
    "rating": frozenset({"default"}),
    "ratings": frozenset({"decimals", "low", "high", "rows_by", "floor", "scale"}),
    "choice": frozenset({"options", "rows_by", "default"}),
    "choices": frozenset({"options", "rows_by", "default", "keep", "min", "max"}),
    "checklist": frozenset({"options", "rows_by", "default", "keep"}),
    "number": frozenset({"min", "max", "default"}),
    "date": frozenset({"past"}),
    "table": frozenset({"rows", "floor", "scale"}),
    "computed": frozenset(
        {"as", "of", "and", "vs", "by", "with", "marks", "bands", "burden", "count", "after", "match"}
    ),
    "pause": frozenset({"at"}),
}

ATTRIBUTES: Mapping[Kind, frozenset[str]] = {
    kind: (_SHOWN if kind in UNSTORED else _ASKED) | _OWN.get(kind, frozenset()) for kind in KINDS
}
"""Which attributes may stand in the braces of each kind."""

WORDS = frozenset({"optional", "decimals", "bands", "burden", "past"})
"""Attributes that stand alone."""

PARAMETERS = frozenset(
    {"as", "of", "and", "vs", "by", "with", "marks", "bands", "burden", "count", "after", "match"}
    | {"leads", "low", "high", "rows_by", "floor", "scale", "default", "rows", "at", "past"}
)
"""Attributes that a field keeps in `params`."""

FILLS = (
    "tomorrow", "today", "study", "again", "followup", "trio",
    "course", "since", "title", "next_trio", "mus", "shared_mus", "development", "measures",
)  # fmt: skip
SOURCES = ("plans", "meetings", "shared.trio", "shared.mus")
"""Values of `options` that are no field of the page."""

LISTS = frozenset({"rating", "ratings", "choice", "choices", "checklist", "table"})
"""Kinds whose body may hold a list."""
MUST_LIST = LISTS - {"rating"}
FREE = frozenset({"pause", "signpost", "note"})
"""Kinds whose body is Markdown."""
