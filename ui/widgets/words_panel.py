"""The request's words with what can be done to them above, and below what holds those at the cursor."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.account import Account, how_many_loose, what_holds
from ui.widgets.question_actions import button_for, make_action
from ui.widgets.request_text import RequestText
from ui.widgets.words_edits import WordsEdits
from workbench.domain.case import Case

_LEGEND = "Tinted: question · underlined: scope"
_TO_DO = "say what it is: Q, C, S, G or E"


class WordsPanel(QWidget):
    """The words of the request. Every key works on the words themselves."""

    opened = Signal(str)  # the id of the question that is to be answered

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.text = RequestText()
        self.edits = WordsEdits(bridge, self.text)
        self.ways = self._way_actions()
        self.legend = QLabel(_LEGEND)
        self.loose = QLabel()
        self.here = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._lay_out()
        self.text.opened.connect(self.opened)
        self.text.cursorPositionChanged.connect(self._say_here)

    def show_case(self, case: Case) -> None:
        """Show the request of a case, and what its words are."""
        self.text.show_words(case.request)
        account = Account.of(case)
        self.text.show_account(account)
        self.loose.setText(f"{'? ' if account.loose else '✓ '}{how_many_loose(len(account.loose))}")
        for button in self._ways:
            button.setVisible(bool(account.loose))
        self._say_here()

    def _say_here(self) -> None:
        """What holds the words at the cursor, and why."""
        case = self._bridge.case
        stretch = self.text.account.at(self.text.place())
        words = what_holds(case, stretch) if case else ""
        if stretch and stretch.loose:
            words = f"{words}: {_TO_DO}"
        self.here.setText(words[:1].upper() + words[1:])
        self.text.setAccessibleDescription(self.here.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 8)
        column.setSpacing(4)
        edits = self.edits
        buttons = [button_for(action) for action in (*edits.roles, *edits.question_actions, *edits.edges)]
        first = len(edits.roles)
        for together in (buttons[:first], buttons[first:]):
            column.addLayout(_row(together))
        column.addLayout(_row([self.legend, self.loose]))
        column.addWidget(self.text, 1)
        self._ways = [button_for(action, action.toolTip()) for action in self.ways]
        for button in self._ways:
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the words above stay where they are
            button.setSizePolicy(policy)
        column.addLayout(_row([self.here, *self._ways]))
        self.legend.setToolTip(_LEGEND)
        for label in (self.legend, self.here):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(1)
        for one, other in pairwise((*buttons, *self._ways, self.text)):  # from the words on, Tab leads to the form
            QWidget.setTabOrder(one, other)

    def _way_actions(self) -> tuple[QAction, QAction]:
        edits, loose = self.edits, "what is not accounted for"
        return (
            make_action(self, "Back", "Shift+F8", f"Back to {loose}", edits.loose_before, everywhere=True),
            make_action(self, "Next F8", "F8", f"On to {loose}", edits.next_loose, everywhere=True),
        )


def _row(widgets: Sequence[QWidget]) -> QHBoxLayout:
    """Widgets beside each other: a label takes the room that is left, and where there is none nothing does."""
    row = QHBoxLayout()
    row.setSpacing(2)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == 0 and isinstance(widget, QLabel) else 0)
    if not isinstance(widgets[0], QLabel):
        row.addStretch(1)
    return row
