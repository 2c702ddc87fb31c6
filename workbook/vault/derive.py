"""Keys from keys and from what a person knows: Argon2id (RFC 9106), HKDF-SHA256 (RFC 5869); imports cryptography."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.vault.keyfile import Costs

LENGTH = 32
"""Bytes of every key."""


def stretched(secret: bytes, salt: bytes, costs: Costs) -> bytes:
    """The key of a passphrase; takes as long and as much memory as `costs` say, without holding up other threads.

    Raises PlaceError when there is not so much memory.
    """
    kdf = Argon2id(salt=salt, length=LENGTH, iterations=costs.passes, lanes=costs.lanes, memory_cost=costs.memory_kib)
    try:
        return kdf.derive(secret)
    except MemoryError:
        raise PlaceError(
            _(
                "There is too little free memory to open the journal: it takes {mebibytes} MB. Nothing is lost. "
                "Close other programs and try again."
            ).format(mebibytes=costs.memory_kib // 1024)
        ) from None


def derived(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """A key for one purpose, from bytes that nobody can guess."""
    return HKDF(SHA256(), LENGTH, salt, purpose.encode("ascii")).derive(key)
