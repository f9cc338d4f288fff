"""The library as a file: made whole or not at all, held by one process, locked until it is let go, checked first.

All this is SQLite's own business; SQLAlchemy is imported when the first case is opened (docs/decisions/0005).
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadKeyFile
from workbench.protection.keys import LibraryKey
from workbench.store import driver, faults, holder
from workbench.store.header import APPLICATION_ID, SCHEMA_VERSION, held, identity, journal_of, salt_of

if TYPE_CHECKING:
    from workbench.protection.keyfile import KeyFile

TABLES = frozenset(
    {
        "answer_links",
        "answer_tables",
        "balance_parts",
        "case_list",
        "case_log",
        "cases",
        "claims",
        "events",
        "factor_parts",
        "factors",
        "harms",
        "issued_letters",
        "letters",
        "originals",
        "part_questions",
        "parts",
        "questions",
        "requests",
        "settings",
        "test_limbs",
        "test_parts",
        "tests",
        "topics",
    }
)
"""What a library holds; schema.py says what stands in each."""

SUFFIX, KEY_FILE_SUFFIX = ".foilib", ".foikey"
BACKUPS = "backups"
"""The folder beside a library that its backups lie in."""

FOLDER_SUFFIX = ".drafts"
"""Of a hidden folder beside a library in which a copy of it is looked at."""

_LARGEST_KEY_FILE = 64 * 1024  # bytes


class HeldFile:
    """A library that this process holds, with its one connection. For one thread."""

    def __init__(self, path: Path, secret: str | LibraryKey | None = None, guard: holder.Guard | None = None) -> None:
        """Make the library if there is none, then hold it. `guard` is that of the file in whose place it was put.

        `secret` is the passphrase, the recovery key or the key itself of a protected one; a plain one needs none.
        Raises LibraryUnavailable, LibraryLocked where a secret is needed, and WrongPassphrase; the file is then as it
        was.
        """
        self.path = Path(os.path.realpath(path))
        try:
            made = _make_if_missing(self.path)
            self._identity = identity(self.path)
        except OSError as error:
            raise faults.cannot_open(path, error) from None
        self.salt = salt_of(self.path)
        if not os.access(self.path, os.W_OK):
            raise faults.read_only(self.path)
        try:
            self._guard = guard or holder.Guard(self.path)
        except BlockingIOError:
            raise faults.in_use(self.path) from None
        try:
            self._open(secret)
        except BaseException:
            if guard is None:
                self._guard.let_go()
            raise
        held.add(self._identity)
        holder.note(self.path)
        if made and (backups := len(list(_backups_of(self.path, SUFFIX)))):
            self.notice = (
                f"The library {self.path} was not there, and an empty one has been made. Backups of an earlier one lie"
                f" beside it ({backups}): see File, Backups, if it is missed."
            )

    def _open(self, secret: str | LibraryKey | None) -> None:
        if self.salt and _held_elsewhere(self.path):
            raise faults.in_use(self.path)
        self.key = _key(self.path, self.salt, secret) if self.salt else None
        self.connection, self.notice = _locked(self.path, self.key)
        if self.salt:
            _put_key_file_back(self.path, self.salt)

    def is_there(self) -> bool:
        """Whether the file still stands under its name. SQLite would go on writing into a deleted one."""
        try:
            return identity(self.path) == self._identity
        except OSError:
            return False

    def let_go(self) -> None:
        """Close the file, give up the lock and forget the key, as far as Python can forget anything."""
        noted = self._identity in held
        guard = self.put_down()
        if noted:
            holder.forget(self.path)
        guard.let_go()

    def put_down(self) -> holder.Guard:
        """Close the file and forget the key, but keep everybody else out, for whoever takes the guard over."""
        self.connection.close()
        self.key = None
        held.discard(self._identity)
        return self._guard


def key_file_of(path: Path) -> Path:
    """Where the key file of a protected library lies: beside it, under its name."""
    return path.with_suffix(KEY_FILE_SUFFIX)


def read_key_file(path: Path) -> "KeyFile":
    """The key file of this library. Raises BadKeyFile where it is missing or damaged."""
    place = key_file_of(path)
    try:
        with place.open("rb") as file:
            data = file.read(_LARGEST_KEY_FILE + 1)
    except OSError:
        raise faults.without_key_file(path, place) from None
    from workbench.protection.keyfile import decode  # the cryptography: only where a library is protected

    return decode(data)


def draft_beside(path: Path) -> Path:
    """An empty file in the library's folder to make a new library in; a killed session's is swept up at the next open.

    For this user alone. Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".draft", dir=path.parent)
    os.close(handle)
    return Path(name)


