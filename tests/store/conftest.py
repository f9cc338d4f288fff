"""A disk that fails when a test says so."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest


@dataclass
class Disk:
    """Fails once, at the statement that is given, with the code that is given."""

    fails_at: int = 0
    code: int = sqlite3.SQLITE_FULL
    afterwards: bool = False
    statements: int = 0
    failed: bool = False

    def arm(self, statement: int, code: int, afterwards: bool) -> None:
        self.fails_at, self.code, self.afterwards, self.statements, self.failed = statement, code, afterwards, 0, False

    def disarm(self) -> None:
        self.fails_at = 0

    def does(self, statement: Callable[[], object]) -> object:
        self.statements += 1
        if self.failed or self.statements != self.fails_at:
            return statement()
        self.failed = True
        if self.afterwards:
            statement()
        kind = sqlite3.DatabaseError if self.code == sqlite3.SQLITE_CORRUPT else sqlite3.OperationalError
        error = kind("as if")
        error.sqlite_errorcode = self.code
        raise error


@pytest.fixture
def disk(monkeypatch) -> Iterator[Disk]:
    disk = Disk()

    class Cursor(sqlite3.Cursor):
        def execute(self, statement, *values):
            if statement == "PRAGMA read_uncommitted":  # SQLAlchemy's first look at a connection: nothing on disk
                return sqlite3.Cursor.execute(self, statement, *values)
            return disk.does(lambda: sqlite3.Cursor.execute(self, statement, *values))

        def executemany(self, *arguments):
            return disk.does(lambda: sqlite3.Cursor.executemany(self, *arguments))

    class Connection(sqlite3.Connection):
        def cursor(self):
            return super().cursor(Cursor)

        def execute(self, *arguments):  # what is read in plain SQL
            return disk.does(lambda: super(Connection, self).execute(*arguments))

        def commit(self):
            if disk.afterwards:  # what is committed is kept: SQLite reports no error after that
                return super().commit()
            return disk.does(super().commit)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kw: connect(*args, **kw, factory=Connection))
    return disk
