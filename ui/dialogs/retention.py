"""Retention and destruction: which cases have been kept long enough, what holds others, and destroying for good."""

from collections.abc import Callable, Iterator
from datetime import date
from time import monotonic

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.dialogs.destroying import DestroyingDialog
from ui.models.review_list import ReviewListModel, Shown
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.domain.dates import format_date
from workbench.errors import KnownError
from workbench.service.retention import Retention, ReviewLine

_SLICE = 0.03  # seconds of reading before the window gets its turn
_EMPTY = {
    Shown.DUE: "No case is to be destroyed: none has been kept for longer than the period, or something holds it.",
    Shown.HELD: "Nothing is held: no review, complaint or appeal runs, and no case was put on hold.",
    Shown.CLOSED: "No case is closed yet: it is once it was answered, and no review, complaint or appeal of it runs.",
    Shown.ALL: "There is no case in the library.",
}
_UNSET = "No retention period is set, so nothing is put forward for destruction. Set one with “Period…”."


class RetentionDialog(QDialog):
    """The review list with what can be done about each case. Reading the cases goes on while the list is in use."""

    destroyed = Signal(str)  # cases are there no longer: what there is to tell of it
    settings_wanted = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._retention: Retention = bridge.workbench.retention
        self._reading: Iterator[ReviewLine] | None = None
        self._wanted = bridge.case.id if bridge.case else ""  # to be chosen when it has been read
        self.ask_reason = self._asked_reason
        self.setWindowTitle("Retention and destruction")
        self.about = Sentence()
        self.period = QPushButton("&Period…", autoDefault=False)
        self.filter = ChoiceBox([shown.value for shown in Shown], "Which cases")
        self.progress = Sentence()
        self.model = ReviewListModel(bridge.workbench.today())
        self.table = _table(self.model)
        self.empty = Sentence()
        self.fault = Sentence()
        self.news = Sentence()
        self.hold = QPushButton("Keep on &hold…", autoDefault=False)
        self.release = QPushButton("&Release hold", autoDefault=False)
        self.let_go = QPushButton("&Destroy…", autoDefault=False)
        self._timer = QTimer(self, interval=0)
        self._lay_out()
        self._wire()
        self.read()

    def read(self) -> None:
        """Look at every case afresh."""
        rule = self._retention.rule
        self.about.setText(f"Retention period: {rule} after a case was closed." if rule else _UNSET)
        self.filter.setCurrentIndex(list(Shown).index(Shown.DUE if rule else Shown.CLOSED))
        self.model.clear()
        self._reading = self._retention.lines(self.model.today)
        self._timer.start()
        self._fit()

    def chosen(self) -> list[ReviewLine]:
        """The cases that are chosen, from top to bottom."""
        return [self.model.line(row) for row in sorted(index.row() for index in self._selection().selectedRows())]

    def put_on_hold(self) -> None:
        """Ask why the chosen cases must be kept, and hold them."""
        lines = self.chosen()
        reason = self.ask_reason() if lines else ""
        if reason.strip():
            self._each(lines, lambda line: self._retention.put_on_hold(line.case_id, reason))

    def release_hold(self) -> None:
        """Take the hold off the chosen cases."""
        self._each([line for line in self.chosen() if line.hold], lambda line: self._retention.release(line.case_id))

    def destroy_chosen(self) -> None:
        """Ask once more, then destroy the chosen cases and keep the certificate."""
        lines = self.chosen()
        self._quiet()
        if not lines or not self._bridge.flush():
            return
        try:
            lines = list(self._retention.may_go([line.case_id for line in lines]))
        except KnownError as error:
            self.fault.complain(error)
            return
        dialog = DestroyingDialog(self._bridge, lines, self.model.today, self)
        dialog.exec()
        gone = dialog.gone
        if gone:
            self.model.take_out(gone)
            self._fit()
            self.news.say(f"✓ {dialog.told}")
            self.destroyed.emit(dialog.told)

    def done(self, result: int) -> None:
        """Nothing is read for a window that is closed."""
        self._timer.stop()
        super().done(result)

    def _read_on(self) -> None:
        until, lines = monotonic() + _SLICE, []
        try:
            while self._reading is not None and monotonic() < until:
                line = next(self._reading, None)
                if line is None:
                    self._reading = None
                else:
                    lines.append(line)
        except KnownError as error:
            self._reading = None
            self.fault.complain(error)
        self.model.add(lines)
        if self._reading is None:
            self._timer.stop()
        self._choose_wanted()
        self._fit()

    def _choose_wanted(self) -> None:
        if self._wanted and (row := self.model.row_of(self._wanted)) >= 0:
            self.table.selectRow(row)
            self._wanted = ""

    def _each(self, lines: list[ReviewLine], act: Callable[[ReviewLine], None]) -> None:
        """Do something with each case and show how it stands now; the first that cannot be is said."""
        self._quiet()
        if not self._bridge.flush():
            return
        try:
            for line in lines:
                act(line)
                self.model.put(self._retention.line(line.case_id))
        except KnownError as error:
            self.fault.complain(error)
        for line in lines:
            if (row := self.model.row_of(line.case_id)) >= 0:
                self._selection().select(self.model.index(row, 0), _ROWS)
        self._fit()

    def _asked_reason(self) -> str:
        text, given = QInputDialog.getText(
            self,
            "Keep on hold",
            "Why must it be kept? It is then among those that are held, until the hold is released.",
        )
        return text if given else ""

    def _show(self, number: int) -> None:
        self.model.show(list(Shown)[number])
        self._fit()

    def _fit(self) -> None:
        lines = self.chosen()
        reading = self._reading is not None
        self.hold.setEnabled(any(line.readable for line in lines))
        self.release.setEnabled(any(line.hold for line in lines))
        self.let_go.setEnabled(bool(lines))
        self.progress.setText("Reading the cases…" if reading else counted(self.model.rowCount(), "case"))
        nothing = self.model.rowCount() == 0 and not reading
        self.empty.setText(_EMPTY[self.model.shown])
        self.empty.setVisible(nothing)
        self.table.setVisible(not nothing)

    def _selection(self) -> QItemSelectionModel:
        return self.table.selectionModel()

    def _quiet(self) -> None:
        self.fault.hide()
        self.news.clear()

    def _wire(self) -> None:
        self._timer.timeout.connect(self._read_on)
        self.filter.currentIndexChanged.connect(self._show)
        self._selection().selectionChanged.connect(self._fit)
        self.model.modelReset.connect(self._fit)
        self.hold.clicked.connect(self.put_on_hold)
        self.release.clicked.connect(self.release_hold)
        self.let_go.clicked.connect(self.destroy_chosen)
        self.period.clicked.connect(self.settings_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self.about, 1)
        top.addWidget(self.period)
        column.addLayout(top)
        row = QHBoxLayout()
        label = QLabel("&Show")
        label.setBuddy(self.filter)
        row.addWidget(label)
        row.addWidget(self.filter, 1)
        row.addWidget(self.progress)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.fault)
        column.addWidget(self.news)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.hold, self.release, self.let_go):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.fault.hide()
        self.resize(980, 520)
        self.table.setFocus()


_SUBJECT = 200  # pixels
_LONGEST_DAY = format_date(date(2026, 9, 30))
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def _table(model: ReviewListModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName("Cases by the day on which they were closed")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)  # why it is held is read whole
    table.setColumnWidth(1, _SUBJECT)
    for narrow, longest in ((0, "FOI-2026-1234"), (2, _LONGEST_DAY), (3, _LONGEST_DAY)):
        table.setColumnWidth(narrow, table.fontMetrics().horizontalAdvance(longest) + 16)
    return table
