"""Backups of a library: taken through SQLite's own backup, opened and compared before they bear a name.

A copy of the file is no backup: half of those taken while something is being saved are torn. What is taken here is
written as a draft, opened with the library's key, checked, compared with the library row for row, and only then named.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.domain.log import LogRow, first_break
from workbench.errors import KnownError, LibraryUnavailable, NotKept
from workbench.service.backups import Backup, Preview
from workbench.service.ports import Progress
from workbench.store import driver, faults, restoring
from workbench.store.file import BACKUPS, draft_beside, key_file_of, read_key_file
from workbench.store.header import journal_of, salt_of
from workbench.store.holder import user
from workbench.store.library import SqlCaseStore
from workbench.store.sameness import content, sound
from workbench.store.swap import sync, sync_folder, write_key_file
from workbench.store.wholeness import Wholeness

_NAMED = "%Y-%m-%d %H.%M.%S"
_STAMP = r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d"
DAMAGED = " damaged"
"""What stands behind the name of a library that did not open any more, where another has taken its place."""

_PAGES = 512  # copied between two looks at whether the officer has had enough
_LINES = 1000  # of the log that are looked at again with each backup; the check of the library looks at all


_LOG_BROKEN = "The log is not as it was written."


class Stopped(Exception):
    """The officer has had enough, or the library has been locked."""


class LibraryBackups:
    """The backups of one library: the `BackupStore` of the service."""

    def __init__(self, store: SqlCaseStore) -> None:
        self._store = store
        self._wholeness = Wholeness()

    @property
    def folder(self) -> Path:
        """Where the backups lie: beside the library."""
        return self._store.path.parent / BACKUPS

    def inside(self, second: Path) -> Path:
        """This library's own folder in a second one, which other libraries, also of other people, may use as well.

        It is known by the log's first line, which stays with the library wherever that is moved.
        """
        first = self._store.log(limit=1)
        mark = f"({first[0].chain[:8]})" if first else "(new)"
        with suppress(OSError):
            for there in sorted(second.iterdir()):
                if there.name.endswith(mark) and there.is_dir():
                    return there
        owner = "".join(char for char in user() if char.isalnum() or char in "-._")
        return second / " ".join(filter(None, [self._store.path.stem, owner and f"of {owner}", mark]))

    def state(self) -> str:
        """A short text that is another whenever something that a backup holds has changed."""
        try:
            return _state(self._store.connection)
        except driver.Error as error:
            raise faults.unread(self._store.path, error) from None

    def state_of(self, backup: Backup) -> str:
        """The same of a backup that today's key opens; empty where it does not."""
        with suppress(KnownError, driver.Error), self._read(backup) as connection:
            return _state(connection)
        return ""

    def cases_in(self, backup: Backup) -> int | None:
        """How many cases a backup holds; None where today's key does not open it."""
        with suppress(KnownError, driver.Error), self._read(backup) as connection:
            return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0])
        return None

    def take(self, now: datetime, progress: Progress, hurry: bool = False) -> Backup:
        """A backup of the library as it is. Raises NotKept, also where it was stopped; then there is none."""
        name = f"{self._store.path.stem} {now.astimezone():{_NAMED}}.foilib"
        with self._draft_in(self.folder) as draft:
            try:
                self._copy(draft, progress)
                doubts = self._verified(draft, hurry)
                if not progress(1, 1) or self._store.locked:
                    raise Stopped
            except Stopped:
                raise NotKept("The backup was stopped.", "The library is as it was, and so are its backups.") from None
            except driver.Error as error:
                raise _not_taken(self.folder, error) from None
            return replace(self._named(draft, self.folder / name), doubts=doubts)

    def put_second(self, backup: Backup, folder: Path) -> None:
        """The same backup in another folder, compared byte for byte. Raises NotKept."""
        with self._draft_in(folder) as draft:
            try:
                shutil.copyfile(backup.path, draft)
                same = _sha256(draft) == _sha256(backup.path)
            except OSError as error:
                raise _not_taken(folder, error) from None
            if not same:
                raise NotKept(f"The backup in {folder} is not what was copied there.", "Check that disk.")
            self._named(draft, folder / backup.path.name)

    def all(self, folder: Path) -> list[Backup]:
        """The backups of this library in a folder, newest first."""
        return backups_in(folder, self._store.path.stem)

    def kept_aside(self) -> list[Backup]:
        """The libraries that were kept aside when a backup was restored, newest first."""
        return backups_in(self._store.path.parent, f"{self._store.path.stem}{restoring.ASIDE}")

    def beside(self) -> list[Backup]:
        """Every other copy of the library in its folder, whenever and why ever it was kept there, newest first."""
        own, found = self._store.path, []
        for path in own.parent.iterdir():
            if path.suffix == own.suffix and path.stem.startswith((f"{own.stem} ", f"{own.stem}.")):
                with suppress(OSError):
                    found.append(_backup(path, datetime.fromtimestamp(path.stat().st_mtime).astimezone()))
        return sorted(found, key=lambda backup: backup.taken, reverse=True)

    def kept_beside(self) -> list[Backup]:
        """Every other copy of the library that the program has left beside it: kept aside, damaged, of a version."""
        path = self._store.path
        found = [*self.kept_aside(), *backups_in(path.parent, f"{path.stem}{DAMAGED}")]
        ours = re.compile(rf"{re.escape(path.stem)}\.version-\d+(?:-\d+)?{re.escape(path.suffix)}")
        for there in path.parent.iterdir():
            if ours.fullmatch(there.name):
                with suppress(OSError):
                    found.append(_backup(there, datetime.fromtimestamp(there.stat().st_mtime, UTC)))
        return found

    def delete(self, backup: Backup) -> None:
        """Delete a backup with its key file, and the journal that a damaged library was kept with. Raises NotKept."""
        try:
            for place in (backup.path, journal_of(backup.path), key_file_of(backup.path)):
                place.unlink(missing_ok=True)
        except OSError as error:
            raise NotKept(f"The backup {backup.path} could not be deleted: {_why(error)}.") from None

    def holds(self, backup: Backup, case_ids: frozenset[str]) -> bool:
        """Whether a backup still holds one of these cases; one that does not open may."""
        try:
            with self._read(backup) as connection:
                marks = ",".join("?" * len(case_ids))
                wanted = f"SELECT 1 FROM cases WHERE case_id IN ({marks})"  # nosec B608: nothing but question marks
                return connection.execute(wanted, sorted(case_ids)).fetchone() is not None
        except (KnownError, driver.Error, OSError):
            return True

    def compare(self, backup: Backup, secret: str | None) -> Preview:
        """What restoring would change. Raises as `restoring.opened`."""
        return restoring.compare(self._store, backup, secret)

    def restore(self, backup: Backup, secret: str | None, now: datetime) -> Path:
        """Put a backup in the library's place; returns where the library as it was is kept. Raises as `restoring`."""
        path = self._store.path
        aside = _free(path.with_name(f"{path.stem}{restoring.ASIDE} {now.astimezone():{_NAMED}}{path.suffix}"))
        restoring.restore(self._store, backup, secret, aside)
        self._wholeness = Wholeness()
        return aside

    def _copy(self, draft: Path, progress: Progress) -> None:
        """Copy the library into a draft. Raises driver.Error, Stopped."""

        def copied_so_far(_: int, left: int, total: int) -> None:
            if left == 0:  # what is saved while it is copied goes into the copy too; from here on it would not
                return
            if not progress(total - left, 2 * total) or self._store.locked:
                raise Stopped

        with closing(driver.connect(draft, self._store.key)) as target:
            self._store.connection.backup(target, pages=_PAGES, progress=copied_so_far)

    def _verified(self, draft: Path, hurry: bool) -> tuple[str, ...]:
        """Open the copy and compare it; returns what is wrong in the library itself, which the backup gives back truly.

        Raises driver.Error, NotKept.
        """
        with closing(driver.connect(draft, self._store.key)) as copy:
            if content(copy) != content(self._store.connection) or not sound(copy):
                raise NotKept("A backup was taken and is not the same as the library.", "Check the disk and try again.")
            damaged = self._wholeness.damaged(copy, hurry)
            return (*map(_not_as_kept, damaged), *([_LOG_BROKEN] if _broken_lately(copy) else []))

    def _named(self, draft: Path, path: Path) -> Backup:
        """Give a draft its name, with the key file that opens it. Raises NotKept."""
        place = _free(path)
        try:
            sync(draft)
            if self._store.key is not None:
                write_key_file(place, read_key_file(self._store.path))
            draft.rename(place)
            sync_folder(place.parent)
            return _backup(place, datetime.strptime(path.stem[-19:], _NAMED).astimezone())
        except OSError as error:
            for left in (place, key_file_of(place)):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
            raise _not_taken(path.parent, error) from None

    @contextmanager
    def _draft_in(self, folder: Path) -> Iterator[Path]:
        """A draft in a folder, which is made where it is missing. Raises NotKept."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(folder, self._store.path)
            draft = draft_beside(folder / self._store.path.name)
        except OSError as error:
            raise _not_taken(folder, error) from None
        try:
            yield draft
        finally:
            for left in (draft, draft.with_name(f"{draft.name}-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    @contextmanager
    def _read(self, backup: Backup) -> Iterator[driver.Connection]:
        """A backup as it lies, only read. Raises driver.Error, LibraryUnavailable."""
        with closing(driver.connect(backup.path, restoring.key_of(self._store, backup.path))) as connection:
            connection.execute("PRAGMA query_only = ON")
            yield connection


def _state(connection: driver.Connection) -> str:
    last = connection.execute("SELECT chain FROM case_log ORDER BY number DESC LIMIT 1").fetchone()
    kept = connection.execute("SELECT name, sha256 FROM settings ORDER BY name").fetchall()
    return hashlib.sha256(repr((last, kept)).encode()).hexdigest()


def _broken_lately(connection: driver.Connection) -> bool:
    """Whether the log's seal is broken among its last lines."""
    wanted = "SELECT number, case_id, at, by, label, before, after, content, chain FROM case_log ORDER BY number DESC"
    rows = [LogRow(*row) for row in connection.execute(f"{wanted} LIMIT {_LINES + 1}")][::-1]
    before = rows.pop(0) if len(rows) > _LINES else None
    return first_break(rows, before) is not None


