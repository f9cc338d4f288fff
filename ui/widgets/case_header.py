"""The line above the pages: which case this is, and where its clock stands."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks import answer_by, day_count
from workbench.domain.dates import format_date
from workbench.domain.limits import Limits


class CaseHeader(QFrame):
    """Reference, subject, `day 19 of 20 · due Wed 30 July 2025`, and why."""

    why_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = QLabel(textFormat=Qt.TextFormat.PlainText)
        font = self._name.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._name.setFont(font)
        self._clock = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.why = QToolButton(text="Why this date?", autoRaise=True, toolTip="How the date was reached (Ctrl+Shift+W)")
        self.why.clicked.connect(self.why_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self._name, 1)
        row.addWidget(self._clock)
        row.addWidget(self.why)

    def show_case(self, case: Case | None, calendar: WorkingCalendar, limits: Limits, today: date) -> None:
        """Show a case's name and clock."""
        self.setVisible(case is not None)
        if case is None:
            return
        self._name.setText(f"{case.reference or 'No reference yet'}   {case.title}".rstrip())
        self._clock.setText(clock_of(case, calendar, limits, today))
        self._clock.setAccessibleName(self._clock.text())
        self.why.setVisible(case.received is not None)


def clock_of(case: Case, calendar: WorkingCalendar, limits: Limits, today: date) -> str:
    """Where the twenty working days stand, in a few words."""
    if case.received is None:
        return "no date of receipt yet"
    due = answer_by(case.received, calendar, limits).due
    answered = case.event(EventKind.RESPONDED)
    if answered:
        late = " (late)" if answered.on > due else ""
        return f"answered {format_date(answered.on)}{late}"
    day = day_count(case.received, today, calendar)
    if today > due:
        return f"late: was due {format_date(due)}"
    return f"day {day} of 20 · due {format_date(due)}"
