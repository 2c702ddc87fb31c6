import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook import i18n
from workbook.errors import PlaceError
from workbook.settings import FILE, SET_ASIDE, Settings, load, save


def test_a_folder_without_settings_has_the_standard_ones(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()
    assert load(tmp_path).problems == ()
    assert list(tmp_path.iterdir()) == [tmp_path / "someone"]


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings("en", "moerk", 10, 'A "title" \\ with ø', {"app.quit": "ctrl+w"})
    save(tmp_path, chosen)
    assert load(tmp_path) == chosen


def test_only_the_leader_may_read_them(tmp_path: Path) -> None:
    save(tmp_path / "new", Settings())
    modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "new", tmp_path / "new" / FILE)]
    assert modes == [0o700, 0o600] or os.name == "nt"


UNKNOWN = """\
theme = "lys"
seasons = [1.5, true, "ø"]
since = 2026-11-21
[keys]
"app.quit" = "f10"
[later]
deep = {a = {b = 1}}
"with space" = 1979-05-27T07:32:00Z
"""


def test_keys_of_a_later_version_stay(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(UNKNOWN, encoding="utf-8")
    before = tomllib.loads(UNKNOWN)
    save(tmp_path, Settings(theme="moerk", keys={"app.quit": "f10"}))
    after = tomllib.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert {**after, "theme": "lys"} == {**before, "language": "da", "idle_minutes": 5, "window_title": "Lederbog"}


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"a = 1\na = 2\n", b"x = " + b"[" * 5000])
def test_a_damaged_file_is_named_and_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    loaded = load(tmp_path)
    assert loaded == Settings()
    (sentence,) = loaded.problems
    assert str(tmp_path / FILE) in sentence
    assert "standardindstillingerne bruges" in sentence
    save(tmp_path, Settings(theme="moerk"))
    assert load(tmp_path).theme == "moerk"
    assert (tmp_path / SET_ASIDE).read_bytes() == content


@pytest.mark.parametrize(
    "line",
    ['language = "xx"', "language = []", "theme = 3", 'theme = "a\\u0007"', "idle_minutes = true", "idle_minutes = -1",
     "window_title = 1", "keys = 1", "keys = {a = 1}"],
)  # fmt: skip
def test_a_value_that_cannot_be_used_leaves_the_others_alone(tmp_path: Path, line: str) -> None:
    other = "idle_minutes = 9" if not line.startswith("idle") else 'theme = "moerk"'
    (tmp_path / FILE).write_text(f"{other}\n{line}\n", encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded in (Settings(idle_minutes=9), Settings(theme="moerk"))
    assert [line.split(" ")[0] in sentence for sentence in loaded.problems] == [True]


def test_problems_are_told_in_the_language_that_was_loaded(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('language = "en"\nidle_minutes = -1\n', encoding="utf-8")
    loaded = load(tmp_path)
    i18n.use(loaded.language)
    assert loaded.problems[0].startswith("The setting idle_minutes")


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'\xef\xbb\xbftheme = "moerk"\r\n')
    assert load(tmp_path).theme == "moerk"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("not a folder", encoding="utf-8")
    with pytest.raises(PlaceError, match="er som før"):
        save(home, Settings())
    assert home.read_text(encoding="utf-8") == "not a folder"


def test_a_failed_write_leaves_the_old_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, Settings(theme="moerk"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlaceError):
        save(tmp_path, Settings(theme="lys-kontrast"))
    assert load(tmp_path).theme == "moerk"
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE, "someone"]


TEXT = st.text(st.characters(codec="utf-8"))


@settings(max_examples=50)
@given(keys=st.dictionaries(TEXT, TEXT))
def test_any_keys_come_back(tmp_path_factory: pytest.TempPathFactory, keys: dict[str, str]) -> None:
    home = tmp_path_factory.mktemp("home")
    save(home, Settings(keys=keys))
    assert load(home).keys == keys
