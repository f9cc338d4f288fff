"""The disk is full or read-only, the library vanishes, the clock is set back: nothing is lost, and the retry works."""

import shutil
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.cases import usual_case
from tests.reliability.figures import tell
from tests.reliability.kills import PROJECT
from tests.reliability.libraries import NAME, PASSPHRASE, assert_sound, contents, make
from tests.store.contract import EVERYTHING
from workbench import bootstrap
from workbench.domain.log import first_break
from workbench.errors import NotKept
from workbench.service import commands as c
from workbench.service.casefile import encode
from workbench.service.session import CaseSession
from workbench.service.workbench import Workbench
from workbench.store.library import open_library

LONG = "long " * 100_000


@pytest.fixture
def path(tmp_path):
    return tmp_path / NAME


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "protected"])
def workbench(path, request):
    make(path, request.param)
    with closing(bootstrap.open_workbench(path, request.param)) as workbench:
        yield workbench


@pytest.fixture
def session(workbench):
    session = workbench.open_case("c1")
    session.execute(c.SetTitle("Drones"))
    return session


def seen(workbench: Workbench, session: CaseSession) -> object:
    """What the officer sees, and what the file holds."""
    return session.case, session.undo_label, session.redo_label, contents(workbench._store)


def refused(workbench: Workbench, session: CaseSession, sentence: str) -> None:
    """Every kind of change is refused with this sentence, and nothing is changed by that."""
    before = seen(workbench, session)
    for change in (lambda: session.execute(c.SetAnswerText("p0", LONG)), session.undo, workbench.new_case):
        with pytest.raises(NotKept, match=sentence):
            change()
    assert session.case == before[0]
    assert (session.undo_label, session.redo_label) == before[1:3]


def taken(workbench: Workbench, session: CaseSession) -> None:
    """The retry works."""
    session.execute(c.SetAnswerText("p0", LONG))
    session.undo()
    session.redo()
    assert workbench._store.load("c1") == session.case
    assert session.case.part("p0").answer.text == LONG
    assert_sound(workbench._store)


def test_a_library_that_may_grow_no_more(workbench, session):
    connection = workbench._store.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    before = seen(workbench, session)
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match="the disk is full"):
        session.execute(c.SetAnswerText("p0", LONG))
    assert seen(workbench, session) == before
    with pytest.raises(NotKept, match="the disk is full"):
        workbench.import_case(encode(usual_case("other", request_length=200_000), workbench.defaults()))
    assert seen(workbench, session) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    taken(workbench, session)


def test_a_library_that_is_deleted_while_it_is_open(path, workbench, session):
    away = path.with_name("away")
    before = seen(workbench, session)
    path.rename(away)
    refused(workbench, session, "is no longer there")
    with pytest.raises(NotKept, match="is no longer there"):
        workbench._store.destroy("c2", None)
    assert not path.exists()
    away.rename(path)
    assert seen(workbench, session) == before
    taken(workbench, session)


@pytest.mark.parametrize("other", [b"", b"something else", None], ids=["empty", "something else", "another library"])
def test_a_library_that_another_file_replaces_while_it_is_open(path, workbench, session, other):
    away, theirs = path.with_name("away"), path.parent / "theirs" / NAME
    theirs.parent.mkdir()
    make(theirs)
    before = seen(workbench, session)
    path.rename(away)
    path.write_bytes(theirs.read_bytes() if other is None else other)
    there = path.read_bytes()
    refused(workbench, session, "is no longer there")
    assert path.read_bytes() == there
    away.replace(path)
    assert seen(workbench, session) == before
    taken(workbench, session)


# ── a real disk with little room, and a folder that may not be written ───────────────────────────────────────────────

ON_A_SMALL_DISK = """
import sys
from contextlib import closing, suppress
from pathlib import Path
from tests.fakes.guesses import guess_cheaply
from tests.reliability import libraries
from tests.reliability.libraries import NAME, PASSPHRASE, RECOVERY, assert_sound, contents, make
from tests.store.contract import keep
from tests.fakes.cases import usual_case
from workbench.errors import KnownError, LibraryUnavailable, NotKept
from workbench.store.backups import LibraryBackups
from workbench.store.library import open_library
from workbench.store.protecting import LibraryProtection
from datetime import UTC, datetime

guess_cheaply(setattr)
path, secret = Path(sys.argv[1]) / NAME, sys.argv[2] or None
filler = path.with_name("filler")
tried = refused = 0
make(path, secret)
store = open_library(path, secret)
doings = {
    "saving": lambda: keep(store, usual_case("c1", str(tried), request_length=60_000)),
    "backing up": lambda: LibraryBackups(store).take(datetime.now(UTC), lambda *_: True),
    "protecting": lambda: LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY),
    "destroying": lambda: store.destroy("c2", libraries.entry()),
}
for name, do in doings.items():
    for left in range(0, 600, 24):  # KiB of room
        filler.write_bytes(b"")
        room = __import__("os").statvfs(path.parent)
        filler.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - left * 1024)))
        before = contents(store)
        tried += 1
        try:
            do()
        except (NotKept, LibraryUnavailable) as error:
            refused += 1
            assert "full" in error.sentence or "No space" in error.sentence or "disk" in error.sentence, error
            assert contents(store) == before
            continue
        finally:
            filler.unlink()
        break
    else:
        raise AssertionError(f"{name} never found room")
    for backup in LibraryBackups(store).all(LibraryBackups(store).folder):
        LibraryBackups(store).delete(backup)
    assert_sound(store)
    left = [file.name for file in path.parent.rglob("*") if file.name.endswith(".draft")]
    assert left == [], left
store.close()
print(tried, refused)
"""


