"""One library in place of another, so that at every moment a whole one stands under the name.

The one that was there is linked under a second name first; putting the draft in its place is then one renaming. The key
file knows both libraries while this goes on: each is found in it by the salt that it begins with.
"""

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.store.file import draft_beside, key_file_of, read_key_file
from workbench.store.header import salt_of

if TYPE_CHECKING:
    from workbench.protection.keyfile import KeyFile


class Swap:
    """The steps of a swap. The library must have been let go before the first."""

    def __init__(self, path: Path, draft: Path, key_file: "KeyFile | None", aside: Path | None) -> None:
        """`aside` is where the old library is kept, None where it goes."""
        self._path, self._draft, self._key_file, self._aside = path, draft, key_file, aside
        self._old: Path | None = None  # where the old library stands meanwhile
        self._keys_before: bytes | None = None
        self._keys_read = False
        self._swapped = False

    def put_in_place(self) -> None:
        """Keep the old library under a second name, the draft under the library's. Raises OSError."""
        self._keys_before = _bytes(key_file_of(self._path))
        self._keys_read = True
        self._old = second = _second_name(self._path, self._aside)
        if self._aside is not None and self._keys_before is not None:
            _put_bytes(key_file_of(self._aside), self._keys_before)
        _link(self._path, second)
        if self._key_file is not None:
            both = self._key_file
            if salt_of(self._path):
                both = replace(both, entries=(*both.entries, *read_key_file(self._path).entries))
            write_key_file(self._path, both)
        sync(self._draft)
        self._draft.replace(self._path)
        self._swapped = True
        sync_folder(self._path.parent)

    def put_back(self) -> None:
        """The draft does not open: everything as it was. Raises OSError; then the old library keeps its second name."""
        if self._swapped and self._old is not None:
            self._old.replace(self._path)
        if self._keys_read:  # or nobody knows what was there, and it has not been touched
            with suppress(OSError):  # a key file that knows another library as well does no harm
                _put_bytes(key_file_of(self._path), self._keys_before)
        _remove(self._draft)
        if self._old is not None:
            _remove(self._old, key_file_of(self._old))

    def finish(self) -> None:
        """The draft is open: what is no longer needed goes. What the disk refuses now goes at the next open."""
        if self._old is not None and self._aside is None:
            _remove(self._old)
        with suppress(OSError):
            if self._key_file is not None:
                write_key_file(self._path, self._key_file)
            else:
                key_file_of(self._path).unlink(missing_ok=True)


def write_key_file(path: Path, key_file: "KeyFile") -> None:
    """Put a library's key file in place whole, over the one that is there. Raises OSError."""
    from workbench.protection.keyfile import encode

    _put_bytes(key_file_of(path), encode(key_file))


def _put_bytes(place: Path, data: bytes | None) -> None:
    if data is None:
        place.unlink(missing_ok=True)
        return
    draft = draft_beside(place)
    try:
        draft.write_bytes(data)
        sync(draft)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(place.parent)


def _bytes(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


def _remove(*places: Path) -> None:
    for place in places:
        with suppress(OSError):
            place.unlink(missing_ok=True)


def _second_name(path: Path, aside: Path | None) -> Path:
    if aside is None:
        second = draft_beside(path)
        second.unlink()
        return second
    if aside.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    return aside


def _link(path: Path, second: Path) -> None:
    try:
        second.hardlink_to(path)
    except OSError:  # a disk without hard links, such as a memory stick
        copy_file(path, second)
        sync(second)


def copy_file(there: Path, place: Path) -> None:
    """Copy a file for this user alone, whatever others may read in that folder. Raises OSError."""
    place.touch(mode=0o600)
    shutil.copyfile(there, place)


def sync(path: Path) -> None:
    """Have the disk keep a file before anything relies on it. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder. Raises OSError."""
    if os.name == "nt":  # Windows cannot open a folder; it writes names at once
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
