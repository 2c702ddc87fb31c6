import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import i18n, text

ANYTHING = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("raw", "kept", "dropped"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", 0),
        ("\tindent", "\tindent", 0),
        ("\x1b[31mrød\x1b[0m\x00", "[31mrød[0m", 3),
        ("æøå", "æøå", 0),
        ("bla\u030abaer", "blåbaer", 0),
        ("\ud83d half", " half", 1),
        ("\x85\x9b\x7f", "", 3),
        ("👩\u200d👧 og 🇩🇰", "👩\u200d👧 og 🇩🇰", 0),
    ],
)
def test_clean_keeps_words_and_drops_what_no_file_should_hold(raw: str, kept: str, dropped: int) -> None:
    assert text.clean(raw) == text.Cleaned(kept, dropped)


@given(ANYTHING)
def test_cleaned_text_can_be_written_and_cleans_to_itself(raw: str) -> None:
    once = text.clean(raw).text
    once.encode("utf-8")
    assert unicodedata.is_normalized("NFC", once)
    assert text.clean(once) == text.Cleaned(once, 0)


@given(ANYTHING)
def test_clean_loses_no_letter(raw: str) -> None:
    letters = [letter for letter in unicodedata.normalize("NFC", text.clean(raw).text) if letter.isalpha()]
    before = "".join(letter for letter in raw if not unicodedata.category(letter).startswith("C") or letter in "\t\n")
    assert letters == [letter for letter in unicodedata.normalize("NFC", before) if letter.isalpha()] or "\u200d" in raw


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ålborg", "aalborg"),
        ("GÅ", "gaa"),
        ("Øjebliksbillede", "oejebliksbillede"),
        ("ærlig", "AERLIG"),
        ("a\u030a", "å"),
        ("café", "CAFE"),
        ("Müller", "muller"),
        ("ǿ", "ø"),
    ],
)
def test_fold_finds_both_ways_of_writing(one: str, other: str) -> None:
    assert text.fold(one) == text.fold(other)


def test_what_is_found_for_the_beginning_of_a_word_is_found_for_more_of_it() -> None:
    assert text.fold("så").startswith(text.fold("sa"))


@given(st.text())
def test_folding_twice_is_folding_once(raw: str) -> None:
    assert text.fold(text.fold(raw)) == text.fold(raw)


def test_danish_letters_sort_last_and_aa_as_aring() -> None:
    words = ["Aarhus", "Ærø", "zebra", "Østbirk", "abe", "Åse", "über", "ypsilon", "Aase", "vild", "10", "épée", "emu"]
    assert sorted(words, key=text.danish_key) == [
        "10", "abe", "emu", "épée", "vild", "über", "ypsilon", "zebra", "Ærø", "Østbirk", "Aarhus", "Aase", "Åse",
    ]  # fmt: skip


@given(st.lists(st.text()))
def test_every_text_has_a_key_that_sorts(words: list[str]) -> None:
    assert sorted(sorted(words, key=text.danish_key, reverse=True), key=text.danish_key) == sorted(
        words, key=text.danish_key
    ) or len(set(words)) > len({text.danish_key(word) for word in words})


@pytest.mark.parametrize(
    ("whole", "limit", "cut"),
    [
        ("kort", 10, "kort"),
        ("  på\n to\tlinjer ", 20, "på to linjer"),
        ("ti tegn her", 11, "ti tegn her"),
        ("ti tegn, her", 11, "ti tegn…"),
        ("donaudampfschiff", 8, "donauda…"),
        ("👩\u200d👧👩\u200d👧", 3, "…"),
        ("", 10, ""),
    ],
)
def test_first_words(whole: str, limit: int, cut: str) -> None:
    assert text.first_words(whole, limit) == cut


@pytest.mark.parametrize(
    ("words", "said"), [("Mit mål", "Mit mål:"), ("Virker det?", "Virker det?"), ("Fordi …", "Fordi …"), ("", ":")]
)
def test_a_colon_follows_where_no_mark_does(words: str, said: str) -> None:
    assert text.leading(words) == said


@given(st.text(), st.integers(2, 80))
def test_first_words_are_one_line_within_the_limit(whole: str, limit: int) -> None:
    line = text.first_words(whole, limit)
    assert len(line) <= limit
    assert line.splitlines() in ([line], [])


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (7.5, 1, "7,5"),
        (7, 1, "7,0"),
        (7, 0, "7"),
        (2.25, 1, "2,3"),
        (6.5, 0, "7"),
        (1234.5, 1, "1.234,5"),
        (-0.04, 1, "0,0"),
        (-1.5, 1, "-1,5"),
        (1e300, 0, "1" + ".000" * 100),
        (float("inf"), 1, "∞"),
    ],
)
def test_numbers_are_written_the_danish_way(value: float, decimals: int, written: str) -> None:
    assert text.number(value, decimals) == written


def test_numbers_follow_the_language() -> None:
    i18n.use("en")
    assert text.number(1234.5) == "1,234.5"
