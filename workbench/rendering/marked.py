"""Marked content: what on a page belongs to which element of the letter's structure (PDF 32000-1, 14.6 to 14.8).

Flowables say so while they draw; when all pages are drawn, `structure` writes the tree into the file. Whatever belongs
to no element is marked as an artifact: rules, shades, running feet, the watermark.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from workbench.service.ports import BlockPosition

# ReportLab is without types: its canvas is Any in the whole of this package.
Canvas = Any
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content: page from 0, and its number on that page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure tree: a standard type such as `P` or `TH`, what it holds, and its attributes."""

    type: str
    kids: list["Element | Mark | LinkArea"] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)  # /O and its entries, all of them names

    def add(self, type_: str, **attributes: str) -> "Element":
        """A new element at the end of this one."""
        child = Element(type_, attributes=attributes)
        self.kids.append(child)
        return child


@dataclass(frozen=True, eq=False, slots=True)
class LinkArea:
    """A place on a page that can be pressed: left, bottom, right, top in points from the page's lower left corner."""

    page: int
    rect: Rect
    url: str
    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: a heading, and how far above the page's foot it stands."""

    level: int
    text: str
    page: int
    top: float


class Tagging:
    """What was drawn where, kept while the pages of one letter are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.marks: list[list[Element]] = []  # per page: the element of each numbered mark
        self.links: list[LinkArea] = []
        self.bookmarks: list[Bookmark] = []
        self._extents: dict[tuple[int, int], tuple[float, float]] = {}

    @contextmanager
    def content(self, canvas: Canvas, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        page = page_of(canvas)
        while len(self.marks) <= page:
            self.marks.append([])
        number = len(self.marks[page])
        self.marks[page].append(element)
        element.kids.append(Mark(page, number))
        canvas.addLiteral(f"/{element.type} <</MCID {number}>> BDC")
        yield
        canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, canvas: Canvas, properties: str = "/Type /Layout") -> Iterator[None]:
        """What is drawn inside is not part of the letter's content."""
        canvas.addLiteral(f"/Artifact <<{properties}>> BDC")
        yield
        canvas.addLiteral("EMC")

    def link(self, canvas: Canvas, rect: Rect, url: str, text: str, element: Element) -> None:
        """Make a rectangle, given in the flowable's own coordinates, lead to an address."""
        (left, bottom), (right, top) = canvas.absolutePosition(*rect[:2]), canvas.absolutePosition(*rect[2:])
        area = LinkArea(page_of(canvas), (left, bottom, right, top), url, text, element)
        element.kids.append(area)
        self.links.append(area)

    def bookmark(self, canvas: Canvas, level: int, text: str, top: float) -> None:
        """Enter a heading into the outline; `top` in the flowable's own coordinates."""
        self.bookmarks.append(Bookmark(level, text, page_of(canvas), canvas.absolutePosition(0, top)[1]))

    def occupy(self, canvas: Canvas, block: int, bottom: float, top: float) -> None:
        """Record that a block of the letter stands here, in points above the page's foot."""
        key = (block, page_of(canvas))
        low, high = self._extents.get(key, (bottom, top))
        self._extents[key] = (min(low, bottom), max(high, top))

    def positions(self, page_height: float) -> tuple[BlockPosition, ...]:
        """Where each block came to stand, by block and page."""
        return tuple(
            BlockPosition(block, page, round(page_height - top, 2), round(page_height - bottom, 2))
            for (block, page), (bottom, top) in sorted(self._extents.items())
        )


def page_of(canvas: Canvas) -> int:
    """The page being drawn, from 0."""
    return int(canvas.getPageNumber()) - 1
