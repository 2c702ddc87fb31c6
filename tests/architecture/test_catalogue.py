"""Every sentence of the program has its Danish, whole and with the same places to fill."""

import ast
import gettext
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.architecture.tree import PRODUCT, ROOT, modules, name_of, parsed
from workbook import i18n

KEYWORDS = {"_": None, "mark": None, "n_": (1, 2)}
LOCALE = ROOT / "workbook" / "locale"
DANISH = LOCALE / "da" / "LC_MESSAGES" / "lederbog.po"

MessageId = str | tuple[str, ...]


@cache
def _in_code() -> frozenset[MessageId]:
    found = (
        message_id
        for folder in PRODUCT
        for _file, _line, message_id, _comments, _context in extract_from_dir(ROOT / folder, keywords=KEYWORDS)
    )
    return frozenset(tuple(found_id) if isinstance(found_id, list | tuple) else found_id for found_id in found)


@cache
def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, abort_invalid=True)


def _messages(path: Path) -> dict[MessageId, Message]:
    return {
        tuple(message.id) if isinstance(message.id, list | tuple) else str(message.id): message
        for message in _catalogue(path)
        if message.id
    }


def _translated() -> dict[MessageId, Message]:
    return {key: message for key, message in _messages(DANISH).items() if all(_forms(message.string))}


def _forms(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, list | tuple) else (str(text or ""),)


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None)


def test_every_sentence_in_the_code_is_in_the_catalogues_and_no_other() -> None:
    assert _in_code(), "nothing was found to translate"
    for path in (LOCALE / "lederbog.pot", DANISH):
        known = _messages(path).keys()
        assert sorted(map(str, _in_code() ^ known)) == [], f"make catalogue ({path.name})"


def test_every_sentence_has_its_danish() -> None:
    missing = [key for key, message in _messages(DANISH).items() if not all(_forms(message.string)) or message.fuzzy]
    assert missing == []


def test_the_danish_fills_the_same_places() -> None:
    wrong = [
        (form, translated)
        for key, message in _translated().items()
        for form, translated in zip(_forms(key), _forms(message.string), strict=True)
        if _places(translated) not in {_places(each) for each in _forms(key)}
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_the_one_in_the_tree() -> None:
    compiled = gettext.translation(i18n.DOMAIN, LOCALE, ["da"])
    stale = [
        key
        for key, message in _translated().items()
        if tuple(compiled.ngettext(key[0], key[1], number) for number in (1, 2)) != _forms(message.string)
        if isinstance(key, tuple)
    ] + [
        key
        for key, message in _translated().items()
        if isinstance(key, str) and compiled.gettext(key) != message.string
    ]
    assert stale == [], "python hatch_build.py"


def test_a_missing_catalogue_is_an_error_and_not_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(i18n, "_LOCALE", tmp_path)
        with pytest.raises(FileNotFoundError):
            i18n.use("da")


def _filled_too_early(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
        for argument in node.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (isinstance(argument, ast.Call) and ast.unparse(argument.func).endswith(".format"))
    ]


def test_a_sentence_is_filled_after_it_is_translated() -> None:
    found = {name_of(path): _filled_too_early(parsed(path)) for path in modules(*PRODUCT)}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("call", ['_(f"{x}")', '_("a" + b)', '_("{x}".format(x=1))', 'n_("a", f"{b}", 2)'])
def test_a_sentence_filled_too_early_would_be_seen(call: str) -> None:
    assert _filled_too_early(ast.parse(call)) == [1]


def _hidden_from_the_catalogue(tree: ast.Module) -> list[int]:
    """Calls inside an f-string: what gathers the sentences does not look into those on every Python."""
    return [
        node.lineno
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
        if any(isinstance(argument, ast.Constant) for argument in node.args)
    ]


def test_no_sentence_is_hidden_in_an_f_string() -> None:
    found = {name_of(path): _hidden_from_the_catalogue(parsed(path)) for path in modules(*PRODUCT)}
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert _hidden_from_the_catalogue(ast.parse("f\"[{_('undo')}]\"")) == [1]
