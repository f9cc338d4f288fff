"""The request's words as they stand, and to be seen on them what each stretch is."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.models.account import Account, Stretch
from ui.widgets.question_colours import tints, unheld
from ui.widgets.words_margin import WordsMargin
from ui.widgets.words_view import WordsView
from workbench.domain.case import Question, Role, Span


class RequestText(WordsView):
    """The whole request: questions on tints, a scope underlined, what is not accounted for grey and dotted.

    The margin says the same in words.
    """

    opened = Signal(str)  # the id of the question whose words the officer wants to work on

    def __init__(self) -> None:
        super().__init__("The request, word for word")
        self.account = Account()
        self._numbers: dict[str, int] = {}
        self.margin = WordsMargin(self)
        self.updateRequest.connect(lambda *_: self.margin.update())
        self.verticalScrollBar().valueChanged.connect(lambda: self._tint())

    def show_account(self, account: Account) -> None:
        """Show on the words what they are."""
        self.account = account
        self._numbers = {question.id: number for number, question in enumerate(account.questions)}
        self._tint()
        self.margin.fit()

    def number_of(self, question: Question) -> int:
        """Of the questions in the order of the request: neighbours never have the same tint."""
        return self._numbers[question.id]

    def place(self) -> int:
        """The code point at the cursor; before the first word of a line (Home), that word's."""
        cursor = self.textCursor()
        line, column = cursor.block().text(), cursor.positionInBlock()
        first = len(line) - len(line.lstrip())
        return self.map.offset(cursor.block().position() + first) if column < first < len(line) else super().place()

    def open_question(self) -> None:
        """Ask for the question at the cursor."""
        question = self.account.question_at(self.place())
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
        self.margin.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()
            self.margin.fit()

    def set_margin(self, width: int) -> None:
        """Leave room for the labels."""
        self.setViewportMargins(width, 0, 0, 0)

    def in_view(self) -> Span:
        """The stretch that can be seen."""
        area = self.viewport().rect()
        first, last = self.cursorForPosition(area.topLeft()), self.cursorForPosition(area.bottomRight())
        return Span(self.map.offset(first.position()), self.map.offset(last.position()) + 1)

    def bring_into_view(self, span: Span) -> None:
        """Turn to a stretch that cannot be seen from its first word to its last, and to what stands around it."""
        view = self.in_view()
        if span.start < view.start or span.end >= view.end:
            self.put_cursor(span.start)

    def lines_of(self, span: Span, view: Span) -> tuple[int, int]:
        """Where the first line in view of a stretch begins and its last ends, in pixels of the viewport."""
        start, end = max(span.start, view.start), min(span.end, view.end) - 1
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
        if self.isVisible():
            self.setExtraSelections(list(self._looks(self.account.within(self.in_view()))))

    def _looks(self, stretches: Iterable[Stretch]) -> Iterable[QTextEdit.ExtraSelection]:
        backgrounds, grey = tints(self.palette()), unheld(self.palette())
        for stretch in stretches:
            look = QTextEdit.ExtraSelection()
            look.cursor = self.textCursor()
            look.cursor.setPosition(self.map.position(stretch.span.start))
            look.cursor.setPosition(self.map.position(stretch.span.end), QTextCursor.MoveMode.KeepAnchor)
            if stretch.question:
                look.format.setBackground(backgrounds[self.number_of(stretch.question) % 2])
            elif stretch.mark is None:
                look.format.setForeground(grey)
                _underline(look.format, QTextCharFormat.UnderlineStyle.DotLine, grey)
            elif stretch.mark.role is Role.SCOPE:
                _underline(look.format, QTextCharFormat.UnderlineStyle.SingleUnderline, grey)
            else:
                continue
            yield look


def _underline(shape: QTextCharFormat, style: QTextCharFormat.UnderlineStyle, colour: QColor) -> None:
    shape.setUnderlineStyle(style)
    shape.setUnderlineColor(colour)
