"""A factor's words: a field as tall as its text, in which what must be made specific, `[tactic]`, is found by key."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

from ui.bridge import Bridge
from ui.widgets.typed import TypedText, Want

_SLOT = QRegularExpression(r"\[[^\[\]]+\]")
_LEAST, _MOST = 3, 7  # lines
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class FactorText(TypedText):
    """Entered by key it stands on the first bracket, so that typing replaces it; Ctrl+J goes to the next."""

    def __init__(self, bridge: Bridge, want: Want, name: str) -> None:
        super().__init__(bridge, want, name, "what speaks for this side, in this request")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setToolTip("Ctrl+J goes to the next [bracket]")
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def next_slot(self) -> bool:
        """Select the next bracket, from the cursor on and then from the beginning; False where there is none."""
        found = self.document().find(_SLOT, self.textCursor())
        if found.isNull():
            found = self.document().find(_SLOT, 0)
        if found.isNull():
            return False
        self.setTextCursor(found)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self.next_slot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_J and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.next_slot()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), _LEAST), _MOST)
        edges = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        height = lines * self.fontMetrics().lineSpacing() + edges + 2
        if height != self.height():
            self.setFixedHeight(height)
