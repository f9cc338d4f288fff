"""A check of everything that a library holds, in small steps: the window takes a few at a time, a command all at once.

The file itself, each case against its digest and against the log's last line about it, its line in the list and its
topics against the case, its letters against their hashes, each setting against its digest, the log against its seal.
What is worked out from a case is put right where it is wrong; everything else is only told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from sqlalchemy import LargeBinary, cast, func, select

from workbench.domain.seal import moment_of, read_seal, steps_of
from workbench.domain.soundness import Kind, Problem, Step
from workbench.errors import NotKept
from workbench.store import driver, faults, log_search, settings
from workbench.store.cases import CaseTables
from workbench.store.checking_case import Checked, ListCase, check_cases
from workbench.store.checking_file import check_table
from workbench.store.file import HeldFile
from workbench.store.schema import case_log, cases, metadata
from workbench.store.schema import settings as kept_settings

_T = TypeVar("_T")

_CASES = 3  # looked at in one step, which takes a few milliseconds

_SETTINGS = {
    settings.AUTHORITY: "The force’s particulars",
    settings.PROCLAIMED: "The proclaimed holidays",
    settings.OVERLAY: "The force’s own wording",
}
_A_SETTING = "A setting of the force"


@dataclass(frozen=True, slots=True)
class _Found:
    """One step's work."""

    problems: Sequence[Problem] = ()
    cases: int = 0


def check(file: HeldFile, tables: CaseTables, list_case: ListCase, calendar_version: str) -> Iterator[Step]:
    """Look at everything, one step after the other; what is changed between two steps is nobody's fault.

    Raises LibraryUnavailable where the file cannot be read at all.
    """
    with tables.reading() as connection:
        case_ids = connection.execute(select(cases.c.case_id).order_by(cases.c.case_id)).scalars().all()
        lines = connection.execute(select(func.count()).select_from(case_log)).scalar_one()
    total = len(metadata.tables) + ceil(len(case_ids) / _CASES) + 1 + steps_of(lines) + 2
    done = 0
    for work in (
        _file(tables),
        _cases(tables, case_ids, list_case, calendar_version),
        _settings(tables),
        _log(file),
        _missing(tables),
    ):
        for found in work:
            done += 1
            yield Step(min(done, total - 1), total, found.cases, tuple(found.problems))
    yield Step(total, total)


def _file(tables: CaseTables) -> Iterator[_Found]:
    for table in metadata.tables.values():
        with tables.reading() as connection:
            found = check_table(connection, table)
        yield _Found(found)


def _cases(tables: CaseTables, case_ids: Sequence[str], list_case: ListCase, calendar_version: str) -> Iterator[_Found]:
    for start in range(0, len(case_ids), _CASES):
        with tables.reading() as connection:
            found = list(check_cases(connection, case_ids[start : start + _CASES], list_case, calendar_version))
        problems = [problem for each in found for problem in (*each.problems, *_put_right(tables, each))]
        yield _Found(problems, len(found))


def _put_right(tables: CaseTables, found: Checked) -> Iterator[Problem]:
    """What cannot be written now is put right by the case's next change, or by the next check."""
    if found.rows is None or found.right is None:
        return
    try:
        tables.put_right(found.rows, found.right)
        so = "its line is put right"
    except NotKept:
        so = "its line could not be put right yet"
    yield Problem(Kind.LISTED, f"{found.name} stood in the list otherwise than it is; {so}.", found.case_id)


def _settings(tables: CaseTables) -> Iterator[_Found]:
    here = kept_settings.c
    as_it_stands = cast(here.value, LargeBinary).label("value")  # what is no text must not stop the check
    with tables.reading() as connection:
        found = connection.execute(select(here.name, as_it_stands, here.sha256)).all()
    wrong = [_SETTINGS.get(row.name, _A_SETTING) for row in found if not settings.intact(row.value, row.sha256)]
    yield _Found([Problem(Kind.SETTING, f"{what} are not as they were kept.") for what in wrong])


def _log(file: HeldFile) -> Iterator[_Found]:
    """The log's seal."""
    for seal in read_seal(lambda: _read(file, log_search.numbers), lambda wanted: _read(file, log_search.rows, wanted)):
        broken = seal.broken if seal else None
        yield _Found([Problem(Kind.LOG, seal.sentence, line=broken.number)] if seal and broken else ())


def _read(file: HeldFile, read: Callable[..., list[_T]], *wanted: Sequence[int]) -> list[_T]:
    try:
        return read(file.connection, *wanted)
    except driver.Error as error:
        raise faults.unread(file.path, error) from None


def _missing(tables: CaseTables) -> Iterator[_Found]:
    """Cases that the log tells of, that nobody destroyed, and that are not there."""
    last = select(func.max(case_log.c.number)).group_by(case_log.c.case_id)
    there = select(cases.c.case_id)
    gone = select(case_log.c.case_id, case_log.c.number, case_log.c.at).where(
        case_log.c.number.in_(last), case_log.c.after != "", case_log.c.case_id.not_in(there)
    )
    with tables.reading() as connection:
        found = connection.execute(gone.order_by(case_log.c.number)).all()
    yield _Found([Problem(Kind.MISSING, _gone(row.number, row.at), row.case_id, row.number) for row in found])


def _gone(number: int, at: str) -> str:
    when = moment_of(at)
    return f"A case is gone that the log last tells of in line {number:,}{when and f', of {when}'}."
