"""Case logs that officers kept before, brought in row by row as cases of the library."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.content.register import Headings, load_headings
from workbench.domain.case import Case, Channel, ClockEvent, EventKind, Requester
from workbench.domain.register import Match, RegisterMatches
from workbench.intake.readers.register import Sheet, read_register
from workbench.intake.register import Order, RegisterRow, guess, heading_row, headings_of, order, rows_of

if TYPE_CHECKING:
    from workbench.service.handover import TakeIn
    from workbench.service.workbench import Workbench

__all__ = ["CaseLog", "Order", "RegisterRow", "Registers"]

LABEL = "Bring in from a case log"


@dataclass(frozen=True, slots=True)
class CaseLog:
    """A log that was read: its sheets, and how each of them would be matched."""

    sheets: tuple[Sheet, ...]
    headings: tuple[int, ...]  # the heading row of each sheet
    matches: tuple[Match, ...]
    remembered: tuple[bool, ...]  # whether a log of these headings was matched by hand before


class Registers:
    """Case logs on their way into a library."""

    def __init__(
        self,
        workbench: "Workbench",
        matches: Callable[[], RegisterMatches],
        save_matches: Callable[[RegisterMatches], None],
        take_in: "TakeIn",
    ) -> None:
        """`take_in` keeps a new case under the name of the change; the others are how logs were matched before."""
        self._workbench = workbench
        self._matches = matches
        self._save_matches = save_matches
        self._take_in = take_in
        self._names: Headings | None = None

    def read(self, name: str, data: bytes) -> CaseLog:
        """What a file holds. Raises BadInput, whose sentence names the file."""
        sheets = read_register(name, data)
        rows = tuple(heading_row(sheet, self._headings) for sheet in sheets)
        known = self._matches()
        found = [known.known(headings_of(sheet, row)) for sheet, row in zip(sheets, rows, strict=True)]
        matches = tuple(
            match or guess(sheet, row, self._headings) for sheet, row, match in zip(sheets, rows, found, strict=True)
        )
        return CaseLog(sheets, rows, matches, tuple(match is not None for match in found))

    def preview(self, log: CaseLog, sheet: int, match: Match) -> tuple[RegisterRow, ...]:
        """What each row would be, with what is wrong with it. Nothing is changed."""
        taken = frozenset(self._workbench.references())
        return tuple(rows_of(log.sheets[sheet], log.headings[sheet], match, taken, self._workbench.today()))

    def order(self, log: CaseLog, sheet: int, match: Match) -> Order:
        """How the log's dates are written, as far as they tell."""
        return order(log.sheets[sheet], log.headings[sheet], match)

    def remember(self, match: Match) -> None:
        """So that the next log of these headings needs no matching. Raises NotKept."""
        self._save_matches(self._matches().remembering(match))

    def bring_in(self, rows: Sequence[RegisterRow]) -> Iterator[RegisterRow]:
        """Each row that is wanted becomes a case; gives it when it is kept. Raises NotKept; what was given is kept."""
        for row in rows:
            if row.wanted:
                self._take_in(self._case_of(row), LABEL, (), (), ())
                yield row

    def _case_of(self, row: RegisterRow) -> Case:
        workbench = self._workbench
        taken = workbench.take_in(row.request) if row.request.strip() else None
        answered = (ClockEvent(workbench.new_id(), EventKind.RESPONDED, row.answered),) if row.answered else ()
        return Case(
            workbench.new_id(),
            row.reference,
            row.title,
            Requester(row.requester, email=row.email),
            row.received,
            row.channel or Channel.EMAIL,
            taken.text if taken else "",
            questions=taken.questions if taken else (),
            parts=taken.parts if taken else (),
            marks=taken.marks if taken else (),
            events=answered,
        )

    @property
    def _headings(self) -> Headings:
        if self._names is None:
            self._names = load_headings()
        return self._names
