"""What the models' computed values say: worked out by hand, and silent where something must not be said."""

from datetime import date

import pytest

from tests.curriculum.pages import page
from tests.curriculum.past import Past, text, told
from workbook import i18n
from workbook.curriculum.model import Value

EARLIER = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def lines(found: object) -> str:
    return "\n".join(getattr(found, "lines", ()))


MINE = page(
    "::: ratings r\nHvor?\n- a: Aa: det første\n- b: Be: det andet\n- c: Ce\n:::\n"
    "::: rating tal\nHvor?\n- 1: nulfejl\n- 10: læring\n:::\n"
    "::: choice trin\nHvilket?\n- a: Aa\n- 2: Be\n:::\n"
    "::: choices godt {max=2}\nHvad?\n- a: Aa\n- b: Be\n:::\n::: choices skidt\nHvad?\n- c: Ce\n:::\n"
    "::: computed soejler {as=bars of=r}\nB\n:::\n::: computed hoeje {as=pillars of=r}\nP\n:::\n"
    "::: computed kasser {as=boxes of=r and=trin}\nK\n:::\n::: computed glider {as=slider of=tal}\nG\n:::\n"
    '::: computed poler {as=poles of=r with="godt skidt"}\nP\n:::\n'
    "::: computed et {as=bars of=tal}\nE\n:::\n"
)
ROWS: dict[str, Value] = {"r": {"a": 4, "b": 9, "c": 4}}


def test_bars_name_both_ends_by_their_short_names_and_show_last_time() -> None:
    past = Past(side__r=[(EARLIER, {"a": 7, "b": 2})])

    assert text(MINE, "soejler", ROWS, past) == "Highest: Be (9). Lowest: Aa (4)."
    assert "Aa  ■■■■□□○□□□  4  ○ 7" in lines(told(MINE, "soejler", ROWS, past))
    assert text(MINE, "soejler", {"r": {"a": 4, "b": 4}}) == "All have the same number: 4."
    assert "███" in lines(told(MINE, "hoeje", ROWS))


def test_one_rating_is_told_with_its_change() -> None:
    past = Past(side__tal=[(EARLIER, 3)])

    assert text(MINE, "et", {"tal": 7}) == "7 of 10."
    assert text(MINE, "et", {"tal": 7}, past) == "7 of 10, +4 since last time."
    assert text(MINE, "glider", {"tal": 7}, past) == "7 of 10, +4 since last time."
    assert lines(told(MINE, "glider", {"tal": 7}, past)).endswith("● 7  ○ 3\n1 = nulfejl\n10 = læring")


def test_boxes_mark_the_chosen_step_by_id_or_by_place() -> None:
    assert text(MINE, "kasser", ROWS | {"trin": "a"}) == "You lift first: Aa."
    assert text(MINE, "kasser", ROWS | {"trin": "2"}) == "You lift first: Be."
    assert "► Be" in lines(told(MINE, "kasser", ROWS | {"trin": "2"}))
    assert text(MINE, "kasser", ROWS).startswith("Highest")


def test_poles_take_the_average_of_what_each_list_names() -> None:
    assert text(MINE, "poler", ROWS | {"godt": ["a", "b"], "skidt": ["c"]}) == "Hvad? 6.5 · Hvad? 4.0"
    assert told(MINE, "poler", ROWS) is None


LEVELS = page(
    "::: ratings styrke\nHvor?\n- i: Individ\n- g: Gruppe\n- l: Leder\n:::\n"
    "::: short individ\nDen enkelte: hvad?\n:::\n::: short gruppe\nGruppen\n:::\n"
    "::: computed baerer {as=square of=styrke burden}\nB\n:::\n::: computed svagest {as=square of=styrke}\nS\n:::\n"
    '::: computed felter {as=square of="individ gruppe"}\nF\n:::\n'
)


@pytest.mark.parametrize(
    ("numbers", "burden", "plain"),
    [
        ((8, 3, 7), "Most rests on “Individ” alone.", "Lowest: Gruppe (3)."),
        ((8, 3, 8), "Most: Individ, Leder (8).", "Lowest: Gruppe (3)."),
        ((3, 9, 3), "Most: Gruppe (9).", "Lowest: Individ, Leder (3)."),
    ],
)
def test_a_square_hints_when_the_first_carries_most_alone(
    numbers: tuple[int, int, int], burden: str, plain: str
) -> None:
    values: dict[str, Value] = {"styrke": dict(zip("igl", numbers, strict=True))}

    assert text(LEVELS, "baerer", values).startswith(burden)
    assert text(LEVELS, "svagest", values) == plain


