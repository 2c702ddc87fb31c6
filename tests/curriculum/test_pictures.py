"""Pictures as they are drawn, line by line, and that none is wider than the room it was given."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.curriculum.past import BANDS
from workbook import i18n
from workbook.curriculum.model import NARROWEST, WIDEST, Picture
from workbook.curriculum.pictures import against, figures, overtime, profile
from workbook.curriculum.pictures.against import Pair, Three
from workbook.curriculum.pictures.figures import Part
from workbook.curriculum.pictures.overtime import Point
from workbook.curriculum.pictures.paper import columns, labelled, legend, wrapped, written_out
from workbook.curriculum.pictures.profile import Bar


@pytest.fixture(autouse=True)
def danish() -> None:
    i18n.use("da")


def test_bars_with_last_time_as_a_ring() -> None:
    rows = [Bar("Tillid", 4, 9), Bar("Mod", 6, 1), Bar("Nærvær", 7, 7), Bar("Nyt", 10)]

    assert profile.bars(rows, 54) == (
        "Tillid  ■■■■□□□□○□  4  ○ 9",
        "Mod     ○■■■■■□□□□  6  ○ 1",
        "Nærvær  ■■■■■■■□□□  7  ○ 7",
        "Nyt     ■■■■■■■■■■  10",
    )


def test_labels_stand_above_where_there_is_little_room() -> None:
    long = "En sætning, som er for lang til at stå ved siden af sin tegning"

    assert labelled([(long, "●" * 30)], 50) == (
        "En sætning, som er for lang til at stå ved siden",
        "af sin tegning",
        "  " + "●" * 30,
    )
    assert labelled([(long, "●" * 20)], 50) == ("En sætning, som er for lang…  " + "●" * 20,)


def test_pillars() -> None:
    assert profile.pillars([Bar("Lære", 3), Bar("Bidrage", 10), Bar("Udfordre", "Lav")], 30) == (
        "             ███",
        "             ███",
        "             ███",
        "   ▄▄▄       ███",
        "   ███       ███",
        "───────── ───────── ─────────",
        "    3        10        Lav",
        "  Lære     Bidrage  Udfordre",
    )


def test_boxes() -> None:
    rows = [Bar("Sæt scenen", 4), Bar("Invitér", 10), Bar("Reagér produktivt", 8)]

    assert profile.boxes(rows, 54, chosen="Invitér") == (
        "┌───────────────┐ ┌───────────────┐ ┌───────────────┐",
        "│ Sæt scenen    │→│ ► Invitér     │→│ Reagér        │",
        "│               │ │               │ │ produktivt    │",
        "│ ■■■■□□□□□□ 4  │ │ ■■■■■■■■■■ 10 │ │ ■■■■■■■■□□ 8  │",
        "└───────────────┘ └───────────────┘ └───────────────┘",
    )
    assert "■■■■■ 10" in profile.boxes(rows, NARROWEST)[3]


def test_slider() -> None:
    assert profile.slider(10, 54, low="nulfejl", high="læring", last=1) == (
        "1 ├○─────────────────●┤ 10  ● 10  ○ 1",
        "1 = nulfejl",
        "10 = læring",
    )


def test_spans_and_the_rule_of_thumb() -> None:
    assert against.spans([Pair("Ord", 8, 5), Pair("Ro", 9, 9)], 54, mark="jeg", ring="teamet", rule="20 %") == (
        "● jeg  ○ teamet  ¦ 20 %",
        "Ord          ○─¦───●      8 ● ○ 5  +3",
        "Ro                   ●    9 ● ○ 9  0",
    )


def test_arrows_go_from_before_to_now() -> None:
    assert against.arrows([Pair("Rolle", 7, 4)], 54, now="nu", before="1.3.2026") == (
        "○ 1.3.2026 → ● nu",
        "Rolle        ○─────●        4 → 7  +3",
    )


def test_three_sides_on_one_line() -> None:
    assert against.sides(
        [Three("Hjælp", 7, (4.5, None)), Three("Nyt", 2, (2, 9))], 60, names=("mig", "dem", "chef")
    ) == (
        "● mig  ○ dem  ◊ chef",
        "Hjælp  ·······○····●······  ● 7  ○ 4,5",
        "Nyt    ··●·············◊··  ● 2  ○ 2  ◊ 9",
    )


def test_back_to_back() -> None:
    assert against.mirrored([("Tidspres", 8), ("Uklart", 6)], [("Mening", 2)], 44, titles=("Mest", "Mindst")) == (
        "                Mest   Mindst",
        "─────────────────────┬─────────────────────",
        "            Tidspres │ Mening",
        "        8  □□■■■■■■■■│■■□□□□□□□□  2",
        "              Uklart │",
        "        6  □□□□■■■■■■│",
    )


def test_square() -> None:
    parts = [Part("Individ", "■■ 2"), Part("Gruppe", "■ 1"), Part("Leder", "○ tomt")]

    assert figures.square(parts, 44) == (
        "┌────────────────────┬────────────────────┐",
        "│ Individ            │ Gruppe             │",
        "│ ■■ 2               │ ■ 1                │",
        "├────────────────────┼────────────────────┤",
        "│ Leder              │                    │",
        "│ ○ tomt             │                    │",
        "└────────────────────┴────────────────────┘",
    )


def test_triangle_is_denser_the_more_is_ticked() -> None:
    layers = [Part("Top", "0 af 7"), Part("Midte", "2 af 4", 0.5), Part("Bund", "3 af 3", 1)]

    assert figures.triangle(layers, 54) == (
        "      /\\",
        "     /  \\       Top",
        "    /────\\      0 af 7",
        "   /▒▒▒▒▒▒\\     Midte",
        "  /────────\\    2 af 4",
        " /██████████\\   Bund",
        "/────────────\\  3 af 3",
    )
    assert "░" in figures.triangle([Part("Top", "1 af 70", 1 / 70)], 54)[1]


def test_staircase_marks_one_step() -> None:
    assert figures.staircase(["1. Tempereret", "2. Opvarmet", "3. Overophedet"], 54, marked=1) == (
        "  1. Tempereret",
        "└──┐► 2. Opvarmet",
        "   └──┐  3. Overophedet",
    )


def test_what_can_be_done_at_a_step_stands_beside_or_below() -> None:
    steps, actions = ["1. Et", "2. To", "3. Tre"], ["Spørg", "Hjælp"]

    assert figures.staircase(steps, 54, marked=0, beside=actions) == (
        "► 1. Et           • Spørg",
        "└──┐  2. To       • Hjælp",
        "   └──┐  3. Tre",
    )
    assert figures.staircase(steps, 54, marked=0, beside=[*actions, "Vent", "Se"])[3:] == (
        "• Spørg", "• Hjælp", "• Vent", "• Se",
    )  # fmt: skip


def test_steps_and_wheel() -> None:
    assert figures.steps(5, 54, marked=2) == (" 1 ─── 2 ───[3]─── 4 ─── 5",)
    assert figures.wheel(["Planlæg", "Gør", "Se efter", "Justér"], 54, marked=2) == (
        " Planlæg  →  Gør",
        "    ↑            ↓",
        " Justér   ← [Se efter]",
    )


def test_a_curve_has_days_numbers_bands_and_what_happened() -> None:
    points = [Point(date(2026, 2, 3), 4, "4"), Point(date(2026, 11, 21), 7.6, "7,6", "Ny leder")]

    assert overtime.curve(points, 54, bands=BANDS, others=[(date(2026, 6, 1), 5)]) == (
        "10 ┼              Rigtig god",
        " 9 ┤",
        " 8 ┤       ●",
        " 7 ┼              Ok",
        " 6 ┤",
        " 5 ┼  ○           Kan styrkes",
        " 4 ┤ ●",
        " 3 ┼              Lav",
        " 2 ┤",
        " 1 ┤",
        "   └────────────",
        "    3/2   21/11",
        "    4     7,6",
        "21/11: Ny leder",
    )


def test_a_curve_of_few_steps_is_low() -> None:
    lines = overtime.curve([Point(date(2026, 2, 3), 2, "2")] * 2, 54, highest=3)

    assert [line[:2] for line in lines[:4]] == [" 3", " 2", " 1", "  "]


def test_counts_and_quarters() -> None:
    assert overtime.counts([("Sandhed", 3), ("Relation", 0), ("Identitet", 40)], 54) == (
        "Sandhed    ●●● 3",
        "Relation   0",
        "Identitet  ●●●●●●●●●●●● 40",
    )
    assert overtime.quarters([date(2025, 12, 1), date(2026, 2, 1), date(2026, 3, 1)], 54) == (
        "2025  1 ○  2 ○  3 ○  4 ●",
        "2026  1 ●  2 ○  3 ○  4 ○",
    )


def test_a_legend_that_does_not_fit_goes_on_in_the_next_line() -> None:
    assert legend([("●", "mig"), ("○", "dem")], 12) == ("● mig  ○ dem",)
    assert legend([("●", "mig"), ("○", "de andre")], 12) == ("● mig ○ de", "andre")


def test_lines_of_a_preview_are_whole() -> None:
    assert written_out(["kort", "", "ord " * 4], 8) == ("kort", "", "ord ord", "ord ord")
    assert wrapped("", 8) == [""]


LABELS = st.text(st.sampled_from("abc æø漢🙂 \u0301,"), min_size=1, max_size=70).filter(str.strip)
NUMBERS = st.integers(10, 100).map(lambda tenths: tenths / 10)
BARS = st.lists(st.builds(Bar, LABELS, NUMBERS | LABELS, st.none() | NUMBERS), min_size=1, max_size=5)
PARTS = st.lists(st.builds(Part, LABELS, LABELS, st.floats(0, 1)), min_size=1, max_size=4)
RANKED = st.lists(st.tuples(LABELS, NUMBERS), max_size=4)
PICTURES: st.SearchStrategy[Picture] = st.one_of(
    BARS.map(lambda rows: partial(profile.bars, rows)),
    BARS.map(lambda rows: partial(profile.pillars, rows)),
    BARS.filter(lambda rows: len(rows) < 4).map(lambda rows: partial(profile.boxes, rows, chosen=rows[0].label)),
    st.builds(
        lambda low, high, value: partial(profile.slider, value, low=low, high=high, last=2.5), LABELS, LABELS, NUMBERS
    ),
    st.lists(st.builds(Pair, LABELS, NUMBERS, NUMBERS), min_size=1, max_size=4).map(
        lambda pairs: partial(against.spans, pairs, mark="mig", ring="dem alle sammen " * 4, rule="20 %")
    ),
    st.lists(st.builds(Three, LABELS, NUMBERS, st.tuples(NUMBERS, st.none() | NUMBERS)), min_size=1, max_size=4).map(
        lambda rows: partial(against.sides, rows, names=("mig", "dem", "chef"))
    ),
    st.builds(lambda one, other: partial(against.mirrored, one, other, titles=("Mest", "Mindst")), RANKED, RANKED),
    PARTS.map(lambda parts: partial(figures.square, parts)),
    PARTS.map(lambda parts: partial(figures.triangle, parts)),
    st.lists(LABELS, min_size=1, max_size=5).map(
        lambda names: partial(figures.staircase, names, marked=0, beside=names * 2)
    ),
    st.lists(LABELS, min_size=4, max_size=4).map(lambda names: partial(figures.wheel, names, marked=1)),
    st.lists(st.builds(Point, st.dates(), NUMBERS, NUMBERS.map(str), LABELS), min_size=1, max_size=30).map(
        lambda points: partial(overtime.curve, points, bands=BANDS)
    ),
    st.lists(st.tuples(LABELS, st.integers(0, 99)), min_size=1, max_size=5).map(
        lambda rows: partial(overtime.counts, rows)
    ),
)


@given(PICTURES, st.integers(NARROWEST, WIDEST))
def test_no_picture_is_wider_than_its_room(picture: Picture, width: int) -> None:
    lines = picture(width)

    assert max((columns(line) for line in lines), default=0) <= width
    assert all(line == line.rstrip() and "\n" not in line for line in lines)
