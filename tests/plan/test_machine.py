"""Plans and follow-ups through every door in any order: nothing overdue is hidden, no open thing is without a date."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tests.plan.leader import AHEAD, PICK, REASON, FollowUps
from workbook.dates import iso, parse_stamp, stamp
from workbook.errors import AnswerError
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.forms.versions import make_newest, versions
from workbook.insight.overview import overview
from workbook.journal.records import Plan
from workbook.plan.appointments import appointments
from workbook.plan.cycles import CHOICES
from workbook.plan.due import due_items
from workbook.plan.followups import SNOOZES, next_date
from workbook.plan.keeping import unsettled
from workbook.plan.phase import current
from workbook.plan.phase import next_date as plan_date
from workbook.plan.prediction import LOCKED, PREDICTION, latest

LONG = 99_999
"""Days: further ahead than anything here."""
WORDS = st.sampled_from(["", "tre siger noget", "ti siger noget"])


class Promised(FollowUps):
    """Follow-ups and plans together."""

    def fill(self, form: FormSession, **answers: object) -> None:
        """Answer and save; what the rules refuse stays a draft, which is thrown away here."""
        with suppress(AnswerError):
            for field, raw in answers.items():
                form.answer(field, raw)
            form.commit()
            return
        form.discard()

    @rule(start=st.none() | AHEAD, study=st.none() | AHEAD, words=WORDS)
    def a_plan_is_made(self, start: int | None, study: int | None, words: str) -> None:
        dates = {"start": start, "study_dato": study}
        given = {field: iso(self.day(ahead)) for field, ahead in dates.items() if ahead is not None}
        before = len(self.journal.plans())
        self.fill(open_form(self.workbook, "handleplan"), plan_tiltag="Kort runde", forudsigelse=words, **given)
        assert len(self.journal.plans()) == before + 1

    @precondition(lambda self: self.journal.plans())
    @rule(pick=PICK, words=WORDS, study=st.none() | AHEAD)
    def its_page_is_written_anew(self, pick: int, words: str, study: int | None) -> None:
        plan = self.plan(pick)
        cycle = current(plan)
        form = open_form(self.workbook, "handleplan", record_id=plan.id)
        dated = {"study_dato": iso(self.day(study))} if study is not None else {}
        self.fill(form, forudsigelse=words, **dated)
        after = self.journal.get(plan.id)
        assert isinstance(after, Plan)
        (now,) = (one for one in after.cycles if one.number == cycle.number)
        said = latest(now).get(PREDICTION)
        assert ("" if said is None else said.value) == words

    @precondition(lambda self: self.journal.plans())
    @rule(pick=PICK, effect=st.integers(1, 10), choice=st.sampled_from(["", *CHOICES]), why=REASON, ahead=AHEAD)
    def it_is_looked_at(self, pick: int, effect: int, choice: str, why: str, ahead: int) -> None:
        plan = self.plan(pick)
        form = open_form(self.workbook, "handleplan", record_id=plan.id)
        self.fill(form, study_effekt=effect, act_valg=choice or None, act_naeste=why)

    @precondition(lambda self: self.journal.plans())
    @rule(pick=PICK, choice=st.sampled_from(["", *CHOICES]), why=REASON, ahead=st.none() | AHEAD)
    def it_is_checked_in_on(self, pick: int, choice: str, why: str, ahead: int | None) -> None:
        plan = self.plan(pick)
        form = open_form(self.workbook, "handleplan-opfoelgning", context={"plan": plan.id})
        dated = {"ny_dato": iso(self.day(ahead))} if ahead is not None else {}
        self.fill(form, gjort="Vi prøvede", beslutning=choice or None, grund=why, **dated)

    @precondition(lambda self: self.journal.followups() or self.journal.plans())
    @rule(pick=PICK, back=st.integers(0, 5))
    def an_earlier_version_is_wanted_back(self, pick: int, back: int) -> None:
        there = [*self.journal.followups(), *self.journal.plans()]
        record = there[pick % len(there)]
        told = versions(self.workbook, record.id)
        with suppress(AnswerError):
            make_newest(self.workbook, told[back % len(told)])

    # What must be true

    @invariant()
    def what_is_open_has_a_date_and_what_has_ended_a_reason(self) -> None:
        today = self.clock.today()
        assert unsettled([*self.journal.followups(), *self.journal.plans()], today) == []
        for one in self.journal.followups():
            assert (next_date(one) is None) == (one.id in self.ended)
            assert all(told.reason for told in one.decisions if told.what in ("moved", "dropped"))
        for plan in self.journal.plans():
            assert bool(plan.ended) == (plan_date(plan, today) is None)
            assert plan.ended or not current(plan).ended
            assert plan.ended != "paused" or plan.reason

    @invariant()
    def nothing_overdue_is_hidden(self) -> None:
        today = self.clock.today()
        now = {item.id: item.state for item in due_items(self.journal, today, 0)}
        some_day = {item.id for item in due_items(self.journal, today, LONG)}
        events = appointments(self.journal, lambda _record: "", stamp(self.clock.now()), today)
        noted = {one.record for one in events if not one.cancelled}
        days = {one.id: next_date(one) for one in self.journal.followups()}
        days |= {one.id: plan_date(one, today) for one in self.journal.plans()}
        for record_id, day in days.items():
            if day is None:
                continue
            assert record_id in some_day
            assert record_id in noted
            assert (record_id in now) == (day <= today)
            assert now.get(record_id) == ("overdue" if day < today else "today" if day == today else None)

    @rule()
    def the_first_screen_shows_all_of_it(self) -> None:
        seen = overview(self.workbook)
        meeting = seen.meeting.id if seen.meeting is not None else ""
        wanted = {item.id for item in due_items(self.journal, self.clock.today())}
        assert {item.id for item in seen.due} == wanted - {meeting}

    @precondition(lambda self: self.journal.plans())
    @rule(pick=PICK)
    def a_plan_is_thrown_away(self, pick: int) -> None:
        plan = self.plan(pick)
        self.journal.trash(plan.id)
        self.thrown.append(plan.id)

    @invariant()
    def a_calendar_keeps_nothing_that_is_over(self) -> None:
        """Whatever the newest file has as an event is in the next one, as an event or as one that is off."""
        events = appointments(self.journal, lambda _record: "", stamp(self.clock.now()), self.clock.today())
        assert {one for one, there in self.told_to_a_calendar.items() if there} <= {one.record for one in events}
        assert not {one.record for one in events if not one.cancelled} & self.purged

    @invariant()
    def what_was_put_off_was_put_off_further_each_time(self) -> None:
        for one in self.journal.followups():
            in_a_row = 0
            for told in one.decisions:
                in_a_row = in_a_row + 1 if told.what == "snoozed" else 0
                assert in_a_row <= len(SNOOZES)
                if in_a_row:
                    put_off = date.fromisoformat(told.due) - parse_stamp(told.at).date()
                    assert put_off >= timedelta(days=SNOOZES[in_a_row - 1])

    @invariant()
    def no_decision_is_unsaid(self) -> None:
        for one in self.journal.followups():
            assert len(one.decisions) >= self.told.get(one.id, 0)
            self.told[one.id] = len(one.decisions)

    @invariant()
    def a_locked_prediction_reads_as_it_was_locked(self) -> None:
        for plan in self.journal.plans():
            for cycle in plan.cycles:
                key = (plan.id, cycle.number)
                if not cycle.locked_at:
                    assert key not in self.locked
                    continue
                said: dict[str, object] = {name: cycle.answers[name].value for name in LOCKED if name in cycle.answers}
                words, amended = self.locked.get(key, (said, 0))
                assert {name: said.get(name) for name in words} == words
                assert len(cycle.amendments) >= amended
                self.locked[key] = (said, len(cycle.amendments))


TestPromised = Promised.TestCase
TestPromised.settings = settings(max_examples=40, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow])
