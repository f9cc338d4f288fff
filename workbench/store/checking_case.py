"""One case looked at whole: itself, what the log says of it, its letters, and what is worked out from it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from workbench.domain.case import Case
from workbench.domain.soundness import Kind, Problem
from workbench.errors import KnownError
from workbench.service.ports import OPENED, Listing
from workbench.store import driver, originals, records, sealed
from workbench.store.from_rows import case_of
from workbench.store.schema import case_list, case_log, issued_letters
from workbench.store.schema import originals as originals_kept
from workbench.store.text import Damaged
from workbench.store.to_rows import Rows, rows_of

ListCase = Callable[[Case], Listing]

_WORKED_OUT = ("case_list", "topics")
_WITH_CALENDAR = ("due", "answered", "closed")  # not compared where another calendar or program worked them out


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a case; where something that is worked out from it is wrong, the rows as they must be."""

    case_id: str
    name: str
    problems: tuple[Problem, ...] = ()
    rows: Rows | None = None
    right: Rows | None = None


def damaged_disk(error: DBAPIError) -> bool:
    """Whether SQLite found the file itself damaged, and not only the disk away or the program wrong."""
    return driver.primary_code(error.orig) in (driver.CORRUPT, driver.NOT_A_DATABASE)


def name_of(reference: str) -> str:
    """The case in a sentence."""
    return f"The case {reference}" if reference else "A case without a reference"


def listed_reference(connection: Connection, case_id: str) -> str:
    """The reference as the list has it, empty where it has none or cannot be read."""
    try:
        found = connection.execute(select(case_list.c.reference).where(case_list.c.case_id == case_id)).scalar()
    except DBAPIError:
        return ""
    return found if isinstance(found, str) else ""


def check_cases(
    connection: Connection, case_ids: Sequence[str], list_case: ListCase, calendar_version: str
) -> Iterator[Checked]:
    """What is found of these cases, one after the other; one that is there no longer is left out."""
    found = _rows(connection, case_ids)
    for case_id in case_ids:
        rows = found[case_id] if found is not None else (_rows(connection, [case_id]) or {}).get(case_id)
        if rows is None:
            name = name_of(listed_reference(connection, case_id))
            yield Checked(case_id, name, (Problem(Kind.CASE, f"{name} cannot be read.", case_id),))
        elif rows:
            yield _checked(connection, case_id, rows, list_case, calendar_version)


def _rows(connection: Connection, case_ids: Sequence[str]) -> dict[str, Rows] | None:
    """The rows of each, empty where the case is there no longer; None where one of them cannot be read."""
    try:
        found = records.read(connection, case_ids)
    except Damaged:
        return None
    except DBAPIError as error:
        if not damaged_disk(error):
            raise
        return None
    return {case_id: found.get(case_id, {}) for case_id in case_ids}


def _checked(connection: Connection, case_id: str, rows: Rows, list_case: ListCase, calendar_version: str) -> Checked:
    try:
        case = case_of(rows)
    except (Damaged, KeyError, IndexError):
        name = name_of(listed_reference(connection, case_id))
        wrong = Problem(Kind.CASE, f"{name} is not as it was kept.", case_id)
        return Checked(
            case_id, name, (wrong, *_letters(connection, case_id, name, None), *_files(connection, case_id, name, None))
        )
    name = name_of(case.reference)
    problems = [
        *_history(connection, case_id, rows["cases"][0]["sha256"], name),
        *_letters(connection, case_id, name, case),
        *_files(connection, case_id, name, case),
    ]
    right = _put_right(rows, case, list_case, calendar_version)
    return Checked(case_id, name, tuple(problems), rows, right)


def _history(connection: Connection, case_id: str, digest: str, name: str) -> Iterator[Problem]:
    here = case_log.c
    lines = select(here.number, here.after).where(here.case_id == case_id).order_by(here.number.desc()).limit(1)
    last = connection.execute(lines).one_or_none()
    if last is None:
        yield Problem(Kind.HISTORY, f"{name} is as it was kept, but the log does not tell of it.", case_id)
    elif last.after != digest:
        said = f"{name} is not the case that the log’s last line about it ({last.number:,}) tells of:"
        why = "it was changed outside the program, or lines at the end of the log are gone."
        yield Problem(Kind.HISTORY, f"{said} {why}", case_id, last.number)


