"""What the library offers for one column of a public interest test, as a list to choose and drag from."""

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.case import PublicInterestTest, Side
from workbench.domain.library import FactorLibrary, LibraryFactor

FACTOR = Qt.ItemDataRole.UserRole
FROM_LIBRARY = "application/x-foi-library-factor"
"""What is dragged out of the library: the side and the key, `for tactics-reused`."""

Index = QModelIndex | QPersistentModelIndex


class FactorLibraryModel(QAbstractListModel):
    """The factors bound to a test's limbs and duty that speak for one side and hold every word looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[LibraryFactor, ...] = ()
        self._used: frozenset[str] = frozenset()

    def offer(self, library: FactorLibrary, test: PublicInterestTest, side: Side, words: str = "") -> None:
        """Offer what fits this column; factors that already stand in the test are shown and cannot be added again."""
        found = set(library.search(words))
        fitting = (factor for limb in test.limbs for factor in library.offered(limb, test.duty, side))
        offered = tuple(dict.fromkeys(factor for factor in fitting if factor in found))
        used = frozenset(factor.source for factor in test.factors if factor.source)
        if offered == self._offered:
            self._used = used
            if offered:
                self.dataChanged.emit(self.index(0), self.index(len(offered) - 1))
            return
        self.beginResetModel()
        self._offered, self._used = offered, used
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._offered)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return shown if self._offered[index.row()].key in self._used else shown | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._offered):
            return None
        factor = self._offered[index.row()]
        used = factor.key in self._used
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{'✓ in this test: ' if used else ''}{factor.text}"
            case Qt.ItemDataRole.ToolTipRole:
                doing = (
                    "It already stands in this test." if used else "Enter adds it; so does dragging it to its column."
                )
                return f"{factor.theme}. {factor.tailor}\n{doing}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'Already in this test. ' if used else ''}{factor.theme}: {factor.text}"
            case _ if role == FACTOR:
                return None if used else factor
        return None

    def mimeTypes(self) -> list[str]:
        return [FROM_LIBRARY]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        for index in indexes[:1]:
            factor = self._offered[index.row()]
            dragged.setData(FROM_LIBRARY, f"{factor.side} {factor.key}".encode())
        return dragged
