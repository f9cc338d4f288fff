"""One writer: from the first moment to the last nobody else writes into the library, whatever this process does.

The lock is the operating system's. On POSIX a process gives it up by closing any handle of its own on the file, so the
program must never read its own library beside SQLite: everything that it does with a library is tried here.
"""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.reliability.figures import tell
from tests.reliability.kills import PROJECT
from tests.reliability.libraries import NAME, PASSPHRASE, RECOVERY, assert_sound, contents, contents_at, fill, make
from tests.reliability.scale import often
from tests.store.contract import EVERYTHING, entry, keep
from workbench.domain.case import Case
from workbench.errors import LibraryInUse
from workbench.service.ports import Listing
from workbench.store.backups import LibraryBackups
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection

NOON = datetime(2025, 7, 30, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / NAME


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        fill(store)
        yield store


def written_elsewhere(path: Path) -> str:
    """What another process is told that writes into the file with SQLite alone, knowing nothing of the program."""
    program = (
        "import sqlite3, sys\n"
        "with sqlite3.connect(sys.argv[1], timeout=0) as other:\n"
        "    try: other.execute('UPDATE case_list SET title = ?', ['written by somebody else']); print('written')\n"
        "    except sqlite3.OperationalError as refused: print(refused)\n"
    )
    return _said(program, path)


def read_elsewhere(path: Path) -> str:
    """Another process reads the first bytes again and again, and lets go of them."""
    return _said("import sys\nfor _ in range(50): open(sys.argv[1], 'rb').read(100)\nprint('read')\n", path)


def opened_elsewhere(path: Path) -> str:
    """What another start of the program is told."""
    return _said(
        "import sys\nfrom pathlib import Path\nfrom workbench.errors import KnownError\n"
        "from workbench.store.library import open_library\n"
        "try: open_library(Path(sys.argv[1])).close(); print('opened')\n"
        "except KnownError as refused: print(type(refused).__name__, refused)\n",
        path,
    )


def _said(program: str, path: Path) -> str:
    command = [sys.executable, "-X", "utf8", "-c", program, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=PROJECT)
    return done.stdout.strip()


def _backed_up(store: SqlCaseStore) -> None:
    LibraryBackups(store).take(NOON, lambda *_: True)


def _restored(store: SqlCaseStore) -> None:
    backups = LibraryBackups(store)
    backup = backups.take(NOON, lambda *_: True)
    backups.compare(backup, None)
    backups.restore(backup, None, NOON)


def _checked(store: SqlCaseStore) -> None:
    assert list(store.check(lambda case: Listing(None, None), "2025"))


def _opened_again(store: SqlCaseStore) -> None:
    with pytest.raises(LibraryInUse):
        open_library(store.path)


def _opened_by_another_name(store: SqlCaseStore) -> None:
    link = store.path.with_name("cases ŵ linked.foilib")
    link.hardlink_to(store.path)
    with pytest.raises(LibraryInUse):
        open_library(link)


def _copies_named_where_one_is_the_library_itself(store: SqlCaseStore) -> None:
    store.path.with_name("cases ŵ linked.foilib").hardlink_to(store.path)
    LibraryProtection(store).plain_copies((store.path.parent,))


def _protected_and_not(store: SqlCaseStore) -> None:
    LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)
    LibraryProtection(store).turn_off()


def _destroyed(store: SqlCaseStore) -> None:
    store.destroy("c1", entry())


def _locked_and_unlocked(store: SqlCaseStore) -> None:
    store.lock()
    store.unlock(None)


DOINGS: dict[str, Callable[[SqlCaseStore], object]] = {
    "nothing": lambda store: None,
    "reading": contents,
    "saving": lambda store: keep(store, Case("new")),
    "opening again": _opened_again,
    "opening by another name": _opened_by_another_name,
    "backing up": _backed_up,
    "restoring": _restored,
    "checking": _checked,
    "naming copies": _copies_named_where_one_is_the_library_itself,
    "protecting": _protected_and_not,
    "destroying": _destroyed,
    "locking": _locked_and_unlocked,
}


