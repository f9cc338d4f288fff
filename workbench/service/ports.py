"""What the program needs of the outside: a store for cases, a renderer for letters, a clock, new names.

The store and the rendering implement these; tests implement them by hand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

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

if TYPE_CHECKING:
    from workbench.domain.clocks import Deadline
    from workbench.letters.document import LetterDocument


class Show(StrEnum):
    """Which cases the list shows."""

    OPEN = "open"
    DUE = "due"  # open and due within five working days, or overdue
    ANSWERED = "answered"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """A question to the list: words in reference, title and requester; which cases; until when 'due' counts."""

    words: str = ""
    show: Show = Show.OPEN
    due_by: date | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the case list."""

    id: str
    reference: str
    title: str
    requester: str
    received: date | None
    due: date | None
    answered: date | None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list keeps of a case besides the case itself: derived, and rebuilt when the calendar changes."""

    due: date | None
    answered: date | None
    closed: date | None = None  # when the last of it was over


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What goes into the log of a change: which, when (UTC), by whom. domain/log.py has the line made of it."""

    label: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log as it is shown: with the reference of its case, None where the case is there no longer."""

    row: LogRow
    reference: str | None

    @property
    def about(self) -> str:
        """Which case the line is about, in words where it is none."""
        return about(self.row.case_id, self.reference)


def about(case_id: str, reference: str | None) -> str:
    """The reference of the case that a line of the log is about; in brackets what has none."""
    if not case_id and reference is None:
        return "(the library)"
    return "(destroyed)" if reference is None else reference or "(no reference)"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of another case that has words in common with a new one; `text` with the words above it."""

    case_id: str
    question_id: str
    text: str


OPENED = "Open case"
"""What the log calls the beginning of a case in this library; one from a file begins otherwise."""


