"""The tables of an answer: figures as pasted from a spreadsheet, their first row the headings."""

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QTableView, QToolButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.clipboard_table import Rows
from ui.widgets.typed import TypedLine
from workbench.domain.case import Table
from workbench.service.commands import SetTables

Index = QModelIndex | QPersistentModelIndex

_FIGURE = re.compile(r"[-−(]?\s*[£$€]?\s*[-−]?[\d,. \u00a0]*\d\s*[%)]?")
_SHOWN = 8  # rows that are shown at once


class TableModel(QAbstractTableModel):
    """The cells of one table, each of which can be put right in place."""

    def __init__(self, change: Callable[[int, int, str], bool]) -> None:
        super().__init__()
        self._change = change
        self._rows: Rows = ()
        self._width = 0

    def show_rows(self, rows: Rows) -> bool:
        """Show these cells. False where they are shown already."""
        if rows == self._rows:
            return False
        width = max(map(len, rows), default=0)
        if (len(rows), width) == (len(self._rows), self._width):
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, width - 1))
            return True
        self.beginResetModel()
        self._rows, self._width = rows, width
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.FontRole and index.row() == 0:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if _FIGURE.fullmatch(text) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Heading: {text}" if index.row() == 0 else text
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self._change(index.row(), index.column(), str(value))


class AnswerTables(QWidget):
    """A frame per table: caption, cells, and a button that takes it away."""

    rearranged = Signal()

    def __init__(self, bridge: Bridge, part_id: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._part_id = part_id
        self.frames: list[_TableFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [control for frame in self.frames for control in (frame.caption, frame.remove, frame.view)]

    def show_tables(self, tables: tuple[Table, ...], origin: object = None) -> None:
        """Show the tables; the field that is being typed in is left alone."""
        while len(self.frames) > len(tables):
            self.frames.pop().deleteLater()
        while len(self.frames) < len(tables):
            self._add_frame(len(self.frames))
        for frame, table in zip(self.frames, tables, strict=True):
            frame.show_table(table, origin)
        self.setVisible(bool(tables))

    def add(self, rows: Rows) -> None:
        """Give the answer another table."""
        if self._bridge.execute(SetTables(self._part_id, (*self._kept(), Table(rows))), self):
            self._bridge.told.emit("The range became a table. Its first row heads the columns.")

    def _add_frame(self, place: int) -> None:
        caption = TypedLine(
            self._bridge,
            lambda text: self._changed(place, caption=text),
            f"Caption of table {place + 1}",
            "caption: what the figures are",
        )
        frame = _TableFrame(caption, lambda row, column, text: self._change_cell(place, row, column, text))
        frame.view.setAccessibleName(f"Table {place + 1}")
        frame.remove.clicked.connect(lambda: self._remove(place))
        self.frames.append(frame)
        self._column.addWidget(frame)
        self.rearranged.emit()

    def _change_cell(self, place: int, row: int, column: int, text: str) -> bool:
        rows = [list(cells) for cells in self._kept()[place].rows]
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = text
        return self._bridge.execute(self._changed(place, rows=tuple(map(tuple, rows))), self)

    def _changed(self, place: int, **changes) -> SetTables:
        kept = self._kept()
        return SetTables(self._part_id, (*kept[:place], replace(kept[place], **changes), *kept[place + 1 :]))

    def _remove(self, place: int) -> None:
        kept = self._kept()
        self._bridge.execute(SetTables(self._part_id, (*kept[:place], *kept[place + 1 :])), self)

    def _kept(self) -> tuple[Table, ...]:
        part = self._bridge.case.part(self._part_id) if self._bridge.case else None
        return part.answer.tables if part else ()


class _TableFrame(QWidget):
    def __init__(self, caption: TypedLine, change: Callable[[int, int, str], bool]) -> None:
        super().__init__()
        self.caption = caption
        self.model = TableModel(change)
        self.view = _cells(self.model)
        self.remove = QToolButton(text="Remove table", autoRaise=True, toolTip="Take this table out of the answer")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.view)

    def show_table(self, table: Table, origin: object) -> None:
        if origin is not self.caption:
            self.caption.show_text(table.caption)
        if self.model.show_rows(table.rows):
            self._fit()

    def _fit(self) -> None:
        self.view.resizeColumnsToContents()
        shown = min(self.model.rowCount(), _SHOWN)
        bar = self.view.horizontalScrollBar().sizeHint().height()
        self.view.setFixedHeight(shown * self.view.verticalHeader().defaultSectionSize() + bar + 4)


def _cells(model: TableModel) -> QTableView:
    view = QTableView(alternatingRowColors=True, wordWrap=False, cornerButtonEnabled=False)
    view.setModel(model)
    view.setTabKeyNavigation(False)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().lineSpacing() + 8)
    view.setFrameShape(QFrame.Shape.StyledPanel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setToolTip("Type in a cell to put it right")
    return view
