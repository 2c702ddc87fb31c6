"""The key file as it is written: one line of JSON behind its checksum; read without any cryptography.

`SHA256 JSON\\n`. The checksum comes first, so that a harmed file is told from a wrong passphrase.
"""

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Final

from msgspec import DecodeError, Struct, structs
from msgspec.json import Decoder, Encoder

from workbook.errors import DamagedError, ForeignError
from workbook.i18n import _

FORMAT: Final = "lederbog-keys"
VERSION: Final = 1
MOST_MEMORY: Final = 1024 * 1024
"""KiB that a file may ask for; a made-up one could otherwise stop the computer."""
MOST_PASSES: Final = 10
MOST_LANES: Final = 64
_DIGEST: Final = 64


class Costs(Struct, frozen=True, kw_only=True):
    """What one guess at the passphrase costs (Argon2id, RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """Whether we derive a key at these costs."""
        memory = 8 * self.lanes <= self.memory_kib <= MOST_MEMORY
        return memory and 1 <= self.passes <= MOST_PASSES and 1 <= self.lanes <= MOST_LANES


DEFAULT_COSTS: Final = Costs(memory_kib=128 * 1024, passes=3, lanes=4)


class Wrap(Struct, frozen=True, kw_only=True):
    """The data key sealed under another key; base64, nonce before the sealed bytes."""

    salt: str
    sealed: str

    def __repr__(self) -> str:
        return "Wrap()"


class KeyFile(Struct, frozen=True, kw_only=True):
    """All that opens one journal; worth nothing without the passphrase or the recovery code."""

    format: str = FORMAT
    version: int = VERSION
    journal: str
    """The id of the journal that it belongs to."""
    costs: Costs
    passphrase: Wrap
    recovery: Wrap
    inbox: str
    """Base64 of the X25519 public key that notes are sealed to while the journal is locked."""
    unproven: str = ""
    """The recovery code sealed under the data key, until two of its groups have been typed back."""
    mac: str = ""
    """HMAC-SHA256 under the data key over the file with an empty `mac`."""

    @property
    def inbox_public(self) -> bytes:
        """The 32 bytes of the public key."""
        return plain(self.inbox)

    @property
    def authenticated(self) -> bytes:
        """What the MAC is over."""
        return _ENCODER.encode(structs.replace(self, mac=""))

    def __repr__(self) -> str:
        return "KeyFile()"


class _Head(Struct):
    """What says whether the rest is ours to read."""

    format: str = ""
    version: int = 0


_ENCODER: Final = Encoder()
_HEADS: Final = Decoder(_Head)
_FILES: Final = Decoder(KeyFile)


def write(file: KeyFile) -> bytes:
    """The file's bytes."""
    body = _ENCODER.encode(file)
    return sha256(body).hexdigest().encode() + b" " + body + b"\n"


def read(raw: bytes) -> KeyFile:
    """The file as it was written.

    Raises DamagedError when any bit of it is another, ForeignError when it is whole but of a newer format, of
    another program, or asks for more memory or time than an opening may cost.
    """
    body = raw[_DIGEST + 1 : -1]
    if raw != sha256(body).hexdigest().encode() + b" " + body + b"\n":
        raise damaged()
    try:
        head = _HEADS.decode(body)
        if head.format != FORMAT or head.version != VERSION:
            raise _foreign()
        file = _FILES.decode(body)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        raise _foreign() from None
    if not (file.costs.bearable and _bytes_there(file)):
        raise _foreign()
    return file


def coded(raw: bytes) -> str:
    """Bytes as they stand in the file."""
    return b64encode(raw).decode("ascii")


def plain(text: str) -> bytes:
    """The bytes back. Raises ValueError."""
    return b64decode(text, validate=True)


def damaged() -> DamagedError:
    """What is said of a key file that is harmed, whatever was typed."""
    return DamagedError(
        _(
            "The file with the journal's keys is damaged; the passphrase was not the reason. The journal is untouched. "
            "See what helps with: lederbog doctor"
        )
    )


def _foreign() -> ForeignError:
    return ForeignError(
        _(
            "The file with the journal's keys is of a newer version or of another program. Nothing was changed. "
            "Open the journal with the newest Lederbog."
        )
    )


def _bytes_there(file: KeyFile) -> bool:
    wraps = (file.passphrase.salt, file.passphrase.sealed, file.recovery.salt, file.recovery.sealed)
    try:
        return len(file.inbox_public) == 32 and all(len(plain(text)) >= 16 for text in wraps)
    except ValueError:
        return False
