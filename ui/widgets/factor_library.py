"""The library of factors beside a public interest test: look for one, and take it by Enter, double click or drag."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.factor_library import FACTOR, FactorLibraryModel
from ui.widgets.factor_card import FROM_CASE
from ui.widgets.wrapped_rows import WrappedRows
from workbench.domain.case import PublicInterestTest, Side

_SIDES = tuple(Side)


class FactorLibraryPanel(QWidget):
    """What fits the test's limb and duty, side by side. A factor carried back here leaves the case."""

    chosen = Signal(object)  # LibraryFactor
    closed = Signal()
    given_back = Signal(str)  # factor id

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._test: PublicInterestTest | None = None
        self.model = FactorLibraryModel()
        self.sides = QTabBar(documentMode=True, expanding=False, drawBase=False)
        self.search = QLineEdit(placeholderText="Find  (Enter adds, Esc closes)", clearButtonEnabled=True)
        self.view = LibraryView()
        self.nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.close_button = QToolButton(text="✕", autoRaise=True, toolTip="Close the library (Esc)")
        self._lay_out()
        self.sides.currentChanged.connect(self._offer)
        self.search.textChanged.connect(self._offer)
        self.search.returnPressed.connect(self._enter_list)
        self.view.taken.connect(self._take)
        self.close_button.clicked.connect(self.closed)
        self.setAcceptDrops(True)

    @property
    def side(self) -> Side:
        """The side that is offered."""
        return _SIDES[self.sides.currentIndex()]

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.sides, self.close_button, self.search, self.view]

    def show_test(self, test: PublicInterestTest) -> None:
        """Offer what fits this test."""
        self._test = test
        self._offer()

    def open(self, side: Side) -> None:
        """Come into view for one side, with the keyboard in the list."""
        self.sides.setCurrentIndex(_SIDES.index(side))
        self.show()
        self._offer()
        self._enter_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(FROM_CASE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(FROM_CASE):
            event.acceptProposedAction()
            self.given_back.emit(event.mimeData().data(FROM_CASE).toStdString())

    def _lay_out(self) -> None:
        for side in _SIDES:
            self.sides.addTab(f"Library: {side}")
            self.sides.setTabToolTip(self.sides.count() - 1, "Ctrl+L, again, goes to the other side")
        self.sides.setAccessibleName("Side")
        self.search.setAccessibleName("Find in the library")
        self.close_button.setAccessibleName("Close the library")
        self.view.setModel(self.model)
        top = QHBoxLayout()
        top.addWidget(self.sides, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing)

    def _offer(self) -> None:
        if self._test is None:
            return
        self.model.offer(self._bridge.workbench.law.factors, self._test, self.side, self.search.text())
        none = self.model.rowCount() == 0
        words = "with these words " if self.search.text().strip() else ""
        limbs = " or ".join(self._test.limbs)
        self.nothing.setText(f"The library has nothing {words}for this side under {limbs}. Write a factor of your own.")
        self.nothing.setVisible(none)
        self.view.setVisible(not none)

    def _enter_list(self) -> None:
        if self.model.rowCount() == 0:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def _take(self, index: QModelIndex) -> None:
        if (factor := index.data(FACTOR)) is not None:
            self.chosen.emit(factor)


class LibraryView(QListView):
    """Whole texts, wrapped; Enter takes the one that is marked."""

    taken = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Factors in the library")
        self.setAccessibleDescription("Enter adds a factor to its column")
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setItemDelegate(WrappedRows(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.doubleClicked.connect(self.taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
