"""Nothing in a file is followed, run or hidden: paths and markup, cells of tables, calendar entries, pages."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.clock_cases import LIMITS, calendar, event
from tests.domain.clock_cases import case as clock_case
from tests.reliability import hostile, libraries
from workbench.domain.authority import ReviewWindow
from workbench.domain.case import EventKind
from workbench.domain.clocks import deadlines
from workbench.errors import LibraryUnavailable
from workbench.rendering.calendar_file import render_clocks
from workbench.rendering.table_file import table_file
from workbench.store.library import open_library

ROOT = Path(__file__).parents[2]
AT_THE_DESK = ("example", "answer-refusal", "answer-cost", "review-outcome")


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """What came of opening cases that lead astray with every text."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.lay_out(folder)
    told = subprocess.run(
        [sys.executable, "-m", "tests.reliability.hostile", str(folder), *AT_THE_DESK],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout.splitlines()[-1])


def test_no_path_or_address_in_a_case_is_ever_followed(followed):
    assert followed["cases"] > 15
    assert followed["events"] == []
    assert "0.png" in followed["seen"][-1], "this test sees what Python opens"


def test_no_text_of_a_case_is_taken_for_markup(followed):
    assert followed["tips"] > 100
    assert followed["shown"] == []


def test_no_picture_that_a_case_names_is_read(followed):
    assert followed["touched"] == []
    if not followed["control"]:
        pytest.skip("this disk does not note when a file was read")


BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\\n", "\r\n ", "\n\t")
INJECTED = (
    "ATTACH:file:///secret",
    "END:VEVENT{}BEGIN:VALARM",
    "URL:https://example.org/",
    "DESCRIPTION:told",
    "ORGANIZER:mailto:x@y.example",
)
ENTRY_HOLDS = {
    *("BEGIN", "END", "PRODID", "VERSION", "METHOD", "UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "TRANSP"),
}


@pytest.mark.parametrize("line_break", BREAKS, ids=repr)
def test_a_text_cannot_become_a_line_of_a_calendar_file(line_break):
    for injected in INJECTED:
        said = f"616-25{line_break}{injected.format(line_break)}"
        data = calendar_of(said)
        text = data.decode().replace("\r\n ", "").replace("\r\n\t", "")  # as a calendar program reads it
        lines = [line for line in text.splitlines() if line]
        assert {line.partition(":")[0].partition(";")[0] for line in lines} <= ENTRY_HOLDS, injected
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
        assert "616-25" in text


def calendar_of(reference: str) -> bytes:
    """The calendar file of a case whose reference and questions' labels are this text."""
    case = clock_case(
        "2026-11-23", event(EventKind.EXTENDED, "2026-12-01", until="2027-01-15", limb="31(1)"), questions=2
    )
    questions = tuple(replace(each, label=reference) for each in case.questions)
    case = replace(case, reference=reference, questions=questions)
    today = date(2026, 11, 25)
    return render_clocks([(case, deadlines(case, calendar(), LIMITS, ReviewWindow(), today))], today)


SIGNS = "=+-@"
HOSTILE = (
    *(f"{sign}HYPERLINK(A1)" for sign in (*SIGNS, "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−", "⁼", "⁺", "₌")),
    *(
        f"{lead}=1+1"
        for lead in ("\t", "\r", "\n", "\r\n", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x0b", "\x1f")
    ),
    *("\tx", "\rx", "\nx", '"=1+1"', '","=1+1', '\n"=1+1', "=cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "+44 1632 960000"),
)


def is_formula(cell: str) -> bool:
    """What a spreadsheet would work out, by the strictest of them: spaces and what is not seen are passed over."""
    seen = [char for char in cell if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc")]
    begins = unicodedata.normalize("NFKC", seen[0])[:1] if seen else ""
    return cell[:1] in ("\t", "\r", "\n") or (begins in (*SIGNS, "−") and bool(begins))


def table_of(rows: list[list[str]]) -> list[list[str]]:
    data = b"".join(table_file(["when", "what"], rows))
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", HOSTILE, ids=repr)
def test_a_cell_of_an_exported_table_cannot_become_a_formula(cell):
    assert is_formula(cell) or cell.startswith('"')
    _, *rows = table_of([[cell, f"before{cell}"], [f"after {cell}", cell]])
    assert [len(row) for row in rows] == [2, 2], "a cell stays one cell, and a line one line"
    assert not any(is_formula(each) for row in rows for each in row)
    assert all(cell in each for row in rows for each in row), "nothing is lost"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=4))
def test_nor_can_any_other(rows):
    _, *read = table_of(rows)
    assert not any(is_formula(each) for row in read for each in row)
    assert [[each.removeprefix("'") for each in row] for row in read] == [
        [each.removeprefix("'") for each in row] for row in rows
    ]


ACTING = (
    "CREATE TRIGGER t AFTER INSERT ON case_log BEGIN DELETE FROM parts; END",
    "CREATE VIEW v AS SELECT * FROM cases",
    "CREATE TRIGGER t INSTEAD OF DELETE ON v BEGIN DELETE FROM parts; END",
)


@pytest.mark.parametrize("statement", ACTING)
def test_a_library_that_brings_statements_of_its_own_is_refused(tmp_path, statement):
    path = tmp_path / "cases.foilib"
    libraries.make(path)
    with closing(sqlite3.connect(path)) as connection:
        if "ON v" in statement:
            connection.execute("CREATE VIEW v AS SELECT * FROM parts")
        connection.execute(statement)
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(LibraryUnavailable, match="damaged"):
        open_library(path)
    assert path.read_bytes() == before
