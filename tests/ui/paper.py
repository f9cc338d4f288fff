"""Paper for tests: small PDFs, and a printer that prints into a file."""

from io import BytesIO

from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)


def pdf(text: str, pages: int = 2, size: tuple[float, float] = A4) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for page in range(pages):
        canvas.drawString(72, 700, f"{text} / {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_file(path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pages_of(path) -> int:
    document = QPdfDocument()
    document.load(str(path))
    return document.pageCount()
