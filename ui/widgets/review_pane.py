"""The right pane: what still stands before sign-off, and the clocks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.findings import FINDING, FindingsModel
from ui.widgets.wrapped_rows import WrappedRows
from workbench.domain.case import Case
from workbench.domain.dates import format_date
from workbench.domain.findings import Severity

if TYPE_CHECKING:
    from workbench.domain.clocks import Deadline


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
        self.waive = QPushButton()
        self.all = QCheckBox("Show everything, not only what is due now")
        self.clear = QLabel("Nothing stands in the way at this stage.", wordWrap=True)
        self.rest = QWidget()  # takes the list's room while there is nothing to list
        self.dates = QGridLayout()
        self.dates.setColumnStretch(0, 1)
        self.why = QPushButton("Why these dates?  (Ctrl+Shift+W)")
        self._lay_out()
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self.view.selectionModel().currentChanged.connect(lambda: self._fit())
        self.model.modelReset.connect(self._fit)
        self.waive.clicked.connect(self.waive_current)
        self.all.toggled.connect(lambda: self.show_case(bridge.case))
        self.why.clicked.connect(self.why_asked)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.view, self.waive, self.all, self.why]

    def show_case(self, case: Case | None) -> None:
        """Look at the case again."""
        if case is None:
            self.model.show(())
            self._say(0, 0, known=False)
            self._show_dates(None, ())
            return
        from workbench.domain.checks import Stage  # late: the case list does without

        desk, authority = self._bridge.workbench, self._bridge.authority
        stage = Stage.SIGN_OFF if self.all.isChecked() else desk.stage(case, authority)
        found = desk.findings(case, authority, stage)
        current = self.view.currentIndex().data(FINDING)
        self.model.show(found)
        if current is not None and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(self.model.row_of(current), 0))  # where it stands now
        stands = [finding for finding in found if finding.waiver is None]
        errors = sum(finding.severity is Severity.ERROR for finding in stands)
        self._say(errors, len(stands) - errors, known=True, set_aside=len(found) - len(stands))
        self._show_dates(case, desk.deadlines(case, authority))

    def waive_current(self) -> None:
        """Ask why the finding in hand is set aside; one that is set aside stands again."""
        from ui.dialogs.waive import WaiveDialog
        from workbench.service.commands import TakeBackWaiver

        finding = self.view.currentIndex().data(FINDING)
        if finding is None:
            return
        if finding.waiver:
            self._bridge.execute(TakeBackWaiver(finding.rule, finding.place, finding.waiver.said))
        else:
            WaiveDialog(finding, self._bridge, self._last_by(), self).exec()

    def _last_by(self) -> str:
        """Whoever set something aside last on this case."""
        waivers = self._bridge.case.waivers if self._bridge.case else ()
        return waivers[-1].by if waivers else ""

    def _fit(self) -> None:
        finding = self.view.currentIndex().data(FINDING)
        again = finding is not None and finding.waiver is not None
        self.waive.setText("Take back wai&ver  (Ctrl+Shift+V)" if again else "Wai&ve…  (Ctrl+Shift+V)")
        self.waive.setToolTip("The finding stands again" if again else "Set the chosen finding aside, with a reason")
        self.waive.setEnabled(finding is not None)
        self.waive.setVisible(self.model.rowCount() > 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.heading)
        column.addWidget(self.clear)
        column.addWidget(self.view, 1)
        column.addWidget(self.waive)
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

    def _say(self, errors: int, warnings: int, known: bool, set_aside: int = 0) -> None:
        aside = f"   ✔ {set_aside}" if set_aside else ""
        self.heading.setText(f"Before sign-off   ✖ {errors}   ⚠ {warnings}{aside}" if known else "Before sign-off")
        described = f"{errors} to put right, {warnings} to consider"
        self.heading.setAccessibleDescription(f"{described}, {set_aside} set aside" if set_aside else described)
        clear = known and errors + warnings == 0
        empty = clear and not set_aside
        self.clear.setVisible(clear)
        self.view.setVisible(not empty)
        self.rest.setVisible(empty)
        self._fit()

    def _show_dates(self, case: Case | None, deadlines: "tuple[Deadline, ...]") -> None:
        """The dates that are still to be kept; where there is none, a word of that."""
        while item := self.dates.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.why.setEnabled(bool(deadlines))
        if case is None:
            return
        from workbench.domain.clocks import titled  # late: the case list does without

        shown = [deadline for deadline in deadlines if deadline.done is None]
        if deadlines and not shown:
            self.dates.addWidget(QLabel("No date is running now.", wordWrap=True), 0, 0)
        for row, deadline in enumerate(shown):
            name = QLabel(titled(case, deadline), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            due = QLabel(_dates(deadline), textFormat=Qt.TextFormat.PlainText)
            for label in (name, due):
                label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.dates.addWidget(name, row, 0)
            self.dates.addWidget(due, row, 1)

    def _open(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if finding is not None:
            self.place_chosen.emit(finding.place)


def _dates(deadline: "Deadline") -> str:
    """The date, under it the one that it was first, or the other one where the law is open."""
    lines = [f"{format_date(deadline.due)}{' (projected)' if deadline.projected else ''}"]
    if deadline.later:
        lines.append(f"or {format_date(deadline.later)}, open in law")
    if deadline.original and deadline.original != deadline.due:
        lines.append(f"first {format_date(deadline.original)}")
    return "\n".join(lines)
