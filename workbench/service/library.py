"""The library as a whole: what the force has set, the list of cases, the log, and how all of it is looked after.

The case list needs little of this and must be there at once, so what only a single case needs is imported where it is
used (docs/decisions/0005).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain import likeness, phrases
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday, WorkingCalendar
from workbench.domain.case import Case
from workbench.domain.log import LogRow
from workbench.domain.overlay import Overlay
from workbench.domain.safekeeping import Safekeeping, faults, told
from workbench.errors import BadInput, LibraryUnavailable, NotKept, RuleViolation
from workbench.service.desk import Desk
from workbench.service.ports import (
    CaseQuery,
    CaseRow,
    CaseStore,
    Clock,
    ClocksRenderer,
    LetterRenderer,
    Listing,
    LogEntry,
    NewId,
    OutputFile,
    TableFile,
)

if TYPE_CHECKING:
    from workbench.content.law import Law
    from workbench.domain.certificate import Certificate
    from workbench.domain.limits import Limits
    from workbench.domain.stances import Stance
    from workbench.intake.proposal import Proposal
    from workbench.letters.document import LetterDocument
    from workbench.service.backups import Backups
    from workbench.service.log_book import LogBook
    from workbench.service.protecting import Protecting
    from workbench.service.session import CaseSession
    from workbench.service.soundness import Soundness


class Library(Desk):
    """A desk with a library: everything that can be asked about it but what is done to a case."""

    def __init__(
        self,
        store: CaseStore,
        load_law: "Callable[[], Law]",
        load_calendar: Callable[[], WorkingCalendar],
        load_defaults: Callable[[], Authority],
        render: LetterRenderer,
        write: OutputFile,
        clock: Clock,
        new_id: NewId,
        load_limits: "Callable[[], Limits] | None" = None,
        render_clocks: ClocksRenderer | None = None,
        by: Callable[[], str] = lambda: "",
        load_safekeeping: Callable[[], Safekeeping] = Safekeeping,
        load_protecting: "Callable[[Library], Protecting] | None" = None,
        load_backups: "Callable[[Library], Backups] | None" = None,
        write_table: TableFile | None = None,
    ) -> None:
        super().__init__(load_law, load_calendar, render, clock, new_id, load_limits, render_clocks)
        self._store = store
        self._by = by
        self._write = write
        self._load_defaults = load_defaults
        self._load_safekeeping = load_safekeeping
        self._load_protecting = load_protecting
        self._load_backups = load_backups
        self._write_table = write_table
        self._sessions: dict[str, CaseSession] = {}  # the cases that are or were open
        self._earlier: tuple[Case, tuple[Stance, ...]] | None = None
        self._proposed: tuple[tuple[str, date | None], Proposal] | None = None  # what a request was split into, last

    @cached_property
    def protecting(self) -> "Protecting | None":
        """The protection of the library; None where it is no file."""
        return self._load_protecting(self) if self._load_protecting else None

    @cached_property
    def backups(self) -> "Backups | None":
        """The backups of the library; None where it is no file."""
        return self._load_backups(self) if self._load_backups else None

    @cached_property
    def soundness(self) -> "Soundness":
        """Whether the library is as it was kept."""
        from workbench.service.soundness import Soundness

        return Soundness(self._store, self._listing, self._calendar_version)

    @cached_property
    def log_book(self) -> "LogBook":
        """Every change to every case, to look at and to hand out."""
        from workbench.service.log_book import LogBook

        return LogBook(self._store, self._write_table)

    def authority(self) -> Authority | None:
        """The force's own block, or None before first set-up."""
        return self._store.authority()

    def defaults(self) -> Authority:
        """What Settings start with before the force says otherwise."""
        return self._load_defaults()

    def overlay(self) -> Overlay:
        """The force's own wording; empty where there is none."""
        return self._store.overlay()

    def safekeeping(self) -> Safekeeping:
        """How the library is looked after: as the force has set it, or as it comes with the program."""
        return self._store.safekeeping() or self._load_safekeeping()

    def set_safekeeping(self, safekeeping: Safekeeping) -> None:
        """Keep how the library is looked after. Raises BadInput for what cannot be, and NotKept; nothing is changed."""
        for _, wrong in faults(safekeeping):
            raise BadInput(f"This setting cannot be used: {wrong}.", "Check the numbers under Safekeeping in Settings.")
        before = Safekeeping()
        with suppress(LibraryUnavailable):  # what cannot be read any more can be set anew
            before = self.safekeeping()
        self._store.save_safekeeping(safekeeping)
        if changed := told(before, safekeeping):
            with suppress(NotKept):  # it is kept: that the log does not tell of it undoes nothing
                self.note(f"Safekeeping changed: {changed}")

    def officer(self) -> str:
        """Whom the log names: the officer's own name where Settings have it, else the computer's name for its user."""
        with suppress(LibraryUnavailable):  # whatever is wrong there is told where it is needed
            if own := self.safekeeping().officer:
                return own
        return self.login()

    def login(self) -> str:
        """The computer's name for its user."""
        return self._by()

    def proclaimed(self) -> tuple[Holiday, ...]:
        """The holidays that were added by proclamation."""
        return self._store.proclaimed()

    def authority_of(self, case: Case) -> Authority:
        """Whose letter the case's is: the block that came with it, or the force's own."""
        return case.authority or self.authority() or Authority()

    def count(self, query: CaseQuery) -> int:
        """How many cases the list has for a query."""
        return self._store.count(query)

    def rows(self, query: CaseQuery, offset: int, limit: int) -> list[CaseRow]:
        """A stretch of the case list."""
        return self._store.rows(query, offset, limit)

    def references(self) -> list[str]:
        """Every reference in use."""
        return self._store.references()

    def refresh_due_dates(self) -> int:
        """Work the list's due dates out again if the calendar or a limit has changed; returns how many moved."""
        return self._store.relist(self._calendar_version(), self._listing)

    def look_at(self, case_id: str) -> Case:
        """A case as it was last kept, not to work on. Raises as `open_case`."""
        return self._store.load(case_id)

    def history(self, case_id: str = "", offset: int = 0, limit: int = -1) -> list[LogRow]:
        """A stretch of what changed a case, or the whole library where none is named, oldest first."""
        return self._store.log(case_id, offset, limit)

    def note(self, label: str) -> None:
        """Write down in the log what was done to the library as a whole. Raises NotKept."""
        self._store.note(self._entry(label))

    def recovery_sheet(self, recovery_key: str, library: str, made_on: date) -> "LetterDocument":
        """The page that the recovery key of a library is printed on."""
        from workbench.letters.recovery_sheet import compose_recovery_sheet

        return compose_recovery_sheet(recovery_key, library, made_on, self.law.wording)

    def certificate(self, certificate: "Certificate") -> "LetterDocument":
        """The certificate of destruction as a document."""
        from workbench.letters.certificate import compose_certificate

        return compose_certificate(certificate, self.authority() or Authority(), self.law.wording)

    def notice(self) -> str:
        """What the officer should know of how the library was opened; empty where there is nothing."""
        return self._store.notice()

    def write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all. Raises CannotWrite."""
        self._write(path, data)

    def lock(self) -> None:
        """Let go of a protected library until its passphrase is given again; what could be undone is forgotten.

        Raises RuleViolation where it is not protected.
        """
        if self.protecting is None:
            raise RuleViolation("This library cannot be locked.", "Set a passphrase first, under File, Protection.")
        self.protecting.lock()
        self.forget()

    def forget(self) -> None:
        """Another library stands in the place of the one that was open: nothing that was read of it holds any more."""
        self._sessions.clear()
        self._earlier = self._proposed = None
        self._forget_law()
        self._forget_texts()

    def _forget_texts(self) -> None:
        """Keep nothing in memory that was found in the words of cases."""
        phrases.forget()
        likeness.forget()

    def close(self) -> None:
        """Let go of the library."""
        self._store.close()

    def _entry(self, label: str) -> LogEntry:
        return LogEntry(label, self.clock().astimezone(UTC), self.officer())

    def _calendar_version(self) -> str:
        """What the list's days are worked out with."""
        return f"{self.calendar.version}, limits {self.limits.version}"

    def _listing(self, case: Case) -> Listing:
        from workbench.domain.clocks import answered_on, listed_due
        from workbench.domain.retention import closed_on

        due = listed_due(case, self.calendar, self.limits)
        return Listing(due, answered_on(case), closed_on(case, self.limits))
