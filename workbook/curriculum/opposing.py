"""Computed values of two or three sides: strains against resources, bother against use, me against others."""

from collections.abc import Sequence
from functools import partial

from workbook.curriculum.attributes import read_difference
from workbook.curriculum.model import Computed, Field
from workbook.curriculum.pictures.against import Pair, Three, mirrored, sides, spans
from workbook.curriculum.pictures.paper import POINTER, clip, said, signed, wrapped
from workbook.curriculum.sample import Case, Sample, mean, sample_named, table_rows
from workbook.i18n import _, n_

_COUNT = 3
_FAR = 2
"""Points between two sides from which they see it differently."""
_HIGH = 5.5
"""The middle of the scale: from here those who agree, agree on something good."""


def mirror(case: Case) -> Computed | None:
    """What weighs most against what there is least of; never one number for both."""
    return _back_to_back(case, (_("Weighs most"), _("Least of")), weakest=True)


def balance(case: Case) -> Computed | None:
    """The heaviest of one side against the strongest of the other; never one number for both."""
    return _back_to_back(case, (_("Heaviest"), _("Strongest")), weakest=False)


def _back_to_back(case: Case, titles: tuple[str, str], *, weakest: bool) -> Computed | None:
    count = int(case.param("count") or _COUNT)
    left = _ranked(sample_named(case, case.param("of")), count, highest=True)
    right = _ranked(sample_named(case, case.param("vs")), count, highest=not weakest)
    if not left and not right:
        return None
    parts = [
        f"{title}: {', '.join(_numbered(rows))}." for title, rows in zip(titles, (left, right), strict=True) if rows
    ]
    if not left or not right:
        parts.append(_("The other side comes when it has been filled in."))
    return Computed(" ".join(parts), partial(mirrored, left, right, titles=titles))


def _ranked(sample: Sample | None, count: int, *, highest: bool) -> list[tuple[str, float]]:
    """The rows at that end, at most `count`."""
    if sample is None or sample.reason:
        return []
    rows = sorted(sample.numbers.items(), key=lambda row: -row[1] if highest else row[1])
    return [(sample.labels.get(row, row), value) for row, value in rows[:count]]


def _numbered(rows: Sequence[tuple[str, float]]) -> list[str]:
    return [f"{label} ({said(value)})" for label, value in rows]


def surplus(case: Case) -> Computed | None:
    """The rows of a table by the difference of two columns, the largest first; ► at those with most to gain."""
    question, columns = case.question(case.param("of")), read_difference(case.param("by"))
    if question is None or columns is None:
        return None
    value = case.value(case.param("of"))
    first, second = (table_rows(question, value, column) for column in columns)
    pairs = [
        Pair(label, one, other)
        for (label, one), (_label, other) in zip(first, second, strict=True)
        if one is not None and other is not None
    ]
    if not pairs:
        return None
    pairs.sort(key=lambda pair: pair.ring - pair.mark)
    most = [pair for pair in pairs[: int(case.param("count") or _COUNT)] if pair.mark > pair.ring]
    rows = [Pair(f"{POINTER} {pair.label}", pair.mark, pair.ring) if pair in most else pair for pair in pairs]
    names = {option.id: option.text for option in question.options}
    text = _("Most to gain: {rows}.").format(
        rows=", ".join(f"{pair.label} ({signed(pair.mark - pair.ring)})" for pair in most)
    )
    if not most:
        text = _("Nothing costs more than it gives.")
    return Computed(text, partial(spans, rows, mark=names[columns[0]], ring=names[columns[1]]))


def perspectives(case: Case) -> Computed | None:
    """My own number and those of the others on one line for each row, and how far apart we are."""
    found = _views(case)
    if found is None:
        return None
    own, others, rows = found
    parts = []
    for place, (question, _sample) in enumerate(others):
        apart = [row.mark - value for row in rows if (value := row.others[place]) is not None]
        if apart:
            parts.append(_("{who}: {difference} on average").format(who=question.label, difference=signed(mean(apart))))
    names = [own.label, *(question.label for question, _sample in others)]
    text = _("Mine minus theirs. {parts}.").format(parts=" · ".join(parts))
    reasons = [sample.reason for _question, sample in others if sample is not None and sample.reason]
    return Computed(" ".join([text, *dict.fromkeys(reasons)]), partial(sides, rows, names=names))


def blindspot(case: Case) -> Computed | None:
    """The rows in four fields: we agree and it is high, or low; I see it higher, or lower, than others do."""
    found = _views(case)
    if found is None:
        return None
    _own, _others, rows = found
    fields: dict[str, list[str]] = {
        _("We agree, and it is high"): [],
        _("We agree, and it is low"): [],
        _("Blind spot: I see it higher than others do"): [],
        _("Hidden strength: others see it higher than I do"): [],
    }
    high, low, blind, hidden = fields.values()
    for row in rows:
        gaps = [row.mark - value for value in row.others if value is not None]
        if max(gaps) >= _FAR:
            blind.append(row.label)
        if min(gaps) <= -_FAR:
            hidden.append(row.label)
        if max(gaps) < _FAR and min(gaps) > -_FAR:
            together = mean([row.mark, *(value for value in row.others if value is not None)])
            (high if together >= _HIGH else low).append(row.label)
    far = len({*blind, *hidden})
    text = n_("In {n} row others see me otherwise than I do.", "In {n} rows others see me otherwise than I do.", far)
    return Computed(text.format(n=far), partial(_in_fields, fields))


def _in_fields(fields: dict[str, list[str]], width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for title, rows in fields.items():
        lines.append(clip(f"{title}: {len(rows)}", width))
        lines += [f"  {part}" for row in rows for part in wrapped(f"• {row}", width - 2)]
    return tuple(lines)


def _views(case: Case) -> tuple[Field, list[tuple[Field, Sample | None]], list[Three]] | None:
    """My own question, those of the others with their numbers, and the rows that I and one of them have."""
    own, mine = case.question(case.param("of")), sample_named(case, case.param("of"))
    others = [(question, sample_named(case, name)) for name in case.names("vs") if (question := case.question(name))]
    if own is None or mine is None:
        return None
    rows = []
    for row, label in mine.labels.items():
        values = tuple(sample.numbers.get(row) if sample is not None else None for _question, sample in others)
        if row in mine.numbers and any(value is not None for value in values):
            rows.append(Three(label, mine.numbers[row], values))
    return (own, others, rows) if rows else None
