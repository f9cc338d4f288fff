"""A disk that fails when a test says so."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.store import driver


@dataclass
class Disk:
    """Fails once, at the statement or call that is given, with the code that is given."""

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

    def refuses(self, call: Callable[[], object]) -> object:
        """The same for what is asked of the system and not of SQLite."""
        self.statements += 1
        if self.failed or self.statements != self.fails_at:
            return call()
        self.failed = True
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def connection_over(does: Callable[[Callable[[], object]], object], commits: Callable[[], bool]) -> type:
    """A kind of connection that has every statement done by `does`, and the commit where `commits` says so."""

    class Cursor(driver.Cursor):
        def execute(self, statement, *values):
            if statement == "PRAGMA read_uncommitted":  # SQLAlchemy's first look at a connection: nothing on disk
                return driver.Cursor.execute(self, statement, *values)
            return does(lambda: driver.Cursor.execute(self, statement, *values))

        def executemany(self, *arguments):
            return does(lambda: driver.Cursor.executemany(self, *arguments))

    class Connection(driver.Connection):
        def cursor(self):
            return super().cursor(Cursor)

        def execute(self, *arguments):  # what is read in plain SQL
            return does(lambda: super(Connection, self).execute(*arguments))

        def backup(self, *arguments, **options):
            return does(lambda: super(Connection, self).backup(*arguments, **options))

        def commit(self):
            return does(super().commit) if commits() else super().commit()

    return Connection


CALLS = ("replace", "rename", "link", "unlink", "fsync", "mkdir")
"""By what the program itself changes what is on the disk; whole files are written besides."""


@pytest.fixture
def calls(monkeypatch) -> Disk:
    """A disk on which SQLite finds room, and the program's own calls do not."""
    disk = Disk()

    def refusing(real):
        return lambda *given, **named: disk.refuses(lambda: real(*given, **named))

    for module, names in ((os, CALLS), (Path, ("write_bytes",)), (shutil, ("copyfile",))):
        for name in names:
            monkeypatch.setattr(module, name, refusing(getattr(module, name)))
    return disk


@pytest.fixture
def disk(monkeypatch) -> Iterator[Disk]:
    disk = Disk()
    # what is committed is kept: SQLite reports no error after that
    kind = connection_over(disk.does, lambda: not disk.afterwards)
    connect = driver.connect_with
    monkeypatch.setattr(driver, "connect_with", lambda *args, **kw: connect(*args, **kw, factory=kind))
    return disk
