"""The half year lived through: every occasion goes through the same doors as the leader's own keys."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.demo.story import Occasion, dated, lived, occasions
from workbook.errors import LederbogError
from workbook.forms.opening import open_form
from workbook.forms.quick_note import QuickNote
from workbook.forms.session import FormSession
from workbook.journal.disk import Disk
from workbook.journal.ids import IdMaker
from workbook.journal.journal import Journal
from workbook.journal.records import FollowUp, Record
from workbook.people import register
from workbook.plan.followups import decide, next_date
from workbook.plan.keeping import keep
from workbook.settings import Settings

_SEED: Final = 20_261_121
"""The same chance each time, and so the same ids."""


class _Hasty(Disk):
    """Waits for no disk: what goes away when the run ends need not outlive a power cut."""

    def fsync(self, handle: int) -> None:
        """The operating system has it; that is enough."""


class Life:
    """An invented leader with her workbook, on the day that the clock says."""

    def __init__(self, home: Path, library: Library, today: date) -> None:
        self.today = today
        """The day that the demo is opened on; no occasion is later."""
        self.clock = FixedClock(datetime.combine(today, time()).astimezone())
        journal = Journal.open(home, self.clock, disk=_Hasty(), ids=IdMaker(Random(_SEED).getrandbits))
        self.workbook = Workbook(library, journal, Settings(), self.clock, demo=True)
        self.known: dict[str, str] = {}
        """What the story calls a record by, to its id."""

    def sit_down(self, occasion: Occasion) -> None:
        """Do what is done on one occasion. Raises LederbogError, KeyError and LookupError for what cannot be done."""
        record = self.known.get(occasion.about, "")
        if occasion.away:
            self.workbook.journal.trash(record)
        elif occasion.page:
            record = self._fill(occasion)
        elif occasion.person:
            one = occasion.person
            record = register.add(self.workbook.journal, self.clock, one.alias, one.role, one.name).id
        elif not occasion.decide:
            record = self._note(occasion)
        if occasion.name:
            self.known[occasion.name] = record
        if occasion.decide:
            self._keep(self._decided(self._follow_up(record, occasion.promise), occasion))

    def _keep(self, record: Record) -> None:
        keep(self.workbook.journal, self.clock.today(), record)

    def _fill(self, occasion: Occasion) -> str:
        """The id of the record that came of the page."""
        session = self.open(occasion)
        self.answer(session, occasion)
        if occasion.draft:
            text = str(session.values[last := list(occasion.answers)[-1]])
            session.place_cursor(last, text.count("\n"), len(text.rpartition("\n")[2]))
            session.flush(durable=False)
            return session.draft.record
        saved = session.commit()
        return saved.records[0].id

    def open(self, occasion: Occasion) -> FormSession:
        """The page as the leader opens it: new, on the record that it is about, or on the plan that is checked."""
        if not occasion.about:
            return open_form(self.workbook, occasion.page)
        record = self.known[occasion.about]
        if any(question.source == "plans" for question in self.workbook.library.exercise(occasion.page).fields):
            return open_form(self.workbook, occasion.page, context={"plan": record})
        return open_form(self.workbook, occasion.page, record_id=record)

    def answer(self, session: FormSession, occasion: Occasion) -> None:
        """Give the answers, and say who may see them."""
        for field_id, raw in occasion.answers.items():
            session.answer(field_id, dated(raw, self.today))
        if occasion.share:
            session.set_share(None, occasion.share)
        for field_id, audiences in occasion.shares.items():
            session.set_share(field_id, audiences)

    def _note(self, occasion: Occasion) -> str:
        note = QuickNote(self.workbook)
        note.write(str(occasion.answers["note"]))
        entry = note.commit()
        if entry is None:
            raise LookupError("an empty note")
        if occasion.tags:
            entry.tags = list(occasion.tags)
            self._keep(entry)
        return entry.id

    def _follow_up(self, record: str, words: str) -> FollowUp:
        for one in self.workbook.journal.followups():
            if record in (one.id, one.source) and one.title.startswith(words) and next_date(one) is not None:
                return one
        raise LookupError("no such follow-up waits")

    def _decided(self, followup: FollowUp, occasion: Occasion) -> FollowUp:
        what = occasion.decide
        assert what, "only an occasion that decides comes here"
        day = self.today + timedelta(days=occasion.to) if what == "moved" else None
        return decide(followup, what, self.clock, reason=occasion.reason, due=day)


def live_through(home: Path, library: Library, today: date) -> None:
    """Fill the empty home; afterwards it is a journal like any other."""
    life = Life(home, library, today)
    try:
        for occasion, moment in lived(occasions(), today):
            life.clock.moment = moment
            try:
                life.sit_down(occasion)
            except (LederbogError, LookupError) as fault:
                fault.add_note(f"in the demo: {occasion.label}")
                raise
    finally:
        life.workbook.journal.close()
