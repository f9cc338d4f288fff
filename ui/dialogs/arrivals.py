"""Files that arrived, before anything is made of them: what each says, which are requests, and which words of them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.arriving import Found, Looked, Reading
from ui.bridge import Bridge
from ui.models.arrivals import ArrivalsModel, Row, choices_of
from ui.slices import Slices
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.question_actions import make_action
from ui.widgets.sentence import Sentence
from ui.words import counted, size
from workbench.errors import KnownError
from workbench.service.session import CaseSession

_SHOWN = 20_000  # characters of a request; the whole is on page 1 once its case is open
_ABOUT = (
    "Nothing is in the library yet. Tick what is a request (Space), look at its words on the right, and open a case of"
    " each (Return). The files are kept with their cases."
)
_EMPTY = "There is no file here. Add files, or drop them on the desk."


def asked_files(parent: QWidget) -> list[Path]:
    """Requests that the officer chooses."""
    from workbench.intake.readers import ENDINGS

    kinds = " ".join(f"*{ending}" for ending in ENDINGS)
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Bring in requests", "", f"Requests ({kinds});;All files (*)")
    return [Path(name) for name in chosen]


def chosen_words(bridge: Bridge, looked: Looked, parent: QWidget) -> str | None:
    """The request in a file for the case that is open; asks where an attachment may be it. None: none of it."""
    choices = choices_of(looked)
    if len(choices) == 1:
        return choices[0].text
    dialog = BringInDialog(bridge, (), parent, only=looked)
    taken = dialog.exec() and isValid(dialog) and dialog.row is not None
    text = dialog.row.text if taken and dialog.row is not None else None
    if isValid(dialog):  # locking the library closes and forgets every window by itself
        dialog.deleteLater()
    return text


class BringInDialog(QDialog):
    """Reads the files while they are looked at. Accepted, `opened` are the cases in the order of the rows.

    With `only`, one file that has been read already is taken into the case that is open: then `row` says which words.
    """

    def __init__(
        self, bridge: Bridge, paths: Sequence[Path], parent: QWidget | None = None, only: Looked | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._only = only is not None
        self.opened: list[CaseSession] = []
        self.ask_files: Callable[[], list[Path]] = lambda: asked_files(self)
        self.setWindowTitle("Take the request into this case" if only else "Bring in requests")
        self.model = ArrivalsModel()
        self.table = _table(self.model)
        self.words = ChoiceBox([], "Which words are the request")
        self.about = Sentence()
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName("The request’s words")
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName("How far it is")
        self.news = Sentence()
        self._remarks: list[str] = []
        self._readings: list[Reading] = []
        self._opening = Slices(self)
        self._lay_out()
        self._wire()
        if only is not None:
            self._add(only)
        elif paths:
            self.read(paths)
        self._fit()

    @property
    def row(self) -> Row | None:
        """The file that the keyboard is at."""
        number = self.table.currentIndex().row()
        return self.model.rows[number] if 0 <= number < len(self.model.rows) else None

    @property
    def reading(self) -> bool:
        """Whether files are still to come."""
        return any(reading.running for reading in self._readings)

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files too."""
        reading = Reading()
        reading.found.connect(self._found)
        reading.looked.connect(self._add)
        reading.ended.connect(self._fit)
        self._readings.append(reading)
        self.progress.setRange(0, 0)
        reading.begin(paths)
        self._fit()

    def stop(self) -> None:
        """Leave the files that are not read yet, or the cases that are not open yet."""
        self._stop_reading()
        if self._opening.running:
            self._opening.stop()
            self._opened_all()
        self._fit()

    def open_cases(self) -> None:
        """Open a case of every file that is ticked."""
        rows = self.model.ticked
        if self._only:
            self.accept()
        elif rows and self._bridge.flush():
            self._stop_reading()
            self.progress.setRange(0, len(rows))
            self.progress.setValue(0)
            self._opening.run(self._open_each(rows))
            self._fit()

    def done(self, result: int) -> None:
        """Nothing is read for a window that is closed."""
        self._stop_reading()
        self._opening.stop()
        super().done(result)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _stop_reading(self) -> None:
        for reading in self._readings:
            reading.stop()

    def _found(self, found: Found) -> None:
        self._remarks += found.remarks
        self.progress.setRange(0, len(self.model.rows) + len(found.files))
        self._fit()

    def _add(self, looked: Looked) -> None:
        row = Row(looked, self._where(looked))
        self.model.add(row)
        number = len(self.model.rows) - 1
        if row.spans:
            self.table.setSpan(number, 1, 1, self.model.columnCount() - 1)
        if number == 0:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.progress.setValue(number + 1)
        self._fit()

    def _where(self, looked: Looked) -> str:
        """Where this very file is already: in the library, or among the rows."""
        try:
            known = self._bridge.workbench.arrivals.known(looked.incoming)
        except KnownError as error:
            self._remarks.append(f"✖ {error}")
            return ""
        if known:
            return f"Already in the library under {', '.join(known)}"
        digest = looked.incoming.sha256
        twin = next((row.name for row in self.model.rows if digest and row.incoming.sha256 == digest), "")
        return f"The same as {twin}" if twin else ""

    # ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _open_each(self, rows: list[Row]) -> Iterator[Row]:
        arrivals = self._bridge.workbench.arrivals
        for row in rows:
            try:
                session = arrivals.open_case(row.incoming, row.text)
                self.opened.append(session)
                row.fault = None
                row.opened = session.case.reference or "a case without a reference"
            except KnownError as error:
                row.fault = error
            row.ticked = False
            yield row

    def _opened_one(self, row: Row) -> None:
        self.progress.setValue(self.progress.value() + 1)
        self.model.told([self.model.rows.index(row)])

    def _opened_all(self) -> None:
        """Close, unless something is left that the officer wanted."""
        failed = [row for row in self.model.rows if row.fault is not None and row.choices]
        if self.opened and not failed and not self.model.ticked:
            self.accept()
            return
        self._remarks = [f"Opened: {_cases(len(self.opened))}."]
        if failed:
            self._remarks.append(f"Not opened: {counted(len(failed), 'file')}; the row says why.")
        self._fit()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def _show_row(self) -> None:
        """The words of the row that the keyboard is at, as plain words."""
        row = self.row
        self.words.clear()
        self.words.addItems([choice.name for choice in row.choices] if row else [])
        if row and row.choices:
            self.words.setCurrentIndex(row.choice)
        for widget in (self.words, self._label):
            widget.setVisible(self.words.count() > 1)
        self.about.setText(_about(row) if row else "")
        self.about.setVisible(bool(self.about.text()))
        self._show_text()

    def _choose(self, number: int) -> None:
        row = self.row
        if row is not None and 0 <= number < len(row.choices):
            row.choice = number
            self.model.told([self.table.currentIndex().row()])
            self._show_text()

    def _show_text(self) -> None:
        text = self.row.text if self.row else ""
        more = len(text) - _SHOWN
        shown = f"{text[:_SHOWN]}\n\n… and {more:,} more characters" if more > 0 else text
        self.text.setPlainText(shown.replace("\0", "\ufffd"))

    def _fit(self) -> None:
        reading, opening = self.reading, self._opening.running
        number = len(self.model.ticked)
        self.take.setText("&Take it into this case" if self._only else f"&Open {_cases(number)}")
        self.take.setEnabled(not opening and (bool(self.row and self.row.choices) if self._only else number > 0))
        self.halt.setVisible(reading or opening)
        self.progress.setVisible(reading or opening)
        self.more.setVisible(not self._only)
        self.more.setEnabled(not opening)
        self.table.setEnabled(not opening)
        self.close_.setText("Close" if self.opened else "Cancel")
        self.news.say(" ".join([self._state(reading, opening), *self._remarks]).strip())
        self.news.setVisible(bool(self.news.text()))

    def _state(self, reading: bool, opening: bool) -> str:
        rows = len(self.model.rows)
        if opening:
            return "Opening the cases…"
        if reading:
            return f"Reading… {counted(rows, 'file')} so far."
        return "" if rows else _EMPTY

    def _tick(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.model.tick(sorted(index.row() for index in rows))

    def _add_files(self) -> None:
        if paths := self.ask_files():
            self.read(paths)
            self.table.setFocus()

    def _wire(self) -> None:
        self.model.ticks_changed.connect(self._fit)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self.words.activated.connect(self._choose)
        self._opening.stepped.connect(self._opened_one)
        self._opening.ended.connect(self._opened_all)
        make_action(self.table, "Tick or untick", "Space", "Whether a case is opened of it", self._tick)
        make_action(self.table, "First file", "Home", "Go to the first file", lambda: self.table.selectRow(0))
        last = self.model.rowCount
        make_action(self.table, "Last file", "End", "Go to the last file", lambda: self.table.selectRow(last() - 1))
        make_action(
            self.text, "Open the cases", "Return", "As in the list", self.take.click
        )  # a text box keeps the key
        self.take.clicked.connect(self.open_cases)
        self.halt.clicked.connect(self.stop)
        self.more.clicked.connect(self._add_files)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        if not self._only:
            column.addWidget(Sentence(_ABOUT))
        middle = QSplitter()
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.table)
        middle.addWidget(self._preview())
        middle.setSizes([640, 400])
        middle.setStretchFactor(0, 1)
        self.table.setVisible(not self._only)
        column.addWidget(middle, 1)
        column.addWidget(self.news)
        column.addWidget(self.progress)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.close_ = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton("&Open", QDialogButtonBox.ButtonRole.ActionRole)
        self.take.setDefault(True)
        self.more = buttons.addButton("&Add files…", QDialogButtonBox.ButtonRole.ActionRole)
        self.halt = buttons.addButton("&Stop", QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.close_, self.more, self.halt):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(1060, 540)
        (self.words if self._only else self.table).setFocus()

    def _preview(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._label = QLabel("The &request is")
        self._label.setBuddy(self.words)
        row.addWidget(self._label)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        return pane


def _about(row: Row) -> str:
    """Why it could not be read; or its attachments and what was left out of it."""
    if row.fault is not None:
        return f"✖ {row.fault}"
    arrival = row.incoming.arrival
    if arrival is None:
        return ""
    enclosed = [f"{each.name} ({size(each.size)})" for each in arrival.attachments]
    said = [f"Attached: {', '.join(enclosed)}."] if enclosed else []
    return " ".join([*([f"{row.here}."] if row.here else []), *said, *arrival.remarks])


def _cases(number: int) -> str:
    return counted(number, "case")


def _table(model: ArrivalsModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName("Files that arrived")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(2 * table.fontMetrics().lineSpacing() + 6)  # for a sentence of two lines
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    for place, width in enumerate((170, 140, 110)):
        table.setColumnWidth(place, width)
    return table
