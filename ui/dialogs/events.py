"""Record what happened to a case and when: the answer sent, a review asked for and answered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.dates import format_date, parse_date
from workbench.errors import KnownError
from workbench.service.commands import RecordEvent, RemoveEvent

_NAMES = {
    EventKind.RESPONDED: "The answer was sent",
    EventKind.REVIEW_REQUESTED: "A review was asked for",
    EventKind.REVIEW_ANSWERED: "The review was answered",
}


class EventsDialog(QDialog):
    """A list of what is recorded, and one more."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle("What happened to this case")
        self.recorded = QListWidget()
        self.recorded.setAccessibleName("Recorded so far")
        self.kind = QComboBox()
        self.kind.setAccessibleName("What happened")
        for kind, name in _NAMES.items():
            self.kind.addItem(name, kind)
        self.on = QLineEdit(format_date(bridge.workbench.today()))
        self.on.setAccessibleName("On which day")
        self.note = QLineEdit(placeholderText="optional")
        self.note.setAccessibleName("Note")
        self.fault = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fault.hide()
        self._lay_out()
        self._show(bridge.case)

    def record(self) -> None:
        """Record one more; a date that cannot be read is said beside its field."""
        try:
            day = parse_date(self.on.text())
        except KnownError as error:
            self._complain(str(error))
            return
        event = ClockEvent(self._bridge.workbench.new_id(), EventKind(self.kind.currentData()), day, self.note.text())
        if not self._bridge.execute(RecordEvent(event)):
            self._complain("That could not be recorded; the reason stands in the window behind this one.")
            return
        self.fault.hide()
        self._show(self._bridge.case)

    def remove(self) -> None:
        """Take the chosen record away."""
        item = self.recorded.currentItem()
        if item is not None and self._bridge.execute(RemoveEvent(item.data(Qt.ItemDataRole.UserRole))):
            self._show(self._bridge.case)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Recorded so far:"))
        column.addWidget(self.recorded)
        remove = QPushButton("&Remove", autoDefault=False)
        remove.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(remove)
        column.addLayout(row)
        form = QFormLayout()
        form.addRow("&What happened", self.kind)
        form.addRow("On which &day", self.on)
        form.addRow("&Note", self.note)
        column.addLayout(form)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        add = buttons.addButton("Rec&ord", QDialogButtonBox.ButtonRole.ActionRole)
        add.clicked.connect(self.record)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        add.setDefault(True)  # Enter records
        self.resize(440, 360)
        self.kind.setFocus()

    def _complain(self, sentence: str) -> None:
        self.fault.setText(f"✖ {sentence}")
        self.fault.show()

    def _show(self, case: Case | None) -> None:
        self.recorded.clear()
        for event in case.events if case else ():
            note = f"  ({event.note})" if event.note else ""
            item = QListWidgetItem(f"{format_date(event.on)}  {_NAMES[event.kind]}{note}")
            item.setData(Qt.ItemDataRole.UserRole, event.id)
            self.recorded.addItem(item)
