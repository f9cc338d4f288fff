"""Radio buttons and the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def mark_tab_stop(buttons: Sequence[QAbstractButton]) -> None:
    """Let the Tab key come to the button that is chosen, or to the first. Qt does so only for what was clicked."""
    stop = next((button for button in buttons if button.isChecked()), buttons[0] if buttons else None)
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
