"""Pictures as they are drawn, line by line, and that none is wider than the room it was given."""

from datetime import date
from functools import partial
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.curriculum.past import BANDS, TODAY
from workbook import i18n
from workbook.curriculum.model import NARROWEST, WIDEST, Band, Picture
from workbook.curriculum.pictures import against, figures, overtime, profile
from workbook.curriculum.pictures.against import Pair, Three
from workbook.curriculum.pictures.figures import Part
from workbook.curriculum.pictures.overtime import Point
from workbook.curriculum.pictures.paper import clip, columns, labelled, legend, wrapped, written_out
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


def test_a_label_that_just_fits_stands_on_the_line() -> None:
    assert labelled([("Ti tegn ok", "●" * 20)], 32) == ("Ti tegn ok  " + "●" * 20,)
    assert labelled([("Ti tegn ok", "●" * 20)], 31) == ("Ti tegn ok", "  " + "●" * 20)


def test_a_line_is_clipped_by_what_goes_beyond_and_no_more() -> None:
    assert clip("abcdef", 6) == "abcdef"
    assert clip("abcdef", 5) == "abcde"
    assert clip("  a bcdef", 4) == "  a"


def test_a_square_grows_with_its_room_up_to_a_width_that_is_read_at_a_glance() -> None:
    parts = [Part(name, "") for name in "abcd"]

    assert [columns(figures.square(parts, width)[0]) for width in (44, 60, 64, 76)] == [43, 59, 63, 63]


@pytest.mark.parametrize("width", range(NARROWEST, WIDEST + 1))
def test_long_words_stay_within_every_width(width: int) -> None:
    long = "Bevidst skadelige handlinger mod en kollega, set over en længere periode"
    rows = [Bar(long, 4), Bar(long, 10), Bar("Kort", 8)]
    drawn = (
        figures.triangle([Part(long, long, 0.5)] * 3, width),
        profile.boxes(rows, width, chosen=long),
        profile.pillars([*rows, Bar("Fire", 2)], width),
        against.arrows([Pair(long, 7, 4)], width, now=long, before=long),
    )

    assert [max(map(columns, lines)) > width for lines in drawn] == [False] * len(drawn)
    assert columns(profile.boxes(rows, width)[0]) > min(width, 65) - len(rows)


def test_the_ends_of_the_scale_are_drawn_at_the_ends() -> None:
    lines = overtime.curve([Point(TODAY, 1, "1"), Point(TODAY, 10, "10"), Point(TODAY, 1.4, "1,4")], 54)

    assert [place for place, line in enumerate(lines) if "●" in line] == [0, 9]
    assert lines[9].count("●") == 2


def test_the_other_number_stands_at_the_last_measurement_before_it_or_of_its_day() -> None:
    points = [Point(date(2026, 2, 3), 4, "4"), Point(date(2026, 5, 3), 4, "4"), Point(date(2026, 8, 3), 4, "4")]

    def place(day: date) -> int:
        return next(line.index("○") for line in overtime.curve(points, 54, others=[(day, 9)]) if "○" in line)

    first, second, third = (place(point.day) for point in points)
    assert first < second < third
    assert place(date(2026, 5, 2)) == first
    assert not any("○" in line for line in overtime.curve(points, 54, others=[(date(2026, 2, 2), 9)]))
    assert place(date(2026, 5, 4)) == second


def test_the_name_of_a_band_that_ends_at_ten_stands_at_nine() -> None:
    bands = (Band("lav", "Lav", 5.5), Band("ok", "Ok", 10.0), Band("god", "God", inf))
    named = {
        line[:2].strip(): line.rsplit(" ", 1)[1] for line in overtime.curve([Point(TODAY, 3, "3")], 54, bands=bands)
    }

    assert (named["10"], named["9"], named["5"]) == ("God", "Ok", "Lav")


def test_a_triangle_of_nothing_is_empty_and_of_all_is_full() -> None:
    def shade(share: float) -> str:
        return figures.triangle([Part("Top", "", share)], 54)[1].strip().split("  ")[0].strip("/\\ ")

    assert [shade(share) for share in (0.0, 0.2, 0.5, 0.9, 1.0)] == ["", "░░", "▒▒", "██", "██"]


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
