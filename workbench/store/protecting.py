"""A plain library made a protected one and back, by copying it into a draft with another key, or with none.

The draft is compared with the library row for row before it takes its place, and the key file that opens it is there
before it is. What was plain is deleted; that the disk forgets it nobody can promise (a solid-state disk keeps old
blocks for a while), which SECURITY.md says.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import KnownError, LibraryUnavailable, NotKept
from workbench.protection.keyfile import KeyFile, only, unwrap, with_passphrase, with_recovery, wrapped
from workbench.protection.keys import LibraryKey, new_key
from workbench.store import driver, faults
from workbench.store.file import draft_beside, key_file_of, read_key_file
from workbench.store.header import journal_of, salt_of
from workbench.store.library import SqlCaseStore
from workbench.store.sameness import content, sound
from workbench.store.swap import sync, write_key_file

_AS_IT_WAS = "It is as it was. Make room on its disk and check that it may be written, then try again."


@dataclass(frozen=True, slots=True)
class PlainCopy:
    """A copy of the library that anybody can read: an earlier backup, above all."""

    path: Path
    taken: datetime
    size: int  # bytes


class LibraryProtection:
    """What can be done about the protection of one library: the `ProtectionStore` of the service."""

    def __init__(self, store: SqlCaseStore) -> None:
        self._store = store

    def name(self) -> str:
        """What the library's file is called."""
        return self._store.path.name

    def protected(self) -> bool:
        """Whether the library is under a passphrase. Raises LibraryLocked while it is locked."""
        return self._store.key is not None

    def locked(self) -> bool:
        """Whether the passphrase has to be given before anything else."""
        return self._store.locked

    def lock(self) -> None:
        """Let go of the file and of its key."""
        self._store.lock()

    def unlock(self, secret: str) -> None:
        """Hold the file again. Raises WrongPassphrase, LibraryUnavailable.

        Also where the file is gone or a plain one now: a new or other library would open to anybody in its stead.
        """
        if self._store.locked and not salt_of(self._store.path):
            raise faults.plain_now(self._store.path)
        self._store.unlock(secret)

    def check(self, secret: str) -> None:
        """Raise WrongPassphrase unless this opens the library, BadKeyFile where its key file is none of ours."""
        key, path = self._key(), self._store.path
        if unwrap(read_key_file(path), key.salt, secret) != key:  # one that was put there opens to its own passphrase
            raise faults.without_key_file(path, key_file_of(path))

    def turn_on(self, passphrase: str, recovery_key: str) -> None:
        """Put a plain library under a passphrase. Raises LibraryUnavailable, NotKept; then it is as it was."""
        key = new_key()
        self._become(key, KeyFile((wrapped(key, passphrase, recovery_key),)))

    def renew(self, passphrase: str, recovery_key: str, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        """Another key for the library itself, so that no earlier passphrase opens it, whatever key file is put beside.

        Its copies in these folders keep the key they have, but today's passphrase opens them; returned are those of
        which an earlier one still does. Raises LibraryUnavailable, NotKept; then all is as it was.
        """
        before = self._key()
        self.turn_on(passphrase, recovery_key)
        return self._give_copies(folders, KeyFile((wrapped(before, passphrase, recovery_key),)), before)

    def turn_off(self) -> None:
        """Take the protection away. Raises LibraryUnavailable, NotKept; then it is as it was."""
        self._become(None, None)

    def change_passphrase(self, passphrase: str) -> None:
        """Another passphrase for the same key: of the library itself nothing is written.

        Raises LibraryUnavailable, NotKept; then the earlier one holds.
        """
        key, path = self._key(), self._store.path
        self._put(path, with_passphrase(only(read_key_file(path), key.salt), key, passphrase))

    def change_recovery_key(self, recovery_key: str) -> None:
        """Another recovery key in place of the earlier one. Raises LibraryUnavailable, NotKept; then that one holds."""
        key, path = self._key(), self._store.path
        self._put(path, with_recovery(only(read_key_file(path), key.salt), key, recovery_key))

    def renew_key_files(self, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        """Put this library's key file beside its copies in these folders, so that today's passphrase opens them too.

        Returns the copies of which that could not be done, for they have a key of their own or their disk refuses: an
        earlier passphrase still opens those. Copies elsewhere nobody can reach.
        """
        return self._give_copies(folders, read_key_file(self._store.path), self._key())

    def plain_copies(self, folders: tuple[Path, ...]) -> tuple[PlainCopy, ...]:
        """The copies of the library in these folders and its own that anybody can read, oldest first."""
        found = []
        for path in self._copies(folders):
            with suppress(KnownError, OSError):
                if not salt_of(path):
                    about = path.stat()
                    found.append(PlainCopy(path, datetime.fromtimestamp(about.st_mtime, UTC), about.st_size))
        return tuple(sorted(found, key=lambda copy: (copy.taken, copy.path)))

    def protect_copy(self, path: Path) -> None:
        """Put a plain copy under the library's own key. Raises LibraryUnavailable, NotKept; then it is as it was."""
        key, own = self._key(), read_key_file(self._store.path)
        try:
            with closing(driver.connect(path)) as connection:
                draft = copied(connection, path, key, self._store.path.name)
            try:
                sync(draft)
                write_key_file(path, own)
                draft.replace(path)
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
        except driver.Error as error:
            raise faults.unopened(path, error) from None
        except OSError as error:
            raise _unchanged(path, error) from None
        with suppress(OSError):
            journal_of(path).unlink(missing_ok=True)  # of a damaged library: plain, and of another file now

    def delete_copy(self, path: Path) -> None:
        """Delete a copy with its key file and the journal it may have. Raises NotKept where the system refuses."""
        try:
            for place in (path, journal_of(path), key_file_of(path)):
                place.unlink(missing_ok=True)
        except OSError as error:
            raise _unchanged(path, error) from None

    def _key(self) -> LibraryKey:
        key = self._store.key
        if key is None:
            raise LibraryUnavailable("The library is not protected.", "Set a passphrase first.")
        return key

    def _become(self, key: LibraryKey | None, key_file: KeyFile | None) -> None:
        draft = copied(self._store.connection, self._store.path, key)
        self._store.replace_with(draft, key, key_file)

    def _put(self, path: Path, key_file: KeyFile) -> None:
        try:
            write_key_file(path, key_file)
        except OSError as error:
            raise _unchanged(key_file_of(path), error) from None

    def _give_copies(self, folders: tuple[Path, ...], key_file: KeyFile, key: LibraryKey) -> tuple[Path, ...]:
        """Put a key file beside every copy that has this key; returns the other protected ones."""
        left = []
        for path in self._copies(folders):
            with suppress(KnownError, OSError):
                if salt := salt_of(path):
                    left.append(path)
                    if salt == key.salt:
                        write_key_file(path, key_file)
                        left.remove(path)
        return tuple(left)

    def _copies(self, folders: tuple[Path, ...]) -> Iterator[Path]:
        """Every copy of the library in these folders and in its own: named as it is, with a date, version or reason."""
        own = self._store.path
        for folder in dict.fromkeys((own.parent, *folders)):
            with suppress(OSError):
                for path in sorted(folder.iterdir()):
                    if path.suffix == own.suffix and path.stem.startswith((f"{own.stem} ", f"{own.stem}.")):
                        yield path


def copied(connection: driver.Connection, beside: Path, key: LibraryKey | None, library: str = "") -> Path:
    """A library of the same content with this key, or plain, as a draft beside a file; compared row for row.

    `library` is the name of the one that is open, where the file is another: a killed session's draft is found by it.
    Raises NotKept where the disk does not take it; then there is no draft.
    """
    try:
        draft = draft_beside(beside.with_name(library or beside.name))
    except OSError as error:
        raise _unchanged(beside, error) from None
    try:
        _export(connection, draft, key)
        with closing(driver.connect(draft, key)) as copy:
            if content(connection) != content(copy) or not sound(copy):
                raise faults.damaged(beside)
    except BaseException as error:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(error, driver.Error):
            fault = faults.unkept(beside, error)
            raise (NotKept(fault.sentence, _AS_IT_WAS) if isinstance(fault, NotKept) else fault) from None
        raise
    return draft


def _unchanged(path: Path, error: OSError) -> NotKept:
    return NotKept(f"{path} was not changed: {error.strerror or 'the system refuses it'}.", _AS_IT_WAS)


def _export(connection: driver.Connection, draft: Path, key: LibraryKey | None) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to the terminal
    if any(name == "draft" for _, name, _ in connection.execute("PRAGMA database_list")):
        connection.execute("DETACH DATABASE draft")  # of an earlier try that failed at its very end
    connection.execute("ATTACH DATABASE ? AS draft KEY ?", [str(draft), "" if key is None else key.pragma])
    try:
        connection.execute("SELECT sqlcipher_export('draft')")
        for name in ("user_version", "application_id"):  # the export leaves them out
            (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            connection.execute(f"PRAGMA draft.{name} = {int(value)}")
    finally:
        connection.execute("DETACH DATABASE draft")
