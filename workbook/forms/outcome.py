"""What the tail's outcome makes of a saved form: records in the same transaction, and a form to open next."""

from collections.abc import Callable, Mapping

from msgspec import structs

from workbook.curriculum.model import Exercise
from workbook.dates import from_iso
from workbook.forms.begun import left_alone
from workbook.forms.filled import Filled, Target, Written, moved_to
from workbook.forms.homes import handleplan, micro_action
from workbook.forms.homes.entry import follow_up_of
from workbook.i18n import _
from workbook.journal.records import Answer, Audience, Record
from workbook.plan.followups import decide, make_follow_up
from workbook.text import first_words

OUTCOME, FOLLOW_UP = "udkomme", "foelg_op"
MICRO_ACTION_PAGE, CHECK_IN_PAGE, HELP_PAGE = "mikrohandlinger", "handleplan-opfoelgning", "hjaelp-og-kontakter"
ANSWER = "answer:"
"""Context keys that carry a text into a field of the form to open."""
SENSITIVITY = "sensitivity:"
"""Context keys that say how sensitive such a text is."""
NEVER = "never:"
"""Context keys that say that such a text is never shared."""
_WITH_DATE = frozenset({"mikrohandling", "ny_plan"})
"""Outcomes whose own record keeps the follow-up date."""


def with_outcome(filled: Filled, written: Written) -> tuple[Written, Target | None]:
    """The records of a form and of what its tail asks for, and what to open next."""
    main, *others = written.records
    target: Target | None = None
    made: list[Record] = []
    notes = list(written.notes)
    if (act := _ACTS.get(filled.text(OUTCOME))) is not None:
        main, made, target, said = act(filled, main)
        notes += said
    if filled.text(OUTCOME) not in _WITH_DATE:
        made += _dated(filled, main)
    return Written((main, *others, *made), tuple(notes)), target


_Act = Callable[[Filled, Record], tuple[Record, list[Record], Target | None, list[str]]]


def _dated(filled: Filled, main: Record) -> list[Record]:
    """The follow-up on the tail's own date: made once, moved when the date changes."""
    day = filled.text(FOLLOW_UP) if FOLLOW_UP in filled.shown else ""
    known = follow_up_of(filled.workbook, main.id)
    if not day or (known is not None and (known.due == day or left_alone(filled.context, FOLLOW_UP, day))):
        return []
    clock = filled.workbook.clock
    if known is not None and known.status in ("open", "moved"):
        return [decide(known, "moved", clock, reason=_("New date chosen on the page"), due=from_iso(day))]
    made = make_follow_up(filled.workbook.journal, clock, "follow_up", main.title, from_iso(day), source=main.id)
    return [made]


def _micro_action(filled: Filled, main: Record) -> tuple[Record, list[Record], Target | None, list[str]]:
    workbook = filled.workbook
    if follow_up_of(workbook, main.id, "micro_action") is not None:
        return main, [], None, []
    page = workbook.library.exercise(MICRO_ACTION_PAGE)
    answers, title = _carried_to(filled, page, micro_action.TEXT)
    again = filled.text(FOLLOW_UP)
    made = make_follow_up(
        workbook.journal,
        workbook.clock,
        "micro_action",
        title or filled.exercise.head.title,
        source=main.id,
        again=from_iso(again) if again else None,
        exercise=page.id,
        answers=answers,
    )
    return main, [made], Target(page.id, made.id), []


def _new_plan(filled: Filled, main: Record) -> tuple[Record, list[Record], Target | None, list[str]]:
    workbook = filled.workbook
    if any(plan.source == main.id for plan in workbook.journal.plans()):
        return main, [], None, []
    page = workbook.library.exercise(handleplan.PAGE)
    made = handleplan.new_plan(workbook, workbook.journal.new_id(), filled.created, source=main.id)
    answers, title = _carried_to(filled, page, handleplan.CHANGE)
    study = filled.text(FOLLOW_UP) or handleplan.default_study(workbook)
    question = page.field(handleplan.STUDY_DATE)
    answers[question.id] = Answer(question=question.label, kind=question.kind, value=study, pack=page.pack)
    cycle = structs.replace(made.cycles[0], answers=answers)
    made = structs.replace(made, title=title or filled.exercise.head.title, cycles=[cycle])
    return main, [made], Target(page.id, made.id), []


def _carried_to(filled: Filled, page: Exercise, field_id: str) -> tuple[dict[str, Answer], str]:
    carried = filled.carried()
    if carried is None:
        return {}, ""
    answer = moved_to(page.field(field_id), carried[1], page.pack)
    return {field_id: answer}, first_words(str(answer.value))


def _to_plan(filled: Filled, main: Record) -> tuple[Record, list[Record], Target | None, list[str]]:
    carried = filled.carried()
    return main, [], Target(CHECK_IN_PAGE, context=along("gjort", carried[1]) if carried else {}), []


def along(field_id: str, answer: Answer) -> Mapping[str, str]:
    """The context that takes a text into a field of another form, as sensitive as it is in this one."""
    context = {ANSWER + field_id: str(answer.value), SENSITIVITY + field_id: answer.sensitivity}
    return context | ({NEVER + field_id: "yes"} if answer.share_never else {})


def _to_meeting(audience: Audience, page: str) -> _Act:
    def act(filled: Filled, main: Record) -> tuple[Record, list[Record], Target | None, list[str]]:
        carried = filled.carried()
        if carried is None:
            return main, [], Target(page), []
        field_id, answer = carried
        if answer.share_never or answer.sensitivity == "health":
            return main, [], None, [_("This answer is never shared, so it was not put on the list.")]
        share = set(main.share if answer.share is None else answer.share) | {audience}
        shared = structs.replace(answer, share=sorted(share))
        return structs.replace(main, answers=main.answers | {field_id: shared}), [], Target(page), []

    return act


def _help(filled: Filled, main: Record) -> tuple[Record, list[Record], Target | None, list[str]]:
    return main, [], Target(HELP_PAGE), []


_ACTS: Mapping[str, _Act] = {
    "mikrohandling": _micro_action,
    "ny_plan": _new_plan,
    "foej_til_plan": _to_plan,
    "trio": _to_meeting("trio", "trio-moede"),
    "mus": _to_meeting("mus", "mus-forberedelse"),
    "hjaelp": _help,
}
"""By option id of the tail; `intet` is not here: nothing follows."""
