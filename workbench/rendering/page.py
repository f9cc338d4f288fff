"""The sheet itself: its frames, what stands on every page, and the canvas that knows how many pages there are."""

import io
from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.pdfgen.canvas import Canvas as PdfCanvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

from workbench.rendering import styles
from workbench.rendering.fonts import BOLD, REGULAR
from workbench.rendering.lines import Measure
from workbench.rendering.marked import Canvas
from workbench.rendering.styles import BODY_WIDTH, BOTTOM, LATER_TOP, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TOP, mm
from workbench.rendering.text_flow import Flow, Setting

_FOOT_BASE = 13 * mm
_FOOT_RULE = 18 * mm
_REFERENCE_WIDTH = 110 * mm
_DRAFT_SIZE = 150


def draw_pages(flows: Sequence[Flow], setting: Setting, reference: str, draft: bool) -> tuple[bytes, int]:
    """Typeset the flowables; returns a PDF whose content is marked but not yet tagged, and the number of its pages.

    Its streams are not compressed: the step that writes the structure does that once for all.
    """
    buffer = io.BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=_page_templates(partial(_draw_watermark, setting=setting) if draft else _draw_nothing),
        initialFontName=REGULAR,  # without this ReportLab names Helvetica on every page
        invariant=1,
        pageCompression=0,
    )
    pages: list[int] = []
    canvas = partial(_NumberedCanvas, setting=setting, reference=reference, pages=pages)
    template.build([*flows] or [Spacer(1, 1)], canvasmaker=canvas)
    return buffer.getvalue(), pages[0]


class _NumberedCanvas(PdfCanvas):  # type: ignore[misc]  # ReportLab has no types
    """Holds every page back until their number is known, then draws the foot of each."""

    def __init__(self, *args: Any, setting: Setting, reference: str, pages: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._setting, self._reference, self._pages = setting, reference, pages
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """End the page and hold it."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw the feet, then write the file."""
        self._pages.append(len(self._held))
        for number, state in enumerate(self._held, 1):
            self.__dict__.update(state)
            _draw_foot(self, self._setting, self._reference, f"Page {number} of {len(self._held)}")
            super().showPage()
        super().save()


def _page_templates(on_page: Any) -> list[PageTemplate]:
    def template(name: str, top: float, following: str) -> PageTemplate:
        frame = Frame(MARGIN, BOTTOM, BODY_WIDTH, PAGE_HEIGHT - top - BOTTOM, 0, 0, 0, 0, id=name)
        return PageTemplate(id=name, frames=[frame], onPage=on_page, autoNextPageTemplate=following)

    return [template("first", TOP, "later"), template("later", LATER_TOP, "later")]


def _draw_nothing(_canvas: Canvas, _template: Any) -> None:
    """An approved letter has nothing under its text."""


def _draw_watermark(canvas: Canvas, _template: Any, setting: Setting) -> None:
    """DRAFT from corner to corner under the text, so light that the text is read without effort."""
    with setting.tagging.artifact(canvas, "/Type /Pagination /Subtype /Watermark"):
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(54)
        canvas.setFillColor(styles.WATERMARK)
        canvas.setFont(BOLD, _DRAFT_SIZE)
        canvas.drawCentredString(0, -0.36 * _DRAFT_SIZE, "DRAFT")
        canvas.restoreState()


def _draw_foot(canvas: Canvas, setting: Setting, reference: str, count: str) -> None:
    size = styles.FOOT_SIZE
    with setting.tagging.artifact(canvas, "/Type /Pagination /Subtype /Footer"):
        canvas.setStrokeColor(styles.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, _FOOT_RULE, PAGE_WIDTH - MARGIN, _FOOT_RULE)
        canvas.setFillColor(styles.FAINT_INK)
        canvas.setFont(REGULAR, size)
        if reference.strip():
            canvas.drawString(MARGIN, _FOOT_BASE, _fitted(f"Reference {reference}", size, setting.measure))
        canvas.drawRightString(PAGE_WIDTH - MARGIN, _FOOT_BASE, count)


def _fitted(text: str, size: float, measure: Measure) -> str:
    """The text on one line, its end cut off where it is too long for a foot; it stands whole in the particulars."""
    text = " ".join(text.split())[:200]
    while measure.word(text, False) * size / 1000 > _REFERENCE_WIDTH:
        text = text[:-2] + "…"
    return text
