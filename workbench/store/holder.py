"""Who holds a library and since when: a note beside the file, for whoever finds the library taken.

The lock is the operating system's; the note only tells of it. One that a killed session left behind is read by nobody,
for the lock went with the session.

SQLite's own lock is lost on POSIX as soon as anything in this process opens the library and closes it again (see
header.py), and a file dialog does that to every file it shows, to find its icon. So the note bears a second lock, of
the kind that nobody else's closing gives up: it keeps a second start out whatever has become of the first.
"""

import getpass
import os
import platform
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from workbench.domain.dates import format_date

_LONGEST = 4096  # bytes; whatever is longer is not our note


class _Note(msgspec.Struct, forbid_unknown_fields=True):
    by: str
    machine: str
    process: int
    since: datetime


def user() -> str:
    """The system's name for whoever is signed in, or nothing where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class Guard:
    """The second lock of a library, taken before SQLite looks at the file. Windows needs none: its first lasts."""

    def __init__(self, path: Path) -> None:
        """Raises BlockingIOError where another has it. Where there can be no note, SQLite's lock stands alone."""
        self._place = _place(path)
        self._handle = _locked(self._place)
        while self._handle is not None and not os.fstat(self._handle).st_nlink:  # let go, and deleted, just now
            os.close(self._handle)
            self._handle = _locked(self._place)

    def let_go(self) -> None:
        """Give it up, and the note with it where nothing was noted."""
        if self._handle is None:
            return
        if not os.fstat(self._handle).st_size:
            with suppress(OSError):
                self._place.unlink()
        os.close(self._handle)
        self._handle = None


def _locked(place: Path) -> int | None:
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        handle = os.open(place, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if isinstance(error, BlockingIOError):
            raise
        return None  # a disk without such locks
    return handle


def note(path: Path) -> None:
    """Say that this process holds the library. A folder that cannot be written does not stop anybody."""
    said = _Note(user(), platform.node(), os.getpid(), datetime.now(UTC))
    with suppress(OSError):
        _place(path).write_bytes(msgspec.json.encode(said))


def forget(path: Path) -> None:
    """The library has been let go."""
    with suppress(OSError):
        _place(path).unlink()


def told(path: Path) -> str:
    """Who holds the library, as half a sentence; empty where nobody says."""
    try:
        with _place(path).open("rb") as file:
            said = msgspec.json.decode(file.read(_LONGEST), type=_Note)
    except (OSError, ValueError):
        return ""
    since = said.since.astimezone()
    who = _line(said.by) or "somebody"
    return f"{who} on {_line(said.machine) or 'this computer'}, since {since:%H:%M} on {format_date(since.date())}"


def _place(path: Path) -> Path:
    return path.with_name(f"{path.name}.holder")


def _line(text: str) -> str:
    return "".join(char for char in text if char.isprintable())[:80]
