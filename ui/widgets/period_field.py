"""The period that a request limits itself to: from a day, to a day or to the day of the request."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.date_field import DateField
from workbench.domain.case import Period
from workbench.errors import BadInput
from workbench.service.commands import Command, SetScope


class PeriodField(QWidget):
    """Two days and a tick. An empty day leaves that end of the period open."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.start = DateField(bridge, lambda day: self._with(start=day), "Period asked for, from", self._check_start)
        self.end = DateField(
            bridge, lambda day: self._with(end=day, to_request=False), "Period asked for, to", self._check_end
        )
        self.to_request = QCheckBox("to the date of the request")
        self.to_request.clicked.connect(self._to_request)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.addRow("from", self.start)
        form.addRow("to", self.end)
        form.addRow("", self.to_request)
        self.setFocusProxy(self.start)

    def show_period(self, period: Period | None, origin: object = None, afresh: bool = False) -> None:
        """Show what the case holds."""
        period = period or Period()
        self.start.show_value(period.start, origin, afresh)
        self.end.show_value(period.end, origin, afresh)
        self.to_request.setChecked(period.to_request)

    @property
    def _period(self) -> Period:
        case = self._bridge.case
        return (case.scope if case else None) or Period()

    def _with(self, **changes) -> Command:
        period = replace(self._period, **changes)
        return SetScope(None if period == Period() else period)

    def _to_request(self, ticked: bool) -> None:
        changes = {"to_request": True, "end": None} if ticked else {"to_request": False}
        self._bridge.execute(self._with(**changes), self)

    def _check_start(self, day: date) -> None:
        end = self._period.end
        if end and end < day:
            raise BadInput("The period ends before it begins.", "Change one of its two dates.")

    def _check_end(self, day: date) -> None:
        start = self._period.start
        if start and day < start:
            raise BadInput("The period ends before it begins.", "Change one of its two dates.")
