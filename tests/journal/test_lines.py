import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from workbook.journal.lines import Change, new_header, read_header, read_line, write_header, write_line
from workbook.journal.reading import salvage

LINE = write_line(3, [Change("entries", "1", 0, Raw(b'{"a":"\xc3\xa6"}')), Change("plans", "2", 4, Raw(b"null"))])


def test_a_line_is_a_checksum_a_sequence_and_the_changes() -> None:
    checksum, sequence, body = LINE.rstrip(b"\n").split(b" ", 2)
    assert int(checksum, 16) == zlib.crc32(sequence + b" " + body)
    assert sequence == b"3"
    assert json.loads(body) == [["entries", "1", 0, {"a": "æ"}], ["plans", "2", 4, None]]


def test_a_line_comes_back_as_it_was() -> None:
    line = read_line(LINE[:-1])
    assert line is not None
    assert line.sequence == 3
    assert [(one.table, one.id, one.base, bytes(one.document), one.gone) for one in line.changes] == [
        ("entries", "1", 0, b'{"a":"\xc3\xa6"}', False),
        ("plans", "2", 4, b"null", True),
    ]


@pytest.mark.parametrize("place", range(len(LINE) - 1))
def test_a_changed_byte_is_seen_wherever_it_is(place: int) -> None:
    assert read_line(LINE[:place] + bytes([LINE[place] ^ 1]) + LINE[place + 1 : -1]) is None


@given(st.binary(max_size=60))
def test_whatever_stands_there_nothing_is_raised(data: bytes) -> None:
    assert read_line(data) is None
    assert read_header(data) is None


def test_a_checksum_does_not_make_a_line_of_anything() -> None:
    inner = b'3 {"not": "changes"}'
    assert read_line(b"%08x %b" % (zlib.crc32(inner), inner)) is None


def test_a_header_says_what_the_file_is() -> None:
    header = new_header("lederbog-journal")
    assert read_header(write_header(header)[:-1]) == header
    assert (header.format, header.version, header.generation, header.lines) == ("lederbog-journal", 1, 1, "plain")
    assert read_line(write_header(header)[:-1]) is None
    assert read_header(LINE[:-1]) is None


def test_lines_that_ran_together_are_told_apart() -> None:
    found = salvage(LINE[:-1] + b"\x0b" + LINE[:-1] + b"\r")
    assert [line.sequence for line in found] == [3, 3]
    assert salvage(LINE[4:-1]) == []


def test_a_repr_holds_no_answer() -> None:
    line = read_line(LINE[:-1])
    assert "æ" not in repr(line)
    assert "xc3" not in repr(line)
