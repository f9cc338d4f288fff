"""A table as a file that any spreadsheet opens: CSV (RFC 4180), UTF-8 with the mark by which spreadsheets know it.

What is typed into a case may begin like a formula, and a spreadsheet would work it out: such a cell is put behind an
apostrophe, which the spreadsheet shows and does not execute (OWASP, "CSV Injection").
"""

import csv
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from workbench.rendering.files import write_pieces

_GUARD = "'"
_SIGNS = "=+-@"
_BREAKS = "\t\r\n"
_ROWS = 500  # written at once


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whole or not at all; rows are asked for one after the other, so that few are in memory.

    Raises CannotWrite, and whatever the rows raise; an old file is then still whole.
    """
    write_pieces(path, table_file(headings, rows))


def table_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The bytes of the table, piece by piece."""
    yield BOM_UTF8
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)  # a cell stays one cell, whatever stands in it
    writer.writerow([guarded(cell) for cell in headings])
    for number, row in enumerate(rows, 1):
        writer.writerow([guarded(cell) for cell in row])
        if number % _ROWS == 0:
            yield _taken(text)
    yield _taken(text)


def guarded(cell: str) -> str:
    """The cell, behind an apostrophe where a spreadsheet might take it for a formula.

    Spreadsheets pass over spaces, and some read the full width signs of other keyboards as the usual ones.
    """
    first = next((char for char in cell if not _passed_over(char)), "")
    begins = unicodedata.normalize("NFKC", first)[:1]
    return _GUARD + cell if cell[:1] in tuple(_BREAKS) or begins in tuple(_SIGNS) or begins == "\u2212" else cell


def _passed_over(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


def _taken(text: StringIO) -> bytes:
    found = text.getvalue().encode(errors="replace")
    text.seek(0)
    text.truncate()
    return found
