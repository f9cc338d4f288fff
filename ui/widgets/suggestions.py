"""What arrived suggests for the facts of the case: each with the words that it rests on, to take or to turn down."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.tips import plain_tip
from ui.widgets.question_actions import button_for, make_action
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.domain.case import Case
from workbench.errors import KnownError
from workbench.service.session import Change

if TYPE_CHECKING:
    from workbench.intake.suggestions import Suggestion

_LONGEST = 80  # characters of the words that a row shows
_ROWS = 4  # rows in view; a case on a small screen has its own facts to show as well
_FACTS = (
    *("request", "sources", "questions", "marks", "requester", "received", "channel", "reference", "title", "scope"),
    *("priority", "preferred_form", "environmental", "declined"),
)
"""The facts of a case that suggestions depend on."""


class Suggestions(QWidget):
    """A list above the form. It hides where there is nothing to suggest, and takes nothing by itself."""

    shows = Signal(object)  # Span: the words that the current one rests on

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: tuple[Suggestion, ...] = ()
        self.heading = Sentence()
        self.list = QListWidget(wordWrap=False, uniformItemSizes=True)
        self.list.setAccessibleName("Proposed from what arrived")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.why = Sentence()
        self.why.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.list.currentRowChanged.connect(lambda row: self._explain())
        QApplication.instance().focusChanged.connect(self._left)
        self.list.itemDoubleClicked.connect(lambda item: self.take())
        self._lay_out()
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show what there is to suggest for a case; the place in the list is kept."""
        row = self.list.currentRow()
        try:
            self._shown = self._bridge.workbench.suggestions(case)
        except KnownError as error:  # a file of the program itself is wrong
            self._shown = ()
            self._bridge.failed.emit(error)
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._shown:
            self.list.addItem(_item(each))
        self.list.setCurrentRow(min(max(row, 0), len(self._shown) - 1))
        self.list.blockSignals(False)
        self.heading.setText(f"Proposed from what arrived: {_how_many(self._shown)}")
        self._fit()
        self._explain(quietly=True)

    def refresh(self, change: Change) -> None:
        """The case changed."""
        before, after = change.before, change.after
        if any(getattr(before, name) is not getattr(after, name) for name in _FACTS):
            self.show_case(after)

    def take(self) -> None:
        """Take the current one, as if it had been typed."""
        each = self._current()
        if each is None or self._bridge.case is None:
            return
        if each.value is None:
            self._bridge.told.emit("There is nothing to take here: it is something to know. Delete puts it away.")
            return
        self._take(each)

    def take_all(self) -> None:
        """Take every one that has a value, one change after the other, but for those that want a look of their own."""
        taken = sum(self._take(each) for each in self._shown if each.value is not None and not each.look)
        looks = sum(each.look for each in self._shown)
        told = (
            [f"{counted(taken, 'fact')} taken from what arrived. Ctrl+Z takes them back one by one."] if taken else []
        )
        if looks:
            told.append(f"{counted(looks, 'fact')} to take singly, after a look: see why below the list.")
        if told:
            self._bridge.told.emit(" ".join(told))

    def turn_down(self) -> None:
        """Put the current one away for good."""
        from workbench.service.suggesting import decline

        each = self._current()
        if each is not None:
            self._bridge.execute(decline(each))

    def _take(self, each: "Suggestion") -> bool:
        from workbench.service.suggesting import command_for

        case = self._bridge.case
        command = command_for(case, each) if case else None
        return command is not None and self._bridge.execute(command)

    def _current(self) -> "Suggestion | None":
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _explain(self, quietly: bool = False) -> None:
        each = self._current()
        self.why.setText(each.why if each else "")
        if each and each.span and not quietly:
            self.shows.emit(each.span)

    def _left(self, left: QWidget | None, now: QWidget | None) -> None:
        """The emptied list goes once the keyboard does: before, one Delete too many would fall into the form."""
        if left is self.list and now is not None:
            self._fit()

    def _fit(self) -> None:
        rows = min(len(self._shown), _ROWS)
        height = self.list.sizeHintForRow(0) if rows else self.list.fontMetrics().lineSpacing()
        self.list.setFixedHeight(max(rows, 1) * height + 2 * self.list.frameWidth())
        if self._shown or not self.list.hasFocus():
            self.setVisible(bool(self._shown))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for text, key, tip, act in (
            ("Take", "Return", "Take what is proposed", self.take),
            ("Not this", "Delete", "Turn it down, for good", self.turn_down),
            ("Take all", "Shift+Return", "Take all that need no look of their own", self.take_all),
        ):
            row.addWidget(button_for(make_action(self.list, text, key, tip, act)))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 10, 0)
        column.setSpacing(3)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        column.addWidget(self.why)
        column.addLayout(row)


def _how_many(shown: "tuple[Suggestion, ...]") -> str:
    if not shown:
        return "nothing more"
    takes = sum(each.value is not None for each in shown)
    kinds = [f"{counted(takes, 'fact')} to take or to turn down"] if takes else []
    if to_know := len(shown) - takes:
        kinds.append(f"{to_know} to know")
    return ", ".join(kinds)


def _item(each: "Suggestion") -> QListWidgetItem:
    """Two lines: the fact with its value, and the words with where they stand."""
    words = " ".join(each.words.split())
    quoted = f"“{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}” · {each.where}" if words else each.where
    about = each.about.value[:1].upper() + each.about.value[1:]
    item = QListWidgetItem(f"{about}: {' '.join(each.shown.split())}\n    {quoted}")
    item.setToolTip(plain_tip(f"{each.words}\n\n{each.why}".strip()))
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, " ".join(f"{words} {each.why}".split()))
    return item
