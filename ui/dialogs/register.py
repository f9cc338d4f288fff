"""A case log that officers kept before: its columns matched by hand once, each row shown as it would be, brought in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.table import TableModel
from ui.slices import Slices
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.domain.dates import format_date
from workbench.domain.register import Column, Match, Matched
from workbench.errors import KnownError

if TYPE_CHECKING:
    from workbench.service.register import CaseLog, RegisterRow

_ABOUT = (
    "Say once which column holds what; the next log with these headings is matched by itself. Nothing is in the library"
    " before you bring it in, and rows with a fault stay out."
)
_NAMES = {
    Column.REFERENCE: "&Reference",
    Column.RECEIVED: "Recei&ved on",
    Column.REQUESTER: "Re&quester",
    Column.EMAIL: "&E-mail",
    Column.TITLE: "S&ubject",
    Column.REQUEST: "Request’s &words",
    Column.CHANNEL: "Came b&y",
    Column.ANSWERED: "Ans&wered on",
}
_HEADINGS = ("Row", "Comes in", "Reference", "Received", "Requester", "Subject", "Answered", "Due")
_NOWHERE = "(in none)"
_AT_ONCE = 4  # pairs of a name and its choice beside one another


class RegisterDialog(QDialog):
    """One log. Accepted or not, `brought` says how many cases came in."""

    def __init__(self, bridge: Bridge, name: str, log: "CaseLog", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._log = log
        self.brought = 0
        self._came: Counter[int] = Counter()  # how many of each sheet
        self.setWindowTitle(f"Bring in a case log: {name}")
        self.sheet = ChoiceBox([sheet.name for sheet in log.sheets], "Sheet")
        self.columns = {column: ChoiceBox([], name.replace("&", "")) for column, name in _NAMES.items()}
        self.month_first = QCheckBox("Dates are written with the &month first, as in 07/30/2025")
        self.told = Sentence()
        self.why = Sentence()  # the whole of what the narrow column says of the row at hand
        self.model = TableModel(_HEADINGS, _cells)
        self.table = _table(self.model)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName("How far it is")
        self._work = Slices(self)
        self._rows: tuple[RegisterRow, ...] = ()
        self._lay_out()
        self._wire()
        self._show_sheet(0)

    @property
    def left_out(self) -> int:
        """How many rows stayed out for a fault."""
        return sum(bool(row.faults) for row in self._rows)

    # ── matching ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def match(self) -> Match:
        """Which column holds what, as it is chosen now."""
        chosen = ((column, box.currentIndex() - 1) for column, box in self.columns.items())
        columns = tuple(Matched(column, place) for column, place in chosen if place >= 0)
        return replace(self._log.matches[self._place], columns=columns, month_first=self.month_first.isChecked())

    @property
    def _place(self) -> int:
        return max(self.sheet.currentIndex(), 0)

    def _show_sheet(self, place: int) -> None:
        log = self._log
        headings = log.sheets[place].rows[log.headings[place]] if log.sheets[place].rows else ()
        shown = [format_date(cell) if not isinstance(cell, str) else cell.strip() for cell in headings]
        names = [name or f"column {number + 1}" for number, name in enumerate(shown)]
        for column, box in self.columns.items():
            box.clear()
            box.addItems([_NOWHERE, *names])
            held = log.matches[place].place(column)
            box.setCurrentIndex(0 if held is None or held >= len(names) else held + 1)
        self.month_first.setChecked(log.matches[place].month_first)
        self._preview()

    def _preview(self) -> None:
        registers = self._bridge.workbench.registers
        self._log = registers.matched(self._log, self.match)
        fault: KnownError | None = None
        try:
            self._rows = registers.preview(self._log, self._place, self.match)
        except KnownError as error:
            self._rows, fault = (), error
        self._show(self._rows)
        self._fit()
        if problem := fault or self._doubled():
            self.told.complain(problem)

    def _doubled(self) -> str:
        """What is said where one column is to hold two things, which is a slip of the keyboard; empty where none is."""
        used = Counter(matched.place for matched in self.match.columns)
        for place, times in used.items():
            if times > 1:
                box = self.columns[self.match.columns[0].column]
                names = [
                    self.columns[each.column].accessibleName() for each in self.match.columns if each.place == place
                ]
                return f"The column “{box.itemText(place + 1)}” is chosen for {' and '.join(f'“{n}”' for n in names)}."
        return ""

    def _show(self, rows: "Sequence[RegisterRow]") -> None:
        self.model.show_rows(rows)
        self.why.say("")
        if rows:
            self.table.selectRow(next((place for place, row in enumerate(rows) if row.faults), 0))

    def _say_why(self, current: QModelIndex) -> None:
        row = self.model.rows[current.row()] if current.isValid() else None
        self.why.say(f"Row {row.number}: {' '.join(row.faults)}" if row and row.faults else "")

    def _summary(self) -> str:
        from workbench.service.register import Order

        wanted = sum(row.wanted for row in self._rows)
        came, faulty = self._came[self._place], self.left_out
        known = sum(row.known for row in self._rows) - came  # not to be said of those that have just come in
        said = [f"{counted(wanted, 'row')} would come in."] if wanted or not came else []
        if known > 0:
            said.append(f"{counted(known, 'row')} {_are(known)} in the library already.")
        if faulty:
            said.append(f"{counted(faulty, 'row')} {_are(faulty)} left out: the second column says why.")
        told = self._bridge.workbench.registers.order(self._log, self._place, self.match)
        if told is Order.EITHER and wanted and not self._log.remembered[self._place]:
            said.append("Check a date: none tells whether the day or the month stands first.")
        if told is Order.BOTH:
            said.append("Some dates can only be day first, others only month first.")
        return " ".join(said)

    # ── bringing in ──────────────────────────────────────────────────────────────────────────────────────────────────

    def bring_in(self) -> None:
        """Make a case of every row that is in order."""
        wanted = [row for row in self._rows if row.wanted]
        if not wanted or self._doubled() or self._work.running or not self._bridge.flush():
            return
        try:
            self._bridge.workbench.registers.remember(self.match)
        except KnownError as error:
            self.told.complain(error)
            return
        self.progress.setRange(0, len(wanted))
        self.progress.setValue(0)
        self._work.run(self._bridge.workbench.registers.bring_in(wanted))
        self._fit()

    def stop(self) -> None:
        """Leave the rows that are not in yet."""
        self._work.stop()
        self._ended()

    def done(self, result: int) -> None:
        """What is in stays in."""
        self._work.stop()
        super().done(result)

    def _stepped(self, row: object) -> None:
        self.brought += 1
        self._came[self._place] += 1
        self.progress.setValue(self.progress.value() + 1)

    def _ended(self) -> None:
        """Close where nothing is left to look at; else show what is."""
        self._preview()
        left = [row for row in self._rows if not row.known]
        if not left and len(self._log.sheets) == 1:
            self.accept()
        else:
            self._show(left)

    def _failed(self, error: KnownError) -> None:
        self._preview()
        self.told.complain(f"{counted(self.brought, 'case')} came in, then: {error}")

    # ── the window ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _fit(self) -> None:
        running, wanted = self._work.running, sum(row.wanted for row in self._rows)
        self.take.setText(f"&Bring in {counted(wanted, 'case')}")
        self.take.setEnabled(bool(wanted) and not running and not self._doubled())
        self.halt.setVisible(running)
        self.progress.setVisible(running)
        for widget in (self.sheet, self.month_first, *self.columns.values()):
            widget.setEnabled(not running)
        came = f"{counted(self.brought, 'case')} came in. " if self.brought else ""
        self.told.say("Bringing them in…" if running else came + self._summary())
        self.close_.setText("Close" if self.brought else "Cancel")

    def _wire(self) -> None:
        self.sheet.activated.connect(self._show_sheet)
        for box in self.columns.values():
            box.activated.connect(lambda _: self._preview())
        self.month_first.clicked.connect(lambda _: self._preview())
        self.take.clicked.connect(self.bring_in)
        self.halt.clicked.connect(self.stop)
        self.table.selectionModel().currentRowChanged.connect(self._say_why)
        self._work.stepped.connect(self._stepped)
        self._work.ended.connect(self._ended)
        self._work.failed.connect(self._failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(Sentence(_ABOUT))
        grid = QGridLayout()
        pairs = [("&Sheet", self.sheet)] if len(self._log.sheets) > 1 else []
        pairs += [(_NAMES[each], box) for each, box in self.columns.items()]
        for number, (name, box) in enumerate(pairs):
            label = QLabel(name)
            label.setBuddy(box)
            row, place = divmod(number, _AT_ONCE)
            grid.addWidget(label, row, 2 * place, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(box, row, 2 * place + 1)
            grid.setColumnStretch(2 * place + 1, 1)
        self.sheet.setVisible(len(self._log.sheets) > 1)
        column.addLayout(grid)
        column.addWidget(self.month_first)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addWidget(self.told)
        column.addWidget(self.progress)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.close_ = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton("&Bring in", QDialogButtonBox.ButtonRole.ActionRole)
        self.take.setDefault(True)
        self.halt = buttons.addButton("S&top", QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.close_, self.halt):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(1040, 540)
        self.table.setFocus()  # where an arrow key moves along the rows: in a choice it would match another column


def _cells(row: "RegisterRow") -> tuple[str, ...]:
    comes = "already in the library" if row.known else f"no: {' '.join(row.faults)}" if row.faults else "yes"
    return (
        str(row.number),
        comes,
        row.reference,
        format_date(row.received) if row.received else "",
        row.requester,
        row.title or " ".join(row.request.split())[:200],
        format_date(row.answered) if row.answered else "",
        format_date(row.due) if row.due else "",
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _table(model: TableModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName("What each row becomes")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for place, width in enumerate((44, 190, 80, 130, 120, 120, 130, 130)):
        table.setColumnWidth(place, width)
    header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
    return table
