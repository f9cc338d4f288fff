"""The letter as a tagged PDF on A4: the door to the rest of this package."""

from threading import Lock

from workbench.letters.document import LetterDocument
from workbench.rendering.codes import storable
from workbench.rendering.glyphs import Printer
from workbench.rendering.layout import lay_out
from workbench.rendering.page import Running, draw_pages
from workbench.rendering.structure import Properties, tagged
from workbench.rendering.styles import PAGE_HEIGHT
from workbench.rendering.text_flow import Setting
from workbench.service.ports import RenderedLetter

_ONE_AT_A_TIME = Lock()  # the preview draws in a thread of its own, and ReportLab's fonts belong to the process
_UNTITLED = "Letter"  # a tagged PDF must have a title


def render_pdf(document: LetterDocument) -> RenderedLetter:
    """Typeset a letter: PDF/UA-1, fonts embedded, byte for byte the same for the same document.

    Positions are in points from each page's top, for every block on every page that it touches.
    """
    with _ONE_AT_A_TIME:
        printer, setting = Printer(), Setting()
        flows = lay_out(document, printer, setting)
        running = Running(
            printer.printable(document.reference),
            document.draft,
            printer.printable(document.code),
            printer.printable(document.marking),
        )
        data, pages = draw_pages(flows, setting, running)
        properties = Properties(
            title=_on_one_line(document.title) or _on_one_line(document.reference) or _UNTITLED,
            author=_on_one_line(document.author),
            language=_on_one_line(document.language),
        )
        data = tagged(data, setting.tagging, properties)
    return RenderedLetter(data, pages, setting.tagging.positions(PAGE_HEIGHT), printer.missing)


def _on_one_line(text: str) -> str:
    return " ".join(storable(text).split())
