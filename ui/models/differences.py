"""Two versions of a case as a table: what differs, what either says, and which of the two is to stand."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tips import plain_tip
from workbench.domain.case import Case
from workbench.domain.comparison import Difference, Kind, along

HEADINGS = ("What differs", "Mine, in this library", "Theirs, in the file", "What is to stand")
STANDS = 3  # the column of the choice
_NONE = "— not there"

Index = QModelIndex | QPersistentModelIndex


class DifferencesModel(QAbstractTableModel):
    """One row for each difference. To begin with all of mine stands."""

    def __init__(self, mine: Case, theirs: Case, differences: tuple[Difference, ...]) -> None:
        super().__init__()
        self._mine = mine
        self._theirs = theirs
        self.rows = differences
        self._names = {row.key: row.name for row in differences}
        self._chosen: frozenset[str] = frozenset()
        self._along: dict[str, str] = {}

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the differences where theirs was chosen."""
        return self._chosen

    @property
    def taken(self) -> int:
        """How many of theirs are to stand, with what comes along."""
        return len(self._chosen | self._along.keys())

    def choose(self, row: int, theirs: bool) -> str:
        """Choose a side. Returns why the other stands all the same, or nothing."""
        key = self.rows[row].key
        self._show(self._chosen | {key} if theirs else self._chosen - {key})
        why = self._along.get(key)
        return f"Theirs stands here as long as it does at “{self._names[why]}”, which needs it." if why else ""

    def is_theirs(self, row: int) -> bool:
        """Whether theirs is to stand."""
        return self.rows[row].key in self._chosen or self.rows[row].key in self._along

    def choose_all(self, theirs: bool) -> None:
        """Choose the same side everywhere."""
        self._show(frozenset(self._names) if theirs else frozenset())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        said = (row.name, _first(row.mine), _first(row.theirs), self._stands(index.row()))[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}. {self._stands(index.row())}" if index.column() == 0 else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip((row.name, row.mine, row.theirs, self._stands(index.row()))[index.column()]) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def _show(self, chosen: frozenset[str]) -> None:
        self._chosen = chosen
        self._along = along(self._mine, self._theirs, chosen)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADINGS) - 1))

    def _stands(self, row: int) -> str:
        difference = self.rows[row]
        if why := self._along.get(difference.key):
            return f"✔ theirs: comes with {self._names[why]}"
        if difference.key not in self._chosen:
            return "○ mine: without it" if difference.kind is Kind.ADDED else "○ mine"
        return "✔ theirs: taken out" if difference.kind is Kind.GONE else "✔ theirs"


def _first(said: str) -> str:
    """The first line, and that there are more."""
    line, _, more = said.partition("\n")
    return f"{line} …" if more else line or _NONE
