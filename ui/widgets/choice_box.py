"""A choice among a few words."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy


class ChoiceBox(QComboBox):
    """The wheel scrolls the form; it never changes what was recorded."""

    def __init__(self, words: Sequence[str], name: str) -> None:
        super().__init__()
        self.addItems(list(words))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
