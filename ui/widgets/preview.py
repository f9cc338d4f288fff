"""The letter's real pages: scrolled and zoomed, and each paragraph a door to where it is decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from workbench.service.ports import BlockPosition, RenderedLetter

GAP = 12  # pixels round the pages and between them
WIDEST = 2.2  # pixels for a point: what fitting the width does not go beyond on a wide screen
_MARGIN = 52  # points from the paper's edge: where the line beside the officer's own words stands
_OWN = QColor("#7a3e00")  # on white paper: contrast 8:1
_STEP = 1.2
_SMALLEST, _LARGEST = 0.5, 6.0  # pixels for a point
_DOOR = "Click to open the place where this is decided; right-click to rewrite it"
_LINE = 40  # pixels for one turn of an arrow key


@dataclass(frozen=True, slots=True)
class Spread:
    """How the pages lie under each other. `sizes` in points, `scale` in pixels for a point, `width` of the view."""

    sizes: tuple[tuple[float, float], ...]
    scale: float
    width: int

    def page(self, number: int) -> QRectF:
        """Where a page lies, in pixels of the whole scrolled area; it stands in the middle."""
        top = GAP + sum(height * self.scale + GAP for _, height in self.sizes[:number])
        wide, high = (side * self.scale for side in self.sizes[number])
        return QRectF((max(self.width, self.wide) - wide) / 2, top, wide, high)

    @property
    def wide(self) -> int:
        """The width of the whole area, in pixels."""
        return round(max((wide for wide, _ in self.sizes), default=0) * self.scale + 2 * GAP)

    @property
    def high(self) -> int:
        """The height of the whole area, in pixels."""
        return round(sum(height * self.scale + GAP for _, height in self.sizes) + GAP)

    def locate(self, point: QPointF) -> tuple[int, float] | None:
        """The page at a point of the scrolled area, and the points from its top; None beside the pages."""
        for number in range(len(self.sizes)):
            page = self.page(number)
            if page.contains(point):
                return number, (point.y() - page.top()) / self.scale
        return None

    def top_of(self, number: int, points: float) -> float:
        """Where a place on a page lies in the scrolled area, in pixels from its top."""
        return self.page(number).top() + points * self.scale

    def at(self, pixels: float) -> tuple[int, float]:
        """The page that shows at so many pixels from the top, and the points from that page's top."""
        below = (n for n in range(len(self.sizes)) if self.page(n).bottom() + GAP > pixels)
        number = next(below, max(len(self.sizes) - 1, 0))
        return number, (pixels - self.page(number).top()) / self.scale


def block_at(positions: Iterable[BlockPosition], page: int, points: float) -> int | None:
    """Which block of the letter stands there; the lowest one where two stand beside each other, as in the head."""
    hits = [at for at in positions if at.page == page and at.top <= points <= at.bottom]
    return min(hits, key=lambda at: at.bottom - at.top).block if hits else None


