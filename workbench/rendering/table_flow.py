"""A table of figures: columns as wide as their words need, column headings repeated on each page that it runs over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

from workbench.letters.document import DataTable
from workbench.rendering import styles
from workbench.rendering.lines import Measure
from workbench.rendering.marked import Element
from workbench.rendering.styles import BODY_HEIGHT, BODY_WIDTH, CELL_PADDING, ROW_PADDING
from workbench.rendering.text_flow import Flow, Setting, TextFlow, plain

_FIGURE = re.compile(r"[£€$<>~]?\s?[-−–+]?\s?[£€$]?\d[\d,. ]*\s?(%|[a-z]{1,2})?|[-–—]")
_NARROW = 60.0  # points that a column may claim for one long word, however many columns there are
_WIDEST = 0.6  # of the sheet's column: what a column may claim for its longest line


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each a text in its column."""

    cells: tuple[TextFlow, ...]
    height: float = field(init=False)  # points, padding included

    def __post_init__(self) -> None:
        text = max((float(cell.height) for cell in self.cells), default=0.0)
        object.__setattr__(self, "height", text + 2 * ROW_PADDING)


class TableFlow(Flow):
    """Rows under column headings, or the rest of them after a split."""

    def __init__(self, setting: Setting, header: Row | None, rows: Sequence[Row], widths: Sequence[float]) -> None:
        super().__init__()
        self.setting, self.header, self.rows, self.widths = setting, header, rows, widths
        self.before, self.after = 2.0, 12.0
        self.width = sum(widths)
        self.heights = [row.height for row in rows]
        self.height = self._head_height + sum(self.heights)
        self.first = True  # of the parts of its table

    @property
    def _head_height(self) -> float:
        return self.header.height if self.header else 0.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list["TableFlow"]:
        """As many whole rows as fit; a row is parted only where no page holds it. Asked only where not all fit."""
        if not self.rows:
            return []
        room = height - self._head_height
        fitting = sum(1 for _ in takewhile(lambda below: below <= room, accumulate(self.heights)))
        taken = min(fitting, len(self.rows) - 1)
        if taken:
            return [self._part(self.rows[:taken]), self._part(self.rows[taken:], True)]
        if self.heights[0] <= BODY_HEIGHT - self._head_height:
            return []
        start, end = _parted(self.rows[0], room)
        if not start:
            return []
        return [self._part([start]), self._part([end, *self.rows[1:]], True)]

    def _part(self, rows: Sequence[Row], later: bool = False) -> "TableFlow":
        part = TableFlow(self.setting, self.header, rows, self.widths)
        part.first = self.first and not later
        return part

    def least(self) -> float:
        """The column headings and the first row."""
        first_row = self.heights[0] if self.heights else 0.0
        return self.before + self._head_height + min(first_row, BODY_HEIGHT / 3)

    def draw(self) -> None:
        """Draw at the origin, last row at the bottom. Repeated headings are no content."""
        top = self.height
        if self.header:
            self._shade(top, self.header)
            if self.first:
                self._draw_row(self.header, top)
            else:
                with self.setting.tagging.artifact(self.canv, "/Type /Pagination"):
                    self._draw_row(self.header, top, marked=False)
            top -= self.header.height
        for row, height in zip(self.rows, self.heights, strict=True):
            self._draw_row(row, top)
            top -= height
        self._rules()

    def _draw_row(self, row: Row, top: float, marked: bool = True) -> None:
        x = 0.0
        for cell, width in zip(row.cells, self.widths, strict=True):
            left, bottom = x + CELL_PADDING, top - ROW_PADDING - cell.height
            if marked:
                cell.drawOn(self.canv, left, bottom)
            else:
                self.canv.saveState()
                self.canv.translate(left, bottom)
                cell.draw_lines(self.canv, None)
                self.canv.restoreState()
            x += width

    def _shade(self, top: float, header: Row) -> None:
        with self.setting.tagging.artifact(self.canv):
            self.canv.setFillColor(styles.SHADE)
            self.canv.rect(0, top - header.height, self.width, header.height, stroke=0, fill=1)

    def _rules(self) -> None:
        y = self.height - self._head_height
        with self.setting.tagging.artifact(self.canv):
            self.canv.setStrokeColor(styles.RULE)
            self.canv.setLineWidth(0.5)
            for height in [0.0, *self.heights]:
                y -= height
                self.canv.line(0, y, self.width, y)
            self.canv.line(0, self.height, self.width, self.height)


