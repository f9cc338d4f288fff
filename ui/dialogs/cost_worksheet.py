"""The cost worksheet of a request: lines that may be counted, other requests, the total against the limit, and advice.

FOIA s.12; Fees Regulations 2004. The window stays open beside the desk; each edit is kept and undone like any other.
"""

import itertools
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.grid_columns import part_name
from ui.widgets.cost_rows import LineRow, OtherRow, new_line
from ui.widgets.cost_total import CostTotal, total_words
from ui.widgets.growing_text import GrowingText
from ui.widgets.message_bar import MessageBar
from ui.widgets.typed import TypedLine
from workbench.domain.case import Case, Outcome, Part
from workbench.domain.cost import Aggregated, CostWorksheet
from workbench.errors import KnownError
from workbench.service.commands import AddWorksheet, Command, RemoveWorksheet, SetWorksheet
from workbench.service.session import Change

_COST = (Outcome.COST, Outcome.COST_TO_CONFIRM)
_NONE_YET = "There is no estimate yet. A letter that makes several requests has one for each, over its parts."
_PARTS_HEIGHT = 58  # pixels: three parts are seen at once


class CostWorksheetDialog(QDialog):
    """One worksheet at a time; the list at the top chooses which."""

    def __init__(self, bridge: Bridge, part_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._rules = bridge.workbench.law.costs
        self._sheet_id = ""
        self._lines: dict[str, LineRow] = {}
        self._others: list[OtherRow] = []
        self.setWindowTitle("Cost of the request")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_fields()
        self._lay_out()
        self._wire()
        if bridge.case is not None:
            self.open_part(bridge.case, part_id)

    def open_part(self, case: Case, part_id: str = "") -> None:
        """Show the worksheet over a part; where there is none and a part is named, begin one."""
        sheets = case.worksheets
        over = next((sheet for sheet in sheets if part_id in sheet.part_ids), None)
        self._sheet_id = (over or sheets[0]).id if over or (sheets and not part_id) else ""
        if part_id and over is None:
            self.add_sheet(part_id)
        elif self._bridge.case is not None:
            self.show_case(self._bridge.case)

    def add_sheet(self, part_id: str = "") -> None:
        """Begin an estimate over the parts that are refused for cost and that no other estimate is over."""
        case = self._bridge.case if self._bridge.flush() else None
        if case is None:
            return
        taken = {id_ for sheet in case.worksheets for id_ in sheet.part_ids}
        parts = tuple(
            part.id for part in case.parts if part.id not in taken and (part.outcome in _COST or part.id == part_id)
        )
        new_id = self._bridge.workbench.new_id()
        self._sheet_id, before = new_id, self._sheet_id
        if not self._perform(AddWorksheet(new_id, parts)):
            self._sheet_id = before
        if self._bridge.case is not None:
            self.show_case(self._bridge.case)

    def add_line(self) -> None:
        """Another line, the keyboard in its activity."""
        sheet = self._sheet_now()
        if sheet is None:
            return
        new = new_line(self._bridge.workbench.new_id())
        if self._perform(SetWorksheet(replace(sheet, lines=(*sheet.lines, new)))):
            self._reveal(self._lines[new.id], self._lines[new.id].activity)

    def add_other(self) -> None:
        """Another request, as if it had come today."""
        sheet = self._sheet_now()
        if sheet is None:
            return
        new = Aggregated("", self._bridge.workbench.today())
        if self._perform(SetWorksheet(replace(sheet, aggregated=(*sheet.aggregated, new)))):
            self._reveal(self._others[-1], self._others[-1].reference)

    def show_case(self, case: Case, origin: object = None) -> None:
        """Show the case's worksheets, and the chosen one; another where that has gone."""
        if not any(sheet.id == self._sheet_id for sheet in case.worksheets):
            self._sheet_id = case.worksheets[0].id if case.worksheets else ""
        self._show_choice(case)
        sheet = self._sheet()
        self.body.setVisible(sheet is not None)
        self.nothing.setVisible(sheet is None)
        for button in (self.remove, self.line, self.other):
            button.setEnabled(sheet is not None)
        if sheet is None:
            self.total.setText("")
            return
        figures = self._bridge.workbench.estimate(case, sheet)
        if origin is not self.title:
            self.title.show_text(sheet.title)
        self._show_parts(case, sheet)
        self._show_lines(sheet)
        for number, found in enumerate(figures.lines, start=1):
            self._lines[found.line.id].show_line(number, found, origin)
        for row, other in zip(self._others, figures.aggregated, strict=True):
            row.show_other(other, origin)
        if origin is not self.advice:
            self.advice.show_text(sheet.advice)
        said = [f"{part_name(case, part)}: “{part.advice.strip()}”" for part in case.parts if _advised(part, sheet)]
        self.said.setText("The letter says already, with " + "; with ".join(said))
        self.said.setVisible(bool(said))
        self.no_advice.setChecked(sheet.no_advice)
        self.advice.setEnabled(not sheet.no_advice)
        self.figures.show_estimate(figures, self._rules)
        self.total.setText(f"Total: {total_words(figures)}")

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def _show_choice(self, case: Case) -> None:
        self.which.blockSignals(True)
        self.which.clear()
        for number, sheet in enumerate(case.worksheets, start=1):
            self.which.addItem(f"Request {number}: {sheet.title.strip() or 'without a name'}", sheet.id)
        self.which.setCurrentIndex(self.which.findData(self._sheet_id))
        self.which.setVisible(len(case.worksheets) > 1)
        self.which.blockSignals(False)

    def _show_parts(self, case: Case, sheet: CostWorksheet) -> None:
        self.parts.blockSignals(True)
        while self.parts.count() > len(case.parts):
            self.parts.takeItem(self.parts.count() - 1)
        for row, part in enumerate(case.parts):
            if row == self.parts.count():
                item = QListWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.parts.addItem(item)
            item = self.parts.item(row)
            item.setText(part_name(case, part))
            item.setData(Qt.ItemDataRole.UserRole, part.id)
            item.setCheckState(Qt.CheckState.Checked if part.id in sheet.part_ids else Qt.CheckState.Unchecked)
        if self.parts.currentRow() < 0:
            self.parts.setCurrentRow(0)
        self.parts.blockSignals(False)

    def _show_lines(self, sheet: CostWorksheet) -> None:
        """A row for each line and each other request; a row stays what it is as long as its line is there."""
        wanted = [line.id for line in sheet.lines]
        if list(self._lines) == wanted and len(self._others) == len(sheet.aggregated):
            return
        for row in (*(row for id_, row in self._lines.items() if id_ not in wanted), *self._others):
            row.hide()
            row.deleteLater()
        self._lines = {id_: self._lines.get(id_) or self._line_row(id_) for id_ in wanted}
        self._others = [self._other_row(place) for place in range(len(sheet.aggregated))]
        for column, rows in ((self._line_column, self._lines.values()), (self._other_column, self._others)):
            for place, row in enumerate(rows):
                column.insertWidget(place, row)
                row.show()  # at once, so that the Tab key already finds its fields
        self._set_tab_order()

    def _line_row(self, line_id: str) -> LineRow:
        row = LineRow(self._bridge, self._sheet, line_id, self._rules)
        row.remove_asked.connect(lambda: self._without_line(line_id))
        row.refused.connect(self.bar.warn)
        return row

    def _other_row(self, place: int) -> OtherRow:
        row = OtherRow(self._bridge, self._sheet, place)
        row.remove_asked.connect(lambda: self._without_other(place))
        return row

    def _reveal(self, row: QWidget, field: QWidget) -> None:
        """Put the keyboard into a row that was just made, once it has its place."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))

    # ── what the officer wants ───────────────────────────────────────────────────────────────────────────────────────

    def _sheet(self) -> CostWorksheet | None:
        case = self._bridge.case
        return next((sheet for sheet in case.worksheets if sheet.id == self._sheet_id), None) if case else None

    def _sheet_now(self) -> CostWorksheet | None:
        """The worksheet after what is being typed has been kept; None where that could not be, or there is none."""
        return self._sheet() if self._bridge.flush() else None

    def _perform(self, command: Command) -> bool:
        try:
            return self._bridge.perform(command)
        except KnownError as error:
            self.bar.warn(error)
            return False

    def _set(self, field: str, **changes: object) -> Command | None:
        sheet = self._sheet()
        return SetWorksheet(replace(sheet, **changes), field) if sheet else None

    def _without_line(self, line_id: str) -> None:
        sheet = self._sheet_now()
        if sheet is not None:
            lines = tuple(line for line in sheet.lines if line.id != line_id)
            if self._perform(SetWorksheet(replace(sheet, lines=lines))):
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _without_other(self, place: int) -> None:
        sheet = self._sheet_now()
        if sheet is not None:
            others = tuple(other for at, other in enumerate(sheet.aggregated) if at != place)
            if self._perform(SetWorksheet(replace(sheet, aggregated=others))):
                self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_sheet(self) -> None:
        if self._perform(RemoveWorksheet(self._sheet_id)):
            (self.which if self.which.isVisible() else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_sheet(self, row: int) -> None:
        chosen = self.which.itemData(row)
        if self._bridge.flush():
            self._sheet_id = chosen
        if self._bridge.case is not None:
            self.show_case(self._bridge.case)

    def _tick_part(self, item: QListWidgetItem) -> None:
        part_id, ticked = item.data(Qt.ItemDataRole.UserRole), item.checkState() is Qt.CheckState.Checked
        sheet = self._sheet_now()
        if sheet is None or self._bridge.case is None:
            return
        others = tuple(id_ for id_ in sheet.part_ids if id_ != part_id)
        wanted = (*others, part_id) if ticked else others
        if not self._perform(SetWorksheet(replace(sheet, part_ids=wanted))):
            self._show_parts(self._bridge.case, sheet)

    def _tick_no_advice(self, ticked: bool) -> None:
        sheet = self._sheet_now()
        if sheet is None or not self._perform(SetWorksheet(replace(sheet, no_advice=ticked))):
            self.no_advice.setChecked(not ticked)

    def _changed(self, change: Change) -> None:
        before, after = change.before, change.after
        if (before.worksheets, before.parts, before.received) != (after.worksheets, after.parts, after.received):
            self.show_case(after, change.origin)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._bridge.flush()
        super().closeEvent(event)

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _make_fields(self) -> None:
        bridge = self._bridge
        self.bar = MessageBar()
        self.which = QComboBox(toolTip="Which request of the letter")
        self.which.setAccessibleName("Which request")
        self.title = TypedLine(
            bridge,
            lambda text: self._set("title", title=text),
            "Name of the request",
            "a name for it, where the letter makes several requests",
        )
        self.new = QPushButton("&New worksheet", toolTip="For another request that the letter makes")
        self.remove = QPushButton("Remove wor&ksheet")
        self.parts = QListWidget()
        self.parts.setAccessibleName("Parts of the request that this estimate is over")
        self.parts.setFixedHeight(_PARTS_HEIGHT)
        self.line = QPushButton("Add &line", toolTip="Another line (Alt+L)")
        self.other = QPushButton("Add another &request", toolTip="One that counts together with this one (Alt+R)")
        self.advice = GrowingText(
            bridge,
            lambda text: self._set("advice", advice=text),
            "Advice and assistance (s.16)",
            "what could be given within the limit, or how to narrow the request",
        )
        self.no_advice = QCheckBox("Nothing &useful can be suggested, and the letter says so")
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.figures = CostTotal()
        self.total = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = self.total.font()
        font.setBold(True)
        self.total.setFont(font)
        self.nothing = QLabel(_NONE_YET, wordWrap=True)
        self.close_ = QPushButton("Close", toolTip="Escape; everything is kept")

    def _wire(self) -> None:
        self.which.activated.connect(self._choose_sheet)
        self.new.clicked.connect(lambda: self.add_sheet())
        self.remove.clicked.connect(self._remove_sheet)
        self.parts.itemChanged.connect(self._tick_part)
        self.line.clicked.connect(self.add_line)
        self.other.clicked.connect(self.add_other)
        self.no_advice.clicked.connect(self._tick_no_advice)
        self.close_.clicked.connect(self.close)
        self._bridge.case_changed.connect(self._changed)
        self._bridge.case_opened.connect(self.close)
        self._bridge.failed.connect(self.bar.warn)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._bridge.undo)
        for key in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(key), self, self._bridge.redo)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        first = QHBoxLayout()
        for widget, stretch in ((self.which, 1), (self.new, 0), (self.remove, 0)):
            first.addWidget(widget, stretch)
        first.addStretch()
        column.addLayout(first)
        column.addWidget(self.nothing)
        self.body = QSplitter(childrenCollapsible=False)
        self.body.addWidget(self._left())
        self.body.addWidget(self.figures)
        self.body.setStretchFactor(0, 1)
        self.body.setSizes([610, 290])
        column.addWidget(self.body, 1)
        column.addStretch()
        column.addWidget(self.bar)  # below, so that it moves nothing under the pointer
        last = QHBoxLayout()
        last.addWidget(self.total, 1)
        last.addWidget(self.close_)
        column.addLayout(last)
        for button in (self.new, self.remove, self.line, self.other, self.close_):
            button.setAutoDefault(False)  # Enter is for the text
        self.resize(920, 560)

    def _left(self) -> QWidget:
        """Everything that is filled in, from the name of the request to the advice."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        self._line_column, self._other_column = QVBoxLayout(), QVBoxLayout()
        for words, field in (("Re&quest", self.title), ("&Parts", self.parts)):
            row = QHBoxLayout()
            label = QLabel(words)
            label.setBuddy(field)
            label.setMinimumWidth(56)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field, 1)
            column.addLayout(row)
        for rows, button in ((self._line_column, self.line), (self._other_column, self.other)):
            rows.setSpacing(4)
            column.addLayout(rows)
            foot = QHBoxLayout()
            foot.addWidget(button)
            foot.addStretch()
            column.addLayout(foot)
        label = QLabel("&Advice and assistance (s.16)")
        label.setBuddy(self.advice)
        for widget in (label, self.said, self.advice, self.no_advice):
            column.addWidget(widget)
        column.addStretch()
        self.area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        return self.area

    def _set_tab_order(self) -> None:
        """The Tab key goes through the window as it is read."""
        rows = [control for row in self._lines.values() for control in row.controls]
        others = [control for row in self._others for control in row.controls]
        top = [self.which, self.new, self.remove, self.title, self.parts]
        order = [*top, *rows, self.line, *others, self.other, self.advice, self.no_advice, self.figures, self.close_]
        for one, next_ in itertools.pairwise(order):
            QWidget.setTabOrder(one, next_)


def _advised(part: Part, sheet: CostWorksheet) -> bool:
    return part.id in sheet.part_ids and bool(part.advice.strip())
