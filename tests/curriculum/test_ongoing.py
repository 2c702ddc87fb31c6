"""What is under way: days to a date, open cases, habits that hold, what came of each sort."""

from datetime import date, timedelta

import pytest

from tests.curriculum.pages import faults, page
from tests.curriculum.past import TODAY, Past, told
from workbook import i18n
from workbook.curriculum.model import NARROWEST, WIDEST, Exercise, Value
from workbook.curriculum.pictures import underway
from workbook.curriculum.pictures.paper import columns

MEETING = page("::: date dato\nHvornår?\n:::\n::: computed til {as=until of=dato}\nDage\n:::\n")
CASE = page(
    "::: short sag\nSag\n:::\n::: choice trin\nHvor?\n- a: 1. Se: Set\n- b: 2. Spørge: Spurgt\n:::\n"
    "::: long effekt\nVirkning\n:::\n::: computed andre {as=cases of=trin with=sag and=effekt}\nAndre\n:::\n"
)
HABITS = page(
    '::: table rutiner\nVaner\n- rutine: Vane\n- holder: Holder den? {choice="ja: Ja | nej: Nej"}\n:::\n'
    "::: computed vaner {as=kept of=rutiner by=holder}\nVaner\n:::\n"
)
SMALL = page(
    "::: choice slags\nSlags\n- ros: Ros: Jeg roser\n- ris: Ris\n:::\n::: rating virkning\nGav det noget?\n:::\n"
    "::: computed snit {as=averages of=virkning and=slags}\nSnit\n:::\n"
)


@pytest.fixture(autouse=True)
def danish() -> None:
    i18n.use("da")


def _drawn(exercise: Exercise, field: str, values: dict[str, Value], past: Past | None = None) -> tuple[str, ...]:
    found = told(exercise, field, values, past)
    assert found is not None
    return (found.text, *found.drawn(54))


def _on(days: int) -> dict[str, Value]:
    return {"dato": (TODAY + timedelta(days=days)).isoformat()}


def test_the_days_to_a_meeting_are_said_and_drawn_when_they_are_few() -> None:
    assert _drawn(MEETING, "til", _on(5)) == (
        "Torsdag 26. november 2026 (om 5 dage).",
        "lø sø ma ti on to",
        "●  ·  ·  ·  ·  ◊",
    )
    assert _drawn(MEETING, "til", _on(60)) == ("Onsdag 20. januar 2027 (om 60 dage).",)
    assert _drawn(MEETING, "til", _on(0)) == ("Lørdag 21. november 2026 (i dag).",)
    assert _drawn(MEETING, "til", _on(-3)) == ("Onsdag 18. november 2026 (for 3 dage siden).",)
    assert told(MEETING, "til", {}) is None


def test_other_cases_are_open_until_their_effect_is_written() -> None:
    first, second, third = date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 3)
    past = Past(
        side__sag=[(first, "Uro"), (second, "Vagtskifte"), (third, "Løst")],
        side__trin=[(first, "a"), (second, "b"), (third, "b")],
        side__effekt=[(third, "Det virker")],
    )

    assert _drawn(CASE, "andre", {}, past) == (
        "2 andre sager er åbne.",
        "Uro         ●○  1. Se",
        "Vagtskifte  ●●  2. Spørge",
    )
    assert _drawn(CASE, "andre", {"sag": "Kun den her", "trin": "a"}) == ("Ingen andre sager er åbne.",)


def test_of_many_open_cases_the_newest_eight_are_drawn_and_all_are_counted() -> None:
    days = [date(2026, 9, day) for day in range(1, 11)]
    past = Past(
        side__sag=[(day, f"Sag {place}") for place, day in enumerate(days, 1)], side__trin=[(day, "a") for day in days]
    )
    head, *rows = _drawn(CASE, "andre", {}, past)

    assert head == "10 andre sager er åbne."
    assert [row.partition("  ")[0].strip() for row in rows] == [f"Sag {place}" for place in range(3, 11)]


def test_one_other_case_without_a_title_is_named_so_and_one_without_a_step_is_not_drawn() -> None:
    first, second, third = date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 3)
    past = Past(
        side__trin=[(first, "b"), (second, "gone")], side__sag=[(second, "Gammelt trin"), (third, "Intet trin")]
    )

    assert _drawn(CASE, "andre", {}, past) == ("1 anden sag er åben.", "Uden titel  ●●  2. Spørge")


def test_a_long_name_of_a_case_is_its_first_words() -> None:
    past = Past(
        side__sag=[(TODAY, "Uro om den nye vagtplan i hele afdelingen efter ferien")], side__trin=[(TODAY, "a")]
    )
    (_head, row) = _drawn(CASE, "andre", {}, past)

    assert "Uro om den nye" in row
    assert "ferien" not in row


