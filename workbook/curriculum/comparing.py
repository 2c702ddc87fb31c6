"""Computed values over two sets of numbers: my own against the team's, before against after."""

from collections.abc import Mapping, Sequence
from functools import partial

from workbook.curriculum.conditions import only_digits
from workbook.curriculum.model import Computed, Value
from workbook.curriculum.pictures.against import Pair, arrows, spans
from workbook.curriculum.pictures.paper import said, signed
from workbook.curriculum.sample import Case, Sample, mean, sample_in, sample_named, sample_of
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
    rule = _("20 % above the team")
    return Computed(text + rounded, partial(spans, pairs, mark=_("me"), ring=_("the team"), rule=rule))


def guessgap(case: Case) -> Computed | None:
    """My guess at the team's ratings minus what they were, by row; the widest gap first."""
    found = _against_team(case)
    if found is None or isinstance(found, Computed):
        return found
    _own, _team, pairs, rounded = found
    near = sum(abs(pair.mark - pair.ring) <= 1 for pair in pairs)
    text = _("{near} of {all} guesses lie within one point of the team's number.").format(near=near, all=len(pairs))
    return Computed(text + rounded, partial(spans, pairs, mark=_("my guess"), ring=_("the team")))


def estimate(case: Case) -> Computed | None:
    """My own ratings against the team's averages in a table whose first column has the rows' names."""
    own, team = sample_of(case, "of"), sample_of(case, "vs")
    if team is not None and team.reason:
        return Computed(team.reason)
    if own is None or team is None:
        return None
    if team.how == "band":
        return Computed(_("Of these answers only the band is shown, so nothing is compared."))
    known = {team.labels[row]: value for row, value in team.numbers.items()}
    pairs = [
        Pair(own.labels[row], value, known[own.labels[row]])
        for row, value in own.numbers.items()
        if own.labels[row] in known
    ]
    if not pairs:
        return None
    near = sum(abs(pair.mark - pair.ring) <= 1 for pair in pairs)
    text = _("{near} of {all} of my numbers lie within one point of the team's.").format(near=near, all=len(pairs))
    return Computed(text + _rounded(team), partial(spans, pairs, mark=_("me"), ring=_("the team")))


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
    since, before = earlier
    if now.how == "halves":
        before = {row: to_half(value) for row, value in before.items()}
    pairs = [Pair(now.labels[row], now.numbers[row], before[row]) for row in now.labels if row in before]
    if list(before) == [""]:
        text = _("From {before} to {now}: {difference}.").format(
            before=said(pairs[0].ring), now=said(pairs[0].mark), difference=signed(pairs[0].mark - pairs[0].ring)
        )
        return Computed(text)
    return Computed(_counted(pairs), partial(arrows, pairs, now=_("now"), before=since))


def _counted(pairs: Sequence[Pair]) -> str:
    up = sum(pair.mark > pair.ring for pair in pairs)
    down = sum(pair.mark < pair.ring for pair in pairs)
    return _("{up} higher, {same} the same, {down} lower than before.").format(
        up=up, same=len(pairs) - up - down, down=down
    )


def _earlier(case: Case, now: Sample) -> tuple[str, Mapping[str, float]] | None:
    """The newest earlier numbers of rows that have one now, and what they are called.

    Another question of the same page is compared as it is answered in the open form, else by the stored ones.
    """
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates import short

    name = case.param("vs") or case.param("of")
    if case.param("vs") and case.is_here(name):
        here = sample_named(case, name)
        shared = {row: here.numbers[row] for row in here.numbers if row in now.numbers} if here is not None else {}
        return (_("before"), shared) if shared else None
    field, match = case.question(name), case.param("match")
    for (day, values), before in reversed(case.forms(name)) if field is not None else ():
        then = sample_in(field, values, before) if field is not None else None
        shared = {row: then.numbers[row] for row in then.numbers if row in now.numbers} if then is not None else {}
        if shared and (not match or _same(values.get(match), case.values.get(match))):
            return short(day), shared
    return None


def _same(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return False
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
    labels = first.labels or second.labels
    rows = [row for row in labels if row in own.numbers and row in team.numbers]
    if not rows:
        return None
    pairs = [Pair(labels[row], own.numbers[row], team.numbers[row]) for row in rows]
    pairs.sort(key=lambda pair: -abs(round(pair.mark - pair.ring, 1)))
    return mean(pair.mark for pair in pairs), mean(pair.ring for pair in pairs), pairs, _rounded(team)


def _rounded(team: Sample) -> str:
    if team.how != "halves":
        return ""
    return " " + _("Rounded to halves: only one or two more or fewer answered than the last time.")


def _percent(value: float) -> str:
    rounded = round(value)
    return "0" if not rounded else ("+" if rounded > 0 else "−") + str(abs(rounded))
