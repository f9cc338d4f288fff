"""Fields for a few lines or for many: as tall as what stands in them, up to a point."""

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
        wanted = int(min(max(height, _FEWEST * line), tallest)) + around
        if wanted != self.height():
            self.setFixedHeight(wanted)
