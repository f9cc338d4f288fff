"""Case logs that officers kept before, brought in row by row as cases of the library."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.content.register import Headings, load_headings
from workbench.domain.authority import Authority
from workbench.domain.case import Case, Channel, ClockEvent, EventKind, Requester
from workbench.domain.register import Match, RegisterMatches
from workbench.errors import BadInput
from workbench.intake.readers.register import Sheet, read_register
from workbench.intake.register import Order, RegisterRow, guess, heading_row, headings_of, order, rows_of
from workbench.service.ports import CaseQuery, Show

if TYPE_CHECKING:
    from workbench.service.handover import TakeIn
    from workbench.service.workbench import Workbench

__all__ = ["CaseLog", "Order", "RegisterRow", "Registers"]

LABEL = "Bring in from a case log"


@dataclass(frozen=True, slots=True)
class RowClocks:
    """When each row's answer is due. Most days of a log stand in several rows: each is counted once."""

    workbench: "Workbench"
    force: Authority
    _known: dict[tuple[date, date | None], date | BadInput | None] = field(default_factory=dict, repr=False)

    def of(self, row: RegisterRow) -> RegisterRow:
        """The row with the day by which it is or was due, or with why no clock can count from its days."""
        if row.received is None or row.faults:
            return row
        days = (row.received, row.answered)
        if days not in self._known:
            self._known[days] = self._due(*days)
        due = self._known[days]
        return replace(row, faults=(due.sentence,)) if isinstance(due, BadInput) else replace(row, due=due)

    def _due(self, received: date, answered: date | None) -> date | BadInput | None:
        from workbench.domain.clocks import listed_due

        events = (ClockEvent("answered", EventKind.RESPONDED, answered),) if answered else ()
        case = Case("row", received=received, events=events)
        try:
            self.workbench.deadlines(case, self.force)  # every one of them is counted when the case is kept
            return listed_due(case, self.workbench.calendar, self.workbench.limits)
        except BadInput as error:
            return error


@dataclass(frozen=True, slots=True)
class CaseLog:
    """A log that was read: its sheets, and how each of them would be matched."""

    sheets: tuple[Sheet, ...]
    headings: tuple[int, ...]  # the heading row of each sheet
    matches: tuple[Match, ...]
    remembered: tuple[bool, ...]  # whether a log of these headings was matched by hand before
    clocks: RowClocks


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
        clocks = RowClocks(self._workbench, self._workbench.authority() or Authority())
        return CaseLog(sheets, rows, matches, tuple(match is not None for match in found), clocks)

    def preview(self, log: CaseLog, sheet: int, match: Match) -> tuple[RegisterRow, ...]:
        """What each row would be, with what is wrong with it. Nothing is changed."""
        workbench = self._workbench
        taken = frozenset(workbench.references())
        rows = rows_of(log.sheets[sheet], log.headings[sheet], match, taken, workbench.today())
        return self._without_reference(tuple(map(log.clocks.of, rows)))

    def _without_reference(self, rows: tuple[RegisterRow, ...]) -> tuple[RegisterRow, ...]:
        """A row without a reference is known again by its day, requester and subject."""
        if all(row.reference for row in rows):
            return rows
        workbench, everything = self._workbench, CaseQuery(show=Show.ALL)
        listed = workbench.rows(everything, 0, workbench.count(everything))
        kept = {(case.received, case.requester, case.title) for case in listed if not case.reference}
        return tuple(
            replace(row, known=(row.received, row.requester, row.title) in kept) if not row.reference else row
            for row in rows
        )

    def matched(self, log: CaseLog, match: Match) -> CaseLog:
        """The log with every sheet of these headings matched in this way."""
        matches = tuple(match if each.headings == match.headings else each for each in log.matches)
        return replace(log, matches=matches)

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
