"""The yardstick: the same words in the same fonts, set by ReportLab's own paragraphs and tables, untagged."""

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from workbench.letters.document import DataTable, Heading, LetterDocument, block_texts
from workbench.rendering import styles
from workbench.rendering.fonts import BOLD, REGULAR, faces
from workbench.rendering.glyphs import Printer

_BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=styles.BODY.size, leading=styles.BODY.leading, spaceAfter=8)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName=BOLD)
_CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=styles.CELL.size, leading=styles.CELL.leading)


def render_bare(document: LetterDocument) -> bytes:
    """An untagged PDF of the letter's words: what the same text costs without structure, design or links."""
    faces()
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        leftMargin=styles.MARGIN,
        rightMargin=styles.MARGIN,
        topMargin=styles.LATER_TOP,
        bottomMargin=styles.BOTTOM,
        initialFontName=REGULAR,
        invariant=1,
    )
    template.build(list(_story(document, Printer())))
    return buffer.getvalue()


def _story(document: LetterDocument, printer: Printer) -> Iterator[Any]:
    def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(escape(printer.printable(text)).replace("\n", "<br/>"), style)

    for block in document.blocks:
        if isinstance(block, DataTable):
            yield paragraph(block.caption, _BODY)
            yield Table([[paragraph(text, _CELL) for text in row] for row in (block.header, *block.rows)], repeatRows=1)
        elif isinstance(block, Heading):
            yield paragraph(block.text, _HEADING)
        else:
            yield from (paragraph(text, _BODY) for text in block_texts(block))
