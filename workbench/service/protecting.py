"""The library under a passphrase: turning that on, changing it, taking it away, locking and unlocking."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from workbench.errors import BadInput, NotKept, RuleViolation, WrongPassphrase
from workbench.protection.attempts import Attempts
from workbench.service.ports import Clock

if TYPE_CHECKING:
    from workbench.letters.document import LetterDocument
    from workbench.protection.strength import Strength

_T = TypeVar("_T")

_SECOND = timedelta(seconds=1)


class PlainCopy(Protocol):
    """A copy of the library that anybody can read, by its file, when it was taken, and its size in bytes."""

    @property
    def path(self) -> Path: ...
    @property
    def taken(self) -> datetime: ...
    @property
    def size(self) -> int: ...


class ProtectionStore(Protocol):
    """What the store can do about the protection of its file. Raises LibraryUnavailable and NotKept throughout."""

    def name(self) -> str:
        """What the library's file is called."""

    def protected(self) -> bool:
        """Whether the library is under a passphrase."""

    def locked(self) -> bool:
        """Whether the passphrase has to be given before anything else."""

    def lock(self) -> None:
        """Let go of the file and of its key."""

    def unlock(self, secret: str) -> None:
        """Hold the file again. Raises WrongPassphrase."""

    def check(self, secret: str) -> None:
        """Raise WrongPassphrase unless this opens the library."""

    def turn_on(self, passphrase: str, recovery_key: str) -> None:
        """Put a plain library under a passphrase."""

    def renew(self, passphrase: str, recovery_key: str, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        """Another key for the library itself; returns the copies that an earlier passphrase still opens."""

    def turn_off(self) -> None:
        """Take the protection away."""

    def change_passphrase(self, passphrase: str) -> None:
        """Another passphrase."""

    def change_recovery_key(self, recovery_key: str) -> None:
        """Another recovery key."""

    def renew_key_files(self, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        """Let the copies in these folders be opened as the library is now; returns those of which that cannot be."""

    def plain_copies(self, folders: tuple[Path, ...]) -> tuple[PlainCopy, ...]:
        """The copies in these folders and the library's own that anybody can read."""

    def protect_copy(self, path: Path) -> None:
        """Put a plain copy under the library's own key."""

    def delete_copy(self, path: Path) -> None:
        """Delete a copy."""


class Door:
    """Lets nobody guess quickly: each wrong passphrase makes the next one wait."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._attempts = Attempts()

    def wait(self) -> int:
        """How many seconds until the next passphrase is looked at."""
        return -(-self._attempts.wait(self._clock()) // _SECOND)

    def through(self, act: Callable[[], _T]) -> _T:
        """Do what needs the passphrase. Raises WrongPassphrase, also where it is too early to try again."""
        if seconds := self.wait():
            raise WrongPassphrase(
                "Several wrong passphrases were given.",
                f"Try again in {seconds} second{'s' if seconds != 1 else ''}.",
            )
        try:
            done = act()
        except WrongPassphrase:
            self._attempts = self._attempts.after_wrong(self._clock())
            raise
        self._attempts = Attempts()
        return done


class Protecting:
    """The protection of the library that is open."""

    def __init__(
        self,
        store: ProtectionStore,
        clock: Clock,
        folders: Callable[[], tuple[Path, ...]],
        note: Callable[[str], None],
        sheet: "Callable[[str, str, date], LetterDocument]",
        own_words: Callable[[], tuple[str, ...]] = lambda: (),
    ) -> None:
        """`folders` are those of the backups, `note` writes a line into the log, `sheet` composes the printed one.

        `own_words` are the names of force and officer, which are guessed first.
        """
        self._store = store
        self._clock = clock
        self._folders = folders
        self._note = note
        self._sheet = sheet
        self._own_words = own_words
        self.door = Door(clock)

    @property
    def library(self) -> str:
        """What the library's file is called."""
        return self._store.name()

    @property
    def protected(self) -> bool:
        """Whether the library is under a passphrase."""
        return self._store.locked() or self._store.protected()

    @property
    def locked(self) -> bool:
        """Whether the passphrase has to be given before anything else."""
        return self._store.locked()

    def strength(self, passphrase: str, own_words: tuple[str, ...] = ()) -> "Strength":
        """How long a passphrase would stand; the names of force and officer make it no stronger."""
        from workbench.protection.strength import strength

        return strength(passphrase, (*self._own_words(), *own_words))

    def turn_on(self, passphrase: str) -> str:
        """Put the library under a passphrase. Returns the recovery key, which is never shown again.

        Raises RuleViolation where it is under one, BadInput where the passphrase is too weak, LibraryUnavailable and
        NotKept; then all is as it was.
        """
        if self.protected:
            raise RuleViolation("The library is protected already.", "Change its passphrase, or renew its key.")
        self._check_strength(passphrase)
        recovery_key = _new_recovery_key()
        self._store.turn_on(passphrase, recovery_key)
        self._tell("Protect library with a passphrase")
        return recovery_key

    def change_passphrase(self, old: str, new: str) -> tuple[Path, ...]:
        """Another passphrase; `old` may be the recovery key. Returns copies that the earlier one still opens.

        Raises WrongPassphrase, BadInput, LibraryUnavailable, NotKept; then nothing is changed.
        """
        self.door.through(lambda: self._store.check(old))
        self._check_strength(new)
        self._store.change_passphrase(new)
        self._tell("Change passphrase of the library")
        return self._store.renew_key_files(self._folders())

    def new_recovery_key(self, passphrase: str) -> str:
        """Another recovery key in place of the one there was. Raises WrongPassphrase, LibraryUnavailable, NotKept."""
        self.door.through(lambda: self._store.check(passphrase))
        recovery_key = _new_recovery_key()
        self._store.change_recovery_key(recovery_key)
        self._tell("Make a new recovery key")
        self._store.renew_key_files(self._folders())
        return recovery_key

    def renew_key(self, passphrase: str, new: str) -> str:
        """A new key for the library itself, where somebody may know the old one. Returns the new recovery key.

        Raises WrongPassphrase, BadInput, LibraryUnavailable, NotKept; then all is as it was.
        """
        self.door.through(lambda: self._store.check(passphrase))
        self._check_strength(new)
        recovery_key = _new_recovery_key()
        self._store.renew(new, recovery_key, self._folders())
        self._tell("Renew key of the library")
        return recovery_key

    def turn_off(self, passphrase: str) -> None:
        """Take the protection away. Raises WrongPassphrase, LibraryUnavailable, NotKept; then all is as it was."""
        self.door.through(lambda: self._store.check(passphrase))
        self._store.turn_off()
        self._tell("Take passphrase from the library")

    def lock(self) -> None:
        """Let go of the library and of its key, as far as a program can forget anything.

        Raises RuleViolation for a plain library: nothing would keep anybody from opening it again.
        """
        if not self.protected:
            raise RuleViolation("This library cannot be locked.", "Set a passphrase first, under File, Protection.")
        self._store.lock()

    def unlock(self, secret: str) -> None:
        """Open the library again. Raises WrongPassphrase, LibraryUnavailable; then it stays locked."""
        self.door.through(lambda: self._store.unlock(secret))

    def check(self, secret: str) -> None:
        """Raise WrongPassphrase unless this opens the library, which is open."""
        self.door.through(lambda: self._store.check(secret))

    def plain_copies(self) -> tuple[PlainCopy, ...]:
        """Earlier copies of a protected library that anybody can read, oldest first."""
        return self._store.plain_copies(self._folders()) if self._store.protected() else ()

    def protect_copy(self, path: Path) -> None:
        """Put a plain copy under the library's own key. Raises LibraryUnavailable, NotKept."""
        self._store.protect_copy(path)
        self._tell("Protect a copy of the library")

    def delete_copy(self, path: Path) -> None:
        """Delete a plain copy for good. Raises NotKept."""
        self._store.delete_copy(path)
        self._tell("Delete a copy of the library")

    def recovery_sheet(self, recovery_key: str, library: str) -> "LetterDocument":
        """The page that is printed once and kept apart from the computer."""
        return self._sheet(recovery_key, library, self._clock().astimezone().date())

    def _check_strength(self, passphrase: str) -> None:
        found = self.strength(passphrase)
        if not found.good_enough:
            raise BadInput(
                f"The passphrase is too weak. {found.sentence}".strip(),
                "Four words that do not belong together are enough.",
            )

    def _tell(self, label: str) -> None:
        with suppress(NotKept):  # it is done already: that the log does not know of it undoes nothing
            self._note(label)


def _new_recovery_key() -> str:
    from workbench.protection.recovery import new_recovery_key

    return new_recovery_key()
