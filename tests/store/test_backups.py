"""Backups: the library as it was at that moment, opened and compared before they bear a name."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.cases import usual_case
from tests.reliability.figures import tell
from tests.store.contract import EVERYTHING, LETTER, entry, keep
from tests.store.contract import NOON as KEPT_AT
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.digests import digest
from workbench.domain.log import first_break
from workbench.errors import LibraryUnavailable, NotKept, WrongPassphrase
from workbench.protection.recovery import new_recovery_key
from workbench.service.backups import Difference, Preview
from workbench.store import backups as taking
from workbench.store import driver, wholeness
from workbench.store.backups import LibraryBackups
from workbench.store.library import open_library
from workbench.store.protecting import LibraryProtection

pytestmark = pytest.mark.usefixtures("cheap_guesses")

NOON = datetime(2025, 7, 30, 12, tzinfo=UTC)
PASSPHRASE, ANOTHER = "lantern gravel oyster tuesday", "walrus button harvest seventeen"


def go_on(done, total):
    return True


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases ŵ.foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        keep(store, usual_case("one", "1-25"))
        keep(store, Case("two", "2-25", "Drones"))
        store.save_authority(Authority("Exampleshire Police"))
        yield store


@pytest.fixture
def backups(store):
    return LibraryBackups(store)


def everything(store):
    rows = store.rows(EVERYTHING, 0, 10)
    return rows, [store.load(row.id) for row in rows], store.log(), store.authority()


def opened(backup, secret=None):
    return closing(open_library(backup.path, secret))


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_is_the_library_as_it_was(store, backups):
    before = everything(store)
    backup = backups.take(NOON, go_on)
    keep(store, Case("later"))
    assert backup.path.name == f"cases ŵ {NOON.astimezone():%Y-%m-%d %H.%M.%S}.foilib"
    assert (backup.taken, backup.size, backup.protected) == (NOON, backup.path.stat().st_size, False)
    assert names(backups.folder) == [backup.path.name]
    with opened(backup) as copy:
        assert everything(copy) == before


def test_a_backup_of_a_protected_library_is_protected_alike(store, backups, path):
    LibraryProtection(store).turn_on(PASSPHRASE, new_recovery_key())
    before = everything(store)
    backup = backups.take(NOON, go_on)
    assert backup.protected
    assert b"Exampleshire" not in backup.path.read_bytes()
    assert names(backups.folder) == sorted([backup.path.name, backup.path.with_suffix(".foikey").name])
    with pytest.raises(WrongPassphrase):
        open_library(backup.path, "another")
    with opened(backup, PASSPHRASE) as copy:
        assert everything(copy) == before


def test_thirty_backups_while_somebody_saves_are_thirty_libraries(store, backups, monkeypatch):
    """Between any two pages the library changes: what is taken is one moment of it, whole."""
    monkeypatch.setattr("workbench.store.backups._PAGES", 2)
    revision = [0]

    def meanwhile(done, total):
        revision[0] += 1
        keep(store, usual_case("one", str(revision[0]), request_length=100 * (revision[0] % 90)))
        return True

    taken = [backups.take(NOON + timedelta(minutes=number), meanwhile) for number in range(30)]
    last = 0
    for backup in taken:
        with opened(backup) as copy:
            log, case = copy.log(), copy.load("one")
            assert first_break(log) is None
            assert [row for row in log if row.case_id == "one"][-1].after == digest(case)
            assert last < int(case.reference) <= revision[0]
            last = int(case.reference)
    assert len([name for name in names(backups.folder) if name.endswith(".foilib")]) == 30
    tell("backups under load", taken=30, consistent=30, saved_meanwhile=revision[0])


def test_a_second_folder_gets_the_same_backup(store, backups, tmp_path):
    LibraryProtection(store).turn_on(PASSPHRASE, new_recovery_key())
    backup = backups.take(NOON, go_on)
    second = tmp_path / "stick" / "foi"
    backups.put_second(backup, second)
    [copy] = backups.all(second)
    assert copy.path.read_bytes() == backup.path.read_bytes()
    with opened(copy, PASSPHRASE) as library:
        assert library.load("one") == usual_case("one", "1-25")


def test_a_second_folder_that_cannot_be_written_is_named(backups, tmp_path):
    (tmp_path / "a file").write_text("no folder", "utf-8")
    backup = backups.take(NOON, go_on)
    with pytest.raises(NotKept, match=r"No backup was made in .*a file"):
        backups.put_second(backup, tmp_path / "a file" / "backups")


def test_what_was_torn_on_the_way_to_the_second_folder_is_not_a_backup(backups, tmp_path, monkeypatch):
    backup = backups.take(NOON, go_on)
    monkeypatch.setattr(taking.shutil, "copyfile", lambda source, target: target.write_bytes(b"torn"))
    with pytest.raises(NotKept, match="is not what was copied"):
        backups.put_second(backup, tmp_path / "stick")
    assert names(tmp_path / "stick") == []


def test_a_backup_that_is_not_the_library_bears_no_name(backups, monkeypatch):
    monkeypatch.setattr(taking, "sound", lambda connection: False)
    with pytest.raises(NotKept, match="not the same as the library"):
        backups.take(NOON, go_on)
    assert names(backups.folder) == []


def test_a_backup_that_was_stopped_leaves_nothing(store, backups):
    with pytest.raises(NotKept, match="was stopped"):
        backups.take(NOON, lambda done, total: False)
    assert names(backups.folder) == []
    keep(store, Case("later"))


def test_a_library_that_is_locked_meanwhile_gives_no_backup(store, backups):
    def lock(done, total):
        store.lock()
        return True

    folder = backups.folder
    with pytest.raises(NotKept, match="was stopped"):
        backups.take(NOON, lock)
    assert names(folder) == []
    store.unlock(None)
    assert store.count(EVERYTHING) == 2


def test_a_backup_of_a_damaged_case_is_made_and_says_so(store, backups):
    store.connection.execute("UPDATE requests SET text = 'another' WHERE case_id = 'one'")
    assert backups.take(NOON, go_on).doubts == ("The case 1-25 is not as it was kept.",)
    assert backups.take(NOON, go_on, hurry=True).doubts == ("The case 1-25 is not as it was kept.",)
    store.connection.execute("UPDATE case_log SET label = 'another' WHERE number = 1")
    assert "The log is not as it was written." in backups.take(NOON, go_on).doubts


def test_each_case_is_looked_at_once(store, backups, monkeypatch):
    looked_at = []
    real = wholeness.records.read
    monkeypatch.setattr(
        wholeness.records, "read", lambda connection, ids: looked_at.extend(ids) or real(connection, ids)
    )
    backups.take(NOON, go_on)
    assert sorted(looked_at) == ["one", "two"]
    keep(store, Case("two", "2-25", "Kites"))
    looked_at.clear()
    backups.take(NOON, go_on)
    assert looked_at == ["two"]


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_lost(store, backups):
    backups.folder.write_text("no folder", "utf-8")
    with pytest.raises(NotKept, match=r"No backup was made in .*backups"):
        backups.take(NOON, go_on)
    backups.folder.unlink()
    assert backups.take(NOON, go_on)


def test_what_a_killed_session_left_in_the_folder_goes_with_the_next_backup(store, backups, path):
    backups.folder.mkdir()
    left = (
        f".{path.name}.abc.draft",
        f".{path.name}.abc.draft-journal",
        f".{path.stem} 2025-07-30 12.00.00.foikey.x.draft",
    )
    others = ".other.foilib.abc.draft", f".{path.stem} of another.foilib.abc.draft", "draft.txt"
    for name in (*left, *others):
        (backups.folder / name).write_bytes(b"x")
    backup = backups.take(NOON, go_on)
    assert names(backups.folder) == sorted([*others, backup.path.name])


def test_two_libraries_of_one_name_keep_apart_in_a_second_folder(backups, tmp_path):
    second = tmp_path / "stick"
    with closing(open_library(tmp_path / "elsewhere" / "cases ŵ.foilib")) as other:
        keep(other, Case("theirs"))
        theirs = LibraryBackups(other)
        theirs.put_second(theirs.take(NOON, go_on), theirs.inside(second))
        backups.put_second(backups.take(NOON, go_on), backups.inside(second))
        assert len(names(second)) == 2
        assert len(backups.all(backups.inside(second))) == 1
        assert theirs.inside(second) != backups.inside(second)


def test_a_library_that_was_moved_finds_its_own_folder_again(store, backups, tmp_path):
    second = tmp_path / "stick"
    backups.put_second(backups.take(NOON, go_on), backups.inside(second))
    before = backups.inside(second)
    store.close()
    moved = tmp_path / "moved" / "mine.foilib"
    moved.parent.mkdir()
    store.path.rename(moved)
    with closing(open_library(moved)) as again:
        assert LibraryBackups(again).inside(second) == before


def test_a_fault_at_any_statement_leaves_no_backup_and_the_library_as_it_was(store, backups, disk):
    before = everything(store)
    for statement in range(1, 400):
        disk.arm(statement, driver.FULL, False)
        try:
            backups.take(NOON, go_on)
        except (NotKept, LibraryUnavailable):
            disk.disarm()
            assert names(backups.folder) == []
            assert everything(store) == before
        else:
            break
    assert statement > 10
    disk.disarm()
    assert len(names(backups.folder)) == 1


def test_two_within_one_second_are_two(backups):
    first, second = backups.take(NOON, go_on), backups.take(NOON, go_on)
    assert first.path != second.path
    assert len(backups.all(backups.folder)) == 2


def test_other_files_are_no_backups(backups, path):
    backups.take(NOON, go_on)
    for name in (
        "cases ŵ.foilib",
        "other 2025-07-30 12.00.00.foilib",
        "cases ŵ 2025-13-45 12.00.00.foilib",
        "notes.txt",
    ):
        (backups.folder / name).write_bytes(b"x")
    assert [backup.taken for backup in backups.all(backups.folder)] == [NOON]


def test_the_state_is_another_with_every_change_and_the_same_in_the_backup(store, backups):
    states = [backups.state()]
    keep(store, Case("three"))
    states.append(backups.state())
    store.save_authority(Authority("Heddlu Enghraifft"))
    states.append(backups.state())
    store.destroy("three", entry("Destroy case"))
    states.append(backups.state())
    assert len(set(states)) == 4
    store.rows(EVERYTHING, 0, 9)
    assert backups.state_of(backups.take(NOON, go_on)) == backups.state() == states[-1]


def test_a_library_that_vanished_is_not_quietly_begun_anew(store, backups, path):
    backups.take(NOON, go_on)
    store.close()
    path.unlink()
    with closing(open_library(path)) as empty:
        assert "was not there, and an empty one has been made" in empty.notice()
        assert empty.count(EVERYTHING) == 0
    with closing(open_library(path)) as again:
        assert "was not there" not in again.notice()


def test_which_backups_still_hold_a_case(store, backups):
    first = backups.take(NOON, go_on)
    store.destroy("one", entry("Destroy case"))
    second = backups.take(NOON + timedelta(hours=1), go_on)
    assert backups.holds(first, frozenset({"one"}))
    assert not backups.holds(second, frozenset({"one"}))
    assert backups.holds(second, frozenset({"one", "two"}))
    second.path.write_bytes(b"damaged")
    assert backups.holds(second, frozenset({"one"}))  # nobody can say


def test_every_copy_that_the_program_left_beside_the_library_is_known(store, backups, path):
    backups.restore(backups.take(NOON, go_on), None, NOON)
    for name in (" damaged 2025-07-30 12.00.00", ".version-2", ".version-2-2"):
        path.with_stem(f"{path.stem}{name}").write_bytes(b"damaged")
    for name in (" of mine", ".version-x", " damaged"):
        path.with_stem(f"{path.stem}{name}").write_bytes(b"something else")
    found = backups.kept_beside()
    assert len(found) == 4
    assert all(backups.holds(backup, frozenset({"one"})) for backup in found)


def test_restoring_says_what_would_change_and_changes_it(store, backups):
    backup = backups.take(NOON, go_on)
    before = everything(store)
    keep(store, Case("two", "2-25", "Drones and kites"))
    keep(store, Case("three", "3-25"))
    store.destroy("one", entry("Destroy case"))
    store.save_authority(Authority("Heddlu Enghraifft"))
    assert backups.compare(backup, None) == Preview(
        (
            Difference("1-25", "Facial recognition", in_backup=True, in_library=False, then=KEPT_AT),
            Difference("2-25", "Drones and kites", in_backup=True, in_library=True, then=KEPT_AT, now=KEPT_AT),
            Difference("3-25", "", in_backup=False, in_library=True, now=KEPT_AT),
        ),
        ("the force’s particulars",),
    )
    now = everything(store)
    aside = backups.restore(backup, None, NOON)
    assert everything(store) == before
    [kept] = backups.kept_aside()
    assert kept.path == aside
    backups.restore(kept, None, NOON + timedelta(hours=1))
    assert everything(store) == now


def test_the_preview_counts_letters_that_went_out_since_and_names_damaged_cases(store, backups):
    backup = backups.take(NOON, go_on)
    keep(store, Case("two", "2-25", "Drones"), letters=(LETTER,))
    with closing(sqlite3.connect(backup.path, isolation_level=None)) as connection:
        connection.execute("UPDATE requests SET text = 'another' WHERE case_id = 'one'")
    preview = backups.compare(backup, None)
    assert [(each.reference, each.letters) for each in preview.cases] == [("2-25", 1)]
    assert preview.damaged == ("1-25",)


def test_restoring_on_a_failing_disk_changes_nothing(store, backups, disk, path):
    backup = backups.take(NOON, go_on)
    keep(store, Case("three", "3-25"))
    before = everything(store)
    for statement in range(1, 800, 7):
        disk.arm(statement, driver.FULL, False)
        try:
            backups.restore(backup, None, NOON)
        except (NotKept, LibraryUnavailable):
            disk.disarm()
            assert everything(store) == before
            assert not [name for name in names(path.parent) if "draft" in name or "before restore" in name]
        else:
            break
    assert statement > 10
    disk.disarm()
    assert everything(store) != before


def test_a_backup_from_before_the_passphrase_comes_under_it(store, backups, path):
    backup = backups.take(NOON, go_on)
    before = everything(store)
    LibraryProtection(store).turn_on(PASSPHRASE, new_recovery_key())
    keep(store, Case("later", request="Exampleshire secret"))
    backups.restore(backup, None, NOON)
    assert everything(store) == before
    assert store.key is not None
    assert b"Exampleshire" not in path.read_bytes()
    store.close()
    with closing(open_library(path, PASSPHRASE)) as again:
        assert everything(again) == before


def test_a_backup_under_an_earlier_key_asks_for_its_own_passphrase(store, backups):
    LibraryProtection(store).turn_on(PASSPHRASE, new_recovery_key())
    backup = backups.take(NOON, go_on)
    before = everything(store)
    LibraryProtection(store).turn_on(ANOTHER, new_recovery_key())
    with pytest.raises(LibraryUnavailable, match="is protected"):
        backups.compare(backup, None)
    with pytest.raises(WrongPassphrase):
        backups.restore(backup, ANOTHER, NOON)
    assert everything(store) == before
    backups.restore(backup, PASSPHRASE, NOON)
    assert everything(store) == before
    store.lock()
    store.unlock(ANOTHER)  # the library's own passphrase is the one of today


def test_a_damaged_backup_is_not_restored(store, backups, path):
    backup = backups.take(NOON, go_on)
    data = bytearray(backup.path.read_bytes())
    data[8192:12288] = bytes(4096)
    backup.path.write_bytes(data)
    before = everything(store)
    with pytest.raises(LibraryUnavailable, match="damaged"):
        backups.restore(backup, None, NOON)
    assert everything(store) == before
    assert not [name for name in names(path.parent) if "draft" in name or "before restore" in name]


def test_a_backup_of_an_earlier_version_comes_back_in_todays(store, backups, tmp_path):
    from tests.store.test_migrations import DATA, LATER, library_of, same

    old = library_of(backups.folder.parent / "old.foilib", (DATA / "version-2.sql").read_text("utf-8"))
    backup = backups.take(NOON, go_on)
    old.replace(backup.path)
    backups.restore(backup, None, NOON)
    for case in LATER[2]["cases"]:
        assert same(case, store.load(case["id"]))
    assert not [name for name in names(tmp_path) if "draft" in name]


def test_a_library_is_for_one_thread_and_so_are_its_backups(backups):
    raised = []

    def elsewhere():
        try:
            backups.take(NOON, go_on)
        except Exception as error:
            raised.append(type(error).__name__)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert raised == ["ProgrammingError"]
