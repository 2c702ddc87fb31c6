"""The data key of a journal and the file that keeps it: opened by passphrase or recovery code; imports cryptography."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from msgspec import structs

from workbook.errors import WrongSecretError
from workbook.i18n import _
from workbook.vault import recovery
from workbook.vault.derive import LENGTH, derived, stretched
from workbook.vault.keyfile import DEFAULT_COSTS, Costs, KeyFile, Wrap, coded, damaged, plain, read, write
from workbook.vault.passphrase import prepare

__all__ = [
    "DEFAULT_COSTS",
    "Costs",
    "DataKey",
    "KeyFile",
    "Made",
    "code_to_prove",
    "make",
    "open_with",
    "proved",
    "read",
    "with_new_code",
    "with_passphrase",
]

Random = Callable[[int], bytes]
NONCE: Final = 12
_SALT: Final = 16


@dataclass(frozen=True)
class DataKey:
    """The key under which a journal's lines are sealed; shows nothing of itself."""

    data: bytes = field(repr=False)

    @cached_property
    def lines(self) -> AESGCM:
        """Seals lines."""
        return AESGCM(derived(self.data, "lederbog lines 1"))

    @cached_property
    def inbox(self) -> X25519PrivateKey:
        """Opens notes that were written while the journal was locked."""
        return X25519PrivateKey.from_private_bytes(derived(self.data, "lederbog inbox 1"))

    @cached_property
    def macs(self) -> bytes:
        """Makes MACs."""
        return derived(self.data, "lederbog mac 1")

    def mac(self, message: bytes) -> bytes:
        """The 32 bytes that only one who has the key can make."""
        return self._mac(message).finalize()

    def made(self, message: bytes, mac: bytes) -> bool:
        """Whether the key made this MAC."""
        try:
            self._mac(message).verify(mac)
        except InvalidSignature:
            return False
        return True

    def _mac(self, message: bytes) -> HMAC:
        made = HMAC(self.macs, SHA256())
        made.update(message)
        return made


@dataclass(frozen=True)
class Made:
    """A new vault: the key file's bytes, the key, and the recovery code that is shown once."""

    file: bytes = field(repr=False)
    key: DataKey
    code: str = field(repr=False)


def make(journal_id: str, passphrase: str, costs: Costs = DEFAULT_COSTS, random: Random = os.urandom) -> Made:
    """A new key for the journal under the passphrase and a new recovery code, which is yet to be proved.

    Raises AnswerError for a passphrase that cannot be one.
    """
    key = DataKey(random(LENGTH))
    code = recovery.new_code(random)
    file = KeyFile(
        journal=journal_id,
        costs=costs,
        passphrase=_under_passphrase(key, journal_id, passphrase, costs, random),
        recovery=_under_code(key, journal_id, code, random),
        inbox=coded(key.inbox.public_key().public_bytes_raw()),
        unproven=_sealed_code(key, journal_id, code, random),
    )
    return Made(_signed(file, key), key, code)


def open_with(file: KeyFile, secret: str) -> DataKey:
    """The key, for the passphrase or the recovery code, whichever it is.

    Raises WrongSecretError for neither, AnswerError for an empty one, PlaceError when there is too little memory,
    DamagedError when the file was changed by someone without the key.
    """
    key = _by_code(file, secret) or _by_passphrase(file, secret)
    if key is None:
        raise WrongSecretError(_wrong_words(secret))
    if not key.made(file.authenticated, _bytes_or_none(file.mac) or b""):
        raise damaged()
    return key


def with_passphrase(
    file: KeyFile, key: DataKey, new: str, costs: Costs = DEFAULT_COSTS, random: Random = os.urandom
) -> bytes:
    """The file with another passphrase; the recovery code and the data key stay. Raises AnswerError."""
    wrap = _under_passphrase(key, file.journal, new, costs, random)
    return _signed(structs.replace(file, passphrase=wrap, costs=costs), key)


