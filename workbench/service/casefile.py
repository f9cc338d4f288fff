"""Case files: one JSON document with a case and the authority's block, enough to make its letter from."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec

from workbench.content.strict import unknown_keys
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.exemptions import Catalogue
from workbench.domain.integrity import faults
from workbench.errors import BadCaseFile

VERSION = 2
READABLE = (1, 2)  # a file of version 1 has nothing of what came with version 2
LARGEST = 64 * 1024 * 1024  # bytes; a case of 200,000 characters is about one
LONGEST = 120  # characters of the file that a sentence about it repeats


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a `.foicase` file holds."""

    case: Case
    authority: Authority
    format: Literal["foi-case"] = "foi-case"
    version: int = VERSION


def encode(case: Case, authority: Authority) -> bytes:
    """The case file's bytes: the same case gives the same bytes."""
    whole = CaseFile(replace(case, authority=None), case.authority or authority)
    return msgspec.json.format(msgspec.json.encode(whole, order="deterministic"), indent=2) + b"\n"


def decode(data: bytes, catalogue: Catalogue) -> CaseFile:
    """The case of a file. Raises BadCaseFile with one sentence that names the place."""
    if len(data) > LARGEST:
        raise BadCaseFile(f"The case file is larger than {LARGEST // 1024**2} MB.", "Nothing was read.")
    raw = _json(data)
    _check_version(raw)
    try:
        read = msgspec.convert(raw, CaseFile, strict=True)
    except msgspec.ValidationError as why:
        raise BadCaseFile(f"The case file is wrong {_sentence(str(why))}") from None
    if unknown := unknown_keys(raw, msgspec.to_builtins(read)):
        raise BadCaseFile(
            f"The case file has an unknown key at {_short(unknown[0])}.", "Remove it or correct its name."
        )
    if bad := _unprintable(raw, ""):
        raise BadCaseFile(
            f"The case file is wrong at {bad}: its text holds a character that is none (NUL or half a pair)."
        )
    for place, sentence in faults(read.case, catalogue):
        raise BadCaseFile(f"The case file is wrong at case.{place}: {_short(sentence)}.")
    if wrong := read.authority.review_window.fault:
        raise BadCaseFile(f"The case file is wrong at authority.review_window: {wrong}.")
    return read


def schema() -> bytes:
    """The JSON Schema of a case file."""
    described = msgspec.json.schema(CaseFile)
    described["title"] = "FOI Case Workbench case file"
    for definition in described["$defs"].values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return msgspec.json.format(msgspec.json.encode(described, order="deterministic"), indent=2) + b"\n"


def _json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise BadCaseFile("The case file is nested too deeply to be a case file.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as why:
        raise BadCaseFile(f"The case file is not JSON: {why}.", "Choose a .foicase file.") from None


def _check_version(raw: Any) -> None:
    if not isinstance(raw, dict) or raw.get("format") != "foi-case":
        raise BadCaseFile("This is not a case file: it has no “format”: “foi-case”.", "Choose a .foicase file.")
    if raw.get("version") not in READABLE:
        raise BadCaseFile(
            f"The case file is of version {_short(str(raw.get('version')))}; this program reads up to {VERSION}.",
            "Open it with the program that wrote it.",
        )


def _sentence(message: str) -> str:
    """msgspec's `Expected … - at `$.case.received`` as the end of a sentence: `at case.received: expected …`."""
    what, _, where = message.partition(" - at `$")
    place = where.rstrip("`").lstrip(".") or "its top"
    return f"at {_short(place)}: {_short(what[:1].lower() + what[1:])}."


def _short(text: str) -> str:
    """A piece of a file inside a sentence: on one line, and no longer than can be read there."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _unprintable(value: Any, place: str) -> str:
    """The place of the first text with a NUL or a lone surrogate, or nothing."""
    match value:
        case str():
            return place if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value) else ""
        case dict():
            return next(
                (bad for key, item in value.items() if (bad := _unprintable(item, f"{place}.{key}"))), ""
            ).lstrip(".")
        case list():
            return next((bad for at, item in enumerate(value) if (bad := _unprintable(item, f"{place}[{at}]"))), "")
    return ""
