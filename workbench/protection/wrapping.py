"""A secret kept under a passphrase: Argon2id makes a key of the passphrase, AES-256-GCM wraps with it.

Everything else of the package stands on this. How much work a guess costs is written beside what was wrapped, within
bounds: a file from somebody else must not make this computer work for hours or fill its memory.
"""

import os
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from workbench.errors import KnownError

_SALT, _NONCE, _KEY = 16, 12, 32  # bytes


class Work(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes side by side (RFC 9106)."""

    memory: Annotated[int, msgspec.Meta(ge=64, le=512 * 1024)] = 64 * 1024
    passes: Annotated[int, msgspec.Meta(ge=1, le=8)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=8)] = 4


WORK = Work()
"""The second of the two settings that RFC 9106 recommends: 64 MiB, three passes, four lanes."""


class Wrapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something wrapped under a passphrase, with all but the passphrase that is needed to unwrap it."""

    work: Work
    salt: str  # base64, as all bytes here
    nonce: str
    data: str


class NotTheSecret(Exception):
    """Another passphrase, or what was wrapped has been altered: the two cannot be told apart."""


def wrap(data: bytes, passphrase: str, about: bytes, work: Work = WORK) -> Wrapped:
    """Wrap bytes. `about` is what they are; nothing else can be unwrapped in their place.

    Raises KnownError where the memory that the work needs is not there, as `unwrap` does.
    """
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    sealed = AESGCM(_derived(passphrase, salt, work)).encrypt(nonce, data, about)
    return Wrapped(work, _text(salt), _text(nonce), _text(sealed))


def unwrap(wrapped: Wrapped, passphrase: str, about: bytes) -> bytes:
    """The bytes again. Raises NotTheSecret, and ValueError where the wrapping itself is malformed."""
    salt, nonce, data = (_bytes(text) for text in (wrapped.salt, wrapped.nonce, wrapped.data))
    if len(salt) != _SALT or len(nonce) != _NONCE:
        raise ValueError("a salt or nonce of another length")
    try:
        return AESGCM(_derived(passphrase, salt, wrapped.work)).decrypt(nonce, data, about)
    except InvalidTag:
        raise NotTheSecret from None


def _derived(passphrase: str, salt: bytes, work: Work) -> bytes:
    # however an accent was typed, it is the same passphrase
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(salt=salt, length=_KEY, iterations=work.passes, lanes=work.lanes, memory_cost=work.memory)
    try:
        return kdf.derive(typed)
    except MemoryError:
        raise KnownError(
            f"There is not enough memory free to work with a passphrase: {work.memory // 1024} MB are needed.",
            "Close other programs, then try again.",
        ) from None


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except NotBase64:
        raise ValueError("bytes that are not base64") from None
