"""The dates that a proclaimed holiday moves, as a table: which case, which clock, from when to when."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tips import plain_tip
from workbench.domain.dates import format_date
from workbench.domain.holidays import Moved

_HEADINGS = ("Case", "Clock", "Date now", "Date then")

Index = QModelIndex | QPersistentModelIndex


class MovedDatesModel(QAbstractTableModel):
    """One row for each date that moves. Where two dates are possible, both stand there, the safe one first."""

    def __init__(self, moved: tuple[Moved, ...] = ()) -> None:
        super().__init__()
        self._moved = moved

    def show(self, moved: tuple[Moved, ...]) -> None:
        """Show what another change moves."""
        self.beginResetModel()
        self._moved = moved
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._moved)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._moved):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = _cells(self._moved[index.row()])[index.column()]
            return said if role == Qt.ItemDataRole.DisplayRole else plain_tip(said)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


def _cells(moved: Moved) -> tuple[str, str, str, str]:
    now, then = (" or ".join(format_date(day) for day in days) for days in (moved.before, moved.after))
    return moved.reference or "no reference", moved.clock, now, then
