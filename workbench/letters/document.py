"""A letter as a neutral tree: what it says and where each block came from, nothing of how it looks.

Text here is plain text. Only a renderer escapes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.findings import Passage, Place


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: plain, strong, or a link where `url` is given.

    `gap` names the slot for which the case has nothing; the text is then a stand-in that is also a finding. `own` says
    that it comes from a sentence that the force wrote over the standard one.
    """

    text: str
    strong: bool = False
    url: str = ""
    gap: str = ""
    own: bool = False


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the subject), 2 or 3. Levels never skip. `key` as of a paragraph, `own` as of a run."""

    level: int
    text: str
    place: Place | None = None
    key: str = ""
    rewritten: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `quoted` marks the requester's own words; a `large` one is copied by hand.

    `key` names it across compositions, so that it can be rewritten; what is said twice has one key. `locked` says that
    the Act wants these words, or that they are the requester's; `rewritten` that the officer's own stand here.
    """

    runs: Inline
    place: Place | None = None
    quoted: bool = False
    key: str = ""
    locked: bool = False
    rewritten: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list whose order does not matter. `keys` and `places`, where given, are those of the items, one for each."""

    items: tuple[Inline, ...]
    place: Place | None = None
    keys: tuple[str, ...] = ()
    places: tuple[Place | None, ...] = ()
    locked: bool = False
    rewritten: frozenset[str] = frozenset()  # keys of the items that the officer rewrote


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a row of column headings; every row has as many cells as the headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    row_headers: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """The recipient as it must show through a DL window."""

    lines: tuple[str, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The force's block at the head, and the particulars beside it: ("Our reference", "616-25")."""

    name: str
    lines: tuple[str, ...]
    particulars: tuple[tuple[str, str], ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Space for a hand, then who signs: the lines below it. Kept together on one page."""

    closing: str
    lines: tuple[str, ...]
    place: Place | None = None


Block = Heading | Paragraph | BulletList | DataTable | AddressBlock | Letterhead | Signature


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """A whole letter. `draft` puts DRAFT across each page; `reference` stands on each page.

    `code` stands in the foot of each page of a draft, `marking` at the head and foot of each page.
    """

    title: str
    author: str
    reference: str
    blocks: tuple[Block, ...]
    draft: bool = True
    language: str = "en-GB"
    code: str = ""
    marking: str = ""

    def texts(self) -> Iterator[str]:
        """Every piece of text of the letter, in reading order."""
        for block in self.blocks:
            yield from block_texts(block)


def gaps(document: LetterDocument) -> Iterator[tuple[str, Place | None]]:
    """Each slot that the case has nothing for, with the place that the block came from."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from ((run.gap, block.place) for run in block.runs if run.gap)
        elif isinstance(block, BulletList):
            yield from ((run.gap, block.place) for item in block.items for run in item if run.gap)


def passages(document: LetterDocument) -> tuple[Passage, ...]:
    """What the letter says in words of its own, piece by piece; the requester's words, head and signature left out."""
    return tuple(passage for block in document.blocks for passage in _passages(block) if passage.text.strip())


def _passages(block: Block) -> Iterator[Passage]:
    match block:
        case Heading():
            yield Passage(block.text, block.place, block.key, block.rewritten, block.own)
        case Paragraph(quoted=False):
            yield Passage(words(block.runs), block.place, block.key, block.rewritten, _own(block.runs))
        case BulletList():
            places = block.places or (block.place,) * len(block.items)
            keys = block.keys or ("",) * len(block.items)
            for item, place, key in zip(block.items, places, keys, strict=True):
                yield Passage(words(item), place or block.place, key, key in block.rewritten, _own(item))
        case DataTable():
            yield Passage(block.caption, block.place)
            yield from (Passage("\n".join(row), block.place) for row in (block.header, *block.rows))


def _own(runs: Inline) -> bool:
    return any(run.own for run in runs)


def words(runs: Inline) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)


def block_texts(block: Block) -> Iterator[str]:
    """The pieces of text of one block, in reading order."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield words(block.runs)
        case BulletList():
            yield from map(words, block.items)
        case DataTable():
            yield block.caption
            yield from block.header
            for row in block.rows:
                yield from row
        case AddressBlock():
            yield from block.lines
        case Letterhead():
            yield block.name
            yield from block.lines
            for label, value in block.particulars:
                yield f"{label}: {value}"
        case Signature():
            yield block.closing
            yield from block.lines
