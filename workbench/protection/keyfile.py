"""The key file beside a protected library: the library's key, wrapped by the passphrase and by the recovery key.

It holds no secret by itself. It knows a library by the salt that the file begins with; while one library is put in
place of another it knows both.
"""

from dataclasses import dataclass, replace

import msgspec

from workbench.errors import BadKeyFile, WrongPassphrase
from workbench.protection import recovery, wrapping
from workbench.protection.keys import KEY_SIZE, SALT_SIZE, LibraryKey
from workbench.protection.wrapping import WORK, NotTheSecret, Work, Wrapped

LARGEST = 64 * 1024
"""Bytes; whatever is longer is no key file."""

_FORMAT, _VERSION = "foi-library-key", 1
_PASSPHRASE, _RECOVERY = "passphrase", "recovery key"
_ADVICE = "Put back the key file that belongs to the library; each backup has a copy beside it."


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The key of one library. A library that has no recovery key yet has none wrapped by it."""

    salt: str  # hexadecimal, as the library's file begins
    passphrase: Wrapped
    recovery: Wrapped | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    libraries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file holds."""

    entries: tuple[Entry, ...]


def encode(keyfile: KeyFile) -> bytes:
    """A key file's bytes: text that a person can look at."""
    whole = _File(_FORMAT, _VERSION, keyfile.entries)
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def decode(data: bytes) -> KeyFile:
    """A key file. Raises BadKeyFile with what is wrong."""
    if len(data) > LARGEST:
        raise BadKeyFile("The key file of the library is larger than any key file.", _ADVICE)
    try:
        head = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        version = msgspec.json.decode(head["version"], type=int) if "version" in head else 0
        if msgspec.json.decode(head.get("format", b"null")) == _FORMAT and version > _VERSION:
            raise BadKeyFile(
                f"The key file has version {version}; this program knows versions up to {_VERSION}.",
                "Use the newer program that made it.",
            )
        read = msgspec.json.decode(data, type=_File)
        salts = [bytes.fromhex(entry.salt) for entry in read.libraries]
    except (ValueError, RecursionError):
        raise BadKeyFile("The key file of the library is damaged.", _ADVICE) from None
    if (read.format, read.version) != (_FORMAT, _VERSION) or any(len(salt) != SALT_SIZE for salt in salts):
        raise BadKeyFile("The key file of the library is damaged.", _ADVICE)
    return KeyFile(read.libraries)


def wrapped(key: LibraryKey, passphrase: str, recovery_key: str | None = None, work: Work = WORK) -> Entry:
    """A library's key under a passphrase and, where one is given, a recovery key."""
    first = wrapping.wrap(key.secret, passphrase, _about(key.salt, _PASSPHRASE), work)
    return Entry(key.salt.hex(), first, _under_recovery(key, recovery_key, work))


def has(keyfile: KeyFile, salt: bytes) -> bool:
    """Whether the key file knows a library that begins with this salt."""
    return _find(keyfile, salt) is not None


def unwrap(keyfile: KeyFile, salt: bytes, secret: str) -> LibraryKey:
    """The key of the library that begins with this salt, by its passphrase or its recovery key.

    Raises WrongPassphrase where it is neither, and BadKeyFile where no such library is known.
    """
    entry = _find(keyfile, salt)
    if entry is None:
        raise BadKeyFile("The key file is that of another library.", _ADVICE)
    typed = recovery.normalised(secret)
    try:
        if typed is not None and entry.recovery is not None:
            found = _unwrapped(entry.recovery, typed, _about(salt, _RECOVERY))
            if found is not None:
                return LibraryKey(found, salt)
        found = _unwrapped(entry.passphrase, secret, _about(salt, _PASSPHRASE))
    except ValueError:
        raise BadKeyFile("The key file of the library is damaged.", _ADVICE) from None
    if found is not None:
        return LibraryKey(found, salt)
    if typed is None and recovery.looks_like_one(secret):
        raise WrongPassphrase(
            "This looks like the recovery key with a letter or figure mistyped.", "Compare it with the printed sheet."
        )
    raise WrongPassphrase(
        "This is neither the passphrase nor the recovery key of the library.",
        "Try again; capitals and spaces count in a passphrase.",
    )


def with_passphrase(keyfile: KeyFile, key: LibraryKey, passphrase: str, work: Work = WORK) -> KeyFile:
    """The key file with another passphrase for this library. Raises BadKeyFile where it does not know it."""
    first = wrapping.wrap(key.secret, passphrase, _about(key.salt, _PASSPHRASE), work)
    return _with(keyfile, msgspec.structs.replace(_entry(keyfile, key), passphrase=first))


def with_recovery(keyfile: KeyFile, key: LibraryKey, recovery_key: str, work: Work = WORK) -> KeyFile:
    """The key file with another recovery key for this library. Raises BadKeyFile where it does not know it."""
    second = _under_recovery(key, recovery_key, work)
    return _with(keyfile, msgspec.structs.replace(_entry(keyfile, key), recovery=second))


def only(keyfile: KeyFile, salt: bytes) -> KeyFile:
    """The key file without the entries of any other library."""
    return replace(keyfile, entries=tuple(entry for entry in keyfile.entries if entry.salt == salt.hex()))


def _unwrapped(slot: Wrapped, secret: str, about: bytes) -> bytes | None:
    try:
        found = wrapping.unwrap(slot, secret, about)
    except NotTheSecret:
        return None
    if len(found) != KEY_SIZE:
        raise ValueError("a key of another length")
    return found


def _under_recovery(key: LibraryKey, recovery_key: str | None, work: Work) -> Wrapped | None:
    if recovery_key is None:
        return None
    typed = recovery.normalised(recovery_key)
    if typed is None:
        raise ValueError("not a recovery key")
    return wrapping.wrap(key.secret, typed, _about(key.salt, _RECOVERY), work)


def _about(salt: bytes, kind: str) -> bytes:
    return f"{_FORMAT} {_VERSION} {salt.hex()} {kind}".encode()


def _find(keyfile: KeyFile, salt: bytes) -> Entry | None:
    return next((entry for entry in keyfile.entries if entry.salt == salt.hex()), None)


def _entry(keyfile: KeyFile, key: LibraryKey) -> Entry:
    entry = _find(keyfile, key.salt)
    if entry is None:
        raise BadKeyFile("The key file is that of another library.", _ADVICE)
    return entry


def _with(keyfile: KeyFile, changed: Entry) -> KeyFile:
    entries = tuple(changed if entry.salt == changed.salt else entry for entry in keyfile.entries)
    return replace(keyfile, entries=entries)
