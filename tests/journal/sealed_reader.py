"""Reads a locked journal with `cryptography` alone: `python sealed_reader.py HOME` takes the passphrase or the recovery
code on stdin and prints JSON. Written from docs/journal-format.md, as a proof that no notes hang on this program."""

import json
import sys
import unicodedata
import zlib
from base64 import b64decode
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derived(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    return HKDF(SHA256(), 32, salt, purpose.encode()).derive(key)


def opened(key: bytes, sealed: str | bytes, about: str) -> bytes:
    return AESGCM(key).decrypt(b64decode(sealed)[:12], b64decode(sealed)[12:], about.encode())


def data_key(raw: bytes, secret: str) -> bytes:
    checksum, body = raw.rstrip(b"\n").split(b" ", 1)
    assert sha256(body).hexdigest().encode() == checksum, "the key file is damaged: try keys.copy"
    file = json.loads(body)
    digits = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ".find(sign) for sign in secret.upper() if sign.isalnum()]
    if len(digits) == 35 and min(digits) >= 0:  # seven groups: four digits of 5 bits each, and one to check them
        number = int("".join(f"{digit:05b}" for place, digit in enumerate(digits) if place % 5 < 4), 2)
        wrapping = derived(number.to_bytes(18), "lederbog recovery 1", b64decode(file["recovery"]["salt"]))
        with suppress(InvalidTag):  # a passphrase may look like a code
            return opened(wrapping, file["recovery"]["sealed"], f"lederbog-keys recovery {file['journal']}")
    memory, passes, lanes = file["costs"].values()
    salt = b64decode(file["passphrase"]["salt"])
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    wrapping = kdf.derive(unicodedata.normalize("NFC", secret).encode())
    return opened(wrapping, file["passphrase"]["sealed"], f"lederbog-keys passphrase {file['journal']}")


def read(journal: bytes, key: bytes) -> dict[str, dict[str, object]]:
    first, *lines = journal[: journal.rfind(b"\n")].split(b"\n")
    header, tables = json.loads(first.split(b" ", 2)[2]), dict[str, dict[str, object]]()
    for number, (checksum, sequence, body) in enumerate((line.split(b" ", 2) for line in lines), 1):
        assert b"%08x" % zlib.crc32(sequence + b" " + body) == checksum, f"line {sequence!r} is damaged"
        about = f"{header['format']} {header['journal']} {header['generation']} {number}"
        for table, record_id, _base, document in json.loads(opened(key, body, about)):
            tables.setdefault(table, {})[record_id] = document
    return {table: {key: row for key, row in rows.items() if key and row is not None} for table, rows in tables.items()}


if __name__ == "__main__":
    home, passphrase = Path(sys.argv[1]), sys.stdin.readline().removesuffix("\n")
    key = derived(data_key((home / "keys.lederbog").read_bytes(), passphrase), "lederbog lines 1")
    found = read((home / "journal.lederbog").read_bytes(), key)
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
