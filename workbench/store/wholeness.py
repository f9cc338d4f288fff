"""Whether each case in a library is the one that was kept: read with today's code and held against its SHA-256."""

from collections.abc import Sequence

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from workbench.store import driver, records
from workbench.store.checking_case import damaged_disk
from workbench.store.engine import engine_over
from workbench.store.from_rows import case_of
from workbench.store.schema import case_log, cases
from workbench.store.text import Damaged
from workbench.store.to_rows import Rows

_BATCH = 50  # cases read at once
_LAST = 100  # of a library that is just being closed: the cases that were changed last


class Wholeness:
    """Looks at each case once, and again when it has changed: 1,000 cases take a second, those of an hour nothing."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}  # by id, the digest of those that were looked at

    def damaged(self, connection: driver.Connection, hurry: bool = False) -> tuple[str, ...]:
        """The references of the cases that are not as they were kept; in a hurry, of those changed last alone.

        Raises driver.Error where the library cannot be read at all.
        """
        found: list[str] = []
        engine = engine_over(connection)
        try:
            with engine.connect() as reading, reading.begin():
                told = select(cases.c.case_id, cases.c.reference, cases.c.sha256)
                kept = {row.case_id: row for row in reading.execute(told)}
                wanted = [row.case_id for row in kept.values() if self._whole.get(row.case_id) != row.sha256]
                if hurry and len(wanted) > _LAST:
                    last = _changed_last(reading)
                    wanted = [case_id for case_id in wanted if case_id in last]
                for start in range(0, len(wanted), _BATCH):
                    for case_id, whole in _looked_at(reading, wanted[start : start + _BATCH]):
                        if whole:
                            self._whole[case_id] = kept[case_id].sha256
                        else:
                            found.append(kept[case_id].reference)
        except DBAPIError as error:
            raise error.orig if isinstance(error.orig, driver.Error) else error from None
        return tuple(sorted(found))


def _changed_last(connection: Connection) -> set[str]:
    lines = select(case_log.c.case_id).order_by(case_log.c.number.desc()).limit(_LAST)
    return set(connection.execute(lines).scalars())


def _looked_at(connection: Connection, case_ids: Sequence[str]) -> list[tuple[str, bool]]:
    """Each of these cases, and whether it is whole."""
    try:
        found = records.read(connection, case_ids)
    except (Damaged, DBAPIError) as error:  # one of them cannot even be read
        if isinstance(error, DBAPIError) and not damaged_disk(error):
            raise
        if len(case_ids) == 1:
            return [(case_ids[0], False)]
        return [each for case_id in case_ids for each in _looked_at(connection, [case_id])]
    return [(case_id, _whole(found.get(case_id))) for case_id in case_ids]


def _whole(rows: Rows | None) -> bool:
    try:
        return rows is not None and bool(case_of(rows).id)
    except (Damaged, KeyError, IndexError):
        return False
