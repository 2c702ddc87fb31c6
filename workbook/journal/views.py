"""Tables as TinyDB sees them: documents are decoded when they are asked for, and each asking gives a copy."""

from collections.abc import ItemsView, Iterator, Mapping, MutableMapping
from typing import Any

from workbook.journal.codec import decode_document, encode_document, same_document
from workbook.journal.ids import to_int, to_text
from workbook.journal.lines import GONE, Change
from workbook.journal.state import Transaction

Document = dict[str, Any]


class Documents(Mapping[str, Document]):
    """A table for reading, by TinyDB's id in text; changes of an open transaction are seen."""

    def __init__(self, live: Mapping[str, Change], pending: Mapping[str, Change]) -> None:
        self._live = live
        self._pending = pending

    def ids(self) -> list[str]:
        """Ids as they stand in the lines."""
        if not self._pending:
            return list(self._live)
        kept = [one for one in self._live if one not in self._pending or not self._pending[one].gone]
        new = [one for one, change in self._pending.items() if one and one not in self._live and not change.gone]
        return kept + new

    def raw(self, record_id: str) -> bytes | None:
        """The bytes of a document, or None."""
        change = self._pending.get(record_id) or self._live.get(record_id)
        return None if change is None or change.gone else bytes(change.document)

    def __getitem__(self, key: str) -> Document:
        try:
            raw = self.raw(to_text(int(key)))
        except ValueError:
            raise KeyError(key) from None
        if raw is None:
            raise KeyError(key)
        return decode_document(raw)

    def __iter__(self) -> Iterator[str]:
        return iter([str(to_int(one)) for one in self.ids()])

    def __len__(self) -> int:
        return len(self.ids()) if self._pending else len(self._live)

    def items(self) -> ItemsView[str, Document]:
        """Ids and documents as they stand at this moment."""
        return _Items(self)

    def changes(self) -> list[Change]:
        """Every document as it stands at this moment, undecoded."""
        if not self._pending:
            return list(self._live.values())
        return [self._pending.get(one) or self._live[one] for one in self.ids()]


class _Items(ItemsView[str, Document]):
    """Goes through the table as it was at the start, though it be changed meanwhile."""

    def __init__(self, documents: Documents) -> None:
        super().__init__(documents)
        self._documents = documents

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        for change in self._documents.changes():
            yield str(to_int(change.id)), decode_document(bytes(change.document))


class Working(MutableMapping[int, Document]):
    """A table being changed: remembers what was handed out, so that only what became different is written."""

    def __init__(self, transaction: Transaction, table: str, stored: Documents) -> None:
        self._transaction = transaction
        self._table = table
        self._stored = stored
        self._removed: dict[int, None] = {}
        """Ids that are stored and taken out, in the order of their going."""
        self._seen: dict[int, Document] = {}
        """Documents that were handed out or put in."""

    def __getitem__(self, key: int) -> Document:
        if key not in self:
            raise KeyError(key)
        if key not in self._seen:
            self._seen[key] = self._stored[str(key)]
        return self._seen[key]

    def __setitem__(self, key: int, document: Document) -> None:
        self._removed.pop(key, None)
        self._seen[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._seen.pop(key, None)
        self._removed[key] = None

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, int) or key in self._removed:
            return False
        return key in self._seen or self._stored.raw(to_text(key)) is not None

    def __iter__(self) -> Iterator[int]:
        stored = [to_int(one) for one in self._stored.ids()]
        added = self._seen.keys() - set(stored)
        return iter([key for key in stored if key not in self._removed] + [key for key in self._seen if key in added])

    def __len__(self) -> int:
        return sum(1 for _key in self)

    def clear(self) -> None:
        """Take every document out."""
        self._removed = dict.fromkeys(to_int(one) for one in self._stored.ids())
        self._seen.clear()

    def settle(self) -> None:
        """Hand the differences to the transaction.

        Raises TypeError or ValueError for a document that JSON cannot hold; then nothing was handed over.
        """
        encoded = {to_text(key): encode_document(document) for key, document in self._seen.items()}
        if not self._transaction.exists(self._table) and not encoded:
            self._transaction.change(self._table, "", b"{}")
        for record_id in map(to_text, self._removed):
            if self._stored.raw(record_id) is not None:
                self._transaction.change(self._table, record_id, bytes(GONE))
        for record_id, document in encoded.items():
            before = self._stored.raw(record_id)
            if before is None or not same_document(before, document):
                self._transaction.change(self._table, record_id, document)
