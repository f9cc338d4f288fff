"""A stretch of text on the page: paragraph, heading, list item, cell. It splits between pages and stays one element."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from reportlab.platypus import Flowable

from workbench.rendering import styles
from workbench.rendering.fonts import ASCENT, BOLD, DESCENT, REGULAR
from workbench.rendering.lines import Line, Measure, Piece, Span, break_lines
from workbench.rendering.links import linked
from workbench.rendering.marked import Canvas, Element, Tagging
from workbench.rendering.styles import BODY_HEIGHT, Colour, Style

TOO_TALL = 1e6  # what a flowable says that is to go to the next page


@dataclass(slots=True)
class Setting:
    """What all flowables of one letter share: the measure, and the record of what was drawn where."""

    tagging: Tagging = field(default_factory=Tagging)
    measure: Measure = field(default_factory=Measure)


class Flow(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A flowable that knows how much of what follows it must stay with it."""

    keep = 0.0  # points of what follows that must fit on the same page
    keeps_next = False
    before = 0.0
    after = 0.0

    def getSpaceBefore(self) -> float:
        """Points above, unless the page starts here."""
        return self.before

    def getSpaceAfter(self) -> float:
        """Points below."""
        return self.after

    def least(self) -> float:
        """The points that this flowable needs on a page to start there."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Label:
    """A list bullet: its text and its element, drawn in the indent before the first line."""

    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Passage:
    """What a text flow says: its spans, the element that they belong to, and the block that they come from."""

    spans: tuple[Span, ...]
    element: Element
    block: int
    label: Label | None = None
    heading: int = 0  # the level of its bookmark
    links: dict[int, Element] = field(init=False)  # the Link element of each span that leads somewhere

    def __post_init__(self) -> None:
        links = {at: Element("Link") for at, span in enumerate(self.spans) if span.url and span.text.strip()}
        object.__setattr__(self, "links", links)

    @property
    def text(self) -> str:
        """All of it as one string."""
        return "".join(span.text for span in self.spans)


class TextFlow(Flow):
    """Broken lines of one passage, or of a part of it after a split."""

    def __init__(self, setting: Setting, passage: Passage, style: Style, lines: Sequence[Line] | None = None) -> None:
        super().__init__()
        self.setting, self.passage, self.style = setting, passage, style
        self.before, self.after = style.before, style.after
        if lines is None:
            lines = break_lines(passage.spans, style.width - style.left, style.size, setting.measure)
        self.lines = lines
        self.width, self.height = style.width, len(lines) * style.leading
        self.first = True  # of the parts of its passage
        self.bar_above = 0.0  # how far up the bar starts, at the quoted paragraph before

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Its size, or too tall where what must stay with it would not fit."""
        keep = min(self.keep, BODY_HEIGHT - self.height)
        return self.width, self.height if self.height + max(keep, 0) <= height else TOO_TALL

    def split(self, _width: float, height: float) -> list["TextFlow"]:
        """At least two lines on either side; a whole one only where it fills most of a page by itself."""
        if self.style.whole and self.height < BODY_HEIGHT * 0.8:
            return []
        taken = min(int(height / self.style.leading), len(self.lines) - 2)
        return self.parted(taken) if taken >= 2 else []

    def parted(self, taken: int) -> list["TextFlow"]:
        """The first lines and the others."""
        start = self._part(self.lines[:taken])
        end = self._part(self.lines[taken:])
        start.after, start.first, start.bar_above = 0.0, self.first, self.bar_above
        end.before, end.first, end.keep = 0.0, False, self.keep
        return [start, end]

    def _part(self, lines: Sequence[Line]) -> "TextFlow":
        return TextFlow(self.setting, self.passage, self.style, lines)

    def least(self) -> float:
        """All of a short passage with what it keeps, else two lines."""
        if self.style.whole or len(self.lines) < 4:
            return self.before + self.height + self.keep
        return self.before + 2 * self.style.leading

    def draw(self) -> None:
        """Draw at the origin, lowest line at the bottom."""
        tagging, canvas = self.setting.tagging, self.canv
        if self.style.bar:
            self._draw_bar(tagging, canvas)
        if self.first:
            self._draw_label(tagging, canvas)
            if self.passage.heading:
                tagging.bookmark(canvas, self.passage.heading, self.passage.text, self.height)
        self.draw_lines(canvas, tagging)
        bottom = canvas.absolutePosition(0, 0)[1]
        tagging.occupy(canvas, self.passage.block, bottom, bottom + self.height)

    def draw_lines(self, canvas: Canvas, tagging: Tagging | None) -> None:
        """Draw the lines, as part of their elements, or unmarked where there is no tagging."""
        placed = [
            _Placed(piece, self._left(line) + piece.x, self._baseline(row), min(piece.width, line.width - piece.x))
            for row, line in enumerate(self.lines)
            for piece in line.pieces
        ]
        if not any(piece.text.strip() for piece, *_ in placed):
            return
        for link, group in groupby(placed, lambda item: self.passage.links.get(item.piece.span)):
            pieces = list(group)
            if tagging is None:
                self._draw_pieces(canvas, pieces)
            elif link is None:
                with tagging.content(canvas, self.passage.element):
                    self._draw_pieces(canvas, pieces)
            else:
                self._draw_link(canvas, tagging, link, pieces)

    def _draw_link(self, canvas: Canvas, tagging: Tagging, link: Element, pieces: list["_Placed"]) -> None:
        if not link.kids:
            self.passage.element.kids.append(link)
        size = self.style.size
        with tagging.content(canvas, link):
            self._draw_pieces(canvas, pieces)
            canvas.setStrokeColor(styles.LINK)
            canvas.setLineWidth(0.6)
            for _, x, baseline, width in pieces:
                canvas.line(x, baseline - 1.6, x + width, baseline - 1.6)
        for piece, x, baseline, width in pieces:
            span = self.passage.spans[piece.span]
            rect = (x, baseline - DESCENT * size, x + width, baseline + ASCENT * size)
            tagging.link(canvas, rect, span.url, span.text, link)

    def _draw_pieces(self, canvas: Canvas, pieces: list["_Placed"]) -> None:
        text = canvas.beginText()
        spoken = -1
        for (piece, x, baseline, _), last in _with_last_of_line(pieces):
            if piece.span != spoken:
                spoken = piece.span
                span = self.passage.spans[spoken]
                text.setFont(BOLD if span.bold else REGULAR, self.style.size)
                text.setFillColor(self._colour(span))
            text.setTextOrigin(x, baseline)
            # A space at a line's end, so that a reader or a copy does not run two words together.
            text.textLine(piece.text + " " if last and not piece.text.endswith(" ") else piece.text)
        canvas.drawText(text)

    def _colour(self, span: Span) -> Colour:
        if span.gap:
            return styles.GAP
        return styles.LINK if span.url else self.style.colour

    def _baseline(self, row: int) -> float:
        style = self.style
        slack = (style.leading - (ASCENT + DESCENT) * style.size) / 2
        return self.height - row * style.leading - slack - ASCENT * style.size

    def _left(self, line: Line) -> float:
        return self.style.left + (self.style.width - self.style.left - line.width if self.style.right_aligned else 0)

    def _draw_label(self, tagging: Tagging, canvas: Canvas) -> None:
        label = self.passage.label
        if label is None:
            return
        with tagging.content(canvas, label.element):
            text = canvas.beginText(self.style.left - 11, self._baseline(0))
            text.setFont(REGULAR, self.style.size)
            text.setFillColor(self.style.colour)
            text.textOut(label.text + " ")
            canvas.drawText(text)

    def _draw_bar(self, tagging: Tagging, canvas: Canvas) -> None:
        with tagging.artifact(canvas):
            canvas.setStrokeColor(styles.RULE)
            canvas.setLineWidth(2)
            above = 0 if self._frame._atTop else self.bar_above  # nothing is above at the top of a page
            canvas.line(3, 0, 3, self.height + above)


class _Placed(NamedTuple):
    """A piece of a line, and where it starts, stands and how far its ink may reach."""

    piece: Piece
    x: float
    baseline: float
    width: float


def _with_last_of_line(pieces: list[_Placed]) -> Iterator[tuple[_Placed, bool]]:
    """Each piece, and whether its line ends with it."""
    for here, placed in enumerate(pieces):
        following = pieces[here + 1] if here + 1 < len(pieces) else None
        yield placed, following is None or following.baseline != placed.baseline


def plain(setting: Setting, text: str, element: Element, block: int, style: Style) -> TextFlow:
    """A text flow of one text in its style, the addresses in it as links."""
    return TextFlow(setting, Passage(tuple(linked(text, style.bold)), element, block), style)
