"""Who may see an answer: the one function that every export asks."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast

from workbook.curriculum.model import STRICTNESS, Field, Sensitivity
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Audience

Reason = Literal["", "not_shared", "unsettled", "never", "health", "others", "marks"]
"""Why an answer is held; empty when it passes."""

_SENTENCES: dict[Reason, str] = {
    "not_shared": mark("not shared with them"),
    "unsettled": mark("there are two versions, and you have not chosen between them"),
    "never": mark("the question is only for yourself"),
    "health": mark("it may tell of someone's health"),
    "others": mark("it may be about others and needs your yes"),
    "marks": mark("something in it may give somebody away and needs your yes"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """May it leave?"""

    passes: bool
    reason: Reason = ""
    needs_yes: bool = False
    """It would pass if the leader said yes to this very line."""


_PASSES = Verdict(True)


def decide(
    answer: Answer,
    record_share: Collection[Audience],
    page_field: Field | None,
    audience: Audience | None,
    *,
    approved: bool = False,
    unsettled: bool = False,
    marked: bool = False,
) -> Verdict:
    """Judge one answer by the stricter of what it was asked with and what the page says now.

    `audience` is None for the leader's own calendar, which nothing is shared with and others may look into.
    `page_field` is the question as it stands today, None when the page is gone. `approved` is the leader's yes to
    this line; it opens `others` and nothing else. `unsettled` is an answer of a record that stands beside another
    version of itself: which of the two the leader shared is not known before she chooses. `marked` is an answer in
    which a number, an address or a name that is not registered still waits for a yes of its own.
    """
    if audience is not None and audience not in shared_with(answer, record_share):
        return Verdict(False, "not_shared")
    if unsettled:
        return Verdict(False, "unsettled")
    if answer.share_never or (page_field is not None and page_field.never_share):
        return Verdict(False, "never")
    sensitivity = stricter(answer.sensitivity, page_field.sensitivity if page_field else answer.sensitivity)
    if sensitivity == "health":
        return Verdict(False, "health")
    if sensitivity == "others" and not approved:
        return Verdict(False, "others", needs_yes=True)
    if marked:
        return Verdict(False, "marks", needs_yes=True)
    return _PASSES


def shared_with(answer: Answer, record_share: Collection[Audience]) -> Collection[Audience]:
    """The answer's own set, else the record's."""
    return record_share if answer.share is None else answer.share


def stricter(first: str, second: str) -> Sensitivity:
    """The stricter of two sensitivities; a word that is not known counts as the strictest."""
    one, other = _known(first), _known(second)
    return one if STRICTNESS[one] >= STRICTNESS[other] else other


def strictest(fields: Iterable[Field]) -> Field | None:
    """One field that is as strict as all of them together, None when there are none."""
    combined: Field | None = None
    for each in fields:
        combined = each if combined is None else _join(combined, each)
    return combined


def explain(reason: Reason) -> str:
    """The reason as a part of a sentence, in the language in use; empty when it passes."""
    return _(_SENTENCES[reason]) if reason else ""


def _join(first: Field, second: Field) -> Field:
    return replace(
        first,
        sensitivity=stricter(first.sensitivity, second.sensitivity),
        never_share=first.never_share or second.never_share,
    )


def _known(word: str) -> Sensitivity:
    return cast(Sensitivity, word) if word in STRICTNESS else "health"
