"""What is to leave every file of a home: whole records, or words in records that stay."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Final, Protocol

from msgspec import Raw

from workbook.journal import called_off
from workbook.journal.drafts import Drafts
from workbook.journal.lines import Change
from workbook.journal.state import State

_LENGTH: Final = 16
"""Bytes of a checksum."""


class Leaving(Protocol):
    """What a purge takes out."""

    def may_be_in(self, data: bytes) -> bool:
        """Whether plain bytes may hold it; a quick look before they are read as lines."""

    def is_in(self, change: Change) -> bool:
        """Whether a change says it."""

    def leave(self, state: State) -> None:
        """Take it out of a state."""

    def leave_drafts(self, drafts: Drafts) -> list[Path]:
        """Take it out of the drafts; the files that were written anew or went."""


@dataclass(frozen=True)
class Records:
    """Records by their ids; a tombstone stays of each."""

    ids: frozenset[str]

    def may_be_in(self, data: bytes) -> bool:
        """Whether one of the ids stands in the bytes."""
        return any(one.encode() in data for one in self.ids)

    def is_in(self, change: Change) -> bool:
        """Whether it is one of them, and no tombstone."""
        return change.id in self.ids and not change.gone

    def leave(self, state: State) -> None:
        """Forget them, and keep no more than that a calendar is still to be told so."""
        called_off.remember(state, self.ids)
        state.forget(self.ids)

    def leave_drafts(self, drafts: Drafts) -> list[Path]:
        """The drafts of these records go."""
        return [*drafts.forget(self.ids)]


@dataclass(frozen=True)
class Words:
    """Words in documents, which stay."""

    named: Callable[[str], bool]
    """Whether a text holds one of the words, in whatever form."""
    instead: Callable[[bytes], bytes | None]
    """A document without the words, as a revision of its own; None when it does not hold them."""
    spared: str = ""
    """The id of a record that may hold them: who is to be forgotten is known until all else is done."""
    _clean: set[bytes] = field(default_factory=set, repr=False, compare=False)
    """Checksums of the documents that were seen to hold none: a journal and its copies say most things many times."""

    def may_be_in(self, data: bytes) -> bool:
        """Whether a line of the bytes holds a word; by lines, for no other thread runs during a search."""
        return any(map(self.named, data.decode("utf-8", "replace").split("\n")))

    def is_in(self, change: Change) -> bool:
        """Whether the document holds a word."""
        return self._rewritten(change) is not None

    def leave(self, state: State) -> None:
        """Let the documents say it in other words, as a revision of their own."""
        state.rewrite(self._rewritten)

    def leave_drafts(self, drafts: Drafts) -> list[Path]:
        """Every draft keeps its newest words alone, in other words where they hold one."""
        return drafts.rewrite(self.instead)

    def _rewritten(self, change: Change) -> Change | None:
        document = bytes(change.document)
        if change.gone or change.id == self.spared:
            return None
        known = blake2b(document, digest_size=_LENGTH).digest()
        if known in self._clean:
            return None
        if not self.named(document.decode("utf-8", "replace")):
            self._clean.add(known)
            return None
        raw = self.instead(document)
        return None if raw is None else Change(change.table, change.id, change.base + 1, Raw(raw))
