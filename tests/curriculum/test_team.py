"""A team's averages: held against the leader's own, and never shown so that one answer could be worked out."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from tests.curriculum.pages import page
from tests.curriculum.past import Past, text, told
from workbook.curriculum.computed import Computed
from workbook.curriculum.model import Value
from workbook.curriculum.team import not_kept, team_average_allowed, to_half

TEAM = page(
    "::: number svar\nHvor mange?\n:::\n"
    "::: ratings snit {decimals floor=svar}\nSnit\n- 1: Fejl\n- 2: Hjælp\n- 3: Ord\n:::\n"
    "::: computed samlet {as=mean of=snit}\nSamlet\n:::\n"
    "::: computed baand {as=band of=snit}\nBånd\n:::\n"
    "::: computed gab {as=gap of=snit vs=leder.udsagn}\nGab\n:::\n"
    "::: computed gaet {as=guessgap of=snit vs=leder.gaet}\nGæt\n:::\n"
)


@pytest.fixture(autouse=True)
def english() -> None:
    from workbook import i18n

    i18n.use("en")


MINE: Mapping[str, Sequence[tuple[date, Value]]] = {
    "leder__udsagn": [(date(2026, 1, 2), {"1": 2, "2": 2, "3": 2}), (date(2026, 11, 1), {"1": 9, "2": 7, "3": 5})],
    "leder__gaet": [(date(2026, 11, 1), {"1": 6, "2": 6, "3": 8})],
}
NUMBERS: dict[str, Value] = {"svar": 8, "snit": {"1": 6.4, "2": 7.2, "3": 5.6}}


def test_gap_is_mine_minus_the_teams_widest_first() -> None:
    found = told(TEAM, "gab", NUMBERS, Past(**MINE))

    assert found is not None
    # 7,0 against 6,4: 7 / 6,4 - 1 = 9,4 %
    assert found.text.startswith("On average 7.0 from me and 6.4 from the team: +0.6, or +9 %.")
    assert found.lines == (
        "● me  ○ the team  ¦ 20 % above the team",
        "Fejl              ○─¦──●    9 ● ○ 6.4  +2.6",
        "Ord            ●○ ¦         5 ● ○ 5.6  −0.6",
        "Hjælp              ●  ¦     7 ● ○ 7.2  −0.2",
    )


def test_guessgap() -> None:
    found = told(TEAM, "gaet", NUMBERS, Past(**MINE))

    assert found is not None
    assert found.text == "1 of 3 guesses lie within one point of the team's number."
    assert [line.rsplit("  ", 1)[-1] for line in found.lines[1:]] == ["+2.4", "−1.2", "−0.4"]


def test_nothing_to_hold_the_team_against() -> None:
    assert told(TEAM, "gab", NUMBERS) is None


def test_a_teams_mean_names_its_band() -> None:
    assert text(TEAM, "samlet", NUMBERS) == "6.4 on average of 3 numbers: Ok."


@pytest.mark.parametrize("field", ["samlet", "baand", "gab", "gaet"])
def test_fewer_than_five_show_no_averages(field: str) -> None:
    found = told(TEAM, field, NUMBERS | {"svar": 4}, Past(**MINE))

    assert found is not None
    assert found.text.startswith("Fewer than five answered")
    assert found.lines == ()


@pytest.mark.parametrize("field", ["samlet", "baand", "gab", "gaet"])
def test_an_unknown_number_of_answers_shows_no_averages(field: str) -> None:
    assert told(TEAM, field, {"snit": NUMBERS["snit"]}, Past(**MINE)) is None


@pytest.mark.parametrize(
    ("before", "rounded"), [(6, True), (7, True), (8, False), (9, True), (10, True), (5, False), (11, False)]
)
def test_one_or_two_more_or_fewer_answers_round_to_halves(before: int, rounded: bool) -> None:
    past = Past(side__svar=[(date(2026, 5, 1), 20), (date(2026, 8, 1), before)], **MINE)

    assert ("Rounded to halves" in text(TEAM, "samlet", NUMBERS, past)) is rounded
    assert text(TEAM, "samlet", NUMBERS, past).startswith("6.5" if rounded else "6.4")
    found = told(TEAM, "gab", NUMBERS, past)
    assert found is not None
    assert ("○ 6.4" in "\n".join(found.lines)) is not rounded
    assert ("○ 6.5" in "\n".join(found.lines)) is rounded


@pytest.mark.parametrize(("end", "band"), [(1.0, "Lav"), (10.0, "Rigtig god")])
def test_averages_that_are_all_at_an_end_show_only_the_band(end: float, band: str) -> None:
    values: dict[str, Value] = {"svar": 8, "snit": {"1": end, "2": end}}

    assert text(TEAM, "samlet", values) == f"{band}. Of these answers only the band is shown."
    assert text(TEAM, "baand", values).startswith(f"{band}.")
    assert "●" not in "".join((told(TEAM, "gab", values, Past(**MINE)) or Computed("")).lines)
    for field in ("samlet", "gab", "gaet"):
        assert "10" not in text(TEAM, field, values, Past(**MINE))


def test_a_row_at_an_end_shows_its_band_and_no_number() -> None:
    found = told(TEAM, "samlet", {"svar": 8, "snit": {"1": 10.0, "2": 6.0}})

    assert found is not None
    assert found.lines == ("Fejl   Rigtig god", "Hjælp  ■■■■■■□□□□  6.0")


def test_averages_of_few_must_not_be_kept() -> None:
    assert not_kept(TEAM, NUMBERS) == ()
    assert not_kept(TEAM, NUMBERS | {"svar": 4}) == ("snit",)
    assert not_kept(TEAM, {"snit": NUMBERS["snit"]}) == ("snit",)
    assert not_kept(TEAM, {"svar": 3}) == ()


@pytest.mark.parametrize(
    ("answered", "allowed"), [(5, True), (4, False), (0, False), (None, False), ("9", False), (True, False)]
)
def test_five_is_the_floor(answered: Value | None, allowed: bool) -> None:
    assert team_average_allowed(answered) is allowed


@pytest.mark.parametrize(("value", "half"), [(6.2, 6.0), (6.25, 6.5), (6.7, 6.5), (6.75, 7.0), (1.0, 1.0)])
def test_halves(value: float, half: float) -> None:
    assert to_half(value) == half
