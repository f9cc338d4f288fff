"""Fields whose text must be read: a date as officers write it. What cannot be read stays, with a sentence below it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.typed import TypedLine
from workbench.domain.dates import format_date, parse_date
from workbench.errors import BadInput
from workbench.service.commands import Command

Read = Callable[[str], Any]
"""From text to a value. Raises BadInput."""

_DAYS_BACK = {"today": 0, "yesterday": 1}


class ReadField(QWidget):
    """One line that stands for a value. It is put into its normal form when the officer leaves it."""

    def __init__(
        self,
        bridge: Bridge,
        read: Read,
        write: Callable[[Any], str],
        want: Callable[[Any], Command | None],
        name: str,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._read = read
        self._write = write
        self._want = want
        self._value: Any = None
        self.line = TypedLine(bridge, self._wanted, name, placeholder, lambda error: self._say(f"⚠ {error}"))
        self.sentence = QLabel(wordWrap=True, visible=False)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.line.textEdited.connect(lambda: self._say(""))
        self.line.editingFinished.connect(self._settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.sentence)
        self.setFocusProxy(self.line)

    def show_value(self, value: Any, origin: object = None, afresh: bool = False) -> None:
        """Show what the case holds. What is being typed stays, unless the case holds something new."""
        same = value == self._value
        self._value = value
        if origin is self.line or (same and not afresh and (self.line.hasFocus() or self.sentence.text())):
            return
        self._say("")
        self.line.show_text(self._write(value))

    def _wanted(self, text: str) -> Command | None:
        try:
            value = self._read(text)
        except BadInput:
            return None
        return self._want(value) if value != self._value else None

    def _settle(self) -> None:
        self._bridge.left(self.line)
        try:
            value = self._read(self.line.text())
        except BadInput as error:
            self._say(f"⚠ {error}")
            return
        if value == self._value:
            self.line.show_text(self._write(value))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)


class DateField(ReadField):
    """A day, or none: "30/07/2025", "30 July 2025", "today". Shown as "Wed 30 July 2025"."""

    def __init__(
        self,
        bridge: Bridge,
        want: Callable[[date | None], Command | None],
        name: str,
        check: Callable[[date], None] = lambda day: None,
    ) -> None:
        """`check` raises BadInput for a day that cannot be."""

        def read(text: str) -> date | None:
            day = read_day(text, bridge.workbench.today())
            if day:
                check(day)
            return day

        super().__init__(bridge, read, write_day, want, name, "30/07/2025, or today")
        self.line.setToolTip("A date: 30/07/2025, 30 July 2025, 2025-07-30, today or yesterday")


def read_day(text: str, today: date) -> date | None:
    """The day that was typed, None for nothing. Raises BadInput."""
    plain = text.strip().casefold()
    if not plain:
        return None
    if plain in _DAYS_BACK:
        return today - timedelta(days=_DAYS_BACK[plain])
    return parse_date(text)


def write_day(day: date | None) -> str:
    """How a day, or none, is shown."""
    return format_date(day) if day else ""
