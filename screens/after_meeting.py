"""After a TRIO meeting: one line a decision, who and when, and what it becomes; a draft while it is written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from screens.autosave import Autosave
from screens.dialogs import LineInput, button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.messages import JournalChanged
from screens.parts import link
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.errors import AnswerError, LederbogError
from workbook.forms import after_meeting
from workbook.forms.after_meeting import Decision
from workbook.forms.homes.decided import DEADLINE, WHAT, WHO, Becomes
from workbook.forms.session import FormSession
from workbook.i18n import _, mark
from workbook.journal.records import Meeting
from workbook.plan.meetings import meeting_title

if TYPE_CHECKING:
    from screens.trio import TrioScreen

KINDS: dict[Becomes, str] = {"task": mark("Task"), "cycle": mark("New plan"), "promise": mark("Promise")}
FIELDS = ("what", "who", "when")


class CaptureScreen(FrameScreen):
    """Enter goes from field to field and puts the decision on the list; leaving or Ctrl+S saves them all at once."""

    CSS_PATH = "after_meeting.tcss"
    AUTO_FOCUS = "#capture-what"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("f4", "kind", mark("What it becomes"), id="capture.kind", also=mark("click its name"), anywhere=True),
        bind("delete", "take_back", mark("Take it off the list"), id="capture.take_back", also=mark("empty its line")),
    ]
    HELP = mark(
        "Write one decision at a time: what, which role does it, and when. Enter goes on and puts it on the list. "
        "A task and a promise come back on their day; a new plan begins with the decision's words. All of it is saved "
        "together when you leave."
    )

    def __init__(self, session: FormSession) -> None:
        super().__init__()
        self.session = session
        self._began = session.touched
        """Whether there was a draft of the meeting's page already."""
        self._at: int | None = None
        """The row that is being changed; None for a new one."""
        self._kind: Becomes = "task"

    def head(self) -> tuple[str | Content, tuple[str | Content, ...]]:
        title = _("After the meeting")
        if isinstance(self.session.record, Meeting):
            title = f"{title} · {meeting_title(self.session.record)}"
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (title, "bold")), ()

    def compose_content(self) -> ComposeResult:
        yield RowList(id="capture-list")
        with Vertical(id="capture-form"):
            for field, label in zip(FIELDS, (_("Decision"), _("Who (role)"), _("When")), strict=True):
                with Horizontal(classes="capture-line"):
                    yield Static(label, classes="capture-label", markup=False)
                    yield LineInput(id=f"capture-{field}")
            with Horizontal(classes="capture-line", id="capture-kinds"):
                yield Static(_("Becomes (F4)"), classes="capture-label", markup=False)
                for kind in KINDS:
                    yield button("", f"kind-{kind}")
            with Horizontal(classes="capture-line"):
                yield button(_("Put on the list"), "add")
                yield button(_("Save and close"), "save")

    def keys_here(self) -> str:
        return _("Enter on · F4 becomes · Esc saves and closes")

    def on_mount(self) -> None:
        self._autosave = Autosave(self, lambda: self.session, workbook_of(self).clock)
        self._show()

    def _show(self) -> None:
        self.query_one(RowList).show(list(_rows(self.session, self._at)))
        for kind, label in KINDS.items():
            sign = "(•)" if kind == self._kind else "( )"
            self.query_one(f"#kind-{kind}", Button).label = Content(f"{sign} {_(label)}")

    # One decision

    def _line(self, field: str) -> LineInput:
        return self.query_one(f"#capture-{field}", LineInput)

    def _typed(self) -> Decision:
        """Raises AnswerError for a day that is none."""
        when = self._line("when").value.strip()
        day = dates.parse_date(when, workbook_of(self).clock.today()) if when else None
        return Decision(self._line("what").value, self._line("who").value, day, self._kind)

    @on(Input.Changed)
    def _keep(self) -> None:
        """What is typed is in the draft within a second, also before it is finished."""
        if not self._line("what").value.strip():
            return
        try:
            decision = self._typed()
        except AnswerError:
            decision = Decision(self._line("what").value, self._line("who").value, None, self._kind)
        try:
            self._at = after_meeting.add(self.session, decision, at=self._at)
        except AnswerError:
            return
        self._autosave.changed()
        self._show()

    @on(Input.Submitted)
    def _on(self, event: Input.Submitted) -> None:
        event.stop()
        place = FIELDS.index((event.input.id or "").removeprefix("capture-"))
        if place + 1 < len(FIELDS):
            self._line(FIELDS[place + 1]).focus()
        else:
            self._add()

    def _add(self) -> bool:
        """Put it on the list and begin the next; False when it cannot be read, and then it says why."""
        if not self._line("what").value.strip():
            if self._at is not None:
                after_meeting.take_back(self.session, self._at)
            self._next()
            return True
        try:
            after_meeting.add(self.session, self._typed(), at=self._at)
        except AnswerError as refusal:
            self.status(f"✗ {refusal}")
            self._line("when").focus()
            return False
        self._next()
        return True

    def _next(self) -> None:
        self._at, self._kind = None, "task"
        for field in FIELDS:
            with self.prevent(Input.Changed):
                self._line(field).value = ""
        self._autosave.durably()
        self._show()
        self._line("what").focus()

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        """Back into the fields, to be written otherwise."""
        event.stop()
        place, count = (event.option_id or "").partition(":")[2], len(after_meeting.rows(self.session))
        if not place or not self._add() or len(after_meeting.rows(self.session)) < count:
            return  # a line that was emptied is off the list now, and the others stand elsewhere
        row = after_meeting.rows(self.session)[int(place)]
        self._at, self._kind = int(place), after_meeting.becomes(self.session, row)
        day = str(row.get(DEADLINE, ""))
        for field, text in zip(
            FIELDS, (row.get(WHAT), row.get(WHO), day and dates.short(dates.from_iso(day))), strict=True
        ):
            with self.prevent(Input.Changed):
                self._line(field).value = str(text or "")
        self._show()

    def action_take_back(self) -> None:
        """The marked row goes off the list."""
        place = self.query_one(RowList).chosen.partition(":")[2]
        if place:
            after_meeting.take_back(self.session, int(place))
            self._next()

    def action_kind(self) -> None:
        kinds = list(KINDS)
        self._choose(kinds[(kinds.index(self._kind) + 1) % len(kinds)])

    def _choose(self, kind: Becomes) -> None:
        self._kind = kind
        self._keep()
        self._show()

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        event.stop()
        pressed = event.button.id or ""
        for kind in KINDS:
            if pressed == f"kind-{kind}":
                self._choose(kind)
        if pressed == "add":
            self._add()
        elif pressed == "save":
            await self.action_back()

    # All of them

    async def action_back(self) -> None:
        await self.run_action("app.back")

    def flush_now(self) -> None:
        self.session.flush(durable=True)

    def on_screen_suspend(self) -> None:
        self._autosave.durably()

    def save_now(self) -> None:
        if self._add():
            self._save()

    def leave_now(self) -> bool:
        return self._add() and self._save()

    def _save(self) -> bool:
        """The meeting and all that was decided; False when the disk refuses, and then it says why."""
        if not after_meeting.rows(self.session) and not self._began:
            self.session.discard()
            return True
        try:
            saved = after_meeting.save(self.session)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return False
        self._autosave.saved()
        if saved.records:
            self.post_message(JournalChanged())
        if saved.conflict:
            sentence = _("Another window had changed this too. Both are kept; choose in the journal.")
            self.app.call_after_refresh(book_app(self).tell, sentence)
        return True


def _rows(session: FormSession, at: int | None) -> Iterator[Row]:
    """Each decision with what it becomes; the one at `at` is being changed."""
    table = after_meeting.rows(session)
    today = session.workbook.clock.today()
    yield Row(_("DECIDED"), heading=True)
    for place, row in enumerate(table):
        day = dates.brief(dates.from_iso(str(row[DEADLINE])), today) if row.get(DEADLINE) else ""
        kind = _(KINDS[after_meeting.becomes(session, row)])
        said = " · ".join(str(part) for part in (row.get(WHAT, ""), row.get(WHO, ""), day, kind) if part)
        yield Row(Content(f"✎ {said}" if place == at else said), f"row:{place}")
    if not table:
        yield Row(_("Nothing yet."))


def open_capture(screen: "TrioScreen") -> None:
    """Over the TRIO area; a pack without the page says so."""
    try:
        session = after_meeting.begin(workbook_of(screen))
    except LederbogError as refusal:
        screen.status(f"✗ {refusal}")
    else:
        screen.app.push_screen(CaptureScreen(session))
