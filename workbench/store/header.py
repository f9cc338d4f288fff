"""The first 100 bytes of a library file, read before SQLite may touch it: is this ours, and can this version use it?

A plain library says so itself. A protected one begins with a random salt and says nothing: its key file knows the salt.

SQLite format 3: https://www.sqlite.org/fileformat2.html, section 1.3.

Never read while this process has the file open, under whatever name: on POSIX, closing any handle on a file gives up
every lock that the process holds on it, and a second program could then write into the library.
"""

import struct
from pathlib import Path

from workbench.errors import LibraryUnavailable
from workbench.store import faults

SCHEMA_VERSION = 4
"""The version of the tables, kept as `user_version` in the file's header."""

APPLICATION_ID = 0x464F4943
"""`FOIC` in the file's header: this file is a library of this program."""

_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_ROLLBACK_JOURNAL = (
    b"\x01\x01"  # how the file is written and read; 2 would be a write-ahead log, which a library never has
)


SALT_SIZE = 16
"""How many bytes a protected library begins with by which its key file knows it."""

_PAGE = 4096  # the least that SQLCipher writes at once

held: set[tuple[int, int]] = set()
"""The libraries of this process, by device and number."""


def identity(path: Path) -> tuple[int, int]:
    """By which a file is known under all its names. Raises OSError."""
    found = path.stat()
    return found.st_dev, found.st_ino


def salt_of(path: Path) -> bytes:
    """The salt of a protected library; empty where the file is a plain one that this version can use.

    Raises LibraryUnavailable where it is neither: of a newer version, visibly cut short, or something else; and
    LibraryInUse where it is a library that this process has open.
    """
    try:
        if identity(path) in held:
            raise faults.in_use(path)
        with path.open("rb") as file:
            header = file.read(_SIZE)
        length = path.stat().st_size
    except OSError as error:
        raise faults.cannot_open(path, error) from None
    if not header.startswith(_MAGIC) and length and length % _PAGE == 0:
        return header[:SALT_SIZE]
    if fault := _fault(path, header, length):
        raise fault
    return b""


def _fault(path: Path, header: bytes, length: int) -> LibraryUnavailable | None:
    if not header.startswith(_MAGIC) or len(header) < _SIZE:
        return faults.foreign(path)
    version, application = struct.unpack_from(">I4xI", header, 60)
    if application != APPLICATION_ID or version == 0:
        return faults.foreign(path)
    if version > SCHEMA_VERSION:
        return faults.newer(path, version, SCHEMA_VERSION)
    page_size, pages = struct.unpack_from(">H10xI", header, 16)
    whole = (65536 if page_size == 1 else page_size) * pages
    if header[18:20] != _ROLLBACK_JOURNAL or (length < whole and not journal_of(path).exists()):
        return faults.damaged(path)
    return None


def journal_of(path: Path) -> Path:
    """What SQLite keeps beside the file while it writes; it may still have to put a killed session right."""
    return path.with_name(path.name + "-journal")
