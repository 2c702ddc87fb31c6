from pathlib import Path

import pytest

from workbook import paths
from workbook.errors import PlaceError


def test_the_pages_lie_beside_the_package_in_a_checkout() -> None:
    assert (paths.content_root() / "da" / "pack.yaml").is_file()


def test_the_shipped_pages_are_used_when_there_are_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_HERE", tmp_path / "workbook")
    assert paths.content_root() == tmp_path / "content"
    (tmp_path / "workbook" / "content").mkdir(parents=True)
    assert paths.content_root() == tmp_path / "workbook" / "content"


def test_the_option_goes_before_the_environment_before_the_choice(tmp_path: Path) -> None:
    paths.choose_home(tmp_path / "chosen")
    environment = {"LEDERBOG_HOME": str(tmp_path / "named")}
    assert paths.home_folder(str(tmp_path / "given"), environment) == tmp_path / "given"
    assert paths.home_folder(None, environment) == tmp_path / "named"
    assert paths.home_folder(None, {"LEDERBOG_HOME": ""}) == tmp_path / "chosen"


def test_without_a_choice_it_is_the_platforms_folder_and_looking_makes_nothing(lonely_home: Path) -> None:
    home = paths.home_folder(None, {})
    assert home == paths.default_home()
    assert home.is_relative_to(lonely_home)
    assert list(lonely_home.iterdir()) == []


def test_a_choice_holds_letters_and_can_be_taken_back(tmp_path: Path) -> None:
    paths.choose_home(tmp_path / "Årets mappe 📓")
    assert paths.home_folder(None, {}) == tmp_path / "Årets mappe 📓"
    paths.choose_home(paths.default_home())
    assert not paths.pointer_file().exists()
    assert paths.home_folder(None, {}) == paths.default_home()


def test_an_empty_choice_is_none() -> None:
    paths.pointer_file().parent.mkdir(parents=True)
    paths.pointer_file().write_text("\n", encoding="utf-8")
    assert paths.home_folder(None, {}) == paths.default_home()


def test_a_choice_that_cannot_be_read_never_opens_an_empty_journal_elsewhere() -> None:
    paths.pointer_file().parent.mkdir(parents=True)
    paths.pointer_file().write_bytes(b"\xff\xfe")
    with pytest.raises(PlaceError, match=r"home\.txt"):
        paths.home_folder(None, {})


def test_a_choice_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    paths.pointer_file().parent.parent.mkdir(parents=True, exist_ok=True)
    paths.pointer_file().parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(PlaceError, match="--home"):
        paths.choose_home(tmp_path)


def test_a_path_is_made_whole(lonely_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.home_folder("bog", {}) == tmp_path / "bog"
    assert paths.home_folder("~/bog", {}) == lonely_home / "bog"


@pytest.mark.parametrize("named", ["a\0b", "~no-such-person-here/x"])
def test_what_cannot_be_a_folder_is_told(named: str) -> None:
    with pytest.raises(PlaceError):
        paths.home_folder(named, {})


@pytest.mark.parametrize(
    ("home", "service"),
    [
        ("OneDrive - Egeby Kommune/Dokumenter/lederbog", "OneDrive"),
        ("onedrive/lederbog", "OneDrive"),
        ("Dropbox/lederbog", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/lederbog", "iCloud"),
        ("iCloudDrive/lederbog", "iCloud"),
        (".local/share/lederbog", ""),
        ("min OneDrive-mappe/lederbog", ""),
    ],
)
def test_a_folder_of_a_sync_service_is_known_by_its_name(tmp_path: Path, home: str, service: str) -> None:
    assert paths.synchronised_by(tmp_path / home) == service


def test_a_link_into_a_folder_of_a_sync_service_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "lederbog").mkdir(parents=True)
    link = tmp_path / "her"
    link.symlink_to(tmp_path / "OneDrive" / "lederbog")
    assert paths.synchronised_by(link) == "OneDrive"
