"""Computed values that draw one set of numbers as it is: bars, pillars, boxes, a slider, two poles."""

from collections.abc import Sequence
from functools import partial

from workbook.curriculum.model import Band, Computed
from workbook.curriculum.pictures import profile
from workbook.curriculum.pictures.paper import clip, said, signed, wrapped
from workbook.curriculum.pictures.profile import Bar
from workbook.curriculum.sample import Case, Sample, mean, sample_in, sample_named, sample_of
from workbook.curriculum.summing import band_of, joined, refused, rounded, title_of
from workbook.i18n import _, n_
from workbook.text import number


def bars(case: Case) -> Computed | None:
    """A bar for each row in the page's order, with the last measurement as its shadow."""
    sample = joined(case)
    if sample is None or sample.reason:
        return refused(sample)
    last = None if case.param("and") else previous(case, case.param("of"))
    rows = bars_of(sample, case.bands, last)
    if "" in sample.numbers:
        return Computed(_one_number(rows[0]), partial(profile.bars, rows))
    question = case.question(case.param("of"))
    if question is not None and question.kind == "table":
        text = n_("{n} row with a number.", "{n} rows with a number.", len(rows)).format(n=len(rows))
    else:
        text = _ends(rows)
    return Computed(text + rounded(sample), partial(profile.bars, rows, decimals=1 if sample.team else None))


def pillars(case: Case) -> Computed | None:
    """The rows as upright pillars."""
    sample = sample_of(case, "of")
    if sample is None or sample.reason:
        return refused(sample)
    rows = bars_of(sample, case.bands)
    return Computed(_ends(rows) + rounded(sample), partial(profile.pillars, rows))


def boxes(case: Case) -> Computed | None:
    """The rows as boxes that follow each other, the chosen one marked."""
    sample = sample_of(case, "of")
    if sample is None or sample.reason:
        return refused(sample)
    rows = bars_of(sample, case.bands)
    chosen = _chosen_label(case)
    text = _("You lift first: {step}.").format(step=chosen) if chosen else _ends(rows)
    return Computed(text + rounded(sample), partial(profile.boxes, rows, chosen=chosen))


def slider(case: Case) -> Computed | None:
    """A rating on one line between the words at its ends."""
    name = case.param("of")
    question, sample = case.question(name), sample_named(case, name)
    if question is None or sample is None or "" not in sample.numbers:
        return None
    words = {option.id: option.text for option in question.options}
    last = previous(case, name)
    before = last.numbers.get("") if last is not None else None
    picture = partial(profile.slider, sample.numbers[""], low=words.get("1", ""), high=words.get("10", ""), last=before)
    return Computed(_one_number(Bar("", sample.numbers[""], before)), picture)


def poles(case: Case) -> Computed | None:
    """The averages of the rows that each of the lists names, and under each list its rows."""
    sample = sample_of(case, "of")
    if sample is None or sample.reason:
        return refused(sample)
    columns: list[tuple[str, list[Bar]]] = []
    for name in case.names("with"):
        question, chosen = case.question(name), case.value(name)
        named = [row for row in sample.numbers if isinstance(chosen, list) and row in chosen]
        if question is not None and named:
            columns.append((question.label, [Bar(sample.labels[row], sample.numbers[row]) for row in named]))
    if not columns:
        return None
    averages = (f"{title} {number(mean(float(row.value) for row in rows))}" for title, rows in columns)
    return Computed(" · ".join(averages), partial(_listed, columns))


def _listed(columns: Sequence[tuple[str, Sequence[Bar]]], width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for title, rows in columns:
        lines += [*wrapped(title, width), *(clip(line, width) for line in profile.bars(rows, width))]
    return tuple(lines)


def previous(case: Case, name: str) -> Sample | None:
    """The numbers of the measurement before the one that is shown."""
    field, forms = case.question(name), case.forms(name)
    before = forms if case.is_here(name) else forms[:-1]
    return sample_in(field, before[-1][0][1], before[-1][1]) if field is not None and before else None


def bars_of(sample: Sample, bands: Sequence[Band], last: Sample | None = None) -> list[Bar]:
    """A bar for each row with a number, in the page's order; the band of a row that must not show its own."""
    before = last.numbers if last is not None else {}
    rows: list[Bar] = []
    for row, label in sample.labels.items():
        if row in sample.numbers:
            rows.append(Bar(label, sample.numbers[row], before.get(row)))
        elif row in sample.hidden:
            rows.append(Bar(label, title_of(band_of(sample.hidden[row], bands))))
    return rows


def _ends(rows: Sequence[Bar]) -> str:
    """The highest and the lowest row, when there are both."""
    numbers = [row for row in rows if not isinstance(row.value, str)]
    if not numbers:
        return _("Of these answers only the band is shown.")
    top, bottom = (end(numbers, key=lambda row: float(row.value)) for end in (max, min))
    if top.value == bottom.value:
        return _("All have the same number: {number}.").format(number=said(float(top.value)))
    return _("Highest: {top} ({most}). Lowest: {bottom} ({least}).").format(
        top=top.label, most=said(float(top.value)), bottom=bottom.label, least=said(float(bottom.value))
    )


def _one_number(row: Bar) -> str:
    value = float(row.value)
    if row.last is None:
        return _("{n} of 10.").format(n=said(value))
    return _("{n} of 10, {difference} since last time.").format(n=said(value), difference=signed(value - row.last))


def _chosen_label(case: Case) -> str:
    """The label of the row that `and` chose: of the same id, else in the same place among the options."""
    name = case.param("and")
    question, chosen, rows = case.question(name), case.value(name), case.question(case.param("of"))
    if question is None or rows is None or not isinstance(chosen, str):
        return ""
    ids = [option.id for option in question.options]
    place = ids.index(chosen) if chosen in ids else -1
    by_id = next((row.short for row in rows.options if row.id == chosen), "")
    return by_id or (rows.options[place].short if 0 <= place < len(rows.options) else "")
