"""A table that is only read: rows of any kind under headings, each cell's whole text in its tool tip."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex

R = TypeVar("R")


class TableModel(QAbstractTableModel, Generic[R]):
    """`cells` says what stands in a row, one text for each heading."""

    def __init__(self, headings: Sequence[str], cells: Callable[[R], Sequence[str]], rows: Sequence[R] = ()) -> None:
        super().__init__()
        self._headings = headings
        self._cells = cells
        self.rows: list[R] = list(rows)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these in place of the ones before."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = self._cells(self.rows[index.row()])[index.column()]
            return said if role == Qt.ItemDataRole.DisplayRole else plain_tip(said)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None
