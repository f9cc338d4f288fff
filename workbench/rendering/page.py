"""The sheet itself: its frames, what stands on every page, and the canvas that knows how many pages there are."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
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
_REFERENCE_WIDTH = 105 * mm
_MARKING_SIZE = 10.5
_MARKING_TOP, _MARKING_FOOT = 9 * mm, 6.5 * mm  # from the sheet's edge to the marking's line
_DRAFT_SIZE = 150


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: reference and, on a draft, its code in the foot; a marking at head and foot."""

    reference: str
    draft: bool
    code: str = ""
    marking: str = ""


def draw_pages(flows: Sequence[Flow], setting: Setting, running: Running) -> tuple[bytes, int]:
    """Typeset the flowables; returns a PDF whose content is marked but not yet tagged, and the number of its pages.

    Its streams are not compressed: the step that writes the structure does that once for all.
    """
    buffer = io.BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=_page_templates(partial(_draw_watermark, setting=setting) if running.draft else _draw_nothing),
        initialFontName=REGULAR,  # without this ReportLab names Helvetica on every page
        invariant=1,
        pageCompression=0,
    )
    pages: list[int] = []
    canvas = partial(_NumberedCanvas, setting=setting, running=running, pages=pages)
    template.build([*flows] or [Spacer(1, 1)], canvasmaker=canvas)
    return buffer.getvalue(), pages[0]


class _NumberedCanvas(PdfCanvas):  # type: ignore[misc]  # ReportLab has no types
    """Holds every page back until their number is known, then draws the foot of each."""

    def __init__(self, *args: Any, setting: Setting, running: Running, pages: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._setting, self._running, self._pages = setting, running, pages
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
            _draw_foot(self, self._setting, self._running, f"Page {number} of {len(self._held)}")
            _draw_marking(self, self._setting, self._running.marking)
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


def _draw_foot(canvas: Canvas, setting: Setting, running: Running, count: str) -> None:
    code = f"Code {running.code}     " if running.code.strip() else ""
    reference = running.reference
    size = styles.FOOT_SIZE
    with setting.tagging.artifact(canvas, "/Type /Pagination /Subtype /Footer"):
        canvas.setStrokeColor(styles.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, _FOOT_RULE, PAGE_WIDTH - MARGIN, _FOOT_RULE)
        canvas.setFillColor(styles.FAINT_INK)
        canvas.setFont(REGULAR, size)
        if reference.strip():
            canvas.drawString(MARGIN, _FOOT_BASE, _fitted(f"Reference {reference}", size, setting.measure, False))
        canvas.drawRightString(PAGE_WIDTH - MARGIN, _FOOT_BASE, code + count)


def _draw_marking(canvas: Canvas, setting: Setting, marking: str) -> None:
    """The protective marking in the middle of the sheet's upper and lower edge."""
    if not marking.strip():
        return
    text = _fitted(marking, _MARKING_SIZE, setting.measure, True)
    with setting.tagging.artifact(canvas, "/Type /Pagination"):
        canvas.setFillColor(styles.INK)
        canvas.setFont(BOLD, _MARKING_SIZE)
        canvas.drawCentredString(PAGE_WIDTH / 2, PAGE_HEIGHT - _MARKING_TOP, text)
        canvas.drawCentredString(PAGE_WIDTH / 2, _MARKING_FOOT, text)


def _fitted(text: str, size: float, measure: Measure, bold: bool) -> str:
    """The text on one line, its end cut off where it is too long for a margin; it stands whole in the body."""
    text = " ".join(text.split())[:200]
    while measure.word(text, bold) * size / 1000 > _REFERENCE_WIDTH:
        text = text[:-2] + "…"
    return text
