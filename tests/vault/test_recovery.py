import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.fixed import fixed_random
from workbook.vault.recovery import ALPHABET, check, groups, is_code, new_code, parse, same_group

CODES = st.binary(min_size=18, max_size=18).map(lambda raw: new_code(lambda size: raw[:size]))
PLACES = [place for place in range(41) if place % 6 != 5]


def test_a_code_is_seven_groups_of_five() -> None:
    assert re.fullmatch(f"([{ALPHABET}]{{5}}-){{6}}[{ALPHABET}]{{5}}", new_code())


def test_a_code_has_more_than_130_random_bits() -> None:
    """Each of the 140 bits of the source changes the code, and comes back from it."""
    none = new_code(bytes)
    codes = {new_code(partial(int.to_bytes, 1 << bit + 4)) for bit in range(140)}

    assert len(codes | {none}) == 141
    assert len({parse(code) for code in codes}) == 140


def test_two_codes_are_not_the_same() -> None:
    assert new_code() != new_code()


@given(CODES)
def test_a_code_reads_back(code: str) -> None:
    assert new_code(lambda size: (int.from_bytes(parse(code) or b"") << 4).to_bytes(size)) == code


@pytest.mark.parametrize(
    "as_typed",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code} \r\n",
        lambda code: code.replace("-", "–"),
        lambda code: code.replace("1", "l").replace("0", "o"),
        lambda code: code.replace("1", "I").replace("0", "O"),
    ],
)
def test_the_way_it_is_typed_does_not_matter(as_typed: Callable[[str], str]) -> None:
    code = new_code(fixed_random("with both 0 and 1"))

    assert parse(as_typed(code)) == parse(code) is not None


@given(CODES, st.sampled_from(PLACES), st.sampled_from(ALPHABET))
def test_one_wrong_digit_is_told_with_its_group(code: str, place: int, digit: str) -> None:
    typed = code[:place] + digit + code[place + 1 :]

    expected = () if typed == code else (place // 6 + 1,)

    assert check(typed).wrong == expected
    assert (parse(typed) is None) == bool(expected)


@given(CODES, st.sampled_from([place for place in PLACES if place % 6 != 4]))
def test_two_digits_exchanged_are_told(code: str, place: int) -> None:
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert typed == code or check(typed).wrong == (place // 6 + 1,)


@given(CODES, st.permutations(range(7)))
def test_groups_in_another_order_are_no_code(code: str, order: list[int]) -> None:
    typed = "-".join(groups(code)[place] for place in order)

    assert typed == code or parse(typed) is None or groups(typed) == groups(code)


def test_a_letter_that_no_code_has_is_told_with_its_group() -> None:
    code = new_code(fixed_random())

    assert check("U" + code[1:]).wrong == (1,)


@pytest.mark.parametrize("text", ["", "1234", "korrekt hest batteri", "x" * 35, "Æ" * 35, "\ud800" * 35, "0" * 10_000])
def test_a_passphrase_is_no_code(text: str) -> None:
    assert not is_code(text)


def test_a_mistyped_code_has_the_form_of_one() -> None:
    code = new_code(fixed_random())

    assert is_code(code)
    assert is_code(("A" if code[0] != "A" else "B") + code[1:])


def test_a_group_is_typed_back_in_any_writing() -> None:
    assert same_group(" ab1o0", "AB100")
    assert not same_group("AB101", "AB100")
    assert not same_group("", "AB100")