def _letters(connection: Connection, case_id: str, name: str, case: Case | None) -> Iterator[Problem]:
    """What is wrong with the letters that went out; of a damaged case, with the pages by themselves."""
    ids = connection.execute(select(issued_letters.c.id).where(issued_letters.c.case_id == case_id)).scalars().all()
    recorded = {letter.id: (letter.sha256, letter.snapshot_sha256) for letter in case.issued} if case else None
    for letter_id in ids:
        hashes = _hashes(connection, case_id, letter_id)
        if hashes is None:
            yield Problem(Kind.LETTER, f"{name} has a letter that is not as it went out.", case_id)
        elif recorded is not None and letter_id not in recorded:
            yield Problem(Kind.LETTER, f"{name} has the pages of a letter that it knows nothing of.", case_id)
        elif recorded is not None and recorded[letter_id] != hashes:
            yield Problem(Kind.LETTER, f"{name} has a letter that is not the one it records.", case_id)
    if recorded and not recorded.keys() <= set(ids) and _always_here(connection, case_id):
        yield Problem(Kind.LETTER, f"{name} has a letter whose pages are gone.", case_id)


def _hashes(connection: Connection, case_id: str, letter_id: str) -> tuple[str, str] | None:
    """Of the pages and the decision behind them as they are kept; None where they are not what was sealed."""
    try:
        letter = sealed.get(connection, case_id, letter_id)
    except (Damaged, TypeError, ValueError):
        return None
    except DBAPIError as error:
        if not damaged_disk(error):
            raise
        return None
    return (letter.sha256, letter.snapshot_sha256) if letter else None


def _files(connection: Connection, case_id: str, name: str, case: Case | None) -> Iterator[Problem]:
    """What is wrong with the files that the request arrived in. One that a change took back may still be there."""
    here = originals_kept.c
    ids = connection.execute(select(here.id).where(here.case_id == case_id)).scalars().all()
    recorded = {source.id: source.sha256 for source in case.sources} if case else None
    for source_id in ids:
        sha256 = _file_hash(connection, case_id, source_id)
        if sha256 is None or (recorded is not None and recorded.get(source_id, sha256) != sha256):
            yield Problem(Kind.SOURCE, f"{name} has a file that is not as it arrived.", case_id)
    if recorded and not recorded.keys() <= set(ids) and _always_here(connection, case_id):
        yield Problem(Kind.SOURCE, f"{name} came in a file that is gone.", case_id)


def _file_hash(connection: Connection, case_id: str, source_id: str) -> str | None:
    try:
        original = originals.get(connection, case_id, source_id)
    except (Damaged, TypeError, ValueError):
        return None
    except DBAPIError as error:
        if not damaged_disk(error):
            raise
        return None
    return original.sha256 if original else None


def _always_here(connection: Connection, case_id: str) -> bool:
    """Whether the case was opened in this library, so that the pages of each of its letters must be in it.

    A case from a file brings its letters' records along, and not always their pages.
    """
    here = case_log.c
    lines = select(here.label, here.before, here.after).where(here.case_id == case_id).order_by(here.number)
    first, *later = connection.execute(lines).all()
    return first.label == OPENED and not any(line.after and not line.before for line in later)


def _put_right(rows: Rows, case: Case, list_case: ListCase, calendar_version: str) -> Rows | None:
    """The rows with what is worked out from the case as it must be; None where it is."""
    kept = next(iter(rows.get("case_list", ())), {})
    try:
        made = rows_of(case, list_case(case), calendar_version)
    except KnownError:  # a day that no clock can count from: the list keeps what it has
        made = rows_of(case, Listing(None, None), "")
    if kept and kept["calendar_version"] != made["case_list"][0]["calendar_version"]:
        made["case_list"][0].update({name: kept[name] for name in (*_WITH_CALENDAR, "calendar_version")})
    if all(rows.get(name, []) == made.get(name, []) for name in _WORKED_OUT):
        return None
    return {**rows, **{name: made.get(name, []) for name in _WORKED_OUT}}
