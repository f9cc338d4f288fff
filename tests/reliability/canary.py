"""Texts that can be found again wherever they turn up: each field of a case has one of its own.

Nothing here knows the fields of a case: they are walked, so that a new one is marked from its first day.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from workbench.domain.exemptions import Catalogue
from workbench.errors import BadCaseFile
from workbench.service import casefile
from workbench.service.casefile import CaseFile

WORD = "xq7canary"
"""What every mark of an officer's own words holds: in no dictionary, in no resource, the same in small letters."""

NAME = "xq7named"
"""What the mark of a name holds that the program or the Act gave: a sentence may repeat it, a file may not."""

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
_REPEATED = frozenset({"reference"})  # an officer could not tell without it which case is meant
_NAMES = frozenset({"id", "limb", "limbs", "paragraphs", "chosen", "alternative_to"})
_OF_NAMES = ("_id", "_ids")


def mark(field: str, number: int) -> str:
    """The mark of a field: one that can be told from every other."""
    named = field in _NAMES or field.endswith(_OF_NAMES)
    return f"{NAME if named else WORD}-{field}-{number}"


def sung(value: Any, field: str = "", numbers: Iterator[int] | None = None) -> Any:
    """The same value with a mark of its own in every text field, but for the reference of a case."""
    numbers = numbers or count(1)
    if type(value) is str:  # an enumeration's members are texts too, and no fields
        return value if field in _REPEATED else mark(field, next(numbers))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: sung(getattr(value, each.name), each.name, numbers) for each in fields(value)}
        )
    if isinstance(value, tuple):
        return tuple(sung(each, field, numbers) for each in value)
    return value


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if type(value) is str:
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)


def marked_file(read: CaseFile, catalogue: Catalogue, mark: Callable[[str, int], str]) -> tuple[bytes, int]:
    """The case file with a mark in every text that is free to be any, and how many those are.

    Which texts are free is not listed anywhere: each is tried, and put back where the file would then be refused.
    `mark` is given the name of the field and a number.
    """
    raw = msgspec.json.decode(casefile.encode(read.case, read.authority))
    marked = 0
    for number, (holder, key, name) in enumerate(list(_places(raw))):
        kept = holder[key]
        holder[key] = mark(name, number)
        try:
            casefile.decode(msgspec.json.encode(raw), catalogue)
            marked += 1
        except BadCaseFile:
            holder[key] = kept
    return msgspec.json.encode(raw), marked


def _places(raw: Any, name: str = "") -> Iterator[tuple[Any, Any, str]]:
    keys = raw.items() if isinstance(raw, dict) else enumerate(raw)
    for key, value in keys:
        own = key if isinstance(key, str) else name
        if isinstance(value, dict | list):
            yield from _places(value, own)
        elif isinstance(value, str) and own not in _REPEATED:
            yield raw, key, own


def found_in(data: bytes, *words: str) -> list[str]:
    """The marks of these words in some bytes, whatever their case and encoding; the bare word where one is cut off."""
    found: set[str] = set()
    for word in words or (WORD, NAME):
        for encoding in _ENCODINGS:
            folded = data.lower() if encoding == "utf-8" else data
            if word.encode(encoding) in folded:
                whole = re.findall(rb"%s-[a-z_.]*-\d+" % word.encode(), folded) if encoding == "utf-8" else []
                found.update(each.decode() for each in whole or [word.encode()])
    return sorted(found)


def found_under(folder: Path, *except_for: Path) -> dict[str, list[str]]:
    """Every file under a folder in whose bytes or name a mark stands, apart from those that may hold one."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path in except_for:
            continue
        marks = found_in(str(path.relative_to(folder)).encode())
        if path.is_file() and not path.is_symlink():
            marks += found_in(path.read_bytes())
        if marks:
            found[str(path.relative_to(folder))] = marks
    return found
