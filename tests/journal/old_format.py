"""Journals of the formats before today's, as the programs of their time wrote them."""

import json
import zlib


def framed(sequence: int, body: object) -> bytes:
    """A line with its checksum; every format has the same frame."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    inner = f"{sequence} {text}".encode()
    return b"%08x %b\n" % (zlib.crc32(inner), inner)


def as_format_0(data: bytes) -> bytes:
    """The same journal in the made-up format 0: changes are objects and count the revision that came out."""
    first, *rest = [json.loads(line.split(b" ", 2)[2]) for line in data.splitlines()]
    lines = [framed(0, {**first, "version": 0})]
    for number, changes in enumerate(rest, 1):
        body = [{"t": table, "i": one, "r": base + 1, "d": document} for table, one, base, document in changes]
        lines.append(framed(number, body))
    return b"".join(lines)
