"""The letter on paper: the platform's print dialog, and the PDF's own pages at the printer's resolution."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from workbench.errors import KnownError

SHARPEST = 600  # dots an inch: finer than this costs memory and shows nothing on paper


def ask_printer(parent: QWidget, title: str, pages: int = 0) -> QPrinter | None:
    """The printer that the officer chose with its settings, or None. `pages` bounds the range where it is known."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print letter")
    if pages:
        dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(data: bytes, printer: QPrinter) -> int:
    """Print the pages of a PDF that the printer's settings ask for; returns how many sheets' sides that was.

    Raises KnownError where the printer does not take them.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    printer.setFullPage(True)  # the letter brings its own margins
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_taken()
    sides = 0
    for page in _order(printer, pdf.pageCount()):
        if sides and not printer.newPage():
            painter.end()
            raise _not_taken()
        _print_page(pdf, page, painter, printer)
        sides += 1
    if not painter.end():
        raise _not_taken()
    return sides


def on_paper(page: QSizeF, paper: QRectF) -> QRectF:
    """Where a page goes on the paper: in its own size where it fits, otherwise smaller, and in the middle.

    Both in the same unit.
    """
    size = QSizeF(page)
    if page.width() > paper.width() * 1.005 or page.height() > paper.height() * 1.005:
        size = page.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(0, 0, size.width(), size.height())
    box.moveCenter(paper.center())
    return box


def _print_page(pdf: QPdfDocument, number: int, painter: QPainter, printer: QPrinter) -> None:
    dots = printer.resolution() / 72
    paper = QRectF(0, 0, printer.width(), printer.height())
    box = on_paper(pdf.pagePointSize(number) * dots, paper)
    sharp = min(1.0, SHARPEST / printer.resolution())
    pixels = QSize(round(box.width() * sharp), round(box.height() * sharp))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, pdf.render(number, pixels))


def _order(printer: QPrinter, count: int) -> Iterator[int]:
    """Page numbers from 0: the range asked for, last first where asked, again for copies the printer cannot make."""
    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return (page for _ in range(copies) for page in pages)
    return (page for page in pages for _ in range(copies))


def _not_taken() -> KnownError:
    return KnownError(
        "The printer did not take the letter.", "See that it is switched on and chosen, then print again."
    )
