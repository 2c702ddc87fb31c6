"""The lock on a home: put on, taken off, given another passphrase or another recovery code."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from workbook.clock import Clock
from workbook.errors import DamagedError, LederbogError, PlaceError
from workbook.i18n import _
from workbook.journal.backups import keep
from workbook.journal.converting import converted
from workbook.journal.copies import JOURNAL, conflict_copies
from workbook.journal.disk import Disk
from workbook.journal.generation import unlike, write
from workbook.journal.key_files import key_file_of
from workbook.journal.keyhole import KEYS, KEYS_COPY, MARK, header_of
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Change, new_header
from workbook.journal.locks import is_sealed
from workbook.journal.marks import Mark
from workbook.journal.migration import next_generation
from workbook.journal.places import saying
from workbook.journal.reading import begin
from workbook.journal.rekeying import Renewed, change_passphrase, code_to_prove, new_code, prove_code
from workbook.journal.rescued import Rescued
from workbook.journal.storage import LogStorage
from workbook.journal.turning import Turn, clear_leftovers, copies_in, next_of, settle
from workbook.vault.keyfile import DEFAULT_COSTS, Costs, read
from workbook.vault.passphrase import prepare, strength, strength_words
from workbook.vault.recovery import groups, is_code, same_group

__all__ = [
    "DEFAULT_COSTS",
    "Costs",
    "Renewed",
    "TurnedOn",
    "change_passphrase",
    "clear_leftovers",
    "code_to_prove",
    "groups",
    "is_code",
    "new_code",
    "prepare",
    "prove_code",
    "same_group",
    "strength",
    "strength_words",
    "turn_off",
    "turn_on",
]


@dataclass(frozen=True)
class TurnedOn:
    """What came of it: the recovery code, which is shown once, and the key to go on with."""

    code: str = field(repr=False)
    key: JournalKey
    outside: tuple[Path, ...]
    """Plain copies that we know of and did not touch."""
    left: tuple[Path, ...]
    """Files of the home that could not be replaced now, because another program has them; the next start does it."""


def turn_on(
    home: Path, clock: Clock, passphrase: str, *, costs: Costs = DEFAULT_COSTS, disk: Disk | None = None
) -> TurnedOn:
    """Seal the journal and all that was copied from it in the home; afterwards no plain copy is in it.

    The sealed journal was read back whole with the passphrase and with the recovery code before it takes its place.
    Raises AnswerError (no passphrase), PlaceError (also when it is locked already), DamagedError, ForeignError,
    InUseError; then all is plain as before.
    """
    from workbook.vault.keys import make, open_with

    disk = disk or Disk()
    _begun(home, disk)
    if is_sealed(home, disk):
        raise PlaceError(_("The journal is locked already. Nothing was changed."))
    made = make(new_header("lederbog-journal").journal, passphrase, costs)
    file = read(made.file)
    proofs = [JournalKey(file.journal, open_with(file, secret)) for secret in (passphrase, made.code)]
    key = JournalKey(file.journal, made.key)
    left = _turn(home, disk, None, key, keys=made.file, proofs=proofs)
    _back_up(home, clock, disk)
    real = Path(os.path.realpath(home / JOURNAL))
    return TurnedOn(made.code, key, tuple(_outside(home, real, disk)), tuple(left))


def turn_off(home: Path, clock: Clock, key: JournalKey, *, disk: Disk | None = None) -> tuple[Path, ...]:
    """Make all in the home plain again; files that could not be, because they have another key, or are in use.

    Notes that were written while it was locked come along. Raises LockedError, PlaceError, DamagedError, InUseError;
    then all is sealed as before.
    """
    disk = disk or Disk()
    _begun(home, disk)
    if not is_sealed(home, disk):
        return ()
    left = _turn(home, disk, key, None)
    _back_up(home, clock, disk)
    return tuple(left)


def _back_up(home: Path, clock: Clock, disk: Disk) -> None:
    """The journal is another generation now, and has no backup of it; what fails comes at the next start."""
    with suppress(LederbogError):
        keep(home, clock, disk=disk)


def _begun(home: Path, disk: Disk) -> None:
    with saying(home):
        disk.mkdir(home)
    clear_leftovers(home, disk=disk)


def _turn(
    home: Path,
    disk: Disk,
    before: JournalKey | None,
    after: JournalKey | None,
    *,
    keys: bytes = b"",
    proofs: Sequence[JournalKey | None] = (None,),
) -> list[Path]:
    """From one key to the other; the files that are still what they were."""
    storage = LogStorage(home / JOURNAL, disk, before)
    turn = Turn(home, storage.log.path, disk, after is not None)
    with storage.exclusive(), saying(home):
        _refuse_damage(storage)
        left: list[Path] = []
        try:
            turn.begin()
            _prepare_journal(turn, storage, after, proofs)
            left += _prepare_copies(turn, before, after, keys)
            turn.sync()
            turn.put(*(place for place in turn.prepared if place.name in (KEYS, KEYS_COPY)))
            turn.put(turn.real)
        except (OSError, LederbogError):
            if not _is_done(turn):
                with suppress(OSError):
                    settle(home, turn.real, disk)
                raise
        return [*left, *_settled(turn)]


def _is_done(turn: Turn) -> bool:
    """Whether the journal was changed, though the disk refused something after that."""
    header = header_of(turn.home / JOURNAL, turn.disk)
    return header is not None and (header.lines == "sealed") == turn.sealed


def _settled(turn: Turn) -> list[Path]:
    try:
        return settle(turn.home, turn.real, turn.disk)
    except OSError:
        return [turn.home]


def _refuse_damage(storage: LogStorage) -> None:
    log = storage.log
    if log.damage or log.missing_end:
        raise DamagedError(
            _(
                "Lines of {path} are damaged or missing. Nothing was changed. Run lederbog doctor --repair first."
            ).format(path=log.path)
        )


def _prepare_journal(
    turn: Turn, storage: LogStorage, after: JournalKey | None, proofs: Sequence[JournalKey | None]
) -> None:
    log, disk, kept = storage.log, turn.disk, storage.state.kept
    header = next_generation(log.header, key=after, reached=log.mark.generation)
    place = next_of(turn.real, turn.sealed)
    disk.remove(place)
    reading = write(disk, place, header, kept, after)
    for proof in proofs:
        _read_back(disk.read_file(place), proof, list(kept()))
    turn.prepared.append(turn.real)
    if after is not None:
        mark = Mark(turn.home / MARK, disk)
        turn.prepare(mark.path, mark.line(after, reading))


def _read_back(data: bytes, key: JournalKey | None, wanted: list[Change]) -> None:
    reading, lines = begin(data, key)
    if reading.damage or reading.end != len(data) or [change for line in lines for change in line.changes] != wanted:
        raise unlike()


def _prepare_copies(turn: Turn, before: JournalKey | None, after: JournalKey | None, keys: bytes) -> list[Path]:
    """Everything else in the home; what cannot be opened is named."""
    left: list[Path] = []
    disk, rescued = turn.disk, Rescued(turn.home / "rescued", turn.disk)
    for path in list(copies_in(turn.home, disk)):
        with saying(path):
            data = disk.read_file(path)
        new = converted(data, before, after)
        if new is None:
            left.append(path)
            continue
        turn.prepare(path, new.data)
        if new.remains:
            disk.mkdir(turn.home / "rescued")
            turn.prepare(rescued.free(path.stem, "damaged"), new.remains)
        if after is not None and path.parent.name == "backups":
            turn.prepare(key_file_of(path), keys)
    if after is not None:
        for name in (KEYS, KEYS_COPY):
            turn.prepare(turn.home / name, keys)
    return left


def _outside(home: Path, real: Path, disk: Disk) -> list[Path]:
    """Plain copies of the journal that a sync program made, in the home or beside the file that a link leads to."""
    with saying(home):
        found = [home / name for name in conflict_copies(home, disk)]
        if real.parent != Path(os.path.realpath(home)):
            names = [name for name in disk.listdir(real.parent) if name != real.name and not name.startswith(".")]
            found += [real.parent / name for name in names if name.startswith(real.stem)]
        headers = {path: header_of(path, disk) for path in found}
        return [path for path, header in headers.items() if header is None or header.lines == "plain"]
