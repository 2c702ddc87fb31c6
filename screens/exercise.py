"""A page as a form: opened, written in, kept, and left for what comes next."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from screens.autosave import Autosave
from screens.dialogs import Question
from screens.form import Form
from screens.help_line import HelpLine
from screens.keys import BACK, PALETTE, bind
from screens.messages import JournalChanged
from screens.offering import OfferingScreen
from screens.parts import link
from screens.planting import PlantingScreen
from screens.sharing import SharingDialog
from screens.typed import book_app
from screens.widgets.base import FieldWidget
from screens.widgets.heading import share_words
from workbook import dates
from workbook.context import Workbook
from workbook.curriculum.path import neighbour
from workbook.errors import LederbogError
from workbook.forms.filled import Saved, Target
from workbook.forms.opening import fresh_entry, open_form, resume
from workbook.i18n import _, mark
from workbook.journal.records import Audience

NEW, CORRECT = "new", "correct"


class ExerciseScreen(PlantingScreen, OfferingScreen):
    """One open form. Leaving it makes the draft a record; every other end leaves it a draft."""

    CSS_PATH = "exercise.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("f8", "next_unanswered", mark("Next without an answer"), id="form.unanswered", also=PALETTE),
        bind("f4", "neighbour(1)", mark("Next page"), id="form.next_page", also=mark("click at the end of the page")),
        bind(
            "f3", "neighbour(-1)", mark("Page before"), id="form.page_before", also=mark("click at the end of the page")
        ),
        bind("ctrl+t", "share", mark("Who may see it"), id="form.share", also=mark("click [ONLY ME]"), anywhere=True),
    ]

    def __init__(
        self,
        workbook: Workbook,
        page_id: str,
        *,
        record_id: str = "",
        draft_id: str = "",
        context: Mapping[str, str] | None = None,
    ) -> None:
        """Raises LederbogError when the page, the record or the draft cannot be opened."""
        super().__init__()
        self.page_id = page_id
        self.session = (
            resume(workbook, draft_id)
            if draft_id
            else open_form(workbook, page_id, record_id=record_id, context=context)
        )
        self._fresh = None if record_id or draft_id or context else fresh_entry(workbook, page_id)
        self._autosave = Autosave(self, lambda: self.session, workbook.clock)
        self._target: Target | None = None
        self._refused = ""

    def compose_content(self) -> ComposeResult:
        problems = self.session.workbook.library.problems_of(self.page_id)
        if problems:
            yield Static(_("A fault in this page: {fault}").format(fault=problems[0]), id="page-fault", markup=False)
        yield HelpLine(self.session)
        yield Form(self.session)

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        done, everything = self.session.answered
        count = _("{done} of {all} answered").format(done=done, all=everything)
        seen = link(_("seen by: {who}").format(who=share_words(self.session.seen_by)), "screen.share_page")
        title = Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (self.session.exercise.head.title, "bold"))
        return title, (Content.assemble(count, " · ", seen), seen)

    def keys_here(self) -> str:
        current = self.form.current() if self.is_mounted else None
        return current.hint() if current is not None else _("Tab into the form · Esc back · F8 next without an answer")

    def on_mount(self) -> None:
        for form in self.query(Form):  # none when the app ends while the form opens
            form.begin()
        if self._fresh is not None:
            self._ask_new_or_correct()

    def _ask_new_or_correct(self) -> None:
        entry = self._fresh
        moment = dates.time_of_day(dates.parse_stamp(entry.created)) if entry is not None else ""
        text = _("You filled in this page at {time}. Do you want a new one, or to correct that one?").format(
            time=moment
        )
        choices = [(NEW, _("A new one")), (CORRECT, _("Correct that one"))]
        self.app.push_screen(Question(self.session.exercise.head.title, text, choices), self._new_or_correct)

    def _new_or_correct(self, choice: str | None) -> None:
        if choice == CORRECT and self._fresh is not None:
            form = ExerciseScreen(self.session.workbook, self.page_id, record_id=self._fresh.id)
            self.app.switch_screen(form)

    # What is kept

    def flush_now(self) -> None:
        """Write the draft durably. Raises LederbogError."""
        self.session.flush(durable=True)

    def save_now(self) -> None:
        """Make the draft the record and stay."""
        try:
            saved = self.session.commit()
        except LederbogError as refusal:
            self._say_refused(refusal)
            return
        self._take(saved)
        self.form.show_answers()
        if saved.records and not _said(saved):
            self._autosave.saved()

    def leave_now(self) -> bool:
        """Make the draft the record and go; what is wrong or could not be stored is said once and then let go."""
        wrong = self.form.wrong()
        if wrong and wrong != self._refused:
            self._refused = wrong
            self.status(f"✗ {wrong}")
            return False
        try:
            saved = self.session.commit()
        except LederbogError as refusal:
            return self._leave_as_draft(refusal)
        self._take(saved)
        if saved.records and not _said(saved):
            self._autosave.saved()
        self.open_next(self._target)
        if words := _said(saved):
            self.app.call_after_refresh(book_app(self).tell, words)  # on the screen that is in front then
        return True

    def _leave_as_draft(self, refusal: LederbogError) -> bool:
        again = self._refused == str(refusal)
        self._say_refused(refusal)
        return again and self._autosave.durably()

    def _say_refused(self, refusal: LederbogError) -> None:
        self._autosave.durably()
        self._refused = str(refusal)
        self.status(f"✗ {refusal}")

    def _take(self, saved: Saved) -> None:
        self._target = saved.target or self._target
        if words := _said(saved):
            self.status(words)
        if saved.records:
            self.app.post_message(JournalChanged())
        self.refresh_head()

    @on(Form.Changed)
    def _changed(self) -> None:
        self._refused = self.standing = ""
        self.refresh_head()
        self._autosave.changed()

    @on(Form.FieldLeft)
    def _field_left(self, event: Form.FieldLeft) -> None:
        """What is wrong is said here too: the field itself may have gone out of sight."""
        self._autosave.durably()
        self.standing = f"✗ {event.error}" if event.error else ""
        self.show_saved()

    @on(FieldWidget.HelpRequested)
    async def _help(self) -> None:
        """To the page with help; on that page itself, on to its names and numbers."""
        await self.run_action("app.crisis")
        if self.is_current and self.form.current() is not None:
            self.form.next_unanswered()

    def on_screen_suspend(self) -> None:
        self._autosave.durably()

    def on_descendant_focus(self) -> None:
        """The keys of the field stand in the status line."""
        self.show_saved()

    # What the keys do

    async def action_back(self) -> None:
        await self.run_action("app.back")

    def action_next_unanswered(self) -> None:
        if not self.form.next_unanswered():
            self.status(_("Every question here has an answer."))

    def action_neighbour(self, step: int) -> None:
        page = neighbour(self.session.workbook.library.pack, self.page_id, step)
        if not page:
            self.status(_("There are no more pages that way."))
        elif book_app(self).close_top() and self._target is None:
            book_app(self).open_exercise(page)

    def action_share(self) -> None:
        current = self.form.current()
        self._ask_share(current.field.id if current is not None else "")

    def action_share_page(self) -> None:
        self._ask_share("")

    @on(FieldWidget.ShareRequested)
    def _share_field(self, event: FieldWidget.ShareRequested) -> None:
        self._ask_share(event.field_id)

    def _ask_share(self, field_id: str) -> None:
        """Ask who may see one answer, or with an empty id the whole page."""
        if field_id and not self.session.may_share(field_id):
            self.status(_("This answer stays with you: it is never shared."))
            return
        title = self.session.exercise.field(field_id).label if field_id else self.session.exercise.head.title
        now = self.session.share_of(field_id) if field_id else frozenset(self.session.draft.share)

        def chosen(audiences: tuple[Audience, ...] | None) -> None:
            if audiences is not None:
                self.session.set_share(field_id or None, audiences)
                self.form.show_shares()
                self._changed()

        self.app.push_screen(SharingDialog(title, now, whole_page=not field_id), chosen)


def _said(saved: Saved) -> str:
    """What the leader is to be told about it beside that it is saved; mostly nothing."""
    if saved.conflict:
        return _("Another window had changed this too. Both are kept; choose in the journal.")
    return " ".join(saved.notes)
