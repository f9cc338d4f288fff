"""The log as a book: found by words, sealed, and handed out as a table that anybody can check."""

import csv
import hashlib
import io
import json
from contextlib import closing
from datetime import date

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import NOWHERE, entry, keep
from workbench.domain.case import Case
from workbench.domain.seal import Seal
from workbench.rendering.table_file import write_table
from workbench.service.log_book import HEADINGS, LogBook, file_name
from workbench.store.library import open_library


@pytest.fixture
def store(tmp_path):
    with closing(open_library(tmp_path / "cases.foilib")) as store:
        keep(store, Case("one", "1-25"))
        keep(store, Case("two", "Tŷ 2-25"))
        keep(store, Case("one", "1-25", title="=Drones"))
        keep(store, Case("gone", "3-25"))
        store.destroy("gone", entry("Destroy case"))
        store.note(entry("Restore library"))
        yield store


@pytest.fixture
def book(store):
    return LogBook(store, write_table)


def found(book, words="", case_id=""):
    return book.numbers(case_id, words)


def seal_of(book) -> Seal:
    return list(book.seal())[-1]


def test_the_newest_line_comes_first(book):
    assert found(book) == [6, 5, 4, 3, 2, 1]
    assert found(book, case_id="one") == [3, 1]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("open", [3, 2, 1]),
        ("OPEN case", [3, 2, 1]),
        ("tŷ", [2]),
        ("1-25", [3, 1]),
        ("destroyed", [5, 4]),
        ("destroy case", [5]),
        ("library", [6]),
        ("officer restore", [6]),
        ("1 July 2025 open", [3, 2, 1]),
        ("1 August 2025", []),
        ("  ", [6, 5, 4, 3, 2, 1]),
        ("'; DROP", []),
        ("%", []),
    ],
)
def test_lines_are_found_by_when_who_what_and_which_case(book, words, numbers):
    assert found(book, words) == numbers


def test_words_are_sought_in_one_case_alone(book):
    assert found(book, "open", "two") == [2]


def test_each_line_knows_its_case(book):
    assert [line.about for line in book.lines([6, 5, 3, 2])] == ["(the library)", "(destroyed)", "1-25", "Tŷ 2-25"]
    assert book.lines([99]) == []


def test_a_whole_log_says_so(book):
    assert seal_of(book).sentence == "The log is whole: 6 lines, each sealed to the one before."


def test_an_empty_log_says_so(tmp_path):
    with closing(open_library(tmp_path / "new.foilib")) as store:
        assert seal_of(LogBook(store, write_table)).sentence == "The log is empty: nothing has been changed yet."


def test_a_broken_log_says_where_and_until_when_it_holds(book, store):
    store.connection.execute("UPDATE case_log SET by = 'nobody' WHERE number = 3")
    said = seal_of(book).sentence
    assert said.startswith("The log is broken at line 3: the line is not what was written. The 2 lines before it")
    assert "the last of Tue 1 July 2025" in said


def test_a_line_that_cannot_be_read_is_located_and_does_not_hide_the_others(book, store):
    store.connection.execute("UPDATE case_log SET label = CAST(x'ff' AS TEXT) WHERE number = 3")
    assert [line.row.label for line in book.lines([4, 3, 2])] == ["", "(This line cannot be read.)", "Open case"]
    assert seal_of(book).broken.number == 3


def test_the_table_has_all_that_the_seal_is_made_of(book, tmp_path):
    told = []
    book.export(tmp_path / "log.csv", book.numbers(), told.append)
    text = (tmp_path / "log.csv").read_text("utf-8-sig")
    headings, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(headings) == HEADINGS
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert [row[5] for row in rows] == ["1-25", "Tŷ 2-25", "1-25", "(destroyed)", "(destroyed)", "(the library)"]
    assert told == [6]
    chain = ""
    for _, _, at, by, label, _, case_id, before, after, content, seal in rows:
        assert at == "" or _sha256([case_id, at, by, label, before, after]) == content
        chain = _sha256([chain, case_id, before, after, content])
        assert chain == seal


def _sha256(fields):
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def test_more_lines_than_are_read_at_once_go_into_the_table_in_their_order(store, tmp_path):
    for number in range(600):
        keep(store, Case("one", "1-25", title=str(number)))
    book, told = LogBook(store, write_table), []
    book.export(tmp_path / "log.csv", book.numbers("one"), told.append)
    rows = list(csv.reader(io.StringIO((tmp_path / "log.csv").read_text("utf-8-sig"), newline="")))
    assert [int(row[0]) for row in rows[1:]] == sorted(book.numbers("one"))
    assert told == [500, 602]
    assert seal_of(book).lines == 606


def test_the_label_of_a_change_cannot_become_a_formula(store, tmp_path):
    store.save(usual_case("three", "=1+1"), NOWHERE, entry("+cmd"))
    book = LogBook(store, write_table)
    book.export(tmp_path / "log.csv", book.numbers("three"))
    [_, row] = csv.reader(io.StringIO((tmp_path / "log.csv").read_text("utf-8-sig"), newline=""))
    assert (row[4], row[5]) == ("'+cmd", "'=1+1")


def test_the_file_is_named_after_the_case():
    assert file_name("616/25", date(2025, 7, 30)) == "Log of 616-25, 2025-07-30.csv"
    assert file_name("", date(2025, 7, 30)) == "Log of the library, 2025-07-30.csv"
