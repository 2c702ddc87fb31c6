"""Whatever is saved, edited, undone, deleted, compacted, left half-way and opened again: a dict says the same."""

import os
from contextlib import suppress
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from tests.conftest import NOW
from tests.journal.made import entry, text_of
from tests.journal.sealed_home import sealed
from tests.journal.torture import HOME, BadDisk, Killed
from workbook.clock import FixedClock
from workbook.errors import NotFoundError, PlaceError
from workbook.journal import inbox
from workbook.journal.journal import Journal
from workbook.journal.records import Record

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


class JournalModel(RuleBasedStateMachine):
    """Two windows on one home, on a disk that fails now and then."""

    ids = Bundle("ids")
    locked: ClassVar[bool] = False

    @initialize()
    def begin(self) -> None:
        self.disk = BadDisk(folders={HOME, *HOME.parents})
        self.key = sealed(HOME, FixedClock(NOW), self.disk).key if self.locked else None
        self.windows = [self.opened(), self.opened()]
        self.model: dict[str, list[str]] = {}
        """Id to the texts of all its revisions."""
        self.away: set[str] = set()
        """Ids of what lies in the trash."""

    def opened(self) -> Journal:
        return Journal.open(HOME, FixedClock(NOW), disk=self.disk, key=self.key)

    @rule(target=ids, window=st.integers(0, 1), text=WORDS)
    def save(self, window: int, text: str) -> str:
        record_id = self.windows[window].new_id()
        self.windows[window].commit(entry(record_id, text))
        self.model[record_id] = [text]
        return record_id

    @rule(record_id=ids, window=st.integers(0, 1), text=WORDS)
    def edit(self, record_id: str, window: int, text: str) -> None:
        journal = self.windows[window]
        journal.refresh()
        record = journal.get(record_id)
        record.answers["note"].value = text
        journal.commit(record)
        if self.model[record_id][-1] != text:
            self.model[record_id].append(text)

    @rule(target=ids, record_id=ids, first=st.integers(0, 1), one=WORDS, other=WORDS)
    def edit_in_both(self, record_id: str, first: int, one: str, other: str) -> object:
        """The later becomes a record of its own, and the choice falls on both."""
        for journal in self.windows:
            journal.refresh()
        records = [journal.get(record_id) for journal in self.windows]
        texts = [one + "1", other + "2"]
        for window in (first, 1 - first):
            records[window].answers["note"].value = texts[window]
        before = self.model[record_id][-1]
        self.windows[first].commit(records[first])
        (beside,) = self.windows[1 - first].commit(records[1 - first])
        if before != texts[first]:
            self.model[record_id].append(texts[first])
        if beside.id == record_id:  # the first had nothing new to say
            if before != texts[1 - first]:
                self.model[record_id].append(texts[1 - first])
            return multiple()
        assert self.windows[1 - first].resolve(beside.id, "both").id == beside.id
        self.model[beside.id] = [texts[1 - first]] * 2
        return beside.id

    @rule(record_id=ids, window=st.integers(0, 1))
    def undo(self, record_id: str, window: int) -> None:
        texts = self.model[record_id]
        before = next((text for text in reversed(texts[-20:]) if text != texts[-1]), None)
        if before is None:
            with pytest.raises(NotFoundError):
                self.windows[window].undo(record_id)
        else:
            self.windows[window].undo(record_id)
            texts.append(before)

    @rule(record_id=ids, window=st.integers(0, 1))
    def trash_or_recover(self, record_id: str, window: int) -> None:
        journal = self.windows[window]
        journal.refresh()
        away = record_id in self.away
        (journal.recover if away else journal.trash)(record_id)
        self.away ^= {record_id}
        self.model[record_id].append(self.model[record_id][-1])

    @rule(record_id=consumes(ids), window=st.integers(0, 1))
    def purge(self, record_id: str, window: int) -> None:
        report = self.windows[window].purge([record_id], now=NOW)
        assert report.ids == (record_id,)
        del self.model[record_id]
        self.away.discard(record_id)

    @rule(window=st.integers(0, 1))
    def compact(self, window: int) -> None:
        assert self.windows[window].compact(force=True)

    @rule(record_id=ids, text=WORDS, at=st.integers(1, 30), what=st.sampled_from(["edit", "compact"]))
    def crash(self, record_id: str, text: str, at: int, what: str) -> None:
        """The process of the first window dies at some call of the disk."""
        journal = self.windows[0]
        journal.refresh()
        record = journal.get(record_id)
        record.answers["note"].value = text
        self.disk.arm(at, "killed")
        done = False
        with suppress(Killed):
            if what == "edit":
                journal.commit(record)
            else:
                journal.compact(force=True)
            done = True
        self.disk.arm(0, "killed")
        self.disk.locked.clear()
        self.windows[0] = self.opened()
        stored = text_of(self.windows[0].get(record_id))
        said = self.model[record_id]
        if what == "edit" and text != said[-1] and (done or stored == text):
            assert stored == text
            said.append(text)

    @rule(record_id=consumes(ids), window=st.integers(0, 1))
    def delete(self, record_id: str, window: int) -> None:
        table = self.windows[window].database.table("entries")
        table.remove(lambda document: document["id"] == record_id)
        del self.model[record_id]
        self.away.discard(record_id)

    @rule(record_id=ids, text=WORDS, room=st.integers(0, 200))
    def fail(self, record_id: str, text: str, room: int) -> None:
        journal = self.windows[0]
        journal.refresh()
        record: Record = journal.get(record_id)
        record.answers["note"].value = text + "!" * 300
        self.disk.room = room
        try:
            journal.commit(record)
        except PlaceError:
            return
        finally:
            self.disk.room = None
        raise AssertionError("it was written on a full disk")

    @rule(tail=st.binary(max_size=20).filter(lambda tail: b"\n" not in tail))
    def tear(self, tail: bytes) -> None:
        journal_file = self.disk.names[HOME / "journal.lederbog"]
        journal_file.change(len(journal_file.data), tail)
        journal = self.windows[1]
        journal.commit(journal.settings())

    @rule(window=st.integers(0, 1))
    def reopen(self, window: int) -> None:
        self.windows[window].close()
        self.windows[window] = self.opened()

    @invariant()
    def all_windows_say_what_the_model_says(self) -> None:
        for journal in [*self.windows, self.opened()]:
            journal.refresh()
            there = {one.id: text_of(one) for one in journal.entries()}
            away = {one.id: text_of(one) for one in journal.trashed()}
            assert there | away == {record_id: texts[-1] for record_id, texts in self.model.items()}
            assert (set(away), len(there)) == (self.away, len(self.model) - len(away))
            for record_id, texts in self.model.items():
                assert [text_of(one) for one in journal.history(record_id)] == texts[-20:]
            assert not journal.damage


class SealedModel(JournalModel):
    """The same with a lock on it; now and then a note comes while nobody has opened it."""

    ids = JournalModel.ids
    locked = True

    @rule(target=ids, text=WORDS)
    def drop(self, text: str) -> str:
        record_id = self.windows[0].new_id()
        inbox.drop(HOME, entry(record_id, text), disk=self.disk)
        self.model[record_id] = [text]
        return record_id


for machine, examples in ((JournalModel, 30), (SealedModel, 20)):
    machine.TestCase.settings = settings(
        max_examples=600 if "LEDERBOG_TORTURE" in os.environ else examples, stateful_step_count=30
    )
TestJournalModel = JournalModel.TestCase
TestSealedModel = SealedModel.TestCase
