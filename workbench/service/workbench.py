"""What the program can do, in one place: the library of cases, and what can be asked about a case.

The window and the commands both stand on this; neither knows how a case is stored or a letter typeset. The case list
needs little of it and must be there at once, so what only a single case needs is imported where it is used.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Authority, Case, EventKind, Part, Question
from workbench.domain.clocks import Deadline, answer_due, deadlines
from workbench.service.ports import (
    CaseQuery,
    CaseRow,
    CaseStore,
    Clock,
    LetterRenderer,
    Listing,
    LogEntry,
    NewId,
    OutputFile,
    RenderedLetter,
)
from workbench.service.references import next_reference

if TYPE_CHECKING:
    from workbench.content.law import Law
    from workbench.domain.checks import Known, Stage
    from workbench.domain.findings import Finding
    from workbench.letters.document import LetterDocument
    from workbench.service.commands import TakeRequest
    from workbench.service.session import CaseSession


class Desk:
    """What can be asked about a case, without a library: its findings, its clocks, its letter."""

    def __init__(
        self,
        load_law: "Callable[[], Law]",
        load_calendar: Callable[[], WorkingCalendar],
        render: LetterRenderer,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._load_law = load_law
        self._load_calendar = load_calendar
        self._render = render
        self.clock = clock
        self.new_id = new_id

    @cached_property
    def law(self) -> "Law":
        """The exemptions, factors, wording and working days; read when first asked for."""
        return self._load_law()

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The working days alone: the case list needs them before anything of the law."""
        return self._load_calendar()

    def today(self) -> date:
        """Today where the officer sits."""
        return self.clock().astimezone().date()

    def take_in(self, text: str, sent: date | None = None) -> "TakeRequest":
        """A request with the questions, period and priority proposed for it, each question with its first part.

        NUL and halves of surrogate pairs, which no store and no letter can hold, become the replacement character.
        """
        from workbench.intake.split import propose
        from workbench.service.commands import TakeRequest

        text = "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)
        proposal = propose(text, sent)
        ids = [self.new_id() for _ in proposal.questions]
        questions = tuple(
            Question(id_, q.label, q.text, q.span, None if q.parent is None else ids[q.parent], q.lead_in)
            for id_, q in zip(ids, proposal.questions, strict=True)
        )
        parts = tuple(
            Part(self.new_id(), question_ids=(question.id,))
            for question in questions
            if not question.lead_in and not _answered_above(question, questions)
        )
        by_label = {question.label: question.id for question in reversed(questions)}
        priority = tuple(by_label[label] for label in proposal.priority if label in by_label)
        return TakeRequest(text, questions, parts, proposal.period, priority)

    def known(self, case: Case, authority: Authority) -> "Known":
        """The case with everything that a rule looks at."""
        from workbench.domain.checks import Known

        law = self.law
        return Known(
            case,
            authority,
            law.catalogue,
            self.calendar,
            law.limits,
            law.combinations,
            self.today(),
            phrases=law.phrases,
        )

    def stage(self, case: Case, authority: Authority) -> "Stage":
        """How far the case has come."""
        from workbench.domain.checks import stage_of

        return stage_of(self.known(case, authority))

    def findings(self, case: Case, authority: Authority, stage: "Stage | None" = None) -> "tuple[Finding, ...]":
        """What stands between the case and its letter at a stage, or at sign-off where none is given.

        At sign-off that includes what the letter's wording has no value for.
        """
        from workbench.domain.checks import Stage, findings
        from workbench.letters.document import gaps

        stage = stage or Stage.SIGN_OFF
        found = findings(self.known(case, authority), stage)
        if stage < Stage.SIGN_OFF:
            return found
        covered = {finding.place.field for finding in found}
        letter = self.compose(case, authority)
        missing = {slot: place for slot, place in gaps(letter) if slot not in covered}
        return (*found, *(self.law.wording.gap(slot, place) for slot, place in missing.items()))

    def deadlines(self, case: Case, authority: Authority) -> tuple[Deadline, ...]:
        """The case's clocks."""
        return deadlines(case, self.calendar, self.law.limits, authority.review_window, self.today())

    def compose(self, case: Case, authority: Authority) -> "LetterDocument":
        """The letter as it stands."""
        from workbench.letters.compose import compose

        return compose(case, authority, self.law, self.today())

    def render(self, document: "LetterDocument") -> RenderedLetter:
        """The letter as PDF. May run away from the window's thread."""
        return self._render(document)


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
    ) -> None:
        super().__init__(load_law, load_calendar, render, clock, new_id)
        self._store = store
        self._write = write
        self._load_defaults = load_defaults
        self._sessions: dict[str, CaseSession] = {}

    def authority(self) -> Authority | None:
        """The force's own block, or None before first set-up."""
        return self._store.authority()

    def defaults(self) -> Authority:
        """What Settings start with before the force says otherwise."""
        return self._load_defaults()

    def set_authority(self, authority: Authority) -> None:
        """Keep the force's own block. Raises NotKept."""
        self._store.save_authority(authority)

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

    def new_case(self) -> "CaseSession":
        """A new, empty case, received today, with the next free reference of the force's scheme. Raises NotKept."""
        own = self.authority() or Authority()
        reference = next_reference(own.reference_scheme, self.references(), self.today())
        case = Case(self.new_id(), reference, received=self.today())
        self._keep(case, "Open case")
        return self._session(case)

    def open_case(self, case_id: str) -> "CaseSession":
        """A case of the library, to work on; one that was open before still knows what can be undone.

        Raises LibraryUnavailable where it is damaged.
        """
        return self._sessions.get(case_id) or self._session(self._store.load(case_id))

    def import_case(self, data: bytes) -> "CaseSession":
        """A case file as a new case of the library. Raises BadCaseFile, NotKept; then nothing is changed.

        Its own authority's block stays with it where it is not this force's.
        """
        from workbench.service import casefile

        read = casefile.decode(data, self.law.catalogue)
        foreign = None if read.authority == self.authority() else read.authority
        case = replace(read.case, id=self.new_id(), authority=foreign, revision=0)
        self._keep(case, "Import case")
        return self._session(case)

    def export_case(self, case: Case) -> bytes:
        """The case as a case file, with the authority's block."""
        from workbench.service import casefile

        return casefile.encode(case, self.authority_of(case))

    def write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all. Raises CannotWrite."""
        self._write(path, data)

    def refresh_due_dates(self) -> int:
        """Work the list's due dates out again if the calendar has changed; returns how many moved."""
        return self._store.relist(self.calendar.version, self._listing)

    def history(self, case_id: str) -> list[LogEntry]:
        """Every change to a case, oldest first."""
        return self._store.log(case_id)

    def close(self) -> None:
        """Let go of the library."""
        self._store.close()

    def _session(self, case: Case) -> "CaseSession":
        from workbench.service.session import CaseSession

        session = CaseSession(case, lambda: self.law, self._keep, self.clock)
        self._sessions[case.id] = session
        return session

    def _keep(self, case: Case, label: str) -> None:
        self.deadlines(
            case, self.authority_of(case)
        )  # a date that no clock can count from is refused before it is kept
        self._store.save(case, self._listing(case), LogEntry(label, self.clock().astimezone(UTC)))

    def _listing(self, case: Case) -> Listing:
        answered = case.event(EventKind.RESPONDED)
        return Listing(answer_due(case, self.calendar, self.law.limits), answered.on if answered else None)


def _answered_above(question: Question, questions: tuple[Question, ...]) -> bool:
    """True where a part of the question above already answers this one."""
    above = next((q for q in questions if q.id == question.parent_id), None)
    return above is not None and (not above.lead_in or _answered_above(above, questions))
