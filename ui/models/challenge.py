"""What would be asked of the letter, as a table: who asks, what, of which part, and the answer or that it is open."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.asked import Asker
from workbench.domain.challenge import Challenge

CHALLENGE = Qt.ItemDataRole.UserRole
HEADINGS = ("Asked by", "Question", "Put to", "Answer from the case")
_ASKERS = {Asker.REQUESTER: "The requester", Asker.CASE_OFFICER: "The Commissioner’s case officer"}

Index = QModelIndex | QPersistentModelIndex


class ChallengeModel(QAbstractTableModel):
    """One row for each question that is put to something in the case."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Challenge, ...] = ()

    @property
    def rows(self) -> tuple[Challenge, ...]:
        """What is shown, in order."""
        return self._rows

    def show(self, rows: tuple[Challenge, ...]) -> None:
        """Show these; does nothing where they are the same."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cells(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.asked.provision}. From: {row.asked.source} ({row.asked.evidence.value})"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == CHALLENGE:
            return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None


def cells(row: Challenge) -> tuple[str, str, str, str]:
    """A row as it is read: open or answered in words and with a mark."""
    answer = "○ Open" if row.open else f"✔ {row.answer}"
    return _ASKERS[row.asked.asker], f"{row.asked.question} ({row.asked.provision})", row.about, answer
