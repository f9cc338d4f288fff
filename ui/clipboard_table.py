"""A range of a spreadsheet as it comes through the clipboard: rows of cells, from tabbed text or from an HTML table.

Nothing here knows the window.
"""

import re
from html.parser import HTMLParser

Rows = tuple[tuple[str, ...], ...]

# What a quoted cell holds: anything, with each quotation mark doubled. Only a cell that needs it is quoted.
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_ROW_END = re.compile(r"\r\n|\r|\n")
_NEEDS_QUOTING = re.compile(r'[\t\r\n]|""')
_LIST_MARK = re.compile(r"[(\[]?[0-9A-Za-z]{1,4}[.)\]]+|[•·▪●◦‣–—*o-]")  # "1." and "•" as Word copies its lists
_UNKEEPABLE = re.compile(r"[\0\ud800-\udfff]")  # no store and no letter can hold these


def parse_range(text: str) -> Rows:
    """The cells of a range copied as tabbed text, every row as long as the longest; empty edges are left out."""
    text = _UNKEEPABLE.sub("\ufffd", text)
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at == len(text):
            return _trimmed(rows)
        row_end = _ROW_END.match(text, at)
        if row_end:
            rows.append([])
        at = row_end.end() if row_end else at + 1


def parse_html_table(html: str) -> Rows:
    """The cells of the first table in a piece of HTML; nothing where there is none."""
    reader = _TableReader()
    reader.feed(_UNKEEPABLE.sub("\ufffd", html))
    reader.close()
    return _trimmed(reader.rows)


def is_range(rows: Rows) -> bool:
    """True for what reads as a table: a row under the headings, two columns, most of it filled, and not a list."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    shared = [row for row in rows if sum(map(bool, row)) > 1]
    written = [row for row in rows if any(row)]
    return 2 * len(shared) > len(written) and not all(_LIST_MARK.fullmatch(row[0]) for row in shared)


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted and _NEEDS_QUOTING.search(quoted[1]):
        return _ROW_END.sub("\n", quoted[1].replace('""', '"')), quoted.end()
    plain = _PLAIN.match(text, at)
    return (plain[0], plain.end()) if plain else ("", at)


def _trimmed(rows: list[list[str]]) -> Rows:
    """The rows without white space around cells and without empty rows and columns at the edges, made even."""
    width = max((len(row) for row in rows), default=0)
    even = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    filled = [place for place, row in enumerate(even) if any(row)]
    if not filled:
        return ()
    even = even[filled[0] : filled[-1] + 1]
    columns = [place for place in range(width) if any(row[place] for row in even)]
    return tuple(tuple(row[columns[0] : columns[-1] + 1]) for row in even)


class _TableReader(HTMLParser):
    """Collects the cells of the first table; a table within a cell is read as that cell's text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._in_cell = False
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done:
            self._open(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or self._depth == 0
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._in_cell and not self._done:
            self.rows[-1][-1] += re.sub(r"[ \t\r\n]+", " ", data)

    def _open(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._close_cell()
            self.rows[-1].append("")
            self._in_cell = True
            span = attrs.get("colspan") or ""
            self._span = min(int(span), 100) if span.isascii() and span.isdigit() else 1
        elif tag == "br" and self._in_cell:
            self.rows[-1][-1] += "\n"

    def _close_cell(self) -> None:
        if self._in_cell:
            self.rows[-1].extend([""] * (self._span - 1))
        self._in_cell = False
        self._span = 1
