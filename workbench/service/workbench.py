"""What the program can do, in one place: cases of the library that are opened, handed over, answered and destroyed.

The window and the commands both stand on this; neither knows how a case is stored or a letter typeset. The case list
needs little of it and must be there at once, so what only a single case needs is imported where it is used.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.domain.arrival import Original
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday, with_proclaimed
from workbench.domain.case import Case
from workbench.domain.log import LogRow
from workbench.domain.overlay import Overlay
from workbench.errors import BadInput, KnownError, LibraryUnavailable, NotKept, RuleViolation
from workbench.service.desk import Desk
from workbench.service.library import Library
from workbench.service.ports import OPENED, CaseQuery, Show
from workbench.service.references import next_reference

if TYPE_CHECKING:
    from workbench.content.intake import IntakeWords
    from workbench.domain.holidays import Moved
    from workbench.domain.letter import Item, SealedLetter
    from workbench.domain.stances import Stance
    from workbench.intake.suggestions import Suggestion
    from workbench.service.arrivals import Arrivals
    from workbench.service.asked_before import AskingBefore
    from workbench.service.handover import HandOver
    from workbench.service.register import Registers
    from workbench.service.retention import Retention
    from workbench.service.session import CaseSession, Change

__all__ = ["Desk", "Workbench"]

SOON = 5  # working days within which a case counts as due


class Workbench(Library):
    """The cases: opened and worked on, sent out, handed over, destroyed; and what a change of settings does to them."""

    def new_case(self) -> "CaseSession":
        """A new, empty case, received today, with the next free reference of the force's scheme. Raises NotKept."""
        return self._begin(self.today())

    def _begin(self, received: date | None) -> "CaseSession":
        own = self.authority() or Authority()
        reference = next_reference(own.reference_scheme, self.references(), self.today())
        case = Case(self.new_id(), reference, received=received)
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

    @cached_property
    def handover(self) -> "HandOver":
        """Cases that go to another officer's library, and that come from one."""
        from workbench.service.handover import HandOver

        return HandOver(self, self._take_in, self._store.original)

    @cached_property
    def arrivals(self) -> "Arrivals":
        """Requests that arrive as files."""
        from workbench.service.arrivals import Arrivals

        return Arrivals(self, lambda: self._begin(None), self._store.original, self._store.holders)

    @cached_property
    def asked_before(self) -> "AskingBefore":
        """What the library knows of a new request: similar questions, and other requests that belong with it."""
        from workbench.service.asked_before import AskingBefore

        return AskingBefore(self, self._store)

    @cached_property
    def registers(self) -> "Registers":
        """Case logs that officers kept before."""
        from workbench.service.register import Registers

        return Registers(self, self._store.register_matches, self._store.save_register_matches, self._take_in)

    @cached_property
    def retention(self) -> "Retention":
        """How long cases are kept, what holds them, and their destruction."""
        from workbench.service.retention import Retention

        return Retention(self, self._let_go)

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

    def earlier(self, case: Case) -> "tuple[Stance, ...]":
        """How other cases of the library answered the same topics; one still open has not answered yet."""
        from workbench.domain.stances import topic

        if self._earlier is None or self._earlier[0] is not case:
            topics = tuple(dict.fromkeys(found for part in case.parts if (found := topic(case, part))))
            stances = self._store.stances(topics, case.id) if topics else []
            self._earlier = (case, tuple(stance for stance in stances if stance.answered))
        return self._earlier[1]

    def suggestions(self, case: Case) -> "tuple[Suggestion, ...]":
        """What the request and its envelope suggest for the facts of the case, but for what it has or was declined."""
        from workbench.intake.split import propose
        from workbench.intake.suggestions import sent_on, suggest

        asked = (case.request, sent_on(case))
        if self._proposed is None or self._proposed[0] != asked:
            self._proposed = (asked, propose(*asked))
        scheme = (self.authority() or Authority()).reference_scheme
        free = next_reference(scheme, self.references(), self.today()) if not case.reference.strip() else ""
        return suggest(case, scheme, free, self.intake_words, self.today(), self._proposed[1])

    @cached_property
    def intake_words(self) -> "IntakeWords":
        """The words by which a request is recognised. Raises BadResource."""
        from workbench.content.intake import load_intake_words

        return load_intake_words()

    def clocks_file(self, show: Show) -> bytes:
        """The clocks of all cases that the list would show, as a calendar file."""
        clocks = [(case, self.deadlines(case, self.authority_of(case))) for case in self._cases(show)]
        return self.render_clocks(clocks)

    def set_authority(self, authority: Authority) -> "tuple[Change, ...]":
        """Keep the force's own block; gives the changes to cases that are open, whose approval fell by it.

        Raises BadInput for a time to ask for a review that no letter can offer, and NotKept; then nothing is changed.
        """
        if wrong := authority.review_window.fault:
            raise BadInput(f"{wrong[:1].upper()}{wrong[1:]}.", "Check the number of days in Settings.")
        return self._outside_change(lambda: self._store.save_authority(authority), "Force’s particulars changed")

    def set_overlay(self, overlay: Overlay) -> "tuple[Change, ...]":
        """Keep the force's own wording; gives the changes to open cases, whose approval fell by it.

        Raises BadInput, naming the sentence, where one cannot stand, and NotKept; then nothing is changed.
        """
        self._standard_law().wording.with_overlay(overlay)
        return self._outside_change(lambda: self._store.save_overlay(overlay), "Force’s wording changed")

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
        with suppress(NotKept):  # it is kept: that the log does not tell of it undoes nothing
            self.note(label)
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
        self._earlier = self._proposed = None
        self._composed = self._plain = None
        self._forget_texts()
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

    def _cases(self, show: Show) -> Iterator[Case]:
        """Every case that the list shows, one after the other."""
        query = CaseQuery(show=show, due_by=self.calendar.add(self.today(), SOON) if show is Show.DUE else None)
        for row in self.rows(query, 0, self.count(query)):
            yield self._store.load(row.id)

    def _take_in(
        self,
        case: Case,
        label: str,
        sealed: "tuple[SealedLetter, ...]" = (),
        originals: tuple[Original, ...] = (),
        history: tuple[LogRow, ...] = (),
    ) -> "CaseSession":
        self._keep(case, label, sealed, originals, history)
        return self._settled(self._session(case))

    def _keep(
        self,
        case: Case,
        label: str,
        sealed: "tuple[SealedLetter, ...]" = (),
        originals: tuple[Original, ...] = (),
        history: tuple[LogRow, ...] = (),
    ) -> None:
        self._check_days(case)
        self._store.save(case, self._listing(case), self._entry(label), sealed, history, originals)
        self._earlier = None

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
