"""The grid on the screen: a table with parts named at its left, boxes in its cells, worked by mouse or by key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.grid import CELL, GridModel
from ui.widgets.limb_box import BoxDelegate

_NAMES = 0.3  # of the width for the names of the parts
_NARROWEST = 52  # pixels of a column
_ENOUGH = 6  # columns beside each other in which a sentence can be read


class GridView(QTableView):
    """Arrows move, Space ticks, Enter goes to the detail, / to the search."""

    cell_changed = Signal()
    detail_asked = Signal()
    search_asked = Signal()
    refused = Signal(QModelIndex)  # a box was wanted where there is none

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setAccessibleName("Parts and exemptions")
        self.setAccessibleDescription("Arrows move. Space relies on a limb or no longer. Enter goes to its detail.")
        self.setVerticalHeader(PartHeader(self))
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        across = self.horizontalHeader()
        across.setHighlightSections(True)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(_NARROWEST)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self._fit_columns)

    def fit(self) -> None:
        """Give each row room for its name and its outcome, each column for its limbs."""
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().height() + 10)
        self._fit_columns()

    @property
    def wanted_height(self) -> int:
        """The height at which every part is seen, in pixels."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        across = self.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() else 0
        return self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth() + 4

    def go_to(self, index: QModelIndex) -> None:
        """Stand on a cell and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.cell_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.detail_asked.emit()
            case Qt.Key.Key_Space if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsUserCheckable:
                self.refused.emit(self.currentIndex())
            case Qt.Key.Key_Slash:
                self.search_asked.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalHeader().setFixedWidth(int(self.width() * _NAMES))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)  # Qt leaves the cell before in hand where a box is pressed
        super().mousePressEvent(event)
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.refused.emit(index)

    def _fit_columns(self) -> None:
        self.resizeColumnsToContents()
        self.clearSpans()
        model, columns = self.model(), self.model().columnCount()
        spanned = [row for row in range(model.rowCount()) if columns and model.spans(row)]
        for row in spanned if columns > 1 else ():
            self.setSpan(row, 0, 1, columns)
        self.horizontalHeader().setStretchLastSection(bool(spanned) and columns < _ENOUGH)


class PartHeader(QHeaderView):
    """The names of the parts: question and subject, and under them what has been decided."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        name, _, outcome = (self.model().headerData(row, Qt.Orientation.Vertical) or "").partition("\n")
        blank = QStyleOptionHeader()
        self.initStyleOption(blank)
        self.initStyleOptionForIndex(blank, row)
        blank.rect, blank.text = rect, ""
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_Header, blank, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        area = rect.adjusted(8, 4, -6, -4)
        self._line(painter, area, name, bold=True)
        self._line(painter, area.adjusted(0, self.fontMetrics().height() + 1, 0, 0), outcome, bold=False)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, text: str, bold: bool) -> None:
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


class GridDelegate(BoxDelegate):
    """Cells that offer nothing are blank ground; a box never touches the edge of its column."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            option.backgroundBrush = option.palette.brush(QPalette.ColorRole.Window)
            option.state |= QStyle.StateFlag.State_Enabled  # what stands there instead of boxes is to be read

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(CELL)
        if cell is not None and cell.ground is not None:  # what spans its row makes no column wider
            return QSize(_NARROWEST, option.fontMetrics.height())
        return super().sizeHint(option, index) + QSize(8, 0)
