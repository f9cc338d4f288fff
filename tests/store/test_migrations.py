"""A library of an earlier version: brought up to date whole or not at all, with a copy of how it was beside it.

data/version-1.sql is a library as version 1 of the tables had it, and data/version-1.json what that program kept in it;
both were written by the program as it was then. The same of versions 2 and 3, in which nothing is empty.
"""

import sqlite3
import struct
import sys
from contextlib import closing
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from tests.fakes.cases import filled
from tests.store.contract import EVERYTHING, keep
from tests.store.test_file import contents
from workbench.domain import earlier
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case, Outcome
from workbench.domain.digests import digest
from workbench.domain.earlier import FIELDS
from workbench.domain.letter import SealedLetter
from workbench.domain.log import first_break
from workbench.domain.overlay import Overlay
from workbench.domain.register import RegisterMatches
from workbench.domain.safekeeping import Safekeeping
from workbench.domain.stances import topic
from workbench.errors import LibraryUnavailable, RuleViolation
from workbench.store.file import TABLES
from workbench.store.header import SCHEMA_VERSION
from workbench.store.library import open_library
from workbench.store.migrations import STEPS

DATA = Path(__file__).parent / "data"
KEPT = msgspec.json.decode((DATA / "version-1.json").read_bytes())
LATER = {version: msgspec.json.decode((DATA / f"version-{version}.json").read_bytes()) for version in (2, 3)}
NOON = datetime(2025, 7, 14, 12, tzinfo=UTC)
SECRET = "please answer in welsh"


@pytest.fixture
def library(tmp_path):
    """The library of version 1 as a file."""
    return library_of(tmp_path / "cases ŵ.foilib", (DATA / "version-1.sql").read_text("utf-8"))


def library_of(path: Path, statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)
    return path


