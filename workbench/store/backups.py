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
from datetime import datetime
from pathlib import Path

from workbench.errors import KnownError, LibraryUnavailable, NotKept
from workbench.protection.keys import LibraryKey
from workbench.service.backups import Backup, Difference, Progress
from workbench.store import driver, faults
from workbench.store.file import HeldFile, draft_beside, key_file_of, read_key_file
from workbench.store.header import salt_of
from workbench.store.library import SqlCaseStore
from workbench.store.protecting import copied
from workbench.store.sameness import content, sound
from workbench.store.swap import sync, write_key_file

_NAMED = "%Y-%m-%d %H.%M.%S"
_STAMP = r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d"
_ASIDE = " before restore"
_PAGES = 512  # copied between two looks at whether the officer has had enough


class Stopped(Exception):
    """The officer has had enough."""


class LibraryBackups:
    """The backups of one library: the `BackupStore` of the service."""

    def __init__(self, store: SqlCaseStore) -> None:
        self._store = store

    @property
    def folder(self) -> Path:
        """Where the backups lie: beside the library."""
        return self._store.path.parent / "backups"

    def state(self) -> str:
        """A short text that is another whenever something that a backup holds has changed."""
        last = self._store.log(offset=max(self._store.log_length() - 1, 0))
        kept = self._store.connection.execute("SELECT name, sha256 FROM settings ORDER BY name").fetchall()
        said = repr((last[-1].chain if last else "", kept))
        return hashlib.sha256(said.encode()).hexdigest()

    def state_of(self, backup: Backup) -> str:
        """The same of a backup that today's key opens; empty where it does not."""
        with suppress(KnownError, driver.Error), self._opened(backup, None) as other:
            return LibraryBackups(other).state()
        return ""

    def take(self, now: datetime, progress: Progress) -> Backup:
        """A backup of the library as it is. Raises NotKept, also where it was stopped; then there is none."""
        name = f"{self._store.path.stem} {now.astimezone():{_NAMED}}.foilib"
        with self._draft_in(self.folder) as draft:
            try:
                self._copy(draft, progress)
            except Stopped:
                raise NotKept("The backup was stopped.", "The library is as it was, and so are its backups.") from None
            except driver.Error as error:
                raise _not_taken(self.folder, error) from None
            return self._named(draft, self.folder / name)

    def put_second(self, backup: Backup, folder: Path) -> None:
        """The same backup in another folder, compared byte for byte. Raises NotKept."""
        with self._draft_in(folder) as draft:
            try:
                shutil.copyfile(backup.path, draft)
            except OSError as error:
                raise _not_taken(folder, error) from None
            if _sha256(draft) != _sha256(backup.path):
                raise NotKept(f"The backup in {folder} is not what was copied there.", "Check that disk.")
            self._named(draft, folder / backup.path.name)

    def all(self, folder: Path) -> list[Backup]:
        """The backups of this library in a folder, newest first."""
        return backups_in(folder, self._store.path.stem)

    def kept_aside(self) -> list[Backup]:
        """The libraries that were kept aside when a backup was restored, newest first."""
        return backups_in(self._store.path.parent, f"{self._store.path.stem}{_ASIDE}")

    def beside(self) -> list[Backup]:
        """Every other copy of the library in its folder, whenever and why ever it was kept there, newest first."""
        own, found = self._store.path, []
        for path in own.parent.iterdir():
            if path.suffix == own.suffix and path.stem.startswith((f"{own.stem} ", f"{own.stem}.")):
                with suppress(OSError):
                    found.append(_backup(path, datetime.fromtimestamp(path.stat().st_mtime).astimezone()))
        return sorted(found, key=lambda backup: backup.taken, reverse=True)

    def delete(self, backup: Backup) -> None:
        """Delete a backup with its key file. Raises NotKept."""
        try:
            backup.path.unlink(missing_ok=True)
            key_file_of(backup.path).unlink(missing_ok=True)
        except OSError as error:
            raise _not_taken(backup.path.parent, error) from None

    def holds(self, backup: Backup, case_ids: frozenset[str]) -> bool:
        """Whether a backup still holds one of these cases; one that does not open may."""
        try:
            with self._read(backup) as connection:
                marks = ",".join("?" * len(case_ids))
                wanted = f"SELECT 1 FROM cases WHERE case_id IN ({marks})"  # nosec B608: nothing but question marks
                return connection.execute(wanted, sorted(case_ids)).fetchone() is not None
        except (KnownError, driver.Error, OSError):
            return True

    def compare(self, backup: Backup, secret: str | None) -> tuple[Difference, ...]:
        """What restoring would change: cases by reference and title, in the order of the list.

        Raises LibraryUnavailable, LibraryLocked where the backup has a passphrase of its own, WrongPassphrase.
        """
        now = _cases(self._store.connection)
        with self._opened(backup, secret) as other:
            then = _cases(other.connection)
        found = []
        for case_id in dict.fromkeys((*then, *now)):
            if then.get(case_id) != now.get(case_id):
                reference, title, _ = now.get(case_id) or then[case_id]
                found.append(Difference(reference, title, in_backup=case_id in then, in_library=case_id in now))
        return tuple(sorted(found, key=lambda each: (each.reference, each.title)))

    def restore(self, backup: Backup, secret: str | None, now: datetime) -> Path:
        """Put a backup in the library's place; returns where the library as it was is kept.

        Protection stays as it is now: a backup taken before there was a passphrase comes under it. Raises as `compare`,
        and NotKept; then the library is as it was.
        """
        store = self._store
        aside = _free(store.path.with_name(f"{store.path.stem}{_ASIDE} {now.astimezone():{_NAMED}}.foilib"))
        key_file = read_key_file(store.path) if store.key is not None else None
        with self._opened(backup, secret) as other:
            draft = copied(other.connection, store.path, store.key)
        store.replace_with(draft, store.key, key_file, aside)
        return aside

    def _copy(self, draft: Path, progress: Progress) -> None:
        """Copy the library into a draft, and compare. Raises driver.Error, Stopped, NotKept."""

        def copied_so_far(_: int, left: int, total: int) -> None:
            if not progress(total - left, 2 * total):
                raise Stopped

        source = self._store.connection
        with closing(driver.connect(draft, self._store.key)) as target:
            source.backup(target, pages=_PAGES, progress=copied_so_far)
        with closing(driver.connect(draft, self._store.key)) as copy:
            if content(copy) != content(source) or not sound(copy):
                raise NotKept("A backup was taken and is not the same as the library.", "Check the disk and try again.")
        if not progress(1, 1):
            raise Stopped

    def _named(self, draft: Path, path: Path) -> Backup:
        """Give a draft its name, with the key file that opens it. Raises NotKept."""
        place = _free(path)
        try:
            sync(draft)
            if self._store.key is not None:
                write_key_file(place, read_key_file(self._store.path))
            draft.rename(place)
            return _backup(place, datetime.strptime(path.stem[-19:], _NAMED).astimezone())
        except OSError as error:
            key_file_of(place).unlink(missing_ok=True)
            raise _not_taken(path.parent, error) from None

    @contextmanager
    def _draft_in(self, folder: Path) -> Iterator[Path]:
        """A draft in a folder, which is made where it is missing. Raises NotKept."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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
        with closing(driver.connect(backup.path, self._key_of(backup.path, None))) as connection:
            connection.execute("PRAGMA query_only = ON")
            yield connection

    @contextmanager
    def _opened(self, backup: Backup, secret: str | None) -> Iterator[SqlCaseStore]:
        """A backup as a library of today's version: a copy of it is opened, the backup stays as it lies."""
        draft = draft_beside(self._store.path)
        key_file = key_file_of(draft)
        try:
            key = self._key_of(backup.path, secret)
            shutil.copyfile(backup.path, draft)
            if key_file_of(backup.path).exists():
                shutil.copyfile(key_file_of(backup.path), key_file)
            with closing(SqlCaseStore(HeldFile(draft, key or secret))) as store:
                yield store
        except OSError as error:
            raise faults.cannot_open(backup.path, error) from None
        finally:
            for left in (*draft.parent.glob(f"{draft.stem}*"), draft, key_file):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    def _key_of(self, path: Path, secret: str | None) -> LibraryKey | None:
        """Today's key where it fits the backup; otherwise the secret has to open it."""
        key = self._store.key
        if key is not None and secret is None and _salt(path) == key.salt:
            return key
        return None


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


def _cases(connection: driver.Connection) -> dict[str, tuple[str, str, str]]:
    wanted = "SELECT case_id, reference, title, sha256 FROM cases"
    return {case_id: (reference, title, sha256) for case_id, reference, title, sha256 in connection.execute(wanted)}


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
    if isinstance(error, OSError):
        reason = error.strerror or os.strerror(error.errno or 0)
    elif isinstance(error, driver.OperationalError):
        reason = "the disk is full" if driver.primary_code(error) == driver.FULL else "the disk reported an error"
    else:
        return error
    return NotKept(
        f"No backup was made in {folder}: {reason}.", "The library is as it was. Make room, or choose another folder."
    )
