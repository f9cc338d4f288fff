"""Text of a case does not stay on the clipboard: what was copied here is taken off it after a minute.

Only as long as it is ours and unchanged: what another program put there is not touched. What a clipboard manager has
copied for itself nobody can take back. It is pasted as ever within the minute, here and elsewhere.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard

AFTER = 60_000  # milliseconds


class ClipboardCare(QObject):
    """Watches the clipboard, and on X11 also the selection that the middle button pastes."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None, after: int = AFTER) -> None:
        super().__init__(parent)
        self._places = [_Place(clipboard, QClipboard.Mode.Clipboard, after, self)]
        clipboard.dataChanged.connect(self._places[0].changed)
        if clipboard.supportsSelection():
            self._places.append(_Place(clipboard, QClipboard.Mode.Selection, after, self))
            clipboard.selectionChanged.connect(self._places[1].changed)

    def clear(self) -> None:
        """Take off at once whatever was copied here: the library is locked, or the program ends."""
        for place in self._places:
            place.clear()


class _Place(QObject):
    def __init__(self, clipboard: QClipboard, mode: QClipboard.Mode, after: int, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._mode = mode
        self._text = ""  # as it was copied
        self._wait = QTimer(self, interval=after, singleShot=True)
        self._wait.timeout.connect(self._clear_unchanged)

    def changed(self) -> None:
        """Somebody has put something there."""
        self._text = self._clipboard.text(self._mode) if self._ours else ""
        if self._ours:
            self._wait.start()
        else:
            self._wait.stop()

    def clear(self) -> None:
        if self._ours:
            self._clipboard.clear(self._mode)
        self._wait.stop()
        self._text = ""

    def _clear_unchanged(self) -> None:
        if self._ours and self._clipboard.text(self._mode) == self._text:
            self.clear()

    @property
    def _ours(self) -> bool:
        if self._mode is QClipboard.Mode.Clipboard:
            return self._clipboard.ownsClipboard()
        return self._clipboard.ownsSelection()
