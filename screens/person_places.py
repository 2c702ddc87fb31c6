"""Where somebody is named, and what will stand there when she is forgotten."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from screens.dialogs import AskLine, Notice
from screens.frame import FrameScreen
from screens.keys import BACK
from screens.parts import link
from screens.reading import open_reading
from screens.rows import Row, RowList
from screens.typed import book_app
from screens.work_dialogs import do_slowly
from workbook.context import Workbook
from workbook.dates import parse_stamp, short
from workbook.errors import AnswerError, LederbogError, LockedError
from workbook.i18n import _, mark, n_
from workbook.journal.purge import PurgeReport
from workbook.journal.records import ExportRecord, Person
from workbook.people.forgetting import Place, exports_about, forget, places, role_of
from workbook.share.save import went_to
from workbook.text import fold

_GO = "go"


class Found(Message):
    """Where the person is named."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__()
        self.places = places


class PlacesScreen(FrameScreen):
    """Every place with the words around it; Enter reads it. To forget her, the first row asks once more."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK]
    HELP = mark(
        "Every text in which this person is named, by name or by alias. Forgetting puts the role in its place, in the "
        "notes, their earlier versions, the drafts and the backups. It cannot be undone."
    )

    def __init__(self, workbook: Workbook, person: Person, *, forgetting: bool = False) -> None:
        super().__init__()
        self._workbook = workbook
        self._person = person
        self._forgetting = forgetting
        self._places: list[Place] = []

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        title = _("Forget {alias}") if self._forgetting else _("Where {alias} is named")
        shown = title.format(alias=self._called)
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (shown, "bold")), ()

    @property
    def _called(self) -> str:
        return self._person.alias or self._person.name

    def keys_here(self) -> str:
        return _("Enter choose · Esc back")

    def compose_content(self) -> ComposeResult:
        yield RowList(id="places")

    def to_front(self) -> None:
        """Look for them in a thread: in a long journal that takes a second."""
        if not self._places:
            self.query_one(RowList).show([Row(_("Searching …"))])
        self.query_one(RowList).focus()
        self.app.run_worker(self._look, thread=True, group="places", exclusive=True, exit_on_error=False)

    def _look(self) -> None:
        try:
            self.post_message(Found(places(self._workbook.journal, self._person)))
        except LockedError:
            return  # locked meanwhile: it is looked for again when the screen comes back
        except LederbogError as refusal:
            self.app.call_from_thread(self.status, f"✗ {refusal}")

    def on_found(self, event: Found) -> None:
        self._places = event.places
        self.query_one(RowList).show(self._rows())

    def _rows(self) -> list[Row]:
        forget = _("Forget {alias}").format(alias=self._called)
        rows = [Row(f"[ {forget} ]", _GO)] if self._forgetting else []
        if not self._places:
            return [*rows, Row(_("Nothing that you wrote names this person."))]
        for number, place in enumerate(self._places):
            rows.append(Row(Content(f"{place.title}: {place.text}"), str(number)))
            if self._forgetting:
                rows.append(Row(Content(f"    → {place.becomes}")))
        return rows

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _GO:
            self._ask()
        elif event.option_id:
            open_reading(self, self._places[int(event.option_id)].record)

    def _ask(self) -> None:
        """The last question: the alias typed back."""
        wrong = _("Type {alias}, and this person is forgotten.").format(alias=self._called)

        def check(text: str) -> str:
            if fold(text.strip()) != fold(self._called.strip()):
                raise AnswerError(wrong)
            return ""

        def sure(text: str | None) -> None:
            if text is not None:
                self._forget()

        text = _("“{role}” will stand wherever this person is named. This cannot be undone. Type {alias} to go on.")
        asked = text.format(role=role_of(self._person), alias=self._called)
        title = _("Forget {alias}").format(alias=self._called)
        self.app.push_screen(AskLine(title, asked, check=check), sure)

    def _forget(self) -> None:
        app, journal, now = book_app(self), self._workbook.journal, self._workbook.clock.now()
        left = exports_about(journal, self._person)

        def forgotten(report: PurgeReport) -> None:
            app.close_top()
            app.push_screen(Notice(_("Forgotten"), told(report, left)))

        title = _("Forget {alias}").format(alias=self._called)
        busy = _("Every file is written anew without this person …")
        do_slowly(app, title, busy, lambda: forget(journal, self._person, now), forgotten)


def told(report: PurgeReport, left: Sequence[ExportRecord]) -> str:
    """What was done, what could not be done, and what had left before."""
    count = len(report.files)
    lines = [
        n_("Forgotten. {n} file was written anew.", "Forgotten. {n} files were written anew.", count).format(n=count)
    ]
    unread = _("{path} could not be read and was left as it is; look at it yourself.")
    lines += [unread.format(path=path) for path in report.left]
    if left:
        lines.append(_("These files were written earlier and speak of this person, by alias. Nothing calls them back:"))
        lines += [
            f"{short(parse_stamp(record.created).date())} · {went_to(record.audience)} · {record.format}"
            for record in left
        ]
    return "\n".join(lines)
