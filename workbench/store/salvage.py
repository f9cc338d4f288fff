"""What is whole in a damaged library, put into a new one: every case whose digest holds, and what goes with it.

The damaged file is only read. What cannot be read is passed over, one case, one line, one letter at a time.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from workbench.domain.arrival import Original
from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow, content_of
from workbench.errors import LibraryDamaged, LibraryUnavailable, NotKept
from workbench.protection.keys import LibraryKey
from workbench.service.backups import Salvaged
from workbench.service.ports import Listing, LogEntry, Progress
from workbench.store import driver, faults, originals, records, sealed, settings
from workbench.store.engine import engine_over
from workbench.store.file import FOLDER_SUFFIX, HeldFile, key_file_of, read_key_file
from workbench.store.from_rows import case_of
from workbench.store.header import SCHEMA_VERSION, journal_of, salt_of
from workbench.store.holder import user
from workbench.store.library import SqlCaseStore
from workbench.store.migrations import bring_up_to_date
from workbench.store.protecting import copied
from workbench.store.swap import sync, sync_folder, write_key_file
from workbench.store.text import Damaged

SALVAGED = "Save case from a damaged library"
_LISTED = Listing(None, None)  # the first start works every line of the list out
_CANNOT = (SQLAlchemyError, driver.Error, Damaged, ValueError, TypeError, KeyError, StopIteration)


def salvage(
    damaged: Path, new: Path, secret: str | None = None, progress: Progress = lambda done, total: True
) -> Salvaged:
    """Put what is whole of a damaged library into a new one, which must not exist yet and is protected alike.

    Raises LibraryUnavailable where no case is whole or the new one cannot be made, LibraryLocked and
    WrongPassphrase where the damaged one is protected, NotKept where the disk is full or the officer has had enough;
    then there is no new one.
    """
    if new.exists():
        raise LibraryUnavailable(f"The file {new} is there already.", "Choose another name for the new library.")
    try:
        with salvaged_beside(damaged, new, secret, progress) as (fresh, found):
            if salt_of(damaged):
                write_key_file(new, read_key_file(damaged))
            fresh.rename(new)
            sync_folder(new.parent)
            return found
    except OSError as error:
        raise faults.cannot_open(new, error) from None


@contextmanager
def salvaged_beside(
    damaged: Path, new: Path, secret: str | None, progress: Progress
) -> Iterator[tuple[Path, Salvaged]]:
    """What is whole of a damaged library, as one in a hidden folder beside where it is to be. Raises as `salvage`.

    The damaged file is copied before anything looks into it: to look may alter it, where a journal lies beside it.
    """
    key = _key(damaged, secret)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{new.name}.", suffix=FOLDER_SUFFIX, dir=new.parent))
    except OSError as error:
        raise faults.cannot_open(new, error) from None
    try:
        with closing(_opened_copy(damaged, folder / "damaged.foilib", key)) as wreck:
            fresh = folder / "new.foilib"
            with closing(_empty(fresh, key)) as store:
                found = _put(damaged, _Wreck(wreck), store, progress)
        sync(fresh)
        yield fresh, found
    except driver.Error as error:
        raise faults.unread(damaged, error) from None
    except OSError as error:
        raise faults.cannot_open(damaged, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _key(damaged: Path, secret: str | None) -> LibraryKey | None:
    salt = salt_of(damaged)
    if not salt:
        return None
    from workbench.protection.keyfile import has, unwrap

    known = read_key_file(damaged)
    if not has(known, salt):
        raise faults.without_key_file(damaged, key_file_of(damaged))
    if secret is None:
        raise faults.locked(damaged)
    return unwrap(known, salt, secret)


def _opened_copy(damaged: Path, copy: Path, key: LibraryKey | None) -> driver.Connection:
    """A copy of the damaged library, put back by its journal where it has one that can be used. Raises as `salvage`."""
    journal = journal_of(damaged)
    for with_journal in (True, False) if journal.exists() else (False,):
        shutil.copyfile(damaged, copy)
        journal_of(copy).unlink(missing_ok=True)
        if with_journal:
            shutil.copyfile(journal, journal_of(copy))
        if key_file_of(damaged).exists():
            shutil.copyfile(key_file_of(damaged), key_file_of(copy))
        connection = driver.connect(copy, key)
        try:
            connection.execute("PRAGMA cell_size_check = ON")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if 0 < version < SCHEMA_VERSION:
                bring_up_to_date(connection, copy, version, key)
            return connection
        except (driver.Error, LibraryUnavailable):
            connection.close()
            if not with_journal:
                raise faults.damaged(damaged) from None
    raise faults.damaged(damaged)


def _empty(path: Path, key: LibraryKey | None) -> SqlCaseStore:
    """A new library, with this key where there is one."""
    file = HeldFile(path)
    if key is not None:
        with closing(file.connection):
            draft = copied(file.connection, path, key)
            file.let_go()
        draft.replace(path)
        file = HeldFile(path, key)
    file.connection.execute("PRAGMA synchronous = OFF")  # it bears no name yet, and is written out before it does
    return SqlCaseStore(file)


class _Wreck:
    """A damaged library, read a piece at a time."""

    def __init__(self, connection: driver.Connection) -> None:
        self.connection = connection
        self._engine = engine_over(connection)

    def references(self) -> dict[str, str]:
        """The id of every case that is still named somewhere, with its reference where that is known."""
        found: dict[str, str] = {}
        for table, reference in (("cases", "reference"), ("case_list", "reference"), ("requests", "''")):
            for direction in ("ASC", "DESC"):  # up to the damage from either side
                wanted = f"SELECT case_id, {reference} FROM {table} ORDER BY case_id {direction}"  # nosec B608: names from above
                for case_id, name in self._rows(wanted):
                    if isinstance(case_id, str) and isinstance(name, str):
                        found[case_id] = found.get(case_id) or name
        return found

    def case(self, case_id: str) -> Case | None:
        """A case whose digest holds."""
        with suppress(*_CANNOT), self._engine.connect() as connection, connection.begin():
            return case_of(records.read(connection, [case_id])[case_id])
        return None

    def letters(self, case: Case) -> list[SealedLetter]:
        """The letters of a case whose bytes are those that went out."""
        found = []
        for letter in case.issued:
            with suppress(*_CANNOT), self._engine.connect() as connection, connection.begin():
                kept = sealed.get(connection, case.id, letter.id)
                if kept and (kept.sha256, kept.snapshot_sha256) == (letter.sha256, letter.snapshot_sha256):
                    found.append(kept)
        return found

    def files(self, case: Case) -> list[Original]:
        """The files that a case arrived in whose bytes are those that arrived."""
        found = []
        for source in case.sources:
            with suppress(*_CANNOT), self._engine.connect() as connection, connection.begin():
                kept = originals.get(connection, case.id, source.id)
                if kept and kept.sha256 == source.sha256:
                    found.append(kept)
        return found

    def lines(self) -> list[LogRow]:
        """The lines of the log that say what was written, in their order."""
        columns = "number, case_id, at, by, label, before, after, content, chain"
        found: dict[int, LogRow] = {}
        for direction in ("ASC", "DESC"):
            for row in self._rows(f"SELECT {columns} FROM case_log ORDER BY number {direction}"):  # nosec B608: names from above
                with suppress(TypeError):
                    line = LogRow(*row)
                    said = content_of(line.case_id, line.at, line.by, line.label, line.before, line.after)
                    if line.emptied or line.content == said:
                        found[line.number] = line
        return [found[number] for number in sorted(found)]

    def settings(self) -> Iterator[tuple[str, object]]:
        """The settings whose digest holds."""
        for name, kind in settings.KINDS.items():
            with suppress(*_CANNOT):
                value = settings.read(self.connection, name, kind)
                if value is not None:
                    yield name, value

    def _rows(self, wanted: str) -> Iterator[tuple[Any, ...]]:
        with suppress(driver.Error, ValueError):
            yield from self.connection.execute(wanted)


def _put(path: Path, wreck: _Wreck, store: SqlCaseStore, progress: Progress) -> Salvaged:
    saved, lost, letters, taken_over = [], [], 0, 0
    history: dict[str, list[LogRow]] = {}
    for line in wreck.lines():
        if not line.emptied:
            history.setdefault(line.case_id, []).append(line)
    named = sorted(wreck.references().items(), key=lambda each: each[::-1])
    entry = LogEntry(SALVAGED, datetime.now(UTC), user())
    for done, (case_id, reference) in enumerate(named):
        if not progress(done, len(named)):
            raise NotKept("Saving what is whole was stopped.", "The damaged library is as it was.")
        case = wreck.case(case_id)
        if case is None:
            lost.append(reference)
            continue
        whole, lines = wreck.letters(case), tuple(history.get(case_id, ()))
        store.save(case, _LISTED, entry, tuple(whole), lines, tuple(wreck.files(case)))
        saved.append(case.reference)
        letters, taken_over = letters + len(whole), taken_over + len(lines)
    if not saved:
        raise LibraryDamaged(f"No case in the library {path} is whole.", "Restore it from a backup.")
    kept = []
    for name, value in wreck.settings():
        store.tables.save_setting(name, value)
        kept.append(name)
    return Salvaged(tuple(saved), tuple(lost), letters, taken_over, tuple(kept))