def with_new_code(file: KeyFile, key: DataKey, random: Random = os.urandom) -> tuple[bytes, str]:
    """The file with another recovery code, yet to be proved, and the code."""
    code = recovery.new_code(random)
    wrap = _under_code(key, file.journal, code, random)
    unproven = _sealed_code(key, file.journal, code, random)
    return _signed(structs.replace(file, recovery=wrap, unproven=unproven), key), code


def code_to_prove(file: KeyFile, key: DataKey) -> str | None:
    """The recovery code while nobody has typed it back, else None."""
    opened = _opened(key.lines, file.unproven, _about(file.journal, "unproven")) if file.unproven else None
    return opened.decode("ascii") if opened else None


def proved(file: KeyFile, key: DataKey) -> bytes:
    """The file without the code that was typed back."""
    return _signed(structs.replace(file, unproven=""), key)


def _signed(file: KeyFile, key: DataKey) -> bytes:
    return write(structs.replace(file, mac=coded(key.mac(file.authenticated))))


def _under_passphrase(key: DataKey, journal: str, passphrase: str, costs: Costs, random: Random) -> Wrap:
    salt = random(_SALT)
    wrapping = stretched(prepare(passphrase).text.encode(), salt, costs)
    return Wrap(salt=coded(salt), sealed=_sealed(AESGCM(wrapping), key.data, _about(journal, "passphrase"), random))


def _under_code(key: DataKey, journal: str, code: str, random: Random) -> Wrap:
    salt = random(_SALT)
    wrapping = derived(recovery.parse(code) or b"", "lederbog recovery 1", salt)
    return Wrap(salt=coded(salt), sealed=_sealed(AESGCM(wrapping), key.data, _about(journal, "recovery"), random))


def _sealed_code(key: DataKey, journal: str, code: str, random: Random) -> str:
    return _sealed(key.lines, code.encode("ascii"), _about(journal, "unproven"), random)


def _by_code(file: KeyFile, secret: str) -> DataKey | None:
    payload = recovery.parse(secret)
    if payload is None:
        return None
    wrapping = derived(payload, "lederbog recovery 1", plain(file.recovery.salt))
    data = _opened(AESGCM(wrapping), file.recovery.sealed, _about(file.journal, "recovery"))
    return DataKey(data) if data else None


def _by_passphrase(file: KeyFile, secret: str) -> DataKey | None:
    wrapping = stretched(prepare(secret).text.encode(), plain(file.passphrase.salt), file.costs)
    data = _opened(AESGCM(wrapping), file.passphrase.sealed, _about(file.journal, "passphrase"))
    return DataKey(data) if data else None


def _wrong_words(secret: str) -> str:
    wrong = recovery.check(secret).wrong
    if wrong:
        places = ", ".join(str(place) for place in wrong)
        return _(
            "The recovery code is mistyped in group {groups} of {all}. Nothing is lost. Look at the paper once more."
        ).format(groups=places, all=recovery.GROUPS)
    return _(
        "That is neither the passphrase nor the recovery code. Nothing is lost. "
        "Try once more; capital letters and blanks count."
    )


def _about(journal: str, purpose: str) -> bytes:
    """What is sealed along: a wrap is good for one purpose in one journal."""
    return f"lederbog-keys {purpose} {journal}".encode()


def _sealed(under: AESGCM, data: bytes, about: bytes, random: Random) -> str:
    nonce = random(NONCE)
    return coded(nonce + under.encrypt(nonce, data, about))


def _opened(under: AESGCM, sealed: str, about: bytes) -> bytes | None:
    raw = _bytes_or_none(sealed) or b""
    try:
        return under.decrypt(raw[:NONCE], raw[NONCE:], about)
    except (InvalidTag, ValueError):
        return None


def _bytes_or_none(text: str) -> bytes | None:
    try:
        return plain(text)
    except ValueError:
        return None
