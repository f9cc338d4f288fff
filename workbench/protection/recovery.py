"""The recovery key: printed once, typed in when the passphrase is forgotten.

Thirty-two letters and figures that cannot be mistaken for one another, in eight groups of four; the last group is
worked out from the others, so that a slip of the pen is told from another key.
"""

import hashlib
import secrets

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # no I, L, O, U, 0, 1
_GROUP, _GROUPS = 4, 8
_CHECK = 4  # letters at the end that follow from those before


def new_recovery_key() -> str:
    """A recovery key nobody has used: 28 letters of 30, about 137 bits."""
    body = "".join(secrets.choice(_LETTERS) for _ in range(_GROUP * _GROUPS - _CHECK))
    return _grouped(body + _check(body))


def looks_like_one(text: str) -> bool:
    """Whether somebody means a recovery key: letters and figures, as many as it has or one more or less."""
    letters = _letters(text)
    about_as_many = abs(len(letters) - _GROUP * _GROUPS) <= 1
    return about_as_many and letters.isascii() and any(char.isdigit() for char in letters)


def normalised(text: str) -> str | None:
    """A recovery key as it was printed, however it was typed in; None where it is none, or mistyped."""
    letters = _letters(text)
    if len(letters) != _GROUP * _GROUPS or not set(letters) <= set(_LETTERS):
        return None
    if _check(letters[:-_CHECK]) != letters[-_CHECK:]:
        return None
    return _grouped(letters)


def _letters(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())


def _check(body: str) -> str:
    number = int.from_bytes(hashlib.sha256(body.encode("ascii")).digest()[:8], "big")
    found = ""
    for _ in range(_CHECK):
        number, rest = divmod(number, len(_LETTERS))
        found += _LETTERS[rest]
    return found


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
