"""Plain TinyDB on our storage and table; nothing here knows of records."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, where
from tinydb.operations import delete, increment
from tinydb.table import Document

from workbook.errors import PlaceError
from workbook.journal.lines import Change
from workbook.journal.table import Database
from workbook.journal.views import Working


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.lederbog"


@pytest.fixture
def db(path: Path) -> Database:
    return Database(path)


def lines(path: Path) -> int:
    """Transactions in the file."""
    return path.read_bytes().count(b"\n") - 1


def test_insert_search_get_count_contains_all(db: Database, path: Path) -> None:
    assert db.insert({"name": "Åse", "years": 3}) == 1
    assert db.insert_multiple([{"name": "Bo", "years": 5}, {"name": "Bo", "years": 9}]) == [2, 3]
    person = Query()
    for one in (db, Database(path)):
        assert [found["years"] for found in one.search(person.name == "Bo")] == [5, 9]
        assert one.search((person.name == "Bo") & (person.years > 5))[0].doc_id == 3
        assert one.get(doc_id=1) == {"name": "Åse", "years": 3}
        assert one.get(person.years == 9) == {"name": "Bo", "years": 9}
        assert [found["years"] for found in one.get(doc_ids=[1, 3, 7])] == [3, 9]
        assert one.get(doc_id=4) is None
        assert one.count(person.years.test(lambda years: years % 2 == 1)) == 3
        assert one.contains(doc_id=2)
        assert not one.contains(person.name == "Ib")
        assert [found.doc_id for found in one] == [1, 2, 3]
        assert len(one.all()) == len(one) == 3


def test_update_upsert_remove(db: Database, path: Path) -> None:
    db.insert_multiple({"n": n} for n in range(5))
    assert db.update({"even": True}, where("n").one_of([0, 2, 4])) == [1, 3, 5]
    assert db.update(increment("n"), doc_ids=[1, 99]) == [1]
    assert db.update(delete("even"), where("n") == 4) == [5]
    assert db.update_multiple([({"big": 1}, where("n") == 3), ({"big": 2}, where("n") == 4)]) == [4, 5]
    assert db.upsert({"n": 2, "seen": 1}, where("n") == 2) == [3]
    assert db.upsert({"n": 77}, where("n") == 77) == [6]
    assert db.upsert(Document({"n": 78}, doc_id=50)) == [50]
    assert db.remove(where("n") == 3) == [4]
    assert db.remove(doc_ids=[50, 51]) == [50]
    expected = {1: {"n": 1, "even": True}, 2: {"n": 1}, 3: {"n": 2, "even": True, "seen": 1}, 5: {"n": 4, "big": 2}}
    for one in (db, Database(path)):
        assert {found.doc_id: dict(found) for found in one} == expected | {6: {"n": 77}}


def test_one_act_is_one_line_and_only_what_changed_is_in_it(db: Database, path: Path) -> None:
    db.insert_multiple({"n": n} for n in range(100))
    assert lines(path) == 1
    db.update({"n": 1}, where("n") == 50)
    last = json.loads(path.read_bytes().splitlines()[-1].split(b" ", 2)[2])
    assert last == [["_default", "51", 1, {"n": 1}]]
    db.update({"n": 1}, where("n") == 1)
    db.remove(where("n") == -1)
    assert lines(path) == 2, "what changes nothing writes nothing"


def test_several_tables_in_one_transaction_are_one_line(db: Database, path: Path) -> None:
    with db.log_storage.transaction():
        first = db.table("a").insert({"x": 1})
        db.table("b").insert_multiple([{"x": 2}, {"x": 3}])
        db.table("a").update({"x": 4}, doc_ids=[first])
        assert db.table("a").all() == [{"x": 4}]
        assert len(db.table("b")) == 2
        assert db.tables() == {"a", "b"}
        assert Database(path).tables() == set()
    assert lines(path) == 1
    again = Database(path)
    assert (again.table("a").all(), again.table("b").all()) == ([{"x": 4}], [{"x": 2}, {"x": 3}])


def test_a_transaction_that_fails_leaves_nothing(db: Database, path: Path) -> None:
    db.table("a").insert({"x": 1})
    before = path.read_bytes()

    def fail_half_way() -> None:
        with db.log_storage.transaction():
            db.table("a").update({"x": 2})
            db.table("b").insert({"x": 3})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert path.read_bytes() == before
    assert db.table("a").all() == [{"x": 1}]
    assert db.tables() == {"a"}
    assert db.table("b").insert({"x": 4}) in (1, 2)


def test_an_updater_that_fails_half_way_changes_nothing(db: Database) -> None:
    db.insert_multiple({"n": n} for n in range(3))

    def halt(document: Any) -> None:
        document["n"] += 10
        if document["n"] == 11:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.update(halt)
    assert [found["n"] for found in db] == [0, 1, 2]
    with pytest.raises(TypeError):
        db.insert({"n": object()})
    with pytest.raises(ValueError, match="already exists"):
        db.insert(Document({"n": 9}, doc_id=2))
    db.insert({"n": 3})
    assert [found["n"] for found in db] == [0, 1, 2, 3]


def test_truncate_drop_and_begin_again(db: Database, path: Path) -> None:
    for name in ("a", "b", "c"):
        db.table(name).insert_multiple([{"x": 1}, {"x": 2}])
    db.table("a").truncate()
    db.drop_table("b")
    for one in (db, Database(path)):
        assert one.tables() == {"a", "c"}
        assert [len(one.table(name)) for name in "abc"] == [0, 0, 2]
    assert db.table("a").insert({"x": 3}) == 1
    assert db.table("b").insert({"x": 4}) == 1
    assert Database(path).table("b").all() == [{"x": 4}]
    db.drop_tables()
    assert db.tables() == Database(path).tables() == set()


def test_an_empty_table_can_be_kept(db: Database, path: Path) -> None:
    db.table("empty", persist_empty=True)
    db.table("other")
    assert Database(path).tables() == {"empty"}
    Database(path).table("empty", persist_empty=True)
    assert lines(path) == 1


def test_the_storage_itself_can_be_read_and_written(db: Database, path: Path) -> None:
    db.table("a").insert_multiple([{"x": 1}, {"x": 2}])
    db.table("b").insert({"y": 1})
    data = db.storage.read()
    assert data is not None
    assert {name: dict(table) for name, table in data.items()} == {
        "a": {"1": {"x": 1}, "2": {"x": 2}},
        "b": {"1": {"y": 1}},
    }
    data["c"] = {"1": {"z": 1}}
    assert "c" not in (db.storage.read() or {}), "the outer dict is the caller's own"
    db.storage.write({"a": {"2": {"x": 3}, "5": {"x": 5}}, "c": {}})
    for one in (db, Database(path)):
        assert {name: dict(table) for name, table in (one.storage.read() or {}).items()} == {
            "a": {"2": {"x": 3}, "5": {"x": 5}}, "c": {}
        }  # fmt: skip
    assert lines(path) == 3


def test_another_process_is_never_written_over(db: Database, path: Path) -> None:
    other = Database(path)
    assert db.insert({"from": "one"}) == 1
    assert other.insert({"from": "two"}) == 2
    assert db.insert_multiple([{"from": "one"}, {"from": "one"}]) == [3, 4]
    assert other.update({"seen": True}, where("from") == "one") == [1, 3, 4]
    assert db.remove(where("seen").exists()) == [1, 3, 4]
    assert Database(path).all() == db.all() == [{"from": "two"}]
    other.log_storage.refresh()
    assert other.search(where("from") == "one") == []
    other.insert(Document({"from": "two"}, doc_id=9))
    assert db.insert({"from": "one"}) == 10


def test_no_query_is_answered_from_memory_of_an_earlier_one(db: Database, path: Path) -> None:
    other = Database(path)
    for count in range(3):
        other.log_storage.refresh()
        assert len(other.search(where("from") == "one")) == other.count(where("from") == "one") == count
        db.insert({"from": "one"})
    other.insert(Document({}, doc_id=50))
    assert db.insert({}) == 51


def test_a_table_being_changed_is_a_mapping(db: Database, path: Path) -> None:
    db.insert_multiple({"n": n} for n in range(4))
    with db.log_storage.transaction() as transaction:
        working = Working(transaction, "_default", db.log_storage.documents("_default"))
        del working[2]
        working[2] = {"n": 22}
        assert working.pop(3) == {"n": 2}
        working[9] = {"n": 9}
        working[4]["n"] = 44
        assert (list(working), len(working)) == ([1, 2, 4, 9], 4)
        assert 3 not in working
        other_keys: list[Any] = ["1", 1.5, None]
        assert not any(key in working for key in other_keys)
        for gone in (3, 77):
            assert working.get(gone) is None
            with pytest.raises(KeyError):
                del working[gone]
        working.settle()
    assert {found.doc_id: found["n"] for found in Database(path)} == {1: 0, 2: 22, 4: 44, 9: 9}


def test_a_query_gives_copies(db: Database) -> None:
    db.insert({"deep": {"list": [1]}})
    asked = where("deep").exists()
    for found in (db.search(asked)[0], db.get(asked), db.get(doc_id=1), db.all()[0], next(iter(db))):
        assert isinstance(found, dict)
        found["deep"]["list"].append(2)
    given = {"deep": {"list": [3]}}
    db.insert(given)
    given["deep"]["list"].append(4)
    assert db.all() == [{"deep": {"list": [1]}}, {"deep": {"list": [3]}}]


def test_a_table_may_change_while_it_is_gone_through(db: Database) -> None:
    db.insert_multiple({"n": n} for n in range(4))
    for found in db:
        db.remove(doc_ids=[found.doc_id, found.doc_id + 1])
        db.insert({"n": 9}) if len(db) < 2 else None
    assert all(found["n"] == 9 for found in db)


def test_documents_are_held_as_bytes(db: Database) -> None:
    db.insert({"a": {"b": 1}})
    (change,) = db.log_storage.state.rows("_default").live.values()
    assert isinstance(change, Change)
    assert bytes(change.document) == b'{"a":{"b":1}}'


def test_a_mapping_of_any_kind_can_be_stored(db: Database) -> None:
    class Own(Mapping[str, int]):
        def __getitem__(self, key: str) -> int:
            return {"x": 1}[key]

        def __iter__(self) -> Any:
            return iter(["x"])

        def __len__(self) -> int:
            return 1

    db.insert(Own())
    assert db.all() == [{"x": 1}]
    with pytest.raises(ValueError, match="Mapping"):
        db.insert([1, 2])


def test_a_file_that_is_gone_is_told(db: Database, path: Path) -> None:
    db.insert({"a": 1})
    path.unlink()
    with pytest.raises(PlaceError):
        db.insert({"a": 2})
    assert db.all() == [{"a": 1}]
