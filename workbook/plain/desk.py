"""The line-by-line mode from its first line to its last: the overview, and what is chosen from it."""

from collections.abc import Callable, Mapping

from workbook.context import Workbook
from workbook.curriculum.model import PageHead
from workbook.dates import parse_stamp, time_of_day
from workbook.errors import LederbogError, NotFoundError
from workbook.forms.filled import Target
from workbook.forms.opening import fresh_entry, open_form, resume
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.journal.records import Entry, FollowUp, Meeting, Plan, Record
from workbook.plain.decisions import decide_follow_up
from workbook.plain.dialogue import Dialogue, Ended, Lines, UnreadableError, not_in_list, number_of
from workbook.plain.ending import NotKeptError
from workbook.plain.expired import decide_expired
from workbook.plain.overview import Line, parts_of, say_overview
from workbook.plain.page import fill_page
from workbook.plain.quick_note import write_note
from workbook.text import fold

NOTE, HELP, QUIT = "n", "?", "q"
CHECK_IN, BEFORE_MODULE = "handleplan-opfoelgning", "foer-modulet"
_PREPARED_BY: Mapping[str, str] = {"trio": "trio-moede", "kickoff": "trio-moede", "mus": "mus-forberedelse"}
"""Kind of meeting to the page that prepares it."""


def sit_down(workbook: Workbook, lines: Lines, wait: Callable[[float], None]) -> None:
    """Serve the leader until she quits or the input ends. `wait` waits for so many seconds.

    Raises LederbogError when the last of the answers could not be kept, and for input that cannot be read.
    """
    desk = Desk(workbook, Dialogue(lines), wait)
    try:
        while desk.serve():
            pass
    except Ended:
        return


class Desk:
    """One leader, one workbook, one line at a time."""

    def __init__(self, workbook: Workbook, dialogue: Dialogue, wait: Callable[[float], None]) -> None:
        self._workbook = workbook
        self._dialogue = dialogue
        self._wait = wait

    def serve(self) -> bool:
        """Show the overview and do one thing; False when the leader wants to go."""
        self._workbook.journal.refresh()
        lines = say_overview(self._dialogue, parts_of(self._workbook))
        self._dialogue.say()
        self._dialogue.say(
            _("Write a number, the id of a page or a part of its title. n: quick note. ?: help. q: quit.")
        )
        while (wish := self._dialogue.ask().strip()) != QUIT:
            if wish == HELP:
                self._dialogue.say(help_on_overview())
            elif not wish or self._fulfil(wish, lines):
                return True
        return False

    def _fulfil(self, wish: str, lines: list[Line]) -> bool:
        """Do what was written; False when it was nothing, so that it is asked again."""
        if wish == NOTE:
            self._attempt(lambda: write_note(self._dialogue, self._workbook))
            return True
        if (number := number_of(wish)) is None:
            return self._open_titled(wish)
        if not 1 <= number <= len(lines):
            self._dialogue.say(not_in_list(len(lines)))
            return False
        self._attempt(lambda: self._open_line(lines[number - 1]))
        return True

    def _attempt(self, act: Callable[[], None]) -> None:
        """Do it; what could not be done is said, and the overview comes back."""
        try:
            act()
        except (UnreadableError, NotKeptError):
            raise
        except LederbogError as refusal:
            self._dialogue.say(str(refusal))

    # What is opened

    def _open_line(self, line: Line) -> None:
        if line.what == "page":
            self._open_page(line.id)
        elif line.what == "draft":
            self._open_draft(line.id)
        elif line.what == "note":
            write_note(self._dialogue, self._workbook)
        elif line.record is not None:
            self._open_due(line.record)

    def _open_titled(self, wish: str) -> bool:
        heads = self._workbook.library.heads
        wanted = fold(wish)
        found = [heads[wish]] if wish in heads else [head for head in heads.values() if wanted in fold(head.title)]
        if not found:
            self._dialogue.say(_("No page has that in its title. Write ? for help."))
            return False
        head = found[0] if len(found) == 1 else self._one_of(found)
        if head is not None:
            self._attempt(lambda: self._open_page(head.id))
        return True

    def _one_of(self, heads: list[PageHead]) -> PageHead | None:
        place = self._dialogue.pick([head.title for head in heads], _("back to the overview"))
        return None if place is None else heads[place]

    def _open_page(self, page_id: str) -> None:
        fresh = fresh_entry(self._workbook, page_id)
        if fresh is None:
            self._open(Target(page_id))
            return
        text = _("You filled in this page at {time}. Do you want a new one, or to correct that one?")
        self._dialogue.say(text.format(time=time_of_day(parse_stamp(fresh.created))))
        match self._dialogue.pick([_("A new one"), _("Correct that one")], _("back to the overview")):
            case 0:
                self._open(Target(page_id))
            case 1:
                self._open(Target(page_id, fresh.id))

    def _open_draft(self, draft_id: str) -> None:
        draft = self._workbook.journal.drafts.get(draft_id)
        if draft is None:
            raise NotFoundError(_("That draft is no longer there. What was saved from it is in the journal."))
        if draft.exercise:
            self._fill(resume(self._workbook, draft.id))
        else:
            write_note(self._dialogue, self._workbook, draft)

    def _open_due(self, record: Record) -> None:
        if isinstance(record, FollowUp | Entry):
            decided = (
                decide_follow_up(self._dialogue, self._workbook, record)
                if isinstance(record, FollowUp)
                else decide_expired(self._dialogue, self._workbook, record)
            )
            if decided is not None:
                self._open(decided)
        elif isinstance(record, Plan):
            self._open(Target(CHECK_IN, context={"plan": record.id}))
        elif isinstance(record, Meeting):
            page = _PREPARED_BY.get(record.kind)
            self._open(Target(page, record.id) if page else Target(BEFORE_MODULE))

    def _open(self, target: Target) -> None:
        self._fill(open_form(self._workbook, target.page, record_id=target.record_id, context=target.context))

    def _fill(self, session: FormSession) -> None:
        target = fill_page(self._dialogue, session, self._wait)
        if target is not None:
            self._open(target)


def help_on_overview() -> str:
    """What may be written at the overview."""
    return _(
        "A number opens that line. The id of a page, or a part of its title, opens that page.\n"
        "n writes a quick note. Enter shows the overview again. q, or the end of the input, quits.\n"
        "On a page . stops and keeps a draft, and < goes back one question.\n"
        "If somebody is in acute danger, call 112. hjaelp-og-kontakter opens help in a crisis."
    )