def table_flow(setting: Setting, table: DataTable, element: Element, block: int) -> TableFlow:
    """The table's flowable, its texts printable already; `element` is its Table. Short rows are filled up."""
    columns = max((len(row) for row in (table.header, *table.rows)), default=0)
    header = _filled(table.header, columns)
    rows = [_filled(row, columns) for row in table.rows]
    size, widths = _columns(header, rows, table.row_headers, setting.measure)
    cell_styles = [
        replace(
            styles.scaled(styles.CELL, size), width=width - 2 * CELL_PADDING, right_aligned=_are_figures(rows, column)
        )
        for column, width in enumerate(widths)
    ]
    heading_styles = [replace(style, bold=True) for style in cell_styles]

    def row(texts: Sequence[str], group: Element, headings: int) -> Row:
        line = group.add("TR")
        return Row(
            tuple(
                plain(
                    setting,
                    text,
                    _cell(line, at < headings, group.type),
                    block,
                    heading_styles[at] if at < headings else cell_styles[at],
                )
                for at, text in enumerate(texts)
            )
        )

    head = row(header, element.add("THead"), columns) if any(text.strip() for text in header) else None
    body = element.add("TBody")
    placed = [row(texts, body, int(table.row_headers)) for texts in rows]
    if head and head.height > BODY_HEIGHT / 3:  # too tall to repeat: print it once, as the first row
        return TableFlow(setting, None, [head, *placed], widths)
    return TableFlow(setting, head, placed, widths)


def _cell(row: Element, heading: bool, group: str) -> Element:
    if not heading:
        return row.add("TD")
    return row.add("TH", O="Table", Scope="Column" if group == "THead" else "Row")


def _filled(row: Sequence[str], columns: int) -> tuple[str, ...]:
    return (*row, *[""] * (columns - len(row)))


def _parted(row: Row, room: float) -> tuple[Row | None, Row]:
    """A row's lines that fit into `room` points and the others, or None where hardly any fit."""
    leading = row.cells[0].style.leading
    taken = int((room - 2 * ROW_PADDING) / leading)
    if taken < 2:
        return None, row
    parts = [cell.parted(taken) for cell in row.cells]
    return Row(tuple(start for start, _ in parts)), Row(tuple(end for _, end in parts))


def _are_figures(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column holds figures only, which are read from the right."""
    texts = [row[column].strip() for row in rows]
    return any(texts) and all(not text or _FIGURE.fullmatch(text) for text in texts)


def _columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], row_headers: bool, measure: Measure
) -> tuple[float, list[float]]:
    """The size of the cells' text and the width of each column, so that words stay whole where they can."""
    words, lines = [], []
    for column, heading in enumerate(header):
        bold = row_headers and column == 0
        cells = [(heading, True), *((row[column], bold) for row in rows)]
        words.append(max(measure.longest_word(text, strong) for text, strong in cells))
        lines.append(max(measure.longest_line(text, strong) for text, strong in cells))
    claim = max(BODY_WIDTH / max(len(header), 1), _NARROW)
    for size in styles.CELL_SIZES:
        least = [min(word * size / 1000 + 2 * CELL_PADDING + 0.1, claim) for word in words]
        if sum(least) <= BODY_WIDTH:
            break
    else:
        return size, [width * BODY_WIDTH / sum(least) for width in least]
    wanted = [min(line * size / 1000 + 2 * CELL_PADDING + 0.1, _WIDEST * BODY_WIDTH) for line in lines]
    wanted = [max(pair) for pair in zip(wanted, least, strict=True)]
    return size, _shared(least, wanted, BODY_WIDTH)


def _shared(least: list[float], wanted: list[float], room: float) -> list[float]:
    """What each column wants where there is room for all, else its least and a share of the rest."""
    if sum(wanted) <= room:
        return wanted
    short = sum(wanted) - sum(least)
    part = (room - sum(least)) / short
    return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]
