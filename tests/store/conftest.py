"""A disk that fails when a test says so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from workbench.store import driver


@dataclass
class Disk:
    """Fails once, at the statement that is given, with the code that is given."""

    fails_at: int = 0
    code: int = driver.FULL
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
        kind = driver.DatabaseError if self.code == driver.CORRUPT else driver.OperationalError
        error = kind("as if")
        error.sqlite_errorcode = self.code
        raise error


@pytest.fixture
def disk(monkeypatch) -> Iterator[Disk]:
    disk = Disk()

    class Cursor(driver.Cursor):
        def execute(self, statement, *values):
            if statement == "PRAGMA read_uncommitted":  # SQLAlchemy's first look at a connection: nothing on disk
                return driver.Cursor.execute(self, statement, *values)
            return disk.does(lambda: driver.Cursor.execute(self, statement, *values))

        def executemany(self, *arguments):
            return disk.does(lambda: driver.Cursor.executemany(self, *arguments))

    class Connection(driver.Connection):
        def cursor(self):
            return super().cursor(Cursor)

        def execute(self, *arguments):  # what is read in plain SQL
            return disk.does(lambda: super(Connection, self).execute(*arguments))

        def commit(self):
            if disk.afterwards:  # what is committed is kept: SQLite reports no error after that
                return super().commit()
            return disk.does(super().commit)

    connect = driver.connect_with
    monkeypatch.setattr(driver, "connect_with", lambda *args, **kw: connect(*args, **kw, factory=Connection))
    return disk
