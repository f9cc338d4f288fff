"""The library as a file: made whole or not at all, held by one process, locked until it is let go, checked first.

All this is SQLite's own business; SQLAlchemy is imported when the first case is opened (docs/decisions/0005).
"""

import os
import sqlite3
import tempfile
from pathlib import Path

from workbench.store import faults
from workbench.store.header import SCHEMA_VERSION, refuse_unusable

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

_BUSY_SECONDS = 0.25  # for a window that is just closing

# The libraries of this process, by device and number: see header.py on why theirs are not read again.
_held: set[tuple[int, int]] = set()


class HeldFile:
    """A library that this process holds, with its one connection. For one thread."""

    def __init__(self, path: Path) -> None:
        """Make the library if there is none, then hold it. Raises LibraryUnavailable and leaves the file as it was."""
        self.path = Path(os.path.realpath(path))
        try:
            _make_if_missing(self.path)
            self._identity = _identity(self.path)
        except OSError as error:
            raise faults.cannot_open(path, error) from None
        if self._identity in _held:
            raise faults.in_use(path)
        refuse_unusable(self.path)
        self.connection, self.notice = _locked(self.path)
        _held.add(self._identity)

    def is_there(self) -> bool:
        """Whether the file still stands under its name. SQLite would go on writing into a deleted one."""
        try:
            return _identity(self.path) == self._identity
        except OSError:
            return False

    def let_go(self) -> None:
        """Close the file and give up the lock."""
        self.connection.close()
        _held.discard(self._identity)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _make_if_missing(path: Path) -> None:
    """A new library appears under its name whole, so that an empty or half-made file is never one of ours."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)  # for this user alone
    os.close(handle)
    draft = Path(name)
    try:
        _fill(path, draft)
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _fill(path: Path, draft: Path) -> None:
    from sqlalchemy.exc import DBAPIError

    from workbench.store.engine import make_tables

    try:
        make_tables(sqlite3.connect(draft, isolation_level=None))
    except DBAPIError as error:
        raise faults.cannot_make(path, error) from None


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)  # unlike a renaming, never replaces a library that another window has just made
    except FileExistsError:
        return
    except OSError:  # a disk without hard links, such as a memory stick
        draft.rename(path)


def _locked(path: Path) -> tuple[sqlite3.Connection, str]:
    """The connection that holds the file, and what the officer should be told of an older version."""
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise faults.unopened(path, error) from None
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")  # now and for good: after a mere reading, others would still get in
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -16000")  # KiB: room for the list of 25,000 cases
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise faults.damaged(path)
        notice = _brought_up_to_date(connection, path)
        if not tables_of(connection).issuperset(TABLES):
            raise faults.damaged(path)
    except sqlite3.Error as error:
        connection.close()
        raise faults.unopened(path, error) from None
    except UnicodeDecodeError:  # Python cannot even read SQLite's complaint: it quotes the damaged place
        connection.close()
        raise faults.damaged(path) from None
    except BaseException:
        connection.close()
        raise
    return connection, notice


def _brought_up_to_date(connection: sqlite3.Connection, path: Path) -> str:
    # asked of SQLite, not read from the header: a killed session may have left a header that is yet to be put back
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= SCHEMA_VERSION:
        return ""
    from workbench.store.migrations import bring_up_to_date  # SQLAlchemy: only where there is something to do

    copy = bring_up_to_date(connection, path, version)
    return (
        f"The library has been brought from version {version} to version {SCHEMA_VERSION}. "
        f"As it was before, it is kept as {copy}."
    )


def tables_of(connection: sqlite3.Connection) -> set[str]:
    """The names of the tables that the file holds."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
