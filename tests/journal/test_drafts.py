import json
import os
from pathlib import Path

import pytest
from msgspec import Raw, structs

from tests.journal.faults import FaultyDisk
from tests.journal.made import draft, text_of
from tests.journal.sealed_home import open_words, said_in, sealed
from workbook.clock import FixedClock
from workbook.errors import AnswerError, LockedError
from workbook.journal.disk import Disk
from workbook.journal.drafts import Drafts
from workbook.journal.keyhole import Keyhole
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Change, write_line

LATER = "2026-11-20T09:00:05.000000+01:00"
LATEST = "2026-11-20T08:00:09.000000+00:00"
"""An instant after LATER, though its hour looks earlier."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture(params=["plain", "sealed"])
def key(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> JournalKey | None:
    """Of the home around the folder; None when it is plain."""
    return sealed(tmp_path, clock).key if request.param == "sealed" else None


@pytest.fixture
def window(folder: Path, key: JournalKey | None) -> Drafts:
    return opened(folder, key)


@pytest.fixture
def other(folder: Path, key: JournalKey | None) -> Drafts:
    """Another process, as far as the files know."""
    return opened(folder, key)


def opened(folder: Path, key: JournalKey | None, disk: Disk | None = None) -> Drafts:
    disk = disk or Disk()
    return Drafts(folder, disk, Keyhole(folder.parent, disk, key))


def files(folder: Path) -> list[Path]:
    """All that lies in the folder."""
    return sorted(folder.iterdir())


def shown(drafts: Drafts) -> list[str]:
    """The texts of all drafts."""
    return [text_of(one) for one in drafts.all()]


def test_without_a_folder_there_are_none(folder: Path, window: Drafts) -> None:
    assert window.all() == []
    assert window.get("d") is None
    window.discard("d")
    assert not folder.exists()


def test_the_newest_writing_counts(window: Drafts, other: Drafts) -> None:
    for text in ("H", "Ha", "Halvt"):
        window.write(draft("d", text), durable=False)
        assert shown(window) == shown(other) == [text]
    assert other.get("d") == draft("d", "Halvt")


def test_the_newest_draft_comes_first(window: Drafts, other: Drafts) -> None:
    window.write(draft("a", "a", LATER), durable=True)
    window.write(draft("b", "b", LATEST), durable=True)
    window.write(draft("c", "c"), durable=True)
    assert shown(other) == ["b", "a", "c"]


def test_place_and_share_come_back(window: Drafts, other: Drafts) -> None:
    made = structs.replace(draft("d"), focus="note", cursor=(3, 14), context={"plan": "p"}, share=["trio"])
    window.write(made, durable=True)
    assert other.all() == [made]


def test_the_same_again_is_not_written_again_but_made_durable(folder: Path, key: JournalKey | None) -> None:
    disk = FaultyDisk()
    window = opened(folder, key, disk)
    window.write(draft("d"), durable=False)
    size = files(folder)[0].stat().st_size
    assert disk.fsyncs == 0
    window.write(draft("d"), durable=True)
    assert disk.fsyncs == 2, "the file and its name"
    window.write(draft("d"), durable=True)
    assert disk.fsyncs == 2
    assert files(folder)[0].stat().st_size == size


def test_a_discarded_draft_is_gone_for_everyone(folder: Path, window: Drafts, other: Drafts) -> None:
    window.write(draft("d"), durable=True)
    window.write(draft("e", "stays"), durable=True)
    other.discard("d")
    assert shown(window) == shown(other) == ["stays"]
    window.discard("e")
    assert files(folder) == []


def test_a_resumed_draft_moves_to_the_process_that_resumed_it(
    folder: Path, window: Drafts, other: Drafts, key: JournalKey | None
) -> None:
    window.write(draft("d", "before"), durable=False)
    resumed = other.get("d")
    assert resumed is not None
    other.write(draft("d", "after", LATER), durable=False)
    assert len(files(folder)) == 1
    assert b"before" in said_in(files(folder)[0].read_bytes(), key)
    other.discard("d")
    assert files(folder) == []


def test_two_windows_with_the_same_draft_lose_no_words(window: Drafts, other: Drafts) -> None:
    window.write(draft("d", "here"), durable=False)
    other.write(draft("d", "there", LATER), durable=False)
    window.write(draft("d", "here again", LATEST), durable=False)
    assert shown(window) == shown(other) == ["here again"]
    window.discard("d")
    assert shown(window) == ["there"], "what the other window wrote is still a draft"
    other.discard("d")
    assert shown(window) == []


def test_an_unfinished_line_of_a_killed_process_is_passed_over(folder: Path, window: Drafts, other: Drafts) -> None:
    window.write(draft("d", "first"), durable=False)
    window.write(draft("d", "second", LATER), durable=False)
    path = files(folder)[0]
    data = path.read_bytes()
    last = data[:-1].rindex(b"\n") + 1
    for cut in range(last, len(data)):
        path.write_bytes(data[:cut])
        assert shown(other) == ["first"]
    other.write(draft("d", "third", LATEST), durable=False)
    assert shown(window) == ["third"]
    assert files(folder)[0].read_bytes().startswith(data[:cut])


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 100, b'{"id": "d"}\n'])
def test_a_file_that_is_no_draft_is_left_alone(folder: Path, window: Drafts, content: bytes) -> None:
    folder.mkdir()
    (folder / "d.1-2.draft").write_bytes(content)
    (folder / "d.tmp").write_bytes(content)
    assert window.all() == []
    window.write(draft("d", "mine"), durable=True)
    assert shown(window) == ["mine"]
    window.discard("d")
    assert [path.read_bytes() for path in files(folder)] == [content] * 2


def test_a_file_does_not_grow_without_end(folder: Path, window: Drafts, other: Drafts) -> None:
    sizes = []
    for number in range(400):
        window.write(draft("d", f"{number} " + "x" * 500), durable=False)
        sizes.append(files(folder)[0].stat().st_size)
    assert 60_000 < max(sizes) < 70_000
    assert shown(other) == ["399 " + "x" * 500]
    assert len(files(folder)) == 1


def test_unknown_fields_of_a_newer_version_survive(folder: Path) -> None:
    window, other = opened(folder, None), opened(folder, None)
    window.write(draft("d"), durable=False)
    path = files(folder)[0]
    known = json.loads(path.read_bytes().splitlines()[1].split(b" ", 2)[2])[0][3]
    newer = Raw(json.dumps(known | {"mood": "calm"}).encode())
    path.write_bytes(path.read_bytes() + write_line(2, [Change("drafts", "d", 1, newer)]))
    other.write(draft("d", "more", LATER), durable=False)
    assert other.get("d") == draft("d", "more", LATER)
    assert b'"mood":"calm"' in files(folder)[0].read_bytes().splitlines()[-1]


def test_a_value_that_cannot_be_stored_leaves_the_draft_as_it_was(window: Drafts, other: Drafts) -> None:
    window.write(draft("d", "good"), durable=False)
    with pytest.raises(AnswerError):
        window.write(draft("d", "bad \udfff"), durable=False)
    assert shown(other) == ["good"]


def test_the_folder_may_vanish_under_an_open_form(folder: Path, window: Drafts, other: Drafts) -> None:
    window.write(draft("d", "one"), durable=True)
    for path in files(folder):
        os.remove(path)
    folder.rmdir()
    window.write(draft("d", "two"), durable=True)
    assert shown(other) == ["two"]


def test_a_sealed_draft_tells_no_more_than_its_id(folder: Path, tmp_path: Path, clock: FixedClock) -> None:
    window = opened(folder, sealed(tmp_path, clock).key)
    secret = structs.replace(draft("d", "hemmeligt"), exercise="hemmelig-side", record="hemmelig-note")
    window.write(secret, durable=True)
    (path,) = files(folder)
    assert path.name.startswith("d.")
    assert open_words({path: path.read_bytes()}, "hemmelig", "Hvad lagde", "note") == []
    with pytest.raises(LockedError):
        opened(folder, None).write(draft("e", "plain"), durable=True)
    assert files(folder) == [path]


@pytest.mark.parametrize("was", ["plain", "sealed"])
def test_a_file_that_is_not_as_the_home_is_now_is_made_anew(
    folder: Path, tmp_path: Path, clock: FixedClock, was: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    key = sealed(elsewhere if was == "sealed" else tmp_path, clock).key
    left = opened((elsewhere if was == "sealed" else tmp_path / "plain") / "drafts", key if was == "sealed" else None)
    left.write(draft("d", "before"), durable=True)
    (path,) = (tmp_path / ("elsewhere" if was == "sealed" else "plain") / "drafts").iterdir()
    folder.mkdir()
    path.rename(folder / path.name)
    window = opened(folder, key)
    window.write(structs.replace(draft("d", "after"), updated=LATER), durable=False)
    assert shown(opened(folder, key)) == ["after"]
    (path,) = files(folder)
    assert (b"after" in path.read_bytes()) == (was == "sealed")
    assert b"before" not in path.read_bytes()
    window.write(structs.replace(draft("d", "at last"), updated=LATEST), durable=True)
    assert shown(opened(folder, key)) == ["at last"]
