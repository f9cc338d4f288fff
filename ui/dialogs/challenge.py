"""Challenge: what a requester and the Commissioner's case officer would ask of this letter, and what the case answers.

The window stays open beside the desk: Enter on a question opens the place where its answer belongs.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.challenge import CHALLENGE, HEADINGS, ChallengeModel, cells
from workbench.domain.case import Case

_WIDTHS = (120, 240, 190)  # pixels for all but the answer, which takes the rest


class ChallengeDialog(QDialog):
    """The questions in a table, all of them or only those that are open."""

    place_wanted = Signal(object)  # Place

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle("Challenge: what would be asked of this letter")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ChallengeModel()
        self.count = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.only_open = QCheckBox("Only what is &open")
        self.table = _table(self.model)
        self.none = QLabel("Nothing would be asked yet: the case has no questions.", wordWrap=True)
        self._lay_out()
        self._wire()
        self.show_case(bridge.case)
        self.table.setFocus()

    def show_case(self, case: Case | None) -> None:
        """Ask the case again; the window closes where there is none any more."""
        if case is None:
            self.close()
            return
        found = self._bridge.workbench.challenge(case, self._bridge.authority)
        left = [each for each in found if each.open]
        row = self.table.currentIndex().row()
        self.model.show(tuple(left) if self.only_open.isChecked() else found)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1), 0))
        self.table.resizeRowsToContents()
        self.count.setText(
            f"{len(found)} questions, {len(left)} of them open. An open question need not be a fault: it is what"
            " somebody may ask. Enter opens the place where its answer belongs."
        )
        self.none.setText("None is open." if found else "Nothing would be asked yet: the case has no questions.")
        self.none.setVisible(self.model.rowCount() == 0)
        self.table.setVisible(self.model.rowCount() > 0)

    def text(self) -> str:
        """What is shown, one question to a line, as it is copied into a spreadsheet."""
        return "\n".join("\t".join(line) for line in (HEADINGS, *(cells(row) for row in self.model.rows)))

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._bridge.case_changed.disconnect(self._changed)
        self._bridge.case_opened.disconnect(self.show_case)
        super().closeEvent(event)

    def _wire(self) -> None:
        self._bridge.case_changed.connect(self._changed)
        self._bridge.case_opened.connect(self.show_case)
        self.only_open.toggled.connect(lambda: self.show_case(self._bridge.case))
        self.table.activated.connect(self._open)
        self.table.horizontalHeader().sectionResized.connect(self.table.resizeRowsToContents)

    def _changed(self) -> None:
        self.show_case(self._bridge.case)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(CHALLENGE)
        if row is not None:
            self.place_wanted.emit(row.place)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        for widget in (self.count, self.only_open, self.none):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("&Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip("Copy what is shown (Ctrl+Shift+C)")
        copy.clicked.connect(self.copy)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy)
        buttons.rejected.connect(self.close)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # Enter is for the table
        column.addWidget(buttons)
        self.resize(980, 560)


def _table(model: ChallengeModel) -> QTableView:
    table = QTableView(wordWrap=True, alternatingRowColors=True)
    table.setAccessibleName("Questions that would be asked")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    for number, width in enumerate(_WIDTHS):
        header.resizeSection(number, width)
    header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
    return table
