"""Reads a journal with nothing but Python's standard library: `python reader.py journal.lederbog` prints JSON.

Written from docs/journal-format.md alone, as a proof that the notes can be had without the program.
"""

import json
import sys
import zlib
from pathlib import Path
from typing import Any


def body_of(line: bytes) -> tuple[int, Any] | None:
    """Sequence and content of a line, or None when its checksum is wrong."""
    parts = line.split(b" ", 2)
    if len(parts) != 3 or b"%08x" % zlib.crc32(parts[1] + b" " + parts[2]) != parts[0]:
        return None
    return int(parts[1]), json.loads(parts[2])


def read(data: bytes) -> dict[str, dict[str, Any]]:
    """Table to id to the newest document."""
    whole = data[: data.rfind(b"\n") + 1].splitlines()
    header = body_of(whole[0])
    if header is not None and (header[1]["format"], header[1]["lines"]) != ("lederbog-journal", "plain"):
        raise SystemExit("not a plain journal")
    tables: dict[str, dict[str, Any]] = {}
    for line in whole[1:]:
        found = body_of(line)
        for table, record_id, _base, document in found[1] if found else []:
            rows = tables.setdefault(table, {})
            if record_id == "":
                rows.clear()
            elif document is None:
                rows.pop(record_id, None)
            else:
                rows[record_id] = document
    return tables


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(read(Path(sys.argv[1]).read_bytes()), ensure_ascii=False).encode() + b"\n")
