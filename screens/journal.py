"""The journal: what was written, newest first, to read, to open again, to put away and to fetch back."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from screens import trash
from screens.drafts import resume_draft
from screens.frame import AreaScreen
from screens.keys import PALETTE, bind
from screens.note import NoteScreen
from screens.overview_rows import title_of
from screens.planting import plant_row
from screens.reading import open_reading
from screens.rows import Row, RowList
from screens.typed import workbook_of
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
    "trash": mark("the trash"),
}


class JournalScreen(AreaScreen):
    """One list; F changes which kinds it shows."""

    AREA = "journal"
    HELP = mark(
        "Everything you have written, newest first. Enter reads, P makes a plan of it, F chooses what to show, N "
        "writes a new note. Delete puts the marked row into the trash; there R fetches it back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "note", mark("New note"), id="journal.note", also=PALETTE),
        bind("f", "filter", mark("Show other kinds"), id="journal.filter", also=mark("the first row")),
        bind("d", "drafts", mark("All drafts"), id="journal.drafts", also="F"),
        bind("delete", "throw", mark("Put into the trash"), id="journal.trash", also=mark("the button when reading")),
        bind(
            "r",
            "recover",
            mark("Fetch back from the trash"),
            id="journal.recover",
            also=mark("the button when reading"),
        ),
        bind("p", "plan_from", mark("Make a plan of it"), id="journal.plan", also=mark("the button when reading")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kind: Kind = "all"
        self._limit = MANY

    def compose_content(self) -> ComposeResult:
        yield RowList(id="journal")

    def keys_here(self) -> str:
        if self._kind == "trash":
            return _("↑↓ choose · Enter reads · R fetch back · F show other kinds")
        return _("↑↓ choose · Enter reads · P plan · F show other kinds · N new note · Delete to the trash")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The trash can only be fetched from, everything else only be put into it; what is kept can become a plan."""
        if action in ("throw", "recover"):
            return (action == "recover") == (self._kind == "trash")
        return action != "plan_from" or self._kind not in ("trash", "draft")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        found = shelf(workbook, self._kind)
        today = workbook.clock.today()
        rows = [Row(_("Shows {kind} · F changes").format(kind=_(_NAMES[self._kind])), "filter")]
        rows.append(Row(_count(self._kind, len(found))))
        rows += [Row(_line(one, dates.brief(one.day, today)), f"{one.kind}:{one.id}") for one in found[: self._limit]]
        if len(found) > self._limit:
            rows.append(Row(_("Show more"), "more"))
        if not found and self._kind not in ("trash", "draft"):
            rows.append(Row(_("Nothing yet. N writes a note; the path has the pages."), "note"))
        shown = self.query_one(RowList)
        first = not shown.option_count
        shown.show(rows)
        if first and found:
            shown.choose(f"{found[0].kind}:{found[0].id}")

    def action_note(self) -> None:
        self.app.push_screen(NoteScreen())

    def action_filter(self) -> None:
        self.action_show(KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)])

    def action_drafts(self) -> None:
        """Show the drafts, the newest of them marked."""
        self.action_show("draft")
        rows = self.query_one(RowList)
        rows.action_first()
        rows.action_cursor_down()

    def action_show(self, kind: Kind) -> None:
        """Show one kind, or everything."""
        self._kind = kind
        self._limit = MANY
        self.refresh_now()
        self.refresh_bindings()
        self.show_saved()

    def action_throw(self) -> None:
        kind, _colon, record_id = self.query_one(RowList).chosen.partition(":")
        if kind == "draft":
            draft = workbook_of(self).journal.drafts.get(record_id)
            if draft is not None:
                trash.throw_draft(self, draft, title_of(draft, workbook_of(self)))
        elif record_id:
            trash.throw(self, record_id)
        else:
            self.status(_("Choose a row first."))

    def action_recover(self) -> None:
        record_id = self.query_one(RowList).chosen.partition(":")[2]
        if record_id:
            trash.recover(self, record_id)
        else:
            self.status(_("Choose a row first."))

    def action_plan_from(self) -> None:
        """A plan that begins as what the marked row holds; what is still a draft has to be kept first."""
        kind, _colon, record_id = self.query_one(RowList).chosen.partition(":")
        plant_row(self, record_id if kind != "draft" else "")

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
            resume_draft(self, record_id)
        else:
            open_reading(self, record_id)


def _count(kind: Kind, count: int) -> str:
    if kind == "draft":
        return n_("{n} DRAFT", "{n} DRAFTS", count).format(n=count)
    if kind == "trash":
        return n_("{n} IN THE TRASH · gone after 30 days", "{n} IN THE TRASH · gone after 30 days", count).format(
            n=count
        )
    return n_("{n} IN THE JOURNAL", "{n} IN THE JOURNAL", count).format(n=count)


def _line(one: Shelved, day: str) -> Content:
    words = f"{day:<12} {one.what:<14} {one.title}"
    return Content.assemble(words, (f"  {one.start}", "$text-muted") if one.start else "")
