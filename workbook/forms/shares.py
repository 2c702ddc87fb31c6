"""Who may see the answers of an open form: the page's set, and each answer's own where it has one."""

from collections.abc import Iterable

from msgspec import structs

from workbook.curriculum.model import Exercise
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import AUDIENCES, Audience, Draft

_PENDING = "share:"
"""Context keys that remember who may see a field that has no answer yet."""


def may_share(exercise: Exercise, field_id: str) -> bool:
    """Whether the answer may be shared with anybody at all."""
    question = exercise.field(field_id)
    return not (question.never_share or question.sensitivity == "health" or not question.stored)


def own_share(draft: Draft, field_id: str) -> list[Audience] | None:
    """The answer's own set, also while there is no answer; None follows the page."""
    answer = draft.answers.get(field_id)
    if answer is not None:
        return answer.share
    pending = draft.context.get(_PENDING + field_id)
    return None if pending is None else [one for one in AUDIENCES if one in pending.split(",")]


def share_of(exercise: Exercise, draft: Draft, field_id: str) -> frozenset[Audience]:
    """Who may see the answer."""
    if not may_share(exercise, field_id):
        return frozenset()
    own = own_share(draft, field_id)
    return frozenset(draft.share if own is None else own)


def seen_by(exercise: Exercise, draft: Draft) -> frozenset[Audience]:
    """Everybody who may see something of the page's own answers."""
    answered = [one.id for one in exercise.fields if one.id in draft.answers]
    return frozenset(draft.share).union(*(share_of(exercise, draft, field_id) for field_id in answered))


def set_share(exercise: Exercise, draft: Draft, field_id: str | None, audiences: Iterable[object]) -> None:
    """Say who may see one answer or, with None, the whole page.

    Raises AnswerError for an answer that is never shared.
    """
    wanted = set(audiences)
    chosen = [one for one in AUDIENCES if one in wanted]
    if field_id is None:
        draft.share = chosen
    elif not may_share(exercise, field_id):
        raise AnswerError(_("This answer stays with you: it is never shared."))
    elif (answer := draft.answers.get(field_id)) is not None:
        draft.answers[field_id] = structs.replace(answer, share=chosen)
    else:
        draft.context[_PENDING + field_id] = ",".join(chosen)


def remember(draft: Draft, field_id: str, own: list[Audience] | None) -> None:
    """Keep an answer's own set while the answer is away."""
    if own is not None:
        draft.context[_PENDING + field_id] = ",".join(own)
