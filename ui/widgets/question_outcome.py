"""What the requester gets for one part: one of five, and nothing chosen beforehand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from workbench.domain.case import Outcome

NAMES = {
    Outcome.DISCLOSED: "Disclosed",
    Outcome.ACCESSIBLE_ELSEWHERE: "Accessible elsewhere (s.21)",
    Outcome.NOT_HELD: "Not held",
    Outcome.WITHHELD: "Withheld",
    Outcome.NEITHER_CONFIRM_NOR_DENY: "Neither confirm nor deny",
}


class OutcomeChoice(QWidget):
    """The five outcomes in a row."""

    chosen = Signal(object)  # Outcome

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._showing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for number, (outcome, name) in enumerate(NAMES.items()):
            button = QRadioButton(name, toolTip=f"Alt+{number + 1}")
            button.setAccessibleName(f"Outcome: {name}")
            button.setProperty("outcome", outcome.value)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idToggled.connect(self._toggled)

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
        self._showing = False

    def take_focus(self) -> None:
        """Put the keyboard on what is decided, or on the first outcome."""
        button = self._group.checkedButton() or self._group.button(0)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, number: int, ticked: bool) -> None:
        if ticked and not self._showing:
            self.chosen.emit(list(NAMES)[number])
