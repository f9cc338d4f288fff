"""What the requester gets for one part: one of five, and nothing chosen beforehand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ui.widgets.radios import mark_tab_stop
from workbench.domain.case import Outcome

NAMES = {
    Outcome.DISCLOSED: "Disclosed",
    Outcome.ACCESSIBLE_ELSEWHERE: "Accessible elsewhere (s.21)",
    Outcome.NOT_HELD: "Not held",
    Outcome.WITHHELD: "Withheld",
    Outcome.NEITHER_CONFIRM_NOR_DENY: "Neither confirm nor deny",
}
_SPACE = 10  # pixels between two outcomes
_NARROW = 3  # outcomes in a row where five have no room


class OutcomeChoice(QWidget):
    """The five outcomes in a row, or in two where a row of five has no room."""

    chosen = Signal(object)  # Outcome
    passed = Signal()  # Enter: on to the answer

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._showing = False
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_SPACE)
        for number, (outcome, name) in enumerate(NAMES.items()):
            button = QRadioButton(name, toolTip=f"Alt+{number + 1}")
            button.setAccessibleName(f"Outcome: {name}")
            button.setProperty("outcome", outcome.value)
            self._group.addButton(button, number)
        self._arrange(_NARROW)
        self._group.idToggled.connect(self._toggled)

    @property
    def buttons(self) -> list[QRadioButton]:
        """One for each outcome."""
        return self._group.buttons()

    def button(self, outcome: Outcome) -> QRadioButton:
        """The button of an outcome."""
        return self._group.button(list(NAMES).index(outcome))

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what is decided; None shows nothing."""
        self._showing = True
        self._group.setExclusive(outcome is not None)
        for button in self._group.buttons():
            button.setChecked(outcome is not None and button is self.button(outcome))
        self._group.setExclusive(True)
        mark_tab_stop(self.buttons)
        self._showing = False

    def take_focus(self) -> None:
        """Put the keyboard on what is decided, or on the first outcome."""
        button = self._group.checkedButton() or self._group.button(0)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widths = [button.sizeHint().width() + _SPACE for button in self._group.buttons()]
        self._arrange(len(widths) if sum(widths) <= event.size().width() else _NARROW)

    def _arrange(self, columns: int) -> None:
        """Put the buttons into so many columns; the reading order stays."""
        if self._columns == columns:
            return
        self._columns = columns
        for number, button in enumerate(self._group.buttons()):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(len(NAMES) + 1):
            self._grid.setColumnStretch(column, int(column == columns))

    def _toggled(self, number: int, ticked: bool) -> None:
        if ticked and not self._showing:
            self.chosen.emit(list(NAMES)[number])
