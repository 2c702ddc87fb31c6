"""Whatever is saved, edited, deleted, left half-way and opened again: a dict says the same as the journal."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from tests.conftest import NOW
from tests.journal.faults import FaultyDisk
from tests.journal.made import entry, text_of
from workbook.clock import FixedClock
from workbook.errors import PlaceError
from workbook.journal.journal import Journal
from workbook.journal.records import Record

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


class JournalModel(RuleBasedStateMachine):
    """Two windows on one home, one of them on a disk that fails now and then."""

    ids = Bundle("ids")

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.disk = FaultyDisk()
        self.windows = [Journal.open(self.home, FixedClock(NOW), disk=self.disk), self.opened()]
        self.model: dict[str, list[str]] = {}
        """Id to the texts of all its revisions."""

    def opened(self) -> Journal:
        return Journal.open(self.home, FixedClock(NOW))

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

    @rule(record_id=consumes(ids), window=st.integers(0, 1))
    def delete(self, record_id: str, window: int) -> None:
        table = self.windows[window].database.table("entries")
        table.remove(lambda document: document["id"] == record_id)
        del self.model[record_id]

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
        with (self.home / "journal.lederbog").open("ab") as file:
            file.write(tail)
        journal = self.windows[1]
        journal.commit(journal.settings())

    @rule(window=st.integers(0, 1))
    def reopen(self, window: int) -> None:
        disk = self.disk if window == 0 else None
        self.windows[window].close()
        self.windows[window] = Journal.open(self.home, FixedClock(NOW), disk=disk)

    @invariant()
    def all_windows_say_what_the_model_says(self) -> None:
        for journal in [*self.windows, self.opened()]:
            journal.refresh()
            assert {one.id: text_of(one) for one in journal.entries()} == {
                record_id: texts[-1] for record_id, texts in self.model.items()
            }
            for record_id, texts in self.model.items():
                assert [text_of(one) for one in journal.history(record_id)] == texts[-20:]
            assert not journal.damage

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


JournalModel.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestJournalModel = JournalModel.TestCase
