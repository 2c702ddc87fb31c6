"""The first screen: what waits, what comes, and what fits the minutes that the leader has."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

from screens.frame import AreaScreen
from screens.keys import PALETTE, bind
from screens.notices import notices_of
from screens.overview_rows import rows_of
from screens.rows import RowList
from screens.typed import book_app, workbook_of
from workbook.errors import LederbogError, NotFoundError
from workbook.i18n import _, mark
from workbook.insight.overview import Overview, overview
from workbook.journal.records import FollowUp, Meeting, Plan, Record
from workbook.plan.resting import wake

CHECK_IN, BEFORE_MODULE = "handleplan-opfoelgning", "foer-modulet"
_PAGE_OF_MEETING = {"mus": "mus-forberedelse"}


class OverviewScreen(AreaScreen):
    """One list, in the order of what matters first; Enter or a click opens a row.

    What a row opens is imported when it is opened: this is the screen that the app starts with.
    """

    AREA = "overview"
    HELP = mark("Here you see what waits for you and what fits the time you have. Enter opens the marked row.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "note", mark("New note"), id="overview.note", also=mark("the row in the list")),
        bind("p", "plan_from", mark("Make a plan of it"), id="overview.plan", also=mark("the button when deciding")),
        bind("d", "drafts", mark("All drafts"), id="overview.drafts", also=PALETTE),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: Overview | None = None
        self._all_due = False

    def compose_content(self) -> ComposeResult:
        yield RowList(id="overview")

    def keys_here(self) -> str:
        return _("↑↓ choose · Enter opens · N new note · D drafts")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        self._seen = overview(workbook)
        self.query_one(RowList).show(rows_of(self._seen, workbook, notices=notices_of(self), all_due=self._all_due))

    def action_drafts(self) -> None:
        from screens.drafts import show_drafts

        show_drafts(self)

    def action_plan_from(self) -> None:
        """A plan that begins as what the marked row is about."""
        from screens.planting import plant_row

        kind, _colon, record_id = self.query_one(RowList).chosen.partition(":")
        plant_row(self, record_id if kind in ("due", "recent") else "")

    def action_note(self) -> None:
        from screens.note import NoteScreen

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
            case "conflict":
                from screens.conflict import open_conflict

                open_conflict(self, value)
            case "draft":
                from screens.drafts import resume_draft

                resume_draft(self, value)
            case "drafts":
                self.action_drafts()
            case "recent":
                self._open_record(value)
            case "note":
                self.action_note()
            case _:
                self._open_rare(kind, value)

    def _open_rare(self, kind: str, value: str) -> None:
        match kind:
            case "expired":
                from screens.expiry import ask

                ask(self, value)
            case "wake":
                self._wake()
            case "at_hand":
                self.call_later(book_app(self).action_at_hand)
            case "notice":
                from screens.notices import open_notice

                open_notice(self, int(value))
            case _:
                book_app(self).open_exercise(value)

    def _wake(self) -> None:
        try:
            wake(workbook_of(self).journal)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
        self.refresh_now()

    def _open_due(self, record_id: str) -> None:
        record = next((item.record for item in self._seen.due if item.id == record_id), None) if self._seen else None
        if isinstance(record, FollowUp):
            from screens import decisions

            decisions.ask(self, record)
        elif isinstance(record, Plan):
            book_app(self).open_exercise(CHECK_IN, context={"plan": record.id})
        elif isinstance(record, Meeting):
            self._prepare(record)

    def _open_next_meeting(self) -> None:
        if self._seen and self._seen.meeting:
            self._prepare(self._seen.meeting)

    def _prepare(self, meeting: Meeting) -> None:
        """A TRIO meeting has an area; the others their page."""
        if meeting.kind in ("trio", "kickoff"):
            book_app(self).action_go("trio")
            return
        page = _PAGE_OF_MEETING.get(meeting.kind)
        if page:
            book_app(self).open_exercise(page, record_id=meeting.id)
        else:
            book_app(self).open_exercise(BEFORE_MODULE)

    def _open_record(self, record_id: str) -> None:
        try:
            record: Record = workbook_of(self).journal.get(record_id)
        except NotFoundError as error:
            self.status(str(error))
        else:
            from screens import decisions

            decisions.open_record(self, record)
