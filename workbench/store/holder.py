"""Who holds a library and since when: a note beside the file, for whoever finds the library taken.

The lock is the operating system's; the note only tells of it. One that a killed session left behind is read by nobody,
for the lock went with the session.
"""

import getpass
import os
import platform
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
