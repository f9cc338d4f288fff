"""The letter on paper: the platform's print dialog, and the PDF's own pages at the printer's resolution."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from workbench.errors import KnownError

SHARPEST = 300  # dots an inch, in 256 levels: finer takes four times as long and is not seen on paper


def ask_printer(parent: QWidget, title: str, asked: str = "Print letter") -> QPrinter | None:
    """The printer that the officer chose with its settings, or None. `title` is what the job is called."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(asked)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(data: bytes, printer: QPrinter) -> Iterator[tuple[int, int]]:
    """Print the pages of a PDF that the printer's settings ask for, one at each step: how many are done, of how many.

    A step takes about a quarter of a second, so that the window can go on between them. Closing the iterator before
    its end takes the job back. Raises KnownError where the printer does not take a page.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    pages = _order(printer, pdf.pageCount())
    printer.setFullPage(True)  # the letter brings its own margins
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_taken()
    try:
        for done, page in enumerate(pages):
            if done and not printer.newPage():
                raise _not_taken()
            _print_page(pdf, page, painter, printer)
            yield done + 1, len(pages)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()


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


def _order(printer: QPrinter, count: int) -> list[int]:
    """Page numbers from 0: the range asked for, last first where asked, again for copies the printer cannot make."""
    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def _not_taken() -> KnownError:
    return KnownError(
        "The printer did not take the letter.", "See that it is switched on and chosen, then print again."
    )
