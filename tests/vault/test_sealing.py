import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.fixed import JOURNAL
from workbook.vault.inbox import open_note, seal_note
from workbook.vault.keys import DataKey
from workbook.vault.sealing import BrokenSealError, Seal, mark, read_mark

KEY = DataKey(b"k" * 32)
OTHER = DataKey(b"o" * 32)
BODY = '[["entries","0190",0,{"answers":"mødet i går"}]]'.encode()
SEAL = Seal(KEY, "lederbog-journal", JOURNAL, 3)
PUBLIC = KEY.inbox.public_key().public_bytes_raw()


@given(st.binary(), st.integers(1, 10**18 - 1))
def test_a_line_opens_where_it_was_sealed(body: bytes, sequence: int) -> None:
    sealed = SEAL.seal(sequence, body)

    assert SEAL.open(sequence, sealed) == body
    assert b" " not in sealed
    assert b"\n" not in sealed


@pytest.mark.parametrize(
    "elsewhere",
    [
        Seal(OTHER, "lederbog-journal", JOURNAL, 3),
        Seal(KEY, "lederbog-draft", JOURNAL, 3),
        Seal(KEY, "lederbog-journal", JOURNAL[::-1], 3),
        Seal(KEY, "lederbog-journal", JOURNAL, 4),
        Seal(KEY, "lederbog-journal", JOURNAL, 31),
    ],
)
def test_a_line_opens_nowhere_else(elsewhere: Seal) -> None:
    with pytest.raises(BrokenSealError):
        elsewhere.open(7, SEAL.seal(7, BODY))


def test_a_line_opens_under_no_other_sequence() -> None:
    with pytest.raises(BrokenSealError):
        SEAL.open(8, SEAL.seal(7, BODY))


def test_the_same_line_sealed_twice_looks_different() -> None:
    assert SEAL.seal(7, BODY) != SEAL.seal(7, BODY)


@given(st.data())
def test_a_changed_line_does_not_open(data: st.DataObject) -> None:
    sealed = bytearray(SEAL.seal(7, BODY))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(BrokenSealError):
        SEAL.open(7, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"AAAA", b"not base64!", BODY, "blå".encode()])
def test_what_was_never_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(BrokenSealError):
        SEAL.open(7, sealed)
    with pytest.raises(BrokenSealError):
        open_note(KEY, JOURNAL, "0190", sealed)


def test_nothing_of_the_text_is_in_the_sealed_line() -> None:
    assert b"entries" not in SEAL.seal(7, BODY)
    assert "key" not in repr(SEAL)


def test_a_note_opens_with_the_key_for_its_own_entry() -> None:
    sealed = seal_note(PUBLIC, JOURNAL, "0190", BODY)

    assert open_note(KEY, JOURNAL, "0190", sealed) == BODY
    for key, journal, entry in ((OTHER, JOURNAL, "0190"), (KEY, JOURNAL[::-1], "0190"), (KEY, JOURNAL, "0191")):
        with pytest.raises(BrokenSealError):
            open_note(key, journal, entry, sealed)


def test_two_notes_share_neither_key_nor_bytes() -> None:
    one, other = seal_note(PUBLIC, JOURNAL, "0190", BODY), seal_note(PUBLIC, JOURNAL, "0190", BODY)

    assert one[:40] != other[:40]
    assert one[-40:] != other[-40:]


def test_a_note_to_a_weak_public_key_does_not_open() -> None:
    with pytest.raises(BrokenSealError):
        open_note(KEY, JOURNAL, "0190", b"A" * 80)


def test_a_mark_tells_generation_and_sequence() -> None:
    assert read_mark(mark(KEY, JOURNAL, 3, 7), KEY, JOURNAL) == (3, 7)


@pytest.mark.parametrize("raw", [b"", b"3 7\n", b"3 7 AAAA\n", b"x y z\n", b"\xff\xff", b"3 7 " + b"A" * 44 + b"\n"])
def test_a_mark_that_nobody_with_the_key_made_is_none(raw: bytes) -> None:
    assert read_mark(raw, KEY, JOURNAL) is None


def test_a_mark_is_good_for_its_own_journal_and_numbers() -> None:
    made = mark(KEY, JOURNAL, 3, 7)

    assert read_mark(made, OTHER, JOURNAL) is None
    assert read_mark(made, KEY, JOURNAL[::-1]) is None
    assert read_mark(made.replace(b"3 7 ", b"3 8 "), KEY, JOURNAL) is None
