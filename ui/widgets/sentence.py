"""A sentence in a window: wrapped, and never read as markup, for what somebody typed may stand in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class Sentence(QLabel):
    """Says the same to the eye and to a screen reader."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)

    def say(self, sentence: str) -> None:
        """Say how it went."""
        self.setText(sentence)
        self.setAccessibleName(sentence)

    def complain(self, fault: object) -> None:
        """Say what was wrong, an error or a sentence, where nothing may have been shown so far."""
        self.setText(f"✖ {fault}")
        self.setAccessibleName(str(fault))
        self.show()