def changed(path: Path, *statements: str) -> None:
    """Somebody else's program writes into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def dump(path: Path) -> list[str]:
    """Everything in a library: its version and every statement that would make it again."""
    with closing(sqlite3.connect(path)) as connection:
        return [*map(str, connection.execute("PRAGMA user_version")), *connection.iterdump()]


def shape(path: Path) -> set[tuple[object, ...]]:
    """Every column of every table, wherever it stands in its table, and every index."""
    with closing(sqlite3.connect(path)) as connection:
        columns = {(table, *rest) for table in TABLES for _, *rest in connection.execute(f"PRAGMA table_info({table})")}
        return columns | set(connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'index'"))


def same(then: object, now: object) -> bool:
    """Whether every field that was kept then is the same now, and every later field as if nobody had touched it."""
    if is_dataclass(now):
        later = [field for field in fields(now) if field.name not in then]
        return all(same(value, getattr(now, name)) for name, value in then.items()) and all(
            getattr(now, field.name) == (field.default if field.default is not MISSING else field.default_factory())
            for field in later
        )
    if isinstance(now, tuple):
        return len(then) == len(now) and all(map(same, then, now))
    return then == (now.isoformat() if isinstance(now, date) else now)


@pytest.mark.parametrize("kind", [Case, Authority, tuple[Holiday, ...], Overlay, Safekeeping, RegisterMatches])
def test_what_this_version_knows_is_written_down_for_the_next(kind):
    """Where this fails, a fact has another field: that makes another version, with its FIELDS and the STEPS to it."""
    value = filled(kind)
    assert earlier.digest(value, SCHEMA_VERSION) == digest(value)


def test_every_version_leads_to_the_next():
    assert list(FIELDS) == list(range(1, SCHEMA_VERSION + 1))
    assert list(STEPS) == list(range(1, SCHEMA_VERSION))


def test_every_case_is_field_for_field_what_it_was(library):
    with closing(open_library(library)) as store:
        for case in KEPT["cases"]:
            assert same(case, store.load(case["id"]))
        assert same(KEPT["authority"], store.authority())
        *earlier, brought = store.log("full")
        assert [(row.label, row.at, row.by) for row in earlier] == [
            ("Open case", NOON.isoformat(), "the officer"),
            ("Date the letter", NOON.isoformat(), ""),
        ]
        assert brought.label == f"Bring library from version 1 to version {SCHEMA_VERSION}"
        assert first_break(store.log()) is None
        assert [row.reference for row in store.rows(EVERYTHING, 0, 10)] == ["617-25", "", "616-25"]
        assert store.rows(EVERYTHING, 0, 1)[0].answered == date(2025, 7, 14)


@pytest.mark.parametrize(("version", "kept"), LATER.items())
def test_a_later_version_comes_with_every_case_letter_and_setting(version, kept, tmp_path):
    library = library_of(tmp_path / "cases.foilib", (DATA / f"version-{version}.sql").read_text("utf-8"))
    open_library(library).close()
    open_library(tmp_path / "new.foilib").close()
    assert shape(library) == shape(tmp_path / "new.foilib")
    with closing(open_library(library)) as store:
        for case in kept["cases"]:
            assert same(case, store.load(case["id"]))
        for letter in kept["letters"]:
            sealed = store.sealed(letter["case"], letter["id"])
            assert (sealed.pdf.decode(), sealed.snapshot.decode()) == (letter["pdf"], letter["snapshot"])
        assert same(kept["authority"], store.authority())
        assert same(tuple(kept["proclaimed"]), store.proclaimed())
        assert same(kept["overlay"], store.overlay())
        assert "safekeeping" not in kept or same(kept["safekeeping"], store.safekeeping())
        assert [row.label for row in store.log("full")] == [
            "Open case",
            "Date the letter",
            f"Bring library from version {version} to version {SCHEMA_VERSION}",
        ]
        assert store.log("full")[-1].after == digest(store.load("full"))
        assert first_break(store.log()) is None


def test_the_comparison_sees_a_changed_field():
    case = msgspec.convert(KEPT["cases"][0], Case)
    assert same(KEPT["cases"][0], case)
    assert not same(KEPT["cases"][0] | {"title": "Another"}, case)
    assert not same(KEPT["cases"][0] | {"events": []}, case)


def test_what_is_new_begins_empty_and_can_be_used(library):
    with closing(open_library(library)) as store:
        assert (store.proclaimed(), store.overlay()) == ((), Overlay())
        letter = SealedLetter("letter", b"%PDF", b"{}")
        keep(store, store.load("full"), letters=(letter,))
        assert store.sealed("full", "letter") == letter
        with pytest.raises(RuleViolation):
            store.sealed("usual", "letter")


def test_earlier_answers_are_found_by_topic(library):
    with closing(open_library(library)) as store:
        case = store.load("full")
        [stance] = store.stances((topic(case, case.parts[0]),), "another")
    assert (stance.reference, stance.outcome, stance.limbs) == ("617-25", Outcome.WITHHELD, ("31(1)", "43(2)"))


def test_the_library_has_the_tables_of_a_new_one(library, tmp_path):
    open_library(library).close()
    open_library(tmp_path / "new.foilib").close()
    assert shape(library) == shape(tmp_path / "new.foilib")
    assert dump(library)[0] == f"({SCHEMA_VERSION},)"


def test_the_library_as_it_was_is_kept_beside_it_and_the_officer_is_told(library):
    before = dump(library)
    with closing(open_library(library)) as store:
        notice = store.notice()
    copy = library.with_name("cases ŵ.version-1.foilib")
    assert sorted(library.parent.iterdir()) == sorted([library, copy])
    assert dump(copy) == before
    assert f"from version 1 to version {SCHEMA_VERSION}" in notice
    assert str(copy) in notice


def test_the_copy_is_for_its_user_alone_and_opens_as_a_library_of_its_own(library):
    open_library(library).close()
    copy = library.with_name("cases ŵ.version-1.foilib")
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o077 == 0
    with closing(open_library(copy)) as store:
        assert same(KEPT["cases"][0], store.load("full"))


def test_an_earlier_copy_is_not_overwritten(library):
    other = library.with_name("cases ŵ.version-1.foilib")
    other.write_bytes(b"another file")
    open_library(library).close()
    assert other.read_bytes() == b"another file"
    assert library.with_name("cases ŵ.version-1-2.foilib").exists()


def test_it_is_done_once(library):
    open_library(library).close()
    there = contents(library.parent)
    with closing(open_library(library)) as store:
        assert store.notice() == ""
    assert contents(library.parent) == there


DAMAGE = {
    "another letter": "requests SET text = text || 'A'",
    "no text at all": "requests SET text = CAST(x'ff' AS TEXT)",
    "no such outcome": "parts SET outcome = 'perhaps'",
    "another approver": "letters SET approver_name = 'Nobody'",
    "an approval without a name": "letters SET approver_name = NULL",
    "another digest": "cases SET sha256 = 'x'",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_case_stays_damaged_and_the_others_are_fine(library, damage):
    changed(library, f"UPDATE {DAMAGE[damage]} WHERE case_id = 'full'")
    with closing(open_library(library)) as store:
        with pytest.raises(LibraryUnavailable, match=r"The case 617-25 in the library .* is damaged") as refused:
            store.load("full")
        assert SECRET not in str(refused.value).casefold()
        for case in KEPT["cases"][1:]:
            assert same(case, store.load(case["id"]))
        assert same(KEPT["authority"], store.authority())
    with closing(open_library(library)) as store, pytest.raises(LibraryUnavailable, match="617-25"):
        store.load("full")


@pytest.mark.parametrize("value", ["replace(authority, 'Exampleshire', 'Other')", "CAST(x'ff' AS TEXT)", "'{}'", "'['"])
def test_a_damaged_force_stays_damaged_and_the_cases_are_fine(library, value):
    changed(library, f"UPDATE settings SET authority = {value}")
    with closing(open_library(library)) as store:
        with pytest.raises(LibraryUnavailable, match="is damaged"):
            store.authority()
        for case in KEPT["cases"]:
            assert same(case, store.load(case["id"]))


def test_an_empty_library_is_brought_up_to_date(library):
    changed(library, *(f"DELETE FROM {table}" for table in TABLES - {"topics", "issued_letters", "originals"}))
    with closing(open_library(library)) as store:
        assert store.authority() is None
        assert store.count(EVERYTHING) == 0


@pytest.mark.parametrize("table", ["harms", "letters", "case_log", "settings"])
def test_a_library_without_one_of_its_tables_is_refused_and_left_alone(library, table):
    changed(library, f"DROP TABLE {table}")
    before = contents(library.parent)
    with pytest.raises(LibraryUnavailable, match="is damaged"):
        open_library(library)
    assert contents(library.parent) == before


def test_a_library_with_a_ruined_page_is_refused_and_left_alone(library):
    with library.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x07" * 4096)
    before = contents(library.parent)
    with pytest.raises(LibraryUnavailable, match="is damaged"):
        open_library(library)
    assert contents(library.parent) == before


@pytest.mark.parametrize("newer", [SCHEMA_VERSION + 1, 2**31 - 1, 2**32 - 1])
def test_a_library_of_a_newer_version_is_refused_untouched(library, newer):
    with library.open("r+b") as file:
        file.seek(60)
        file.write(struct.pack(">I", newer))
    before = contents(library.parent)
    with pytest.raises(
        LibraryUnavailable, match=f"has version {newer}; this program knows versions up to {SCHEMA_VERSION}"
    ):
        open_library(library)
    assert contents(library.parent) == before
