"""The key of a protected library: random, never shown, and never kept but wrapped (see keyfile.py)."""

import os
from dataclasses import dataclass, field

KEY_SIZE = 32
"""Bytes of a key: AES-256."""

SALT_SIZE = 16
"""Bytes that the protected file begins with, by which its key file knows it."""


@dataclass(frozen=True, slots=True)
class LibraryKey:
    """The key itself and the salt of the file that it opens. Its text shows neither."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """As SQLCipher takes a raw key with its salt."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def new_key() -> LibraryKey:
    """A key nobody has used."""
    return LibraryKey(os.urandom(KEY_SIZE), os.urandom(SALT_SIZE))
