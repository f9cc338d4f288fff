"""Ranges as Excel, LibreOffice, Word and web pages put them on the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.clipboard_table import is_range, parse_html_table, parse_range


@pytest.mark.parametrize(
    ("copied", "rows"),
    [
        ("Year\tStops\r\n2022\t14\r\n", (("Year", "Stops"), ("2022", "14"))),
        ("Year\tStops\n2022\t14", (("Year", "Stops"), ("2022", "14"))),
        ("Year\tStops\r2022\t14\r", (("Year", "Stops"), ("2022", "14"))),
        ("one", (("one",),)),
        ("", ()),
        ("\t\t\r\n\t\t\r\n", ()),
    ],
    ids=["excel", "no last line end", "old mac", "one cell", "nothing", "empty cells"],
)
def test_a_range_is_read_row_by_row(copied, rows):
    assert parse_range(copied) == rows


def test_a_cell_with_line_breaks_tabs_and_quotation_marks_stays_one_cell():
    copied = 'Offence\tNote\r\n"theft\r\nfrom shop"\t"called ""minor"""\r\n"a\tb"\t3\r\n'
    assert parse_range(copied) == (("Offence", "Note"), ("theft\nfrom shop", 'called "minor"'), ("a\tb", "3"))


def test_quotation_marks_that_quote_nothing_are_kept():
    assert parse_range('Name\tHeight\n"Bobby"\t6" 2\n"open\t1') == (
        ("Name", "Height"),
        ('"Bobby"', '6" 2'),
        ('"open', "1"),
    )


def test_short_rows_are_filled_up_so_that_each_figure_stays_in_its_column():
    assert parse_range("A\tB\tC\n1\n1\t2\t3") == (("A", "B", "C"), ("1", "", ""), ("1", "2", "3"))


def test_empty_edges_go_and_gaps_inside_stay():
    assert parse_range("\t\t\t\n\tA\t\tB\t\n\t\t\t\t\n\t1\t\t2\t\n\n") == (
        ("A", "", "B"),
        ("", "", ""),
        ("1", "", "2"),
    )


def test_padding_of_accounting_formats_is_not_part_of_a_figure():
    assert parse_range(" £ 1,234 \t\u00a0 12 \n5\t6") == (("£ 1,234", "12"), ("5", "6"))


def test_characters_that_no_letter_can_hold_are_marked():
    assert parse_range("a\0b\t\ud800\nc\td") == (("a\ufffdb", "\ufffd"), ("c", "d"))


def test_what_reads_as_a_table():
    assert is_range(parse_range("A\tB\n1\t2"))
    assert not is_range(parse_range("first line\nsecond line"))
    assert not is_range(parse_range("Dear Sir,\tone indented line"))
    assert not is_range(())


def test_a_numbered_list_copied_from_a_letter_is_no_table():
    assert not is_range(parse_range("1.\tHow many stops?\n2.\tHow many searches?"))
    assert not is_range(parse_range("•\tfirst\n•\tsecond\n•\tthird"))
    assert not is_range(parse_range("We asked three teams.\nThey said:\nso\tmuch"))
    assert is_range(parse_range("2022.\tstops\nA\t14"))


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8).map(str.strip)


@given(st.lists(st.lists(cells.filter(bool), min_size=2, max_size=4), min_size=1, max_size=5))
def test_whatever_a_spreadsheet_writes_is_read_back(rows):
    def written(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t\r\n"') else cell

    width = max(map(len, rows))
    copied = "\r\n".join("\t".join(written(cell) for cell in row) for row in rows)
    expected = tuple(
        tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row) + ("",) * (width - len(row))
        for row in rows
    )
    assert parse_range(copied) == expected


def test_a_table_of_a_web_page():
    html = (
        "<p>Figures</p><table><thead><tr><th>Year</th><th>Stops &amp;\n searches</th></tr></thead>"
        "<tbody><tr><td>2022<td>14<tr><td colspan=2>none<br>kept</td></tr></tbody></table><p>Source</p>"
    )
    assert parse_html_table(html) == (("Year", "Stops & searches"), ("2022", "14"), ("none\nkept", ""))


def test_a_table_within_a_cell_is_that_cells_text_and_a_second_table_is_left_out():
    html = "<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table><table><tr><td>c</table>"
    assert parse_html_table(html) == (("ain", "b"),)


def test_text_without_a_table_has_no_rows():
    assert parse_html_table("<p>no table</p> tail </td></tr></table>") == ()
