"""The library's log in its table: lines are added at the end, each sealed to the one before, and never changed.

Only when a case is destroyed are its lines emptied: the digests stay (see domain/log.py).
"""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select, update

from workbench.domain.log import LogRow, row_after
from workbench.service.ports import LogEntry
from workbench.store.schema import case_log

_COLUMNS = ("number", "case_id", "at", "by", "label", "before", "after", "content", "chain")


def put(connection: Connection, rows: Sequence[LogRow]) -> None:
    """Write lines as they are."""
    connection.execute(insert(case_log), [{name: getattr(row, name) for name in _COLUMNS} for row in rows])


def add(connection: Connection, case_id: str, entry: LogEntry, before: str, after: str) -> None:
    """Write the next line."""
    put(connection, [row_after(last(connection), case_id, entry.at.isoformat(), entry.by, entry.label, before, after)])


def take_over(connection: Connection, rows: Sequence[LogRow]) -> None:
    """Write lines of another library's log behind this one's: what they say is theirs, the seal is this library's."""
    previous = last(connection)
    for row in rows:
        previous = row_after(previous, row.case_id, row.at, row.by, row.label, row.before, row.after)
        put(connection, [previous])


def last(connection: Connection) -> LogRow | None:
    """The line written last, or None where there is none yet."""
    found = connection.execute(select(case_log).order_by(case_log.c.number.desc()).limit(1)).mappings().one_or_none()
    return None if found is None else LogRow(**found)


def rows(connection: Connection, case_id: str, offset: int, limit: int) -> list[LogRow]:
    """A stretch of a case's lines, or of all where no case is named, oldest first."""
    wanted = select(case_log).order_by(case_log.c.number).offset(offset).limit(limit)
    if case_id:
        wanted = wanted.where(case_log.c.case_id == case_id)
    return [LogRow(**row) for row in connection.execute(wanted).mappings()]


def length(connection: Connection, case_id: str) -> int:
    """How many lines there are of a case, or of all."""
    wanted = select(func.count()).select_from(case_log)
    if case_id:
        wanted = wanted.where(case_log.c.case_id == case_id)
    return connection.execute(wanted).scalar_one()


def empty(connection: Connection, case_id: str) -> None:
    """Take the words out of a case's lines."""
    connection.execute(update(case_log).where(case_log.c.case_id == case_id).values(at="", by="", label=""))
