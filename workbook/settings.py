"""The plain settings that are needed before the journal is opened: `settings.toml` in the leader's folder."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from workbook.errors import PlaceError
from workbook.i18n import LANGUAGES, _, mark

FILE = "settings.toml"
SET_ASIDE = "settings-damaged.toml"
"""Where a file that could not be read is kept when new settings are saved."""

_UNREADABLE = mark(
    "The settings in {path} cannot be read, so the standard settings are used. Your journal is not touched. "
    "Change a setting to write the file anew; the old one is kept beside it as settings-damaged.toml."
)
_WRONG_VALUE = mark(
    "The setting {key} in {path} has a value that cannot be used, so the standard is used. Mend or delete that line."
)


@dataclass(frozen=True)
class Settings:
    """What the program needs to know before it asks for anything."""

    language: str = "da"
    theme: str = "lys"
    idle_minutes: int = 5
    """Minutes without a key before the screen is hidden; 0 is never."""
    window_title: str = "Lederbog"
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding id to the keys that the leader wants instead."""
    told_of_sync: str = ""
    """The folder of which was said that a sync service copies it."""
    faults: tuple[tuple[str, str, str], ...] = field(default=(), compare=False)
    """(message, path, key) of what could not be used; kept untranslated, since the language is a setting too."""

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each fault, in the language in use."""
        return tuple(_(message).format(path=path, key=key) for message, path, key in self.faults)


def load(home: Path) -> Settings:
    """The settings of the folder; the standard ones where it has none, and where a value cannot be used."""
    path = home / FILE
    try:
        stored = _read(path)
    except (OSError, ValueError):
        return Settings(faults=((_UNREADABLE, str(path), ""),))
    known = {key: value for key, value in stored.items() if key in _FITS}
    fitting = {key: value for key, value in known.items() if _FITS[key](value)}
    faults = tuple((_WRONG_VALUE, str(path), key) for key in known if key not in fitting)
    return Settings(**fitting, faults=faults)


def save(home: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all; keys that are not known here stay as they are.

    Raises PlaceError when the folder cannot be written to; the settings on disk are then as before.
    """
    path = home / FILE
    beside = home / f"{FILE}.{os.getpid()}.new"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        written = _toml({**_kept(path), **_known(settings)})
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(written.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except (OSError, ValueError) as fault:
        _discard(beside)
        raise PlaceError(
            _(
                "The settings could not be saved in {path}. They are as before, and your journal is not touched. "
                "Look at the room on the disk and the rights to the folder, and try again."
            ).format(path=path)
        ) from fault


def _read(path: Path) -> dict[str, Any]:
    """The file as TOML; nothing when there is none. Raises OSError or ValueError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return {}
    import tomllib  # here: most have no file of settings, and every command begins with them

    try:
        return tomllib.loads(text)
    except RecursionError as fault:
        raise ValueError(str(path)) from fault


def _kept(path: Path) -> dict[str, Any]:
    """What is stored now; a file that cannot be read is set aside, not written over."""
    try:
        return _read(path)
    except ValueError:
        os.replace(path, path.with_name(SET_ASIDE))
        return {}


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError):
        return  # it could not be made either


def _known(settings: Settings) -> dict[str, Any]:
    return {
        "language": settings.language,
        "theme": settings.theme,
        "idle_minutes": settings.idle_minutes,
        "window_title": settings.window_title,
        **({"told_of_sync": settings.told_of_sync} if settings.told_of_sync else {}),
        "keys": dict(settings.keys),
    }


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def _is_keys(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())


def _is_minutes(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 24 * 60


_FITS = {
    "language": lambda value: value in LANGUAGES,
    "theme": _is_text,
    "idle_minutes": _is_minutes,
    "window_title": _is_text,
    "told_of_sync": _is_text,
    "keys": _is_keys,
}


def _toml(document: Mapping[str, Any]) -> str:
    """The document with its plain values first and each table under its own heading."""
    plain = {key: value for key, value in document.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in document.items() if isinstance(value, dict)}
    parts = [_pairs(plain)]
    parts += [f"\n[{_key(name)}]\n{_pairs(table)}" for name, table in tables.items()]
    return "".join(parts)


def _pairs(table: Mapping[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    return key if bare else _string(key)


def _value(value: object) -> str:
    """One TOML value, tables within it on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case date() | datetime() | time():
            return value.isoformat()
        case list():
            return "[" + ", ".join(_value(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"
        case _:
            return repr(value)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
