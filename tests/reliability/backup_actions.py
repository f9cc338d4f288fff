"""What is done with backups when the program is killed (see actions.py)."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.reliability.action import BEGUN, NOON, Action, revision
from tests.reliability.libraries import PASSPHRASE, RECOVERY, contents, contents_at, make
from tests.store.contract import NOWHERE, entry
from workbench.store.backups import LibraryBackups
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection


@dataclass(frozen=True)
class BackingUp(Action):
    """A case is saved and a backup taken, again and again."""

    rounds: int = 1_000

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(open_library(path, self.secret)) as store:
            backups = LibraryBackups(store)
            yield BEGUN
            for number in range(1, self.rounds + 1):
                store.save(revision(number), NOWHERE, entry(f"Change {number}"))
                backups.take(NOON + timedelta(minutes=number), _go_on)
                yield str(number)

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        acknowledged = int(told[-1]) if told else 0
        assert len(store.log("one")) in (acknowledged, acknowledged + 1)
        backups = LibraryBackups(store)
        found = backups.all(backups.folder)
        assert len(found) in (acknowledged, acknowledged + 1)  # the one in hand may have its name, and not yet be told
        for number, backup in enumerate(reversed(found), 1):
            if number > len(found) - 3:
                then = contents_of_copy(backup.path, store.path, self.secret)
                assert then["case one"] == revision(number)
                assert [row.label for row in then["the log"] if row.case_id == "one"][-1] == f"Change {number}"
        backups.take(NOON, _go_on)  # and the next works, and leaves nothing half behind
        assert [file for file in backups.folder.iterdir() if file.name.startswith(".")] == []


@dataclass(frozen=True)
class Restoring(Action):
    """A backup takes the library's place, which is kept under another name."""

    def prepare(self, path: Path) -> None:
        make(path, self.secret)
        with closing(open_library(path, self.secret)) as store:
            LibraryBackups(store).take(NOON, _go_on)
            store.save(revision(1), NOWHERE, entry("Change after the backup"))

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(open_library(path, self.secret)) as store:
            backups = LibraryBackups(store)
            [backup] = backups.all(backups.folder)
            yield BEGUN
            backups.restore(backup, None, NOON)
            yield "restored"

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        backups = LibraryBackups(store)
        [backup] = backups.all(backups.folder)
        then = contents_of_copy(backup.path, store.path, self.secret)
        now, kept = contents(store), backups.kept_aside()
        if told or now != before:
            assert now == then
            [aside] = kept  # whoever restored the wrong backup can take it back
            assert contents_of_copy(aside.path, store.path, self.secret) == before
        assert not any(aside.path.samefile(store.path) for aside in kept)  # a second name of the library is no copy


@dataclass(frozen=True)
class ProtectingABackup(Action):
    """A backup from before there was a passphrase comes under it."""

    secret: str | None = PASSPHRASE

    def prepare(self, path: Path) -> None:
        make(path)
        with closing(open_library(path)) as store:
            LibraryBackups(store).take(NOON, _go_on)
            LibraryProtection(store).turn_on(PASSPHRASE, RECOVERY)

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(open_library(path, self.secret)) as store:
            protection = LibraryProtection(store)
            [copy] = protection.plain_copies((LibraryBackups(store).folder,))
            yield BEGUN
            protection.protect_copy(copy.path)
            yield "done"

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        assert contents(store) == before
        backups, protection = LibraryBackups(store), LibraryProtection(store)
        [backup] = backups.all(backups.folder)
        if told:
            assert backup.protected
        secret = PASSPHRASE if backup.protected else None
        assert contents_of_copy(backup.path, store.path, secret)["the list"] == before["the list"]
        assert len(protection.plain_copies((backups.folder,))) == (not backup.protected)
        backups.take(NOON + timedelta(days=1), _go_on)
        assert [file for file in backups.folder.iterdir() if file.name.startswith(".")] == []

    def readable_beside(self, store: SqlCaseStore) -> bool:
        return bool(LibraryProtection(store).plain_copies((LibraryBackups(store).folder,)))


def contents_of_copy(file: Path, path: Path, secret: str | None) -> dict[str, object]:
    """All that a backup tells. It is looked at elsewhere and stays as it lies."""
    with tempfile.TemporaryDirectory() as folder:
        for each in (file, file.with_suffix(".foikey")):
            if each.exists():
                shutil.copyfile(each, Path(folder) / f"copy{each.suffix}")
        return contents_at(Path(folder) / f"copy{path.suffix}", secret)


def _go_on(done: int, total: int) -> bool:
    return True
