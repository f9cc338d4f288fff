"""A writing that fails, at whichever statement, changes nothing on the disk, in memory or on the screen.

Whatever it was: a case, a letter that goes out, a setting, a destruction, a backup, a restoration, the passphrase, an
earlier library brought up to date, a new library. The same try works as soon as the disk does.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from tests.fakes.cases import filled, usual_case
from tests.fakes.disk import Disk
from tests.reliability.figures import tell
from tests.reliability.libraries import (
    ANOTHER,
    FUNERAL,
    LETTER,
    NAME,
    PASSPHRASE,
    RECOVERY,
    SECRET,
    contents,
    contents_at,
    earlier_library,
    files_beside,
    letters_of,
)
from tests.reliability.scale import often
from tests.service.generated import BEGUN, TODAY, Approve, carry_out, opened
from tests.store.contract import ARRIVED, FILED, NOWHERE, arrived, entry, keep
from workbench.domain.authority import Authority
from workbench.domain.case import Case, Claim
from workbench.domain.checks import standing
from workbench.domain.findings import Waiver
from workbench.domain.letter import SealedLetter
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.domain.safekeeping import Safekeeping
from workbench.errors import LibraryUnavailable, NotKept
from workbench.service import commands as c
from workbench.service.casefile import encode
from workbench.service.ports import Listing
from workbench.store import driver
from workbench.store.backups import LibraryBackups
from workbench.store.file import HeldFile, sweep_up
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection

NOON = datetime(2025, 7, 30, 12, tzinfo=UTC)
BEFORE = usual_case("one", "1-25")
CHANGED = replace(
    BEFORE,
    request="a shorter one",
    questions=BEFORE.questions[2:],
    parts=(replace(BEFORE.parts[1], claims=(Claim("24(2)"),)),),
    tests=BEFORE.tests[:1],
    revision=1,
)
HISTORY = "the history of another library"

Writing = Callable[[SqlCaseStore], object]
WRITINGS: dict[str, Writing] = {
    "a new case": lambda store: keep(store, usual_case("new", "3-25")),
    "a changed case": lambda store: keep(store, CHANGED, due=date(2025, 8, 1)),
    "a changed case that was loaded": lambda store: keep(store, replace(store.load("one"), title="Another"), None),
    "an issued letter": lambda store: keep(store, CHANGED, letters=(SealedLetter("second", b"%PDF", b"{}"),)),
    "a file that arrived": lambda store: arrived(store, FILED, ARRIVED),
    HISTORY: lambda store: store.save(Case("new"), NOWHERE, entry("Take in"), history=tuple(store.log("one"))),
    "a destroyed case": lambda store: store.destroy("one", entry("Destroy case")),
    "the force": lambda store: store.save_authority(Authority("Heddlu Enghraifft")),
    "proclaimed holidays": lambda store: store.save_proclaimed((FUNERAL,)),
    "own wording": lambda store: store.save_overlay(Overlay((OwnSentence("sections.opening.0", "Hello"),))),
    "safekeeping": lambda store: store.save_safekeeping(filled(Safekeeping)),
    "the list": lambda store: store.relist("2026", lambda case: Listing(date(2025, 8, 1), None)),
}
BACKUP: tuple[Writing, Writing] = (
    lambda store: LibraryBackups(store).take(NOON, lambda *_: True),
    lambda store: [LibraryBackups(store).delete(each) for each in LibraryBackups(store).all(_folder(store))],
)
BESIDE: dict[str, tuple[Writing, Writing]] = {  # what is done, and how it is taken back
    "a backup": BACKUP,
    "protection": (
        lambda store: LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY),
        lambda store: LibraryProtection(store).turn_off(),
    ),
}
PROTECTED: dict[str, tuple[Writing, Writing]] = {
    "a backup": BACKUP,
    "another key": (lambda store: LibraryProtection(store).turn_on(ANOTHER, RECOVERY), lambda store: None),
    "no protection": (
        lambda store: LibraryProtection(store).turn_off(),
        lambda store: LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY),
    ),
}


def _folder(store: SqlCaseStore) -> Path:
    return LibraryBackups(store).folder


_SOME = often(7, 1)  # the whole file is written each time: outside the full count at every seventh statement

INSTEAD, AFTER = "instead of the statement", "after the statement"

_counted: dict[str, int] = {}


@pytest.fixture
def path(tmp_path):
    return tmp_path / NAME


@pytest.fixture
def store(path, disk):
    with closing(open_library(path)) as store:
        begin(store)
        yield store


@pytest.fixture
def protected(store):
    LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)
    return store


def begin(store: SqlCaseStore) -> None:
    keep(store, BEFORE, letters=(LETTER,) if "letter" not in [id_ for _, id_ in letters_of(store)] else ())
    keep(store, Case("two", "2-25", request=SECRET))
    store.save_authority(Authority("Exampleshire Police"))


def fail_at_each(
    disk: Disk,
    what: str,
    write: Callable[[], object],
    seen: Callable[[], object],
    again: Callable[[], object],
    when: str = INSTEAD,
    each: int = 1,
) -> int:
    """The writing fails at its first statement, then at its second, until it has none left; gives how many failed.

    `each` is 1, or more where not every statement is tried. After each failure all that is seen is as it was. Some
    statements only give room back, or read what one can do without: where such a one fails the writing has been done,
    and is prepared `again` for the next.
    """
    before, failures = seen(), 0
    for statement in count(1, each):
        disk.arm(statement, driver.FULL, when == AFTER)
        try:
            write()
        except (NotKept, LibraryUnavailable):
            assert disk.failed  # else it was something else that went wrong
            disk.disarm()
            failures += 1
            assert seen() == before
            continue
        failed = disk.failed
        disk.disarm()
        if not failed:
            break
        again()
        before = seen()
    _counted[what] = _counted.get(what, 0) + failures
    tell("failures at each statement or call of the system", **_counted)
    return failures


@pytest.mark.parametrize("when", [INSTEAD, AFTER])
@pytest.mark.parametrize("writing", WRITINGS)
def test_a_fault_at_any_statement_changes_nothing_and_a_later_try_works(store, path, disk, writing, when):
    before = contents(store)
    failures = fail_at_each(
        disk, writing, lambda: WRITINGS[writing](store), lambda: contents(store), lambda: begin(store), when
    )
    assert failures >= 2
    after = contents(store)
    assert after != before
    store.close()
    assert contents_at(path) == after


def all_of(store: SqlCaseStore):
    return lambda: (contents(store), store.key, names_beside(store.path))


@pytest.mark.parametrize("writing", BESIDE)
def test_a_fault_while_the_library_is_written_elsewhere_changes_nothing(store, disk, writing):
    write, back = BESIDE[writing]
    before = contents(store)
    assert fail_at_each(disk, writing, lambda: write(store), all_of(store), lambda: back(store), each=_SOME) > 10
    assert contents(store) == before


@pytest.mark.parametrize("writing", PROTECTED)
def test_a_fault_in_a_protected_library_changes_nothing(protected, disk, writing):
    write, back = PROTECTED[writing]
    before = contents(protected)
    name = f"{writing}, protected"
    assert (
        fail_at_each(disk, name, lambda: write(protected), all_of(protected), lambda: back(protected), each=_SOME) > 10
    )
    assert contents(protected) == before


def _restored(store: SqlCaseStore) -> tuple[Writing, Writing]:
    """A backup is restored; and all made ready for that again."""
    backups = LibraryBackups(store)
    [backup] = backups.all(backups.folder) or [backups.take(NOON, lambda *_: True)]

    def again(store: SqlCaseStore) -> None:
        for aside in backups.kept_aside():
            backups.delete(aside)
        keep(store, CHANGED)

    return (lambda store: backups.restore(backup, None, NOON)), again


def test_a_fault_while_a_backup_is_restored_changes_nothing(store, disk):
    then = contents(store)
    restore, again = _restored(store)
    again(store)
    before = contents(store)
    fail_at_each(disk, "a restored backup", lambda: restore(store), all_of(store), lambda: again(store), each=_SOME)
    assert contents(store) == then
    [aside] = LibraryBackups(store).kept_aside()
    assert contents_at(aside.path).keys() == before.keys()


@pytest.mark.parametrize("when", [INSTEAD, AFTER])
@pytest.mark.parametrize("version", [1, 2])
def test_a_fault_while_an_earlier_library_is_brought_up_to_date_leaves_it_as_it_was(path, disk, version, when):
    told = []

    def lay_out() -> None:
        for file in list(files_beside(path)):
            file.unlink()
        earlier_library(path, version)

    def bring() -> None:
        try:
            open_library(path).close()
        except LibraryUnavailable as refused:
            told.append(refused.sentence)
            if len(names_beside(path)) == 1:
                raise
            disk.disarm()  # all was done: it failed while looking at what had become of it
            lay_out()
            raise

    lay_out()
    fail_at_each(
        disk, f"version {version} brought up to date", bring, lambda: (names_beside(path), _dump(path)), lay_out, when
    )
    assert sum("could not be brought up to date: the disk is full. It is as it was" in said for said in told) > 20
    contents_at(path)
    assert len(names_beside(path)) == 2


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [*map(str, connection.execute("PRAGMA user_version")), *connection.iterdump()]


def test_a_new_library_that_cannot_be_written_leaves_nothing_behind(path, disk):
    def left() -> list[str]:
        path.unlink(missing_ok=True)  # it may have been made, and not yet opened
        return names_beside(path)

    assert fail_at_each(disk, "a new library", lambda: open_library(path).close(), left, lambda: None) > 20
    assert contents_at(path)["how many cases"] == 0


# ── what is asked of the system itself ───────────────────────────────────────────────────────────────────────────────

CALLING: dict[str, Callable[[SqlCaseStore], tuple[Writing, Writing]]] = {
    **{name: (lambda store, name=name: BESIDE[name]) for name in BESIDE},
    **{f"{name}, protected": (lambda store, name=name: PROTECTED[name]) for name in PROTECTED},
    "another passphrase, protected": lambda store: (
        lambda store: LibraryProtection(store).change_passphrase(ANOTHER),
        lambda store: None,
    ),
    "a restored backup": _restored,
}


@pytest.mark.parametrize("writing", CALLING)
def test_a_disk_that_refuses_any_call_leaves_the_library_as_it_was(path, calls, writing):
    secret = PASSPHRASE if "protected" in writing else None
    with closing(open_library(path)) as store:
        begin(store)
        if secret:
            LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)
        write, back = CALLING[writing](store)
        back(store)
        fail_at_each(
            calls, f"{writing}: call", lambda: write(store), lambda: (contents(store), store.key), lambda: back(store)
        )
        keep(store, Case("afterwards"))
        now, key = contents(store), store.key
    with closing(SqlCaseStore(HeldFile(path, key))) as store:
        sweep_up(path)
        assert contents(store) == now
        assert [name for name in names_beside(path) if name.startswith(".")] == []


# ── the officer's case ───────────────────────────────────────────────────────────────────────────────────────────────


def _approved(workbench, session) -> None:
    session.execute(c.SetLetterDate(None))
    for finding in standing(workbench.findings(session.case, workbench.authority_of(session.case))):
        session.execute(c.Waive(Waiver(finding.rule, finding.place, "As agreed.", "Head")))
    carry_out(workbench, session, Approve())


def _nothing(workbench, session) -> None:
    pass


EDITS = {  # how it is made ready, and what is tried
    "an edit": (
        lambda workbench, session: session.execute(c.SetTitle("One")),
        lambda workbench, session: session.execute(c.SetTitle("Another")),
    ),
    "an edit undone": (
        lambda workbench, session: session.execute(c.SetSubject("p1", str(session.case.revision))),
        lambda workbench, session: session.undo(),
    ),
    "an edit made again": (lambda workbench, session: session.undo(), lambda workbench, session: session.redo()),
    "a letter sent": (_approved, lambda workbench, session: workbench.issue(session, "A. Officer", "Officer", TODAY)),
    "another case": (_nothing, lambda workbench, session: workbench.new_case()),
    "a case from a file": (
        _nothing,
        lambda workbench, session: workbench.import_case(encode(session.case, workbench.authority_of(session.case))),
    ),
    "the force’s particulars": (
        lambda workbench, session: workbench.set_authority(Authority("Exampleshire Police")),
        lambda workbench, session: workbench.set_authority(Authority("Heddlu Enghraifft")),
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_fault_at_any_statement_leaves_the_case_and_its_history_as_they_were(path, disk, edit):
    prepare, change = EDITS[edit]
    with closing(open_library(path)) as store:
        workbench, session = opened(store)
        for step in BEGUN:
            carry_out(workbench, session, step)

        def seen():
            return session.case, session.undo_label, session.redo_label, workbench.authority(), contents(store)

        prepare(workbench, session)
        before = seen()
        failures = fail_at_each(
            disk, edit, lambda: change(workbench, session), seen, lambda: prepare(workbench, session)
        )
        assert failures > 2
        assert seen() != before
        assert store.load(session.case.id) == session.case


def names_beside(path: Path) -> list[str]:
    """What lies in the library's folder and below, but for what is there only while it is open."""
    return sorted(file.name for file in files_beside(path) if not file.name.endswith((".holder", "-journal")))
