"""Computed values over one set of numbers: band, mean, groups, lowest, highest, ratio."""

from collections.abc import Sequence
from functools import partial

from workbook.curriculum.arguments import is_in_group
from workbook.curriculum.attributes import read_groups
from workbook.curriculum.model import Band, Computed, Picture
from workbook.curriculum.pictures.overtime import band_scale
from workbook.curriculum.pictures.paper import said, tenths
from workbook.curriculum.pictures.profile import Bar, bars
from workbook.curriculum.sample import Case, Sample, mean, sample_of
from workbook.curriculum.team import Shown
from workbook.i18n import _, n_
from workbook.text import number

_SEPARATOR = " · "
_CARE: tuple[Shown, ...] = ("exact", "halves", "band")
"""From the freest to the most careful way to show a team's numbers."""
_SHARE = 1.2
"""How many times the team's number a leader's often is: the course's rule of thumb of about 20 %."""


def band(case: Case) -> Computed | None:
    """The band in which a rating, or the average of several, lies."""
    sample = joined(case)
    if sample is None or sample.reason:
        return refused(sample)
    found = band_of(sample.average, case.bands)
    if found is None:
        return None
    shown_number = "" if sample.how == "band" else f"{_average(sample)}: "
    text = f"{shown_number}{found.title}." + (f" {found.text}" if found.text else "")
    return Computed(text, partial(band_scale, case.bands, current=found))


def average(case: Case) -> Computed | None:
    """The average of the rows that are answered; a team's with its band."""
    sample = joined(case)
    if sample is None or sample.reason:
        return refused(sample)
    found = band_of(sample.average, case.bands) if sample.team else None
    if sample.how == "band":
        return Computed(_("{band}. Of these answers only the band is shown.").format(band=title_of(found)))
    answered, rows = len(sample.numbers) + len(sample.hidden), len(sample.labels)
    text = n_("{average} on average of {n} number", "{average} on average of {n} numbers", answered)
    text = text.format(average=_average(sample), n=answered)
    if answered < rows:
        text += " " + _("(of {rows} in all)").format(rows=rows)
    if found is not None:
        text += f": {found.title}"
    return Computed(text + "." + rounded(sample), _bars(sample, list(sample.labels), case.bands))


def groups(case: Case) -> Computed | None:
    """The average of each group of rows."""
    sample = sample_of(case, "of")
    parts = read_groups(case.param("by"))
    if sample is None or sample.reason or parts is None:
        return refused(sample)
    order = list(sample.labels)
    rows = []
    for group in parts:
        ids = [row for place, row in enumerate(order, 1) if any(is_in_group(row, place, each) for each in group.rows)]
        numbers = [sample.numbers[each] for each in ids if each in sample.numbers]
        if numbers:
            rows.append(Bar(group.title, mean(numbers)))
    if not rows:
        return None
    text = _SEPARATOR.join(f"{row.label} {number(float(row.value))}" for row in rows)
    return Computed(text + rounded(sample), partial(bars, rows, decimals=1))


def lowest(case: Case) -> Computed | None:
    """The rows with the lowest numbers."""
    return _ends(case, highest_first=False)


def highest(case: Case) -> Computed | None:
    """The rows with the highest numbers."""
    return _ends(case, highest_first=True)


def ratio(case: Case) -> Computed | None:
    """A rating divided by a number: at least 1, whole; beside the leader's own guess when she made one."""
    sample = sample_of(case, "of")
    if sample is None or "" not in sample.numbers:
        return None
    divisor = float(case.param("by").replace(",", ".")) if case.param("by") else _SHARE
    perhaps = min(max(int(sample.numbers[""] / divisor + 0.5), 1), 10)
    guess = case.values.get(case.param("after"))
    if isinstance(guess, int) and not isinstance(guess, bool):
        return Computed(_("Perhaps {number}; your own guess was {guess}.").format(number=perhaps, guess=guess))
    return Computed(_("Perhaps {number}.").format(number=perhaps))


def band_of(value: float, bands: Sequence[Band]) -> Band | None:
    """The first band whose limit the value stays below, taken with the one decimal that is shown."""
    shown = tenths(value)
    return next((each for each in bands if shown < each.below), None)


def joined(case: Case) -> Sample | None:
    """The numbers of `of`, and of `and` when it is given."""
    first = sample_of(case, "of")
    second = sample_of(case, "and") if case.param("and") else None
    if first is None or second is None or first.reason or second.reason:
        return first or second
    numbers = {f"of.{row}": value for row, value in first.numbers.items()}
    numbers |= {f"and.{row}": value for row, value in second.numbers.items()}
    labels = {f"of.{row}": text for row, text in first.labels.items()}
    labels |= {f"and.{row}": text for row, text in second.labels.items()}
    how = max(first.how, second.how, key=_CARE.index)
    hidden = {f"of.{row}": value for row, value in first.hidden.items()}
    hidden |= {f"and.{row}": value for row, value in second.hidden.items()}
    weights = [len(each.numbers) + len(each.hidden) for each in (first, second)]
    total = (first.average * weights[0] + second.average * weights[1]) / sum(weights)
    return Sample(numbers, labels, total, first.team or second.team, how, hidden)


def _ends(case: Case, *, highest_first: bool) -> Computed | None:
    sample = joined(case)
    if sample is None or sample.reason:
        return refused(sample)
    count = int(case.param("count") or 1)
    values = sorted(sample.numbers.values(), reverse=highest_first)
    if not values:
        return None
    if values[0] == values[-1] and len(values) > 1:
        return Computed(_("All have the same number: {number}.").format(number=said(values[0])))
    limit = values[min(count, len(values)) - 1]
    rows = [row for row, value in sample.numbers.items() if (value >= limit if highest_first else value <= limit)]
    rows.sort(key=lambda row: sample.numbers[row], reverse=highest_first)
    text = _SEPARATOR.join(f"{sample.labels.get(row, row)} ({said(sample.numbers[row])})" for row in rows)
    return Computed(text + rounded(sample), _bars(sample, rows, case.bands))


def _bars(sample: Sample, rows: Sequence[str], bands: Sequence[Band]) -> Picture | None:
    """A bar for each row that has a number; of a row that must not show its own, the band."""
    if "" in sample.numbers:
        return None
    shown: list[Bar] = []
    for row in rows:
        if row in sample.numbers:
            shown.append(Bar(sample.labels.get(row, row), sample.numbers[row]))
        elif row in sample.hidden:
            shown.append(Bar(sample.labels.get(row, row), title_of(band_of(sample.hidden[row], bands))))
    return partial(bars, shown, decimals=1 if sample.team else None)


def _average(sample: Sample) -> str:
    return said(sample.average) if len(sample.numbers) == 1 and not sample.team else number(sample.average)


def rounded(sample: Sample) -> str:
    """The sentence that a team's numbers are rounded, when they are."""
    if sample.how != "halves":
        return ""
    return " " + _("Rounded to halves: only one or two more or fewer answered than the last time.")


def title_of(found: Band | None) -> str:
    """The band's title."""
    return found.title if found else "–"


def refused(sample: Sample | None) -> Computed | None:
    """Why nothing may be shown, if that is so."""
    return Computed(sample.reason) if sample is not None and sample.reason else None
