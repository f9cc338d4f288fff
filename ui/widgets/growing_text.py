"""Fields for a few lines or for many: as tall as what stands in them, up to a point."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent

from ui.bridge import Bridge
from ui.widgets.typed import TypedText, Want

_FEWEST, _MOST = 2, 12  # lines that are shown at once


class GrowingText(TypedText):
    """Text that is as tall as it needs to be, up to a point."""

    def __init__(self, bridge: Bridge, want: Want, name: str, placeholder: str = "") -> None:
        super().__init__(bridge, want, name, placeholder)
        self.textChanged.connect(self._grow)
        self._grow()

    def setPlaceholderText(self, text: str) -> None:
        """Say what belongs here, with room to read it."""
        super().setPlaceholderText(text)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        around = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 2
        tallest = _MOST * line
        height, block = 0.0, self.document().begin()
        while block.isValid() and height < tallest:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        if self.document().isEmpty():
            height = self._hint_height()
        wanted = int(min(max(height, _FEWEST * line), tallest)) + around
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _hint_height(self) -> int:
        """What the hint needs, as wide as it is now."""
        margin = int(self.document().documentMargin())
        room = QRect(0, 0, max(self.viewport().width() - 2 * margin, 1), 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
