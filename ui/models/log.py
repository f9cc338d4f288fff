"""The log as a table: only the lines in view are read, however long it is."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tips import plain_tip
from workbench.domain.seal import moment_of
from workbench.errors import KnownError
from workbench.service.log_book import LogBook
from workbench.service.ports import LogLine

HEADINGS = ("Line", "When", "Who", "What", "Case", "Before", "After")
BLOCK = 100  # lines asked for at a time
KEPT = 20  # blocks held at most
_LETTERS = 8  # of a digest
_DIGESTS = (5, 6)

Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractTableModel):
    """One row a change, the newest first."""

    def __init__(self, book: LogBook) -> None:
        super().__init__()
        self._book = book
        self._blocks: dict[int, list[LogLine]] = {}
        self.numbers: list[int] = []
        self.fault: KnownError | None = None  # why nothing can be shown

    def ask(self, case_id: str, words: str) -> None:
        """Show the lines of a case, or of all, that have these words."""
        self.beginResetModel()
        self._blocks.clear()
        self.fault = None
        try:
            self.numbers = self._book.numbers(case_id, words)
        except KnownError as error:
            self.numbers, self.fault = [], error
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_whole(line, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _cells(line)[index.column()] if index.column() else _sentence(line)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and section in _DIGESTS:
            return "The first letters of the case’s SHA-256 before and after the change"
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def line(self, row: int) -> LogLine | None:
        """The line of a row, read if need be; None where it cannot be."""
        if not 0 <= row < len(self.numbers):
            return None
        block = row // BLOCK
        if block not in self._blocks:
            if len(self._blocks) >= KEPT:
                del self._blocks[next(iter(self._blocks))]
            try:
                self._blocks[block] = self._book.lines(self.numbers[block * BLOCK : (block + 1) * BLOCK])
            except KnownError:  # the library was locked while it was being painted
                return None
        lines = self._blocks[block]
        return lines[row % BLOCK] if row % BLOCK < len(lines) else None


def _cells(line: LogLine) -> tuple[str, ...]:
    row = line.row
    digests = (digest[:_LETTERS] for digest in (row.before, row.after))
    return (f"{row.number:,}", moment_of(row.at), row.by, _what(line), line.about, *digests)


def _what(line: LogLine) -> str:
    return line.row.label or "(the words went with the case)"


def _whole(line: LogLine, column: int) -> str:
    digests = dict(zip(_DIGESTS, (line.row.before, line.row.after), strict=True))
    return digests.get(column) or _cells(line)[column]


def _sentence(line: LogLine) -> str:
    when, who, what, case = _cells(line)[1:5]
    return ", ".join(word for word in (f"line {line.row.number}", when, who, what, case) if word)
