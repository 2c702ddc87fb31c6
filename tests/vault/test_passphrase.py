import unicodedata

import pytest

from workbook import i18n
from workbook.errors import AnswerError
from workbook.vault.passphrase import Prepared, prepare, strength, strength_words


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_that_came_along_is_taken_off_and_told(end: str) -> None:
    assert prepare(f"blå hest{end}") == Prepared("blå hest", trimmed=True)


def test_only_one_line_end_goes() -> None:
    assert prepare("blå\nhest\n\n") == Prepared("blå\nhest\n", trimmed=True)


def test_blanks_at_both_ends_count() -> None:
    assert prepare("  blå hest ") == Prepared("  blå hest ", trimmed=False)


def test_both_ways_to_write_a_letter_are_one() -> None:
    assert prepare(unicodedata.normalize("NFD", "blå")).text == unicodedata.normalize("NFC", "blå")


@pytest.mark.parametrize("text", ["x", "å", " ", "x" * 10_000, "🐻", "日本", "\t"])
def test_any_text_will_do(text: str) -> None:
    assert prepare(text).text == text


@pytest.mark.parametrize("text", ["", "\n", "\r\n", "\udcff"])
def test_what_is_no_text_is_said(text: str) -> None:
    with pytest.raises(AnswerError, match="Intet er ændret"):
        prepare(text)


def test_a_prepared_passphrase_does_not_show_itself() -> None:
    assert "hest" not in repr(prepare("blå hest\n"))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", "weak"),
        ("x", "weak"),
        ("x" * 10_000, "weak"),
        ("1234567890", "weak"),
        ("qwertyuiop", "weak"),
        ("sommer2026", "weak"),
        ("P4ssw0rd!", "weak"),
        ("hest hest hest hest hest", "weak"),
        ("Jeg elsker min hund", "fair"),
        ("tandem regnbue skuffe", "fair"),
        ("tandem regnbue skuffe murer", "good"),
        ("xK9#qL2$vB7m", "good"),
        ("fire blå elefanter drikker kaffe i Odense", "strong"),
    ],
)
def test_strength_says_what_is_guessed_first(text: str, level: str) -> None:
    assert strength(text) == level


def test_strength_is_the_same_in_both_ways_to_write() -> None:
    text = "tandem på rejse i går"

    assert strength(unicodedata.normalize("NFD", text)) == strength(text)


def test_the_words_are_the_reader_s() -> None:
    assert strength_words("strong") == "stærk"
    i18n.use("en")
    assert strength_words("strong") == "strong"
