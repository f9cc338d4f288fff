"""The review list as a table: when each case was closed, until when it is kept, and what holds it."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QModelIndex

from ui.models.table import TableModel
from workbench.domain.dates import format_date
from workbench.service.retention import ReviewLine

_HEADINGS = ("Reference", "Subject", "Closed", "Keep until", "How it stands")


class Shown(StrEnum):
    """Which cases the list shows."""

    DUE = "To be destroyed"
    HELD = "Held"
    CLOSED = "All closed cases"
    ALL = "All cases"


class ReviewListModel(TableModel[ReviewLine]):
    """One row a case; what is read comes in bit by bit."""

    def __init__(self, today: date) -> None:
        super().__init__(_HEADINGS, lambda line: _cells(line, today))
        self.today = today
        self.shown = Shown.DUE
        self._lines: list[ReviewLine] = []

    def show(self, shown: Shown) -> None:
        """Show another kind of cases."""
        self.shown = shown
        self.show_rows([line for line in self._lines if self._belongs(line)])

    def clear(self) -> None:
        """Forget every case."""
        self._lines = []
        self.show_rows([])

    def add(self, lines: Sequence[ReviewLine]) -> None:
        """More cases, behind those that are there."""
        self._lines += lines
        new = [line for line in lines if self._belongs(line)]
        if new:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(new) - 1)
            self.rows += new
            self.endInsertRows()

    def put(self, line: ReviewLine) -> None:
        """Show a case as it stands now, in its place."""
        self._lines = [line if each.case_id == line.case_id else each for each in self._lines]
        self.show(self.shown)

    def take_out(self, case_ids: Iterable[str]) -> None:
        """These cases are there no longer."""
        gone = set(case_ids)
        self._lines = [line for line in self._lines if line.case_id not in gone]
        self.show(self.shown)

    def line(self, row: int) -> ReviewLine:
        """The case in a row."""
        return self.rows[row]

    def row_of(self, case_id: str) -> int:
        """The row of a case, or -1 where it is not shown."""
        return next((row for row, line in enumerate(self.rows) if line.case_id == case_id), -1)

    def _belongs(self, line: ReviewLine) -> bool:
        match self.shown:
            case Shown.DUE:
                return line.in_turn(self.today)
            case Shown.HELD:
                return line.stands.held
            case Shown.CLOSED:
                return line.stands.closed is not None
            case Shown.ALL:
                return True


def _cells(line: ReviewLine, today: date) -> tuple[str, ...]:
    stands = line.stands
    closed = format_date(stands.closed) if stands.closed else ""
    until = format_date(stands.keep_until) if stands.keep_until else ""
    return line.reference or "no reference", line.title, closed, until, told(line, today)


def told(line: ReviewLine, today: date) -> str:
    """How a case stands, in a few words."""
    if not line.readable:
        return "damaged: what holds it cannot be read"
    if line.stands.held:
        return f"held: {'; '.join(line.stands.held_because)}"
    if line.stands.closed is None:
        return "not closed"
    if line.stands.keep_until is None:
        return "closed; no retention period is set"
    return "to be destroyed" if line.in_turn(today) else "kept"
