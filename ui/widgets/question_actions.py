"""Actions that belong to one widget: on a key, in its context menu, and on a button whose tool tip names the key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget


def make_action(owner: QWidget, text: str, key: str, tip: str, act: Callable[[], object], everywhere=False) -> QAction:
    """An action of a widget. Its key works where the widget has the keyboard, or anywhere inside it."""
    action = QAction(text, owner)
    contexts = Qt.ShortcutContext
    action.setShortcutContext(contexts.WidgetWithChildrenShortcut if everywhere else contexts.WidgetShortcut)
    action.setShortcut(QKeySequence(key))
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({shown})" if shown else tip)
    action.triggered.connect(lambda: act())
    owner.addAction(action)
    return action


def button_for(action: QAction, name: str = "") -> QToolButton:
    """A button for an action, in the tab order."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(len(action.text()) == 1)  # an arrow needs no frame; a word without one looks like a label
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name or action.text())
    return button
