"""A library that does not open any more: a backup, or what is whole of it, takes its place, and it is kept beside."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, keep
from workbench.errors import LibraryDamaged, LibraryLocked, LibraryUnavailable, NotKept, WrongPassphrase
from workbench.protection.recovery import new_recovery_key
from workbench.store import rescue
from workbench.store.backups import LibraryBackups
from workbench.store.file import key_file_of
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection

NOW = datetime(2025, 7, 30, 12, tzinfo=UTC)
PASSPHRASE = "lantern gravel oyster tuesday"


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "protected"])
def secret(request):
    return request.param


@pytest.fixture
def damaged(tmp_path, secret, cheap_guesses):
    """A library with a backup and a later case, of which a page is ruined."""
    path = tmp_path / "cases.foilib"
    with closing(open_library(path)) as store:
        for number in range(12):
            keep(store, usual_case(f"c{number}", f"{number}-25"))
        if secret:
            LibraryProtection(store).turn_on(secret, new_recovery_key())
        LibraryBackups(store).take(NOW, lambda done, total: True)
        keep(store, usual_case("later", "99-25"))
    data = bytearray(path.read_bytes())
    place = len(data) * 3 // 4 // 4096 * 4096
    data[place : place + 4096] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(LibraryDamaged):
        open_library(path, secret)
    return path


def test_the_newest_backup_takes_its_place(damaged, secret):
    broken = damaged.read_bytes()
    [backup] = rescue.backups_of(damaged)
    kept = rescue.put_back(damaged, backup, NOW)
    assert kept.read_bytes() == broken
    assert os.name == "nt" or kept.stat().st_mode & 0o077 == 0
    with closing(open_library(damaged, secret)) as store:
        assert store.count(EVERYTHING) == 12
        assert store.load("c3") == usual_case("c3", "3-25")


def test_what_is_whole_takes_its_place(damaged, secret):
    broken = damaged.read_bytes()
    kept, found = rescue.salvage_in_place(damaged, NOW, secret)
    assert kept.read_bytes() == broken
    assert found.saved
    assert (b"Llanfair" in damaged.read_bytes() or b"recognition" in damaged.read_bytes()) == (secret is None)
    assert sorted(file.name for file in damaged.parent.iterdir() if file.name.startswith(".")) == []
    with closing(open_library(damaged, secret)) as store:
        assert store.count(EVERYTHING) == len(found.saved)
        for row in store.rows(EVERYTHING, 0, 20):
            assert store.load(row.id) == usual_case(row.id, row.reference)


def files(path):
    """Everything in the library's folder, hidden or not."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


@pytest.mark.parametrize("secret", [PASSPHRASE], indirect=True)
def test_a_protected_one_wants_its_passphrase_and_stays_as_it_was(damaged, secret):
    broken = damaged.read_bytes()
    with pytest.raises(LibraryLocked):
        rescue.salvage_in_place(damaged, NOW)
    with pytest.raises(WrongPassphrase):
        rescue.salvage_in_place(damaged, NOW, "another")
    assert damaged.read_bytes() == broken


def test_the_damaged_ones_journal_is_kept_with_it_and_not_put_back_into_the_backup(damaged, secret):
    [backup] = rescue.backups_of(damaged)
    with closing(sqlite3.connect(damaged.with_name("other"), isolation_level=None)) as connection:
        connection.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (1); PRAGMA cache_size = 1; BEGIN")
        connection.execute("UPDATE a SET b = 2")
        journal = damaged.with_name("other-journal").read_bytes()
    damaged.with_name(f"{damaged.name}-journal").write_bytes(journal)
    kept = rescue.put_back(damaged, backup, NOW)
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == journal
    with closing(open_library(damaged, secret)) as store:
        assert store.count(EVERYTHING) == 12


@pytest.mark.parametrize("secret", [None], indirect=True)
def test_a_damaged_backup_does_not_take_its_place(damaged):
    broken = damaged.read_bytes()
    [backup] = rescue.backups_of(damaged)
    backup.path.write_bytes(broken)
    assert rescue.newest_whole([backup]) is None
    with pytest.raises(LibraryDamaged, match=r"backups.*is damaged"):
        rescue.put_back(damaged, backup, NOW)
    assert damaged.read_bytes() == broken
    assert not [file.name for file in damaged.parent.iterdir() if "draft" in file.name or "damaged" in file.name]


def test_a_backup_from_elsewhere_takes_its_place(damaged, secret, tmp_path_factory):
    [backup] = rescue.backups_of(damaged)
    stick = tmp_path_factory.mktemp("stick") / "copied.foilib"
    for file in (backup.path, key_file_of(backup.path)):
        if file.exists():
            shutil.copyfile(file, stick.with_suffix(file.suffix))
    found = rescue.backup_at(stick)
    assert found.protected == (secret is not None)
    promised = rescue.promise_of(found)
    assert (promised.protected, promised.cases) == ((True, None) if secret else (False, 12))
    rescue.put_back(damaged, found, NOW)
    with closing(open_library(damaged, secret)) as store:
        assert store.count(EVERYTHING) == 12


def test_stopping_leaves_everything_as_it_was(damaged, secret):
    before = files(damaged)
    with pytest.raises(NotKept, match="was stopped"):
        rescue.salvage_in_place(damaged, NOW, secret, lambda done, total: done < 3)
    assert files(damaged) == before


def test_a_disk_without_room_leaves_everything_as_it_was(damaged, secret, monkeypatch):
    def full(*_):
        raise NotKept("The change was not kept: the disk is full.")

    before = files(damaged)
    monkeypatch.setattr(SqlCaseStore, "save", full)
    with pytest.raises(NotKept, match="full"):
        rescue.salvage_in_place(damaged, NOW, secret)
    assert files(damaged) == before


@pytest.mark.parametrize("refused", range(1, 12))
def test_a_disk_that_refuses_anything_leaves_one_that_can_be_rescued_again(damaged, secret, calls, refused):
    broken = damaged.read_bytes()
    [backup] = rescue.backups_of(damaged)
    calls.arm(refused, 0, False)
    with suppress(LibraryUnavailable):
        rescue.put_back(damaged, backup, NOW)
    calls.disarm()
    if damaged.read_bytes() == broken:
        rescue.put_back(damaged, backup, NOW)
    with closing(open_library(damaged, secret)) as store:
        assert store.count(EVERYTHING) == 12
    assert any(file.read_bytes() == broken for file in damaged.parent.glob("cases damaged *.foilib"))


@pytest.mark.parametrize("version", [1, 2])
def test_a_backup_of_an_earlier_version_says_what_it_holds(tmp_path, version):
    from tests.store.test_migrations import DATA, library_of

    path = library_of(tmp_path / "old.foilib", (DATA / f"version-{version}.sql").read_text("utf-8"))
    promised = rescue.promise_of(rescue.backup_at(path))
    assert promised.cases > 0
    assert promised.changed is not None


def test_where_there_is_no_backup_there_is_none(tmp_path):
    assert rescue.backups_of(tmp_path / "cases.foilib") == []


def test_a_backup_that_is_away_changes_nothing(damaged):
    broken = damaged.read_bytes()
    [backup] = rescue.backups_of(damaged)
    backup.path.unlink()
    with pytest.raises(LibraryUnavailable):
        rescue.put_back(damaged, backup, NOW)
    assert damaged.read_bytes() == broken
