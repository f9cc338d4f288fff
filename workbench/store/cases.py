"""Cases in tables: loaded and saved whole, every change committed before anybody is told of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from workbench.domain.arrival import Original
from workbench.domain.case import Case
from workbench.domain.digests import Unkeepable
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow
from workbench.domain.stances import Stance
from workbench.errors import KnownError, LibraryUnavailable, RuleViolation
from workbench.service.ports import Listing, LogEntry
from workbench.store import driver, faults, log, originals, records, schema, sealed
from workbench.store.engine import engine_over
from workbench.store.file import HeldFile
from workbench.store.from_rows import case_of
from workbench.store.schema import CASE_TABLES, case_list, cases, issued_letters, settings
from workbench.store.settings import row_of
from workbench.store.text import Damaged
from workbench.store.to_rows import Rows, rows_of
from workbench.store.topics import stances

_BATCH = 200  # cases in memory at once when the list is worked out again


class CaseTables:
    """Everything of a library but the list: SQLAlchemy over the file's one connection. For one thread."""

    def __init__(self, file: HeldFile, calendar_version: str = "") -> None:
        self._file = file
        self._engine = engine_over(file.connection)
        self._connection = self._engine.connect()
        self.calendar_version = calendar_version  # empty until `relist` says which calendar this session counts with
        self._kept: set[str] = set()  # cases saved since it was opened: their files that nobody names go with it
        self._on_disk: dict[str, Rows] = {}  # the case last read or written, so that a save writes only what changed

    def load(self, case_id: str) -> Case:
        """The case as last saved. Raises RuleViolation if there is none of this id, LibraryUnavailable if damaged."""
        try:
            with self.reading() as connection:
                rows = records.read(connection, [case_id]).get(case_id)
            if rows is None:
                raise RuleViolation("This case is not in the library.", "Choose a case from the list.")
            case = case_of(rows)
        except Damaged:
            raise self._damaged_case(case_id) from None
        self._on_disk = {case_id: rows}
        return case

    def save(
        self,
        case: Case,
        listing: Listing,
        entry: LogEntry,
        letters: tuple[SealedLetter, ...] = (),
        history: tuple[LogRow, ...] = (),
        files: tuple[Original, ...] = (),
    ) -> None:
        """Keep a case, its line in the list, the log, letters and files, all or nothing. Raises NotKept."""
        try:
            with self.writing() as connection:
                before, rows = self._rows_on_disk(connection, case.id), rows_of(case, listing, self.calendar_version)
                records.write(connection, before, rows)
                log.take_over(connection, history)
                log.add(connection, case.id, entry, _digest(before), _digest(rows))
                sealed.put(connection, case.id, letters)
                originals.put(connection, case.id, files)
        except Damaged:
            raise self._damaged_case(case.id) from None
        self._on_disk = {case.id: rows}
        self._kept.add(case.id)

    def destroy(self, case_id: str, entry: LogEntry) -> None:
        """Remove a case with its letters for good; of its lines in the log the digests stay.

        The pages that held it are overwritten and the file is written anew without them. Raises RuleViolation if there
        is none of this id, NotKept; then nothing is changed.
        """
        with self.writing() as connection:
            before = connection.execute(select(cases.c.sha256).where(cases.c.case_id == case_id)).scalar()
            if before is None:
                raise RuleViolation("This case is not in the library.", "Choose a case from the list.")
            for table in (issued_letters, schema.originals):
                connection.execute(delete(table).where(table.c.case_id == case_id))
            for table in reversed(CASE_TABLES):
                connection.execute(delete(table).where(table.c.case_id == case_id))
            log.empty(connection, case_id)
            log.add(connection, case_id, entry, before, "")
        self._on_disk = {}
        with suppress(driver.Error):  # what was deleted is overwritten already: this gives the room back
            self._file.connection.execute("VACUUM")

    def note(self, entry: LogEntry) -> None:
        """Write a line into the log of something that was done to the library as a whole. Raises NotKept."""
        with self.writing() as connection:
            log.add(connection, "", entry, "", "")

    def log(self, case_id: str, offset: int, limit: int) -> list[LogRow]:
        """A stretch of what changed a case, or any case where none is named, oldest first."""
        with self.reading() as connection:
            return log.rows(connection, case_id, offset, limit)

    def log_length(self, case_id: str) -> int:
        """How many lines that log has."""
        with self.reading() as connection:
            return log.length(connection, case_id)

    def references(self) -> list[str]:
        """Every reference in use, in order."""
        wanted = select(case_list.c.reference).where(case_list.c.reference != "").order_by(case_list.c.reference)
        with self.reading() as connection:
            return list(connection.execute(wanted).scalars())

    def sealed(self, case_id: str, letter_id: str) -> SealedLetter:
        """An issued letter's bytes. Raises RuleViolation if there is none, LibraryUnavailable if they have changed."""
        try:
            with self.reading() as connection:
                found = sealed.get(connection, case_id, letter_id)
        except Damaged:
            raise self._damaged_case(case_id) from None
        if found is None:
            raise RuleViolation("This letter is not in the library.", "Choose one from the list of issued letters.")
        return found

    def original(self, case_id: str, source_id: str) -> Original | None:
        """A file as it arrived, or None. Raises LibraryUnavailable if its bytes have changed."""
        try:
            with self.reading() as connection:
                return originals.get(connection, case_id, source_id)
        except Damaged:
            raise self._damaged_case(case_id) from None

    def holders(self, sha256: str) -> list[str]:
        """The references of the cases that a file of these bytes arrived for."""
        here = schema.originals.c
        wanted = select(cases.c.reference).join(schema.originals, here.case_id == cases.c.case_id)
        with self.reading() as connection:
            found = connection.execute(wanted.where(here.sha256 == sha256).order_by(cases.c.reference)).scalars()
            return list(dict.fromkeys(found))

    def stances(self, topics: tuple[str, ...], except_case: str) -> list[Stance]:
        """How other cases answered these topics: by topic, then the latest answer first."""
        with self.reading() as connection:
            return stances(connection, topics, except_case)

    def save_setting(self, name: str, value: object) -> None:
        """Keep what holds for the whole force. Raises NotKept."""
        with self.writing() as connection:
            connection.execute(insert(settings).prefix_with("OR REPLACE"), row_of(name, value))

    def relist(self, calendar_version: str, list_case: Callable[[Case], Listing]) -> int:
        """Work every line of the list out again if it was made with another calendar; returns how many changed.

        A damaged case keeps its line, so that the others can still be used. Raises NotKept; then no line has changed.
        """
        with self.writing() as connection:
            changed = _relist(connection, calendar_version, list_case)
        self.calendar_version = calendar_version
        self._on_disk = {}
        return changed

    def put_right(self, before: Rows, after: Rows) -> None:
        """Write what is worked out from a case as it must be. Raises NotKept."""
        with self.writing() as connection:
            records.write(connection, before, after)
        self._on_disk = {}

    def close(self) -> None:
        """Let go of the connection. The file itself is let go by whoever holds it."""
        if self._kept:
            with suppress(KnownError), self.writing() as connection:
                originals.drop_unnamed(connection, self._kept)
        self._connection.close()
        self._engine.dispose()

    def _rows_on_disk(self, connection: Connection, case_id: str) -> Rows:
        found = self._on_disk if case_id in self._on_disk else records.read(connection, [case_id])
        return found.get(case_id, {})

    def _damaged_case(self, case_id: str) -> LibraryUnavailable:
        """The fault, with the reference as the list still has it."""
        wanted = select(case_list.c.reference).where(case_list.c.case_id == case_id)
        try:
            with self.reading() as connection:
                reference = connection.execute(wanted).scalar()
        except LibraryUnavailable:
            reference = None
        return faults.damaged_case(self._file.path, reference or "")

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._connection.begin():
                yield self._connection
        except BaseException:
            with suppress(driver.Error):  # SQLAlchemy does not roll back after a commit that failed
                self._connection.connection.rollback()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads. Raises LibraryUnavailable."""
        try:
            with self._transaction() as connection:
                yield connection
        except DBAPIError as error:
            raise faults.unread(self._file.path, error) from None
        except (ValueError, TypeError):  # a date or a text that is none
            raise faults.damaged(self._file.path) from None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed whole or leaves everything as it was. Raises NotKept."""
        if not self._file.is_there():
            raise faults.lost(self._file.path)
        try:
            with self._transaction() as connection:
                yield connection
        except DBAPIError as error:
            self._on_disk = {}  # a commit may have failed at its very end: the next save looks for itself
            raise faults.unkept(self._file.path, error) from None
        except (UnicodeEncodeError, OverflowError, Unkeepable):
            raise faults.cannot_hold() from None


