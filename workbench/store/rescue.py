"""A library that does not open any more: its newest backup, or what is whole of it, in its place. It is kept beside.

Nobody holds the file meanwhile: it does not open. So this works on files alone.
"""

import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import BadKeyFile, KnownError
from workbench.service.backups import Backup, Promise, Salvaged
from workbench.service.ports import Progress
from workbench.store import driver, faults
from workbench.store.backups import DAMAGED, backups_in
from workbench.store.file import TABLES, draft_beside, key_file_of, read_key_file, tables_of
from workbench.store.header import SCHEMA_VERSION, journal_of, salt_of
from workbench.store.salvage import salvaged_beside
from workbench.store.sameness import sound
from workbench.store.swap import copy_file, sync, sync_folder, write_key_file


def backups_of(path: Path) -> list[Backup]:
    """The backups of a library that does not open, newest first."""
    try:
        return backups_in(path.parent / "backups", path.stem)
    except OSError:
        return []


def backup_at(path: Path) -> Backup:
    """A backup that somebody has found elsewhere. Raises LibraryUnavailable where it is none, or is not there."""
    try:
        about = path.stat()
        return Backup(path, datetime.fromtimestamp(about.st_mtime, UTC), about.st_size, protected=bool(salt_of(path)))
    except OSError as error:
        raise faults.cannot_open(path, error) from None


def newest_whole(backups: Iterable[Backup]) -> Backup | None:
    """The first of these that opens and is in order, or that is protected, so that nobody can say yet."""
    return next((backup for backup in backups if backup.protected or promise_of(backup).cases is not None), None)


def promise_of(backup: Backup) -> Promise:
    """What can be told of a backup before it is opened: it is only read."""
    with suppress(KnownError, driver.Error, UnicodeDecodeError, ValueError):
        if salt_of(backup.path):
            return Promise(protected=True)
        with closing(driver.connect(backup.path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            return _promise(connection)
    return Promise(protected=False)


def put_back(path: Path, backup: Backup, now: datetime) -> Path:
    """A backup in the library's place, as it lies. Returns where the damaged library is kept.

    Raises LibraryUnavailable where it is damaged itself or the disk refuses; then everything is as it was.
    """
    try:
        draft = draft_beside(path)
        try:
            shutil.copyfile(backup.path, draft)
            if not salt_of(draft) and promise_of(replace(backup, path=draft)).cases is None:
                raise faults.damaged(backup.path)
            sync(draft)
            kept = _kept(path, now)
            if salt_of(draft):
                _know_both(path, backup.path)
            _put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise faults.cannot_open(path, error) from None
    return kept


def salvage_in_place(
    path: Path, now: datetime, secret: str | None = None, progress: Progress = lambda done, total: True
) -> tuple[Path, Salvaged]:
    """What is whole of a damaged library as a new one in its place, protected alike. Returns where the old is kept.

    Raises as `salvage`; then everything is as it was.
    """
    try:
        with salvaged_beside(path, path, secret, progress) as (fresh, found):
            kept = _kept(path, now)
            _put_in_place(fresh, path)
            return kept, found
    except OSError as error:
        raise faults.cannot_open(path, error) from None


def _put_in_place(draft: Path, path: Path) -> None:
    journal_of(path).unlink(missing_ok=True)  # it belongs to the damaged one and would be put back into this one
    draft.replace(path)
    sync_folder(path.parent)


def _promise(connection: driver.Connection) -> Promise:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not sound(connection) or (version == SCHEMA_VERSION and not tables_of(connection).issuperset(TABLES)):
        return Promise(protected=False)
    (cases,) = connection.execute("SELECT count(*) FROM cases").fetchone()
    last = connection.execute("SELECT at FROM case_log WHERE at <> '' ORDER BY number DESC LIMIT 1").fetchone()
    return Promise(protected=False, cases=cases, changed=datetime.fromisoformat(last[0]) if last else None)


def _know_both(path: Path, backup: Path) -> None:
    """The library's key file also knows the backup: at every moment it fits what stands in the library's place."""
    theirs = read_key_file(backup)
    try:
        ours = read_key_file(path).entries if key_file_of(path).exists() else ()
    except BadKeyFile:
        ours = ()
    known = {entry.salt for entry in theirs.entries}
    write_key_file(path, replace(theirs, entries=(*theirs.entries, *(each for each in ours if each.salt not in known))))


def _kept(path: Path, now: datetime) -> Path:
    """The damaged library under a second name, with its key file and the journal that lies beside it."""
    kept, number = path.with_name(f"{path.stem}{DAMAGED} {now.astimezone():%Y-%m-%d %H.%M.%S}{path.suffix}"), 2
    while kept.exists():
        kept, number = kept.with_stem(f"{kept.stem.partition(' (')[0]} ({number})"), number + 1
    for there, place in (
        (key_file_of(path), key_file_of(kept)),
        (journal_of(path), journal_of(kept)),
        (path, kept),
    ):
        if there.exists():
            copy_file(there, place)
            sync(place)
    return kept
