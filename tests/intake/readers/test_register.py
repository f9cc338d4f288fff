"""A case log as a workbook or as values: its rows as a spreadsheet shows them, and a sentence where it has none."""

import re
import tracemalloc
import warnings
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from workbench.errors import BadInput
from workbench.intake.readers.register import MOST_ROWS, Sheet, read_register

ROWS = [
    ["FOI No", "Date received", "Requester"],
    ["612-25", datetime(2025, 7, 1, 9, 30), "A Requester"],
    ["613-25", date(2025, 7, 2), "=A2"],
]


def workbook(*sheets: list, names=("Log", "Second", "Third")) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in zip(names, sheets, strict=False):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_gives_its_sheets_with_days_as_days():
    log, second = read_register("log.xlsx", workbook(ROWS, [["Ref"], [7], [7.5], [True], [time(9, 5)]]))
    assert log.name == "Log"
    assert log.rows[1] == ("612-25", date(2025, 7, 1), "A Requester")
    assert second.rows == (("Ref",), ("7",), ("7.5",), ("yes",), ("09:05",))


def test_a_formula_is_never_worked_out():
    [log] = read_register("log.xlsx", workbook(ROWS))
    assert log.rows[2] == ("613-25", date(2025, 7, 2)), "nobody has opened it in a spreadsheet program yet"


