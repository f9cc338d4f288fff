"""The right pane: what still stands before sign-off, and the clocks."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.findings import FINDING, FindingsModel
from ui.widgets.wrapped_rows import WrappedRows
from workbench.domain.case import Case
from workbench.domain.checks import Stage
from workbench.domain.clocks import Deadline, titled
from workbench.domain.dates import format_date
from workbench.domain.findings import Severity


class ReviewPane(QWidget):
    """Findings that open the place where they are put right, and the dates with why they are so."""

    place_chosen = Signal(object)  # Place
    why_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.model = FindingsModel()
        self.heading = QLabel()
        self.heading.setAccessibleName("Before sign-off")
        self.view = QListView(wordWrap=True, resizeMode=QListView.ResizeMode.Adjust)
        self.view.setAccessibleName("What still stands before sign-off")
        self.view.setModel(self.model)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(WrappedRows(self.view))
        self.all = QCheckBox("Show everything, not only what is due now")
        self.clear = QLabel("Nothing stands in the way at this stage.", wordWrap=True)
        self.rest = QWidget()  # takes the list's room while there is nothing to list
        self.dates = QGridLayout()
        self.dates.setColumnStretch(0, 1)
        self.why = QPushButton("Why these dates?  (Ctrl+Shift+W)")
        self._lay_out()
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self.all.toggled.connect(lambda: self.show_case(bridge.case))
        self.why.clicked.connect(self.why_asked)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.view, self.all, self.why]

    def show_case(self, case: Case | None) -> None:
        """Look at the case again."""
        if case is None:
            self.model.show(())
            self._say(0, 0, known=False)
            self._show_dates(None, ())
            return
        desk, authority = self._bridge.workbench, self._bridge.authority
        stage = Stage.SIGN_OFF if self.all.isChecked() else desk.stage(case, authority)
        found = desk.findings(case, authority, stage)
        self.model.show(found)
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        self._say(errors, len(found) - errors, known=True)
        self._show_dates(case, desk.deadlines(case, authority))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)
        column.addWidget(self.clear)
        column.addWidget(self.rest, 1)
        column.addWidget(self.all)
        column.addSpacing(8)
        title = QLabel("Deadlines")
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self.heading.setFont(font)
        column.addWidget(title)
        column.addLayout(self.dates)
        column.addWidget(self.why)

    def _say(self, errors: int, warnings: int, known: bool) -> None:
        self.heading.setText(f"Before sign-off   ✖ {errors}   ⚠ {warnings}" if known else "Before sign-off")
        self.heading.setAccessibleDescription(f"{errors} to put right, {warnings} to consider")
        nothing = known and errors + warnings == 0
        self.clear.setVisible(nothing)
        self.view.setVisible(not nothing)
        self.rest.setVisible(nothing)

    def _show_dates(self, case: Case | None, deadlines: tuple[Deadline, ...]) -> None:
        """The dates that are still to be kept; where there is none, all of them."""
        while item := self.dates.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        shown = [deadline for deadline in deadlines if deadline.done is None] or deadlines
        for row, deadline in enumerate(shown if case else ()):
            name = QLabel(titled(case, deadline), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            due = QLabel(_dates(deadline), textFormat=Qt.TextFormat.PlainText)
            for label in (name, due):
                label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.dates.addWidget(name, row, 0)
            self.dates.addWidget(due, row, 1)
        self.why.setEnabled(bool(deadlines))

    def _open(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if finding is not None:
            self.place_chosen.emit(finding.place)


def _dates(deadline: Deadline) -> str:
    """The date, under it the one that it was first, or the other one where the law is open."""
    lines = [f"{format_date(deadline.due)}{' (projected)' if deadline.projected else ''}"]
    if deadline.later:
        lines.append(f"or {format_date(deadline.later)}, open in law")
    if deadline.original and deadline.original != deadline.due:
        lines.append(f"first {format_date(deadline.original)}")
    return "\n".join(lines)