def test_a_square_hints_at_what_is_empty() -> None:
    assert text(LEVELS, "baerer", {"styrke": {"i": 8, "g": 2}}) == "No number yet: Leder."
    assert text(LEVELS, "felter", {"gruppe": "Vi hjælper"}).startswith("Still empty: Den enkelte.")
    assert text(LEVELS, "felter", {"gruppe": "Vi", "individ": "Jeg"}) == "Something stands at every level."
    assert told(LEVELS, "felter", {}) is None


TRIANGLE = page(
    "::: checklist bund\nBund: hvad?\n- a: A\n- b: B\n:::\n::: checklist top\nTop: hvad?\n- a: A\n- b: B\n- c: C\n:::\n"
    "::: ratings tit\nHvor tit?\n- bund: B\n- top: T\n:::\n"
    '::: computed trekant {as=triangle of="bund top" and=tit}\nT\n:::\n'
)


def test_the_triangle_counts_ticks_per_layer_and_says_how_often() -> None:
    found = told(TRIANGLE, "trekant", {"bund": ["a", "b"], "top": ["c"], "tit": {"top": 3}})

    assert found is not None
    assert found.text == "3 ticks in the triangle."
    drawn = lines(found)
    assert "1 of 3 ticked · how often: 3" in drawn
    assert drawn.index("Top") < drawn.index("Bund")
    assert told(TRIANGLE, "trekant", {}) is None


STAIRS = page(
    "::: choice trin\nHvilket?\n- 1: Tempereret: alt i ro\n- 2: Trin 2, opvarmet\n:::\n"
    "::: checklist goer {rows_by=trin}\nHvad?\n- m1_a: Ros\n- m2_b: Spørg: om belastning\n:::\n"
    "::: computed trappe {as=staircase of=trin with=goer}\nT\n:::\n::: computed baand {as=steps of=trin}\nB\n:::\n"
    "::: computed tid {as=series of=trin}\nO\n:::\n::: computed ofte {as=tally of=trin}\nO\n:::\n"
)


def test_the_staircase_shows_the_chosen_step_and_what_can_be_done_there() -> None:
    assert text(STAIRS, "trappe", {"trin": "1"}) == "1. Tempereret"
    assert text(STAIRS, "trappe", {"trin": "2"}) == "Trin 2, opvarmet"
    drawn = lines(told(STAIRS, "trappe", {"trin": "2"}))
    assert "Spørg" in drawn
    assert "Ros" not in drawn
    assert told(STAIRS, "trappe", {}) is None
    assert lines(told(STAIRS, "baand", {"trin": "2"})) == " 1 ───[2]"


def test_a_step_over_time() -> None:
    past = Past(side__trin=[(EARLIER, "1")])

    assert text(STAIRS, "tid", {"trin": "2"}, past) == "2 measurements · +1 since last time."
    assert len(lines(told(STAIRS, "tid", {"trin": "2"}, past)).split("\n")) == 2 + 3
    assert text(STAIRS, "ofte", {"trin": "2"}, past) == "2 answers in all: Tempereret 1 · Trin 2, opvarmet 1"


WAYS = page(
    "::: ratings tynger\nHvor?\n- a: Aa\n- b: Be\n- c: Ce\n:::\n"
    "::: table regler\nHvilke?\n- navn: Regel\n- nytte: Nytte {rating}\n- boevl: Bøvl {rating}\n:::\n"
    "::: computed veje {as=mirror of=tynger vs=anden.guld count=2}\nV\n:::\n"
    "::: computed vaegt {as=balance of=regler vs=tynger count=1}\nV\n:::\n"
    '::: computed hent {as=surplus of=regler by="boevl-nytte" count=1}\nH\n:::\n'
)
RULES: Value = [
    {"navn": "Ti skemaer", "nytte": 2, "boevl": 9},
    {"navn": "Vagtplan", "nytte": 9, "boevl": 3},
    {"navn": "x"},
]