def test_sheets_without_rows_are_left_out_and_empty_rows_at_the_end_too():
    sheets = read_register("log.xlsx", workbook(ROWS, [[None, ""], []]))
    assert [sheet.name for sheet in sheets] == ["Log"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_values_are_read_whatever_parts_them_and_however_they_are_written(delimiter, encoding):
    rows = [["Ref", "Requester", "Subject"], ["1-25", "Llŷn" if "utf" in encoding else "Zoë", "one, two; three"]]
    quoted = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    [sheet] = read_register("log.csv", quoted.encode(encoding))
    assert sheet == Sheet("log", tuple(tuple(row) for row in rows))


def test_a_cell_may_have_lines_and_quotation_marks():
    [sheet] = read_register("log.csv", b'Ref,Request\r\n1,"How many ""dogs""?\r\nAnd cats?"\r\n')
    assert sheet.rows[1] == ("1", 'How many "dogs"?\r\nAnd cats?')


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("log.xlsx", b"", "is empty"),
        ("log.csv", b" \r\n", "is empty"),
        ("log.csv", b",,,\r\n,,\r\n", "has no rows"),
        ("log.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older kind"),
        ("log.xlsx", workbook(ROWS)[:-300], "is damaged"),
        ("log.xlsx", b"PK\x03\x04" + bytes(100), "is damaged"),
        ("log.bin", bytes(range(256)) * 20, "neither a workbook nor"),
        ("letter.docx", b"", "is empty"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence_that_names_the_file(name, data, said):
    with pytest.raises(BadInput, match=said) as refused:
        read_register(name, data)
    assert refused.value.sentence.startswith(name)
    assert refused.value.advice


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_of(cells: bytes, after: bytes = b"") -> bytes:
    return b"<worksheet %b><sheetData>%b</sheetData>%b</worksheet>" % (_MAIN, cells, after)


def zipped(entries: dict[str, bytes]) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return kept.getvalue()


def changed(parts: dict[str, bytes], book: bytes | None = None) -> bytes:
    """A workbook with some of its parts exchanged."""
    packed = zipfile.ZipFile(BytesIO(book or workbook(ROWS)))
    return zipped({entry.filename: packed.read(entry) for entry in packed.infolist()} | parts)


@pytest.mark.parametrize(
    "parts",
    [
        {f"xl/worksheets/sheet{n}.xml": bytes(30_000_000) for n in range(4)},
        {SHEET: sheet_of(b'<row r="1">' + b"<c><v>1</v></c>" * 2_000_000 + b"</row>")},
        {SHEET: sheet_of(b"<row/>" * 2_000_000)},
        {SHEET: b"<a>" * 5_000_000},
        {STRINGS: b"<sst><si>" + b"<r><t>a</t></r>" * 2_000_000 + b"</si></sst>"},
        {"xl/styles.xml": b"<styleSheet><cellXfs>" + b"<xf/>" * 5_000_000 + b"</cellXfs></styleSheet>"},
    ],
    ids=["much", "a row without end", "rows without end", "deep", "a text of pieces", "formats"],
)
def test_what_unpacks_to_too_much_is_said_so_in_little_memory(parts):
    bomb = changed(parts)
    del parts
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match="unpacks to far more"):
            read_register("log.xlsx", bomb)
        assert tracemalloc.get_traced_memory()[1] < 120_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_even_looked_up(encoding):
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(encoding)
    with pytest.raises(BadInput, match="not a workbook that a spreadsheet"):
        read_register("log.xlsx", changed({"xl/workbook.xml": evil}))


def test_a_zip_of_something_else_is_no_workbook():
    with pytest.raises(BadInput, match="is not a workbook"):
        read_register("log.xlsx", zipped({"word/document.xml": b"<a/>"}))


def test_what_stands_around_the_cells_cannot_spoil_them():
    after = b'<dataValidations count="soon"><dataValidation type="no such"/></dataValidations><extLst><ext/></extLst>'
    spoilt = changed({SHEET: sheet_of(b'<row r="1"><c t="inlineStr"><is><t>Ref</t></is></c></row>', after)})
    assert read_register("log.xlsx", spoilt)[0].rows == (("Ref",),)


def test_pictures_and_links_are_left_alone_however_large():
    large = changed({"xl/media/image1.png": bytes(60_000_000), "xl/externalLinks/externalLink1.xml": bytes(60_000_000)})
    assert len(read_register("log.xlsx", large)[0].rows) == 3


def test_a_border_drawn_to_the_end_of_the_sheet_is_no_row():
    far = sheet_of(b'<row r="1"><c><v>1</v></c></row><row r="1048576"><c s="0"/></row>')
    assert read_register("log.xlsx", changed({SHEET: far}))[0].rows == (("1",),)
    much = sheet_of(b'<row r="1048576"><c><v>1</v></c></row>')
    with pytest.raises(BadInput, match="more than 50,000 rows"):
        read_register("log.xlsx", changed({SHEET: much}))


def test_days_counted_from_1904_are_the_same_days():
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.active.append(["Received", date(2025, 7, 1)])
    kept = BytesIO()
    book.save(kept)
    assert b'date1904="1"' in zipfile.ZipFile(kept).read("xl/workbook.xml")
    assert read_register("log.xlsx", kept.getvalue())[0].rows == (("Received", date(2025, 7, 1)),)


def test_a_number_that_is_no_day_is_shown_as_a_spreadsheet_shows_it():
    packed = zipfile.ZipFile(BytesIO(workbook([[date(2025, 7, 1)]])))
    sheet = re.sub(rb"<v>\d+</v>", b"<v>99999999999</v>", packed.read(SHEET))
    assert read_register("log.xlsx", changed({SHEET: sheet}, workbook([[date(2025, 7, 1)]])))[0].rows == (("#VALUE!",),)


def test_what_looks_like_a_formula_in_values_is_text():
    [sheet] = read_register("log.csv", b'Ref,Requester\r\n1-25,"=HYPERLINK(""http://example.org"")"\r\n')
    assert sheet.rows[1] == ("1-25", '=HYPERLINK("http://example.org")')


def test_more_rows_than_any_log_are_refused():
    with pytest.raises(BadInput, match="more than 50,000 rows"):
        read_register("log.csv", b"a,b\r\n" * (MOST_ROWS + 2))


def test_a_file_that_takes_too_long_ends():
    ticks = iter(range(10**9))
    with pytest.raises(BadInput, match="too long"):
        read_register("log.csv", b"a,b\r\n" * 1000, clock=lambda: next(ticks))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from(["a.csv", "a.xlsx"]))
def test_whatever_the_bytes_it_is_rows_or_a_sentence(data, name):
    with suppress(BadInput):
        assert read_register(name, data)


tables = st.lists(
    st.lists(st.text(max_size=20) | st.none() | st.dates() | st.floats() | st.booleans(), max_size=5), max_size=6
)


@settings(max_examples=100, deadline=None)
@given(tables, st.integers(0, 4000), st.binary(max_size=3))
def test_whatever_stands_in_a_workbook_or_happens_to_it_is_rows_or_a_sentence(table, place, damage):
    shown = [[cell if not isinstance(cell, str) else printable(cell) for cell in row] for row in table]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = workbook(shown)
    broken = book[:place] + damage + book[place + len(damage) :]
    for data in (book, broken):
        with suppress(BadInput):
            assert all(
                isinstance(cell, str | date)
                for sheet in read_register("a.xlsx", data)
                for row in sheet.rows
                for cell in row
            )


def printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