def test_habits_stand_beside_what_they_were_the_last_time() -> None:
    past = Past(
        side__rutiner=[
            (date(2026, 5, 1), [{"rutine": "Runden", "holder": "ja"}, {"rutine": "Tavlen", "holder": "nej"}])
        ]
    )
    now: Value = [{"rutine": "Runden", "holder": "nej"}, {"rutine": "Gåtur", "holder": "ja"}]

    assert _drawn(HABITS, "vaner", {"rutiner": now}, past) == (
        "1 af 2: Ja.",
        "Runden  ○ Nej (sidst: Ja)",
        "Tavlen  · (sidst: Nej)",
        "Gåtur   ● Ja",
    )
    assert _drawn(HABITS, "vaner", {}, past)[0] == "Sådan var det sidst. Hvordan er det nu?"
    assert told(HABITS, "vaner", {"rutiner": [{"rutine": "Uden svar"}]}) is None


def _habit(answer: str) -> Value:
    return [{"rutine": "Runden", "holder": answer}]


def test_a_habit_that_is_as_it_was_says_nothing_of_the_last_time() -> None:
    past = Past(side__rutiner=[(date(2026, 5, 1), _habit("ja"))])

    assert _drawn(HABITS, "vaner", {"rutiner": _habit("ja")}, past) == ("1 af 1: Ja.", "Runden  ● Ja")
    assert _drawn(HABITS, "vaner", {"rutiner": _habit("nej")}) == ("0 af 1: Ja.", "Runden  ○ Nej")


def test_of_two_earlier_times_the_newest_is_the_last_one() -> None:
    earlier: list[tuple[date, Value]] = [
        (date(2026, 2, 1), [{"rutine": "Runden", "holder": "nej"}, {"rutine": "Glemt", "holder": "ja"}]),
        (date(2026, 5, 1), [{"rutine": "Runden", "holder": "ja"}]),
    ]

    assert _drawn(HABITS, "vaner", {"rutiner": _habit("nej")}, Past(side__rutiner=earlier)) == (
        "0 af 1: Ja.",
        "Runden  ○ Nej (sidst: Ja)",
    )


def test_a_row_without_its_first_cell_is_no_habit() -> None:
    now: Value = [{"holder": "ja"}, {"rutine": "Runden", "holder": "nej"}, {"rutine": "Uden svar"}]

    assert _drawn(HABITS, "vaner", {"rutiner": now}) == ("0 af 1: Ja.", "Runden  ○ Nej")


def test_an_answer_that_the_page_has_no_words_for_any_more_is_none() -> None:
    assert told(HABITS, "vaner", {"rutiner": _habit("måske")}) is None


def test_what_each_sort_gave_on_average_with_how_often() -> None:
    days = [date(2026, 5, day) for day in (1, 2, 3)]
    past = Past(
        side__slags=list(zip(days, ["ros", "ros", "ris"], strict=True)),
        side__virkning=list(zip(days, [4, 7, 2], strict=True)),
    )

    assert _drawn(SMALL, "snit", {}, past) == (
        "Ros 5,5 (2 gange) · Ris 2 (1 gang).",
        "Ros  ■■■■■■□□□□  5,5",
        "Ris  ■■□□□□□□□□  2",
    )
    assert _drawn(SMALL, "snit", {"slags": "ris", "virkning": 4}, past)[2] == "Ris  ■■■□□□□□□□  3"
    assert told(SMALL, "snit", {"slags": "ros"}) is None


def test_weeks_show_what_was_done_and_what_is_due_and_no_empty_week() -> None:
    done = {date(2026, 11, 2): 1, date(2026, 11, 17): 2}

    assert underway.weeks(done, {date(2026, 11, 24): 1, date(2026, 11, 27): 12}, 54) == (
        "● udført  ○ skal gøres",
        "        ma ti on to fr lø sø",
        "uge 45  ●  ·  ·  ·  ·  ·  ·",
        "uge 47  ·  ●2 ·  ·  ·  ·  ·",
        "uge 48  ·  ○  ·  ·  ○9 ·  ·",
    )
    assert underway.weeks({}, {}, 54) == ()


def test_of_many_weeks_the_newest_six_are_drawn() -> None:
    done = {date(2026, 11, 2) - timedelta(weeks=back): 1 for back in range(8)}
    _legend, _days, *lines = underway.weeks(done, {}, 54)

    assert [line.split()[1] for line in lines] == ["40", "41", "42", "43", "44", "45"]


def test_days_on_each_step_are_drawn_against_the_longest() -> None:
    assert underway.stretches([("1. Se", 20), ("2. Spørge", 1), ("3. Nu", 0)], 54) == (
        "1. Se      ■■■■■■■■■■  20 dage",
        "2. Spørge  ■□□□□□□□□□  1 dag",
        "3. Nu      □□□□□□□□□□  0 dage",
    )
    assert underway.stretches([("1. Se", 0)], 54) == ("1. Se  □□□□□□□□□□  0 dage",)