def _mounts() -> bool:
    """Whether a small disk can be made in a namespace of one's own."""
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    trial = "mount -t tmpfs -o size=64k tmpfs /mnt"
    return subprocess.run(["unshare", "-rm", "sh", "-c", trial], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _mounts(), reason="no small disk can be mounted here")
@pytest.mark.parametrize("secret", ["", PASSPHRASE], ids=["plain", "protected"])
def test_a_disk_that_really_is_full(tmp_path, secret):
    script = 'mount -t tmpfs -o size=3m tmpfs "$1" && exec "$2" -c "$3" "$1" "$4"'
    command = ["unshare", "-rm", "sh", "-c", script, "sh", str(tmp_path), sys.executable, ON_A_SMALL_DISK, secret]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
    assert done.returncode == 0, done.stderr
    tried, no_room = map(int, done.stdout.split())
    assert no_room > 5
    tell("a full disk", **{"protected" if secret else "plain": f"{tried} writings tried, {no_room} found no room"})


IN_A_READ_ONLY_FOLDER = """
import os, sys
from contextlib import closing
from pathlib import Path
from tests.reliability.libraries import NAME, assert_sound, contents, make
from tests.store.contract import keep
from tests.fakes.cases import usual_case
from workbench.errors import LibraryUnavailable, NotKept
from workbench.store.library import open_library

folder = Path(sys.argv[1])
path = folder / NAME
make(path)
with closing(open_library(path)) as store:
    before = contents(store)
if os.getuid() == 0:  # nothing stops root
    for each in (folder, path):
        os.chown(each, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
with closing(open_library(path)) as store:  # held before the folder changes
    folder.chmod(0o500)
    try:
        keep(store, usual_case("c1", "1-25", request_length=500))
        raise SystemExit("it was written")
    except NotKept as refused:
        print(refused)
    assert contents(store) == before
    folder.chmod(0o700)
    keep(store, usual_case("c1", "1-25", request_length=500))
    assert_sound(store)
folder.chmod(0o500)
with closing(open_library(path)) as store:  # it can be read there
    assert contents(store)["how many cases"] == before["how many cases"]
    assert_sound(store)
path.chmod(0o400)
try:
    open_library(path)
    raise SystemExit("it was opened")
except LibraryUnavailable as refused:
    print(refused)
folder.chmod(0o700)
path.chmod(0o600)
open_library(path).close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's permissions as POSIX has them")
def test_a_folder_that_may_not_be_written(tmp_path):
    folder = tmp_path / "library"
    folder.mkdir()
    for above in tmp_path.parents[: len(tmp_path.parents) - 2]:
        if above.owner() == tmp_path.owner() and above != Path("/tmp"):
            above.chmod(above.stat().st_mode | 0o011)  # so that somebody else gets there, where root runs this
    tmp_path.chmod(0o711)
    command = [sys.executable, "-c", IN_A_READ_ONLY_FOLDER, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert "was not kept" in first
    assert "What you typed is still in its field" in first
    assert "may not be written" in second


# ── the clock ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_clock_that_is_set_back_stops_nothing(path, monkeypatch):
    now = datetime(2025, 7, 30, 12, tzinfo=UTC)
    monkeypatch.setattr(bootstrap, "_now", lambda: now)
    make(path)
    told = []
    with closing(bootstrap.open_workbench(path)) as workbench:
        session = workbench.open_case("c1")
        for day in (date(2025, 7, 30), date(2026, 3, 1), date(2024, 2, 29), date(1999, 12, 31), date(2025, 7, 31)):
            now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            session.execute(c.SetTitle(f"On {day}"))
            session.undo()
            session.redo()
            workbench.new_case()
            workbench.refresh_due_dates()
            told.append(now.isoformat())
            assert workbench.backups.due()
            backup = workbench.backups.take()
            assert not workbench.backups.due()
            assert backup in workbench.backups.all()
            assert workbench.backups.preview(backup).cases == ()
            now += timedelta(hours=2)
            session.execute(c.SetTitle(f"Later on {day}"))
            assert workbench.backups.due()
            assert list(workbench.retention.due(workbench.today())) is not None
        kept = workbench.history("c1")
        assert [row.at for row in kept if row.label == "Change subject"][::2] == told
        assert first_break(workbench.history()) is None
        assert sorted(row.number for row in kept) == [row.number for row in kept]
        title = session.case.title
    with closing(open_library(path)) as store:
        assert store.load("c1").title == title
        assert len(store.rows(EVERYTHING, 0, 100)) == 13
        assert_sound(store)
