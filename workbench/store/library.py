"""The library of cases: one file, one process. The list is read at once; the tables of cases when one is opened."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.arrival import Original
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case, Requester
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow
from workbench.domain.overlay import Overlay
from workbench.domain.register import RegisterMatches
from workbench.domain.safekeeping import Safekeeping
from workbench.domain.soundness import Step
from workbench.domain.stances import Stance
from workbench.protection.keys import LibraryKey
from workbench.service.ports import AskedQuestion, CaseQuery, CaseRow, Listing, LogEntry, LogLine
from workbench.store import case_list, driver, faults, log_search, settings, swap
from workbench.store.file import HeldFile, key_file_of, sweep_up
from workbench.store.text import Damaged

if TYPE_CHECKING:
    from workbench.protection.keyfile import KeyFile
    from workbench.store.asked import AskedIndex
    from workbench.store.cases import CaseTables

_T = TypeVar("_T")


def open_library(path: Path, secret: str | None = None) -> "SqlCaseStore":
    """Open the library at this path, or make a new one where there is no file.

    Raises LibraryUnavailable where it is in use, damaged, foreign, empty or of a newer version, LibraryLocked where it
    is protected and no secret is given, WrongPassphrase where it is another; it stays as it was.
    """
    file = HeldFile(path, secret)
    sweep_up(file.path)
    return SqlCaseStore(file)


class SqlCaseStore:
    """Cases in a library file: the `CaseStore` of the service. Belongs to the thread that opened it."""

    def __init__(self, file: HeldFile) -> None:
        self.path = file.path
        self._held: HeldFile | None = file
        self._calendar_version = ""
        self._asked: AskedIndex | None = None

    # ── the library as a whole ───────────────────────────────────────────────────────────────────────────────────────

    @property
    def file(self) -> HeldFile:
        """The file as it is held. Raises LibraryLocked while it is not."""
        if self._held is None:
            raise faults.locked(self.path)
        return self._held

    @property
    def connection(self) -> driver.Connection:
        """The one connection to the file. Raises LibraryLocked."""
        return self.file.connection

    @property
    def key(self) -> LibraryKey | None:
        """The key of a protected library, None for a plain one. Raises LibraryLocked."""
        return self.file.key

    @property
    def locked(self) -> bool:
        """Whether the file has been let go until its passphrase is given again."""
        return self._held is None

    @cached_property
    def tables(self) -> "CaseTables":
        """Everything of a library but the list. Raises LibraryLocked."""
        from workbench.store.cases import CaseTables  # SQLAlchemy takes longer to import than a bare window to open

        return CaseTables(self.file, self._calendar_version)

    def lock(self) -> None:
        """Let go of the file and forget its key, as far as Python can forget anything."""
        if self._held is not None:
            self._let_go(self._held)

    def unlock(self, secret: str | LibraryKey | None) -> None:
        """Hold the file again. Raises WrongPassphrase and LibraryUnavailable; then it stays as it is."""
        if self._held is None:
            self._held = HeldFile(self.path, secret)
            sweep_up(self.path)

    def replace_with(
        self, draft: Path, key: LibraryKey | None, key_file: "KeyFile | None", aside: Path | None = None
    ) -> None:
        """Put another library, made beside this one (`file.draft_beside`), in its place, and open that.

        `key` and `key_file` are those of the draft, None where it is plain. The present library is kept as `aside`,
        with its key file, or not at all. Whenever the program is killed meanwhile, one of the two opens whole. Raises
        LibraryUnavailable; then the present one is back in its place and open.
        """
        present = self.file
        old_key = present.key
        swapping = swap.Swap(self.path, draft, key_file, aside)
        self._close_tables()
        guard = present.put_down()
        self._held = None
        try:
            try:
                swapping.put_in_place()
                self._held = HeldFile(self.path, key, guard)
            except BaseException:
                swapping.put_back()
                self._held = HeldFile(self.path, old_key, guard)
                raise
        except OSError as error:
            raise faults.cannot_open(self.path, error) from None
        finally:
            if self._held is None:
                guard.let_go()
        swapping.finish()

    def _let_go(self, held: HeldFile) -> None:
        self._close_tables()
        held.let_go()
        self._held = None

    def _close_tables(self) -> None:
        self._asked = None
        if "tables" in self.__dict__:
            self._calendar_version = self.tables.calendar_version
            self.tables.close()
            del self.__dict__["tables"]

    # ── cases ────────────────────────────────────────────────────────────────────────────────────────────────────────

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
        return self.tables.load(case_id)

    def save(
        self,
        case: Case,
        listing: Listing,
        entry: LogEntry,
        sealed: tuple[SealedLetter, ...] = (),
        history: tuple[LogRow, ...] = (),
        originals: tuple[Original, ...] = (),
    ) -> None:
        """Keep a case, its line in the list, the log, letters and files, all or nothing. Raises NotKept."""
        self.tables.save(case, listing, entry, sealed, history, originals)

    def destroy(self, case_id: str, entry: LogEntry) -> None:
        """Remove a case with its letters for good; of its lines in the log the digests stay.

        Raises RuleViolation if there is none of this id, NotKept; then nothing is changed.
        """
        self.tables.destroy(case_id, entry)

    def sealed(self, case_id: str, letter_id: str) -> SealedLetter:
        """An issued letter's bytes. Raises RuleViolation if there is none, LibraryUnavailable if they have changed."""
        return self.tables.sealed(case_id, letter_id)

    def original(self, case_id: str, source_id: str) -> Original | None:
        """A file as it arrived, or None where it is not here. Raises LibraryUnavailable if its bytes have changed."""
        return self.tables.original(case_id, source_id)

    def holders(self, sha256: str) -> list[str]:
        """The references of the cases that a file of these bytes arrived for."""
        return self.tables.holders(sha256)

    def note(self, entry: LogEntry) -> None:
        """Write a line into the log of something that was done to the library as a whole. Raises NotKept."""
        self.tables.note(entry)

    def log(self, case_id: str = "", offset: int = 0, limit: int = -1) -> list[LogRow]:
        """A stretch of what changed a case, or any case where none is named, oldest first."""
        return self.tables.log(case_id, offset, limit)

    def log_length(self, case_id: str = "") -> int:
        """How many lines that log has."""
        return self.tables.log_length(case_id)

    def log_numbers(self, case_id: str = "", words: str = "") -> list[int]:
        """The lines of that log that have all these words in when, who, what or the case's reference; newest first."""
        with self._glance() as connection:
            return log_search.numbers(connection, case_id, words)

    def log_lines(self, numbers: Sequence[int]) -> list[LogLine]:
        """The lines of these numbers, in this order; one that is not there is left out."""
        with self._glance() as connection:
            return log_search.lines(connection, numbers)

    def check(self, list_case: Callable[[Case], Listing], calendar_version: str) -> Iterator[Step]:
        """Look at everything in the library, in small steps, and put right what is worked out from a case.

        Ends before its last step where the library is locked or replaced meanwhile. Raises LibraryUnavailable.
        """
        from workbench.store import checking

        file, steps = self.file, checking.check(self.file, self.tables, list_case, calendar_version)
        while self._held is file and (step := next(steps, None)) is not None:
            yield step

    def references(self) -> list[str]:
        """Every reference in use, in order."""
        return self.tables.references()

    def authority(self) -> Authority | None:
        """The force's own block, or None before it is set up."""
        return self._setting(settings.AUTHORITY, Authority)

    def save_authority(self, authority: Authority) -> None:
        """Keep the force's own block. Raises NotKept."""
        self.tables.save_setting(settings.AUTHORITY, authority)

    def proclaimed(self) -> tuple[Holiday, ...]:
        """The holidays that were added by proclamation, each as the officer recorded it."""
        return self._setting(settings.PROCLAIMED, tuple[Holiday, ...]) or ()

    def save_proclaimed(self, holidays: tuple[Holiday, ...]) -> None:
        """Keep these holidays in place of the earlier ones. Raises NotKept."""
        self.tables.save_setting(settings.PROCLAIMED, holidays)

    def overlay(self) -> Overlay:
        """The force's own wording; empty where there is none."""
        return self._setting(settings.OVERLAY, Overlay) or Overlay()

    def save_overlay(self, overlay: Overlay) -> None:
        """Keep the force's own wording. Raises NotKept."""
        self.tables.save_setting(settings.OVERLAY, overlay)

    def safekeeping(self) -> Safekeeping | None:
        """How the library is looked after, or None where nobody has set it."""
        return self._setting(settings.SAFEKEEPING, Safekeeping)

    def save_safekeeping(self, safekeeping: Safekeeping) -> None:
        """Keep how the library is looked after. Raises NotKept."""
        self.tables.save_setting(settings.SAFEKEEPING, safekeeping)

    def register_matches(self) -> RegisterMatches:
        """The shapes of case log that were brought in before."""
        return self._setting(settings.REGISTERS, RegisterMatches) or RegisterMatches()

    def save_register_matches(self, matches: RegisterMatches) -> None:
        """Keep them. Raises NotKept."""
        self.tables.save_setting(settings.REGISTERS, matches)

    def stances(self, topics: tuple[str, ...], except_case: str) -> list[Stance]:
        """How other cases answered these topics: by topic, then the latest answer first."""
        return self.tables.stances(topics, except_case)

    def read_questions(self) -> Iterator[tuple[int, int]]:
        """Read what was asked before, in small steps: how many cases of how many. Raises LibraryUnavailable."""
        file, steps = self.file, self._asked_index.steps()
        while self._held is file:
            with self._glance():
                step = next(steps, None)
            if step is None:
                return
            yield step

    def asked_like(self, text: str, except_case: str, limit: int) -> list[AskedQuestion]:
        """The questions of other cases with the most words in common with a text, best first."""
        with self._glance():
            return self._asked_index.like(text, except_case, limit)

    def asked_by(self, requester: Requester, except_case: str, since: date, until: date) -> list[str]:
        """The other cases received in these days from whoever looks like this requester, the latest first."""
        with self._glance():
            return self._asked_index.from_requester(requester, except_case, since, until)

    @property
    def _asked_index(self) -> "AskedIndex":
        from workbench.store.asked import AskedIndex

        if self._asked is None:
            self._asked = AskedIndex(self.connection)
        return self._asked

    def notice(self) -> str:
        """What the officer should know of how the library was opened, and of where it lies; or nothing."""
        from workbench.store.place import risk  # late: the drives are asked only after the list is seen

        beside = key_file_of(self.path)
        unlike = (
            f"The library {self.path} is not protected, though the key file {beside.name} lies beside it. If you did"
            " not take the passphrase away, another library stands in its place: look for the protected one."
            if self.key is None and beside.exists()
            else ""
        )
        return " ".join(filter(None, [self.file.notice, unlike, risk(self.path)]))

    def relist(self, calendar_version: str, list_case: Callable[[Case], Listing]) -> int:
        """Work every line of the list out again if it was made with another calendar; returns how many changed.

        A damaged case keeps its line, so that the others can still be used. Raises NotKept; then no line has changed.
        """
        return self.tables.relist(calendar_version, list_case)

    def close(self) -> None:
        """Let go of the file for good."""
        self.lock()

    def _setting(self, name: str, kind: type[_T]) -> _T | None:
        with self._glance() as connection:
            return settings.read(connection, name, kind)

    @contextmanager
    def _glance(self) -> Iterator[driver.Connection]:
        try:
            yield self.file.connection
        except driver.Error as error:
            raise faults.unread(self.file.path, error) from None
        except (ValueError, TypeError, Damaged):  # a date or a text that is none
            raise faults.damaged(self.file.path) from None
