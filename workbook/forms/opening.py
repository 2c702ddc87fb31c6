"""Opening a form: go on with a draft, revise a record, or begin a new one."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import parse_stamp, stamp
from workbook.errors import NotFoundError
from workbook.forms.begun import with_dates
from workbook.forms.filled import asked, raised
from workbook.forms.filling import beginnings
from workbook.forms.following import follow
from workbook.forms.homes import handleplan, home_for
from workbook.forms.homes.checkin import PLAN
from workbook.forms.homes.entry import newest
from workbook.forms.outcome import ANSWER, NEVER, SENSITIVITY
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.journal.records import Answer, Draft, Entry, Plan, Record
from workbook.plan.phase import current

AT = "at"
"""Context key: the question that the form begins at."""
FRESH = timedelta(days=1)
"""An entry younger than this may be what the leader wants to correct."""


def fresh_entry(workbook: Workbook, page_id: str) -> Entry | None:
    """The newest entry of a page that comes again, if it is younger than a day: ask "new, or correct that one?"."""
    head = workbook.library.heads.get(page_id)
    if head is None or head.record != "entry" or head.repeat == "once" or draft_of(workbook, page_id) is not None:
        return None
    entry = newest(workbook, page_id)
    if entry is None or workbook.clock.now() - parse_stamp(entry.created) >= FRESH:
        return None
    return entry


def draft_of(workbook: Workbook, page_id: str, record_id: str = "") -> Draft | None:
    """The newest draft that revises that record or, without one, that is of no stored record yet."""
    for draft in workbook.journal.drafts.all():
        if draft.exercise == page_id and (draft.record == record_id if record_id else draft.base == 0):
            return draft
    return None


def resume(workbook: Workbook, draft_id: str) -> FormSession:
    """The form of a draft, with field and cursor as they were.

    Raises NotFoundError when the draft is gone or its page is.
    """
    draft = workbook.journal.drafts.get(draft_id)
    if draft is None:
        raise NotFoundError(_("That draft is no longer there. What was saved from it is in the journal."))
    exercise = workbook.library.exercise(draft.exercise)
    record = _stored(workbook, draft.record)
    if record is not None and home_for(exercise).read(workbook, exercise, record) == draft.answers:
        draft.base = record.revision
    return FormSession(workbook, exercise, draft, record, touched=True)


def open_form(
    workbook: Workbook, page_id: str, *, record_id: str = "", context: Mapping[str, str] | None = None
) -> FormSession:
    """The form of a page: its draft if there is one, else the record named or found, else a new one.

    `context` may name a `plan`, the question to begin `at`, and carry texts as `answer:<field>`. Raises NotFoundError
    for an unknown page or record.
    """
    given = dict(context or {})
    at = given.pop(AT, "")
    session = _opened(workbook, page_id, record_id, given)
    if at:
        session.place_cursor(at, 0, 0)
    return session


def _opened(workbook: Workbook, page_id: str, record_id: str, given: dict[str, str]) -> FormSession:
    exercise = workbook.library.exercise(page_id)
    home = home_for(exercise)
    record = workbook.journal.get(record_id) if record_id else home.find(workbook, exercise, given)
    if not given and (draft := draft_of(workbook, page_id, record.id if record else "")) is not None:
        return resume(workbook, draft.id)
    answers = beginnings(workbook, exercise)
    if record is not None:
        answers |= home.read(workbook, exercise, record)
    answers |= _carried(exercise, given)
    draft = _new_draft(workbook, exercise, record, answers, given)
    if PLAN in draft.answers:
        follow(workbook, exercise, draft, PLAN, {name: answer.value for name, answer in draft.answers.items()})
    session = FormSession(workbook, exercise, draft, record, touched=any(key.startswith(ANSWER) for key in given))
    if record is None:
        session.suggest_look_again()
    return session


def _new_draft(
    workbook: Workbook, exercise: Exercise, record: Record | None, answers: dict[str, Answer], context: dict[str, str]
) -> Draft:
    now = stamp(workbook.clock.now())
    if isinstance(record, Plan) and exercise.id == handleplan.PAGE:
        context[handleplan.CYCLE] = str(current(record).number)
    kept = {key: text for key, text in context.items() if not key.startswith((ANSWER, SENSITIVITY, NEVER))}
    return Draft(
        id=workbook.journal.new_id(),
        exercise=exercise.id,
        created=now,
        updated=now,
        record=record.id if record else workbook.journal.new_id(),
        base=record.revision if record else 0,
        answers=answers,
        share=list(record.share) if record else [],
        context=with_dates(kept, answers),
    )


def _carried(exercise: Exercise, context: Mapping[str, str]) -> dict[str, Answer]:
    """Texts that were sent along to fields of this page, and the plan that a check-in is for."""
    known = {question.id: question for question in exercise.fields}
    sent = {key.removeprefix(ANSWER): text for key, text in context.items() if key.startswith(ANSWER)}
    if "plan" in context and "plan" in known:
        sent["plan"] = context["plan"]
    found = {key: asked(known[key], text, exercise.pack) for key, text in sent.items() if key in known and text}
    for key, answer in found.items():
        sensitivity = context.get(SENSITIVITY + key, answer.sensitivity)
        source = structs.replace(answer, sensitivity=sensitivity, share_never=NEVER + key in context)
        found[key] = raised(answer, source)
    return found


def _stored(workbook: Workbook, record_id: str) -> Record | None:
    try:
        return workbook.journal.get(record_id)
    except NotFoundError:
        return None
