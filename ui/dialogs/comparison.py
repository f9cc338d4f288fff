"""A case that is here already comes in a file: what differs side by side, and for each which of the two is to stand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.models.differences import STANDS, DifferencesModel
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.errors import KnownError
from workbench.service.handover import Received

_WHAT = 270  # pixels for what differs; mine and theirs share the rest, which is what is read
_HOW = (
    "Space changes which of the two is to stand, T takes theirs, M keeps mine. Nothing is changed before you merge, and"
    " Undo takes the merge back as one step."
)
_RECORD = " Letters that went out there come along for good."


class ComparisonDialog(QDialog):
    """The differences, either side in full below, and three ways on: merge, take in as a copy, leave all as it is."""

    def __init__(
        self,
        received: Received,
        merge: Callable[[frozenset[str]], None],
        take_copy: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """`merge` is given what was chosen; where it or `take_copy` raises KnownError, its sentence is shown here."""
        super().__init__(parent)
        assert received.known is not None  # nosec B101 # said for the type checker
        self._merge = merge
        self._take_copy = take_copy
        self.setWindowTitle("Compare with the case in this library")
        self.model = DifferencesModel(received.known, received.case, received.differences)
        self.about = Sentence(_about(received))
        self.table = _table(self.model)
        self.mine = _pane("Mine, in full")
        self.theirs = _pane("Theirs, in full")
        self.note = Sentence()
        self.all_theirs = QPushButton("Take &all theirs", autoDefault=False)
        self.all_mine = QPushButton("&Keep all mine", autoDefault=False)
        self.merge = QPushButton("Mer&ge", autoDefault=False)
        self.cancel = QPushButton("Cancel", autoDefault=False)
        self.copy = QPushButton("Take in as a &copy", autoDefault=False, toolTip="As a case of its own beside this one")
        self._lay_out()
        self._wire()
        self.table.setCurrentIndex(self.model.index(0, STANDS))
        self.table.setFocus()
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space, Enter, T and M on the table choose for the row; they must not search in it."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.table.currentIndex().row()
            wanted = {
                Qt.Key.Key_Space: not self.model.is_theirs(row),
                Qt.Key.Key_Return: not self.model.is_theirs(row),
                Qt.Key.Key_Enter: not self.model.is_theirs(row),
                Qt.Key.Key_T: True,
                Qt.Key.Key_M: False,
            }
            others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
            if not event.modifiers() & others and event.key() in wanted:
                self._choose(row, wanted[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _choose(self, row: int, theirs: bool) -> None:
        self._tell(self.model.choose(row, theirs))

    def _turn(self, row: int) -> None:
        self._choose(row, not self.model.is_theirs(row))

    def _choose_all(self, theirs: bool) -> None:
        self.model.choose_all(theirs)
        self._tell()

    def _tell(self, sentence: str = "") -> None:
        count, taken = self.model.rowCount(), self.model.taken
        self.note.say(sentence or f"Theirs is to stand for {taken} of {count}, mine for the other {count - taken}.")
        self.merge.setEnabled(taken > 0)

    def _show_row(self, current: QModelIndex) -> None:
        row = self.model.rows[current.row()]
        self.mine.setPlainText(row.mine or "Not there.")
        self.theirs.setPlainText(row.theirs or "Not there.")

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._tell(f"✖ {error}")
            return
        self.accept()

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        self.table.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda current, _: self._show_row(current))
        self.table.clicked.connect(lambda at: self._turn(at.row()) if at.column() == STANDS else None)
        self.table.doubleClicked.connect(lambda at: self._turn(at.row()) if at.column() != STANDS else None)
        self.all_theirs.clicked.connect(lambda: self._choose_all(True))
        self.all_mine.clicked.connect(lambda: self._choose_all(False))
        self.merge.clicked.connect(lambda: self._do(lambda: self._merge(self.model.chosen)))
        self.copy.clicked.connect(lambda: self._do(self._take_copy))
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        panes = QSplitter(childrenCollapsible=False)
        for caption, pane in (("Mine", self.mine), ("Theirs", self.theirs)):
            panes.addWidget(_under(caption, pane))
        rows = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        rows.addWidget(self.table)
        rows.addWidget(panes)
        rows.setSizes([260, 130])
        below = QHBoxLayout()
        for button in (self.all_theirs, self.all_mine):
            below.addWidget(button)
        below.addStretch()
        for button in (self.merge, self.copy, self.cancel):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(rows, 1)
        column.addWidget(self.note)
        column.addLayout(below)
        self.resize(960, 540)


def _about(received: Received) -> str:
    count, known = len(received.differences), received.known
    case = f"Case {known.reference}" if known and known.reference else "This case"
    record = _RECORD if any(each.key.startswith("issued.") for each in received.differences) else ""
    return f"{case} is in this library already. {counted(count, 'difference')}. {_HOW}{record}"


def _table(model: DifferencesModel) -> QTableView:
    table = QTableView(tabKeyNavigation=False)
    table.setModel(model)
    table.setAccessibleName("What differs between the two versions of the case")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(0, _WHAT)
    header.setSectionResizeMode(STANDS, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _pane(name: str) -> QPlainTextEdit:
    pane = QPlainTextEdit(readOnly=True)
    pane.setAccessibleName(name)
    pane.setTabChangesFocus(True)
    return pane


def _under(caption: str, pane: QPlainTextEdit) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(QLabel(caption))
    column.addWidget(pane)
    return widget
