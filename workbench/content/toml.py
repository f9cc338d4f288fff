"""Reading the program's resources: a TOML file into typed, frozen data, or one sentence that names file and key."""

import datetime
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from workbench.content.strict import unknown_keys
from workbench.errors import BadResource

T = TypeVar("T")

_ADVICE = "Put the file right, or install the program again."


def load(path: Path, kind: type[T]) -> T:
    """The file as a `kind`. Raises BadResource for a file, key or value that is not as it should be."""
    raw = read(path)
    try:
        value = msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise BadResource(_fault(path, str(error)), _ADVICE) from error
    unknown = unknown_keys(raw, msgspec.to_builtins(value, builtin_types=(datetime.date,)))
    if unknown:
        raise BadResource(f"{path.name}, at {unknown[0]}: there is no such key.", _ADVICE)
    return value


def read(path: Path) -> dict[str, object]:
    """The file's keys and values as they stand. Raises BadResource where it cannot be read or is not TOML."""
    try:
        return tomllib.loads(read_bytes(path).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadResource(f"{path.name} is not UTF-8 text (byte {error.start}).", _ADVICE) from error
    except tomllib.TOMLDecodeError as error:
        raise BadResource(f"{path.name} is not TOML: {error}.", _ADVICE) from error


def read_bytes(path: Path) -> bytes:
    """The file as it stands, for its digest. Raises BadResource where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadResource(f"{path.name} cannot be read: {error.strerror or 'unknown reason'}.", _ADVICE) from error


def _fault(path: Path, message: str) -> str:
    """The sentence for a value of the wrong kind. msgspec says: Expected `int`, got `str` - at `$.limbs[0].code`."""
    what, _, where = message.partition(" - at ")
    key = where.strip("`").removeprefix("$").removeprefix(".")
    return f"{path.name}, at {key or 'the top'}: {what[:1].lower()}{what[1:]}."
