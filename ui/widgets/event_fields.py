"""The fields that an event needs: day and note always, questions, limb and a second date where its kind has them."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_field import read_day, write_day
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.clocks import HAPPENED
from workbench.domain.exemptions import Catalogue
from workbench.errors import BadInput

_ROWS = 5  # of the list of questions that are seen at once


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a kind of event has besides its day: the words beside its second date and its note."""

    questions: bool = False
    limb: bool = False
    until: str = ""
    note: str = "&Note"
    noted: str = "optional"


_NEEDS = {
    EventKind.CLARIFICATION_ASKED: _Needs(questions=True),
    EventKind.CLARIFICATION_RECEIVED: _Needs(questions=True),
    EventKind.EXTENDED: _Needs(questions=True, limb=True, until="&Estimated date of the decision"),
    EventKind.RESPONDED: _Needs(questions=True),
    EventKind.REVIEW_EXTENDED: _Needs(until="Date &promised", note="&Reason told", noted="why the review takes longer"),
    EventKind.DECISION_NOTICE: _Needs(until="&Steps by, as the notice says"),
}
_ONLY_ITSELF = _Needs()


class EventFields(QWidget):
    """One event, to be typed. Only the fields are shown that its kind has."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._today = today
        self.kind = ChoiceBox(list(HAPPENED.values()), "What happened")
        self.on = QLineEdit(write_day(today), toolTip="30/07/2025, 30 July 2025, today or yesterday")
        self.on.setAccessibleName("On which day")
        self.questions = QListWidget()
        self.questions.setAccessibleName("Which questions it concerns; none ticked means all")
        self.limb = ChoiceBox([], "Limb whose public interest is weighed")
        self.until = QLineEdit(toolTip=self.on.toolTip())
        self.note = QLineEdit()
        self._labels = {field: QLabel() for field in (self.questions, self.limb, self.until, self.note)}
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._fit)

    def show_case(self, case: Case) -> None:
        """Offer the case's questions and limbs: those of its parts first."""
        self.questions.clear()
        for question in case.questions:
            item = QListWidgetItem(f"{question.label}  {' '.join(question.text.split())}")
            item.setData(Qt.ItemDataRole.UserRole, question.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.questions.addItem(item)
        self._fill_limbs(case)
        self._fit()

    def show_event(self, event: ClockEvent) -> None:
        """Put an event's values into the fields."""
        self.kind.setCurrentIndex(list(HAPPENED).index(event.kind))
        self.on.setText(write_day(event.on))
        self.until.setText(write_day(event.until))
        self.note.setText(event.note)
        self.limb.setCurrentIndex(max(0, self.limb.findData(event.limb)))
        for item in self._items():
            ticked = item.data(Qt.ItemDataRole.UserRole) in event.question_ids
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def choose(self, kind: EventKind) -> None:
        """Offer to record this."""
        self.kind.setCurrentIndex(list(HAPPENED).index(kind))

    def clear(self) -> None:
        """Nothing typed is left for the next event but its day."""
        for line in (self.until, self.note):
            line.clear()
        self.limb.setCurrentIndex(0)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)

    def event_of(self, event_id: str) -> ClockEvent:
        """What stands in the fields. Raises BadInput for a date that cannot be read; the keyboard is then there."""
        needs = self._needs()
        return ClockEvent(
            event_id,
            self._chosen(),
            self._day(self.on, "The day is missing."),
            self.note.text().strip(),
            self._ticked() if needs.questions else (),
            self.limb.currentData() or "" if needs.limb else "",
            self._day_or_none(self.until) if needs.until else None,
        )

    def _lay_out(self) -> None:
        self.limb.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form = QFormLayout()
        form.addRow("&What happened", self.kind)
        form.addRow("On which &day", self.on)
        for field, label in self._labels.items():
            label.setBuddy(field)
            form.addRow(label, field)
        self._labels[self.questions].setText("&Questions it concerns\n(none ticked: all)")
        self._labels[self.limb].setText("&Limb being weighed")
        height = self.questions.fontMetrics().height() * _ROWS + 4 * _ROWS
        self.questions.setFixedHeight(height)
        self.questions.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)

    def _fit(self) -> None:
        """Show what the chosen kind has."""
        needs = self._needs()
        shown = {
            self.questions: needs.questions and self.questions.count() > 1,
            self.limb: needs.limb,
            self.until: bool(needs.until),
        }
        for field, wanted in shown.items():
            self._form.setRowVisible(field, wanted)
        self._labels[self.until].setText(needs.until)
        self.until.setAccessibleName(needs.until.replace("&", ""))
        self.until.setPlaceholderText(
            "30/07/2025" if needs.until != _NEEDS[EventKind.DECISION_NOTICE].until else "optional"
        )
        self._labels[self.note].setText(needs.note)
        self.note.setAccessibleName(needs.note.replace("&", ""))
        self.note.setPlaceholderText(needs.noted)

    def _fill_limbs(self, case: Case) -> None:
        """The qualified limbs, first those that the case's parts rely on."""
        claimed = {claim.limb for part in case.parts for claim in part.claims}
        qualified = [limb for limb in self._catalogue.limbs if limb.public_interest]
        self.limb.clear()
        self.limb.addItem("choose the limb", "")
        for limb in sorted(qualified, key=lambda each: each.code not in claimed):
            self.limb.addItem(f"section {limb.code}  {limb.title}", limb.code)

    def _chosen(self) -> EventKind:
        return list(HAPPENED)[self.kind.currentIndex()]

    def _needs(self) -> _Needs:
        return _NEEDS.get(self._chosen(), _ONLY_ITSELF)

    def _items(self) -> list[QListWidgetItem]:
        return [self.questions.item(row) for row in range(self.questions.count())]

    def _ticked(self) -> tuple[str, ...]:
        ticked = [
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        ]
        return () if len(ticked) == self.questions.count() else tuple(ticked)

    def _day(self, line: QLineEdit, missing: str) -> date:
        found = self._day_or_none(line)
        if found is None:
            line.setFocus()
            raise BadInput(missing, "Write it as 30/07/2025, or today.")
        return found

    def _day_or_none(self, line: QLineEdit) -> date | None:
        try:
            return read_day(line.text(), self._today)
        except BadInput:
            line.setFocus()
            raise
