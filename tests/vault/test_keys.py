import os
import random
import subprocess
import sys
import unicodedata
from hashlib import sha256
from typing import Literal

import msgspec
import pytest

from tests.vault.fixed import CHEAP, JOURNAL, PASSPHRASE, fixed_random
from workbook.errors import AnswerError, DamagedError, ForeignError, PlaceError, WrongSecretError
from workbook.vault import derive, keyfile
from workbook.vault.keys import (
    DEFAULT_COSTS,
    Costs,
    KeyFile,
    code_to_prove,
    make,
    open_with,
    proved,
    read,
    with_new_code,
    with_passphrase,
)

CORRUPTIONS = 20_000 if os.environ.get("LEDERBOG_TORTURE") else 1_000
MADE = make(JOURNAL, PASSPHRASE, CHEAP, fixed_random())
FILE = read(MADE.file)


def changed(**new: object) -> bytes:
    """The file with other values and a right checksum, as someone without the key could make it."""
    return keyfile.write(msgspec.structs.replace(FILE, **new))


def test_what_is_written_without_being_told() -> None:
    """At least 64 MiB and three passes (RFC 9106 has those for a machine with little memory)."""
    assert Costs(memory_kib=131_072, passes=3, lanes=4) == DEFAULT_COSTS
    assert DEFAULT_COSTS.bearable


def test_the_passphrase_opens() -> None:
    assert open_with(FILE, PASSPHRASE) == MADE.key


def test_the_recovery_code_opens_where_the_passphrase_is_asked() -> None:
    assert open_with(FILE, MADE.code) == MADE.key
    assert open_with(FILE, f" {MADE.code.lower().replace('-', ' ')}\n") == MADE.key


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_both_ways_to_write_a_letter_open_the_same(form: Literal["NFC", "NFD"]) -> None:
    assert open_with(FILE, unicodedata.normalize(form, PASSPHRASE)) == MADE.key


def test_a_line_end_that_came_along_opens() -> None:
    assert open_with(FILE, f"{PASSPHRASE}\r\n") == MADE.key


@pytest.mark.parametrize("secret", [PASSPHRASE.strip(), f" {PASSPHRASE}", PASSPHRASE.replace("  ", " "), "blå", "x"])
def test_another_text_does_not_open(secret: str) -> None:
    with pytest.raises(WrongSecretError, match="Intet er gået tabt"):
        open_with(FILE, secret)


@pytest.mark.parametrize("passphrase", ["x", " ", "å" * 10_000, "日本 🐻"])
def test_any_passphrase_opens_what_it_closed(passphrase: str) -> None:
    made = make(JOURNAL, passphrase, CHEAP)

    assert open_with(read(made.file), passphrase) == made.key


def test_an_empty_passphrase_is_said() -> None:
    with pytest.raises(AnswerError):
        make(JOURNAL, "", CHEAP)
    with pytest.raises(AnswerError):
        open_with(FILE, "\n")


def test_a_mistyped_code_is_told_with_its_group() -> None:
    typed = MADE.code[:12] + ("A" if MADE.code[12] != "A" else "B") + MADE.code[13:]

    with pytest.raises(WrongSecretError, match="gruppe 3 af 7"):
        open_with(FILE, typed)


def test_a_passphrase_with_the_form_of_a_code_opens() -> None:
    passphrase = make(JOURNAL, "x", CHEAP).code
    mistyped = ("A" if passphrase[0] != "A" else "B") + passphrase[1:]

    for chosen in (passphrase, mistyped):
        made = make(JOURNAL, chosen, CHEAP)
        assert open_with(read(made.file), chosen) == made.key


def test_both_lost_does_not_open() -> None:
    other = make(JOURNAL, "another", CHEAP)

    with pytest.raises(WrongSecretError):
        open_with(FILE, other.code)
    with pytest.raises(WrongSecretError):
        open_with(FILE, "another")


def test_every_flipped_bit_is_damage_and_never_a_wrong_passphrase() -> None:
    for place in range(len(MADE.file)):
        for bit in range(8):
            raw = bytearray(MADE.file)
            raw[place] ^= 1 << bit
            with pytest.raises(DamagedError):
                read(bytes(raw))


def test_a_file_that_was_cut_or_grew_is_damage() -> None:
    for length in range(len(MADE.file)):
        with pytest.raises(DamagedError):
            read(MADE.file[:length])
    for more in (b"\n", b" ", b"\0", MADE.file):
        with pytest.raises(DamagedError):
            read(MADE.file + more)


def test_a_thousand_corruptions_are_damage() -> None:
    chance = random.Random(4)
    for _turn in range(CORRUPTIONS):
        raw = bytearray(MADE.file)
        start = chance.randrange(len(raw))
        part = raw[start : start + chance.randrange(1, 40)]
        raw[start : start + len(part)] = chance.choice(
            [chance.randbytes(len(part)), bytes(len(part)), part[::-1], part + part, b"", part.swapcase()]
        )
        if bytes(raw) == MADE.file:
            continue
        with pytest.raises(DamagedError, match="beskadiget"):
            read(bytes(raw))


