"""A table of figures: columns as wide as their words need, column headings repeated on each page that it runs over."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

from workbench.letters.document import DataTable
from workbench.rendering import styles
from workbench.rendering.columns import are_figures, fit_columns
from workbench.rendering.marked import Element
from workbench.rendering.styles import BODY_HEIGHT, ROW_PADDING
from workbench.rendering.text_flow import Flow, Setting, TextFlow, plain


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
            left, bottom = x + (width - cell.width) / 2, top - ROW_PADDING - cell.height
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
    count = max(len(row) for row in (table.header, *table.rows))
    header = _filled(table.header, count)
    rows = [_filled(row, count) for row in table.rows]
    columns = fit_columns(header, rows, table.row_headers, setting.measure)
    cell_styles = [
        replace(
            styles.scaled(styles.CELL, columns.size),
            width=width - 2 * columns.padding,
            right_aligned=are_figures([row[at] for row in rows]),
        )
        for at, width in enumerate(columns.widths)
    ]

    def row(texts: Sequence[str], group: Element, headings: int) -> Row:
        line = group.add("TR")
        cells = []
        for at, (text, style) in enumerate(zip(texts, cell_styles, strict=True)):
            style = replace(style, bold=at < headings)
            cells.append(plain(setting, text, _cell(line, at < headings, group.type), block, style))
        return Row(tuple(cells))

    head = row(header, element.add("THead"), len(header)) if any(text.strip() for text in header) else None
    body = element.add("TBody")
    placed = [row(texts, body, int(table.row_headers)) for texts in rows]
    if head and head.height > BODY_HEIGHT / 3:  # too tall to repeat: print it once, as the first row
        return TableFlow(setting, None, [head, *placed], columns.widths)
    return TableFlow(setting, head, placed, columns.widths)


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
