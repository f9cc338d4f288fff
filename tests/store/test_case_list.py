"""The list is fit for 25,000 cases: it is read from indexes, never sorted or searched case by case."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial

import pytest

from workbench.service.ports import CaseQuery, Show
from workbench.store import case_list
from workbench.store.file import TABLES
from workbench.store.library import open_library
from workbench.store.schema import metadata


@pytest.fixture
def plan(tmp_path):
    """How SQLite goes about a statement, step by step."""
    open_library(tmp_path / "cases.foilib").close()
    with closing(sqlite3.connect(tmp_path / "cases.foilib")) as connection:

        def explained(ask) -> list[str]:
            statements = []
            connection.set_trace_callback(statements.append)
            ask(connection)
            connection.set_trace_callback(None)
            [statement] = statements
            return [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]

        yield explained


@pytest.mark.parametrize(
    ("show", "index"),
    [
        (Show.OPEN, "case_list_open"),
        (Show.DUE, "case_list_open"),
        (Show.ANSWERED, "case_list_answered"),
        (Show.ALL, "case_list_all"),
    ],
)
def test_each_choice_of_cases_is_read_in_order_from_its_index(plan, show, index):
    for words in ("", "drones 616"):
        [step] = plan(partial(case_list.rows, query=CaseQuery(words, show), offset=100, limit=50))
        assert index in step
    [step] = plan(partial(case_list.count, query=CaseQuery(show=show)))
    assert f"COVERING INDEX {index}" in step


def test_the_tables_asked_for_at_the_start_are_those_of_the_schema():
    assert metadata.tables.keys() == TABLES


def test_the_list_is_there_before_sqlalchemy_is(tmp_path):
    path = tmp_path / "cases.foilib"
    open_library(path).close()
    code = (
        "import sys; from pathlib import Path; from workbench.store.library import open_library;"
        "from workbench.service.ports import CaseQuery; store = open_library(Path(sys.argv[1]));"
        "print(store.count(CaseQuery()), store.rows(CaseQuery(), 0, 50), 'sqlalchemy' in sys.modules); store.close()"
    )
    said = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["0", "[]", "False"]