@pytest.mark.parametrize(
    "costs",
    [
        Costs(memory_kib=1024 * 1024 + 1, passes=1, lanes=1),
        Costs(memory_kib=32, passes=11, lanes=1),
        Costs(memory_kib=32, passes=1, lanes=65),
        Costs(memory_kib=31, passes=1, lanes=4),
        Costs(memory_kib=32, passes=0, lanes=1),
        Costs(memory_kib=32, passes=1, lanes=0),
        Costs(memory_kib=-1, passes=-1, lanes=-1),
    ],
)
def test_costs_that_no_opening_may_have_are_refused(costs: Costs) -> None:
    with pytest.raises(ForeignError):
        read(changed(costs=costs))


def test_another_version_or_program_is_said_to_be_so() -> None:
    for raw in (changed(version=2), changed(format="another"), changed(inbox="short"), changed(inbox="blå")):
        with pytest.raises(ForeignError):
            read(raw)


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b'{"version":"1"}', b"[" * 100_000, b"\xff", b'{"version":1}'])
def test_a_whole_file_of_another_kind_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(ForeignError):
        read(sha256(body).hexdigest().encode() + b" " + body + b"\n")


def test_a_file_that_was_changed_without_the_key_is_damage() -> None:
    """Someone who puts in a key of their own would read every note that is written while it is locked."""
    theirs = make(JOURNAL, "theirs", CHEAP)

    for raw in (changed(inbox=read(theirs.file).inbox), changed(mac=""), changed(mac="x"), changed(unproven="")):
        for secret in (PASSPHRASE, MADE.code):
            with pytest.raises(DamagedError):
                open_with(read(raw), secret)


def test_a_wrap_of_another_journal_does_not_open() -> None:
    with pytest.raises(WrongSecretError):
        open_with(read(changed(journal=JOURNAL[::-1])), PASSPHRASE)


def test_a_new_passphrase_replaces_the_old_and_keeps_the_code() -> None:
    file = read(with_passphrase(FILE, MADE.key, "ny sætning", Costs(memory_kib=64, passes=2, lanes=2)))

    assert file.costs == Costs(memory_kib=64, passes=2, lanes=2)
    assert open_with(file, "ny sætning") == open_with(file, MADE.code) == MADE.key
    with pytest.raises(WrongSecretError):
        open_with(file, PASSPHRASE)


def test_a_new_code_replaces_the_old_and_keeps_the_passphrase() -> None:
    raw, code = with_new_code(FILE, MADE.key)
    file = read(raw)

    assert open_with(file, PASSPHRASE) == open_with(file, code) == MADE.key
    assert code_to_prove(file, MADE.key) == code
    with pytest.raises(WrongSecretError):
        open_with(file, MADE.code)


def test_a_code_is_kept_until_it_is_proved() -> None:
    file = read(proved(FILE, MADE.key))

    assert code_to_prove(FILE, MADE.key) == MADE.code
    assert code_to_prove(file, MADE.key) is None
    assert open_with(file, PASSPHRASE) == open_with(file, MADE.code) == MADE.key


def test_nothing_secret_is_shown_or_stored() -> None:
    shown = f"{MADE!r}{MADE.key!r}{FILE!r}{FILE.passphrase!r}"

    for secret in (PASSPHRASE, PASSPHRASE.strip(), MADE.code, MADE.code[:5]):
        assert secret not in shown
        assert secret.encode() not in MADE.file
    assert MADE.key.data not in MADE.file
    assert repr(MADE.key.data)[2:-1] not in shown


def test_the_same_passphrase_makes_another_file_each_time() -> None:
    one, other = make(JOURNAL, PASSPHRASE, CHEAP), make(JOURNAL, PASSPHRASE, CHEAP)

    assert one.key != other.key
    assert read(one.file).passphrase != read(other.file).passphrase


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Greedy:
        def __init__(self, **_costs: object) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(derive, "Argon2id", Greedy)
    with pytest.raises(PlaceError, match="hukommelse"):
        open_with(FILE, PASSPHRASE)


def test_a_file_is_known_without_cryptography() -> None:
    program = (
        "import sys; from workbook.vault import keyfile, passphrase, recovery; "
        f"assert isinstance(keyfile.read({MADE.file!r}), keyfile.KeyFile); "
        "print([name for name in sys.modules if name.startswith(('cryptography', '_cffi'))])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_key_file_has_its_own_shape() -> None:
    assert isinstance(FILE, KeyFile)
    assert FILE.journal == JOURNAL
    assert FILE.inbox_public == MADE.key.inbox.public_key().public_bytes_raw()
