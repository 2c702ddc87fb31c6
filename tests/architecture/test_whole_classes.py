"""What a base leaves to its kinds, each kind has: the toolkit's own metaclass does not ask for it when one is made."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import screens


def _kinds() -> set[type[Any]]:
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(screens.__path__, "screens.")]
    return {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__.startswith("screens.")
    }


def _left_open(kind: type[Any]) -> Iterator[str]:
    """The methods that only a base has."""
    yield from (name for name in dir(kind) if getattr(getattr(kind, name, None), "__isabstractmethod__", False))


def test_every_kind_that_nothing_is_built_on_is_whole() -> None:
    kinds = _kinds()
    bases = {kind for kind in kinds if any(kind in other.__bases__ for other in kinds)}
    assert {kind.__name__: left for kind in kinds - bases if (left := [*_left_open(kind)])} == {}
    assert any([*_left_open(kind)] for kind in bases), "there is something to leave open"