def _held_elsewhere(path: Path) -> bool:
    """Whether another process holds a protected library: told before anybody is asked for its passphrase."""
    journal = journal_of(path)
    if journal.exists() and journal.stat().st_size:  # SQLite would put it right first, and for that needs the key
        return False
    try:
        with closing(driver.connect(path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
    except driver.Error as error:  # it cannot be read without its key; it can be seen to be locked
        return driver.primary_code(error) in (driver.BUSY, driver.LOCKED)
    return False


def _key(path: Path, salt: bytes, secret: str | LibraryKey | None) -> LibraryKey:
    if isinstance(secret, LibraryKey):
        if secret.salt != salt:
            raise faults.without_key_file(path, key_file_of(path))
        return secret
    known = _known_keys(path, salt)
    if secret is None:
        raise faults.locked(path)
    from workbench.protection.keyfile import unwrap

    return unwrap(known, salt, secret)


def _known_keys(path: Path, salt: bytes) -> "KeyFile":
    """The key file that knows a library of this salt: the one beside it, or else that of its newest backup.

    Raises BadKeyFile where neither does.
    """
    lost: BadKeyFile = faults.without_key_file(path, key_file_of(path))
    try:
        known = read_key_file(path)
        if _has(known, salt):
            return known
    except BadKeyFile as error:
        lost = error
    for place in sorted(_backups_of(path, KEY_FILE_SUFFIX), reverse=True):
        with suppress(BadKeyFile):
            known = read_key_file(place)
            if _has(known, salt):
                return known
    raise lost


def _put_key_file_back(path: Path, salt: bytes) -> None:
    """The key file of a backup has opened the library: it becomes the library's own, where that is lost."""
    try:
        if _has(read_key_file(path), salt):
            return
    except BadKeyFile:
        pass
    from workbench.store.swap import write_key_file

    with suppress(OSError, BadKeyFile):
        write_key_file(path, _known_keys(path, salt))


def _backups_of(path: Path, suffix: str) -> Iterator[Path]:
    return (path.parent / BACKUPS).glob(f"{_literal(path.stem)} *{suffix}")


def _has(known: "KeyFile", salt: bytes) -> bool:
    from workbench.protection.keyfile import has

    return has(known, salt)


def _make_if_missing(path: Path) -> bool:
    """A new library appears under its name whole, so that an empty or half-made file is never one of ours.

    Whether there was none.
    """
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)  # for this user alone
    os.close(handle)
    draft = Path(name)
    try:
        _fill(path, draft)
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return True


def _fill(path: Path, draft: Path) -> None:
    from sqlalchemy.exc import DBAPIError

    from workbench.store.engine import make_tables

    try:
        make_tables(driver.connect(draft))
    except (DBAPIError, driver.Error) as error:
        raise faults.cannot_make(path, error) from None


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)  # unlike a renaming, never replaces a library that another window has just made
    except OSError:
        if not path.exists():  # a disk without hard links, such as a memory stick
            draft.rename(path)


def _locked(path: Path, key: LibraryKey | None) -> tuple[driver.Connection, str]:
    """The connection that holds the file, and what the officer should be told of an older version."""
    try:
        connection = driver.connect(path, key)
    except driver.Error as error:
        raise faults.unopened(path, error) from None
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        if key is not None:
            _refuse_unusable(connection, path)
        connection.execute("BEGIN EXCLUSIVE")  # now and for good: after a mere reading, others would still get in
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA journal_size_limit = 0")  # nothing of a destroyed case in the journal meanwhile
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        connection.execute("PRAGMA cache_size = -16000")  # KiB: room for the list of 25,000 cases
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",) or _acts(connection):
            raise faults.damaged(path)
        notice = _brought_up_to_date(connection, path, key)
        if not tables_of(connection).issuperset(TABLES):
            raise faults.damaged(path)
    except driver.Error as error:
        connection.close()
        raise faults.unopened(path, error) from None
    except UnicodeDecodeError:  # Python cannot even read SQLite's complaint: it quotes the damaged place
        connection.close()
        raise faults.damaged(path) from None
    except BaseException:
        connection.close()
        raise
    return connection, notice


def _refuse_unusable(connection: driver.Connection, path: Path) -> None:
    """What header.py asks of a plain library, asked of a protected one as soon as it can be read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version == 0:
        raise faults.foreign(path)
    if version > SCHEMA_VERSION:
        raise faults.newer(path, version, SCHEMA_VERSION)


def _brought_up_to_date(connection: driver.Connection, path: Path, key: LibraryKey | None) -> str:
    # asked of SQLite, not read from the header: a killed session may have left a header that is yet to be put back
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= SCHEMA_VERSION:
        return ""
    from workbench.store.migrations import bring_up_to_date  # SQLAlchemy: only where there is something to do

    copy = bring_up_to_date(connection, path, version, key)
    return (
        f"The library has been brought from version {version} to version {SCHEMA_VERSION}. "
        f"As it was before, it is kept as {copy}."
    )


def sweep_up(path: Path) -> None:
    """Remove what a killed session left half made: drafts are only ever made by whoever holds the library.

    The first draft of all is made by whoever finds none; where one is held, no other is needed any more.
    """
    own, keys = _literal(path.name), _literal(key_file_of(path).name)
    for pattern in (f".{own}.*.draft*", f".{keys}.*.draft*", f".{own}.*.new*"):
        for left in path.parent.glob(pattern):
            with suppress(OSError):
                _remove(left)
    for second in path.parent.glob(f"{_literal(path.stem)}*{path.suffix}"):
        with suppress(OSError):
            # of a swap that was killed before the library was another; a link is somebody's own
            if second != path and not second.is_symlink() and second.samefile(path):
                second.unlink()
                key_file_of(second).unlink(missing_ok=True)


def _remove(left: Path) -> None:
    if not left.is_dir() or left.is_symlink():
        left.unlink()
    elif left.suffix == FOLDER_SUFFIX:
        shutil.rmtree(left)


def _literal(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _acts(connection: driver.Connection) -> bool:
    """Whether the file brings statements of its own, which would run when it is written; a library has none."""
    (number,) = connection.execute("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone()
    return bool(number)


def tables_of(connection: driver.Connection) -> set[str]:
    """The names of the tables that the file holds."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
