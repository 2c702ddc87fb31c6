"""Notes that are sealed without the key: everybody at this computer can write one, only the key's owner reads it."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbook.vault.derive import derived
from workbook.vault.keys import NONCE, DataKey
from workbook.vault.sealing import BrokenSealError

_PUBLIC: Final = 32


def seal_note(
    public: bytes, journal: str, entry_id: str, body: bytes, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """The note as base64: a public key made for it alone, a nonce, the sealed body.

    X25519, HKDF-SHA256, AES-256-GCM; sealed along are the journal's id and the entry's.
    """
    own = X25519PrivateKey.from_private_bytes(random(_PUBLIC))
    ours = own.public_key().public_bytes_raw()
    key = _key(own.exchange(X25519PublicKey.from_public_bytes(public)), ours, public)
    nonce = random(NONCE)
    return b64encode(ours + nonce + key.encrypt(nonce, body, _about(journal, entry_id)))


def open_note(key: DataKey, journal: str, entry_id: str, sealed: bytes) -> bytes:
    """The note's body. Raises BrokenSealError."""
    try:
        raw = b64decode(sealed, validate=True)
        theirs, nonce, body = raw[:_PUBLIC], raw[_PUBLIC : _PUBLIC + NONCE], raw[_PUBLIC + NONCE :]
        shared = key.inbox.exchange(X25519PublicKey.from_public_bytes(theirs))
        public = key.inbox.public_key().public_bytes_raw()
        return _key(shared, theirs, public).decrypt(nonce, body, _about(journal, entry_id))
    except (InvalidTag, ValueError):
        raise BrokenSealError from None


def _key(shared: bytes, note: bytes, inbox: bytes) -> AESGCM:
    return AESGCM(derived(shared, "lederbog note 1", note + inbox))


def _about(journal: str, entry_id: str) -> bytes:
    return f"lederbog-inbox {journal} {entry_id}".encode()
