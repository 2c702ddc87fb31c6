"""Every scale that was measured at least twice: where it began and where it is now."""

from collections.abc import Iterator, Sequence
from functools import partial

from workbook.context import Workbook
from workbook.curriculum.model import Computed, Field
from workbook.curriculum.pictures.against import Pair, arrows
from workbook.curriculum.sample import Filled, Sample, sample_in
from workbook.i18n import _, n_
from workbook.insight.history import JournalHistory
from workbook.journal.records import Record

_SCALES = ("rating", "ratings")


def scales(workbook: Workbook, record: Record | None) -> Computed:
    """First and newest number of each rating; of rows that belong together those that rose and fell the most.

    No average is taken of rows: it would hide the one that matters. `record` is the form that is open.
    """
    history = JournalHistory(workbook.journal, workbook.library, without=record.id if record is not None else "")
    pairs = [pair for page in workbook.library.heads for pair in _of_page(workbook, history, page)]
    if not pairs:
        return Computed(_("Nothing has been measured twice yet."))
    text = n_(
        "{n} number that was measured at least twice.", "{n} numbers that were measured at least twice.", len(pairs)
    )
    return Computed(text.format(n=len(pairs)), partial(arrows, pairs, now=_("now"), before=_("the first time")))


def _of_page(workbook: Workbook, history: JournalHistory, page: str) -> Iterator[Pair]:
    head, filled = workbook.library.heads[page], history.filled(page)
    if head.record != "entry" or len(filled) < 2:
        return
    for question in workbook.library.exercise(page).fields:
        if question.kind not in _SCALES or "rows_by" in question.params:
            continue
        forms = [(form, filled[:place]) for place, form in enumerate(filled) if question.id in form[1]]
        if len(forms) > 1:
            yield from _moved(head.title, question, forms[0], forms[-1])


def _moved(
    title: str, question: Field, first: tuple[Filled, Sequence[Filled]], last: tuple[Filled, Sequence[Filled]]
) -> Iterator[Pair]:
    then, now = (sample_in(question, form[1], before) for form, before in (first, last))
    if then is None or now is None:
        return
    changes = sorted(_changes(then, now), key=lambda pair: pair.mark - pair.ring)
    for pair in dict.fromkeys((changes[-1], changes[0]) if changes else ()):
        name = question.label if question.kind == "rating" else pair.label
        yield Pair(f"{title}: {name}", pair.mark, pair.ring)


def _changes(then: Sample, now: Sample) -> list[Pair]:
    return [
        Pair(label, now.numbers[row], then.numbers[row])
        for row, label in now.labels.items()
        if row in now.numbers and row in then.numbers
    ]
