"""Reads a tagged PDF back as a screen reader would: the structure tree, and the text of each marked stretch."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")


@dataclass
class Node:
    """An element as read: its type, its own and its children's text, and on which pages it has content."""

    type: str
    text: str = ""
    kids: list["Node"] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    marks: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    def find(self, *types: str) -> list["Node"]:
        """This element and all below it that are of one of these types, in reading order."""
        found = [self] if self.type in types else []
        return found + [node for kid in self.kids for node in kid.find(*types)]

    def outline(self) -> tuple[Any, ...]:
        """Types alone, nested."""
        return (self.type, *(kid.outline() for kid in self.kids))


@dataclass
class Reading:
    """A whole file as read."""

    root: Node
    artifacts: list[list[tuple[str, str]]]  # per page: kind ("Watermark", "Footer", …) and text
    unmarked: list[str]  # text that is neither content nor artifact: must be empty


def read(data: bytes) -> Reading:
    """Read a tagged PDF back."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = [_marked(page) for page in pdf.pages]
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        documents = _kids(root)
        assert len(documents) == 1
        tree = _node(documents[0], pages, numbers)
    return Reading(
        tree,
        [[(kind, text) for kind, number, text in page if number is None and kind] for page in pages],
        [text for page in pages for kind, number, text in page if number is None and not kind],
    )


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _node(element: Any, pages: list[list[tuple[str, int | None, str]]], numbers: dict[Any, int]) -> Node:
    node = Node(str(element.S)[1:])
    if "/A" in element:
        node.attributes = {key[1:]: str(value)[1:] for key, value in element.A.items()}
    for kid in _kids(element):
        if isinstance(kid, int):
            _add_mark(node, pages, numbers[element.Pg.objgen], kid)
        elif kid.get("/Type") == "/MCR":
            _add_mark(node, pages, numbers[kid.Pg.objgen], int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            node.links.append(str(kid.Obj.A.URI))
        else:
            child = _node(kid, pages, numbers)
            node.kids.append(child)
            node.text += child.text
    return node


def _add_mark(node: Node, pages: list[list[tuple[str, int | None, str]]], page: int, number: int) -> None:
    (text,) = [text for _, found, text in pages[page] if found == number]
    node.text += text
    node.pages.append(page)
    node.marks += 1


def _marked(page: pikepdf.Page) -> list[tuple[str, int | None, str]]:
    """The page's stretches: kind of artifact or empty, the mark's number or None, text."""
    fonts = {name: _to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    found: list[tuple[str, int | None, str]] = []
    kind, number, text = "", None, ""
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                assert (kind, number) == ("", None), "marked content must not be nested"
                if text:
                    found.append(("", None, text))
                properties = operands[1]
                number = int(properties.MCID) if "/MCID" in properties else None
                kind = "" if number is not None else str(properties.get("/Subtype", properties.Type))[1:]
                text = ""
            case "EMC":
                found.append((kind, number, text))
                kind, number, text = "", None, ""
            case "Tf":
                current = fonts[str(operands[0])]
            case "Tj":
                text += "".join(current[code] for code in bytes(operands[0]))
            case "f" | "S" | "B" | "f*":
                assert kind or number is not None, "something is painted outside content and artifacts"
    return [*found, *([("", None, text)] if text else [])]


def _to_unicode(font: Any) -> dict[int, str]:
    """A simple font's codes as characters, by its ToUnicode map."""
    codes: dict[int, str] = {}
    for kind, body in _SECTION.findall(font.ToUnicode.read_bytes()):
        entries = [bytes.fromhex(found.decode()) for found in _HEX.findall(body)]
        codes.update(_single(entries) if kind == b"bfchar" else _ranges(body))
    return codes


def _single(entries: list[bytes]) -> Iterator[tuple[int, str]]:
    for code, text in zip(entries[::2], entries[1::2], strict=True):
        yield code[0], text.decode("utf-16-be")


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for low, high, rest in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(\[[^\]]*\]|<\w+>)", body):
        values = [bytes.fromhex(found.decode()).decode("utf-16-be") for found in _HEX.findall(rest)]
        for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
            yield code, values[step] if rest.startswith(b"[") else chr(ord(values[0]) + step)
