"""Bringing a library of an earlier version up to date: a copy first, then every step in one transaction, or nothing.

A step is SQL alone. After the last, each case and setting is read with today's code, checked against the digest of the
version that wrote it, and given today's digest. What was damaged before keeps its old one, and so stays damaged.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, LargeBinary, bindparam, cast, insert, select, update
from sqlalchemy.exc import DBAPIError

from workbench.domain import earlier
from workbench.domain.digests import digest
from workbench.domain.log import row_after
from workbench.protection.keys import LibraryKey
from workbench.service.ports import LogEntry
from workbench.store import driver, faults, log, records, settings
from workbench.store.engine import engine_over
from workbench.store.file import TABLES, draft_beside, key_file_of, tables_of
from workbench.store.from_rows import case_of
from workbench.store.header import SCHEMA_VERSION
from workbench.store.schema import cases, topics
from workbench.store.schema import settings as kept_settings
from workbench.store.text import Damaged
from workbench.store.to_rows import topic_rows

_BATCH = 200  # cases in memory at once

_DETAILS = ("cases", "questions", "parts", "claims", "tests", "factors", "events", "letters")

STEPS: dict[int, tuple[str, ...]] = {
    1: (
        *(f"ALTER TABLE {table} ADD COLUMN details TEXT DEFAULT '{{}}' NOT NULL" for table in _DETAILS),
        "UPDATE letters SET details = json_object('approval', json_object("
        "'name', approver_name, 'role', approver_role, 'on', approved_on)) WHERE approved_on IS NOT NULL",
        *(f"ALTER TABLE letters DROP COLUMN {name}" for name in ("approver_name", "approver_role", "approved_on")),
        "CREATE TABLE topics (case_id TEXT NOT NULL, part INTEGER NOT NULL, topic TEXT NOT NULL, "
        "PRIMARY KEY (case_id, part), FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)) WITHOUT ROWID",
        "CREATE INDEX topics_topic ON topics (topic)",
        "CREATE TABLE issued_letters (case_id TEXT NOT NULL, id TEXT NOT NULL, pdf BLOB NOT NULL, "
        "snapshot BLOB NOT NULL, sha256 TEXT NOT NULL, snapshot_sha256 TEXT NOT NULL, "
        "PRIMARY KEY (case_id, id), FOREIGN KEY(case_id) REFERENCES cases (case_id))",
        "ALTER TABLE settings RENAME TO settings_1",
        "CREATE TABLE settings (name TEXT NOT NULL, value TEXT NOT NULL, sha256 TEXT NOT NULL, "
        "PRIMARY KEY (name)) WITHOUT ROWID",
        "INSERT INTO settings SELECT 'authority', authority, sha256 FROM settings_1",
        "DROP TABLE settings_1",
    ),
    2: (
        "ALTER TABLE case_list ADD COLUMN closed DATE",
        "UPDATE case_list SET calendar_version = ''",  # so that the first start works the new column out
        "DROP INDEX case_log_case",
        "ALTER TABLE case_log RENAME TO case_log_2",
        "CREATE TABLE case_log (number INTEGER NOT NULL, case_id TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, "
        "label TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, content TEXT NOT NULL, chain TEXT NOT NULL, "
        "PRIMARY KEY (number))",
        "CREATE INDEX case_log_case ON case_log (case_id, number)",
    ),
    3: (
        "CREATE TABLE originals (case_id TEXT NOT NULL, id TEXT NOT NULL, data BLOB NOT NULL, sha256 TEXT NOT NULL, "
        "PRIMARY KEY (case_id, id), FOREIGN KEY(case_id) REFERENCES cases (case_id))",
    ),
}
"""From each version to the next."""


def bring_up_to_date(connection: driver.Connection, path: Path, version: int, key: LibraryKey | None = None) -> Path:
    """Copy the library beside itself, then turn it into one of this version. Returns where the copy is.

    Raises LibraryUnavailable where that cannot be done; the library is then as it was, and the copy gone.
    """
    copy: Path | None = None
    try:
        copy = _copied(connection, path, version, key)
        _migrate(connection, version)
    except (driver.Error, DBAPIError, OSError, Damaged) as error:
        if copy:
            with suppress(OSError):
                copy.unlink()
                if key is not None:
                    key_file_of(copy).unlink()
        raise faults.not_brought_up(path, error) from None
    return copy


def _copied(connection: driver.Connection, path: Path, version: int, key: LibraryKey | None) -> Path:
    draft = draft_beside(path)
    try:
        # through SQLite: to open the file a second time and close it would give up our lock on it (see header.py)
        with closing(driver.connect(draft, key)) as target:
            target.execute("PRAGMA synchronous = EXTRA")
            connection.backup(target)
        copy = next(place for place in _names(path, version) if not place.exists())
        if key is not None:
            key_file_of(copy).touch(mode=0o600)
            key_file_of(copy).write_bytes(key_file_of(path).read_bytes())
        draft.rename(copy)
    finally:
        draft.unlink(missing_ok=True)
    return copy


def _names(path: Path, version: int) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    number = 2
    while True:
        yield path.with_name(f"{path.stem}.version-{version}-{number}{path.suffix}")
        number += 1


def _migrate(connection: driver.Connection, version: int) -> None:
    with engine_over(connection).begin() as transaction:
        _take_steps(transaction, version)
        if not tables_of(connection).issuperset(TABLES):
            raise Damaged


def _take_steps(transaction: Connection, version: int) -> None:
    for number in range(version, SCHEMA_VERSION):
        for statement in STEPS[number]:
            transaction.exec_driver_sql(statement)
    if version < 3:
        _seal_log(transaction)
    _renew_settings(transaction, version)
    _renew_cases(transaction, version)
    transaction.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _renew_settings(connection: Connection, version: int) -> None:
    here = kept_settings.c
    as_it_stands = cast(here.value, LargeBinary).label("value")  # what is no text must not stop the others
    for row in connection.execute(select(here.name, as_it_stands, here.sha256)).all():
        try:
            value: object = msgspec.json.decode(row.value, type=settings.KINDS[row.name])
        except (ValueError, TypeError, KeyError):
            continue
        if earlier.digest(value, version) == row.sha256:
            renewed = settings.row_of(row.name, value)
            connection.execute(update(kept_settings).where(here.name == row.name).values(renewed))


def _seal_log(connection: Connection) -> None:
    """The lines of the log as they were, each sealed to the one before it. What the case was then nobody recorded."""
    row = None
    found = connection.exec_driver_sql("SELECT case_id, at, by, label FROM case_log_2 ORDER BY number").all()
    for case_id, at, by, label in found:
        row = row_after(row, case_id, at, by, label, "", "")
        log.put(connection, [row])
    connection.exec_driver_sql("DROP TABLE case_log_2")


def _renew_cases(connection: Connection, version: int) -> None:
    case_ids = connection.execute(select(cases.c.case_id)).scalars().all()
    entry = LogEntry(f"Bring library from version {version} to version {SCHEMA_VERSION}", datetime.now(UTC))
    for start in range(0, len(case_ids), _BATCH):
        digests, about, renewed = [], [], []
        for rows in records.readable(connection, case_ids[start : start + _BATCH]):
            try:
                case = case_of(rows, lambda case: earlier.digest(case, version))
            except Damaged:
                continue
            digests.append({"key": case.id, "sha256": digest(case)})
            renewed.append((case.id, earlier.digest(case, version), digest(case)))
            about += [{"case_id": case.id, **row} for row in topic_rows(case)]
        if digests:
            put = update(cases).where(cases.c.case_id == bindparam("key"))
            connection.execute(put.values(sha256=bindparam("sha256")), digests)
        for case_id, before, after in renewed:
            log.add(connection, case_id, entry, before, after)
        if about and version < 2:
            connection.execute(insert(topics), about)
