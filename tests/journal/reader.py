"""Reads a journal with nothing but Python's standard library: `python reader.py journal.lederbog` prints JSON.

Written from docs/journal-format.md alone, as a proof that the notes can be had without the program.
"""

import json
import sys
import zlib
from pathlib import Path
from typing import Any


def body_of(line: bytes) -> Any:
    """The content of a line, or None when its checksum is wrong."""
    parts = line.rstrip(b"\r").split(b" ", 2)
    if len(parts) != 3 or b"%08x" % zlib.crc32(parts[1] + b" " + parts[2]) != parts[0]:
        return None
    return json.loads(parts[2])


def changes_of(body: Any, version: int) -> list[list[Any]]:
    """Table, id, base and document of every change in a line."""
    if version == 0:
        return [[one["t"], one["i"], one["r"] - 1, one["d"]] for one in body or []]
    return body or []


def read(data: bytes) -> dict[str, dict[str, Any]]:
    """Table to id to the newest document."""
    whole = data[: data.rfind(b"\n") + 1].split(b"\n")
    header = body_of(whole[0]) or {"format": "lederbog-journal", "version": 1, "lines": "plain"}
    if (header["format"], header["lines"]) != ("lederbog-journal", "plain") or header["version"] not in (0, 1):
        raise SystemExit("not a plain journal of a format that this reader knows")
    tables: dict[str, dict[str, Any]] = {}
    reached: dict[tuple[str, str], int] = {}
    for line in whole[1:]:
        for table, record_id, base, document in changes_of(body_of(line), header["version"]):
            rows = tables.setdefault(table, {})
            if record_id == "":
                if document is None:
                    rows.clear()
            elif base >= reached.get((table, record_id), 0):
                reached[table, record_id] = base + 1
                rows[record_id] = document
                if document is None:
                    del rows[record_id]
    return tables


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(read(Path(sys.argv[1]).read_bytes()), ensure_ascii=False).encode() + b"\n")
