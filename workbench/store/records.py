"""A case's rows in the library: read for one case or many, and written so that only what changed touches the disk."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.dml import Delete

from workbench.store.driver import primary_code
from workbench.store.schema import CASE_TABLES
from workbench.store.text import Damaged
from workbench.store.to_rows import Row, Rows


def read(connection: Connection, case_ids: Sequence[str]) -> dict[str, Rows]:
    """The rows of these cases, by case id; a case that is not there is left out.

    Raises Damaged where a row holds what no text or date can be.
    """
    found: dict[str, Rows] = defaultdict(dict)
    try:
        for table in CASE_TABLES:
            names = table.columns.keys()
            for values in connection.execute(_READ[table.name], {"case_ids": case_ids}):
                row = dict(zip(names, values, strict=True))
                found[row["case_id"]].setdefault(table.name, []).append(row)
    except (ValueError, TypeError):
        raise Damaged from None
    except OperationalError as error:
        if primary_code(error.orig):
            raise
        raise Damaged from None  # not SQLite's own error but Python's: bytes that are not UTF-8
    return found


def readable(connection: Connection, case_ids: Sequence[str]) -> Iterator[Rows]:
    """The rows of those of these cases that can be read, one case after the other."""
    try:
        found = read(connection, case_ids)
    except Damaged:  # one of them cannot even be read: go on without it
        halves = (case_ids[: len(case_ids) // 2], case_ids[len(case_ids) // 2 :]) if len(case_ids) > 1 else ()
        for half in halves:
            yield from readable(connection, half)
        return
    yield from found.values()


def write(connection: Connection, before: Rows, after: Rows) -> None:
    """Turn the rows kept of a case, `before`, into `after`."""
    touched = [table for table in CASE_TABLES if before.get(table.name) != after.get(table.name)]
    for table in reversed(touched):  # what belongs to a row goes before the row itself
        old, new = _keyed(table, before), _keyed(table, after)
        if gone := [_key_values(table, row) for key, row in old.items() if key not in new]:
            connection.execute(_DELETE[table.name], gone)
    for table in touched:
        old, new = _keyed(table, before), _keyed(table, after)
        if changed := [row for key, row in new.items() if old.get(key) != row]:
            connection.execute(_PUT[table.name], changed)


def _keyed(table: Table, rows: Rows) -> dict[tuple[Any, ...], Row]:
    names = table.primary_key.columns.keys()
    return {tuple(row[name] for name in names): row for row in rows.get(table.name, ())}


def _key_values(table: Table, row: Row) -> Row:
    return {f"key_{column.name}": row[column.name] for column in table.primary_key}


def _reading(table: Table) -> Select[Any]:
    wanted = table.c.case_id.in_(bindparam("case_ids", expanding=True))
    return select(table).where(wanted).order_by(*table.primary_key)


def _deleting(table: Table) -> Delete:
    return delete(table).where(and_(*(column == bindparam(f"key_{column.name}") for column in table.primary_key)))


def _putting(table: Table) -> Insert:
    """Insert a row or overwrite the one that has its key, in place: nothing that belongs to it is touched."""
    putting = insert(table)
    rest = {column.name: putting.excluded[column.name] for column in table.c if not column.primary_key}
    return putting.on_conflict_do_update(index_elements=list(table.primary_key), set_=rest)


_READ = {table.name: _reading(table) for table in CASE_TABLES}
_DELETE = {table.name: _deleting(table) for table in CASE_TABLES}
_PUT = {table.name: _putting(table) for table in CASE_TABLES}
