"""Where things lie: the pages that are shipped, and the leader's own folder."""

import os
from collections.abc import Mapping
from pathlib import Path

from workbook.errors import PlaceError
from workbook.i18n import _

APP = "lederbog"
HOME_VARIABLE = "LEDERBOG_HOME"
_SYNCHRONISED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
)
"""How the folders of sync services begin, in lower case: `OneDrive - Egeby Kommune`, `iCloudDrive`."""
_HERE = Path(__file__).resolve().parent


def content_root() -> Path:
    """The folder of the packs: inside the package when installed, beside it in a checkout."""
    shipped = _HERE / "content"
    return shipped if shipped.is_dir() else _HERE.parent / "content"


def home_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """The leader's folder: `--home`, else `LEDERBOG_HOME`, else the one chosen at first start, else the platform's own.

    The folder need not exist. Raises PlaceError when the path cannot be one.
    """
    named = option or environment.get(HOME_VARIABLE)
    return _folder(named) if named else chosen_home() or default_home()


def default_home() -> Path:
    """The platform's folder for the data of a program; on Windows the local one, which is not synchronised."""
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False)


def pointer_file() -> Path:
    """The small file that remembers another folder than the platform's own."""
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False) / "home.txt"


def chosen_home() -> Path | None:
    """The folder that was chosen at first start, if one was.

    Raises PlaceError when it was chosen and cannot be read: starting an empty journal elsewhere would hide the old one.
    """
    pointer = pointer_file()
    try:
        named = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise PlaceError(
            _(
                "The file {path}, which says where your journal lies, cannot be read. The journal itself is untouched. "
                "Mend or delete the file, or start with --home and the journal's folder."
            ).format(path=pointer)
        ) from fault
    return _folder(named) if named else None


def choose_home(home: Path) -> None:
    """Remember `home` as the leader's folder; the platform's own folder needs no remembering.

    Raises PlaceError when it cannot be written down.
    """
    pointer = pointer_file()
    try:
        if home == default_home():
            pointer.unlink(missing_ok=True)
            return
        pointer.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = pointer.with_name(f"{pointer.name}.{os.getpid()}.new")
        beside.write_text(f"{home}\n", encoding="utf-8")
        os.replace(beside, pointer)
    except (OSError, UnicodeEncodeError) as fault:
        raise PlaceError(
            _(
                "The choice of folder could not be written to {path}. Nothing is lost. "
                "Start with --home and the folder instead."
            ).format(path=pointer)
        ) from fault


def _folder(named: str) -> Path:
    if "\0" in named:
        raise PlaceError(
            _("The path of the journal's folder holds a character that no folder can have. Write it again.")
        )
    try:
        return Path(named).expanduser().absolute()
    except (RuntimeError, OSError) as fault:
        raise PlaceError(
            _("The folder {path} cannot be found. Write its whole path, without ~.").format(path=named)
        ) from fault


def synchronised_by(home: Path) -> str:
    """The service whose folder the path lies in, told by the folders' names; empty when there is none."""
    for part in (*home.parts, *home.resolve().parts):
        name = part.casefold()
        for beginning, service in _SYNCHRONISED:
            if name.startswith(beginning):
                return service
    return ""
