"""The names of what a computed block may show, and what each of them needs."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Needs:
    """The arguments of a function."""

    required: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    """Besides the required ones."""


def _needs(required: str, allowed: str = "") -> Needs:
    return Needs(frozenset(required.split()), frozenset(allowed.split()))


NEEDS: Mapping[str, Needs] = {
    "band": _needs("of", "and"),
    "mean": _needs("of", "and"),
    "groups": _needs("of by"),
    "lowest": _needs("of", "and count"),
    "highest": _needs("of", "and count"),
    "ratio": _needs("of", "by"),
    "gap": _needs("of vs"),
    "guessgap": _needs("of vs"),
    "change": _needs("of", "vs match"),
    "status": _needs(""),
    "preview": _needs("", "of"),
}
"""`after` is open to all. `status` and `preview` are given by the form that shows them."""

NAMES: tuple[str, ...] = tuple(NEEDS)
