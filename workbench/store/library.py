"""The library of cases: one file, one process. The list is read at once; the tables of cases when one is opened."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.domain.overlay import Overlay
from workbench.domain.stances import Stance
from workbench.service.ports import CaseQuery, CaseRow, Listing, LogEntry
from workbench.store import case_list, faults, settings
from workbench.store.file import HeldFile
from workbench.store.text import Damaged

if TYPE_CHECKING:
    from workbench.store.cases import CaseTables

_T = TypeVar("_T")


def open_library(path: Path) -> "SqlCaseStore":
    """Open the library at this path, or make a new one where there is no file.

    Raises LibraryUnavailable where it is in use, damaged, foreign, empty or of a newer version; it stays as it was.
    """
    return SqlCaseStore(HeldFile(path))


class SqlCaseStore:
    """Cases in a library file: the `CaseStore` of the service. Belongs to the thread that opened it."""

    def __init__(self, file: HeldFile) -> None:
        self._file = file

    @cached_property
    def _tables(self) -> "CaseTables":
        from workbench.store.cases import CaseTables  # SQLAlchemy takes longer to import than a bare window to open

        return CaseTables(self._file)

    def count(self, query: CaseQuery) -> int:
        """How many cases a query finds."""
        with self._glance() as connection:
            return case_list.count(connection, query)

    def rows(self, query: CaseQuery, offset: int, limit: int) -> list[CaseRow]:
        """A stretch of the list: soonest due first, then those without a due date, by reference."""
        with self._glance() as connection:
            return case_list.rows(connection, query, offset, limit)

    def load(self, case_id: str) -> Case:
        """The case as last saved. Raises RuleViolation if there is none of this id, LibraryUnavailable if damaged."""
        return self._tables.load(case_id)

    def save(self, case: Case, listing: Listing, entry: LogEntry, sealed: tuple[SealedLetter, ...] = ()) -> None:
        """Keep a case, its line in the list, a log entry and letters just issued, all or nothing. Raises NotKept."""
        self._tables.save(case, listing, entry, sealed)

    def sealed(self, case_id: str, letter_id: str) -> SealedLetter:
        """An issued letter's bytes. Raises RuleViolation if there is none, LibraryUnavailable if they have changed."""
        return self._tables.sealed(case_id, letter_id)

    def log(self, case_id: str) -> list[LogEntry]:
        """Everything that changed a case, oldest first."""
        return self._tables.log(case_id)

    def references(self) -> list[str]:
        """Every reference in use, in order."""
        return self._tables.references()

    def authority(self) -> Authority | None:
        """The force's own block, or None before it is set up."""
        return self._setting(settings.AUTHORITY, Authority)

    def save_authority(self, authority: Authority) -> None:
        """Keep the force's own block. Raises NotKept."""
        self._tables.save_setting(settings.AUTHORITY, authority)

    def proclaimed(self) -> tuple[Holiday, ...]:
        """The holidays that were added by proclamation, each as the officer recorded it."""
        return self._setting(settings.PROCLAIMED, tuple[Holiday, ...]) or ()

    def save_proclaimed(self, holidays: tuple[Holiday, ...]) -> None:
        """Keep these holidays in place of the earlier ones. Raises NotKept."""
        self._tables.save_setting(settings.PROCLAIMED, holidays)

    def overlay(self) -> Overlay:
        """The force's own wording; empty where there is none."""
        return self._setting(settings.OVERLAY, Overlay) or Overlay()

    def save_overlay(self, overlay: Overlay) -> None:
        """Keep the force's own wording. Raises NotKept."""
        self._tables.save_setting(settings.OVERLAY, overlay)

    def stances(self, topics: tuple[str, ...], except_case: str) -> list[Stance]:
        """How other cases answered these topics: by topic, then the latest answer first."""
        return self._tables.stances(topics, except_case)

    def notice(self) -> str:
        """What the officer should know of how the library was opened; empty where there is nothing."""
        return self._file.notice

    def relist(self, calendar_version: str, list_case: Callable[[Case], Listing]) -> int:
        """Work every line of the list out again if it was made with another calendar; returns how many changed.

        A damaged case keeps its line, so that the others can still be used. Raises NotKept; then no line has changed.
        """
        return self._tables.relist(calendar_version, list_case)

    def close(self) -> None:
        """Let go of the file."""
        if "_tables" in self.__dict__:
            self._tables.close()
        self._file.let_go()

    def _setting(self, name: str, kind: type[_T]) -> _T | None:
        with self._glance() as connection:
            return settings.read(connection, name, kind)

    @contextmanager
    def _glance(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._file.connection
        except sqlite3.Error as error:
            raise faults.unread(self._file.path, error) from None
        except (ValueError, TypeError, Damaged):  # a date or a text that is none
            raise faults.damaged(self._file.path) from None
