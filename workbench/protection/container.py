"""A case file under a passphrase, to be handed to another officer: one file that says what it is and nothing more."""

import msgspec

from workbench.errors import BadCaseFile, WrongPassphrase
from workbench.protection import wrapping
from workbench.protection.wrapping import WORK, NotTheSecret, Work, Wrapped

_FORMAT, _VERSION = "foi-case-protected", 1
_BEGINNING = b'{"format":"foi-case-protected",'


class _Container(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    protected: Wrapped


def sealed(data: bytes, passphrase: str, work: Work = WORK) -> bytes:
    """The bytes under a passphrase."""
    return msgspec.json.encode(_Container(_FORMAT, _VERSION, wrapping.wrap(data, passphrase, _ABOUT, work)))


def is_container(data: bytes) -> bool:
    """Whether a file says that it is a protected case file."""
    return data.startswith(_BEGINNING)


def opened(data: bytes, passphrase: str) -> bytes:
    """The bytes again. Raises WrongPassphrase, and BadCaseFile where the file is cut short, altered or newer."""
    try:
        read = msgspec.json.decode(data, type=_Container)
        if read.format != _FORMAT or read.version < 1:
            raise ValueError("another file")
        if read.version > _VERSION:
            raise BadCaseFile(
                f"The protected case file has version {read.version}; this program knows versions up to {_VERSION}.",
                "Use the newer program that made it.",
            )
        return wrapping.unwrap(read.protected, passphrase, _ABOUT)
    except (ValueError, RecursionError):
        raise BadCaseFile("The protected case file is cut short or damaged.", "Ask for it again.") from None
    except NotTheSecret:
        raise WrongPassphrase(
            "This is not the passphrase of the case file, or the file has been altered.",
            "Try again; ask for the file again where the passphrase is certain.",
        ) from None


_ABOUT = f"{_FORMAT} {_VERSION}".encode()
