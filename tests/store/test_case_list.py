"""The list is fit for 25,000 cases: it is read from indexes, never sorted or searched case by case."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.dialects import sqlite

from workbench.service.ports import CaseQuery, Show
from workbench.store.case_list import counting, listing
from workbench.store.library import open_library


@pytest.fixture
def plan(tmp_path):
    """How SQLite goes about a statement, step by step."""
    open_library(tmp_path / "cases.foilib").close()
    with closing(sqlite3.connect(tmp_path / "cases.foilib")) as connection:

        def explained(statement) -> list[str]:
            text = str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
            return [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {text}")]

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
        [step] = plan(listing(CaseQuery(words, show), 100, 50))
        assert index in step
    [step] = plan(counting(CaseQuery(show=show)))
    assert f"COVERING INDEX {index}" in step
