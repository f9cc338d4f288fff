"""The case list: asked of the library in blocks as they scroll into view, never loaded whole."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.tips import plain_tip
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.dates import format_date
from workbench.errors import KnownError
from workbench.service.ports import CaseQuery, CaseRow, Show
from workbench.service.workbench import Workbench

BLOCK = 100  # rows asked for at a time
KEPT = 20  # blocks held at most
_ON_HOLD = "on hold"

ROW = Qt.ItemDataRole.UserRole
DAYS_LEFT = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class CaseListModel(QAbstractListModel):
    """One row a case, soonest due first."""

    unread = Signal(object)  # KnownError: the library could not be asked; what could be shown still is

    def __init__(
        self, workbench: Workbench, calendar: Callable[[], WorkingCalendar], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._workbench = workbench
        self._calendar = calendar
        self._today = today
        self._query = CaseQuery()
        self._count = 0
        self._blocks: dict[int, list[CaseRow]] = {}

    def ask(self, words: str, show: Show) -> None:
        """Show the cases that have these words, of this kind."""
        due_by = self._calendar().add(self._today(), 5) if show is Show.DUE else None
        self._query = CaseQuery(words.strip(), show, due_by)
        self.again()

    def again(self) -> None:
        """Ask the library afresh."""
        try:
            count = self._workbench.count(self._query)
        except KnownError as error:
            self.unread.emit(error)
            return
        self.beginResetModel()
        self._blocks.clear()
        self._count = count
        self.endResetModel()

    def clear(self) -> None:
        """List nothing, without asking the library."""
        self.beginResetModel()
        self._blocks.clear()
        self._query, self._count = CaseQuery(), 0
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.case_row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.reference or 'no reference'}  {row.title}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._sentence(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        if role == ROW:
            return row
        if role == DAYS_LEFT:
            return self.days_left(row)
        return None

    def case_row(self, number: int) -> CaseRow | None:
        """The row at a place in the list, fetched if need be."""
        if not 0 <= number < self._count:
            return None
        block = number // BLOCK
        if block not in self._blocks:
            if len(self._blocks) >= KEPT:
                del self._blocks[next(iter(self._blocks))]
            self._blocks[block] = self._rows(block)
        rows = self._blocks[block]
        return rows[number % BLOCK] if number % BLOCK < len(rows) else None

    def row_of(self, case_id: str) -> int:
        """Where a case stands among the first rows and those fetched so far, or -1."""
        self.case_row(0)
        for block, rows in self._blocks.items():
            for place, row in enumerate(rows):
                if row.id == case_id:
                    return block * BLOCK + place
        return -1

    def days_left(self, row: CaseRow) -> str:
        """`3 days`, `today`, `2 days late`, `on hold` while the requester is waited for; nothing without any date."""
        if row.answered:
            return "answered"
        if row.due is None:
            return _ON_HOLD if row.received else ""
        today = self._today()
        if today > row.due:  # lateness begins the day after
            late = max(1, self._calendar().between(row.due, today))
            return f"{_days(late)} late"
        left = self._calendar().between(today, row.due)
        return _days(left) if left else "today"

    def _rows(self, block: int) -> list[CaseRow]:
        try:
            return self._workbench.rows(self._query, block * BLOCK, BLOCK)
        except KnownError as error:  # asked again when the list is made anew, and not with every painting
            self.unread.emit(error)
            return []

    def _sentence(self, row: CaseRow) -> str:
        due = f"due {format_date(row.due)}" if row.due else "" if row.received else "no date of receipt"
        words = [row.reference or "no reference", row.title, row.requester, due, self.days_left(row)]
        return ", ".join(word for word in words if word)


def _days(number: int) -> str:
    return f"{number} day{'s' if number != 1 else ''}"
