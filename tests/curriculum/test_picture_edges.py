"""The edges of the pictures: the room that just suffices, the ends of the scale, the day of a measurement itself."""

from datetime import date
from math import inf

import pytest

from tests.curriculum.past import TODAY
from workbook import i18n
from workbook.curriculum.model import NARROWEST, WIDEST, Band
from workbook.curriculum.pictures import against, figures, overtime, profile
from workbook.curriculum.pictures.against import Pair
from workbook.curriculum.pictures.figures import Part
from workbook.curriculum.pictures.overtime import Point
from workbook.curriculum.pictures.paper import clip, columns, labelled, wrapped, written_out
from workbook.curriculum.pictures.profile import Bar


@pytest.fixture(autouse=True)
def danish() -> None:
    i18n.use("da")


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


def test_ten_is_the_last_place_of_a_line_and_one_the_first() -> None:
    _legend, line = against.spans([Pair("A", 10, 1)], 54, mark="jeg", ring="de")

    assert line == "A  ○" + "─" * (against.STEPS - 2) + "●  10 ● ○ 1  +9"


def test_a_line_that_just_fits_is_left_as_it_is() -> None:
    assert written_out(["a  b", "a  bc"], 4) == ("a  b", "a bc")


def test_a_word_that_is_too_long_is_cut_and_leaves_no_empty_line() -> None:
    assert wrapped("abcdefghij kl", 5) == ["abcd…", "kl"]


def test_signs_take_the_columns_that_a_terminal_gives_them() -> None:
    assert [columns(text) for text in ("e", "e\u0301", "æ", "漢", "🙂", "●")] == [1, 1, 1, 2, 2, 1]


def test_names_of_pillars_that_take_more_lines_than_others_are_whole() -> None:
    lines = profile.pillars([Bar("Lære", 3), Bar("Høre til her", 4)], 17)

    assert [line.split() for line in lines[-2:]] == [["Lære", "Høre", "til"], ["her"]]


def test_a_long_name_of_a_band_is_cut_so_that_measurements_keep_their_room() -> None:
    bands = (Band("lav", "Lav", 5.5), Band("god", "Et navn, som er alt for langt til kanten", inf))
    lines = overtime.curve([Point(TODAY, 3, "3")], 54, bands=bands)

    assert lines[0] == "10 ┼        Et navn, som er…"


def test_a_band_that_ends_almost_at_once_stands_at_one() -> None:
    bands = (Band("lav", "Lav", 1.5), Band("god", "God", inf))
    lines = overtime.curve([Point(TODAY, 3, "3")], 54, bands=bands)

    assert lines[9].endswith("Lav")
