"""A case log as a workbook or as values: its rows as a spreadsheet shows them, and a sentence where it has none."""

import tracemalloc
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


def zipped(entries: dict[str, bytes]) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return kept.getvalue()


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked():
    bomb = zipped({"xl/workbook.xml": b"<a/>", **{f"xl/worksheets/sheet{n}.xml": bytes(30_000_000) for n in range(4)}})
    tracemalloc.start()
    with pytest.raises(BadInput, match="unpacks to far more"):
        read_register("log.xlsx", bomb)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_entities_are_not_even_looked_up():
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(BadInput, match="not a workbook that a spreadsheet"):
        read_register("log.xlsx", zipped({"xl/workbook.xml": evil}))


def test_a_zip_of_something_else_is_no_workbook():
    with pytest.raises(BadInput, match="is not a workbook"):
        read_register("log.xlsx", zipped({"word/document.xml": b"<a/>"}))


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
