"""The request's words with what can be done to them above, and below what holds those at the cursor."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.account import Account, how_many_loose, what_holds
from ui.widgets.question_actions import button_for, make_action
from ui.widgets.request_text import RequestText
from ui.widgets.words_edits import WordsEdits
from workbench.domain.case import Case

_LEGEND = "tinted: question · underlined: scope · grey, dotted: not accounted for"
_TO_DO = "say what it is: Q, C, S, G or E"


class WordsPanel(QWidget):
    """The words of the request. Every key works on the words themselves."""

    opened = Signal(str)  # the id of the question that is to be answered

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.text = RequestText()
        self.edits = WordsEdits(bridge, self.text)
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
        self.loose.setText(how_many_loose(len(account.loose)))
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
        buttons = [
            button_for(action) for action in (*self.edits.roles, *self.edits.question_actions, *self.edits.edges)
        ]
        first = len(self.edits.roles)
        for together in (buttons[:first], buttons[first:]):
            column.addLayout(_row(together))
        column.addLayout(self._told_row())
        column.addWidget(self.text, 1)
        column.addWidget(self.here)
        self.here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for one, other in zip(buttons, [*buttons[1:], self.text], strict=True):
            QWidget.setTabOrder(one, other)

    def _told_row(self) -> QHBoxLayout:
        self._ways = [button_for(action, action.toolTip()) for action in self._way_actions()]
        self.legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.legend, 1)
        row.addWidget(self.loose)
        for button in self._ways:
            row.addWidget(button)
        return row

    def _way_actions(self) -> tuple[QAction, QAction]:
        edits = self.edits
        return (
            make_action(
                self, "↑", "Shift+F8", "Back to what is not accounted for", edits.loose_before, everywhere=True
            ),
            make_action(self, "↓", "F8", "On to what is not accounted for", edits.next_loose, everywhere=True),
        )


def _row(buttons: list[QToolButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
