"""The names of what a computed block may show, and what each of them needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SCALES = frozenset({"rating", "ratings"})
LISTS = frozenset({"choices", "checklist"})
CHOSEN = LISTS | {"choice"}
TEXTS = frozenset({"long", "short", "sentence", "role"})
_ROWS = frozenset({"ratings"})
_ONE = frozenset({"rating"})
_COUNTED = SCALES | {"table"}

NAMING = ("of", "and", "vs", "with", "marks")
"""The arguments that name questions; those of the first three may stand on another page."""
ELSEWHERE = NAMING[:3]


@dataclass(frozen=True, slots=True)
class Needs:
    """The arguments of a function."""

    required: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    """Besides the required ones."""
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What each naming argument may name; for one that is not here, ratings of either sort."""
    several: frozenset[str] = frozenset()
    """The naming arguments that take more than one name, with spaces between."""

    def names(self, params: Mapping[str, str], key: str) -> list[str]:
        """The questions that an argument names; none when it is not given."""
        value = params.get(key, "")
        return value.split() if key in self.several else [value] if value else []

    def takes(self, key: str) -> frozenset[str]:
        """The kinds that an argument may name."""
        return self.kinds.get(key, SCALES)


def _needs(required: str, allowed: str = "", several: str = "", **kinds: frozenset[str]) -> Needs:
    named = {key.removesuffix("_"): value for key, value in kinds.items()}
    return Needs(frozenset(required.split()), frozenset(allowed.split()), named, frozenset(several.split()))


NEEDS: Mapping[str, Needs] = {
    "band": _needs("of", "and"),
    "mean": _needs("of", "and"),
    "groups": _needs("of by", of=_ROWS),
    "lowest": _needs("of", "and count", of=_COUNTED, and_=_COUNTED),
    "highest": _needs("of", "and count", of=_COUNTED, and_=_COUNTED),
    "ratio": _needs("of", "by", of=_ONE),
    "gap": _needs("of vs"),
    "guessgap": _needs("of vs"),
    "estimate": _needs("of vs", of=_ROWS, vs=frozenset({"table"})),
    "change": _needs("of", "vs match"),
    "bars": _needs("of", "and", of=_COUNTED, and_=_COUNTED),
    "pillars": _needs("of", of=_ROWS),
    "boxes": _needs("of", "and", of=_ROWS, and_=CHOSEN),
    "slider": _needs("of", of=_ONE),
    "series": _needs("of", "and marks bands match", of=SCALES | {"choice"}, marks=TEXTS),
    "square": _needs("of", "burden", "of", of=_ROWS | TEXTS),
    "triangle": _needs("of", "and", "of", of=LISTS, and_=_ROWS),
    "staircase": _needs("of", "with", of=frozenset({"choice"}), with_=CHOSEN),
    "steps": _needs("of", of=frozenset({"choice"})),
    "mirror": _needs("of vs", "count", of=_COUNTED, vs=_COUNTED),
    "balance": _needs("of vs", "count", of=_COUNTED, vs=_COUNTED),
    "surplus": _needs("of by", "count", of=frozenset({"table"})),
    "poles": _needs("of with", "", "with", of=_ROWS, with_=LISTS),
    "perspectives": _needs("of vs", "", "vs", of=_ROWS, vs=_ROWS),
    "blindspot": _needs("of vs", "", "vs", of=_ROWS, vs=_ROWS),
    "tally": _needs("of", "by count", of=CHOSEN),
    "quarters": _needs("of", of=frozenset({"date"})),
    "until": _needs("of", of=frozenset({"date"})),
    "cases": _needs("of with and", of=frozenset({"choice"}), with_=TEXTS, and_=CHOSEN | TEXTS),
    "kept": _needs("of by", of=frozenset({"table"})),
    "averages": _needs("of and", of=_ONE, and_=frozenset({"choice"})),
    "calendar": _needs(""),
    "pace": _needs("of", of=frozenset({"choice"})),
    "scales": _needs(""),
    "status": _needs(""),
    "preview": _needs("", "of"),
    "prediction": _needs(""),
    "runchart": _needs(""),
    "method": _needs(""),
}
"""`after` is open to all. Those in `GIVEN` are given by the form that shows them."""

NAMES: tuple[str, ...] = tuple(NEEDS)
COMPARED = ("gap", "guessgap", "change")
"""Those whose `of` and `vs` are compared row by row."""
LOOKING_BACK = frozenset({
    "averages", "calendar", "cases", "kept", "method", "pace", "preview", "quarters", "runchart", "scales", "series",
    "status", "tally",
})  # fmt: skip
"""Those that show what was saved earlier: nobody can work them out on a sheet of paper."""
GIVEN = ("calendar", "pace", "scales", "status", "preview", "prediction", "runchart", "method")
"""Those that need more than the answers to questions."""