def test_mirror_holds_the_heaviest_against_the_weakest_without_one_number_for_both() -> None:
    past = Past(anden__guld=[(EARLIER, {"x": 8, "y": 2, "z": 3})])
    values: dict[str, Value] = {"tynger": {"a": 9, "b": 1, "c": 5}}

    assert text(WAYS, "veje", values, past) == "Weighs most: Aa (9), Ce (5). Least of: y (2), z (3)."
    assert text(WAYS, "veje", values) == "Weighs most: Aa (9), Ce (5). The other side comes when it has been filled in."
    assert told(WAYS, "veje", {}) is None


def test_balance_and_surplus_read_tables() -> None:
    values: dict[str, Value] = {"tynger": {"a": 9, "b": 1}, "regler": RULES}

    assert text(WAYS, "vaegt", values) == "Heaviest: Vagtplan (9). Strongest: Aa (9)."
    assert text(WAYS, "hent", values) == "Most to gain: Ti skemaer (+7)."
    assert [line.split("  ")[0] for line in lines(told(WAYS, "hent", values)).split("\n")[1:]] == [
        "► Ti skemaer", "Vagtplan",
    ]  # fmt: skip
    useful: Value = [{"navn": "Vagtplan", "nytte": 9, "boevl": 3}]
    assert text(WAYS, "hent", {"regler": useful}) == "Nothing costs more than it gives."


VIEWS = page(
    "::: choice skala\nHvilken?\n- 1-5: 1 til 5\n- 1-10: 1 til 10\n:::\n::: number antal\nHvor mange?\n:::\n"
    "::: ratings selv\nMig\n- a: Aa\n- b: Be\n- c: Ce\n- d: De\n:::\n"
    "::: ratings dem {decimals floor=antal scale=skala}\nDem\n- a: Aa\n- b: Be\n- c: Ce\n- d: De\n:::\n"
    "::: ratings chef {decimals scale=skala}\nChef\n- a: Aa\n:::\n"
    '::: computed sider {as=perspectives of=selv vs="dem chef"}\nS\n:::\n'
    '::: computed vinkel {as=blindspot of=selv vs="dem chef"}\nV\n:::\n'
)


def test_reports_are_shown_on_ten_and_sorted_in_four_fields() -> None:
    values: dict[str, Value] = {
        "skala": "1-5", "antal": 8, "selv": {"a": 8, "b": 3, "c": 9, "d": 2},
        "dem": {"a": 4.0, "b": 1.5, "c": 3.0, "d": 4.5}, "chef": {"a": 4.5},
    }  # fmt: skip
    # 1-5 to 1-10: 4,0 is 7,75; 1,5 is 2,125; 3,0 is 5,5; 4,5 is 8,875
    assert "● 8  ○ 7.8  ◊ 8.9" in lines(told(VIEWS, "sider", values))
    assert text(VIEWS, "vinkel", values) == "In 2 rows others see me otherwise than I do."
    assert lines(told(VIEWS, "vinkel", values)).split("\n") == [
        "We agree, and it is high: 1", "  • Aa",
        "We agree, and it is low: 1", "  • Be",
        "Blind spot: I see it higher than others do: 1", "  • Ce",
        "Hidden strength: others see it higher than I do: 1", "  • De",
    ]  # fmt: skip


def test_reports_of_fewer_than_five_are_left_out_and_the_reason_is_told() -> None:
    values: dict[str, Value] = {"skala": "1-10", "antal": 4, "selv": {"a": 8}, "dem": {"a": 4.0}, "chef": {"a": 6.0}}

    assert "Fewer than five answered" in text(VIEWS, "sider", values)
    assert "○ 4" not in lines(told(VIEWS, "sider", values))
    assert told(VIEWS, "sider", {key: value for key, value in values.items() if key != "chef"}) is None


OVER = page(
    "::: rating score\nHvor?\n:::\n::: short hvad\nHvad skete?\n:::\n::: date dag\nHvornår?\n:::\n"
    "::: choices bank\nHvilke?\n- u_a: A\n- u_b: B\n- b_c: C\n:::\n"
    "::: computed kurve {as=series of=score marks=hvad bands and=team.snit}\nK\n:::\n"
    '::: computed antal {as=tally of=bank by="u:u_* Uddyber | b:b_* Breder ud" count=2}\nA\n:::\n'
    "::: computed kvartal {as=quarters of=dag}\nK\n:::\n::: computed foer {as=tally of=anden.slags}\nF\n:::\n"
)


