"""What is whole in a damaged library, put into a new one: every case whose digest holds, and what goes with it.

The damaged file is only read. What cannot be read is passed over, one case, one line, one letter at a time.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow, content_of
from workbench.errors import KnownError, LibraryUnavailable
from workbench.protection.keys import LibraryKey
from workbench.service.ports import Listing, LogEntry
from workbench.store import driver, faults, records, sealed, settings
from workbench.store.engine import engine_over
from workbench.store.file import draft_beside, read_key_file
from workbench.store.from_rows import case_of
from workbench.store.header import SCHEMA_VERSION, salt_of
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.text import Damaged

SALVAGED = "Save case from a damaged library"
_LISTED = Listing(None, None)  # the first start works every line of the list out
_CANNOT = (SQLAlchemyError, driver.Error, Damaged, ValueError, TypeError, KeyError, StopIteration)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out whole, by reference, and what did not, as far as it could still be named."""

    saved: tuple[str, ...]
    lost: tuple[str, ...]
    letters: int
    lines: int  # of the log
    settings: tuple[str, ...]


def salvage(damaged: Path, new: Path, secret: str | None = None) -> Salvaged:
    """Put what is whole of a damaged library of this version into a new library, which must not exist yet.

    Raises LibraryUnavailable where nothing can be read at all or the new one cannot be made, LibraryLocked and
    WrongPassphrase where the damaged one is protected.
    """
    if new.exists():
        raise LibraryUnavailable(f"The file {new} is there already.", "Choose another name for the new library.")
    key = _key(damaged, secret)
    draft = draft_beside(new)
    try:
        shutil.copyfile(damaged, draft)
        with closing(driver.connect(draft, key)) as connection:
            connection.execute("PRAGMA cell_size_check = ON")
            if connection.execute("PRAGMA user_version").fetchone() != (SCHEMA_VERSION,):
                raise faults.damaged(damaged)
            with closing(open_library(new)) as store:
                return _put(_Wreck(connection), store)
    except OSError as error:
        raise faults.cannot_open(damaged, error) from None
    except driver.Error as error:
        new.unlink(missing_ok=True)
        raise faults.unread(damaged, error) from None
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _key(damaged: Path, secret: str | None) -> LibraryKey | None:
    from workbench.protection.keyfile import unwrap

    salt = salt_of(damaged)
    if not salt:
        return None
    known = read_key_file(damaged)
    if secret is None:
        raise faults.locked(damaged)
    return unwrap(known, salt, secret)


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


def _put(wreck: _Wreck, store: SqlCaseStore) -> Salvaged:
    saved, lost, letters = [], [], 0
    lines = wreck.lines()
    now = datetime.now(UTC)
    for case_id, reference in sorted(wreck.references().items(), key=lambda each: each[::-1]):
        case = wreck.case(case_id)
        if case is None:
            lost.append(reference)
            continue
        whole = wreck.letters(case)
        letters += len(whole)
        history = tuple(replace(line) for line in lines if line.case_id == case_id and not line.emptied)
        with suppress(KnownError):
            store.save(case, _LISTED, LogEntry(SALVAGED, now), tuple(whole), history)
            saved.append(case.reference)
    kept = []
    for name, value in wreck.settings():
        store.tables.save_setting(name, value)
        kept.append(name)
    return Salvaged(tuple(saved), tuple(lost), letters, len(lines), tuple(kept))
