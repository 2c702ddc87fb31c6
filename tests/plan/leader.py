"""A leader who decides about her follow-ups in any order, and what she was told: half of the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.journal.memory_disk import MemoryDisk
from tests.plan.shelves import a_meeting
from workbook import i18n, paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import iso, stamp
from workbook.errors import AnswerError
from workbook.forms.opening import open_form
from workbook.importing.archive import read_archive
from workbook.importing.bring import bring_in
from workbook.journal.journal import Journal
from workbook.journal.records import FollowUp, Plan, Record
from workbook.plan.appointments import appointments, told_of
from workbook.plan.followups import SNOOZES, FollowUpKind, What, decide, first_of, make_follow_up, next_date, repeat
from workbook.plan.keeping import keep
from workbook.plan.recurrence import UNITS, Unit, every
from workbook.settings import Settings
from workbook.share.archive import archive_json

i18n.use("da")
LIBRARY = Library.open(paths.content_root())
HOME = Path("/home/leder/lederbog")
KINDS: list[FollowUpKind] = ["follow_up", "micro_action", "promise"]
AT_ONCE: list[What] = ["done", "snoozed", "skipped"]
REASON = st.sampled_from(["", "ferie", "sygdom"])
AHEAD = st.integers(-10, 60)
PICK = st.integers(0, 30)


class Leader(RuleBasedStateMachine):
    """A leader and some years. What she has ended, and what she predicted, is kept here by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock(datetime(2026, 11, 21, 14, 5, tzinfo=ZoneInfo("Europe/Copenhagen")))
        self.disk = MemoryDisk()
        self.workbook = self.window()
        self.journal = self.workbook.journal
        self.ended: set[str] = set()
        self.thrown: list[str] = []
        self.purged: set[str] = set()
        self.told_to_a_calendar: dict[str, bool] = {}
        """Whether the newest file has it as an event, or as one that is off."""
        self.told: dict[str, int] = {}
        """How many decisions each follow-up had."""
        self.locked: dict[tuple[str, int], tuple[dict[str, object], int]] = {}
        """What each locked cycle predicted, and how many amendments it had."""

    def window(self) -> Workbook:
        journal = Journal.open(HOME, self.clock, disk=self.disk)
        return Workbook(library=LIBRARY, journal=journal, settings=Settings(), clock=self.clock)

    def day(self, ahead: int) -> date:
        return self.clock.today() + timedelta(days=ahead)

    def follow_up(self, pick: int) -> FollowUp:
        there = self.journal.followups()
        return there[pick % len(there)]

    def plan(self, pick: int) -> Plan:
        there = self.journal.plans()
        return there[pick % len(there)]

    @contextmanager
    def refusing(self, record: Record) -> Iterator[None]:
        """What the rules refuse changes nothing."""
        before = self.journal.get(record.id)
        try:
            yield
        except AnswerError:
            assert self.journal.get(record.id) == before

    # Time, and what else there is

    @rule(days=st.integers(0, 90))
    def time_passes(self, days: int) -> None:
        self.clock.moment += timedelta(days=days)

    @rule(ahead=AHEAD, kind=st.sampled_from(["trio", "mus", "module"]))
    def a_meeting_is_planned(self, ahead: int, kind: str) -> None:
        self.journal.commit(a_meeting(self.journal.new_id(), iso(self.day(ahead)), kind=kind))

    @rule()
    def the_calendar_is_written(self) -> None:
        now, today = stamp(self.clock.now()), self.clock.today()
        found = appointments(self.journal, lambda _record: "", now, today)
        over = told_of(self.journal, today)
        self.journal.note_published({one.record: one.published for one in found if one.new}, over)
        again = appointments(self.journal, lambda _record: "", now, today)
        assert not any(one.new for one in again)
        self.told_to_a_calendar |= {one.record: not one.cancelled for one in found}

    @rule()
    def all_of_it_goes_to_another_machine(self) -> None:
        """Out as the archive and into an empty journal, which is the one she goes on with; her trash comes along."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "alt.json"
            path.write_text(archive_json(self.journal), encoding="utf-8")
            found = read_archive(path)
        self.disk = MemoryDisk()
        self.workbook = self.window()
        before, self.journal = self.journal, self.workbook.journal
        report = bring_in(self.journal, found, self.clock)
        assert report.remarks == ()
        assert bring_in(self.journal, found, self.clock).new == 0
        assert [one.id for one in self.journal.followups()] == [one.id for one in before.followups()]
        assert [one.id for one in self.journal.plans()] == [one.id for one in before.plans()]


class FollowUps(Leader):
    """What can be done to a follow-up."""

    @rule(kind=st.sampled_from(KINDS), ahead=st.none() | AHEAD, orphan=st.booleans())
    def one_is_made(self, kind: FollowUpKind, ahead: int | None, orphan: bool) -> None:
        due = None if ahead is None else self.day(ahead)
        source = self.journal.new_id() if orphan else ""
        keep(
            self.journal,
            self.clock.today(),
            make_follow_up(self.journal, self.clock, kind, "Noget", due, source=source),
        )

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK, what=st.sampled_from(AT_ONCE), reason=REASON)
    def one_is_decided(self, pick: int, what: What, reason: str) -> None:
        one = self.follow_up(pick)
        with self.refusing(one):
            keep(self.journal, self.clock.today(), decide(one, what, self.clock, reason=reason))
            assert one.id not in self.ended
            if what != "snoozed" and self.was_the_last_time(one):
                self.ended.add(one.id)

    def was_the_last_time(self, one: FollowUp) -> bool:
        """Whether a follow-up is over when it is done, or passed over, today."""
        if one.status == "done":
            return True
        if one.repeats is not None:
            until = one.repeats.rule.partition("UNTIL=")[2]
            after = self.journal.get(one.id)
            assert isinstance(after, FollowUp)
            return bool(until) and next_date(after) is None
        return not one.again or one.again <= iso(self.clock.today())

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK, ahead=AHEAD, reason=REASON)
    def one_is_moved(self, pick: int, ahead: int, reason: str) -> None:
        one = self.follow_up(pick)
        with self.refusing(one):
            moved = decide(one, "moved", self.clock, reason=reason, due=self.day(ahead))
            keep(self.journal, self.clock.today(), moved)
            assert reason
            assert ahead >= 0
            self.ended.discard(one.id)

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK, reason=REASON)
    def one_is_dropped(self, pick: int, reason: str) -> None:
        one = self.follow_up(pick)
        with self.refusing(one):
            keep(self.journal, self.clock.today(), decide(one, "dropped", self.clock, reason=reason))
            assert reason
            self.ended.add(one.id)

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK, count=st.integers(0, 20), unit=st.sampled_from(UNITS), end=st.none() | AHEAD, reason=REASON)
    def one_comes_back(self, pick: int, count: int, unit: Unit, end: int | None, reason: str) -> None:
        one = self.follow_up(pick)
        with self.refusing(one):
            first = first_of(one, self.clock)
            until = None if end is None else first + timedelta(days=end)
            repeats = every(count, unit, first, until=until) if count else None
            keep(self.journal, self.clock.today(), repeat(one, repeats, self.clock, reason=reason))

    @rule(score=st.integers(1, 10))
    def the_scale_is_filled(self, score: int) -> None:
        before = {one.id for one in self.journal.followups() if one.calls and not self.is_over(one)}
        form = open_form(self.workbook, "tryghedsskala")
        form.answer("score", score)
        form.commit()
        calls = [one for one in self.journal.followups() if one.calls]
        assert len({one.id for one in calls if not one.conflict_of}) <= 1
        may_end = [one for one in calls if one.repeats is None or "UNTIL" in one.repeats.rule]
        self.ended |= {one.id for one in may_end if one.id in before and self.is_over(one)}

    def is_over(self, one: FollowUp) -> bool:
        return one.id in self.ended or next_date(one) is None

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK)
    def one_is_thrown_away(self, pick: int) -> None:
        """The leader was asked: what is in the trash does not remind."""
        one = self.follow_up(pick)
        self.journal.trash(one.id)
        self.thrown.append(one.id)

    @precondition(lambda self: self.thrown)
    @rule()
    def one_is_fetched_back(self) -> None:
        self.journal.recover(self.thrown.pop())

    @precondition(lambda self: self.journal.followups() or self.journal.plans())
    @rule(pick=PICK, told=st.booleans())
    def one_is_deleted_for_good(self, pick: int, told: bool) -> None:
        """Only what a calendar was told of is still known, and no word of it."""
        there = [*self.journal.followups(), *self.journal.plans()]
        one = there[pick % len(there)].id
        if told:
            self.the_calendar_is_written()
        self.journal.trash(one)
        record = self.journal.get(one)
        assert isinstance(record, FollowUp | Plan)
        self.journal.purge([one], now=self.clock.now())
        self.purged.add(one)
        known = [left for left in self.journal.called_off() if left.record == one]
        assert len(known) == (1 if record.published is not None else 0)

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK, times=st.integers(2, len(SNOOZES) + 1))
    def one_is_put_off_again_and_again(self, pick: int, times: int) -> None:
        for _time in range(times):
            self.one_is_decided(pick, "snoozed", "")

    @precondition(lambda self: self.journal.followups())
    @rule(pick=PICK)
    def two_windows_decide_at_once(self, pick: int) -> None:
        """Both are kept until she chooses, and what one of them says is open still reminds."""
        one = self.follow_up(pick)
        with self.refusing(one):
            other = self.window().journal
            moved = decide(one, "moved", self.clock, reason="senere", due=self.day(5))
            keep(self.journal, self.clock.today(), decide(one, "dropped", self.clock, reason="ikke nødvendigt"))
            self.ended.add(one.id)
            (copy,) = keep(other, self.clock.today(), moved)
            assert copy.conflict_of == one.id
            self.journal.refresh()
