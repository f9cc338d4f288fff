"""What of a workbook's zip is looked at: the parts that hold its cells, cut to what a spreadsheet can show.

Links to other files, pictures, macros and whatever stands around the cells of a sheet are not even unpacked or are cut
off, so that nothing of them can hurt or be followed. What is left is bounded before it is read.
"""

import re
import zipfile
from io import BytesIO

from workbench.intake.readers.limits import CannotRead, sound

LAST_ROW = 1_048_576  # of a sheet, in every spreadsheet program
SAVE = "Save it as a workbook (.xlsx) or as comma separated values (.csv), and choose that."

_MOST_ENTRIES = 2000
_LARGEST_SUM = 100_000_000  # bytes unpacked: fifty thousand rows of a case log are a third of that
_MOST_TAGS = {"strings": 2_000_000, "others": 300_000}  # half a million texts, every format that Excel allows
_MOST_TAGS_IN_ROW = 100_000

_NEEDED = re.compile(r"\[Content_Types\]\.xml|(?:xl/)?_rels/[^/]+\.rels|xl/(?:worksheets/)?[^/]+\.xml", re.I)
_ROW_ENDS = re.compile(rb"</(?:\w+:)?row\s*>|<(?:\w+:)?row\b[^<>]*/>")
_CELLS_END = re.compile(rb"</(\w+:)?sheetData\s*>")
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_TOO_MUCH = "unpacks to far more than any case log"
_NOT_WRITTEN = "is not a workbook that a spreadsheet program wrote"


def cells_alone(data: bytes) -> BytesIO:
    """The workbook with nothing but its cells, texts and formats. Raises CannotRead for one made to do harm."""
    kept = BytesIO()
    with sound("is damaged, or not really a workbook"):
        packed = zipfile.ZipFile(BytesIO(data))
        entries = packed.infolist()
        if not any(entry.filename.startswith("xl/") for entry in entries):
            raise CannotRead("is not a workbook", SAVE)
        needed = [entry for entry in entries if _NEEDED.fullmatch(entry.filename)]
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in needed) > _LARGEST_SUM:
            raise CannotRead(_TOO_MUCH, SAVE)
        if any(entry.flag_bits & 1 for entry in needed):
            raise CannotRead("is under a password", "Save it without one, and choose that.")
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as cells:
            for entry in needed:
                cells.writestr(entry.filename, _part(entry.filename, packed.read(entry)))
    kept.seek(0)
    return kept


def _part(name: str, xml: bytes) -> bytes:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\0" in xml:  # or in letters of two bytes, to hide one
        raise CannotRead(_NOT_WRITTEN, SAVE)
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    if name.startswith("xl/worksheets/"):
        return _sheet(xml)
    if xml.count(b"<") > _MOST_TAGS["strings" if name.lower() == "xl/sharedstrings.xml" else "others"]:
        raise CannotRead(_TOO_MUCH, SAVE)
    return xml


def _sheet(xml: bytes) -> bytes:
    """A sheet up to its last row: what follows are filters, choices and colours, not always as they should be."""
    if ends := _CELLS_END.search(xml):
        xml = xml[: ends.end()] + b"</" + (ends[1] or b"") + b"worksheet>"
    start = 0
    for number, ends in enumerate(_ROW_ENDS.finditer(xml)):
        if number >= LAST_ROW or xml.count(b"<", start, ends.start()) > _MOST_TAGS_IN_ROW:
            raise CannotRead(_TOO_MUCH, SAVE)
        start = ends.end()
    if xml.count(b"<", start) > _MOST_TAGS_IN_ROW:
        raise CannotRead(_TOO_MUCH, SAVE)
    return xml
