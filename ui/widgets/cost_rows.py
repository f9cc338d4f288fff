"""The rows of a cost worksheet: a line with its activity, items and minutes; another request that counts too."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.bridge import Bridge
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_field import ReadField, read_day, write_day
from ui.widgets.typed import TypedLine
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet, in_hours, in_pounds
from workbench.domain.countable import CostRules
from workbench.domain.estimate import AggregatedEstimate, LineEstimate
from workbench.errors import BadInput, KnownError
from workbench.service.commands import Command, CountActivity, SetWorksheet

_AIR = 5  # pixels between fields in a row
_MOST = 10_000_000  # items or minutes: more is a slip of the finger
_MINUTES = re.compile(r"(?P<whole>[0-9]{1,8})?(?:[.,](?P<tenth>[0-9]))?(?: ?min(?:utes)?)?")

Sheet = Callable[[], CostWorksheet | None]
"""The worksheet as the case has it now."""


class LineRow(QFrame):
    """One line: what is done, how often, how long each takes, and what that rests on."""

    remove_asked = Signal()
    refused = Signal(object)  # KnownError

    def __init__(self, bridge: Bridge, sheet: Sheet, line_id: str, rules: CostRules) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._bridge, self._sheet, self.line_id = bridge, sheet, line_id
        self._names = [entry.activity.value for entry in rules.countable]
        self.activity = ChoiceBox([*self._names, *(f"✖ {entry.activity}" for entry in rules.not_countable)], "Activity")
        self._names += [entry.activity for entry in rules.not_countable]
        self.activity.insertSeparator(len(rules.countable))
        self._names.insert(len(rules.countable), "")
        self.activity.setToolTip("What stands under the line cannot be counted; choosing it says why")
        self.activity.activated.connect(self._choose)
        self.description = TypedLine(
            bridge,
            lambda text: self._set("description", description=text),
            "What is done",
            "what is done, in which system",
        )
        self.items = ReadField(bridge, read_count, write_count, lambda n: self._set("items", items=n), "Items")
        self.minutes = ReadField(
            bridge,
            read_tenths,
            write_tenths,
            lambda n: self._set("minutes", tenths_of_minutes=n),
            "Minutes for each item",
        )
        self.evidence = TypedLine(
            bridge,
            lambda text: self._set("evidence", evidence=text),
            "What the figures rest on",
            "a sample, a test, a log",
        )
        self.time = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.remove = _remove_button("Remove this line", self.remove_asked.emit)
        self._lay_out()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.activity, self.description, self.items.line, self.minutes.line, self.evidence, self.remove]

    def show_line(self, number: int, found: LineEstimate, origin: object = None) -> None:
        """Show a line as the case has it; the field that is being typed in is left alone."""
        line = found.line
        self.activity.setCurrentIndex(self._names.index(line.activity.value))
        for field, text in ((self.description, line.description), (self.evidence, line.evidence)):
            if origin is not field:
                field.show_text(text)
        self.items.show_value(line.items, origin)
        self.minutes.show_value(line.tenths_of_minutes, origin)
        self.time.setText(f"= {in_hours(found.tenths)}, {in_pounds(found.pence)}")
        self.setAccessibleName(f"Line {number}: {line.activity.value}, {in_hours(found.tenths)}")
        for control, name in zip(self.controls, _NAMES, strict=True):
            control.setAccessibleName(f"{name}, line {number}")

    def _choose(self, row: int) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        try:
            self._bridge.perform(CountActivity(sheet.id, self.line_id, self._names[row]))
        except KnownError as error:
            self.refused.emit(error)
        line = self._line()
        if line is not None:  # where it was refused, what is counted stays
            self.activity.setCurrentIndex(self._names.index(line.activity.value))

    def _line(self) -> CostLine | None:
        sheet = self._sheet()
        return next((line for line in sheet.lines if line.id == self.line_id), None) if sheet else None

    def _set(self, field: str, **changes: object) -> Command | None:
        sheet, old = self._sheet(), self._line()
        if sheet is None or old is None:
            return None
        lines = tuple(replace(line, **changes) if line is old else line for line in sheet.lines)
        return SetWorksheet(replace(sheet, lines=lines), f"{self.line_id} {field}")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 4, 4)
        grid.setVerticalSpacing(3)
        first, second = QHBoxLayout(spacing=_AIR), QHBoxLayout(spacing=_AIR)
        self.activity.setMinimumContentsLength(16)
        first.addWidget(self.activity, 2)
        first.addWidget(self.description, 5)
        first.addWidget(self.remove)
        for field, words in ((self.items, "items, each"), (self.minutes, "min")):
            field.setFixedWidth(66)
            second.addWidget(field)
            second.addWidget(QLabel(words))
        second.addWidget(self.time)
        second.addSpacing(8)
        second.addWidget(_buddy("rests on", self.evidence))
        second.addWidget(self.evidence, 1)
        grid.addLayout(first, 0, 0)
        grid.addLayout(second, 1, 0)
        for row, field in enumerate((self.items, self.minutes), 2):
            grid.addWidget(field.sentence, row, 0)  # under its narrow field it would be a column of single words


_NAMES = ("Activity", "What is done", "Items", "Minutes for each item", "What the figures rest on", "Remove this line")


class OtherRow(QFrame):
    """Another request that counts together with this one, if it may (Fees Regulations 2004, reg. 5)."""

    remove_asked = Signal()

    def __init__(self, bridge: Bridge, sheet: Sheet, place: int) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._bridge, self._sheet, self._place = bridge, sheet, place
        self.reference = TypedLine(
            bridge, lambda text: self._set("reference", reference=text), "Reference", "reference"
        )
        self.received = ReadField(
            bridge, self._read_day, write_day, lambda day: self._set("received", received=day), "Received on"
        )
        self.minutes = ReadField(
            bridge, read_tenths, write_tenths, lambda n: self._set("minutes", tenths_of_minutes=n), "Minutes in all"
        )
        self.why = TypedLine(
            bridge,
            lambda text: self._set("why", why=text),
            "Why it counts",
            "the letter says it: same requester or together, and what both are about",
        )
        self.verdict = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.remove = _remove_button("Take this request out", self.remove_asked.emit)
        self._lay_out()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.reference, self.received.line, self.minutes.line, self.why, self.remove]

    def show_other(self, found: AggregatedEstimate, origin: object = None) -> None:
        """Show another request as the case has it, and whether it counts."""
        other = found.request
        for field, text in ((self.reference, other.reference), (self.why, other.why)):
            if origin is not field:
                field.show_text(text)
        self.received.show_value(other.received, origin)
        self.minutes.show_value(other.tenths_of_minutes, origin)
        doubt = f" ⚠ {found.doubt[:1].upper()}{found.doubt[1:]}" if found.doubt else ""
        self.verdict.setText(f"{'✓ Counts.' if found.counts else '✖ Does not count.'} {found.why}{doubt}")
        self.setAccessibleName(f"Request {other.reference}. {self.verdict.text()}")

    def _read_day(self, text: str) -> date:
        day = read_day(text, self._bridge.workbench.today())
        if day is None:
            raise BadInput("Its date of receipt is needed, to count the days between.", "Write it as 30/07/2025.")
        return day

    def _set(self, field: str, **changes: object) -> Command | None:
        sheet = self._sheet()
        if sheet is None or self._place >= len(sheet.aggregated):
            return None
        others: list[Aggregated] = list(sheet.aggregated)
        others[self._place] = replace(others[self._place], **changes)
        return SetWorksheet(replace(sheet, aggregated=tuple(others)), f"other {self._place} {field}")

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(spacing=_AIR), QHBoxLayout(spacing=_AIR)
        self.received.setMinimumWidth(150)
        self.minutes.setFixedWidth(66)
        first.addWidget(self.reference, 2)
        first.addWidget(_buddy("received", self.received))
        first.addWidget(self.received, 3)
        first.addWidget(self.minutes)
        first.addWidget(QLabel("min"))
        first.addWidget(self.remove)
        second.addWidget(_buddy("why", self.why))
        second.addWidget(self.why, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 4, 4)
        grid.setVerticalSpacing(3)
        grid.addLayout(first, 0, 0)
        grid.addLayout(second, 1, 0)
        grid.addWidget(self.verdict, 2, 0)
        for row, field in enumerate((self.received, self.minutes), 3):
            grid.addWidget(field.sentence, row, 0)


def new_line(line_id: str) -> CostLine:
    """A line to be filled in."""
    return CostLine(line_id, Activity.LOCATE, items=0)


def read_count(text: str) -> int:
    """How many items: a whole number, 1,200 or 1200; nothing is none. Raises BadInput."""
    plain = text.strip().replace(",", "").replace(" ", "")
    if not plain:
        return 0
    if plain.startswith(("-", "−")):
        raise BadInput("There cannot be fewer than no items.", "Write 0 or more.")
    if not plain.isascii() or not plain.isdecimal() or int(plain[:9]) > _MOST or len(plain) > 8:
        raise BadInput("This is not a number of items.", "Write a whole number: 1200.")
    return int(plain)


def write_count(number: int | None) -> str:
    """How a number of items is shown."""
    return f"{number:,}" if number else "0"


def read_tenths(text: str) -> int:
    """Tenths of minutes from minutes: 3, 2.5, 2.5 min; nothing is none. Raises BadInput."""
    plain = " ".join(text.split())
    if plain.startswith(("-", "−")):
        raise BadInput("Nothing takes less than no time.", "Write 0 minutes or more.")
    found = _MINUTES.fullmatch(plain.casefold())
    if found is None or (plain and not found["whole"] and not found["tenth"]):
        raise BadInput("This is not a number of minutes.", "Write minutes, to a tenth at most: 2.5.")
    return int(found["whole"] or 0) * 10 + int(found["tenth"] or 0)


def write_tenths(tenths: int | None) -> str:
    """How minutes are shown: 3, 2.5."""
    whole, tenth = divmod(tenths or 0, 10)
    return f"{whole}.{tenth}" if tenth else f"{whole}"


def _remove_button(name: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton(text="×", autoRaise=True, toolTip=name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    button.clicked.connect(lambda: act())
    return button


def _buddy(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    return label
