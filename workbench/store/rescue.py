"""A library that does not open any more: its newest backup, or what is whole of it, in its place. It is kept beside.

Nobody holds the file meanwhile: it does not open. So this works on files alone.
"""

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workbench.service.backups import Backup
from workbench.store import faults
from workbench.store.backups import backups_in
from workbench.store.file import draft_beside, key_file_of
from workbench.store.salvage import Salvaged, salvage
from workbench.store.swap import sync


def backups_of(path: Path) -> list[Backup]:
    """The backups of a library that does not open, newest first."""
    return backups_in(path.parent / "backups", path.stem)


def put_back(path: Path, backup: Backup, now: datetime) -> Path:
    """A backup in the library's place, as it lies. Returns where the damaged library is kept.

    Raises LibraryUnavailable where the disk refuses; then everything is as it was.
    """
    try:
        draft = draft_beside(path)
        try:
            shutil.copyfile(backup.path, draft)
            sync(draft)
            kept = _kept(path, now)
            if key_file_of(backup.path).exists():
                shutil.copyfile(key_file_of(backup.path), key_file_of(path))
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise faults.cannot_open(path, error) from None
    return kept


def salvage_in_place(path: Path, now: datetime, secret: str | None = None) -> tuple[Path, Salvaged]:
    """What is whole of a damaged library as a new, plain one in its place. Returns where the damaged one is kept.

    Raises LibraryUnavailable, LibraryLocked and WrongPassphrase; then everything is as it was.
    """
    try:
        draft = draft_beside(path)
        draft.unlink()
        try:
            found = salvage(path, draft, secret)
            kept = _kept(path, now)
            draft.replace(path)
            key_file_of(path).unlink(missing_ok=True)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise faults.cannot_open(path, error) from None
    return kept, found


def _kept(path: Path, now: datetime) -> Path:
    """The damaged library under a second name, with its key file."""
    kept = path.with_name(f"{path.stem} damaged {now.astimezone():%Y-%m-%d %H.%M.%S}{path.suffix}")
    shutil.copyfile(path, kept)
    with suppress(FileNotFoundError):
        shutil.copyfile(key_file_of(path), key_file_of(kept))
    return kept