@pytest.mark.parametrize("width", [NARROWEST, 58, WIDEST])
def test_no_picture_is_wider_than_its_room_and_every_sign_takes_one_column(width: int) -> None:
    name = "En sag med et navn, som er så langt, at det ikke kan stå på linjen"
    lines = [
        *underway.days_until(TODAY + timedelta(days=width // 3 - 1), TODAY, width),
        *underway.weeks({TODAY: 30}, {TODAY + timedelta(days=1): 30}, width),
        *underway.stretches([(name, 1234), ("Kort", 1)], width),
        *underway.positions([(name, 2, 5, "2. Inddrage")], width),
    ]

    assert max(columns(line) for line in lines) <= width
    assert all(columns(char) == 1 for line in lines for char in line)
    assert not underway.days_until(TODAY + timedelta(days=width // 3), TODAY, width)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ("as=until of=tekst", "tekst"),
        ("as=kept of=tabel by=navn", "navn"),
        ("as=kept of=tabel", "by"),
        ("as=averages of=tal", "and"),
    ],
)
def test_what_does_not_fit_is_named(arguments: str, part: str) -> None:
    body = (
        "::: long tekst\nT\n:::\n::: rating tal\nT\n:::\n"
        '::: table tabel\nT\n- navn: Navn\n- v: V {choice="a: A"}\n:::\n'
        f"::: computed c {{{arguments}}}\nC\n:::\n"
    )

    (found,) = faults(body)
    assert part in found[2]


PILLARS = page(
    "::: number svar\nHvor mange?\n:::\n::: choice skala\nSkala?\n- 1-10: 1-10\n- 0-100: 0-100\n:::\n"
    "::: ratings mine\nMine\n- a: Lære: Jeg må spørge\n- b: Høre til\n:::\n"
    "::: table deres {floor=svar scale=skala}\nDeres\n"
    '- navn: Navn {choice="a: Lære | b: Høre til"}\n- tal: Snit {number}\n:::\n'
    "::: computed skoen {as=estimate of=mine vs=deres after=skala}\nSkøn\n:::\n"
)


def _measured(answered: int, *numbers: float, scale: str = "1-10") -> dict[str, Value]:
    table: Value = [{"navn": name, "tal": number} for name, number in zip("ab", numbers, strict=False)]
    return {"svar": answered, "skala": scale, "mine": {"a": 7, "b": 4}, "deres": table}


def test_an_estimate_stands_beside_what_the_team_measured_on_the_same_scale() -> None:
    assert _drawn(PILLARS, "skoen", _measured(8, 4.6, 4.2)) == (
        "1 af 2 af mine tal ligger højst ét point fra teamets.",
        "● mig  ○ teamet",
        "Lære             ○────●        7 ● ○ 4,6  +2,4",
        "Høre til        ●              4 ● ○ 4,2  −0,2",
    )
    assert "7 ● ○ 5,5" in _drawn(PILLARS, "skoen", _measured(8, 50, 30, scale="0-100"))[2]
    assert len(_drawn(PILLARS, "skoen", _measured(8, 4.6))) == 3


@pytest.mark.parametrize(("theirs", "near"), [(8.0, 1), (6.0, 1), (8.1, 0), (5.9, 0)])
def test_exactly_one_point_from_the_team_is_near(theirs: float, near: int) -> None:
    found = told(PILLARS, "skoen", _measured(8, theirs))

    assert found is not None
    assert found.text == f"{near} af 1 af mine tal ligger højst ét point fra teamets."


@pytest.mark.parametrize(("before", "rounded"), [(9, True), (10, True), (8, False), (11, False)])
def test_an_estimate_says_when_the_teams_numbers_are_rounded(before: int, rounded: bool) -> None:
    past = Past(side__svar=[(date(2026, 5, 1), before)])
    text = _drawn(PILLARS, "skoen", _measured(8, 4.6), past)[0]

    sentence = " Afrundet til halve, fordi kun en eller to flere eller færre har svaret end sidst."
    assert text.removeprefix("0 af 1 af mine tal ligger højst ét point fra teamets.") == (sentence if rounded else "")


def test_an_estimate_says_nothing_without_my_own_numbers_or_common_names() -> None:
    without = {name: value for name, value in _measured(8, 4.6).items() if name != "mine"}

    assert told(PILLARS, "skoen", without) is None
    assert told(PILLARS, "skoen", _measured(8, 4.6) | {"mine": {"b": 4}}) is None


def test_an_estimate_of_what_everybody_answered_alike_says_only_that() -> None:
    (text,) = _drawn(PILLARS, "skoen", _measured(8, 10, 10))

    assert text == "Af de her svar vises kun båndet, så der er intet at sammenligne."


def test_an_estimate_is_as_careful_with_a_team_as_every_other_picture() -> None:
    before = Past(side__svar=[(date(2026, 5, 1), 9)], side__deres=[(date(2026, 5, 1), [{"navn": "a", "tal": 4}])])

    assert "færre end fem" in _drawn(PILLARS, "skoen", _measured(4, 4.6))[0].lower()
    assert "4,5  +2,5" in _drawn(PILLARS, "skoen", _measured(8, 4.6), before)[2]
    assert len(_drawn(PILLARS, "skoen", _measured(8, 10, 10))) == 1