class LetterPreview(QAbstractScrollArea):
    """Shows a rendered letter. Where it is scrolled to stays when a newer one takes its place."""

    chosen = Signal(int)  # the block that was clicked
    asked = Signal(int, QPoint)  # the block for which a menu is wanted, and where on the screen
    moved = Signal()  # another page is in view, or another size

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The letter’s pages")
        self.setAccessibleDescription("Arrow keys scroll. The list of sections leads to where each is decided.")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting the width would flutter
        self.viewport().setMouseTracking(True)
        self._pdf: QPdfDocument | None = None
        self._letter: RenderedLetter | None = None
        self._doors: frozenset[int] = frozenset()
        self._marks: Mapping[int, str] = {}
        self._scale: float | None = None  # None fits the width
        self._spread = Spread((), 1.0, 0)
        self._images: dict[int, QPixmap] = {}
        self._under: int | None = None
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def letter(self) -> RenderedLetter | None:
        """What is shown."""
        return self._letter

    @property
    def spread(self) -> Spread:
        """How the pages lie now."""
        return self._spread

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 where there is none."""
        if not self._spread.sizes:
            return 0
        return self._spread.at(self.verticalScrollBar().value() + self.viewport().height() / 3)[0] + 1

    def show_letter(
        self, letter: RenderedLetter, doors: Iterable[int] = (), marks: Mapping[int, str] | None = None
    ) -> None:
        """Show a letter; the blocks in `doors` can be clicked, those in `marks` bear a word in the margin."""
        pdf = _load(letter.data, self)
        if self._pdf is not None:
            self._pdf.deleteLater()
        self._pdf, self._letter, self._doors, self._under = pdf, letter, frozenset(doors), None
        self._marks = dict(marks or {})
        self._images.clear()
        self._lay_out()

    def clear(self) -> None:
        """Show nothing, from the beginning."""
        if self._pdf is not None:
            self._pdf.deleteLater()
        self._pdf = self._letter = self._under = None
        self._doors, self._marks = frozenset(), {}
        self._images.clear()
        self._lay_out()

    def scroll_to(self, block: int) -> bool:
        """Bring the beginning of a block to the top of the view. False where it is not on the pages."""
        first = next((at for at in self._letter.positions if at.block == block), None) if self._letter else None
        if first is None:
            return False
        self.verticalScrollBar().setValue(round(self._spread.top_of(first.page, first.top)) - GAP)
        return True

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom(self._spread.scale * _STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom(self._spread.scale / _STEP)

    def fit_width(self) -> None:
        """As wide as the view."""
        self._zoom(None)

    @property
    def percent(self) -> int:
        """The size shown, 100 being the size on paper."""
        return round(self._spread.scale * 72 / self.logicalDpiX() * 100)

    def block_under(self, point: QPointF) -> int | None:
        """The block at a point of the view, where it can be clicked."""
        if self._letter is None:
            return None
        found = self._spread.locate(point + self._offset())
        block = block_at(self._letter.positions, *found) if found else None
        return block if block in self._doors else None

    # ── laying out ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _zoom(self, scale: float | None) -> None:
        self._scale = None if scale is None else min(max(scale, _SMALLEST), _LARGEST)
        self._images.clear()
        self._lay_out()

    def _lay_out(self) -> None:
        """Work out where the pages lie; what was at the top of the view stays there."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        place = self._spread.at(bar.value()) if self._spread.sizes and bar.value() else None
        before, view = self._spread, self.viewport().size()
        sizes = _sizes(self._pdf)
        self._spread = Spread(sizes, self._scale or _fitting(sizes, view.width()), view.width())
        if before.scale != self._spread.scale:
            self._images.clear()
        bar.setRange(0, max(0, self._spread.high - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(_LINE)
        across.setRange(0, max(0, self._spread.wide - view.width()))
        across.setPageStep(view.width())
        if place and sizes:
            bar.setValue(round(self._spread.top_of(min(place[0], len(sizes) - 1), place[1])))
        self.viewport().update()
        self.moved.emit()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()

    # ── what the officer does ────────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.block_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        block = self.block_under(event.position())
        if block is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(block)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        block = self.block_under(QPointF(event.pos()))
        if block is not None:
            self.asked.emit(block, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        goal = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(goal)

    def _hover(self, block: int | None) -> None:
        if block != self._under:
            self._under = block
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor if block is None else Qt.CursorShape.PointingHandCursor
            )
            self.viewport().setToolTip(_DOOR if block is not None else "")
            self.viewport().update()

    # ── painting ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().mid())
        painter.translate(-self._offset())
        seen = QRectF(self.viewport().rect()).translated(self._offset())
        visible = {n for n in range(len(self._spread.sizes)) if self._spread.page(n).intersects(seen)}
        for number in visible:
            self._paint_page(painter, number)
        for gone in self._images.keys() - visible:
            del self._images[gone]
        self._paint_marks(painter)
        self._paint_door(painter)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        page = self._spread.page(number)
        painter.fillRect(page, Qt.GlobalColor.white)  # paper, in a dark window too
        painter.drawPixmap(page.topLeft(), self._image(number))
        painter.setPen(self.palette().dark().color())
        painter.drawRect(page)

    def _paint_door(self, painter: QPainter) -> None:
        """A frame round the block that a click would open."""
        if self._under is None or self._letter is None:
            return
        colour = self.palette().highlight().color()
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), 28))
        for at in self._letter.positions:
            if at.block == self._under:
                page, scale = self._spread.page(at.page), self._spread.scale
                box = QRectF(page.left(), page.top() + at.top * scale, page.width(), (at.bottom - at.top) * scale)
                painter.drawRoundedRect(box.adjusted(36 * scale, -2, -36 * scale, 2), 3, 3)

    def _paint_marks(self, painter: QPainter) -> None:
        """Whose words these are, in the margin of the preview; nothing of it is in the file or on paper."""
        for at in self._letter.positions if self._letter else ():
            if at.block in self._marks:
                page, scale = self._spread.page(at.page), self._spread.scale
                top, bottom = (page.top() + points * scale for points in (at.top, at.bottom))
                line = page.left() + _MARGIN * scale
                painter.setPen(QPen(_OWN, 2))
                painter.drawLine(QPointF(line, top), QPointF(line, bottom))
                font = QFont(self.font())
                font.setPixelSize(max(9, round(9 * scale)))
                painter.setFont(font)
                box = QRectF(page.left(), top, line - page.left() - 4, 40 * scale)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap, self._marks[at.block])

    def _image(self, number: int) -> QPixmap:
        if number not in self._images and self._pdf is not None:
            sharp = self.devicePixelRatioF()
            size = self._spread.page(number).size() * sharp
            image = QPixmap.fromImage(self._pdf.render(number, QSize(round(size.width()), round(size.height()))))
            image.setDevicePixelRatio(sharp)
            self._images[number] = image
        return self._images[number]


def _fitting(sizes: tuple[tuple[float, float], ...], width: int) -> float:
    widest = max((wide for wide, _ in sizes), default=595.0)
    return min(max((width - 2 * GAP) / widest, _SMALLEST), WIDEST)


def _sizes(pdf: QPdfDocument | None) -> tuple[tuple[float, float], ...]:
    if pdf is None:
        return ()
    return tuple((size.width(), size.height()) for size in map(pdf.pagePointSize, range(pdf.pageCount())))


def _load(data: bytes, parent: QWidget) -> QPdfDocument:
    pdf = QPdfDocument(parent)
    buffer = QBuffer(pdf)  # the document reads from it as long as it lives
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf.load(buffer)
    return pdf
