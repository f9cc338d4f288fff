"""The letter as plain text: to read, to compare, to paste into an e-mail. Words and order are the PDF's."""

from collections.abc import Iterator, Sequence

from workbench.letters.document import (
    AddressBlock,
    Block,
    BulletList,
    DataTable,
    Heading,
    Inline,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    Signature,
)
from workbench.rendering.codes import storable

_UNDERLINES = {1: "=", 2: "-", 3: "~"}


def render_text(document: LetterDocument) -> str:
    """The whole letter. Blocks are parted by an empty line; a paragraph is one line unless it was given as more."""
    blocks = ["\n".join(_lines(block)).rstrip() for block in document.blocks]
    draft = " ".join(("DRAFT", storable(document.code))).rstrip() if document.draft else ""
    marking = storable(document.marking)
    return "\n\n".join(text for text in (marking, draft, *blocks, marking) if text.strip()) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            text = storable(block.text)
            yield text
            yield _UNDERLINES.get(block.level, "~") * max(map(len, text.split("\n")))
        case Paragraph():
            mark = "> " if block.quoted else ""
            yield from (f"{mark}{line}".rstrip() for line in _words(block.runs).split("\n"))
        case BulletList():
            for item in block.items:
                yield "- " + _words(item).replace("\n", "\n  ")
        case DataTable():
            yield from _table(block)
        case AddressBlock():
            yield from map(storable, block.lines)
        case Letterhead():
            yield from map(storable, (block.name, *block.lines))
            yield ""
            yield from (storable(f"{label}: {value}") for label, value in block.particulars)
        case Signature():
            yield storable(block.closing)
            yield ""
            yield from map(storable, block.lines)


def _words(runs: Inline) -> str:
    return "".join(storable(_said(run)) for run in runs)


def _said(run: Run) -> str:
    if not run.url:
        return run.text
    return f"{run.text} <{run.url}>" if run.text not in ("", run.url) else f"<{run.url}>"


def _table(table: DataTable) -> Iterator[str]:
    rows = [[" ".join(storable(text).split()) for text in row] for row in (table.header, *table.rows)]
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
    if table.caption:
        yield storable(table.caption)
        yield ""
    yield _aligned(rows[0], widths)
    yield _aligned(["-" * width for width in widths], widths)
    yield from (_aligned(row, widths) for row in rows[1:])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False)).rstrip()