class CaseStore(Protocol):
    """The library of cases. Every method commits or leaves everything as it was.

    Raises NotKept where a change cannot be written, LibraryUnavailable where the file cannot be used.
    """

    def load(self, case_id: str) -> Case:
        """The case as last saved. Raises RuleViolation where there is none of this id."""

    def save(
        self,
        case: Case,
        listing: Listing,
        entry: LogEntry,
        sealed: tuple[SealedLetter, ...] = (),
        history: tuple[LogRow, ...] = (),
        originals: tuple[Original, ...] = (),
    ) -> None:
        """Keep a new or changed case, its line in the list, a log entry and letters just issued, in one transaction.

        A sealed letter is kept for good: neither a later save nor Undo alters or removes it. `history` is what the log
        of another library tells of the case; it is written before the entry. `originals` are files that just arrived;
        each stays as long as the case names it as a source.
        """

    def destroy(self, case_id: str, entry: LogEntry) -> None:
        """Remove a case with its letters for good. Of its lines in the log the digests stay, and one says that it went.

        Raises RuleViolation where there is none of this id.
        """

    def sealed(self, case_id: str, letter_id: str) -> SealedLetter:
        """An issued letter's bytes, as they were sealed. Raises RuleViolation where there is none of this id."""

    def original(self, case_id: str, source_id: str) -> Original | None:
        """A file as it arrived, or None where it is not here. Raises LibraryUnavailable if its bytes have changed."""

    def holders(self, sha256: str) -> list[str]:
        """The references of the cases that a file of these bytes arrived for."""

    def count(self, query: CaseQuery) -> int:
        """How many cases a query finds."""

    def rows(self, query: CaseQuery, offset: int, limit: int) -> list[CaseRow]:
        """A stretch of the list: soonest due first, then those without a due date, by reference."""

    def note(self, entry: LogEntry) -> None:
        """Write a line into the log of something that was done to the library as a whole: its case is empty."""

    def log(self, case_id: str = "", offset: int = 0, limit: int = -1) -> list[LogRow]:
        """A stretch of what changed a case, or of the whole library's log, oldest first; without a limit all of it."""

    def log_length(self, case_id: str = "") -> int:
        """How many lines that log has."""

    def log_numbers(self, case_id: str = "", words: str = "") -> list[int]:
        """The lines of that log that have all these words in when, who, what or the case's reference; newest first."""

    def log_lines(self, numbers: Sequence[int]) -> list[LogLine]:
        """The lines of these numbers, in this order; one that is not there is left out."""

    def check(self, list_case: Callable[[Case], Listing], calendar_version: str) -> Iterator[Step]:
        """Look at everything in the library, in small steps, and put right what is worked out from a case.

        Ends before its last step where the library is locked or replaced meanwhile.
        """

    def references(self) -> list[str]:
        """Every reference in use."""

    def authority(self) -> Authority | None:
        """The force's own block, or None before it is set up."""

    def save_authority(self, authority: Authority) -> None:
        """Keep the force's own block."""

    def proclaimed(self) -> tuple[Holiday, ...]:
        """The holidays that were added by proclamation, each as the officer recorded it."""

    def save_proclaimed(self, holidays: tuple[Holiday, ...]) -> None:
        """Keep these holidays in place of the earlier ones."""

    def overlay(self) -> Overlay:
        """The force's own wording; empty where there is none."""

    def save_overlay(self, overlay: Overlay) -> None:
        """Keep the force's own wording."""

    def safekeeping(self) -> Safekeeping | None:
        """How the library is looked after, or None where nobody has set it."""

    def save_safekeeping(self, safekeeping: Safekeeping) -> None:
        """Keep how the library is looked after."""

    def register_matches(self) -> RegisterMatches:
        """The shapes of case log that were brought in before; none where there are none."""

    def save_register_matches(self, matches: RegisterMatches) -> None:
        """Keep the shapes of case log that were brought in."""

    def stances(self, topics: tuple[str, ...], except_case: str) -> list[Stance]:
        """How other cases answered these topics (`domain.stances.topic`): by topic, then the latest answer first."""

    def read_questions(self) -> Iterator[tuple[int, int]]:
        """Read what was asked before, in small steps, so that it can be searched: cases done, and how many in all.

        Ends where the library is locked or replaced meanwhile. What is left is read when it is first needed.
        """

    def asked_like(self, text: str, except_case: str, limit: int) -> list[AskedQuestion]:
        """The questions of other cases with the most words in common with a text, best first; chance hits too."""

    def asked_by(self, requester: Requester, except_case: str, since: date, until: date) -> list[str]:
        """The other cases received in these days from whoever looks like this requester, the latest first.

        See `domain.asked_before.same_requester`.
        """

    def notice(self) -> str:
        """What the officer should know of how the library was opened; empty where there is nothing."""

    def relist(self, calendar_version: str, list_case: Callable[[Case], Listing]) -> int:
        """Work every line of the list out again if it was made with another calendar; returns how many changed."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True)
class BlockPosition:
    """Where a block of the letter came to stand: page from 0, top and bottom in points from the page's top."""

    block: int
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A letter as a file: its bytes, how many pages, where each block stands, and characters without a glyph."""

    data: bytes
    pages: int
    positions: tuple[BlockPosition, ...] = ()
    missing_glyphs: tuple[str, ...] = ()  # as printed: "[U+1F600]"


class LetterRenderer(Protocol):
    """Turns a letter into a file of one kind. The same document gives the same bytes."""

    def __call__(self, document: "LetterDocument") -> RenderedLetter:
        """Render the whole letter."""


class ClocksRenderer(Protocol):
    """Turns the clocks of cases into a calendar file. The same clocks give the same bytes."""

    def __call__(self, clocks: "Sequence[tuple[Case, tuple[Deadline, ...]]]", made_on: date) -> bytes:
        """The calendar file's bytes."""


class OutputFile(Protocol):
    """Writes a file whole or not at all."""

    def __call__(self, path: Path, data: bytes) -> None:
        """Put the bytes there. Raises CannotWrite; the old file is then still whole."""


class TableFile(Protocol):
    """Writes a table for spreadsheets, whole or not at all; the rows are asked for one after the other."""

    def __call__(self, path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Put it there. Raises CannotWrite, and whatever the rows raise; the old file is then still whole."""


Clock = Callable[[], datetime]
"""Now, in UTC."""

NewId = Callable[[], str]
"""A name nobody has used."""

Progress = Callable[[int, int], bool]
"""Told how much of how much is done; says whether to go on."""
