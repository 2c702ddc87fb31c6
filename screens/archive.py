"""The leader's own archive as a folder: one question where it goes."""

from pathlib import Path
from typing import TYPE_CHECKING

from screens.dialogs import AskLine
from workbook.errors import AnswerError, LederbogError
from workbook.i18n import _, n_
from workbook.share.archive_folder import folder_name, save_folder
from workbook.share.save import place_of

if TYPE_CHECKING:
    from screens.app import LederbogApp


def ask_folder(app: "LederbogApp") -> None:
    """Ask for the place, write it, and say where it lies."""

    def check(text: str) -> str:
        if not text.strip():
            raise AnswerError(_("Write where the folder goes."))
        return ""

    def given(text: str | None) -> None:
        if text is not None:
            app.call_after_refresh(app.tell, _saved(app, place_of(text)))

    said = _("A folder with all that you wrote, private answers and names too, readable for whoever has it.")
    value = str(Path.home() / folder_name(app.workbook.clock))
    app.push_screen(AskLine(_("My whole archive as a folder"), said, value=value, check=check), given)


def _saved(app: "LederbogApp", folder: Path) -> str:
    try:
        count = save_folder(app.workbook.journal, app.workbook.clock, folder)
    except LederbogError as refusal:
        return f"✗ {refusal}"
    return n_("✓ {n} file in {path}", "✓ {n} files in {path}", count).format(n=count, path=folder)
