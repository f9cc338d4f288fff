"""What can go wrong with a library file, each as a sentence.

No sentence repeats anything from a case but its reference.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadKeyFile, LibraryDamaged, LibraryInUse, LibraryLocked, LibraryUnavailable, NotKept
from workbench.store import driver, holder
from workbench.store.driver import primary_code
from workbench.store.text import Damaged

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError

_DAMAGE = {driver.CORRUPT, driver.NOT_A_DATABASE}
_IN_USE = {driver.BUSY, driver.LOCKED}
_AGAIN = "What you typed is still in its field; the next change tries again."
_BACKUP = "Restore it from a backup, or choose another library with --store."


def foreign(path: Path) -> LibraryDamaged:
    """The file is something else, or nothing at all; where a library was, it may still have its backups."""
    return LibraryDamaged(f"The file {path} is not a case library.", _BACKUP)


def newer(path: Path, version: int, known: int) -> LibraryUnavailable:
    """A later version of the program has written the file."""
    return LibraryUnavailable(
        f"The library {path} has version {version}; this program knows versions up to {known}.",
        "Use the newer program that made it. If there is none, the file is damaged: restore it from a backup.",
    )


def in_use(path: Path) -> LibraryInUse:
    """Another process, or another window of this one, holds the file: who, and since when."""
    who = holder.told(path)
    return LibraryInUse(
        f"The library {path} is open in another window or by somebody else{who and f': {who}'}.",
        "Close it there, then open it again.",
    )


def locked(path: Path) -> LibraryLocked:
    """A passphrase is needed."""
    return LibraryLocked(f"The library {path} is protected.", "Give its passphrase or its recovery key.")


def plain_now(path: Path) -> LibraryUnavailable:
    """While a protected library was locked, another file came into its place."""
    return LibraryUnavailable(
        f"The library {path} was protected when it was locked; the file there now is not.",
        "Put the protected one back, or quit and open this one anew.",
    )


def without_key_file(path: Path, key_file: Path) -> BadKeyFile:
    """The file may be a protected library, but nothing beside it knows it."""
    return BadKeyFile(
        f"The file {path} is not a case library, or it is a protected one whose key file {key_file.name} is missing or"
        " of another library.",
        "Put the key file back beside it (each backup has a copy), or choose another file with --store.",
    )


def damaged(path: Path) -> LibraryDamaged:
    """The file has changed other than by this program."""
    return LibraryDamaged(f"The library {path} is damaged.", _BACKUP)


def damaged_case(path: Path, reference: str) -> LibraryDamaged:
    """One case is not what was saved; the others can be used."""
    which = f"The case {reference}" if reference else "A case without a reference"
    return LibraryDamaged(f"{which} in the library {path} is damaged.", f"The other cases can be used. {_BACKUP}")


def cannot_open(path: Path, error: OSError) -> LibraryUnavailable:
    """The system does not let the file be opened or made."""
    return LibraryUnavailable(
        f"The library {path} cannot be opened: {error.strerror or 'the system refuses it'}.",
        "Check the folder and its permissions, or choose another library with --store.",
    )


def cannot_make(path: Path, error: Exception) -> Exception:
    """A new library could not be written; a fault of the program's own is given back as it is."""
    cause = getattr(error, "orig", error)
    if not isinstance(cause, driver.OperationalError):
        return error
    reason = "the disk is full" if primary_code(cause) == driver.FULL else "the disk reported an error"
    return LibraryUnavailable(
        f"The library {path} cannot be made: {reason}.", "Make room, or choose another place with --store."
    )


def not_brought_up(path: Path, error: Exception) -> Exception:
    """An older library could not be brought up to date; a fault of the program's own is given back as it is."""
    cause = error if isinstance(error, driver.Error | OSError) else getattr(error, "orig", None)
    code = primary_code(cause)
    if isinstance(error, Damaged) or code in {*_DAMAGE, driver.ERROR}:  # a table or column is not there
        return damaged(path)
    if not isinstance(cause, driver.OperationalError | OSError):
        return error
    reason = "the disk is full" if code == driver.FULL else "the disk reported an error"
    return LibraryUnavailable(
        f"The library {path} is of an earlier version and could not be brought up to date: {reason}. It is as it was.",
        "Make room on its disk and open it again.",
    )


def read_only(path: Path) -> LibraryUnavailable:
    """The system lets the file be read and not written; SQLite would open it, and hold it against nobody."""
    return LibraryUnavailable(
        f"The library {path} may not be written.", "Check its permissions, or choose another with --store."
    )


def unopened(path: Path, error: driver.Error) -> Exception:
    """What SQLite says when it opens, locks and checks the file."""
    match primary_code(error):
        case code if code in _IN_USE:
            return in_use(path)
        case driver.READONLY:
            return read_only(path)
        case _:
            return _from_outside(path, error) or error


def unread(path: Path, error: "DBAPIError | driver.Error") -> Exception:
    """What a failed reading means; a fault of the program's own is given back as it is."""
    cause = error if isinstance(error, driver.Error) else error.orig
    return _from_outside(path, cause) or error


def unkept(path: Path, error: "DBAPIError | driver.Error") -> Exception:
    """What a failed writing means; a fault of the program's own is given back as it is."""
    cause = error if isinstance(error, driver.Error) else error.orig
    code = primary_code(cause)
    if code in _DAMAGE:
        return damaged(path)
    if not isinstance(cause, driver.OperationalError):
        return error
    match code:
        case driver.FULL:
            reason = "the disk is full"
        case driver.READONLY:
            reason = "the library may no longer be written"
        case _:
            reason = "the disk reported an error"
    return NotKept(f"The change was not kept: {reason} ({path}).", _AGAIN)


def lost(path: Path) -> NotKept:
    """The file was moved or deleted under the program."""
    return NotKept(f"The change was not kept: the library {path} is no longer there.", f"Put the file back. {_AGAIN}")


def cannot_hold() -> NotKept:
    """A text or number that a library could not give back as it was."""
    return NotKept(
        "The change was not kept: a text holds a character that a library cannot keep (NUL or half a character).",
        "Remove it and make the change again.",
    )


def _from_outside(path: Path, error: BaseException | None) -> LibraryUnavailable | None:
    """The sentence for what disk or file have done, None where the program asked for nonsense."""
    if primary_code(error) in _DAMAGE or type(error) is driver.DatabaseError:
        return damaged(path)
    if not isinstance(error, driver.OperationalError):
        return None
    if primary_code(error) in (0, driver.ERROR):  # bytes that are no text, or a table that is not there
        return damaged(path)
    return LibraryUnavailable(f"The library {path} cannot be read.", "Check that its disk is connected, and try again.")
