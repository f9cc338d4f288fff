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
"""What every mark holds: in no dictionary, in no resource, and the same in small letters."""

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
_MARK = re.compile(rb"xq7canary-[a-z_.]*-\d+")
NAMED = frozenset({"reference"})
"""What a sentence may repeat: an officer could not tell which case is meant without it."""


def sung(value: Any, place: str = "", numbers: Iterator[int] | None = None) -> Any:
    """The same value with a mark of its own in every text field, ids included, but not in what may be repeated."""
    numbers = numbers or count(1)
    if type(value) is str:  # an enumeration's members are texts too, and no fields
        return f"{WORD}-{place}-{next(numbers)}"
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _field(value, each.name, numbers) for each in fields(value)})
    if isinstance(value, tuple):
        return tuple(sung(each, place, numbers) for each in value)
    return value


def _field(value: Any, name: str, numbers: Iterator[int]) -> Any:
    found = getattr(value, name)
    return found if name in NAMED else sung(found, name, numbers)


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
        elif isinstance(value, str) and own not in NAMED:
            yield raw, key, own


def found_in(data: bytes) -> list[str]:
    """The marks in some bytes, whatever their case and encoding; the bare word where a mark is cut off."""
    found: set[str] = set()
    for encoding in _ENCODINGS:
        word = WORD.encode(encoding)
        folded = data.lower() if encoding == "utf-8" else data
        if word in folded:
            whole = _MARK.findall(folded) if encoding == "utf-8" else []
            found.update(mark.decode() for mark in whole or [word])
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
