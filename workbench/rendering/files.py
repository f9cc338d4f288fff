"""Writing a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from workbench.errors import CannotWrite

_ADVICE = "The file that was there is unchanged. Choose another folder or name, or close the program that has it open."


def write_file(path: Path, data: bytes) -> None:
    """Put the bytes at `path`, replacing what is there in one step.

    Raises CannotWrite where that cannot be done; an old file is then still whole, and nothing is left beside it.
    """
    try:
        _write(path, data)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is not a possible file name"
        raise CannotWrite(f"{path.name or path} could not be written to {path.parent}: {reason}.", _ADVICE) from error


def _write(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(None, "there is a folder of that name")
    path = path.resolve() if path.is_symlink() else path  # what a link points to is replaced, not the link
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    """The old file's permissions, or what a new file of this user would get; a temporary file is private."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the platform knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
