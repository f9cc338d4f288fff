"""A case log that officers keep in a workbook or as comma separated values: its sheets, row for row, as they are shown.

Formulas give the values that were last worked out; nothing is worked out here, and no other file is looked at.
"""

import csv
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from io import BytesIO, StringIO
from pathlib import PurePath
from typing import Any

from workbench.errors import BadInput
from workbench.intake.readers.limits import LARGEST, PATIENCE, CannotRead, Clock, Patience, sound
from workbench.intake.readers.names import safe_name
from workbench.intake.readers.words import decoded, fit, looks_like_text

MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 100_000  # characters
_MOST_ENTRIES = 2000
_LARGEST_PART = 100_000_000  # bytes unpacked: fifty thousand rows of a case log are a tenth of that
_PATIENCE = 10 * PATIENCE  # a log of many years is longer than a letter
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20  # lines by which the delimiter is told
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "Save it as a workbook (.xlsx) or as comma separated values (.csv), and choose that."

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
        raise CannotRead("is a workbook of an older kind (.xls), or under a password", _SAVE)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return list(_workbook(data, patience))
    return [_values(name, data, patience)]


# ── a workbook ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _workbook(data: bytes, patience: Patience) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    _look_at(data)
    with sound("is damaged, or not really a workbook"):
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # what a file says of its size is not believed
            rows = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 1, values_only=True)
            yield Sheet(str(sheet.title), _rows(rows, patience))


def _look_at(data: bytes) -> None:
    """Raises CannotRead for a zip that would unpack to too much, or that no spreadsheet program wrote."""
    with sound("is damaged, or not really a workbook"):
        packed = zipfile.ZipFile(BytesIO(data))
        entries = packed.infolist()
        if not any(entry.filename.startswith("xl/") for entry in entries):
            raise CannotRead("is not a workbook", _SAVE)
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_PART:
            raise CannotRead("unpacks to far more than any case log", _SAVE)
        for entry in entries:
            with packed.open(entry) as part:
                head = part.read(4096)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise CannotRead("is not a workbook that a spreadsheet program wrote", _SAVE)


# ── comma separated values ───────────────────────────────────────────────────────────────────────────────────────────


def _values(name: str, data: bytes, patience: Patience) -> Sheet:
    text, _ = decoded(data)
    if not text.strip():
        raise CannotRead("is empty", "Choose the file in which the cases are listed.")
    if not looks_like_text(text):
        raise CannotRead("is neither a workbook nor comma separated values", _SAVE)
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


def _rows(found: Any, patience: Patience) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(found):
        if number >= MOST_ROWS:
            raise CannotRead(f"has more than {MOST_ROWS:,} rows", "Divide it, and bring in one part after the other.")
        patience.spend()
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        while cells and cells[-1] == "":
            cells.pop()
        rows.append(tuple(cells))
    while rows and not rows[-1]:
        rows.pop()
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
