"""The log as it is read: which lines have these words, and the lines themselves. Plain SQL, for 100,000 lines."""

from collections.abc import Callable, Sequence
from functools import cache

from workbench.domain.log import LogRow
from workbench.domain.seal import moment_of
from workbench.service.ports import LogLine, about
from workbench.store import driver
from workbench.store.text import searchable

_COLUMNS = "number, case_id, at, by, label, before, after, content, chain"


def numbers(connection: driver.Connection, case_id: str = "", words: str = "") -> list[int]:
    """The lines of a case, or of all, that have all these words in when, who, what or reference; newest first."""
    wanted = searchable(words).split()
    if not wanted:
        where, values = ("WHERE case_id = ?", [case_id]) if case_id else ("", [])
        statement = f"SELECT number FROM case_log {where} ORDER BY number DESC"  # nosec B608 # our own words
        found = connection.execute(statement, values)
        return [number for (number,) in found]
    return _with_words(connection, case_id, wanted)


def rows(connection: driver.Connection, wanted: Sequence[int]) -> list[LogRow]:
    """The lines of these numbers, by number; one that is not there is left out."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM case_log WHERE number IN ({_marks(wanted)}) ORDER BY number",  # nosec B608 # as above
        list(wanted),
    )
    return [LogRow(*row) for row in found]


def lines(connection: driver.Connection, wanted: Sequence[int]) -> list[LogLine]:
    """The lines of these numbers, in this order, each with the reference of its case."""
    found = {row.number: row for row in rows(connection, wanted)}
    names = _references(connection, {row.case_id for row in found.values()})
    return [LogLine(found[number], names.get(found[number].case_id)) for number in wanted if number in found]


def _with_words(connection: driver.Connection, case_id: str, wanted: Sequence[str]) -> list[int]:
    where, values = ("WHERE l.case_id = ?", [case_id]) if case_id else ("", [])
    found = connection.execute(
        "SELECT l.number, l.at, l.by, l.label, l.case_id, c.reference"
        f" FROM case_log AS l LEFT JOIN case_list AS c USING (case_id) {where} ORDER BY l.number DESC",  # nosec B608 # as above
        values,
    )
    said, hour = cache(_said), cache(_hour)  # most lines differ in little from another one
    return [number for number, at, *words in found if _has(f"{_when(at, hour)}\n{said(*words)}", wanted)]


def _said(by: str, label: str, case_id: str, reference: str | None) -> str:
    return searchable("\n".join((by, label, about(case_id, reference))))


def _when(at: str, hour: Callable[[str], str]) -> str:
    """As it is shown; the day is worked out once for each hour."""
    start = hour(at[:13])
    return start[:-2] + at[14:16] if start.endswith(":00") and at.endswith("+00:00") else searchable(moment_of(at))


def _hour(hour: str) -> str:
    return searchable(moment_of(f"{hour}:00+00:00"))


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _references(connection: driver.Connection, case_ids: set[str]) -> dict[str, str]:
    found = connection.execute(
        f"SELECT case_id, reference FROM case_list WHERE case_id IN ({_marks(case_ids)})",  # nosec B608 # as above
        list(case_ids),
    )
    return dict(found.fetchall())


def _marks(values: Sequence[object] | set[str]) -> str:
    return ", ".join("?" * len(values))
