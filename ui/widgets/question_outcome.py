"""What the requester gets for one part: the usual outcomes at hand, the rest in a menu; nothing chosen beforehand."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QMenu, QRadioButton, QToolButton, QWidget

from ui.widgets.radios import mark_tab_stop
from workbench.domain.case import Outcome
from workbench.domain.grounds import Combinations

NAMES = {
    Outcome.DISCLOSED: "Disclosed",
    Outcome.ACCESSIBLE_ELSEWHERE: "Accessible elsewhere (s.21)",
    Outcome.NOT_HELD: "Not held",
    Outcome.WITHHELD: "Withheld",
    Outcome.NEITHER_CONFIRM_NOR_DENY: "Neither confirm nor deny",
    Outcome.PARTLY_DISCLOSED: "Disclosed in part",
    Outcome.COST: "Over the cost limit (s.12(1))",
    Outcome.VEXATIOUS: "Vexatious (s.14(1))",
    Outcome.CLARIFICATION: "Clarification wanted (s.1(3))",
    Outcome.COST_TO_CONFIRM: "Cost, even to say whether held (s.12(2))",
    Outcome.REPEATED: "Repeated (s.14(2))",
    Outcome.INVALID: "Not a valid request (s.8)",
    Outcome.ENVIRONMENTAL: "Answered under the EIR (s.39)",
}
KEYS = {outcome: f"Alt+{number}" for number, outcome in enumerate(list(NAMES)[:9], 1)}
"""The outcomes one key away. The rest are in the menu."""
MENU_KEY = "Alt+0"

_AT_HAND = 6  # outcomes that always stand there; of the others only the one that is decided
_SPACE = 10  # pixels between two outcomes
_WIDE, _NARROW = 4, 3  # outcomes in a row


class OutcomeChoice(QWidget):
    """The usual outcomes in two rows, or in three where there is no room, with the menu of the others after them."""

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
            button = QRadioButton(name, toolTip=KEYS.get(outcome, f"{MENU_KEY}: among the other grounds"))
            button.setAccessibleName(f"Outcome: {name}")
            button.setProperty("outcome", outcome.value)
            self._group.addButton(button, number)
        self.more = QToolButton(text="Other ground\u2003", popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others = QWidget()
        self._make_others()
        self._arrange(_NARROW)
        self._group.idToggled.connect(self._toggled)

    @property
    def buttons(self) -> list[QRadioButton]:
        """One for each outcome; those of other grounds are seen only while they are decided."""
        return self._group.buttons()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [*self.buttons, self.more]

    def button(self, outcome: Outcome) -> QRadioButton:
        """The button of an outcome."""
        return self._group.button(list(NAMES).index(outcome))

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what is decided; None shows nothing."""
        self._showing = True
        self._group.setExclusive(outcome is not None)
        for number, button in enumerate(self.buttons):
            decided = outcome is not None and button is self.button(outcome)
            button.setChecked(decided)
            button.setVisible(number < _AT_HAND or decided)
        self._group.setExclusive(True)
        mark_tab_stop(self.buttons)
        self._fit()
        self._showing = False

    def explain(self, combinations: Combinations) -> None:
        """Say in the menu's tool tips what each of the other grounds is."""
        for action, outcome in zip(self.more.menu().actions(), list(NAMES)[_AT_HAND:], strict=True):
            action.setToolTip(combinations.of(outcome).says)

    def open_menu(self) -> None:
        """Show the other grounds."""
        self.more.showMenu()

    def take_focus(self) -> None:
        """Put the keyboard on what is decided, or on the first outcome."""
        button = self._group.checkedButton() or self._group.button(0)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """What three in a row need, however many stand there now: so that the page can be made narrow again."""
        return QSize(self._wanted(_NARROW), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._arrange(_WIDE if self._wanted(_WIDE) <= self.width() else _NARROW)

    def _wanted(self, columns: int) -> int:
        """The width that so many columns need, with the other ground and its menu behind or below them."""
        at_hand = [button.sizeHint().width() + _SPACE for button in self.buttons[:_AT_HAND]]
        widths = [max(at_hand[column::columns]) for column in range(columns)]
        before = sum(widths[: _AT_HAND % columns])
        return max(sum(widths), before + self._others.sizeHint().width())

    def _make_others(self) -> None:
        """The menu, and beside it the ground that was chosen from it."""
        menu = QMenu(self.more)
        menu.setToolTipsVisible(True)
        for outcome in list(NAMES)[_AT_HAND:]:
            key = KEYS.get(outcome, "")
            action = menu.addAction(f"{NAMES[outcome]}\t{key}" if key else NAMES[outcome])
            action.triggered.connect(lambda _=False, outcome=outcome: self.chosen.emit(outcome))
        self.more.setMenu(menu)
        self.more.setToolTip(f"Cost, vexatious, clarification and the other grounds outside Part II ({MENU_KEY})")
        self.more.setAccessibleName("Outcome: another ground")
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self._others)
        row.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons[_AT_HAND:]:
            row.addWidget(button)
            button.hide()
        row.addWidget(self.more)
        row.addStretch(1)

    def _arrange(self, columns: int) -> None:
        """Put the buttons into so many columns; the reading order stays."""
        if self._columns == columns:
            return
        self._columns = columns
        for number, button in enumerate(self.buttons[:_AT_HAND]):
            self._grid.addWidget(button, number // columns, number % columns)
        row, column = divmod(_AT_HAND, columns)
        self._grid.addWidget(self._others, row, column, 1, _WIDE + 1 - column)
        for at in range(_WIDE + 1):
            self._grid.setColumnStretch(at, int(at == _WIDE))

    def _toggled(self, number: int, ticked: bool) -> None:
        if ticked and not self._showing:
            self.chosen.emit(list(NAMES)[number])
