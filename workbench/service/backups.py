"""Backups of the library: when one is due, taking one, what restoring one would change, and taking that back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from workbench.domain.backups import BackupRule, to_drop
from workbench.domain.dates import format_moment
from workbench.domain.safekeeping import Safekeeping
from workbench.errors import KnownError, LibraryDamaged, NotKept, RuleViolation
from workbench.service.ports import Clock, Progress


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was taken, its size in bytes, and whether it is under a passphrase.

    `doubts` is what was found wrong in the library itself as it was taken, each a sentence.
    """

    path: Path
    taken: datetime
    size: int
    protected: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A case that is another in a backup than in the library, or is in one of them alone."""

    reference: str
    title: str
    in_backup: bool
    in_library: bool
    then: datetime | None = None  # when the one in the backup was last changed
    now: datetime | None = None  # when the one in the library was
    letters: int = 0  # letters that went out since, whose pages are not in the backup


@dataclass(frozen=True, slots=True)
class Promise:
    """What can be told of a backup before it is opened; `cases` is None where it is damaged, or protected."""

    protected: bool
    cases: int | None = None
    changed: datetime | None = None  # when a case in it was last changed


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring a backup would change: cases, settings by name; and which of its cases are damaged."""

    cases: tuple[Difference, ...]
    settings: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()  # references


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out of a damaged library whole, by reference, and what did not, as far as it could still be named."""

    saved: tuple[str, ...]
    lost: tuple[str, ...]
    letters: int
    lines: int  # of the log
    settings: tuple[str, ...]


class BackupStore(Protocol):
    """What the store can do about backups of its file. Raises LibraryUnavailable and NotKept throughout."""

    @property
    def folder(self) -> Path:
        """Where the backups lie."""

    def inside(self, second: Path) -> Path:
        """This library's own folder in a second one."""

    def state(self) -> str:
        """A short text that is another whenever something that a backup holds has changed."""

    def state_of(self, backup: Backup) -> str:
        """The same of a backup; empty where it does not open with today's key."""

    def cases_in(self, backup: Backup) -> int | None:
        """How many cases a backup holds; None where today's key does not open it."""

    def take(self, now: datetime, progress: Progress, hurry: bool = False) -> Backup:
        """A backup of the library as it is, opened and compared before it is named.

        In a hurry, only the cases that were changed last are held against their digests.
        """

    def put_second(self, backup: Backup, folder: Path) -> None:
        """The same backup in another folder."""

    def all(self, folder: Path) -> list[Backup]:
        """The backups in a folder, newest first."""

    def kept_aside(self) -> list[Backup]:
        """The libraries that were kept when a backup was restored, newest first."""

    def beside(self) -> list[Backup]:
        """Every other copy of the library in its folder: kept when one was restored, rescued or brought up to date."""

    def kept_beside(self) -> list[Backup]:
        """Every copy that the program has left beside the library: those, damaged ones, those of an earlier version."""

    def delete(self, backup: Backup) -> None:
        """Delete a backup."""

    def holds(self, backup: Backup, case_ids: frozenset[str]) -> bool:
        """Whether a backup still holds one of these cases, or may."""

    def compare(self, backup: Backup, secret: str | None) -> Preview:
        """What restoring would change."""

    def restore(self, backup: Backup, secret: str | None, now: datetime) -> Path:
        """Put a backup in the library's place; returns where the library as it was is kept."""


