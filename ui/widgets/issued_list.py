"""The letters of a case that went out: each a sealed record that can be opened and never altered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.tips import plain_tip
from ui.widgets.letter_head import by_whom
from workbench.domain.case import Case
from workbench.domain.dates import format_date
from workbench.domain.letter import IssuedLetter
from workbench.domain.signoff import short_code

_ROWS = 2  # that are shown at once


class IssuedList(QWidget):
    """Kind, day and code of each. Enter or a click opens it as it was sealed."""

    opened = Signal(str)  # the letter's id

    def __init__(self) -> None:
        super().__init__()
        self.list = _List()
        self.list.setAccessibleName("Issued letters")
        self.list.setAccessibleDescription("Enter opens the letter as it was sealed")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        label = QLabel("Iss&ued letters")
        label.setBuddy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(self.list)
        self.list.chosen.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self._shown: tuple[IssuedLetter, ...] = ()
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show what the case sent, the latest first."""
        self.setVisible(bool(case.issued))
        if case.issued == self._shown:
            return
        self._shown = case.issued
        self.list.clear()
        for letter in reversed(case.issued):
            item = QListWidgetItem(lines_of(letter))
            item.setData(Qt.ItemDataRole.UserRole, letter.id)
            item.setToolTip(plain_tip(f"Issued by {by_whom(letter)}.\nSealed under the number {letter.sha256}."))
            self.list.addItem(item)
        line = self.list.sizeHintForRow(0) if case.issued else 0
        self.list.setFixedHeight(min(len(case.issued), _ROWS) * line + 2 * self.list.frameWidth() + 2)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))


class _List(QListWidget):
    chosen = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.chosen.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def lines_of(letter: IssuedLetter) -> str:
    """What it is; when it went out; under which code. Short, for a narrow list."""
    corrects = " (correction)" if letter.corrects else ""
    code = f"{short_code(letter.code)} · " if letter.code else ""
    return f"{letter.kind.value.capitalize()}{corrects}\n{format_date(letter.on)}\n{code}as sealed"
