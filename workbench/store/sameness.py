"""Whether a copy of a library is the same library: every row of every table, and what the file says of itself."""

import hashlib

from workbench.store import driver
from workbench.store.file import tables_of


def content(connection: driver.Connection) -> dict[str, str]:
    """What a library holds: for each table the SHA-256 of its rows in the order of their key, and its two numbers.

    Two libraries with the same content are the same library, whatever their pages look like.
    """
    found = {table: _rows(connection, table) for table in sorted(tables_of(connection))}
    for name in ("user_version", "application_id"):
        (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
        found[f"({name})"] = str(value)
    return found


def sound(connection: driver.Connection) -> bool:
    """Whether the file is in order by SQLite's own two checks."""
    if connection.execute("PRAGMA main.integrity_check(1)").fetchone() != ("ok",):
        return False
    return connection.execute("PRAGMA main.foreign_key_check").fetchone() is None


def _rows(connection: driver.Connection, table: str) -> str:
    found = hashlib.sha256()
    name = table.replace('"', '""')  # a name that came in a file is not ours
    for row in connection.execute(f'SELECT * FROM main."{name}"'):  # nosec B608 # quoted: it can be nothing but a name
        found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()
