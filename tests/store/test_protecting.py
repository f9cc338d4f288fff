"""A library under a passphrase: the same content, opened by whoever knows the secret and by nobody else."""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.cases import filled, usual_case
from tests.store.contract import EVERYTHING, NOON, NOWHERE, StoreContract, entry, keep
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.domain.log import first_break
from workbench.errors import BadKeyFile, KnownError, LibraryLocked, LibraryUnavailable, NotKept, WrongPassphrase
from workbench.protection import keyfile
from workbench.protection.keys import LibraryKey
from workbench.protection.recovery import new_recovery_key
from workbench.store.backups import LibraryBackups
from workbench.store.header import SCHEMA_VERSION
from workbench.store.library import open_library
from workbench.store.protecting import LibraryProtection
from workbench.store.swap import write_key_file

pytestmark = pytest.mark.usefixtures("cheap_guesses")

PASSPHRASE = "lantern gravel oyster tuesday"
RECOVERY = new_recovery_key()
NEW = "new words for an old library"
SECRET = "a sentence of the case that nobody else may read"
LETTER = SealedLetter("letter", b"%PDF-1.7 " + SECRET.encode(), b"{}")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases ŵ.foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        store.save(replace(filled(Case), id="full", request=SECRET), NOWHERE, entry(), (LETTER,))
        keep(store, usual_case("one", "1-25"))
        keep(store, usual_case("gone", "2-25"))
        store.destroy("gone", entry("Destroy case"))
        store.save_authority(filled(Authority))
        yield store


@pytest.fixture
def protected(store):
    LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)
    return store


def everything(store):
    rows = store.rows(EVERYTHING, 0, 10)
    return rows, [store.load(row.id) for row in rows], store.log(), store.sealed("full", "letter"), store.authority()


def bytes_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())


def test_the_same_library_under_a_passphrase(store, path):
    before = everything(store)
    assert SECRET.encode() in (store.close() or path.read_bytes())
    with closing(open_library(path)) as plain:
        LibraryProtection(plain).turn_on(PASSPHRASE, RECOVERY)
        assert everything(plain) == before
        keep(plain, Case("later", request=SECRET))
    assert SECRET.encode() not in bytes_beside(path)
    assert b"SQLite format" not in path.read_bytes()
    with closing(open_library(path, PASSPHRASE)) as opened:
        assert everything(opened)[1:3] != before[1:3]  # one more case
        opened.destroy("later", entry())
        assert everything(opened)[:2] == before[:2]
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert first_break(opened.log()) is None


def test_the_recovery_key_opens_it_too(protected, path):
    protected.close()
    with closing(open_library(path, RECOVERY.lower())) as opened:
        assert opened.load("one") == usual_case("one", "1-25")


def test_without_a_secret_it_is_called_protected_and_stays_as_it_was(protected, path):
    protected.close()
    before = path.read_bytes()
    with pytest.raises(LibraryLocked, match="is protected"):
        open_library(path)
    with pytest.raises(WrongPassphrase, match="neither the passphrase nor the recovery key"):
        open_library(path, "another")
    assert path.read_bytes() == before


def test_a_missing_key_file_is_named(protected, path):
    protected.close()
    key_file = path.with_suffix(".foikey")
    away = key_file.rename(key_file.with_suffix(".away"))
    with pytest.raises(BadKeyFile, match=r"key file cases ŵ\.foikey is missing"):
        open_library(path, PASSPHRASE)
    away.rename(key_file)
    open_library(path, PASSPHRASE).close()


@pytest.mark.parametrize("lost", [None, b"", b"not a key file"])
def test_a_lost_key_file_comes_back_from_a_backup(protected, path, lost):
    LibraryBackups(protected).take(NOON, lambda done, total: True)
    protected.close()
    key_file = path.with_suffix(".foikey")
    sound = key_file.read_bytes()
    key_file.unlink() if lost is None else key_file.write_bytes(lost)
    with pytest.raises(WrongPassphrase):
        open_library(path, "another")
    with closing(open_library(path, PASSPHRASE)) as opened:
        assert opened.load("one") == usual_case("one", "1-25")
    assert key_file.read_bytes() == sound


def test_the_key_file_of_another_library_is_told_from_a_wrong_passphrase(protected, path, tmp_path):
    other = tmp_path / "other" / path.name
    with closing(open_library(other)) as second:
        LibraryProtection(second).turn_on(PASSPHRASE, RECOVERY)
    protected.close()
    path.with_suffix(".foikey").write_bytes(other.with_suffix(".foikey").read_bytes())
    with pytest.raises(BadKeyFile, match="of another library"):
        open_library(path, PASSPHRASE)


@pytest.mark.parametrize("place", [20, 4096, -1])
def test_damage_is_told_from_a_wrong_passphrase(protected, path, place):
    protected.close()
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(LibraryUnavailable, match="is damaged"):
        open_library(path, PASSPHRASE)


