"""Beside the request: what each stretch of it is, in words, so that nothing rests on colour."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.models.account import NAMES, Stretch, same_paragraph
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

    def written(self) -> list[tuple[str, int, bool]]:
        """What is written beside the words in view: the label, where in pixels, and whether it is a question's.

        Of the sentences of one paragraph only the first is labelled where all are the same, and nothing is written over
        a label that already stands there; the numbers of questions come first.
        """
        view, height, taken = self._text.in_view(), self.fontMetrics().lineSpacing(), []
        found: list[tuple[str, int, bool]] = []
        for stretch in sorted(self._labelled(), key=lambda each: each.question is None):
            at, bottom = self._text.lines_of(stretch.span, view)
            while any(abs(at - other) < height for other in taken):
                at += height
            if at < bottom:
                found.append((_label(stretch), at, stretch.question is not None))
                taken.append(at)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette, view = QPainter(self), self.palette(), self._text.in_view()
        painter.fillRect(self.rect(), palette.base())
        for stretch in self._text.account.within(view):
            if stretch.question:
                top, bottom = self._text.lines_of(stretch.span, view)
                colour = edges(palette)[self._text.number_of(stretch.question) % 2]
                painter.fillRect(self.width() - 5, top, 3, bottom - top, colour)
        for label, at, of_question in self.written():
            painter.setPen(palette.text().color() if of_question else unheld(palette))
            height = self.fontMetrics().lineSpacing()
            painter.drawText(4, at, self.width() - 12, height, Qt.AlignmentFlag.AlignRight, label)
        painter.end()

    def _labelled(self) -> Iterator[Stretch]:
        before = None
        for stretch in self._text.account.within(self._text.in_view()):
            label = _label(stretch)
            goes_on = before and stretch.question is None and _label(before) == label
            if label and not (goes_on and same_paragraph(self._text.map.text, before.span, stretch.span)):
                yield stretch
            before = stretch


def _label(stretch: Stretch) -> str:
    if stretch.mark:
        return "" if stretch.mark.role is Role.MARKER else NAMES[stretch.mark.role]
    if stretch.question is None:
        return _LOOSE
    label = stretch.question.label.strip() or "–"
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
