"""The first screen: what waits, what comes, and what fits the minutes that the leader has."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

from screens import decisions
from screens.dialogs import Notice
from screens.frame import AreaScreen
from screens.keys import bind
from screens.note import NoteScreen
from screens.overview_rows import rows_of
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook.context import Workbook
from workbook.errors import NotFoundError
from workbook.i18n import _, mark
from workbook.insight.overview import Overview, overview
from workbook.journal.records import FollowUp, Meeting, Plan, Record

CHECK_IN, BEFORE_MODULE = "handleplan-opfoelgning", "foer-modulet"
_PAGE_OF_MEETING = {"trio": "trio-moede", "kickoff": "trio-moede", "mus": "mus-forberedelse"}


class OverviewScreen(AreaScreen):
    """One list, in the order of what matters first; Enter or a click opens a row."""

    AREA = "overview"
    HELP = mark("Here you see what waits for you and what fits the time you have. Enter opens the marked row.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "note", mark("New note"), id="overview.note", also=mark("the row in the list")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: Overview | None = None
        self._all_due = False

    def compose_content(self) -> ComposeResult:
        yield RowList(id="overview")

    def keys_here(self) -> str:
        return _("↑↓ choose · Enter opens · N new note")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        self._seen = overview(workbook)
        notices = _notices(workbook)
        rows = [Row(_("TAKE NOTE"), heading=True)] if notices else []
        rows += [Row(sentence, f"notice:{place}") for place, sentence in enumerate(notices)]
        rows += [Row("")] if notices else []
        rows += rows_of(self._seen, workbook, all_due=self._all_due)
        self.query_one(RowList).show(rows)

    def action_note(self) -> None:
        self.app.push_screen(NoteScreen())

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _colon, value = (event.option_id or "").partition(":")
        match kind:
            case "due":
                self._open_due(value)
            case "more":
                self._all_due = True
                self.refresh_area()
            case "meeting":
                self._open_next_meeting()
            case "draft":
                self._open_draft(value)
            case "recent":
                self._open_record(value)
            case "note":
                self.action_note()
            case "notice":
                self.app.push_screen(Notice(_("Take note"), _notices(workbook_of(self))[int(value)]))
            case _:
                book_app(self).open_exercise(value)

    def _open_due(self, record_id: str) -> None:
        record = next((item.record for item in self._seen.due if item.id == record_id), None) if self._seen else None
        if isinstance(record, FollowUp):
            decisions.ask(self, record)
        elif isinstance(record, Plan):
            book_app(self).open_exercise(CHECK_IN, context={"plan": record.id})
        elif isinstance(record, Meeting):
            self._prepare(record)

    def _open_next_meeting(self) -> None:
        if self._seen and self._seen.meeting:
            self._prepare(self._seen.meeting)

    def _prepare(self, meeting: Meeting) -> None:
        page = _PAGE_OF_MEETING.get(meeting.kind)
        if page:
            book_app(self).open_exercise(page, record_id=meeting.id)
        else:
            book_app(self).open_exercise(BEFORE_MODULE)

    def _open_draft(self, draft_id: str) -> None:
        draft = workbook_of(self).journal.drafts.get(draft_id)
        if draft is None:
            self.refresh_area()
        elif draft.exercise:
            book_app(self).open_exercise(draft.exercise, draft_id=draft.id)
        else:
            self.app.push_screen(NoteScreen(draft=draft))

    def _open_record(self, record_id: str) -> None:
        try:
            record: Record = workbook_of(self).journal.get(record_id)
        except NotFoundError as error:
            self.status(str(error))
        else:
            decisions.open_record(self, record)


def _notices(workbook: Workbook) -> tuple[str, ...]:
    """What was found when journal, settings and pages were opened."""
    left_out = [_("A page is left out: {fault}").format(fault=problem) for problem in workbook.library.problems]
    return (*workbook.journal.notices, *workbook.settings.problems, *left_out)
