"""A writing that fails, at whichever statement, changes nothing on disk or in memory, and can be tried again."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, keep
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case, Claim
from workbench.domain.letter import SealedLetter
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.domain.safekeeping import Safekeeping
from workbench.errors import KnownError, LibraryUnavailable, NotKept, RuleViolation
from workbench.service.ports import CaseStore, Listing
from workbench.store.library import open_library

BEFORE = usual_case("one", "1-25")
CHANGED = replace(
    BEFORE,
    request="a shorter one",
    questions=BEFORE.questions[2:],
    parts=(replace(BEFORE.parts[1], claims=(Claim("24(2)"),)),),
    tests=BEFORE.tests[:1],
    revision=1,
)
LETTER = SealedLetter("letter", b"%PDF-1.7 \0 \xff", b'{"case": "one"}')
FUNERAL = Holiday(date(2022, 9, 19), "State funeral", ("England and Wales",), date(2022, 9, 10), "The Gazette")
WRITINGS: dict[str, Callable[[CaseStore], object]] = {
    "a new case": lambda store: keep(store, usual_case("new", "3-25")),
    "a changed case": lambda store: keep(store, CHANGED, due=date(2025, 8, 1)),
    "a changed case that was loaded": lambda store: keep(store, replace(store.load("one"), title="Another"), None),
    "an issued letter": lambda store: keep(store, CHANGED, letters=(SealedLetter("second", b"%PDF", b"{}"),)),
    "the force": lambda store: store.save_authority(Authority("Heddlu Enghraifft")),
    "proclaimed holidays": lambda store: store.save_proclaimed((FUNERAL,)),
    "own wording": lambda store: store.save_overlay(Overlay((OwnSentence("sections.opening.0", "Hello"),))),
    "the safekeeping": lambda store: store.save_safekeeping(Safekeeping(lock_minutes=5)),
    "the list": lambda store: store.relist("2026", lambda case: Listing(date(2025, 8, 1), None)),
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def store(path, disk):
    with closing(open_library(path)) as store:
        keep(store, BEFORE, letters=(LETTER,))
        keep(store, Case("two", "2-25"))
        store.save_authority(Authority("Exampleshire Police"))
        yield store


def everything(store: CaseStore) -> tuple[object, ...]:
    """All that the library tells."""
    rows = store.rows(EVERYTHING, 0, 10)
    cases = [store.load(row.id) for row in rows]
    logs, letters = [store.log(case.id) for case in cases], [_sealed(store, id_) for id_ in ("letter", "second")]
    return rows, cases, logs, letters, store.authority(), store.proclaimed(), store.overlay(), store.safekeeping()


def _sealed(store: CaseStore, letter_id: str) -> SealedLetter | None:
    try:
        return store.sealed("one", letter_id)
    except RuleViolation:
        return None


@pytest.mark.parametrize("afterwards", [False, True], ids=["instead of the statement", "after the statement"])
@pytest.mark.parametrize("writing", WRITINGS)
def test_a_fault_at_any_statement_changes_nothing_and_a_later_try_works(store, path, disk, writing, afterwards):
    before = everything(store)
    for statement in range(1, 200):
        disk.arm(statement, sqlite3.SQLITE_FULL, afterwards)
        try:
            WRITINGS[writing](store)
        except (NotKept, LibraryUnavailable):
            assert disk.failed
            assert everything(store) == before
        else:
            break
    assert not disk.failed
    assert statement >= 3
    disk.disarm()
    after = everything(store)
    assert after != before
    store.close()
    with closing(open_library(path)) as reopened:
        assert everything(reopened) == after


@pytest.mark.parametrize("statement", [1, 2, 5])
@pytest.mark.parametrize(
    ("code", "kind", "sentence"),
    [
        (sqlite3.SQLITE_FULL, NotKept, "the disk is full"),
        (sqlite3.SQLITE_READONLY, NotKept, "may no longer be written"),
        (sqlite3.SQLITE_READONLY_DBMOVED, NotKept, "may no longer be written"),
        (sqlite3.SQLITE_IOERR_WRITE, NotKept, "the disk reported an error"),
        (sqlite3.SQLITE_CANTOPEN, NotKept, "the disk reported an error"),
        (sqlite3.SQLITE_CORRUPT, LibraryUnavailable, "is damaged"),
    ],
)
def test_the_officer_is_told_why_a_change_was_not_kept(store, disk, code, kind, sentence, statement):
    disk.arm(statement, code, False)
    with pytest.raises(kind, match=sentence) as refused:
        keep(store, usual_case("new", "a reference"))
    assert "a reference" not in str(refused.value)
    keep(store, usual_case("new", "a reference"))


IN_PLAIN_SQL: dict[str, Callable[[CaseStore], object]] = {
    "the list": lambda store: store.rows(EVERYTHING, 0, 10),
    "how many cases": lambda store: store.count(EVERYTHING),
    "the force": lambda store: store.authority(),
    "proclaimed holidays": lambda store: store.proclaimed(),
    "own wording": lambda store: store.overlay(),
    "the safekeeping": lambda store: store.safekeeping(),
}
IN_A_TRANSACTION: dict[str, Callable[[CaseStore], object]] = {
    "a case": lambda store: store.load("one"),
    "its log": lambda store: store.log("one"),
    "references": lambda store: store.references(),
    "an issued letter": lambda store: store.sealed("one", "letter"),
    "answers to a topic": lambda store: store.stances(("drone",), ""),
}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(sqlite3.SQLITE_IOERR_READ, "cannot be read"), (sqlite3.SQLITE_CORRUPT, "is damaged")],
)
@pytest.mark.parametrize(
    ("reading", "statement"),
    [(name, 1) for name in IN_PLAIN_SQL] + [(name, at) for name in IN_A_TRANSACTION for at in (1, 2)],
)
def test_the_officer_is_told_why_nothing_can_be_read(store, disk, code, sentence, reading, statement):
    read = (IN_PLAIN_SQL | IN_A_TRANSACTION)[reading]
    disk.arm(statement, code, False)
    with pytest.raises(LibraryUnavailable, match=sentence):
        read(store)
    read(store)


@pytest.mark.parametrize("statement", [1, 2, 5, 20, 25])
def test_a_new_library_that_cannot_be_written_leaves_nothing_behind(tmp_path, disk, statement):
    disk.arm(statement, sqlite3.SQLITE_FULL, False)
    with pytest.raises(LibraryUnavailable, match="cannot be made: the disk is full"):
        open_library(tmp_path / "new.foilib")
    assert list(tmp_path.iterdir()) == []
    open_library(tmp_path / "new.foilib").close()


def test_a_fault_of_the_program_is_not_called_a_fault_of_the_disk(store):
    with pytest.raises(Exception, match="type") as raised:
        keep(store, replace(BEFORE, revision=object()))
    assert not isinstance(raised.value, KnownError)
    assert store.load("one") == BEFORE
