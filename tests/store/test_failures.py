"""What the officer is told of a disk that fails. That nothing changes then is tried in tests/reliability."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, keep
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.errors import KnownError, LibraryUnavailable, NotKept
from workbench.service.ports import CaseStore
from workbench.store.library import open_library

BEFORE = usual_case("one", "1-25")
LETTER = SealedLetter("letter", b"%PDF-1.7 \0 \xff", b'{"case": "one"}')


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


def test_a_fault_of_the_program_is_not_called_a_fault_of_the_disk(store):
    with pytest.raises(Exception, match="type") as raised:
        keep(store, replace(BEFORE, revision=object()))
    assert not isinstance(raised.value, KnownError)
    assert store.load("one") == BEFORE
