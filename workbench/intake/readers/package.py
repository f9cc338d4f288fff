"""The parts of a Word document, taken out of its zip one by one after a look at what it says it holds."""

import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.intake.readers.limits import CannotRead, sound

MOST_ENTRIES = 2000
LARGEST_ENTRY = 100_000_000  # bytes unpacked; a picture
LARGEST_PART = 12_000_000  # bytes unpacked, of what is read: some hundred pages
LARGEST_SUM = 300_000_000

_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_BOMB = "unpacks to far more than any letter"


class Package:
    """A document's zip. Only what is asked for is unpacked, and never to a disk."""

    def __init__(self, data: bytes) -> None:
        """Raises CannotRead for what is no Word document or would unpack to too much."""
        with sound("is damaged, or not really a Word document"):
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise CannotRead("holds more parts than any letter")
        if sum(each.file_size for each in entries) > LARGEST_SUM or any(
            each.file_size > LARGEST_ENTRY for each in entries
        ):
            raise CannotRead(_BOMB)
        if any(each.filename.startswith(("/", "\\")) or ".." in each.filename.split("/") for each in entries):
            raise CannotRead("holds parts that would lie outside it")
        self._entries = {each.filename: each for each in entries}
        if len(self._entries) < len(entries):
            raise CannotRead("holds two parts of one name, which Word never writes")
        self.main = next(iter(self.related("", "officeDocument")), "word/document.xml")
        if self.main not in self._entries:
            raise CannotRead(*_what_it_is(set(self._entries)))

    def related(self, part: str, kind: str) -> list[str]:
        """The names of the parts that a part ("" is the document itself) refers to as this kind."""
        place = PurePosixPath(part)
        rels = self.xml(str(place.parent / "_rels" / f"{place.name}.rels"))
        found: list[str] = []
        for each in rels if rels is not None else ():
            if str(each.get("Type", "")).endswith(f"/{kind}") and each.get("TargetMode") != "External":
                target = str(each.get("Target", ""))
                found.append(target.lstrip("/") if target.startswith("/") else str(place.parent / target))
        return [name for name in found if name in self._entries]

    def xml(self, name: str) -> BaseOxmlElement | None:
        """A part's tree, or None where there is no such part. Raises CannotRead for one that is damaged."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > LARGEST_PART:
            raise CannotRead(_BOMB)
        if entry.flag_bits & 1:
            raise CannotRead("is protected by a password", "Ask for it without one, or open it in Word and copy it.")
        with sound("is damaged"):
            with self._zip.open(entry) as packed:
                data = packed.read(entry.file_size)  # and no more, whatever else it would unpack to
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # Word writes none; somebody means harm
                raise CannotRead("is not a document that Word wrote")
            return parse_xml(data.replace(_STRICT, _TRANSITIONAL))


def _what_it_is(names: set[str]) -> tuple[str, str]:
    if any(name.startswith("xl/") for name in names):
        return "is a workbook, not a letter", "Open it in its own program, copy the request and paste it."
    if "content.xml" in names:
        return "is an OpenDocument file", "Save it as a Word document (.docx) and open that."
    if any(name.startswith("ppt/") for name in names):
        return "is a presentation, not a letter", "Open it in its own program, copy the request and paste it."
    return "is a packed folder (.zip)", "Unpack it and open what it holds."
