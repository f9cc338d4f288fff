"""The request's words as they stand: where they are shown, and what question holds them.

A text box is not the text: it makes one line end of CRLF and counts UTF-16 units. Spans count code points of the text
as it was taken in, so everything that is pointed at goes through a `TextMap`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.widgets.question_colours import edges, tints, unheld
from workbench.domain.case import Question, Span

_TWO_FOR_ONE = re.compile("\r\n|[\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\r\n\u2029]")
_RESERVED = re.compile("[\ufdd0\ufdd1]")  # Qt ends a block at these two non-characters
_UNBROKEN = re.compile(r"\S{1000}")  # looking for places to break such a stretch would take seconds


class TextMap:
    """Code points of a text as stored, and positions in a document that shows it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown = _RESERVED.sub("\ufffd", _LINE_ENDS.sub("\n", text))
        self._ends = [0]  # code points, behind each character at which the two counts part
        self._shifts = [0]  # what is added there to come to a position
        for found in _TWO_FOR_ONE.finditer(text):
            self._ends.append(found.end())
            self._shifts.append(self._shifts[-1] + (-1 if found[0] == "\r\n" else 1))
        self._positions = [end + shift for end, shift in zip(self._ends, self._shifts, strict=True)]

    def position(self, offset: int) -> int:
        """The position in the document of a code point of the text."""
        return offset + self._shifts[bisect_right(self._ends, offset) - 1]

    def offset(self, position: int) -> int:
        """The code point of the text at a position in the document."""
        return position - self._shifts[bisect_right(self._positions, position) - 1]


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
        """Put the cursor before a code point and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self.map.position(offset))
        self.setTextCursor(cursor)
        self.centerCursor()

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

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is the requester's text, no-break spaces and all."""
        data = QMimeData()
        span = self.selected()
        data.setText(self.map.text[span.start : span.end] if span else "")
        return data


class RequestText(WordsView):
    """The whole request: each question's words on a tint of their own, its label in the margin, the rest in grey."""

    opened = Signal(str)  # the id of the question whose words the officer wants to work on

    def __init__(self) -> None:
        super().__init__("The request, word for word")
        self.questions: tuple[Question, ...] = ()
        self._margin = _Margin(self)
        self.updateRequest.connect(lambda *_: self._margin.update())
        self.verticalScrollBar().valueChanged.connect(lambda: self._tint())

    def show_questions(self, questions: Iterable[Question]) -> None:
        """Tint and label the words of these questions."""
        self.questions = tuple(sorted((q for q in questions if q.span), key=lambda q: (q.span.start, -q.span.end)))
        self._tint()
        self._margin.fit()

    def question_at(self, offset: int) -> Question | None:
        """The question that holds this place; of several the innermost."""
        holding = [q for q in self.questions if q.span.start <= offset <= q.span.end]
        return min(holding, key=lambda q: q.span.end - q.span.start, default=None)

    def open_question(self) -> None:
        """Ask for the question at the cursor."""
        question = self.question_at(self.place())
        if question:
            self.opened.emit(question.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_question()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tint()
        self._margin.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()
            self._margin.fit()

    def set_margin(self, width: int) -> None:
        """Leave room for the labels."""
        self.setViewportMargins(width, 0, 0, 0)

    def in_view(self) -> Span:
        """The stretch that can be seen."""
        area = self.viewport().rect()
        first, last = self.cursorForPosition(area.topLeft()), self.cursorForPosition(area.bottomRight())
        return Span(self.map.offset(first.position()), self.map.offset(last.position()))

    def lines_of(self, question: Question, view: Span) -> tuple[int, int]:
        """Where the first line in view of a question begins and its last ends, in pixels of the viewport."""
        start, end = max(question.span.start, view.start), min(question.span.end - 1, view.end)
        return self._line(start)[0], self._line(max(start, end))[1]

    def _line(self, offset: int) -> tuple[int, int]:
        block = self.document().findBlock(self.map.position(offset))
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        line = block.layout().lineForTextPosition(self.map.position(offset) - block.position())
        if not line.isValid():
            return int(top), int(top) + self.fontMetrics().lineSpacing()
        return int(top + line.y()), int(top + line.y() + line.height())

    def _tint(self) -> None:
        """Tint what can be seen: all of a long request would take seconds."""
        if not self.isVisible():
            return
        backgrounds = tints(self.palette())
        grey = unheld(self.palette())
        view = self.in_view()
        marks = []
        at = view.start
        for number, question in enumerate(self.questions):
            if question.span.end <= view.start or question.span.start > view.end:
                continue
            if question.span.start > at:
                marks.append(self._mark(at, question.span.start, foreground=grey))
            marks.append(self._mark(question.span.start, question.span.end, background=backgrounds[number % 2]))
            at = max(at, question.span.end)
        marks.append(self._mark(at, max(at, view.end), foreground=grey))
        self.setExtraSelections(marks)

    def _mark(
        self, start: int, end: int, foreground: QColor | None = None, background: QColor | None = None
    ) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self.textCursor()
        mark.cursor.setPosition(self.map.position(start))
        mark.cursor.setPosition(self.map.position(end), QTextCursor.MoveMode.KeepAnchor)
        if foreground:
            mark.format.setForeground(foreground)
        if background:
            mark.format.setBackground(background)
        return mark


class _Margin(QWidget):
    """Beside the words: the label of each question, and a line as long as its words."""

    _LONGEST = 8  # characters of a label that are shown

    def __init__(self, text: RequestText) -> None:
        super().__init__(text)
        self._text = text
        self.setAccessibleName("Questions beside the request")

    def sizeHint(self) -> QSize:
        labels = (self._label(question) for question in self._text.questions)
        widest = max(map(self.fontMetrics().horizontalAdvance, labels), default=0)
        return QSize(widest + 16 if widest else 0, 0)

    def fit(self) -> None:
        """Take the room that the labels need."""
        width = self.sizeHint().width()
        self._text.set_margin(width)
        area = self._text.contentsRect()
        self.setGeometry(area.left(), area.top(), width, area.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        colours = edges(self.palette())
        busy = 0  # nothing is written over a label that already stands there
        view = self._text.in_view()
        for number, question in enumerate(self._text.questions):
            if question.span.end <= view.start or question.span.start > view.end:
                continue
            top, bottom = self._text.lines_of(question, view)
            painter.fillRect(self.width() - 5, top, 3, bottom - top, colours[number % 2])
            at = max(top, busy)
            if at < bottom:
                painter.setPen(self.palette().text().color())
                height = self.fontMetrics().lineSpacing()
                painter.drawText(4, at, self.width() - 12, height, Qt.AlignmentFlag.AlignRight, self._label(question))
                busy = at + height
        painter.end()

    def _label(self, question: Question) -> str:
        label = question.label.strip() or "–"
        return label if len(label) <= self._LONGEST else label[: self._LONGEST - 1] + "…"
