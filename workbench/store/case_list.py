"""The case list as queries: which cases, in which order, without loading a case.

Plain SQL on purpose: the list is on the screen before SQLAlchemy has been imported (docs/decisions/0005).
"""

from datetime import date

from workbench.service.ports import CaseQuery, CaseRow, Show
from workbench.store import driver
from workbench.store.text import searchable

_COLUMNS = "case_id, reference, title, requester, received, due, answered, closed"
_ORDER = "due NULLS LAST, reference, case_id"


def count(connection: driver.Connection, query: CaseQuery) -> int:
    """How many cases the query finds."""
    where, values = _conditions(query)
    statement = f"SELECT count(*) FROM case_list WHERE {where}"  # nosec B608 # where is of our own words, values bound
    (number,) = connection.execute(statement, values).fetchone()
    return int(number)


def rows(connection: driver.Connection, query: CaseQuery, offset: int, limit: int) -> list[CaseRow]:
    """A stretch of the list in its order. Raises ValueError where a date is none."""
    where, values = _conditions(query)
    statement = f"SELECT {_COLUMNS} FROM case_list WHERE {where} ORDER BY {_ORDER} LIMIT ? OFFSET ?"  # nosec B608 # as above
    found = connection.execute(statement, [*values, limit, offset])
    return [
        CaseRow(case_id, reference, title, requester, _day(received), _day(due), _day(answered), _day(closed))
        for case_id, reference, title, requester, received, due, answered, closed in found
    ]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _conditions(query: CaseQuery) -> tuple[str, list[str]]:
    """What stands behind WHERE, and its values: nothing that was typed ever becomes SQL."""
    # instr, not LIKE: nothing to escape, and LIKE would fold A to Z alone
    words = searchable(query.words).encode(errors="replace").decode().split()
    shown, values = _shown(query)
    return " AND ".join([shown, *("instr(words, ?) > 0" for _ in words)]), [*values, *words]


def _shown(query: CaseQuery) -> tuple[str, list[str]]:
    match query.show:
        case Show.ALL:
            return "TRUE", []
        case Show.ANSWERED:
            return "answered IS NOT NULL", []
        case Show.OPEN:
            return "answered IS NULL", []
        case Show.DUE:
            until = ("due IS NOT NULL", []) if query.due_by is None else ("due <= ?", [query.due_by.isoformat()])
            return f"answered IS NULL AND {until[0]}", until[1]