def test_a_curve_begins_with_the_second_measurement() -> None:
    past = Past(side__score=[(EARLIER, 4)], side__hvad=[(EARLIER, "Ny leder")])

    assert text(OVER, "kurve", {"score": 7}) == "One measurement so far. The curve comes with the next one."
    assert text(OVER, "kurve", {"score": 7}, past) == "2 measurements · +3 since last time."
    assert "1/3: Ny leder" in lines(told(OVER, "kurve", {"score": 7}, past))
    assert "Rigtig god" in lines(told(OVER, "kurve", {"score": 7}, past))


def test_a_curve_tells_of_the_start_and_of_the_other_number() -> None:
    past = Past(side__score=[(EARLIER, 4), (EARLIER, 5), (date(2026, 5, 1), 6)], team__snit=[(date(2026, 6, 1), 3)])

    assert text(OVER, "kurve", {"score": 8}, past) == (
        "4 measurements · +2 since last time · +4 since the start · ○ is the other number, newest 3.0."
    )


def test_tally_waits_for_enough_answers_and_counts_in_groups() -> None:
    past = Past(side__bank=[(EARLIER, ["u_a", "b_c"])])

    assert text(OVER, "antal", {"bank": ["u_a"]}).startswith("The distribution comes after 2 answers; there are 1")
    assert text(OVER, "antal", {"bank": ["u_a", "u_b"]}, past) == "2 answers in all: Uddyber 3 · Breder ud 1"


def test_quarters_name_the_newest_day_only() -> None:
    assert text(OVER, "kvartal", {"dag": "2026-08-03"}, Past(side__dag=[(EARLIER, "2026-02-01")])).startswith(
        "Newest: "
    )


def test_what_comes_from_another_page_says_so_before_that_is_filled_in() -> None:
    assert text(OVER, "foer", {}).startswith("This comes when the page")


def test_change_between_two_questions_of_the_page() -> None:
    exercise = page(
        "::: rating foer\nHvor?\n:::\n::: rating efter\nHvor?\n:::\n"
        "::: computed c {as=change of=efter vs=foer}\nC\n:::\n"
    )

    assert text(exercise, "c", {"foer": 8, "efter": 4}, Past(side__foer=[(EARLIER, 1)])) == "From 8 to 4: −4."


# A team's numbers over time (nobody's own answer may be worked out)

TEAM = page(
    "::: number svar\nHvor mange?\n:::\n::: ratings snit {decimals floor=svar}\nSnit\n- a: A\n- b: B\n:::\n"
    "::: computed kurve {as=series of=snit}\nK\n:::\n::: computed forskel {as=change of=snit}\nF\n:::\n"
)


def test_one_answer_more_rounds_a_point_of_the_curve() -> None:
    past = Past(side__svar=[(EARLIER, 8)], side__snit=[(EARLIER, {"a": 6.2, "b": 6.2})])
    drawn = lines(told(TEAM, "kurve", {"svar": 9, "snit": {"a": 6.3, "b": 6.4}}, past))

    assert "6.2   6.5" in drawn
    assert "6.4" not in drawn


def test_an_average_at_the_end_of_the_scale_is_not_compared() -> None:
    past = Past(side__svar=[(EARLIER, 20)], side__snit=[(EARLIER, {"a": 10.0, "b": 6.0})])
    found = told(TEAM, "forskel", {"svar": 8, "snit": {"a": 6.3, "b": 7.0}}, past)

    assert found is not None
    assert "10" not in lines(found)
    assert "6 → 7" in lines(found)


def test_a_curve_of_one_case_leaves_out_the_others() -> None:
    exercise = page(
        "::: short plan\nHvilken?\n:::\n::: rating r\nHvor?\n:::\n::: computed k {as=series of=r match=plan}\nK\n:::\n"
    )
    past = Past(side__r=[(EARLIER, 2), (date(2026, 4, 1), 9)], side__plan=[(EARLIER, "a"), (date(2026, 4, 1), "b")])

    assert text(exercise, "k", {"plan": "a", "r": 6}, past) == "2 measurements · +4 since last time."