def test_another_passphrase_takes_its_place_and_the_library_is_not_written(protected, path):
    LibraryProtection(protected).change_passphrase("another one of several words")
    protected.close()
    with pytest.raises(WrongPassphrase):
        open_library(path, PASSPHRASE)
    for secret in ("another one of several words", RECOVERY):
        open_library(path, secret).close()


def test_another_recovery_key_takes_its_place(protected, path):
    second = new_recovery_key()
    LibraryProtection(protected).change_recovery_key(second)
    protected.close()
    with pytest.raises(WrongPassphrase):
        open_library(path, RECOVERY)
    for secret in (PASSPHRASE, second):
        open_library(path, secret).close()


def test_the_key_itself_can_be_renewed(protected, path):
    before = everything(protected)
    key = protected.key
    assert LibraryProtection(protected).renew(NEW, RECOVERY, ()) == ()
    assert protected.key != key
    assert everything(protected) == before
    protected.close()
    with pytest.raises(WrongPassphrase):
        open_library(path, PASSPHRASE)
    open_library(path, NEW).close()


def test_earlier_copies_of_a_renewed_library_open_with_the_new_passphrase_alone(protected, path, tmp_path):
    folder = tmp_path / "backups"
    copy, other = folder / "cases ŵ 2025-07-30 14.02.31.foilib", folder / "cases ŵ 2025-07-29 14.02.31.foilib"
    with closing(open_library(other)) as another:  # as if protection had been off between the two
        LibraryProtection(another).turn_on(PASSPHRASE, RECOVERY)
    protected.close()
    for suffix in (".foilib", ".foikey"):
        copy.with_suffix(suffix).write_bytes(path.with_suffix(suffix).read_bytes())
    protected.unlock(PASSPHRASE)
    protection = LibraryProtection(protected)
    assert protection.renew(NEW, RECOVERY, (folder,)) == (other,)
    assert protection.renew_key_files((folder,)) == (other, copy)
    with pytest.raises(WrongPassphrase):
        open_library(copy, PASSPHRASE)
    with closing(open_library(copy, NEW)) as opened:
        assert opened.load("full").request == SECRET


def test_protection_can_be_taken_away_again(protected, path):
    before = everything(protected)
    LibraryProtection(protected).turn_off()
    assert everything(protected) == before
    protected.close()
    with closing(open_library(path)) as plain:
        assert everything(plain) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_locking_lets_go_and_only_the_secret_opens_again(protected, path):
    protection = LibraryProtection(protected)
    before = everything(protected)
    protection.lock()
    assert protection.locked()
    for use in (lambda: protected.load("one"), lambda: keep(protected, Case("x")), protection.turn_off):
        with pytest.raises(LibraryLocked):
            use()
    with pytest.raises(WrongPassphrase):
        protection.unlock("another")
    assert protection.locked()
    protection.unlock(PASSPHRASE)
    assert everything(protected) == before


