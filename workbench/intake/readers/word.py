"""A request written in Word (.docx), as its reader saw it: with automatic numbers, without what was struck out.

What stands at the head and foot of its pages (often the requester's address) comes at the end, once. What the file says
of itself (author, dates) is not the requester's word and is not used.
"""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.domain.arrival import FileKind
from workbench.intake.arrival import Arrival
from workbench.intake.readers.limits import CannotRead, Patience, sound
from workbench.intake.readers.numbering import numbers_of
from workbench.intake.readers.package import Package
from workbench.intake.readers.runs import Inline, is_on
from workbench.intake.readers.words import counted

_HOLDS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}  # blocks within
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{0,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.I)


def read_word(data: bytes, patience: Patience) -> Arrival:
    """A Word document. Raises CannotRead."""
    package = Package(data)
    with sound("is damaged"):
        document = _Document(package, patience)
        text = "\n".join(document.lines())
    if not text.strip() and document.inline.pictures:
        raise CannotRead("holds pictures and no text", "Type what they say, or scan them with text recognition.")
    return Arrival(FileKind.WORD, text.strip("\n"), remarks=tuple(document.remarks()))


class _Document:
    def __init__(self, package: Package, patience: Patience) -> None:
        self._package = package
        self._patience = patience
        self._numbers = numbers_of(self._part("numbering"), self._part("styles"))
        self.inline = Inline()
        self._at_edges: list[str] = []

    def lines(self) -> Iterator[str]:
        """Each paragraph a line; then the notes; then what stands at the edges of the pages."""
        document = self._package.xml(self._package.main)
        body = document.find(qn("w:body")) if document is not None else None
        if body is None:
            raise CannotRead("is damaged, or not really a Word document")
        yield from self._blocks(body)
        yield from self._notes()
        self._at_edges = list(dict.fromkeys(self._edges()))
        if self._at_edges:
            yield ""
            yield from self._at_edges

    def remarks(self) -> Iterator[str]:
        """On what was left out or moved."""
        if self.inline.struck:
            yield "What its tracked changes struck out was left out."
        if self._package.related(self._package.main, "comments"):
            yield "The comments in its margin were left out."
        if self._package.related(self._package.main, "aFChunk"):
            yield "Another document is inserted into it, whose words were not read: open it in Word and look."
        if self._at_edges:
            yield "What stands at the head and foot of its pages was put at the end."
        if self.inline.pictures:
            yield f"It holds {counted(self.inline.pictures, 'picture', 'pictures')}; words in pictures were not read."

    def _part(self, kind: str) -> BaseOxmlElement | None:
        names = self._package.related(self._package.main, kind)
        return self._package.xml(names[0]) if names else None

    def _blocks(self, holder: BaseOxmlElement) -> Iterator[str]:
        """The lines of paragraphs and tables. A paragraph whose end was struck out goes on in the next."""
        open_words = ""
        for element in _spread(holder):
            self._patience.spend()
            if element.tag == qn("w:tbl"):
                yield from self._table(element)
                continue
            words = self._numbers.before(element) + self.inline.words(element)
            boxes = [line for box in self.inline.take_boxes() for line in self._blocks(box)]
            if _end_is_struck(element):
                open_words += words
            elif words or open_words or not boxes:
                yield open_words + words
                open_words = ""
            yield from boxes
        if open_words:
            yield open_words

    def _table(self, table: BaseOxmlElement) -> Iterator[str]:
        """A row is a line with tabs; where a cell holds several paragraphs, they stand one under another."""
        for row in _within(table, "w:tr"):
            properties = row.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                self.inline.struck = True
                continue
            cells = [
                [line for each in list(self._blocks(cell)) for line in each.split("\n") if line.strip()]
                for cell in _within(row, "w:tc")
            ]
            if any(len(cell) > 1 for cell in cells):
                yield from (line for cell in cells for line in cell)
            elif any(cells):
                yield "\t".join(cell[0] if cell else "" for cell in cells).rstrip("\t")

    def _notes(self) -> Iterator[str]:
        """Footnotes and endnotes that the text refers to, under the sign that stands in the text."""
        for kind, tag in (("footnotes", "w:footnote"), ("endnotes", "w:endnote")):
            signs = self.inline.notes[tag]
            part = self._part(kind) if signs else None
            if part is None:
                continue
            by_id = {str(each.get(qn("w:id"))): each for each in part.iterfind(qn(tag))}
            yield ""
            for identity, sign in list(signs.items()):
                if identity in by_id:
                    yield f"{sign} {' '.join(' '.join(self._blocks(by_id[identity])).split())}"

    def _edges(self) -> Iterator[str]:
        for kind in ("header", "footer"):
            for name in self._package.related(self._package.main, kind):
                part = self._package.xml(name)
                if part is not None:
                    yield from (line for line in self._blocks(part) if not _PAGE_NUMBER.fullmatch(line.strip()))


def _spread(holder: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs and tables, also those in content controls."""
    for element in holder:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in _HOLDS:
            yield from _spread(element)


def _within(holder: BaseOxmlElement, name: str) -> Iterator[BaseOxmlElement]:
    """Rows of a table, cells of a row, also those in content controls."""
    for element in holder:
        if element.tag == qn(name):
            yield element
        elif element.tag in _HOLDS:
            yield from _within(element, name)


def _end_is_struck(paragraph: BaseOxmlElement) -> bool:
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and is_on(mark, "w:del")