def _digest(rows: Rows) -> str:
    """The digest of the case that these rows hold, empty where they hold none."""
    return next((str(row["sha256"]) for row in rows.get("cases", ())), "")


def _relist(connection: Connection, calendar_version: str, list_case: Callable[[Case], Listing]) -> int:
    outdated = select(case_list.c.case_id).where(case_list.c.calendar_version != calendar_version)
    case_ids = connection.execute(outdated).scalars().all()
    changed = 0
    for start in range(0, len(case_ids), _BATCH):
        lines = []
        for rows, case in _intact(connection, case_ids[start : start + _BATCH]):
            line, listing = rows["case_list"][0], list_case(case)
            changed += (line["due"], line["answered"]) != (listing.due, listing.answered)
            shown = {"due": listing.due, "answered": listing.answered, "closed": listing.closed}
            lines.append({"key": case.id, **shown})
        if lines:
            put = update(case_list).where(case_list.c.case_id == bindparam("key"))
            connection.execute(put.values(calendar_version=calendar_version), lines)
    return changed


def _intact(connection: Connection, case_ids: Sequence[str]) -> Iterator[tuple[Rows, Case]]:
    """Those of these cases that are not damaged."""
    for rows in records.readable(connection, case_ids):
        try:
            case = case_of(rows)
        except Damaged:
            continue
        yield rows, case
