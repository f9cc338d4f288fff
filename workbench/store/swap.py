"""One library in place of another, so that at every moment a whole one stands under the name.

The one that was there is linked under a second name first; putting the draft in its place is then one renaming. The key
file knows both libraries while this goes on: each is found in it by the salt that it begins with.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.store.file import draft_beside, key_file_of, read_key_file
from workbench.store.header import salt_of

if TYPE_CHECKING:
    from workbench.protection.keyfile import KeyFile


class Swap:
    """A swap that has been prepared. The library must have been let go before it is done."""

    def __init__(self, path: Path, draft: Path, key_file: "KeyFile | None") -> None:
        self.path = path
        self._draft = draft
        self._key_file = key_file
        self._keys_before = _bytes(key_file_of(path))
        self.old = draft_beside(path)
        self.old.unlink()

    def put_in_place(self) -> None:
        """Keep the old library under a second name, the draft under the library's. Raises OSError."""
        _link(self.path, self.old)
        if self._key_file is not None:
            both = self._key_file
            if salt_of(self.path):
                both = replace(both, entries=(*both.entries, *read_key_file(self.path).entries))
            write_key_file(self.path, both)
        sync(self._draft)
        self._draft.replace(self.path)
        _sync_folder(self.path.parent)

    def put_back(self) -> None:
        """The draft does not open: everything as it was. Raises OSError."""
        if self.old.exists():
            self.old.replace(self.path)
        _put_bytes(key_file_of(self.path), self._keys_before)

    def finish(self, aside: Path | None) -> None:
        """The draft is open: the old library goes where it is kept, or goes. Raises OSError."""
        if aside is not None:
            if self._keys_before is not None:
                _put_bytes(key_file_of(aside), self._keys_before)
            self.old.rename(aside)
        else:
            self.old.unlink(missing_ok=True)
        if self._key_file is not None:
            write_key_file(self.path, self._key_file)
        else:
            key_file_of(self.path).unlink(missing_ok=True)


@contextmanager
def prepared(path: Path, draft: Path, key_file: "KeyFile | None", aside: Path | None) -> Iterator[Swap]:
    """Do the swap inside; afterwards the old library is kept as `aside` or gone, and no draft is left."""
    swap = Swap(path, draft, key_file)
    try:
        yield swap
        swap.finish(aside)
    finally:
        for left in (draft, swap.old):
            with suppress(OSError):
                left.unlink(missing_ok=True)


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
    _sync_folder(place.parent)


def _bytes(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


def _link(path: Path, second: Path) -> None:
    try:
        second.hardlink_to(path)
    except OSError:  # a disk without hard links, such as a memory stick
        shutil.copyfile(path, second)
        sync(second)


def sync(path: Path) -> None:
    """Have the disk keep a file before anything relies on it. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; it writes names at once
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
