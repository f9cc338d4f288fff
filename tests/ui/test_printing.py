"""The letter on paper: the pages asked for, in their own size, and a sentence where the printer does not take them."""

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtPdf import QPdfDocument

from tests.ui.paper import pages_of, pdf, to_file
from ui.printing import on_paper, print_pages
from workbench.errors import KnownError


def test_only_the_pages_asked_for_are_printed(qapp, tmp_path):
    printer = to_file(tmp_path / "paper.pdf")
    printer.setFromTo(2, 3)
    assert list(print_pages(pdf("x", 5), printer)) == [(1, 2), (2, 2)]
    assert pages_of(tmp_path / "paper.pdf") == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_take_the_letter_is_said(qapp, tmp_path):
    with pytest.raises(KnownError, match="did not take the letter"):
        list(print_pages(pdf("x", 1), to_file(tmp_path / "no such folder" / "paper.pdf")))


def test_what_is_on_paper_is_the_letter_in_its_own_size(qapp, tmp_path):
    printer = to_file(tmp_path / "paper.pdf")
    list(print_pages(pdf("x", 1), printer))
    document = QPdfDocument()
    document.load(str(tmp_path / "paper.pdf"))
    image = document.render(0, document.pagePointSize(0).toSize())
    inked = [y for y in range(image.height()) for x in range(60, 140) if _is_ink(image.pixelColor(x, y))]
    assert 842 - 712 <= min(inked) <= max(inked) <= 842 - 695, "the line drawn 700 points above the foot is still there"


def _is_ink(colour) -> bool:
    return colour.alpha() > 128 and colour.lightness() < 128


def test_a_page_stands_in_its_own_size_in_the_middle_of_the_paper():
    assert on_paper(QSizeF(595, 842), QRectF(0, 0, 612, 860)) == QRectF(8.5, 9, 595, 842)


def test_a_page_larger_than_the_paper_is_made_smaller_not_cut():
    box = on_paper(QSizeF(595, 842), QRectF(0, 0, 612, 792))
    assert box.height() == pytest.approx(792)
    assert box.width() == pytest.approx(595 * 792 / 842)
