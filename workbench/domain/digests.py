"""The SHA-256 of a case, or of anything that is kept: the same facts give the same digest, in every program."""

import hashlib
from collections.abc import Iterator

import msgspec


class Unkeepable(ValueError):
    """A text that a library could not give back as it was."""


def digest(value: object) -> str:
    """The SHA-256 of a case or of a setting, over its canonical JSON.

    Raises Unkeepable where a text holds a NUL or half of a surrogate pair.
    """
    try:
        canonical = msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:
        raise Unkeepable from None
    if b"\\u0000" in canonical and any("\0" in text for text in _strings(msgspec.to_builtins(value))):
        raise Unkeepable
    return hashlib.sha256(canonical).hexdigest()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
