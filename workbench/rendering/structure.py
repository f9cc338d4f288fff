"""From a PDF with marked content to a tagged one: PDF/UA-1 (ISO 14289-1) over PDF 1.7.

Writes the structure tree with its parent tree, the links, the outline, the language, and who and what the letter is.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream, String

from workbench.rendering.marked import Bookmark, Element, LinkArea, Mark, Tagging

_IN_URL = "!#$%&'()*+,/:;=?@[]~-._"
_PRINT = 4  # annotation flag: shown on paper as on the screen
_KEPT_EMPTY = frozenset({"TD", "TH", "TR"})  # a table keeps its shape where a cell says nothing


@dataclass(frozen=True, slots=True)
class Properties:
    """What a reader's title bar and a screen reader's voice need."""

    title: str
    author: str
    language: str


def tagged(data: bytes, tagging: Tagging, properties: Properties) -> bytes:
    """The same pages with their structure. The same input gives the same bytes."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        _Tree(pdf, tagging).write()
        _write_outline(pdf, tagging.bookmarks)
        _write_properties(pdf, properties)
        out = io.BytesIO()
        pdf.save(out, force_version="1.7", deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


class _Tree:
    """The structure tree of one file."""

    def __init__(self, pdf: Pdf, tagging: Tagging) -> None:
        self.pdf, self.tagging = pdf, tagging
        self.pages = [page.obj for page in pdf.pages]
        self.written: dict[Element, Object] = {}
        self.annotations: dict[LinkArea, Object] = {}

    def write(self) -> None:
        """Hang the tree into the file."""
        for key, area in enumerate(self.tagging.links, len(self.pages)):
            self.annotations[area] = self._annotation(area, key)
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(self.tagging.root, root)])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._parents()))
        root.ParentTreeNextKey = len(self.pages) + len(self.tagging.links)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        for number, page in enumerate(self.pages):
            page.StructParents = number
            if Name.Trans in page:
                del page.Trans  # ReportLab's empty effect for turning the page
            page.Tabs = Name.S

    def _element(self, element: Element, parent: Object) -> Object:
        written = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.type}"), P=parent))
        self.written[element] = written
        if element.attributes:
            written.A = Dictionary({f"/{key}": Name(f"/{value}") for key, value in element.attributes.items()})
        home = _first_page(element)
        if home is not None:
            written.Pg = self.pages[home]
        kids = [self._kid(kid, written, home) for kid in element.kids if not _says_nothing(kid)]
        if kids:
            written.K = kids[0] if len(kids) == 1 else Array(kids)
        return written

    def _kid(self, kid: Element | Mark | LinkArea, parent: Object, home: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, LinkArea):
            return Dictionary(Type=Name.OBJR, Pg=self.pages[kid.page], Obj=self.annotations[kid])
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _parents(self) -> Array:
        """Per page the element of each mark, then per link its element: how a reader finds the tree from the page."""
        nums: list[Object | int] = []
        for number in range(len(self.pages)):
            marks = self.tagging.marks[number] if number < len(self.tagging.marks) else []
            nums += [number, self.pdf.make_indirect(Array([self.written[element] for element in marks]))]
        for number, area in enumerate(self.tagging.links, len(self.pages)):
            nums += [number, self.written[area.element]]
        return Array(nums)

    def _annotation(self, area: LinkArea, key: int) -> Object:
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(value, 2) for value in area.rect]),
                Border=Array([0, 0, 0]),
                F=_PRINT,
                A=Dictionary(S=Name.URI, URI=String(quote(area.url, safe=_IN_URL, errors="replace"))),
                Contents=String(area.text),
                StructParent=key,
            )
        )
        page = self.pages[area.page]
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return annotation


def _says_nothing(kid: Element | Mark | LinkArea) -> bool:
    """Whether an element would be empty: a blank paragraph is space on the page, and nothing to read."""
    return isinstance(kid, Element) and kid.type not in _KEPT_EMPTY and all(_says_nothing(inner) for inner in kid.kids)


def _first_page(element: Element) -> int | None:
    return next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)


def _write_outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """The headings as bookmarks, nested by level."""
    if not bookmarks:
        return
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=len(bookmarks)))
    open_items: list[tuple[int, Object]] = [(0, root)]
    for bookmark in bookmarks:
        while open_items[-1][0] >= bookmark.level:
            open_items.pop()
        parent = open_items[-1][1]
        item = pdf.make_indirect(Dictionary(Title=String(bookmark.text), Parent=parent, Dest=_place(pdf, bookmark)))
        _append_item(parent, item)
        for _, ancestor in open_items[1:]:
            ancestor.Count = int(ancestor.get(Name.Count, 0)) + 1
        open_items.append((bookmark.level, item))
    pdf.Root.Outlines = root


def _append_item(parent: Object, item: Object) -> None:
    if Name.First not in parent:
        parent.First = item
    else:
        parent.Last.Next = item
        item.Prev = parent.Last
    parent.Last = item


def _place(pdf: Pdf, bookmark: Bookmark) -> Array:
    page: Page = pdf.pages[bookmark.page]
    return Array([page.obj, Name.XYZ, None, round(bookmark.top + 6, 2), None])


def _write_properties(pdf: Pdf, properties: Properties) -> None:
    """Title, author and language, twice as the standard wants it; no date, no program, nothing of who made it."""
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo[Name.Title] = String(properties.title)
    if properties.author:
        pdf.docinfo[Name.Author] = String(properties.author)
    pdf.Root.Lang = String(properties.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = Stream(pdf, _xmp(properties).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)


def _xmp(properties: Properties) -> str:
    title, author, language = (
        escape(text, quote=False) for text in (properties.title, properties.author, properties.language)
    )
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n" if author else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
