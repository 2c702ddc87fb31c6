from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workbook.journal.ids import IdMaker, to_int, to_text

NOON = datetime(2026, 11, 21, 12, 0, 0, 123000, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    made = UUID(IdMaker().new(NOON))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


@given(st.lists(st.integers(-5000, 5000), min_size=2, max_size=50))
def test_ids_grow_even_when_the_clock_stands_still_or_goes_back(steps: list[int]) -> None:
    maker = IdMaker()
    made = [maker.new(NOON + timedelta(milliseconds=step)) for step in steps]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(UUID(one).version == 7 for one in made)


def test_ids_grow_when_chance_gives_the_highest_number() -> None:
    maker = IdMaker(bits=lambda count: (1 << count) - 1)
    made = [maker.new(NOON) for _ in range(3)]
    assert made == sorted(set(made))


def test_two_makers_do_not_make_the_same() -> None:
    assert len({IdMaker().new(NOON) for _ in range(100)}) == 100


@given(st.integers(0, (1 << 128) - 1))
def test_text_and_integer_are_two_ways_to_write_an_id(number: int) -> None:
    assert to_int(to_text(number)) == number


def test_tinydbs_own_numbers_stay_numbers() -> None:
    assert to_text(17) == "17"
    assert to_text(UUID("01a1fd7a-dcbd-707e-9b55-45cdc2b67c0e").int) == "01a1fd7a-dcbd-707e-9b55-45cdc2b67c0e"
