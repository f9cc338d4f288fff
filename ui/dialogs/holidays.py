"""Holidays that were proclaimed: added with their source, and seen in the open cases before they are applied."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.moved_dates import MovedDatesModel
from ui.widgets.date_field import read_day, write_day
from ui.widgets.sentence import Sentence
from workbench.domain.calendar import Holiday, Nation
from workbench.domain.dates import format_date
from workbench.domain.holidays import Moved
from workbench.errors import BadInput, KnownError

_EXPLANATION = (
    "A bank holiday can be proclaimed for one day, in any part of the United Kingdom. Add it here with the place where"
    " it can be read. What it moves is shown before it is applied."
)


class HolidaysDialog(QDialog):
    """What was added so far, the fields for one more, and the dates that a change would move."""

    applied = Signal()  # the working days are others now

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._today = bridge.workbench.today()
        self._wanted: tuple[Holiday, ...] | None = None  # what was previewed, and would be applied
        self.setWindowTitle("Proclaimed holidays")
        self.added = QListWidget(wordWrap=True)
        self.added.setAccessibleName("Holidays added so far")
        self.take_away = QPushButton("See what &removing it moves", autoDefault=False)
        self.day = _line("Day off", "30/07/2025")
        self.name = _line("What it is for", "for example: State Funeral")
        self.nations = {nation: QCheckBox(nation.value) for nation in Nation}
        self.proclaimed = _line("Date of the proclamation", "30/07/2025")
        self.source = _line("Where it can be read", "for example: The London Gazette, with its date")
        self.preview = QPushButton("&See what it moves")
        self.what = Sentence()
        self.model = MovedDatesModel()
        self.table = _table(self.model)
        self.fault = Sentence()
        self.apply = QPushButton("&Apply", autoDefault=False)
        self._lay_out()
        self._wire()
        self._start_again()

    def holiday(self) -> Holiday:
        """What stands in the fields. Raises BadInput for a date that is missing or cannot be read."""
        day = self._day(self.day, "The day off is missing.")
        nations = tuple(nation.value for nation, box in self.nations.items() if box.isChecked())
        proclaimed = self._day(self.proclaimed, "The date of the proclamation is missing.")
        return Holiday(day, self.name.text().strip(), nations, proclaimed, self.source.text().strip())

    def preview_new(self) -> None:
        """Show what the holiday in the fields would move; nothing is changed yet."""
        try:
            holiday = self.holiday()
            moved = self._bridge.workbench.preview_holiday(holiday)
        except KnownError as error:
            self._complain(str(error))
            return
        self._show_preview((*self._known(), holiday), moved, f"With {_told(holiday)}")

    def preview_removal(self) -> None:
        """Show what taking the chosen holiday out would move; nothing is changed yet."""
        row = self.added.currentRow()
        known = self._known()
        if not 0 <= row < len(known):
            return
        rest = (*known[:row], *known[row + 1 :])
        try:
            moved = self._bridge.workbench.preview_proclaimed(rest)
        except KnownError as error:
            self._complain(str(error))
            return
        self._show_preview(rest, moved, f"Without {_told(known[row])}")

    def apply_change(self) -> None:
        """Keep what was previewed, and work the dates out again."""
        if self._wanted is None:
            return
        try:
            changes = self._bridge.workbench.set_proclaimed(self._wanted)
        except KnownError as error:
            self._complain(str(error))
            return
        self._bridge.tell_of(changes)
        self._start_again()
        self.what.setText("Applied: every date is worked out again.")
        self.applied.emit()

    def _wire(self) -> None:
        self.preview.clicked.connect(self.preview_new)
        self.take_away.clicked.connect(self.preview_removal)
        self.apply.clicked.connect(self.apply_change)
        self.added.currentRowChanged.connect(lambda row: self.take_away.setEnabled(row >= 0))
        for line in (self.day, self.name, self.proclaimed, self.source):
            line.textEdited.connect(lambda: self._forget_preview())
        for box in self.nations.values():
            box.toggled.connect(lambda: self._forget_preview())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(QLabel(_EXPLANATION, wordWrap=True))
        column.addWidget(QLabel("Added so far:"))
        column.addWidget(self.added, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.take_away)
        column.addLayout(row)
        column.addLayout(self._form())
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.preview)
        column.addLayout(row)
        column.addWidget(self.what)
        column.addWidget(self.table, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.preview.setDefault(True)  # Enter shows; it never applies
        self.resize(760, 580)
        self.day.setFocus()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow("&Day off", self.day)
        form.addRow("What it is &for", self.name)
        boxes = QHBoxLayout()
        for box in self.nations.values():
            boxes.addWidget(box)
        boxes.addStretch()
        form.addRow("Where it holds", boxes)
        form.addRow("&Proclaimed on", self.proclaimed)
        form.addRow("Where it can be r&ead", self.source)
        return form

    def _known(self) -> tuple[Holiday, ...]:
        return self._bridge.workbench.proclaimed()

    def _start_again(self) -> None:
        """What was added so far, and empty fields."""
        self.added.clear()
        self.added.addItems([_listed(holiday) for holiday in self._known()])
        self.take_away.setEnabled(False)
        for line in (self.day, self.name, self.proclaimed, self.source):
            line.clear()
        for box in self.nations.values():
            box.setChecked(False)
        self._forget_preview()

    def _forget_preview(self) -> None:
        """What is shown no longer fits what is typed: it cannot be applied."""
        self._wanted = None
        self.model.show_rows(())
        self.table.hide()
        self.what.clear()
        self.fault.hide()
        self.apply.setEnabled(False)

    def _show_preview(self, wanted: tuple[Holiday, ...], moved: tuple[Moved, ...], change: str) -> None:
        self._forget_preview()
        self._wanted = wanted
        self.model.show_rows(moved)
        self.table.setVisible(bool(moved))
        self.table.resizeRowsToContents()
        self.what.setText(f"{change}: {_counted(moved)}")
        self.apply.setEnabled(True)

    def _complain(self, sentence: str) -> None:
        self._forget_preview()
        self.fault.complain(sentence)

    def _day(self, line: QLineEdit, missing: str) -> date:
        try:
            found = read_day(line.text(), self._today)
            if found is None:
                raise BadInput(missing, "Write it as 30/07/2025.")
        except BadInput:
            line.setFocus()
            raise
        line.setText(write_day(found))
        return found


def _told(holiday: Holiday) -> str:
    return f"{format_date(holiday.date)} as a holiday"


def _counted(moved: Iterable[Moved]) -> str:
    """How many dates move, in how many cases, and in how many of them the law leaves it open."""
    found = tuple(moved)
    if not found:
        return "no date of an open case moves."
    cases = len({each.case_id for each in found})
    dates = "one date moves" if len(found) == 1 else f"{len(found)} dates move"
    words = f"{dates} in {'one open case' if cases == 1 else f'{cases} open cases'}."
    if any(each.unsettled for each in found):
        words += (
            " Where two dates stand, the days were running already when it was proclaimed: whether it counts there is"
            " open in law. The earlier date is safe, and the workbench keeps to it."
        )
    return words


def _listed(holiday: Holiday) -> str:
    made = f"proclaimed {format_date(holiday.proclaimed)}" if holiday.proclaimed else ""
    parts = (format_date(holiday.date), holiday.name, ", ".join(holiday.nations), made, holiday.source)
    return " · ".join(part for part in parts if part)


def _line(name: str, placeholder: str) -> QLineEdit:
    line = QLineEdit(placeholderText=placeholder)
    line.setAccessibleName(name)
    return line


def _table(model: MovedDatesModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName("Dates that move")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
