"""A case log that officers keep in a workbook or as comma separated values: its sheets, row for row, as they are shown.

Formulas give the values that were last worked out; nothing is worked out here, and no other file is looked at.
"""

import csv
import time
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from io import StringIO
from pathlib import PurePath
from typing import Any

from workbench.errors import BadInput
from workbench.intake.readers.limits import LARGEST, PATIENCE, CannotRead, Clock, Patience, sound
from workbench.intake.readers.names import safe_name
from workbench.intake.readers.words import decoded, fit, looks_like_text
from workbench.intake.readers.workbook import LAST_ROW, SAVE, cells_alone

MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 100_000  # characters
_PATIENCE = 10 * PATIENCE  # a log of many years is longer than a letter
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20  # lines by which the delimiter is told
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Cell = str | date


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows as far as something stands in them, each cell the text or the day that it shows."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_register(name: str, data: bytes, clock: Clock = time.monotonic) -> tuple[Sheet, ...]:
    """The sheets of a .xlsx or .csv file in which something stands. Raises BadInput, whose sentence names the file."""
    shown = safe_name(name, "The file")
    try:
        sheets = _read(shown, data, Patience(_PATIENCE, clock))
    except CannotRead as fault:
        raise BadInput(f"{shown} {fault.why}.", fault.advice) from None
    if not any(sheet.rows for sheet in sheets):
        raise BadInput(f"{shown} has no rows.", "Choose the file in which the cases are listed.")
    return tuple(sheet for sheet in sheets if sheet.rows)


def _read(name: str, data: bytes, patience: Patience) -> list[Sheet]:
    if len(data) > LARGEST:
        raise CannotRead(
            f"is larger than {LARGEST // 1_000_000} MB", "Divide it, and bring in one part after the other."
        )
    if data.startswith(_OLE):
        raise CannotRead("is a workbook of an older kind (.xls), or under a password", SAVE)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _workbook(data, patience)
    return [_values(name, data, patience)]


# ── a workbook ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _workbook(data: bytes, patience: Patience) -> list[Sheet]:
    from openpyxl import load_workbook

    cells = cells_alone(data)
    with sound("is damaged, or not really a workbook"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a day outside the calendar is told of where its cell is read
        workbook = load_workbook(cells, read_only=True, data_only=True, keep_links=False)
        return [_sheet(sheet, patience) for sheet in workbook.worksheets]


def _sheet(sheet: Any, patience: Patience) -> Sheet:
    patience.spend()
    sheet.reset_dimensions()  # what a file says of its size is not believed
    return Sheet(str(sheet.title), _rows(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), patience))


# ── comma separated values ───────────────────────────────────────────────────────────────────────────────────────────


def _values(name: str, data: bytes, patience: Patience) -> Sheet:
    text, _ = decoded(data)
    if not text.strip():
        raise CannotRead("is empty", "Choose the file in which the cases are listed.")
    if not looks_like_text(text):
        raise CannotRead("is neither a workbook nor comma separated values", SAVE)
    csv.field_size_limit(LARGEST)
    with sound("is damaged: a quotation mark does not end"):
        reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
        return Sheet(PurePath(name).stem, _rows(reader, patience))


def _delimiter(text: str) -> str:
    """The one that gives most columns, as often as possible the same number."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])

    def regular(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(StringIO(head, newline=""), delimiter=delimiter) if row]
        usual = max(widths, key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=regular)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(found: Iterable[Sequence[object]], patience: Patience) -> tuple[tuple[Cell, ...], ...]:
    """The rows, without the empty ones after the last: a sheet with a border drawn to its end has a million of them."""
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(found):
        if number >= LAST_ROW:
            break
        patience.spend()
        if row.count(None) == len(row):
            continue
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        while cells and cells[-1] == "":
            cells.pop()
        if cells and number >= MOST_ROWS:
            raise CannotRead(f"has more than {MOST_ROWS:,} rows", "Divide it, and bring in one part after the other.")
        if cells:
            rows += [()] * (number - len(rows))
            rows.append(tuple(cells))
    return tuple(rows)


def _cell(value: object) -> Cell:
    """What a cell shows: a day where it is one, else text."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date()
        case date():
            return value
        case clock_time():
            return value.isoformat("minutes")
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case _:
            text, _ = fit(str(value).strip())
            if len(text) > LONGEST_CELL:
                raise CannotRead(f"has a cell of more than {LONGEST_CELL:,} characters", "Shorten it, or leave it out.")
            return text
