"""What restoring a backup would change, and restoring it: a copy is opened as today's library, then takes its place.

The backup itself is only read. Its copy lies in a hidden folder beside the library, which goes again whatever happens.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.errors import LibraryUnavailable
from workbench.protection.keys import LibraryKey
from workbench.service.backups import Backup, Difference, Preview
from workbench.store import driver, faults
from workbench.store.file import FOLDER_SUFFIX, HeldFile, key_file_of, read_key_file
from workbench.store.header import salt_of
from workbench.store.library import SqlCaseStore
from workbench.store.protecting import copied
from workbench.store.settings import AUTHORITY, OVERLAY, PROCLAIMED, SAFEKEEPING
from workbench.store.wholeness import Wholeness

ASIDE = " before restore"
"""What stands behind the name of a library that was kept when a backup took its place."""

_SETTINGS = {
    AUTHORITY: "the force’s particulars",
    PROCLAIMED: "the proclaimed holidays",
    OVERLAY: "the force’s own wording",
    SAFEKEEPING: "how the library is looked after (backups, lock, retention)",
}
_CASES = """SELECT c.case_id, c.reference, c.title, c.sha256, max(l.at)
            FROM cases AS c LEFT JOIN case_log AS l ON l.case_id = c.case_id GROUP BY c.case_id"""


@dataclass(frozen=True, slots=True)
class _Case:
    reference: str
    title: str
    sha256: str
    changed: datetime | None
    letters: frozenset[str]


@contextmanager
def opened(store: SqlCaseStore, backup: Path, secret: str | None) -> Iterator[SqlCaseStore]:
    """A copy of a backup as a library of today's version. The library's own key is tried where no secret is given.

    Raises LibraryUnavailable, LibraryLocked where the backup has a passphrase of its own, WrongPassphrase.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{store.path.name}.", suffix=FOLDER_SUFFIX, dir=store.path.parent))
    except OSError as error:
        raise faults.cannot_open(backup, error) from None
    try:
        copy = folder / f"backup{store.path.suffix}"
        try:
            shutil.copyfile(backup, copy)
            if key_file_of(backup).exists():
                shutil.copyfile(key_file_of(backup), key_file_of(copy))
        except OSError as error:
            raise faults.cannot_open(backup, error) from None
        with closing(SqlCaseStore(_held(store, copy, backup, secret))) as other:
            yield other
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def compare(store: SqlCaseStore, backup: Backup, secret: str | None) -> Preview:
    """What restoring a backup would change. Raises as `opened`."""
    now, settings = _cases(store.connection), _settings(store.connection)
    with opened(store, backup.path, secret) as other:
        try:
            then, settings_then = _cases(other.connection), _settings(other.connection)
            damaged = Wholeness().damaged(other.connection)
        except driver.Error as error:
            raise faults.unread(backup.path, error) from None
    different = [id_ for id_ in {**then, **now} if _what(then.get(id_)) != _what(now.get(id_))]
    found = sorted((_difference(then.get(id_), now.get(id_)) for id_ in different), key=_in_order)
    names = sorted(name for name in {**settings, **settings_then} if settings.get(name) != settings_then.get(name))
    return Preview(tuple(found), tuple(_SETTINGS.get(name, name) for name in names), damaged)


def restore(store: SqlCaseStore, backup: Backup, secret: str | None, aside: Path) -> None:
    """Put a backup in the library's place and keep the library as it was under another name.

    Protection stays as it is now: a backup taken before there was a passphrase comes under it. Raises as `opened`, and
    NotKept; then the library is as it was.
    """
    key_file = read_key_file(store.path) if store.key is not None else None
    with opened(store, backup.path, secret) as other:
        draft = copied(other.connection, store.path, store.key)
    store.replace_with(draft, store.key, key_file, aside)


def key_of(store: SqlCaseStore, backup: Path) -> LibraryKey | None:
    """Today's key where it fits the backup, None where it does not. Raises LibraryUnavailable."""
    key = store.key
    return key if key is not None and salt_of(backup) == key.salt else None


def _held(store: SqlCaseStore, copy: Path, backup: Path, secret: str | None) -> HeldFile:
    """The copy, told of under the backup's own name."""
    try:
        key = key_of(store, copy) if secret is None else None
        return HeldFile(copy, key or secret)
    except LibraryUnavailable as error:
        raise type(error)(error.sentence.replace(str(copy.resolve()), str(backup)), error.advice) from None


def _cases(connection: driver.Connection) -> dict[str, _Case]:
    letters: dict[str, set[str]] = {}
    for case_id, letter_id in connection.execute("SELECT case_id, id FROM issued_letters"):
        letters.setdefault(case_id, set()).add(letter_id)
    return {
        case_id: _Case(reference, title, sha256, _moment(at), frozenset(letters.get(case_id, ())))
        for case_id, reference, title, sha256, at in connection.execute(_CASES)
    }


def _settings(connection: driver.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sha256 FROM settings").fetchall())


def _what(case: _Case | None) -> tuple[str, frozenset[str]] | None:
    return None if case is None else (case.sha256, case.letters)


def _difference(then: _Case | None, now: _Case | None) -> Difference:
    shown = now or then
    assert shown is not None  # nosec B101 # said for the type checker: a case of neither is not compared
    return Difference(
        shown.reference,
        shown.title,
        in_backup=then is not None,
        in_library=now is not None,
        then=then.changed if then else None,
        now=now.changed if now else None,
        letters=len((now.letters if now else frozenset()) - (then.letters if then else frozenset())),
    )


def _in_order(difference: Difference) -> tuple[str, str]:
    return difference.reference, difference.title


def _moment(at: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(at) if at else None
    except ValueError:
        return None
