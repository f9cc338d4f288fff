"""Small choosers on a factor's card: its weight in words, its limb, and menus in which several can be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton

from ui.tips import plain_tip
from workbench.domain.case import Weight

_ROOM_FOR_ARROW = "\u2003"
_WIDEST = 105  # pixels of a button's words; the rest stands in its tool tip


class WeightBox(QComboBox):
    """Limited, some, significant or strong. Nothing is preselected, and the wheel only scrolls the page."""

    changed = Signal(object)  # Weight | None

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Weight")
        self.addItems(["weight…", *(weight.value for weight in Weight)])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda at: self.changed.emit(list(Weight)[at - 1] if at else None))

    def show_weight(self, weight: Weight | None) -> None:
        """Show what the case holds."""
        self.setCurrentIndex(list(Weight).index(weight) + 1 if weight else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LimbBox(QComboBox):
    """Which limb of a joint test a factor speaks of: what speaks for maintaining belongs to one of them."""

    changed = Signal(str)  # limb, or nothing for all of them

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Limb that it speaks of")
        self.setToolTip("The limb that it speaks of; weighed apart again, it goes with that limb")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._offered: tuple[str, ...] = ()
        self.activated.connect(lambda at: self.changed.emit(self._offered[at]))

    def show_limb(self, limbs: tuple[str, ...], limb: str) -> None:
        """Offer the limbs of a test, and show the one that the case holds, even where it is none of them."""
        offered = ("", *dict.fromkeys((*limbs, limb) if limb else limbs))
        if offered != self._offered:
            self._offered = offered
            self.clear()
            self.addItems([f"of {code}" if code else "of each limb" for code in offered])
        self.show_again(limb)

    def show_again(self, limb: str) -> None:
        """Show what the case holds."""
        self.setCurrentIndex(self._offered.index(limb) if limb in self._offered else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TickMenuButton(QToolButton):
    """A button that says what is ticked and opens a menu to change it; the menu stays open for the next tick."""

    changed = Signal(object)  # tuple of the ticked values, in the order offered

    def __init__(self, name: str, nothing: str, everything: str = "") -> None:
        super().__init__()
        self._name = name
        self._nothing = nothing
        self._everything = everything  # what it says where all of several are ticked
        self._offered: tuple[tuple[object, str], ...] = ()
        self.setMenu(TickMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_ticked((), ())

    def show_ticked(self, offered: Sequence[tuple[object, str]], ticked: Sequence[object]) -> None:
        """Offer these values by their words, with those ticked that the case holds."""
        if tuple(offered) != self._offered:
            self._offered = tuple(offered)
            self.menu().clear()
            for _, words in offered:
                action = self.menu().addAction(words.replace("&", "&&"))
                action.setCheckable(True)
                action.triggered.connect(self._say)
        self.show_again(ticked)

    def show_again(self, ticked: Sequence[object]) -> None:
        """Show these ticked among what is offered."""
        for action, (value, _) in zip(self.menu().actions(), self._offered, strict=True):
            action.setChecked(value in ticked)
        words = ", ".join(words for value, words in self._offered if value in ticked)
        all_ = len(self._offered) > 1 and set(ticked) >= {value for value, _ in self._offered}
        said = self._everything if all_ and self._everything else words or self._nothing
        self.setText(self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, _WIDEST) + _ROOM_FOR_ARROW)
        said = f"{self._name}: {words or 'none yet'}"
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(said)

    def _say(self) -> None:
        actions = zip(self.menu().actions(), self._offered, strict=True)
        self.changed.emit(tuple(value for action, (value, _) in actions if action.isChecked()))


class TickMenu(QMenu):
    """A menu that is not closed by ticking in it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True
