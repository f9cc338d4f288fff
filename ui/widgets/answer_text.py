"""The words of an answer. A range of a spreadsheet that is pasted here becomes a table instead."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from ui.bridge import Bridge
from ui.clipboard_table import Rows, is_range, parse_html_table, parse_range
from ui.widgets.growing_text import GrowingText
from ui.widgets.typed import Want


class AnswerText(GrowingText):
    """The words of one answer."""

    range_pasted = Signal(object)  # Rows

    def __init__(self, bridge: Bridge, want: Want, name: str) -> None:
        super().__init__(bridge, want, name)
        self.setToolTip("A range pasted from a spreadsheet becomes a table (Ctrl+Shift+V: paste as text)")

    def insertFromMimeData(self, source: QMimeData) -> None:
        rows = range_in(source)
        if is_range(rows):
            self.range_pasted.emit(rows)
        else:
            self._insert(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_V and event.modifiers() == modifiers:
            self._insert(QGuiApplication.clipboard().mimeData())
            return
        super().keyPressEvent(event)

    def _insert(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text().replace("\0", "\ufffd"))
        self.ensureCursorVisible()


def range_in(source: QMimeData) -> Rows:
    """The cells of what was copied, if that is a range: tabbed text, or an HTML table and nothing besides."""
    text = source.text() if source.hasText() else ""
    if "\t" in text or not source.hasHtml():
        return parse_range(text)
    rows = parse_html_table(source.html())
    cells = "".join(cell for row in rows for cell in row)
    return rows if not text or "".join(text.split()) == "".join(cells.split()) else ()