class Backups:
    """The backups of the library that is open."""

    def __init__(
        self,
        store: BackupStore,
        clock: Clock,
        safekeeping: Callable[[], Safekeeping],
        note: Callable[[str], None],
        reload: Callable[[], None],
    ) -> None:
        """`note` writes a line into the log; `reload` forgets what was read of a library that is another now."""
        self._store = store
        self._clock = clock
        self._safekeeping = safekeeping
        self._note = note
        self._reload = reload
        self._last: tuple[datetime, str] | None = None  # the newest backup: when, and of which state
        self._taking = False
        self.trouble: KnownError | None = None  # what there is to tell of the last one, although it was taken

    @property
    def folder(self) -> Path:
        """Where the backups lie."""
        return self._store.folder

    @property
    def rule(self) -> BackupRule:
        """How often one is made, and how many are kept."""
        return self._safekeeping().backups

    @property
    def second_folder(self) -> Path | None:
        """Where every backup is put a second time: this library's own folder in the one that was chosen."""
        second = Path(self._safekeeping().second_folder)
        return self._store.inside(second) if second.is_absolute() else None

    def folders(self) -> tuple[Path, ...]:
        """Every folder with backups."""
        second = self.second_folder
        return (self.folder,) if second is None else (self.folder, second)

    def changed(self) -> bool:
        """Whether something has changed since the newest backup."""
        return self._newest()[1] != self._store.state()

    def due(self) -> bool:
        """Whether it is time for a backup: something has changed, and the newest is old enough.

        A clock that was set back does not put it off.
        """
        if self._taking:
            return False
        since = self._clock() - self._newest()[0]
        wait = timedelta(minutes=self._safekeeping().backups.every_minutes)
        return not timedelta() <= since < wait and self.changed()

    def take(self, progress: Progress = lambda done, total: True, hurry: bool = False) -> Backup:
        """A backup now, also in the second folder, and what is no longer kept goes.

        Raises NotKept, also where it was stopped; then there is no backup. `trouble` says why the second folder did not
        take it, or what is damaged in the library itself: then no older backup goes.
        """
        if self._taking:  # by whoever comes while the officer watches its progress
            raise NotKept("A backup is being made already.")
        self._taking = True
        try:
            now, state = self._clock(), self._store.state()
            backup = self._store.take(now, progress, hurry)
        finally:
            self._taking = False
        self._last = (now, state)
        self.trouble = _doubtful(backup)
        if second := self.second_folder:
            try:
                self._store.put_second(backup, second)
            except KnownError as error:
                self.trouble = self.trouble or error
        if not backup.doubts:
            self._thin_out(now)
        return backup

    def on_close(self) -> Backup | None:
        """A backup as the library is closed, if something has changed since the newest. Raises NotKept."""
        return self.take(hurry=True) if not self._taking and self.changed() else None

    def cases_in(self, backup: Backup) -> int | None:
        """How many cases a backup holds; None where today's key does not open it."""
        return self._store.cases_in(backup)

    def all(self) -> list[Backup]:
        """The backups beside the library, and those of the second folder that are only there, newest first."""
        found: dict[str, Backup] = {}
        for folder in self.folders():
            for backup in self._store.all(folder):
                found.setdefault(backup.path.name, backup)
        return sorted(found.values(), key=lambda backup: backup.taken, reverse=True)

    def holding(self, case_ids: frozenset[str]) -> list[Backup]:
        """Every backup, in each folder, and every copy beside the library that holds one of these cases or may."""
        everything = [backup for folder in self.folders() for backup in self._store.all(folder)]
        return [each for each in (*everything, *self._store.beside()) if self._store.holds(each, case_ids)]

    def preview(self, backup: Backup, secret: str | None = None) -> Preview:
        """Which cases restoring a backup would change, bring back, or take away, and which settings.

        Raises LibraryUnavailable, LibraryLocked where the backup has a passphrase of its own, and WrongPassphrase.
        """
        return self._store.compare(backup, secret)

    def restore(self, backup: Backup, secret: str | None = None) -> Path:
        """Put a backup in the library's place; returns where the library as it was is kept, from which it comes back.

        Raises as `preview`, and NotKept; then the library is as it was.
        """
        aside = self._store.restore(backup, secret, self._clock())
        self._reload()
        self._last = None
        with suppress(NotKept):  # it is done: that the log does not tell of it undoes nothing
            self._note(f"Restore backup of {format_moment(backup.taken.astimezone())}")
        return aside

    def undo_restore(self, secret: str | None = None) -> Path:
        """Put the library that was kept at the last restoring in its place again. Raises as `restore`."""
        kept = self._store.kept_aside()
        if not kept:
            raise RuleViolation("No backup has been restored, so there is nothing to take back.")
        return self.restore(kept[0], secret)

    @property
    def can_undo_restore(self) -> bool:
        """Whether a library was kept aside when a backup was restored."""
        return bool(self._store.kept_aside())

    def _newest(self) -> tuple[datetime, str]:
        if self._last is None:
            found = self._store.all(self.folder)
            self._last = (found[0].taken, self._store.state_of(found[0])) if found else (_LONG_AGO, "")
        return self._last

    def _thin_out(self, now: datetime) -> None:
        safekeeping = self._safekeeping()
        rule = safekeeping.retention
        longest = rule.shortest if rule else None
        for folder in self.folders():
            backups = self._store.all(folder)
            gone = to_drop([backup.taken for backup in backups], now, safekeeping.backups, longest)
            for backup in backups:
                if backup.taken in gone:
                    with suppress(NotKept):  # the next backup tries again
                        self._store.delete(backup)


def _doubtful(backup: Backup) -> KnownError | None:
    if not backup.doubts:
        return None
    said = " ".join(backup.doubts[:_TOLD])
    more = f" And {len(backup.doubts) - _TOLD} more." if len(backup.doubts) > _TOLD else ""
    return LibraryDamaged(
        f"{said}{more} The backup just made holds it as it is; no older backup was deleted.",
        "Look at an earlier backup under File, Backups.",
    )


_TOLD = 3  # of what is wrong; the check of the library tells of all
_LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
