"""Writing a file whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import copymode

from workbench.errors import CannotWrite

_ADVICE = "The file that was there is unchanged. Choose another folder or name, or close the program that has it open."

_LIBRARY = (".foilib", ".foikey")  # whatever the officer answered to “Replace?”: every case would be gone with it


def write_file(path: Path, data: bytes) -> None:
    """Put the bytes at `path`, replacing what is there in one step.

    Raises CannotWrite where that cannot be done; an old file is then still whole, and nothing is left beside it.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for a file that is made piece by piece; whatever stops its making leaves nothing behind either."""
    try:
        _write(path, pieces)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is not a possible file name"
        raise CannotWrite(f"{path.name or path} could not be written to {path.parent}: {reason}.", _ADVICE) from error


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    if path.is_dir():
        raise IsADirectoryError(None, "there is a folder of that name")
    path = Path(os.path.realpath(path)) if path.is_symlink() else path  # what it points to is replaced, not the link
    if path.suffix.lower() in _LIBRARY:
        raise OSError(None, "that name is kept for libraries of cases")
    if path.exists() and not path.is_file():
        raise OSError(None, "what is there is a device and no file")
    temporary = path.with_name(f".{token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the platform knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
