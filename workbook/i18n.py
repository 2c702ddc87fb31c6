"""The words of the program: English in the code, Danish (the default) from the catalogue.

A page of the workbook is not translated here: its words are its own (see `workbook.curriculum`).
"""

import gettext as _gettext
from pathlib import Path

DOMAIN = "lederbog"
LANGUAGES = ("da", "en")
_LOCALE = Path(__file__).resolve().parent / "locale"

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak `language` from now on.

    Raises FileNotFoundError when the compiled catalogue is missing: silence in English would hide it.
    """
    global _catalogue, _language
    _catalogue = (
        _gettext.NullTranslations()
        if language == "en"
        else _gettext.translation(DOMAIN, localedir=_LOCALE, languages=[language])
    )
    _language = language


def language() -> str:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue.gettext(message)


def n_(singular: str, plural: str, number: int) -> str:
    """The message in the form that fits the number; `{n}` is left for the caller to fill."""
    return _catalogue.ngettext(singular, plural, number)


def mark(message: str) -> str:
    """Mark a message for the catalogue where it is defined; it is translated where it is shown."""
    return message
