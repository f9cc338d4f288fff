"""Beside the request: what each stretch of it is, in words, so that nothing rests on colour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.models.account import NAMES, Stretch
from ui.widgets.question_colours import edges, unheld
from workbench.domain.case import Role

if TYPE_CHECKING:
    from ui.widgets.request_text import RequestText

_LONGEST = 9  # characters of a label that are shown
_LOOSE = "?"


class WordsMargin(QWidget):
    """The label of each question with a line as long as its words; what other words are; “?” where nobody said so."""

    def __init__(self, text: "RequestText") -> None:
        super().__init__(text)
        self._text = text
        self.setAccessibleName("What the words are, beside the request")

    def sizeHint(self) -> QSize:
        labels = {_label(stretch) for stretch in self._text.account.stretches}
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
        view = self._text.in_view()
        shown = self._text.account.within(view)
        places = [(stretch, *self._text.lines_of(stretch.span, view)) for stretch in shown]
        taken: list[int] = []  # nothing is written over a label that already stands there
        for stretch, top, bottom in sorted(places, key=lambda each: each[0].question is None):
            self._draw(painter, stretch, top, bottom, taken)
        painter.end()

    def _draw(self, painter: QPainter, stretch: Stretch, top: int, bottom: int, taken: list[int]) -> None:
        palette, height = self.palette(), self.fontMetrics().lineSpacing()
        if stretch.question:
            number = self._text.number_of(stretch.question)
            painter.fillRect(self.width() - 5, top, 3, bottom - top, edges(palette)[number % 2])
        label = _label(stretch)
        at = top
        while any(abs(at - other) < height for other in taken):
            at += height
        if label and at < bottom:
            painter.setPen(palette.text().color() if stretch.question else unheld(palette))
            painter.drawText(4, at, self.width() - 12, height, Qt.AlignmentFlag.AlignRight, label)
            taken.append(at)


def _label(stretch: Stretch) -> str:
    if stretch.mark:
        return "" if stretch.mark.role is Role.MARKER else NAMES[stretch.mark.role]
    if stretch.question is None:
        return _LOOSE
    label = stretch.question.label.strip() or "–"
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
