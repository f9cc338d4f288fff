"""Record what happened to a case and when: every event that moves a clock, from the acknowledgement to the tribunal."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.widgets.date_field import write_day
from ui.widgets.event_fields import EventFields
from ui.widgets.sentence import Sentence
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.clocks import HAPPENED, answered_on, questions, review_open, steps_open, waits
from workbench.domain.dates import format_date
from workbench.errors import BadInput, KnownError
from workbench.service.commands import Command, RecordEvent, RemoveEvent

_ANSWERS = {
    EventKind.CLARIFICATION_ASKED: EventKind.CLARIFICATION_RECEIVED,
    EventKind.FEES_NOTICE: EventKind.FEE_RECEIVED,
}
_AFTERWARDS = (
    (EventKind.APPEALED, EventKind.APPEAL_ENDED),
    (EventKind.DECISION_NOTICE, EventKind.APPEALED),
    (EventKind.COMPLAINED, EventKind.DECISION_NOTICE),
    (EventKind.REVIEW_ANSWERED, EventKind.COMPLAINED),
)
"""What comes next after an answer, by the last that has happened."""


class EventsDialog(QDialog):
    """A list of what is recorded, and one more. What cannot be recorded is said here, and stays in its fields."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._changing = ""  # the id of the event that is being changed
        self.setWindowTitle("What happened to this case")
        workbench = bridge.workbench
        self.recorded = QListWidget(wordWrap=True)
        self.recorded.setAccessibleName("Recorded so far")
        self.fields = EventFields(workbench.law.catalogue, workbench.today())
        self.kind, self.on, self.note = self.fields.kind, self.fields.on, self.fields.note
        self.fault = Sentence()
        self.fault.hide()
        self.change = QPushButton("&Change", autoDefault=False)
        self.take_away = QPushButton("Re&move", autoDefault=False)
        self.add = QPushButton("Rec&ord")
        self._lay_out()
        self.recorded.itemSelectionChanged.connect(self._fit)
        self.recorded.itemActivated.connect(self.begin_change)
        self._show(bridge.case)
        if bridge.case:
            self.fields.show_case(bridge.case)
            self.fields.choose(_expected(bridge.case, bridge))

    def record(self) -> None:
        """Record one more, or the change of one; what is wrong with it is said beside its fields."""
        try:
            event = self.fields.event_of(self._changing or self._bridge.workbench.new_id())
            self._check(event)
        except KnownError as error:
            self.fault.complain(error)
            return
        if self._perform(RecordEvent(event)):
            self._changing = ""
            self.fields.clear()
            self.on.setText(write_day(event.on))
            self._show(self._bridge.case)
            self._choose(event.id)

    def begin_change(self) -> None:
        """Put the chosen record into the fields, to be recorded anew."""
        event = self._chosen()
        if event:
            self._changing = event.id
            self.fields.show_event(event)
            self.on.setFocus()
            self._fit()

    def remove(self) -> None:
        """Take the chosen record away."""
        event = self._chosen()
        if event and self._perform(RemoveEvent(event.id)):
            self._changing = ""
            self._show(self._bridge.case)

    def _check(self, event: ClockEvent) -> None:
        """Raises BadInput for what cannot have happened yet, and for what is recorded word for word."""
        if event.on > self._bridge.workbench.today():
            self.on.setFocus()
            raise BadInput(f"{format_date(event.on)} is still to come.", "Record it once it has happened.")
        others = [each for each in self._bridge.case.events if each.id != event.id] if self._bridge.case else []
        if any(replace(each, id=event.id) == event for each in others):
            raise BadInput("That is recorded already.", "Where it happened twice on one day, say so in the note.")

    def _perform(self, command: Command) -> bool:
        try:
            done = self._bridge.perform(command)
        except KnownError as error:
            self.fault.complain(error)
            return False
        if not done:
            self.fault.complain(
                "What is being typed in the window behind this one could not be kept. Nothing was recorded."
            )
            return False
        self.fault.hide()
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Recorded so far:"))
        column.addWidget(self.recorded, 1)
        row = QHBoxLayout()
        row.addStretch()
        for button, act in ((self.change, self.begin_change), (self.take_away, self.remove)):
            button.clicked.connect(act)
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.fields)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.add, QDialogButtonBox.ButtonRole.ActionRole)
        self.add.clicked.connect(self.record)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.add.setDefault(True)  # Enter records
        self.resize(620, 520)
        self.kind.setFocus()

    def _show(self, case: Case | None) -> None:
        self.recorded.clear()
        for event in case.events if case else ():
            item = QListWidgetItem(_told(case, event))
            item.setData(Qt.ItemDataRole.UserRole, event.id)
            self.recorded.addItem(item)
        self._fit()

    def _fit(self) -> None:
        chosen = self._chosen() is not None
        self.change.setEnabled(chosen)
        self.take_away.setEnabled(chosen)
        self.add.setText("Rec&ord the change" if self._changing else "Rec&ord")

    def _chosen(self) -> ClockEvent | None:
        item, case = self.recorded.currentItem(), self._bridge.case
        if item is None or case is None:
            return None
        return next((event for event in case.events if event.id == item.data(Qt.ItemDataRole.UserRole)), None)

    def _choose(self, event_id: str) -> None:
        for row in range(self.recorded.count()):
            if self.recorded.item(row).data(Qt.ItemDataRole.UserRole) == event_id:
                self.recorded.scrollToItem(self.recorded.item(row))


def _told(case: Case, event: ClockEvent) -> str:
    """`Mon 9 March 2026  Clarification was asked for · question 2 · which years?`"""
    more = (
        questions(case, event.question_ids) if event.question_ids else "",
        f"section {event.limb}" if event.limb else "",
        f"until {format_date(event.until)}" if event.until else "",
        event.note,
    )
    return " · ".join((f"{format_date(event.on)}  {HAPPENED[event.kind]}", *(each for each in more if each)))


def _expected(case: Case, bridge: Bridge) -> EventKind:
    """What is likely to be recorded next."""
    waiting = waits(case, bridge.workbench.limits)
    if waiting:
        return _ANSWERS[waiting[0].event.kind]
    if review_open(case):
        return EventKind.REVIEW_ANSWERED
    if steps_open(case):
        return EventKind.STEPS_TAKEN
    if answered_on(case) is None:
        return EventKind.RESPONDED
    happened = {event.kind for event in case.events}
    return next((then for before, then in _AFTERWARDS if before in happened), EventKind.REVIEW_REQUESTED)
