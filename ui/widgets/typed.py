"""Fields whose text is kept by itself: after a short pause, on leaving, and before anything else happens."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.bridge import Bridge
from workbench.errors import KnownError
from workbench.service.commands import Command

_MENU_KEYS = tuple(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key) for key in (Qt.Key.Key_E, Qt.Key.Key_K))
_COMES_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

Want = Callable[[str], Command | None]
"""From what stands in a field to what the officer wants by it."""


class TypedLine(QLineEdit):
    """One line of text that is kept by itself."""

    def __init__(
        self,
        bridge: Bridge,
        want: Want,
        name: str,
        placeholder: str = "",
        refuse: Callable[[KnownError], None] | None = None,
    ) -> None:
        """`refuse` says beside the line why what stands in it may not be."""
        super().__init__()
        self._bridge = bridge
        self._want = want
        self._refuse = refuse
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda: bridge.typing(self))

    def wanted(self) -> Command | None:
        """The command for the text as it stands; None where it is the text that was last shown."""
        text = self.text()
        if text == self._shown:
            return None
        return self._want(text)

    def kept(self) -> None:
        """What stands in the field has been kept."""
        self._shown = self.text()

    def refused(self, error: KnownError) -> bool:
        """What stands in the field may not be. True where that is said beside it."""
        if self._refuse is None:
            return False
        self._refuse(error)
        return True

    def show_text(self, text: str) -> None:
        """Show what the case holds, without moving the cursor where it already shows it."""
        if self._bridge.being_typed(self):
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long text is read from its beginning

    def event(self, event: QEvent) -> bool:
        return False if _is_windows_own(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._bridge.left(self)
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)  # a long text is read from its beginning


class TypedText(QPlainTextEdit):
    """Several lines of text that are kept by themselves. Tab moves on; what is typed is text, never markup."""

    def __init__(self, bridge: Bridge, want: Want, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._bridge = bridge
        self._want = want
        self._shown = ""
        self._showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # Undo is the case's, so that it has one order
        self.textChanged.connect(self._edited)

    def wanted(self) -> Command | None:
        """The command for the text as it stands; None where it is the text that was last shown."""
        text = self.toPlainText()
        if text == self._shown:
            return None
        return self._want(text)

    def kept(self) -> None:
        """What stands in the field has been kept."""
        self._shown = self.toPlainText()

    def refused(self, error: KnownError) -> bool:
        """What stands in the field may not be, which the window says: it stays, to be put right."""
        return False

    def show_text(self, text: str) -> None:
        """Show what the case holds, keeping the cursor where it was."""
        if self._bridge.being_typed(self):
            return
        self._showing = True
        if self.toPlainText() != text:
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._shown = self.toPlainText()
        self._showing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._bridge.left(self)

    def event(self, event: QEvent) -> bool:
        return False if _is_windows_own(event) else super().event(event)

    def _edited(self) -> None:
        if not self._showing:
            self._bridge.typing(self)


def _is_windows_own(event: QEvent) -> bool:
    """True for keys that a field must leave to the window.

    Undo and Redo are the case's, so that changes are taken back in one order, whatever the field. On some platforms
    Ctrl+E and Ctrl+K would move and delete to the end of the line; here they export the letter and find a case.
    """
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
        return False
    undoes = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    if undoes or event.keyCombination() in _MENU_KEYS:
        event.ignore()
        return True
    return False