def _not_as_kept(reference: str) -> str:
    return f"The case {reference or 'without a reference'} is not as it was kept."


def _sweep(folder: Path, path: Path) -> None:
    """Remove the drafts of a session that was killed. Only whoever holds the library makes any."""
    ours = re.compile(rf"\.(?:{re.escape(path.name)}|{re.escape(path.stem)} {_STAMP}.*\.foikey)\..*\.draft.*")
    for left in folder.iterdir():
        if ours.fullmatch(left.name):
            with suppress(OSError):
                left.unlink()


def backups_in(folder: Path, stem: str) -> list[Backup]:
    """The files in a folder that bear a backup's name behind this one, newest first."""
    shape = re.compile(rf"{re.escape(stem)} ({_STAMP})(?: \(\d+\))?\.foilib")
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if named := shape.fullmatch(path.name):
            with suppress(ValueError, OSError):
                found.append(_backup(path, datetime.strptime(named[1], _NAMED).astimezone()))
    return sorted(found, key=lambda backup: backup.taken, reverse=True)


def _free(path: Path) -> Path:
    """The path, or where there is something already (two within a second, a clock that was set back) one beside it."""
    number, place = 2, path
    while place.exists():
        place = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return place


def _salt(path: Path) -> bytes:
    try:
        return salt_of(path)
    except LibraryUnavailable:
        return b""


def _backup(path: Path, taken: datetime) -> Backup:
    return Backup(path, taken, path.stat().st_size, protected=bool(_salt(path)))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_taken(folder: Path, error: Exception) -> Exception:
    """Why a backup could not be made; a fault of the program's own is given back as it is."""
    if not isinstance(error, OSError | driver.OperationalError):
        return error
    return NotKept(
        f"No backup was made in {folder}: {_why(error)}.",
        "The library is as it was. Make room, or choose another folder.",
    )


def _why(error: OSError | driver.OperationalError) -> str:
    if isinstance(error, OSError):
        return error.strerror or os.strerror(error.errno or 0)
    return "the disk is full" if driver.primary_code(error) == driver.FULL else "the disk reported an error"
