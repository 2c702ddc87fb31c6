"""What each kind of block takes: attributes, a list, free Markdown."""

from collections.abc import Mapping

from workbook.curriculum.model import KINDS, UNSTORED, Kind

_SHOWN = frozenset({"show", "opens"})
_ASKED = _SHOWN | {"optional", "sensitivity", "share", "from", "fill", "beside"}
_OWN: Mapping[str, frozenset[str]] = {
    "ratings": frozenset({"decimals", "low", "high", "rows_by", "floor"}),
    "choice": frozenset({"options"}),
    "choices": frozenset({"options", "min", "max"}),
    "checklist": frozenset({"options"}),
    "number": frozenset({"min", "max"}),
    "computed": frozenset({"as", "of", "and", "vs", "by", "count", "after", "match"}),
    "pause": frozenset({"at"}),
}

ATTRIBUTES: Mapping[Kind, frozenset[str]] = {
    kind: (_SHOWN if kind in UNSTORED else _ASKED) | _OWN.get(kind, frozenset()) for kind in KINDS
}
"""Which attributes may stand in the braces of each kind."""

WORDS = frozenset({"optional", "decimals"})
"""Attributes that stand alone."""

PARAMETERS = frozenset(
    {"as", "of", "and", "vs", "by", "count", "after", "match", "low", "high", "rows_by", "floor", "at"}
)
"""Attributes that a field keeps in `params`."""

FILLS = (
    "tomorrow", "today", "study", "again", "followup", "trio",
    "course", "since", "title", "next_trio", "mus", "shared_mus", "development",
)  # fmt: skip
SOURCES = ("plans", "meetings", "shared.trio", "shared.mus")
"""Values of `options` that are no field of the page."""

LISTS = frozenset({"rating", "ratings", "choice", "choices", "checklist", "table"})
"""Kinds whose body may hold a list."""
MUST_LIST = LISTS - {"rating"}
FREE = frozenset({"pause", "signpost"})
"""Kinds whose body is Markdown."""
