"""Data that keeps to itself what a leader wrote."""

from typing import Any

from msgspec import Struct


class Discreet(Struct, kw_only=True, omit_defaults=True):
    """What a leader wrote is not shown where a program shows its data: in errors, logs and tracebacks."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, 'id', '')})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("id", getattr(self, "id", ""))]
