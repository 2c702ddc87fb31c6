"""The key derivation and the sealing against published vectors, and against our own that no version may change."""

from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.vault.fixed import CHEAP, JOURNAL, PASSPHRASE, fixed_random
from workbook.vault.derive import derived, stretched
from workbook.vault.inbox import open_note, seal_note
from workbook.vault.keyfile import Costs
from workbook.vault.keys import DataKey, make, open_with, read
from workbook.vault.sealing import Seal, mark

GOLDEN = Path(__file__).with_name("golden")
CODE = (GOLDEN / "code.txt").read_text(encoding="ascii").strip()
KEYS = (GOLDEN / "keys.lederbog").read_bytes()


def test_argon2id_gives_the_vector_of_rfc_9106() -> None:
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )

    tag = kdf.derive(b"\x01" * 32)

    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_our_stretching_gives_the_reference_implementation_s_vector() -> None:
    made = stretched(b"password", b"somesalt", Costs(memory_kib=256, passes=2, lanes=1))

    assert made.hex() == "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"


def test_hkdf_gives_the_vector_of_rfc_5869() -> None:
    info = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")
    kdf = HKDF(SHA256(), 42, bytes.fromhex("000102030405060708090a0b0c"), info)

    made = kdf.derive(b"\x0b" * 22)

    assert made.hex().startswith("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")


def test_our_derivation_is_that_hkdf() -> None:
    by_hand = HKDF(SHA256(), 32, b"salt", b"lederbog lines 1").derive(b"k" * 32)

    assert derived(b"k" * 32, "lederbog lines 1", b"salt") == by_hand


def test_the_same_chance_makes_the_golden_key_file() -> None:
    made = make(JOURNAL, PASSPHRASE, CHEAP, fixed_random())

    assert made.file == KEYS
    assert made.code == CODE


def test_the_golden_key_file_opens_with_either_secret() -> None:
    key = DataKey(fixed_random()(32))

    assert open_with(read(KEYS), PASSPHRASE) == key
    assert open_with(read(KEYS), CODE) == key


def test_a_line_is_sealed_as_it_was_and_will_be() -> None:
    seal = Seal(DataKey(b"k" * 32), "lederbog-journal", JOURNAL, 3, fixed_random())

    assert seal.seal(7, b'[["entries","1",0,{}]]') == (GOLDEN / "line.txt").read_bytes().strip()


def test_a_mark_is_made_as_it_was_and_will_be() -> None:
    assert mark(DataKey(b"k" * 32), JOURNAL, 3, 7) == (GOLDEN / "mark.txt").read_bytes()


def test_a_note_is_sealed_as_it_was_and_will_be() -> None:
    key = DataKey(b"k" * 32)
    public = key.inbox.public_key().public_bytes_raw()
    golden = (GOLDEN / "note.txt").read_bytes().strip()

    assert seal_note(public, JOURNAL, "0190a1b2", b"{}", fixed_random()) == golden
    assert open_note(key, JOURNAL, "0190a1b2", golden) == b"{}"
