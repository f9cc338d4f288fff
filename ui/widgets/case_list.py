"""The left pane: search, which cases, and the list with days left."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.case_list import DAYS_LEFT, ROW, CaseListModel
from workbench.service.ports import Show

_KINDS = {Show.OPEN: "Open", Show.DUE: "Due soon", Show.ANSWERED: "Answered", Show.ALL: "All"}


class CaseListPane(QWidget):
    """Find a case and open it."""

    chosen = Signal(str)  # case id

    def __init__(self, model: CaseListModel) -> None:
        super().__init__()
        self.model = model
        self._marked = ""  # the id of the case that is open
        self.search = QLineEdit(placeholderText="Search cases  (Ctrl+K)", clearButtonEnabled=True)
        self.search.setAccessibleName("Search cases by reference, subject or requester")
        self.view = QListView()
        self.view.setAccessibleName("Cases")
        self.view.setModel(model)
        self.view.setItemDelegate(CaseRowDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._kinds = QButtonGroup(self)
        self._waiting = QTimer(self, interval=150, singleShot=True)
        self._waiting.timeout.connect(self.ask)
        self._lay_out()
        self.search.textChanged.connect(self._waiting.start)
        self.search.returnPressed.connect(self._open_first)
        self._kinds.idClicked.connect(self.ask)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        model.modelReset.connect(self._say_if_empty)
        model.modelReset.connect(self._mark)

    @property
    def kind(self) -> Show:
        """Which cases the list shows."""
        return list(_KINDS)[self._kinds.checkedId()]

    def ask(self) -> None:
        """Ask the library for what the search and the buttons say."""
        self.model.ask(self.search.text(), self.kind)

    def rest(self) -> None:
        """Ask nothing more: the window is closing, and the library with it."""
        self._waiting.stop()

    def clear(self) -> None:
        """List nothing, and forget what was searched for."""
        self.search.clear()
        self.rest()
        self._marked = ""
        self.model.clear()

    def select(self, case_id: str) -> None:
        """Mark the case that is open, now and whenever the list is made anew."""
        self._marked = case_id
        self._mark()

    def _mark(self) -> None:
        row = self.model.row_of(self._marked) if self._marked else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(2)
        for number, (_, name) in enumerate(_KINDS.items()):
            button = QToolButton(text=name, checkable=True, autoRaise=True, checked=number == 0)
            self._kinds.addButton(button, number)
            kinds.addWidget(button)
        kinds.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addLayout(kinds)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.chosen.emit(row.id)

    def _open_first(self) -> None:
        self.ask()
        row = self.model.case_row(0)
        if row is not None:
            self.chosen.emit(row.id)

    def _say_if_empty(self) -> None:
        nothing = self.model.rowCount() == 0
        searching = bool(self.search.text().strip())
        self.empty.setText("No case has these words." if searching else "No cases here. Ctrl+N opens a new one.")
        self.empty.setVisible(nothing)


class CaseRowDelegate(QStyledItemDelegate):
    """Two lines a case: reference and days left, then its subject."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, 2 * option.fontMetrics.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if row is None:
            return
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(option.palette.color(role))
        area = option.rect.adjusted(8, 4, -8, -4)
        height = option.fontMetrics.height()
        first = QRect(area.left(), area.top(), area.width(), height)
        days = index.data(DAYS_LEFT)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight, days)
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft, row.reference or "no reference")
        painter.setFont(option.font)
        second = first.translated(0, height + 1)
        words = row.title or row.requester or "no subject yet"
        painter.drawText(
            second,
            Qt.AlignmentFlag.AlignLeft,
            option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, second.width()),
        )
        painter.restore()
