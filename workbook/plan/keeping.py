"""The one door for plans and follow-ups: what is open has a next date or a reason, and only a decision changes that."""

from collections.abc import Iterable
from datetime import date

from msgspec import structs

from workbook.dates import from_iso, iso
from workbook.errors import AnswerError, NotFoundError
from workbook.i18n import _
from workbook.journal.journal import Journal
from workbook.journal.records import Amendment, Cycle, Decision, FollowUp, Plan, Record
from workbook.plan import followups, phase
from workbook.plan.prediction import LOCKED


def keep(journal: Journal, today: date, *records: Record) -> tuple[Record, ...]:
    """Commit them all or none, as `Journal.commit` does.

    An open follow-up whose date cannot be read gets the one on which it is due by default. Raises AnswerError for a
    plan or follow-up that would end without a reason or change without a decision, and what `Journal.commit` raises.
    """
    dated = [_with_date(record) for record in records]
    for record in dated:
        before = _before(journal, record)
        if (before is None or is_settled(before, today)) and not is_settled(record, today):
            raise AnswerError(
                _("It would lose its date without a decision, so nothing was saved. Decide it first, then try again.")
            )
        if before is not None and not follows(before, record):
            raise AnswerError(_("This would undo a decision that was made, so nothing was saved. Decide it anew."))
    return journal.commit(*dated)


def unsettled(records: Iterable[Record], today: date) -> list[Record]:
    """Those that are open without a next date, or have ended without a recorded reason."""
    return [record for record in records if not is_settled(record, today)]


def is_settled(record: Record, today: date) -> bool:
    """Whether a plan or follow-up has a next date or a recorded reason; any other record has."""
    if isinstance(record, FollowUp):
        return _dated(record) if record.status in followups.OPEN else _decided(record)
    if isinstance(record, Plan):
        return phase.next_date(record, today) is not None if not record.ended else _reasoned(record)
    return True


def settled(record: Record, today: date) -> Record:
    """The record as it may come in from elsewhere, where other rules held; the same one where nothing is missing.

    What is open gets the date on which it is due by default, and what has ended is told to have ended without a known
    reason: nothing is opened again, and nothing is out of sight without a word.
    """
    if is_settled(record, today):
        return record
    why = _("It came so from elsewhere, without a reason")
    if isinstance(record, Plan):
        return structs.replace(record, reason=why)
    if not isinstance(record, FollowUp) or record.status in followups.OPEN:
        return _with_date(record)
    what: followups.What = "dropped" if record.status == "dropped" else "done"
    decision = Decision(at=record.updated, what=what, reason=why)
    return structs.replace(record, decisions=[*record.decisions, decision])


def waits(record: Record, today: date) -> bool:
    """Whether it would be missed: it is open, or rests, and somebody may count on it."""
    if isinstance(record, FollowUp):
        return followups.next_date(record) is not None
    return isinstance(record, Plan) and record.ended != "closed"


def follows(before: Record, after: Record) -> bool:
    """Whether `after` may come of `before`: every earlier decision stands, and without a new one no date is changed."""
    if isinstance(before, FollowUp) and isinstance(after, FollowUp):
        told = after.decisions[: len(before.decisions)] == before.decisions
        return told and (len(after.decisions) > len(before.decisions) or _stand(before) == _stand(after))
    if isinstance(before, Plan) and isinstance(after, Plan):
        cycles = {cycle.number: cycle for cycle in after.cycles}
        return not _reopened(before, after) and all(
            cycle.number in cycles and _goes_on(cycle, cycles[cycle.number]) for cycle in before.cycles
        )
    return True


def in_its_words(version: Record, now: Record) -> Record:
    """What an earlier version said, for a follow-up with the date and the decisions that it has now."""
    if not isinstance(version, FollowUp) or not isinstance(now, FollowUp):
        return version
    return structs.replace(
        version,
        due=now.due,
        again=now.again,
        status=now.status,
        decisions=now.decisions,
        repeats=now.repeats,
        calls=now.calls,
    )


def _before(journal: Journal, record: Record) -> Record | None:
    """What is stored, when the record starts from it; of what another window stored meanwhile it is a version."""
    if not isinstance(record, FollowUp | Plan):
        return None
    try:
        stored = journal.get(record.id)
    except NotFoundError:
        return None
    return stored if stored.revision == record.revision else None


def _with_date(record: Record) -> Record:
    if not isinstance(record, FollowUp) or record.status not in followups.OPEN or _dated(record):
        return record
    day = followups.next_date(record)
    return structs.replace(record, due=iso(day)) if day is not None else record


def _dated(follow_up: FollowUp) -> bool:
    try:
        from_iso(follow_up.due)
    except ValueError:
        return False
    return True


def _decided(follow_up: FollowUp) -> bool:
    """Whether a decision ended it; a drop has its reason."""
    whats = {decision.what for decision in follow_up.decisions if decision.what != "dropped" or decision.reason}
    return "dropped" in whats or (follow_up.status == "done" and bool(whats & {"done", "skipped"}))


def _reasoned(plan: Plan) -> bool:
    """Whether it is told why: in words, or by an act choice that the cycle holds."""
    return bool(plan.reason) or (plan.ended == "closed" and bool(phase.current(plan).ended))


def _stand(follow_up: FollowUp) -> tuple[object, ...]:
    return follow_up.status, followups.next_date(follow_up), follow_up.repeats


def _reopened(before: Plan, after: Plan) -> bool:
    """Whether a closed plan is open again."""
    return before.ended == "closed" and after.ended != "closed"


def _goes_on(before: Cycle, after: Cycle) -> bool:
    """Whether an ended cycle stays so, and a locked prediction reads as it was locked or is amended in the open."""
    if before.ended and after.ended != before.ended:
        return False
    if not before.locked_at:
        return True
    kept = all(_value(after, name) == _value(before, name) for name in LOCKED if name in before.answers)
    amendments = list(map(_said, after.amendments))
    return (
        kept and bool(after.locked_at) and amendments[: len(before.amendments)] == list(map(_said, before.amendments))
    )


def _value(cycle: Cycle, name: str) -> object:
    answer = cycle.answers.get(name)
    return None if answer is None else answer.value


def _said(amendment: Amendment) -> tuple[object, ...]:
    return amendment.at, amendment.field, amendment.answer and amendment.answer.value
