"""A table for spreadsheets: what is read back is what was put in, and nothing in it is ever worked out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import CannotWrite, LibraryUnavailable
from workbench.rendering.table_file import guarded, table_file, write_table

CELLS = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3))
FORMULAS = (
    "=1+1",
    "+44 20 7946 0000",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x00=1+1",
    "\uff1d1+1",
    " \uff0b1",
    "\uff0d1",
    "\uff20A1",
    "\ufe661+1",
    "\u22121",
    "\tharmless",
    "=cmd|' /C calc'!A0",
)


def read_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@given(ROWS)
def test_what_is_read_back_is_what_was_put_in_but_for_the_guard(rows):
    back = read_back(b"".join(table_file(("One", "Two", "Three"), rows)))
    assert back[0] == ["One", "Two", "Three"]
    assert [[cell.removeprefix("'") for cell in row] for row in back[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@given(CELLS)
def test_no_cell_begins_like_a_formula(cell):
    [[kept]] = read_back(b"".join(table_file((cell,), ())))
    assert not kept.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not kept.startswith(("\t", "\r", "\n"))
    assert kept in (cell, f"'{cell}")


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_work_out_stands_behind_an_apostrophe(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "616-25", "a = b", "'=1", "2025-07-30", "—", "ŵ", " ", "“=1”", "(destroyed)"])
def test_any_other_cell_is_as_it_was(cell):
    assert guarded(cell) == cell


def test_headings_are_guarded_too():
    assert read_back(b"".join(table_file(("=1",), ()))) == [["'=1"]]


def test_a_spreadsheet_knows_that_it_is_utf_8():
    assert b"".join(table_file(("Llŷn",), ())).startswith(b"\xef\xbb\xbf")


def test_half_a_character_does_not_stop_the_table():
    assert read_back(b"".join(table_file(("a",), [["half \ud83e"]]))) == [["a"], ["half ?"]]


def test_rows_are_asked_for_as_they_are_written(tmp_path):
    asked = []

    def rows():
        for number in range(2_000):
            asked.append(number)
            yield (str(number),)

    pieces = table_file(("n",), rows())
    next(pieces)
    next(pieces)
    assert len(asked) == 500
    write_table(tmp_path / "table.csv", ("n",), rows())
    assert len(read_back((tmp_path / "table.csv").read_bytes())) == 2_001


def test_what_stops_the_rows_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("as it was")

    def rows():
        yield ("one",)
        raise LibraryUnavailable("The library is gone.")

    with pytest.raises(LibraryUnavailable):
        write_table(path, ("n",), rows())
    assert path.read_text() == "as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["table.csv"]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CannotWrite, match=r"table\.csv could not be written"):
        write_table(tmp_path / "nowhere" / "table.csv", ("n",), ())
