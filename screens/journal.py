"""The journal: what was written, newest first, to read and to open again."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from screens.frame import AreaScreen
from screens.keys import bind
from screens.note import NoteScreen
from screens.reading import ReadingScreen
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.i18n import _, mark, n_
from workbook.insight.shelf import KINDS, Kind, Shelved, shelf

MANY = 200
"""Rows shown at once; one more row shows as many again."""
_NAMES: dict[Kind, str] = {
    "all": mark("everything"),
    "entry": mark("entries"),
    "plan": mark("plans"),
    "followup": mark("follow-ups"),
    "meeting": mark("meetings"),
    "draft": mark("drafts"),
}


class JournalScreen(AreaScreen):
    """One list; F changes which kinds it shows."""

    AREA = "journal"
    HELP = mark("Everything you have written, newest first. Enter reads, F chooses what to show, N writes a new note.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "note", mark("New note"), id="journal.note", also=mark("Commands")),
        bind("f", "filter", mark("Show other kinds"), id="journal.filter", also=mark("the first row")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kind: Kind = "all"
        self._limit = MANY

    def compose_content(self) -> ComposeResult:
        yield RowList(id="journal")

    def keys_here(self) -> str:
        return _("↑↓ choose · Enter reads · F show other kinds · N new note")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        found = shelf(workbook, self._kind)
        today = workbook.clock.today()
        rows = [Row(_("Shows {kind} · F changes").format(kind=_(_NAMES[self._kind])), "filter")]
        rows.append(Row(n_("{n} IN THE JOURNAL", "{n} IN THE JOURNAL", len(found)).format(n=len(found))))
        rows += [Row(_line(one, dates.brief(one.day, today)), f"{one.kind}:{one.id}") for one in found[: self._limit]]
        if len(found) > self._limit:
            rows.append(Row(_("Show more"), "more"))
        if not found:
            rows.append(Row(_("Nothing yet. N writes a note; the path has the pages."), "note"))
        self.query_one(RowList).show(rows)

    def action_note(self) -> None:
        self.app.push_screen(NoteScreen())

    def action_filter(self) -> None:
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self._limit = MANY
        self.refresh_area()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _colon, record_id = (event.option_id or "").partition(":")
        if kind == "filter":
            self.action_filter()
        elif kind == "more":
            self._limit += MANY
            self.refresh_area()
        elif kind == "note":
            self.action_note()
        elif kind == "draft":
            self._resume(record_id)
        else:
            self.app.push_screen(ReadingScreen(workbook_of(self), record_id))

    def _resume(self, draft_id: str) -> None:
        draft = workbook_of(self).journal.drafts.get(draft_id)
        if draft is None:
            self.refresh_area()
        elif draft.exercise:
            book_app(self).open_exercise(draft.exercise, draft_id=draft.id)
        else:
            self.app.push_screen(NoteScreen(draft=draft))


def _line(one: Shelved, day: str) -> Content:
    words = f"{day:<12} {one.what:<14} {one.title}"
    return Content.assemble(words, (f"  {one.start}", "$text-muted") if one.start else "")