@pytest.mark.parametrize("doing", DOINGS)
def test_nothing_that_the_program_does_gives_the_lock_up(store, path, doing):
    DOINGS[doing](store)
    before = contents(store)
    assert read_elsewhere(path) == "read"
    assert written_elsewhere(path) == "database is locked"
    told = opened_elsewhere(path)
    assert told.startswith("LibraryInUse ")
    assert "since" in told  # who holds it, and since when
    assert contents(store) == before
    keep(store, Case("afterwards"))
    assert_sound(store)


def test_a_protected_library_is_held_alike(store, path):
    LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)
    for doing in ("saving", "backing up", "restoring", "checking"):
        DOINGS[doing](store)
        assert read_elsewhere(path) == "read"
        assert "is open in another window or by somebody else: " in opened_elsewhere(path)
        assert written_elsewhere(path) in ("database is locked", "file is not a database")
    assert_sound(store)


@pytest.fixture
def another(path):
    """Another program that has the file open, through SQLite alone, and carries out one statement for each line."""
    program = (
        "import sqlite3, sys\n"
        "other = None\n"
        "for statement in sys.stdin:\n"
        "    other = other or sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"  # it is there by then
        "    try: print(other.execute(statement).fetchall(), flush=True)\n"
        "    except sqlite3.OperationalError as refused: print(refused, flush=True)\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def does(statement: str) -> str:
            process.stdin.write(f"{statement}\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        yield does


def test_whoever_had_the_file_open_before_can_write_only_when_it_is_let_go(path, another):
    make(path)
    assert another("SELECT count(*) FROM cases") == "[(8,)]"
    with closing(open_library(path)) as store:
        assert another("UPDATE case_list SET title = 'theirs'") == "database is locked"
        keep(store, Case("ours"))
        assert another("SELECT count(*) FROM cases") == "database is locked"
    assert another("SELECT count(*) FROM cases") == "[(9,)]"


def test_what_somebody_writes_before_is_neither_waited_for_nor_overwritten(path, another):
    make(path)
    another("BEGIN IMMEDIATE")
    another("UPDATE case_list SET title = 'theirs'")
    with pytest.raises(LibraryInUse):
        open_library(path)
    another("COMMIT")
    with closing(open_library(path)) as store:
        keep(store, Case("ours"))
        assert {row.title for row in store.rows(EVERYTHING, 0, 20) if row.id != "ours"} == {"theirs"}


TAKING_TURNS = """
import random, sys, time
from contextlib import closing
from pathlib import Path
from tests.store.contract import EVERYTHING, entry, keep
from workbench.domain.case import Case
from workbench.errors import LibraryInUse
from workbench.store.library import open_library

path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
kept = refused = 0
while kept < rounds:
    try:
        with closing(open_library(path)) as store:
            keep(store, Case(f"{name}{kept}"))
            kept += 1
    except LibraryInUse:
        refused += 1
    time.sleep(random.uniform(0, 0.004))
print(kept, refused)
"""


def test_two_programs_that_fight_for_a_library_lose_nothing(path):
    make(path)
    before = contents_at(path)["how many cases"]
    rounds = often(15, 200)
    names = ("x", "y", "z")
    fighting = [
        subprocess.Popen(
            [sys.executable, "-c", TAKING_TURNS, str(path), name, str(rounds)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        for name in names
    ]
    told = [process.communicate()[0].split() for process in fighting]
    assert [int(kept) for kept, _ in told] == [rounds] * len(names)
    with closing(open_library(path)) as store:
        assert contents(store)["how many cases"] == before + rounds * len(names)
        assert_sound(store)
    tell("the lock", writings_of_three_programs=rounds * 3, lost=0, refused=sum(int(refused) for _, refused in told))
