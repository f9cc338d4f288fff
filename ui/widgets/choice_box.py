"""A choice among a few words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ChoiceBox(QComboBox):
    """The wheel scrolls the form; it never changes what was recorded."""

    def __init__(self, words: Sequence[str], name: str) -> None:
        super().__init__()
        self.addItems(list(words))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def leave_wheel_to_form(*fields: QWidget) -> None:
    """For choices and numbers of other kinds: the wheel scrolls the form they stand in, and changes none of them."""
    for field in fields:
        field.installEventFilter(_WheelToForm(field))


class _WheelToForm(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()  # goes on to the form
        return True
