"""What the program can do, in one place: the library of cases, what can be asked about a case, letters that go out.

The window and the commands both stand on this; neither knows how a case is stored or a letter typeset. The case list
needs little of it and must be there at once, so what only a single case needs is imported where it is used.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday, WorkingCalendar, with_proclaimed
from workbench.domain.case import Case
from workbench.domain.log import LogRow
from workbench.domain.overlay import Overlay
from workbench.domain.safekeeping import Safekeeping, faults
from workbench.errors import BadInput, KnownError, LibraryUnavailable, NotKept, RuleViolation
from workbench.service.desk import Desk
from workbench.service.ports import (
    OPENED,
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
    Show,
    TableFile,
)
from workbench.service.references import next_reference

if TYPE_CHECKING:
    from workbench.content.law import Law
    from workbench.domain.certificate import Certificate
    from workbench.domain.holidays import Moved
    from workbench.domain.letter import Item, SealedLetter
    from workbench.domain.limits import Limits
    from workbench.domain.stances import Stance
    from workbench.letters.document import LetterDocument
    from workbench.service.backups import Backups
    from workbench.service.handover import HandOver
    from workbench.service.log_book import LogBook
    from workbench.service.protecting import Protecting
    from workbench.service.retention import Retention
    from workbench.service.session import CaseSession, Change
    from workbench.service.soundness import Soundness

__all__ = ["Desk", "Workbench"]

SOON = 5  # working days within which a case counts as due


class Workbench(Desk):
    """The officer's library of cases, and everything that can be asked about them."""

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
        load_protecting: "Callable[[Workbench], Protecting] | None" = None,
        load_backups: "Callable[[Workbench], Backups] | None" = None,
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
        self._sessions: dict[str, CaseSession] = {}
        self._earlier: tuple[Case, tuple[Stance, ...]] | None = None

    @cached_property
    def protecting(self) -> "Protecting | None":
        """The protection of the library; None where it is no file."""
        return self._load_protecting(self) if self._load_protecting else None

    @cached_property
    def backups(self) -> "Backups | None":
        """The backups of the library; None where it is no file."""
        return self._load_backups(self) if self._load_backups else None

    def forget(self) -> None:
        """Another library stands in the place of the one that was open: nothing that was read of it holds any more."""
        self._sessions.clear()
        self._earlier = None
        self._forget_law()

    def authority(self) -> Authority | None:
        """The force's own block, or None before first set-up."""
        return self._store.authority()

    def defaults(self) -> Authority:
        """What Settings start with before the force says otherwise."""
        return self._load_defaults()

    def set_authority(self, authority: Authority) -> "tuple[Change, ...]":
        """Keep the force's own block; gives the changes to cases that are open, whose approval fell by it.

        Raises BadInput for a time to ask for a review that no letter can offer, and NotKept; then nothing is changed.
        """
        if wrong := authority.review_window.fault:
            raise BadInput(f"{wrong[:1].upper()}{wrong[1:]}.", "Check the number of days in Settings.")
        return self._outside_change(lambda: self._store.save_authority(authority), "Force’s particulars changed")

    def overlay(self) -> Overlay:
        """The force's own wording; empty where there is none."""
        return self._store.overlay()

    def set_overlay(self, overlay: Overlay) -> "tuple[Change, ...]":
        """Keep the force's own wording; gives the changes to open cases, whose approval fell by it.

        Raises BadInput, naming the sentence, where one cannot stand, and NotKept; then nothing is changed.
        """
        self._standard_law().wording.with_overlay(overlay)
        return self._outside_change(lambda: self._store.save_overlay(overlay), "Force’s wording changed")

    def safekeeping(self) -> Safekeeping:
        """How the library is looked after: as the force has set it, or as it comes with the program."""
        return self._store.safekeeping() or self._load_safekeeping()

    def set_safekeeping(self, safekeeping: Safekeeping) -> None:
        """Keep how the library is looked after. Raises BadInput for what cannot be, and NotKept; nothing is changed."""
        for _, wrong in faults(safekeeping):
            raise BadInput(f"This setting cannot be used: {wrong}.", "Check the numbers under Safekeeping in Settings.")
        self._store.save_safekeeping(safekeeping)

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

    def preview_holiday(self, holiday: Holiday) -> "tuple[Moved, ...]":
        """Which dates of open cases a holiday would move, before it is added. Raises BadInput as `set_proclaimed`."""
        return self.preview_proclaimed((*self.proclaimed(), holiday))

    def preview_proclaimed(self, holidays: tuple[Holiday, ...]) -> "tuple[Moved, ...]":
        """The same for any change: these proclaimed holidays in place of the present ones."""
        from workbench.domain.holidays import moved_by

        after = self.calendar_with(self._checked(holidays))
        return moved_by(
            self._cases(Show.OPEN),
            self.calendar,
            after,
            self.limits,
            lambda case: self.authority_of(case).review_window,
        )

    def set_proclaimed(self, holidays: tuple[Holiday, ...]) -> "tuple[Change, ...]":
        """Keep these proclaimed holidays in place of the earlier ones, and work the list's due dates out again.

        Raises BadInput for a day that cannot be proclaimed so, and NotKept; then nothing is changed. Days are no part
        of an approval, so none falls by them.
        """
        wanted = self._checked(holidays)
        changes = self._outside_change(lambda: self._store.save_proclaimed(wanted), "Holidays changed")
        with suppress(NotKept):  # the days are kept: the next start works the list out
            self.refresh_due_dates()
        return changes

    def authority_of(self, case: Case) -> Authority:
        """Whose letter the case's is: the block that came with it, or the force's own."""
        return case.authority or self.authority() or Authority()

    def earlier(self, case: Case) -> "tuple[Stance, ...]":
        """How other cases of the library answered the same topics; one still open has not answered yet."""
        from workbench.domain.stances import topic

        if self._earlier is None or self._earlier[0] is not case:
            topics = tuple(dict.fromkeys(found for part in case.parts if (found := topic(case, part))))
            stances = self._store.stances(topics, case.id) if topics else []
            self._earlier = (case, tuple(stance for stance in stances if stance.answered))
        return self._earlier[1]

    def count(self, query: CaseQuery) -> int:
        """How many cases the list has for a query."""
        return self._store.count(query)

    def rows(self, query: CaseQuery, offset: int, limit: int) -> list[CaseRow]:
        """A stretch of the case list."""
        return self._store.rows(query, offset, limit)

    def references(self) -> list[str]:
        """Every reference in use."""
        return self._store.references()

    def new_case(self) -> "CaseSession":
        """A new, empty case, received today, with the next free reference of the force's scheme. Raises NotKept."""
        own = self.authority() or Authority()
        reference = next_reference(own.reference_scheme, self.references(), self.today())
        case = Case(self.new_id(), reference, received=self.today())
        self._keep(case, OPENED)
        return self._session(case)

    def open_case(self, case_id: str) -> "CaseSession":
        """A case of the library, to work on; one that was open before still knows what can be undone.

        An approval that no longer fits what the letter says falls. Raises LibraryUnavailable where it is damaged.
        """
        return self._sessions.get(case_id) or self._settled(self._session(self._store.load(case_id)))

    def import_case(self, data: bytes) -> "CaseSession":
        """A case file as a new case of the library. Raises BadCaseFile, NotKept; then nothing is changed.

        Its own authority's block stays with it where it is not this force's. What went out stays recorded.
        """
        return self.handover.take_in_as_copy(self.handover.read(data))

    def export_case(self, case: Case) -> bytes:
        """The case as a case file, with the authority's block."""
        from workbench.service import casefile

        return casefile.encode(case, self.authority_of(case))

    def write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all. Raises CannotWrite."""
        self._write(path, data)

    def notice(self) -> str:
        """What the officer should know of how the library was opened; empty where there is nothing."""
        return self._store.notice()

    def refresh_due_dates(self) -> int:
        """Work the list's due dates out again if the calendar or a limit has changed; returns how many moved."""
        return self._store.relist(self._calendar_version(), self._listing)

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

    @cached_property
    def handover(self) -> "HandOver":
        """Cases that go to another officer's library, and that come from one."""
        from workbench.service.handover import HandOver

        return HandOver(self, self._take_in)

    @cached_property
    def retention(self) -> "Retention":
        """How long cases are kept, what holds them, and their destruction."""
        from workbench.service.retention import Retention

        return Retention(self, self._let_go)

    def certificate(self, certificate: "Certificate") -> "LetterDocument":
        """The certificate of destruction as a document."""
        from workbench.letters.certificate import compose_certificate

        return compose_certificate(certificate, self.authority() or Authority(), self.law.wording)

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

    def lock(self) -> None:
        """Let go of a protected library until its passphrase is given again; what could be undone is forgotten.

        Raises RuleViolation where it is not protected.
        """
        if self.protecting is None:
            raise RuleViolation("This library cannot be locked.", "Set a passphrase first, under File, Protection.")
        self.protecting.lock()
        self.forget()

    def close(self) -> None:
        """Let go of the library."""
        self._store.close()

    def issue(self, session: "CaseSession", name: str, role: str, on: date, time: str = "") -> "Change":
        """Send the approved letter out: date it, seal its pages and the decision behind it, begin a fresh letter.

        Raises RuleViolation where it is not approved as it stands, an error stands, the days do not fit together or it
        corrects a letter that said the same, and NotKept; then nothing has happened.
        """
        from workbench.domain.letter import IssuedLetter, SealedLetter
        from workbench.letters.overrides import Why
        from workbench.service import casefile, issue
        from workbench.service.commands import RecordIssue

        authority = self.authority_of(session.case)
        approval, law = issue.approved(session.case, session.items), self.law
        case = issue.dated(session.case, approval, on, self.today())
        issue.check_findings(self.findings(case, authority))
        self._check_correction(session)
        pages, snapshot = self.render(self.compose(case, authority)), casefile.encode(case, authority)
        sealed = SealedLetter(self.new_id(), pages.data, snapshot)
        record = IssuedLetter(
            sealed.id,
            case.letter.kind,
            on,
            name,
            role,
            on,
            time,
            approval.code,
            approval,
            sealed.sha256,
            sealed.snapshot_sha256,
            wording_version=law.wording.fingerprint,
            catalogue_version=law.catalogue.version,
            calendar_version=law.calendar.version,
            corrects=case.letter.corrects,
        )
        events = issue.events_of(case, law.catalogue, on, self.new_id)
        unused = tuple(each.override for each in self.outdated(case, authority) if each.why is Why.GONE)
        return session.issue(RecordIssue(record, events, unused), sealed)

    def sealed(self, case_id: str, letter_id: str) -> "SealedLetter":
        """The pages of a letter that went out, and the decision behind it, checked against what was recorded.

        Raises RuleViolation where they are not here, LibraryUnavailable where they are not what went out.
        """
        record = next((letter for letter in self._store.load(case_id).issued if letter.id == letter_id), None)
        if record is None:
            raise RuleViolation("There is no such letter among those that went out.")
        try:
            found = self._store.sealed(case_id, letter_id)
        except RuleViolation:
            raise RuleViolation(
                "The pages of this letter are not here: its case came from a file.",
                "They are in the library from which it was issued.",
            ) from None
        if (found.sha256, found.snapshot_sha256) != (record.sha256, record.snapshot_sha256):
            raise LibraryUnavailable(
                "The pages kept for this letter are not those that went out.", "Restore the library from a backup."
            )
        return found

    def clocks_file(self, show: Show) -> bytes:
        """The clocks of all cases that the list would show, as a calendar file."""
        clocks = [(case, self.deadlines(case, self.authority_of(case))) for case in self._cases(show)]
        return self.render_clocks(clocks)

    def _session(self, case: Case) -> "CaseSession":
        from workbench.service.session import CaseSession

        session = CaseSession(case, lambda: self.law, self._keep, self.clock, self._items_of)
        self._sessions[case.id] = session
        return session

    def _settled(self, session: "CaseSession") -> "CaseSession":
        """The session, its letter a draft again where what was approved is not what it would say now."""
        with suppress(NotKept, LibraryUnavailable):  # the next change will try again, and nothing is issued before
            session.settle("Approval fell when the case was opened")
        return session

    def _outside_change(self, keep: Callable[[], None], label: str) -> "tuple[Change, ...]":
        """Change what lies outside the cases, and let the approvals fall that this leaves without their letter."""
        keep()
        self._forget_law()
        changes: list[Change] = []
        for session in self._sessions.values():
            with suppress(NotKept, LibraryUnavailable):  # what was asked for is kept: opening the case tries again
                if change := session.settle(label):
                    changes.append(change)
        return tuple(changes)

    def _let_go(self, case_id: str, label: str, by: str) -> LogRow:
        """Destroy a case for good; gives the line of the log that says so. Raises RuleViolation, NotKept."""
        self._store.destroy(case_id, replace(self._entry(label), by=by))
        self._sessions.pop(case_id, None)
        self._earlier = None
        self._composed = self._plain = None
        return self._store.log(case_id)[-1]

    def _checked(self, holidays: tuple[Holiday, ...]) -> tuple[Holiday, ...]:
        """The proclaimed holidays by their days. Raises BadInput for a new one that cannot be added to the others."""
        from workbench.domain.holidays import check_proclaimed

        known = self.proclaimed()
        kept = tuple(dict.fromkeys(holiday for holiday in holidays if holiday in known))
        calendar = self.calendar_with(kept)
        for holiday in (new := [each for each in holidays if each not in known]):
            check_proclaimed(holiday, calendar, self.today())
            calendar = with_proclaimed(calendar, (holiday,))
        return tuple(sorted((*kept, *new), key=lambda holiday: holiday.date))

    def _items_of(self, case: Case) -> "tuple[Item, ...]":
        return self.items(case, self.authority_of(case))

    def _calendar_version(self) -> str:
        """What the list's days are worked out with."""
        return f"{self.calendar.version}, limits {self.limits.version}"

    def _cases(self, show: Show) -> Iterator[Case]:
        """Every case that the list shows, one after the other."""
        query = CaseQuery(show=show, due_by=self.calendar.add(self.today(), SOON) if show is Show.DUE else None)
        for row in self.rows(query, 0, self.count(query)):
            yield self._store.load(row.id)

    def _take_in(
        self, case: Case, label: str, sealed: "tuple[SealedLetter, ...]", history: tuple[LogRow, ...]
    ) -> "CaseSession":
        self._keep(case, label, sealed, history)
        return self._settled(self._session(case))

    def _keep(
        self, case: Case, label: str, sealed: "tuple[SealedLetter, ...]" = (), history: tuple[LogRow, ...] = ()
    ) -> None:
        self._check_days(case)
        self._store.save(case, self._listing(case), self._entry(label), sealed, history)
        self._earlier = None

    def _entry(self, label: str) -> LogEntry:
        return LogEntry(label, self.clock().astimezone(UTC), self.officer())

    def _check_correction(self, session: "CaseSession") -> None:
        """Raises RuleViolation for a correction that changes nothing. Whose wrong letter is elsewhere is let go."""
        from workbench.service import casefile, issue

        case, law = session.case, self.law
        wrong = next((sent for sent in case.issued if sent.id == case.letter.corrects), None)
        if wrong is None:
            return
        try:
            then = casefile.decode(self.sealed(case.id, wrong.id).snapshot, law.catalogue).case
        except KnownError:
            return
        issue.check_correction(case, session.items, wrong, then, law.calendar.version)

    def _check_days(self, case: Case) -> None:
        """Raises BadInput for a day that no clock can count from, before it is kept."""
        from workbench.domain.clocks import review_request_by

        force = self.authority_of(case)
        self.deadlines(case, force)
        if case.letter.dated:  # a letter of any kind says until when a review may be asked for
            review_request_by(case.letter.dated, force.review_window, self.calendar)

    def _listing(self, case: Case) -> Listing:
        from workbench.domain.clocks import answered_on, listed_due
        from workbench.domain.retention import closed_on

        due = listed_due(case, self.calendar, self.limits)
        return Listing(due, answered_on(case), closed_on(case, self.limits))
