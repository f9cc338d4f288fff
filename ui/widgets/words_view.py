"""Somebody's words, exactly as they stand."""

import re
import sys

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ui.widgets.text_map import TextMap
from workbench.domain.case import Span

_UNBROKEN = re.compile(r"\S{1000}")  # looking for places to break such a stretch would take seconds
_MENU = (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


class WordsView(QPlainTextEdit):
    """Somebody's words, to be read, pointed at and copied, never edited."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.map = TextMap("")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_words(self, text: str) -> None:
        """Show these words, exactly; the place of the cursor is kept where they are shown already."""
        if text == self.map.text:
            return
        self.map = TextMap(text)
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if _UNBROKEN.search(text) else modes.WrapAtWordBoundaryOrAnywhere)
        self.setPlainText(self.map.shown)

    def place(self) -> int:
        """The code point at the cursor."""
        return self.map.offset(self.textCursor().position())

    def put_cursor(self, offset: int) -> None:
        """Put the cursor before a code point and bring it into the middle."""
        self.rest_at(offset)
        self.centerCursor()

    def rest_at(self, offset: int) -> None:
        """Put the cursor before a code point, with nothing selected, and turn the page no further than that needs."""
        cursor = self.textCursor()
        cursor.setPosition(self.map.position(offset))
        self.setTextCursor(cursor)

    def selected(self) -> Span | None:
        """The stretch that is selected, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(self.map.offset(cursor.selectionStart()), self.map.offset(cursor.selectionEnd()))

    def select(self, span: Span) -> None:
        """Select a stretch."""
        cursor = self.textCursor()
        cursor.setPosition(self.map.position(span.start))
        cursor.setPosition(self.map.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (event.key(), event.modifiers()) == _MENU and sys.platform != "win32":  # there the system opens it
            spot = self.cursorRect().bottomLeft()
            there = self.viewport().mapToGlobal(spot)
            QApplication.sendEvent(self, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, there))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What the menu offers is done where it was opened: there, or to the words selected there."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.RightButton:
            there = self.cursorForPosition(event.position().toPoint())
            cursor = self.textCursor()
            if not cursor.selectionStart() <= there.position() <= cursor.selectionEnd() or not cursor.hasSelection():
                self.setTextCursor(there)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is the requester's text, no-break spaces and all."""
        data = QMimeData()
        span = self.selected()
        data.setText(self.map.text[span.start : span.end] if span else "")
        return data
