"""A library that does not open any more: a backup, or what is whole of it, takes its place, and it is kept beside."""

from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.fakes.cases import usual_case
from tests.protection.conftest import CHEAP
from tests.store.contract import EVERYTHING, keep
from workbench.errors import LibraryDamaged, LibraryLocked, LibraryUnavailable, WrongPassphrase
from workbench.protection import keyfile
from workbench.protection.recovery import new_recovery_key
from workbench.store import rescue
from workbench.store.backups import LibraryBackups
from workbench.store.library import open_library
from workbench.store.protecting import LibraryProtection

NOW = datetime(2025, 7, 30, 12, tzinfo=UTC)
PASSPHRASE = "lantern gravel oyster tuesday"


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "protected"])
def secret(request):
    return request.param


@pytest.fixture
def damaged(tmp_path, secret, monkeypatch):
    """A library with a backup and a later case, in the middle of which a page is ruined."""
    real = keyfile.wrapped
    monkeypatch.setattr("workbench.store.protecting.wrapped", lambda *given: real(*given, work=CHEAP))
    path = tmp_path / "cases.foilib"
    with closing(open_library(path)) as store:
        for number in range(12):
            keep(store, usual_case(f"c{number}", f"{number}-25"))
        if secret:
            LibraryProtection(store).turn_on(secret, new_recovery_key())
        LibraryBackups(store).take(NOW, lambda done, total: True)
        keep(store, usual_case("later", "99-25"))
    data = bytearray(path.read_bytes())
    middle = len(data) // 8192 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(LibraryDamaged):
        open_library(path, secret)
    return path


def test_the_newest_backup_takes_its_place(damaged, secret):
    broken = damaged.read_bytes()
    [backup] = rescue.backups_of(damaged)
    kept = rescue.put_back(damaged, backup, NOW)
    assert kept.read_bytes() == broken
    with closing(open_library(damaged, secret)) as store:
        assert store.count(EVERYTHING) == 12
        assert store.load("c3") == usual_case("c3", "3-25")


def test_what_is_whole_takes_its_place(damaged, secret):
    broken = damaged.read_bytes()
    kept, found = rescue.salvage_in_place(damaged, NOW, secret)
    assert kept.read_bytes() == broken
    assert found.saved
    with closing(open_library(damaged)) as store:
        assert store.count(EVERYTHING) == len(found.saved)
        for row in store.rows(EVERYTHING, 0, 20):
            assert store.load(row.id) == usual_case(row.id, row.reference)


@pytest.mark.parametrize("secret", [PASSPHRASE], indirect=True)
def test_a_protected_one_wants_its_passphrase_and_stays_as_it_was(damaged, secret):
    broken = damaged.read_bytes()
    with pytest.raises(LibraryLocked):
        rescue.salvage_in_place(damaged, NOW)
    with pytest.raises(WrongPassphrase):
        rescue.salvage_in_place(damaged, NOW, "another")
    assert damaged.read_bytes() == broken


def test_where_there_is_no_backup_there_is_none(tmp_path):
    assert rescue.backups_of(tmp_path / "cases.foilib") == []


def test_a_backup_that_is_away_changes_nothing(damaged):
    broken = damaged.read_bytes()
    [backup] = rescue.backups_of(damaged)
    backup.path.unlink()
    with pytest.raises(LibraryUnavailable):
        rescue.put_back(damaged, backup, NOW)
    assert damaged.read_bytes() == broken
