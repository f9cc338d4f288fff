"""One table of the file looked at: SQLite's own order in it, and rows that belong to nothing."""

from collections.abc import Iterator

from sqlalchemy import Connection, ForeignKeyConstraint, Table, and_, select
from sqlalchemy.exc import DBAPIError

from workbench.domain.soundness import Kind, Problem
from workbench.store.checking_case import damaged_disk, listed_reference, name_of
from workbench.store.schema import cases

_NAMES = {
    "case_list": "the list of cases",
    "case_log": "the log",
    "issued_letters": "the letters that went out",
    "originals": "the files that requests arrived in",
    "settings": "the settings",
    "topics": "what the cases are about",
}
_OF_THE_CASES = "the cases"


def check_table(connection: Connection, table: Table) -> list[Problem]:
    """What is wrong with a table as such, whatever stands in it."""
    try:
        return [*_order(connection, table), *_orphans(connection, table)]
    except DBAPIError as error:
        if not damaged_disk(error):
            raise
        return [_disorder(table)]


def _order(connection: Connection, table: Table) -> Iterator[Problem]:
    """The pages of the whole file were walked when it was opened; what that leaves out are the indexes."""
    if not table.indexes:
        return
    try:
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({table.name})").scalars().all()
    except UnicodeDecodeError:  # the complaint quotes the damaged place
        found = [""]
    if list(found) != ["ok"]:
        yield _disorder(table)


def _disorder(table: Table) -> Problem:
    what = _NAMES.get(table.name, _OF_THE_CASES)
    return Problem(Kind.FILE, f"The library’s file is damaged where it keeps {what}.")


def _orphans(connection: Connection, table: Table) -> Iterator[Problem]:
    """Rows that stand under none: SQLite says whether there are any, and their own keys say of which case."""
    if connection.exec_driver_sql(f"PRAGMA foreign_key_check({table.name})").first() is None:
        return
    case_ids: set[str] = set()
    for key in table.constraints:
        if isinstance(key, ForeignKeyConstraint):
            above = key.referred_table.alias()
            same = and_(*(pair.parent == above.c[pair.column.name] for pair in key.elements))
            alone = select(table.c.case_id).outerjoin(above, same).where(above.c.case_id.is_(None)).distinct()
            case_ids.update(connection.execute(alone).scalars())
    for case_id in sorted(case_ids):
        yield _orphan(connection, case_id)


def _orphan(connection: Connection, case_id: str) -> Problem:
    if connection.execute(select(cases.c.case_id).where(cases.c.case_id == case_id)).first() is None:
        return Problem(Kind.ORPHAN, "Something is left in the library of a case that is not there.", case_id)
    name = name_of(listed_reference(connection, case_id))
    return Problem(Kind.ORPHAN, f"{name} has something left over that stands under nothing.", case_id)
