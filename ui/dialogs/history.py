"""History: what changed a case, or any case of the library, when and by whom; its seal, and a table to hand out.

The window stays open beside the desk and shows each change as it is kept.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressDialog,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.log import HEADINGS, LogModel
from ui.slices import Slices
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.domain.seal import Seal
from workbench.errors import KnownError
from workbench.service.log_book import LogBook, file_name

_WIDEST = {  # what must fit into each column; the rest is What
    "Line": "100,000",
    "When": "Wed 30 September 2026 00:00",
    "Who": "firstname.surname",
    "Case": "(no reference)",
    "Before": "dddddddd",
    "After": "dddddddd",
}
_MARGIN = 14  # pixels around it
_TYPING = 200  # milliseconds without a key before the words are sought
_TABLES = "Tables for spreadsheets (*.csv)"


class _Stopped(Exception):
    """The officer has stopped the export."""


class HistoryDialog(QDialog):
    """The log in a table, the newest line first."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._book: LogBook = bridge.workbench.log_book
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.of_case = QRadioButton()
        self.of_library = QRadioButton("The &whole library")
        self.words = QLineEdit(placeholderText="Search: who, what, when, case", clearButtonEnabled=True)
        self.words.setAccessibleName("Search the log: who, what, when, case")
        self.model = LogModel(self._book)
        self.table = _table(self.model)
        self.empty = Sentence()
        self.said = Sentence()
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ask_save: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(
            self, "Export the log as a table", name, _TABLES
        )[0]
        self._seal = Slices(self)
        self._typed = QTimer(self, interval=_TYPING, singleShot=True)
        self._lay_out()
        self._wire()
        self._name_case()

    # ── what the officer can do ──────────────────────────────────────────────────────────────────────────────────────

    def show_case(self) -> None:
        """What changed the case that is open; of the whole library where none is."""
        (self.of_case if self._bridge.case else self.of_library).setChecked(True)
        self._ask()
        self.table.setFocus()

    def show_library(self) -> None:
        """What changed any case."""
        self.of_library.setChecked(True)
        self._ask()
        self.table.setFocus()

    def verify(self) -> None:
        """Look whether every line of the whole log is what was written; asked again meanwhile, stop looking."""
        if self._seal.running:
            self._seal.stop()
            self._say("Stopped looking at the seal.")
        else:
            self._say("Looking at the seal of the whole log…")
            self._seal.run(self._book.seal())
        self._show_buttons()

    def export(self) -> None:
        """Write the lines that are shown as a table."""
        case = self._bridge.case if self.of_case.isChecked() else None
        chosen = self.ask_save(file_name(case.reference if case else "", self._bridge.workbench.today()))
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".csv")
        try:
            self._written(path)
        except _Stopped:
            self._say(f"Stopped: {path.name} was not written.")
        except KnownError as error:
            self._say(f"✖ {error}")
        else:
            lines = len(self.model.numbers)
            self._say(f"✓ {'One line is' if lines == 1 else f'{lines:,} lines are'} kept as {path.name}.")

    def _written(self, path: Path) -> None:
        numbers = list(self.model.numbers)
        progress = QProgressDialog("Writing the table…", "&Stop", 0, len(numbers), self)
        progress.setWindowTitle("Export the log as a table")
        progress.setWindowModality(Qt.WindowModality.WindowModal)

        def done(lines: int) -> None:
            progress.setValue(lines)
            if progress.wasCanceled():
                raise _Stopped

        try:
            self._book.export(path, numbers, done)
        finally:
            progress.close()
            progress.deleteLater()

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        self._bridge.case_changed.connect(self._changed)
        self._bridge.case_opened.connect(self._case_opened)
        self.of_library.toggled.connect(lambda: self._ask())
        self.words.textEdited.connect(lambda: self._typed.start())
        self.words.textChanged.connect(lambda text: text or self._ask())
        self.words.returnPressed.connect(self._ask)
        self._typed.timeout.connect(self._ask)
        self._seal.stepped.connect(self._sealed)
        self._seal.ended.connect(self._show_buttons)
        self._seal.failed.connect(self._seal_failed)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)

    def done(self, result: int) -> None:
        self._typed.stop()
        self._seal.stop()
        self._bridge.case_changed.disconnect(self._changed)
        self._bridge.case_opened.disconnect(self._case_opened)
        super().done(result)

    def _find(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _changed(self) -> None:
        self._name_case()
        self._ask()

    def _case_opened(self) -> None:
        self._name_case()
        if self.of_case.isChecked():
            self.show_case() if self._bridge.case else self.show_library()

    def _name_case(self) -> None:
        case = self._bridge.case
        self.of_case.setText(f"This &case ({case.reference or 'no reference'})" if case else "This &case")
        self.of_case.setEnabled(case is not None)

    def _ask(self) -> None:
        """Show the lines again, the keyboard where it was."""
        self.setWindowTitle("History" if self.of_case.isChecked() else "Log of the library")
        self._typed.stop()
        case, words = self._bridge.case, self.words.text().strip()
        row = self.table.currentIndex().row()
        self.model.ask(case.id if case and self.of_case.isChecked() else "", words)
        lines = self.model.rowCount()
        if lines:
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), lines - 1), 0))
        self.empty.setText(_nothing(self.model.fault, words))
        self.empty.setVisible(lines == 0)
        self.table.setVisible(lines > 0)
        self.setWindowTitle(f"History: {counted(lines, 'line')}")
        self._show_buttons()

    def _sealed(self, seal: Seal | None) -> None:
        if seal is not None:
            self._say(f"{'✖' if seal.broken else '✓'} {seal.sentence}")

    def _seal_failed(self, error: KnownError) -> None:
        self._say(f"✖ {error}")
        self._show_buttons()

    def _say(self, sentence: str) -> None:
        self.said.say(sentence)
        self.said.show()

    def _show_buttons(self) -> None:
        self.seal.setText("&Stop verifying" if self._seal.running else "&Verify the seal")
        self.out.setEnabled(self.model.rowCount() > 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        for widget in (self.of_case, self.of_library):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch()
        column.addWidget(self.said)
        self.said.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.seal = buttons.addButton("&Verify the seal", QDialogButtonBox.ButtonRole.ActionRole)
        self.seal.setToolTip("Whether each line of the whole log is what was written, and none is missing")
        self.out = buttons.addButton("&Export as table…", QDialogButtonBox.ButtonRole.ActionRole)
        self.out.setToolTip("The lines that are shown, for a spreadsheet (CSV)")
        self.seal.clicked.connect(self.verify)
        self.out.clicked.connect(self.export)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # Enter in the search must not export
        column.addWidget(buttons)
        self.resize(980, 540)


def _nothing(fault: KnownError | None, words: str) -> str:
    """What stands in place of an empty table."""
    if fault is not None:
        return f"✖ {fault}"
    return "No line has all these words." if words else "Nothing has been changed yet."


def _table(model: LogModel) -> QTableView:
    table = QTableView(alternatingRowColors=True, wordWrap=False)
    table.setAccessibleName("What was changed, the newest first")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # 100,000 rows are not measured one by one
    rows.setDefaultSectionSize(table.fontMetrics().height() + 8)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for number, heading in enumerate(HEADINGS):
        if heading in _WIDEST:
            header.resizeSection(number, table.fontMetrics().horizontalAdvance(_WIDEST[heading]) + _MARGIN)
        else:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
    return table
