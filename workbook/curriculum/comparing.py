"""Computed values over two sets of numbers: my own against the team's, before against after."""

from collections.abc import Mapping, Sequence
from datetime import date

from workbook.curriculum.conditions import only_digits
from workbook.curriculum.model import Computed, Value
from workbook.curriculum.pictures import Pair, said, signed, spans
from workbook.curriculum.sample import Case, Sample, mean, numbers_in, sample_of
from workbook.curriculum.team import to_half
from workbook.i18n import _
from workbook.text import number


def gap(case: Case) -> Computed | None:
    """My own rating minus the team's, by row and in all; the widest gap first."""
    found = _against_team(case)
    if found is None or isinstance(found, Computed):
        return found
    own, team, pairs, rounded = found
    percent = (own / team - 1) * 100
    text = _(
        "On average {own} from me and {team} from the team: {difference}, or {percent} %. "
        "Compare it with the rule of thumb of about 20 %."
    ).format(own=number(own), team=number(team), difference=signed(own - team), percent=_percent(percent))
    return Computed(text + rounded, spans(pairs, _("me"), _("the team")))


def guessgap(case: Case) -> Computed | None:
    """My guess at the team's ratings minus what they were, by row; the widest gap first."""
    found = _against_team(case)
    if found is None or isinstance(found, Computed):
        return found
    _own, _team, pairs, rounded = found
    near = sum(abs(pair.mark - pair.ring) <= 1 for pair in pairs)
    text = _("{near} of {all} guesses lie within one point of the team's number.").format(near=near, all=len(pairs))
    return Computed(text + rounded, spans(pairs, _("my guess"), _("the team")))


def change(case: Case) -> Computed | None:
    """What has changed since the newest earlier answer, by row; with `match` since the newest of the same case."""
    now = sample_of(case, "of")
    if now is None or now.reason:
        return Computed(now.reason) if now else None
    if now.how == "band":
        return Computed(_("Of these answers only the band is shown, so nothing is compared."))
    earlier = _earlier(case, now)
    if earlier is None:
        return Computed(_("There is nothing earlier to compare with yet."))
    day, before = earlier
    if now.how == "halves":
        before = {row: to_half(value) for row, value in before.items()}
    rows = [row for row in now.labels if row in now.numbers and row in before]
    pairs = [Pair(now.labels[row], now.numbers[row], before[row]) for row in rows]
    if not pairs:
        return Computed(_("There is nothing earlier to compare with yet."))
    if rows == [""]:
        text = _("From {before} to {now}: {difference}.").format(
            before=said(pairs[0].ring), now=said(pairs[0].mark), difference=signed(pairs[0].mark - pairs[0].ring)
        )
        return Computed(text)
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates import short

    return Computed(_counted(pairs), spans(pairs, _("now"), short(day)))


def _counted(pairs: Sequence[Pair]) -> str:
    up = sum(pair.mark > pair.ring for pair in pairs)
    down = sum(pair.mark < pair.ring for pair in pairs)
    return _("{up} higher, {same} the same, {down} lower than before.").format(
        up=up, same=len(pairs) - up - down, down=down
    )


def _earlier(case: Case, now: Sample) -> tuple[date, Mapping[str, float]] | None:
    """The newest earlier numbers that share a row with those of now, and their day."""
    page, field_id = case.page_and_field("vs" if case.param("vs") else "of")
    series = case.history.series(page, field_id)
    matches = _matches(case, page, series)
    for (day, value), fits in zip(reversed(series), reversed(matches), strict=True):
        numbers = numbers_in(value)
        if fits and any(row in numbers for row in now.numbers):
            return day, numbers
    return None


def _matches(case: Case, page: str, series: Sequence[tuple[date, Value]]) -> list[bool]:
    """For each of the series, whether its entry has the same answer to `match` as the form that is open.

    Entries are told apart by their day, and on the same day by their order.
    """
    name = case.param("match")
    if not name:
        return [True] * len(series)
    wanted = case.values.get(name)
    by_day: dict[date, list[Value]] = {}
    for day, value in case.history.series(page, name):
        by_day.setdefault(day, []).append(value)
    fits: list[bool] = []
    for day, _value in reversed(series):
        left = by_day.get(day, [])
        fits.append(bool(left) and wanted is not None and _same(left.pop(), wanted))
    return fits[::-1]


def _same(one: Value, other: Value) -> bool:
    if one == other:
        return True
    digits = only_digits(one)
    return bool(digits) and digits == only_digits(other)


def _against_team(case: Case) -> tuple[float, float, list[Pair], str] | Computed | None:
    """My average, the team's, the rows that both have, and a note on rounding.

    Whichever of `of` and `vs` takes averages is the team; when neither shows it, `of` is my own.
    """
    first, second = sample_of(case, "of"), sample_of(case, "vs")
    for each in (first, second):
        if each is not None and each.reason:
            return Computed(each.reason)
    if first is None or second is None:
        return None
    own, team = (second, first) if first.team else (first, second)
    if team.how == "band":
        return Computed(_("Of these answers only the band is shown, so nothing is compared."))
    labels = own.labels or team.labels
    rows = [row for row in labels if row in own.numbers and row in team.numbers]
    if not rows:
        return None
    pairs = [Pair(labels[row], own.numbers[row], team.numbers[row]) for row in rows]
    pairs.sort(key=lambda pair: -abs(round(pair.mark - pair.ring, 1)))
    rounded = ""
    if team.how == "halves":
        rounded = " " + _("Rounded to halves: only one or two more or fewer answered than the last time.")
    return mean(pair.mark for pair in pairs), mean(pair.ring for pair in pairs), pairs, rounded


def _percent(value: float) -> str:
    rounded = round(value)
    return "0" if not rounded else ("+" if rounded > 0 else "−") + str(abs(rounded))
