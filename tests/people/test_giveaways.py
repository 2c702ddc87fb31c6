"""What else may give somebody away is marked, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.people.giveaways import giveaways


def marked(text: str, *, sensitive: bool = True) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in giveaways(text, sensitive=sensitive)]


@pytest.mark.parametrize(
    "number", ["010190-1234", "0101901234", "010190 1234", "311299–4321", "010190 - 1234", "610190-1234"]
)
def test_a_number_like_a_cpr_number(number: str) -> None:
    assert marked(f"nummer {number}.") == [("cpr", number)]


@pytest.mark.parametrize("number", ["991390-1234", "12345-6789", "01019012345"])
def test_other_numbers_are_no_cpr_number(number: str) -> None:
    assert "cpr" not in dict(marked(number))


@pytest.mark.parametrize("number", ["12345678", "12 34 56 78", "+45 12 34 56 78", "+4512345678", "12.34.56.78",
                                    "+46 8 123 456 78"])  # fmt: skip
def test_a_phone_number(number: str) -> None:
    assert marked(f"ring {number} nu") == [("phone", number)]


@pytest.mark.parametrize(
    "text", ["i 2026", "kl. 14.05", "3 af 12", "2026-11-21", "21-11-2026", "21.11.2026", "1.234,5 kr."]
)
def test_dates_hours_and_sums_are_none(text: str) -> None:
    assert marked(text) == []


def test_a_mail_address() -> None:
    assert marked("skriv til leder@kommune.dk.") == [("email", "leder@kommune.dk")]


def test_a_capital_letter_inside_a_sentence_is_marked_where_it_is_sensitive() -> None:
    text = "Jeg talte med Birthe. Hun og TR var enige, og De to mødtes i Danmark.\nMødet gik godt: Vi aftalte det."
    assert marked(text) == [("capital", "Birthe")]
    assert marked(text, sensitive=False) == []


def test_places_do_not_overlap_and_stand_in_order() -> None:
    text = "Kontakt Jens Hansen (jens@x.dk, 12 34 56 78, 010190-1234)"
    places = giveaways(text, sensitive=True)
    assert [one.kind for one in places] == ["capital", "capital", "email", "phone", "cpr"]


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_read_in_order(text: str, sensitive: bool) -> None:
    end = 0
    for one in giveaways(text, sensitive=sensitive):
        assert end <= one.start < one.end <= len(text)
        end = one.end
