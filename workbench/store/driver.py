"""The one door to SQLite: SQLCipher, which opens a plain library and, given its key, a protected one.

The same engine for both, so that a library which is protected later behaves as it did (docs/decisions/0013).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from workbench.protection.keys import LibraryKey

if TYPE_CHECKING:  # the module has no types of its own and the shape of the standard library's
    from sqlite3 import Connection as Connection
    from sqlite3 import Cursor as Cursor
    from sqlite3 import DatabaseError as DatabaseError
    from sqlite3 import Error as Error
    from sqlite3 import IntegrityError as IntegrityError
    from sqlite3 import OperationalError as OperationalError
else:
    Connection, Cursor = dbapi2.Connection, dbapi2.Cursor
    Error, DatabaseError = dbapi2.Error, dbapi2.DatabaseError
    OperationalError, IntegrityError = dbapi2.OperationalError, dbapi2.IntegrityError

BUSY, LOCKED, READONLY, FULL = 5, 6, 8, 13
"""SQLite's primary result codes, https://www.sqlite.org/rescode.html; the module does not name them all."""

CORRUPT, NOT_A_DATABASE, ERROR = 11, 26, 1

_BUSY_SECONDS = 0.25  # for a window that is just closing

MODULE = dbapi2
"""What SQLAlchemy is told to use."""

connect_with = dbapi2.connect
"""What opens a connection; tests put a failing disk here."""


def connect(path: Path, key: LibraryKey | None = None) -> Connection:
    """A connection that commits each statement unless told otherwise. Nothing of the file is read yet.

    Raises Error where the file cannot be opened.
    """
    connection: Connection = connect_with(str(path), timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to the terminal
            connection.execute(f'PRAGMA key = "{key.pragma}"')
        connection.execute("PRAGMA temp_store = MEMORY")  # nothing of a case in a temporary file
    except BaseException:
        connection.close()
        raise
    return connection


def primary_code(error: BaseException | None) -> int:
    """SQLite's primary result code of an error, 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
