"""Case files: one JSON document with a case and the authority's block, enough to make its letter from.

A case that is handed over brings more: its history, the letters that went out, and a seal over all of it.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec

from workbench.content.strict import unknown_keys
from workbench.domain import earlier
from workbench.domain.arrival import Original
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.digests import digest
from workbench.domain.exemptions import Catalogue
from workbench.domain.integrity import faults
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow
from workbench.errors import BadCaseFile
from workbench.protection import container
from workbench.service.bounds import beyond, excess
from workbench.service.record import record_faults

VERSION = 4
READABLE = (1, 2, 3, 4)  # a file of an earlier version has nothing of what came later
LONGEST = 120  # characters of the file that a sentence about it repeats
_HANDED_OVER = ("history", "letters", "originals", "sha256")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a `.foicase` file holds. The last four are there where the case is handed over to another library."""

    case: Case
    authority: Authority
    format: Literal["foi-case"] = "foi-case"
    version: int = VERSION
    history: tuple[LogRow, ...] = ()  # the lines of the log that tell of this case, oldest first
    letters: tuple[SealedLetter, ...] = ()  # those that went out
    originals: tuple[Original, ...] = ()  # the files that the request arrived in
    sha256: str = ""  # of everything else in the file

    @property
    def seal(self) -> str:
        """The SHA-256 of everything in the file but the seal itself, however it is laid out, as its version made it."""
        rest = replace(self, sha256="")
        return digest(rest) if self.version == VERSION else earlier.digest(rest, self.version, _OF_A_FILE)


_OF_A_FILE = {
    CaseFile: "case authority format version history letters sha256",
    LogRow: "number case_id at by label before after content chain",
    SealedLetter: "id pdf snapshot",
}
"""What a file of version 3 sealed besides the facts of the case; no earlier one had a seal."""


def encode(case: Case, authority: Authority) -> bytes:
    """The case file's bytes, the case alone: the same case gives the same bytes."""
    return _written(CaseFile(replace(case, authority=None), case.authority or authority))


def encode_whole(
    case: Case,
    authority: Authority,
    history: tuple[LogRow, ...],
    letters: tuple[SealedLetter, ...],
    originals: tuple[Original, ...] = (),
) -> bytes:
    """The bytes of a case file for another library: with history, letters and original files, and sealed."""
    force = case.authority or authority
    whole = CaseFile(replace(case, authority=None), force, history=history, letters=letters, originals=originals)
    return _written(replace(whole, sha256=whole.seal))


def decode(data: bytes, catalogue: Catalogue) -> CaseFile:
    """The case of a file, with what came with it. Raises BadCaseFile with one sentence that names the place."""
    if container.is_container(data):
        raise BadCaseFile("The case file is protected with a passphrase.", "Give its passphrase.")
    if too_much := excess(data):
        raise BadCaseFile(f"The case file is {too_much}.", "Nothing was read.")
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
    for place, sentence in beyond(raw):
        raise BadCaseFile(f"The case file is wrong at {_short(place)}: {sentence}.")
    _check_seal(read)
    for place, sentence in faults(read.case, catalogue):
        raise BadCaseFile(f"The case file is wrong at case.{place}: {_short(sentence)}.")
    if wrong := read.authority.review_window.fault:
        raise BadCaseFile(f"The case file is wrong at authority.review_window: {wrong}.")
    for place, sentence in record_faults(
        read.case, read.authority, read.history, read.letters, read.originals, read.version
    ):
        raise BadCaseFile(f"The case file is wrong at {place}: {_short(sentence)}.", "Ask for it again.")
    return read


def schema() -> bytes:
    """The JSON Schema of a case file."""
    described = msgspec.json.schema(CaseFile)
    described["title"] = "FOI Case Workbench case file"
    for definition in described["$defs"].values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return msgspec.json.format(msgspec.json.encode(described, order="deterministic"), indent=2) + b"\n"


def _written(whole: CaseFile) -> bytes:
    """The file's bytes, without what is only there where a case is handed over."""
    raw = msgspec.to_builtins(whole)
    kept = {name: value for name, value in raw.items() if value or name not in _HANDED_OVER}
    return msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n"


def _check_seal(read: CaseFile) -> None:
    if read.sha256 and read.sha256 != read.seal:
        raise BadCaseFile("The case file is not what was written: it has been changed or damaged.", "Ask for it again.")
    if (read.history or read.letters or read.originals) and not read.sha256:
        raise BadCaseFile("The case file has a history or files, but no seal at sha256.", "Ask for it again.")


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
