"""The line above the pages: which case this is, and where its clock stands."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ui.widgets.limb_names import NameLabel
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case

if TYPE_CHECKING:
    from workbench.domain.limits import Limits

_NAME = 160  # pixels that a reference has room in


class CaseHeader(QFrame):
    """Reference, subject, `day 19 of 20 · due Wed 30 July 2025`, and why."""

    why_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = NameLabel()  # a long subject gives way to the clock
        font = self._name.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._name.setFont(font)
        self._name.setMinimumWidth(_NAME)
        self._clock = NameLabel()
        self.why = QToolButton(text="Why this date?", autoRaise=True, toolTip="How the date was reached (Ctrl+Shift+W)")
        self.why.clicked.connect(self.why_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self._name, 1)
        row.addWidget(self._clock)
        row.addWidget(self.why)

    def clear(self) -> None:
        """Say nothing of the case that was open."""
        self._name.show_name("")
        self._clock.show_name("")

    def show_case(self, case: Case | None, calendar: WorkingCalendar, limits: "Limits", today: date) -> None:
        """Show a case's name and clock."""
        from ui.clock_words import clock_of  # late: the case list does without

        self.setVisible(case is not None)
        if case is None:
            return
        self._name.show_name(f"{case.reference or 'No reference yet'}   {case.title}".rstrip())
        self._clock.show_name(clock_of(case, calendar, limits, today))
        self.why.setVisible(case.received is not None)
