"""The three minutes after a TRIO meeting: what was decided, by whom and when, and what each decision becomes.

It fills the meeting's own page, so all of it is a draft until it is saved, and is saved in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from workbook.context import Workbook
from workbook.dates import iso
from workbook.errors import AnswerError
from workbook.forms.filled import Saved
from workbook.forms.homes.decided import BECOMES, DEADLINE, DECISIONS, WHAT, WHO, Becomes
from workbook.forms.homes.meeting import DATE, EXTRA, WHICH
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.journal.records import Meeting, Scalar
from workbook.plan.meetings import is_ahead, meeting_day
from workbook.plan.workdays import next_workday
from workbook.text import clean, first_words

PAGE = "trio-moede"
KINDS = ("kickoff", "trio")


@dataclass(frozen=True)
class Decision:
    """One row: what, the role that does it, until when; without a day the leader's own interval counts."""

    what: str
    who: str = ""
    day: date | None = None
    becomes: Becomes = "promise"


def meeting_to_close(workbook: Workbook) -> Meeting | None:
    """The meeting that was just held: the newest that is not written up, else the next one; None when none is planned.

    One that was written up today takes more decisions.
    """
    today = workbook.clock.today()
    ours = [one for one in workbook.journal.meetings() if one.kind in KINDS]
    dated = [(day, one) for one in ours if (day := meeting_day(one)) is not None]
    open_ones = [(day, one) for day, one in dated if is_ahead(one, today) or (one.status == "held" and day == today)]
    behind = [pair for pair in open_ones if pair[0] <= today]
    if behind:
        return max(behind, key=lambda pair: (pair[0], pair[1].created))[1]
    return min(open_ones, key=lambda pair: (pair[0], pair[1].created), default=(today, None))[1]


def begin(workbook: Workbook) -> FormSession:
    """The meeting's page, else one for an extra meeting; what she wrote on it already stays.

    Raises NotFoundError when the pack has no such page.
    """
    meeting = meeting_to_close(workbook)
    return open_form(workbook, PAGE, record_id=meeting.id if meeting is not None else "")


def rows(session: FormSession) -> list[dict[str, Scalar]]:
    """What stands in the meeting's table of decisions."""
    value = session.values.get(DECISIONS)
    return [dict(row) for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def becomes(session: FormSession, row: dict[str, Scalar]) -> Becomes:
    """What a row becomes, or became."""
    said = session.draft.context.get(BECOMES + first_words(str(row.get(WHAT, ""))), "promise")
    return cast(Becomes, said)


def add(session: FormSession, decision: Decision, *, at: int | None = None) -> int:
    """Put a decision into the table, or in the place of the row `at`; gives its place. It is a draft until `save`.

    Raises AnswerError for one without words or with a day that is past.
    """
    what = clean(decision.what).text.strip()
    if not what:
        raise AnswerError(_("Write what you decided; the rest can wait."))
    today = session.workbook.clock.today()
    if decision.day is not None and decision.day < today:
        raise AnswerError(_("The day is past. Choose today or a day to come, for example “in 3 weeks”."))
    settings = session.workbook.journal.settings()
    day = decision.day or next_workday(today + timedelta(days=settings.follow_up_days))
    row: dict[str, Scalar] = {WHAT: what, DEADLINE: iso(day)}
    if who := clean(decision.who).text.strip():
        row[WHO] = who
    table = rows(session)
    place = len(table) if at is None else at
    kept = table[place] if place < len(table) else {}
    table[place : place + 1] = [{key: cell for key, cell in kept.items() if key not in (WHO, WHAT, DEADLINE)} | row]
    _held_by(session, today)
    session.answer(DECISIONS, _raw(table))
    session.draft.context.pop(BECOMES + first_words(str(kept.get(WHAT, ""))), None)
    session.draft.context[BECOMES + first_words(what)] = decision.becomes
    return place


def take_back(session: FormSession, at: int) -> None:
    """Take a row out of the table again."""
    table = rows(session)
    del table[at : at + 1]
    session.answer(DECISIONS, _raw(table) or None)


def save(session: FormSession) -> Saved:
    """The meeting as held, its decisions and what they become, in one transaction.

    Raises LederbogError; the draft is kept then.
    """
    return session.commit()


def _held_by(session: FormSession, today: date) -> None:
    """A meeting that decided something was held, today at the latest."""
    if not session.values.get(WHICH):
        session.answer(WHICH, EXTRA)
    if str(session.values.get(DATE) or "9") > iso(today):
        session.answer(DATE, iso(today))


def _raw(table: Sequence[dict[str, Scalar]]) -> list[dict[str, Scalar]]:
    return [dict(row) for row in table]