def test_a_secret_is_checked_before_it_is_changed(protected):
    LibraryProtection(protected).check(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        LibraryProtection(protected).check("another")


def test_plain_copies_are_named_and_protected_or_deleted(store, path, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    store.close()
    copies = [path.with_name("cases ŵ.version-1.foilib"), folder / "cases ŵ 2025-07-30 14.02.31.foilib"]
    for copy in copies:
        copy.write_bytes(path.read_bytes())
    others = [folder / "another thing.foilib", folder / "cases ŵŵ.foilib", path.with_name("cases ŵ2.foilib")]
    for other in others:  # libraries of their own
        other.write_bytes(path.read_bytes())
    with closing(open_library(path)) as again:
        protection = LibraryProtection(again)
        protection.turn_on(PASSPHRASE, RECOVERY)
        assert {copy.path for copy in protection.plain_copies((folder,))} == set(copies)
        protection.protect_copy(copies[0])
        protection.delete_copy(copies[1])
        assert protection.plain_copies((folder,)) == ()
    assert not copies[1].exists()
    with closing(open_library(copies[0], PASSPHRASE)) as copy:
        assert copy.load("full").request == SECRET
    assert SECRET.encode() not in copies[0].read_bytes()
    assert [file for file in path.parent.rglob("*") if file.suffix == ".draft"] == []


def test_a_passphrase_that_cannot_be_written_down_does_not_hold(protected, path, monkeypatch):
    protection = LibraryProtection(protected)
    with monkeypatch.context() as disk:
        _refuse(disk, [1])
        with pytest.raises(NotKept, match=r"foikey was not changed: No space left"):
            protection.change_passphrase(NEW)
    protection.check(PASSPHRASE)
    protection.change_passphrase(NEW)
    protection.check(NEW)


def test_a_copy_that_cannot_be_protected_stays_as_it_was(protected, path, monkeypatch):
    copy = path.with_name("cases ŵ.version-1.foilib")
    with closing(open_library(copy)) as plain:
        keep(plain, usual_case())
    before = copy.read_bytes()
    protection = LibraryProtection(protected)
    for step in range(1, 20):
        left = [step]
        with monkeypatch.context() as disk:
            _refuse(disk, left)
            try:
                protection.protect_copy(copy)
            except KnownError:
                assert copy.read_bytes() == before
        if copy.read_bytes() != before:
            break
    assert copy.read_bytes() != before
    with closing(open_library(copy, PASSPHRASE)) as opened:
        assert opened.load("usual") == usual_case()
    assert [file for file in path.parent.iterdir() if file.suffix == ".draft"] == []


def test_a_changed_passphrase_reaches_the_copies_that_can_be_reached(protected, path, tmp_path):
    protected.close()
    copy = tmp_path / "cases ŵ 2025-07-30.foilib"
    copy.write_bytes(path.read_bytes())
    copy.with_suffix(".foikey").write_bytes(path.with_suffix(".foikey").read_bytes())
    with closing(open_library(path, PASSPHRASE)) as again:
        protection = LibraryProtection(again)
        protection.change_passphrase("another one of several words")
        assert protection.renew_key_files(()) == ()
    with pytest.raises(WrongPassphrase):
        open_library(copy, PASSPHRASE)
    open_library(copy, "another one of several words").close()


@pytest.mark.parametrize(("change", "first"), [("on", False), ("on", True), ("off", True)])
def test_a_disk_that_refuses_any_step_leaves_one_library_whole_and_says_which(store, path, monkeypatch, change, first):
    protection = LibraryProtection(store)
    if first:
        protection.turn_on(PASSPHRASE, RECOVERY)
    before = everything(store)
    for step in range(1, 60):
        was, left = store.key, [step]
        with monkeypatch.context() as disk:
            _refuse(disk, left)
            try:
                protection.turn_on(NEW, RECOVERY) if change == "on" else protection.turn_off()
                done = True
            except KnownError:
                done = False
        assert everything(store) == before
        assert (store.key != was) is done
        assert {file.name for file in path.parent.iterdir() if file.suffix == ".foilib"} == {path.name}
        if left[0] > 0:
            break
        if done:  # the step that was refused came after the change: what it would have tidied away goes next time
            secret = NEW if change == "on" else None
            store.close()
            store.unlock(secret)
            assert everything(store) == before
            assert [file for file in path.parent.iterdir() if file.suffix == ".draft"] == []
            protection.turn_off() if change == "on" else protection.turn_on(PASSPHRASE, RECOVERY)
            if first and change == "on":
                protection.turn_on(PASSPHRASE, RECOVERY)
    assert left[0] > 0
    assert step > 8


def _refuse(disk, left):
    """Have the step to the disk of this number refused, and no other."""

    def refusing(real):
        def step(*given, **named):
            left[0] -= 1
            if left[0] == 0:
                raise OSError(28, "No space left on device")
            return real(*given, **named)

        return step

    on_disk = [(os, name) for name in ("replace", "rename", "link", "unlink", "fsync")]
    for module, name in (*on_disk, (Path, "write_bytes")):
        disk.setattr(module, name, refusing(getattr(module, name)))


class TestContract(StoreContract):
    """A protected library keeps the whole contract of a store."""

    @pytest.fixture
    def store(self, tmp_path):
        with closing(open_library(tmp_path / "cases.foilib")) as store:
            LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)
            yield store

    @pytest.fixture
    def reopened(self, store):
        def again():
            store.close()
            store.unlock(PASSPHRASE)
            return store

        return again


def test_a_key_file_that_somebody_put_there_makes_no_passphrase_of_theirs_good(protected, path):
    theirs = LibraryKey(os.urandom(32), protected.key.salt)
    write_key_file(path, keyfile.KeyFile((keyfile.wrapped(theirs, "theirs"),)))
    with pytest.raises(BadKeyFile):
        LibraryProtection(protected).check("theirs")


@pytest.mark.parametrize("answer", ["protect_copy", "delete_copy"])
def test_the_journal_of_a_damaged_copy_goes_with_what_was_plain(store, path, answer):
    backup = LibraryBackups(store).take(NOON, lambda done, total: True)
    damaged = path.with_name(f"{path.stem} damaged 2025-07-30 12.00.00.foilib")
    backup.path.rename(damaged)
    journal = damaged.with_name(f"{damaged.name}-journal")
    journal.write_bytes(bytes(512) + SECRET.encode())  # SQLite does not play it back: its beginning says it is over
    protection = LibraryProtection(store)
    protection.turn_on(PASSPHRASE, RECOVERY)
    getattr(protection, answer)(damaged)
    assert not journal.exists()


def test_a_deleted_backup_takes_its_journal_with_it(store):
    backups = LibraryBackups(store)
    backup = backups.take(NOON, lambda done, total: True)
    journal = backup.path.with_name(f"{backup.path.name}-journal")
    journal.write_bytes(SECRET.encode())
    backups.delete(backup)
    assert not journal.exists()


def test_a_plain_library_in_the_place_of_a_protected_one_is_told_of(protected, path):
    assert "key file" not in protected.notice()
    protected.close()
    path.unlink()
    with closing(open_library(path)) as other:
        assert "is not protected, though the key file" in other.notice()


def test_after_the_passphrase_was_taken_away_there_is_nothing_to_tell(protected):
    LibraryProtection(protected).turn_off()
    assert "key file" not in protected.notice()
