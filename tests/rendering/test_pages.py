"""How the letter lies on paper: the envelope's window, page breaks, fonts, and where each block stands."""

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from workbench.letters.document import AddressBlock, Block, BulletList, DataTable, Heading, Letterhead, Run, Signature
from workbench.letters.document import Paragraph as TextParagraph
from workbench.rendering import styles
from workbench.rendering.pdf import render_pdf
from workbench.rendering.styles import mm

from .letters import ADDRESS, LETTERHEAD, SENTENCE, WHOLE, letter, paragraph
from .reading import read

_ROOT = Path(__file__).parents[2]


def placed(*blocks: Block) -> dict[int, list[tuple[int, float, float]]]:
    """Page, top and bottom of each block, by its number."""
    found: dict[int, list[tuple[int, float, float]]] = {}
    for position in render_pdf(letter(*blocks)).positions:
        found.setdefault(position.block, []).append((position.page, position.top, position.bottom))
    return found


def test_the_address_shows_in_the_window_of_a_dl_envelope():
    (_, top, bottom), *_ = placed(LETTERHEAD, ADDRESS, paragraph("Dear Ms Ŵyn"))[1]
    assert 50 * mm <= top < bottom <= 85 * mm
    assert 20 * mm <= styles.MARGIN < styles.MARGIN + styles.ADDRESS_WIDTH <= 110 * mm


def test_seven_lines_of_address_still_show_in_the_window():
    address = AddressBlock(tuple(f"Line {number} of the address" for number in range(7)))
    (_, top, bottom), *_ = placed(LETTERHEAD, address)[1]
    assert 50 * mm <= top < bottom <= 85 * mm


def test_the_text_starts_below_the_window():
    assert placed(LETTERHEAD, ADDRESS, paragraph("Dear Ms Ŵyn"))[2][0][1] >= 90 * mm


def test_a_long_letterhead_pushes_the_address_down_and_overlaps_nothing():
    head = Letterhead(
        "The Chief Officer of " * 12, tuple(f"Line {n}" for n in range(20)), (("Our reference", "616-25"),)
    )
    places = placed(head, ADDRESS, paragraph("Dear Ms Ŵyn"))
    assert places[1][0][1] > 15 * mm + 20 * 12
    assert places[2][0][1] >= max(places[0][0][2], places[1][0][2])


@pytest.mark.parametrize("lines", [60, 400])
def test_an_address_that_fills_a_page_is_printed_all_the_same(lines):
    address = AddressBlock(tuple(f"Line {number}." for number in range(lines)))
    reading = read(render_pdf(letter(LETTERHEAD, address, paragraph("End"))).data)
    assert f"Line {lines - 1}." in reading.root.text


def test_blocks_stand_in_order_and_do_not_overlap():
    positions = [position for position in render_pdf(WHOLE).positions if position.block > 1]
    assert [position.block for position in positions] == list(range(2, len(WHOLE.blocks)))
    for above, below in pairwise(positions):
        assert above.bottom <= below.top + 0.01
    assert all(0 < position.top < position.bottom < styles.PAGE_HEIGHT for position in positions)


def test_a_block_over_two_pages_has_a_place_on_both():
    places = placed(paragraph("Start"), paragraph(SENTENCE * 60))
    assert [page for page, _, _ in places[1]] == [0, 1]


@pytest.mark.parametrize("lines", range(28, 45))
def test_a_heading_is_never_the_last_thing_on_a_page(lines):
    places = placed(
        paragraph("\n".join("x" * lines)), Heading(2, "Reasons"), Heading(3, "Harm"), paragraph(SENTENCE * 6)
    )
    assert places[1][0][0] == places[2][0][0] == places[3][0][0]


@pytest.mark.parametrize("lines", range(28, 45))
def test_a_heading_stays_with_the_first_row_of_its_table(lines):
    table = DataTable(("Year", "Number"), tuple((str(year), "1") for year in range(60)), "By year")
    places = placed(paragraph("\n".join("x" * lines)), Heading(2, "Figures"), table)
    assert places[1][0][0] == places[2][0][0]
    reading = read(render_pdf(letter(paragraph("\n".join("x" * lines)), Heading(2, "Figures"), table)).data)
    assert reading.root.find("TD")[0].pages == reading.root.find("Caption")[0].pages == reading.root.find("H2")[0].pages


@pytest.mark.parametrize("lines", range(28, 45))
def test_the_signature_stays_together_with_a_line_of_text(lines):
    closing = Signature("Yours sincerely", ("Decision Maker", "Northshire Police", "1 Moor Lane"))
    for last in (paragraph("A last word."), BulletList(((Run("By post"),), (Run("By telephone"),)))):
        places = placed(paragraph("\n".join("x" * lines)), last, closing)
        assert len(places[2]) == 1
        assert places[1][-1][0] == places[2][0][0]


def test_a_paragraph_leaves_no_single_line_behind():
    for lines in range(30, 45):
        for place in placed(paragraph("\n".join("x" * lines)), paragraph("\n".join("y" * 5)))[1]:
            assert place[2] - place[1] >= 2 * styles.BODY.leading


def test_every_page_bears_the_reference_and_its_number():
    rendered = render_pdf(letter(paragraph(SENTENCE * 100)))
    feet = [dict(page)["Footer"] for page in read(rendered.data).artifacts]
    assert rendered.pages == len(feet) > 2
    assert feet == [f"Reference 616-25Page {number} of {len(feet)}" for number in range(1, len(feet) + 1)]


def test_fonts_are_embedded_and_helvetica_is_nowhere():
    data = render_pdf(WHOLE).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        for page in pdf.pages:
            fonts += list(page.resources.Font.values())
        assert fonts
        assert all("LiberationSans" in str(font.BaseFont) for font in fonts)
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)
        everything = b"".join(item.unparse() for item in pdf.objects if not isinstance(item, pikepdf.Stream))
    assert b"Helvetica" not in everything
    assert b"JavaScript" not in everything


def test_a4():
    with pikepdf.open(io.BytesIO(render_pdf(WHOLE).data)) as pdf:
        assert [round(float(side) / mm) for side in pdf.pages[0].mediabox] == [0, 0, 210, 297]


def test_the_text_keeps_its_contrast_even_over_the_watermark():
    def luminance(colour):
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.rgb()]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    for ink in (styles.INK, styles.FORCE, styles.LINK, styles.GAP, styles.FAINT_INK):
        for ground in (styles.WATERMARK, styles.SHADE):
            assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5


def test_a_stand_in_for_what_the_case_lacks_is_printed():
    document = letter(TextParagraph((Run("Dated "), Run("[date of the letter]", gap="date"))))
    assert read(render_pdf(document).data).root.text.strip() == "Dated [date of the letter]"


def test_the_same_letter_is_the_same_file_in_every_process():
    program = (
        "import hashlib, sys; from rendering.letters import WHOLE; from workbench.rendering.pdf import render_pdf; "
        "print(hashlib.sha256(render_pdf(WHOLE).data).hexdigest())"
    )
    path = f"{_ROOT}{':' if sys.platform != 'win32' else ';'}{_ROOT / 'tests'}"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": path, "PYTHONHASHSEED": seed, "SYSTEMROOT": "C:\\Windows"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_no_line_runs_over_the_margin():
    words = "Information supplied by, or relating to, bodies dealing with security matters. " * 5
    blocks = [
        Heading(1, words),
        Heading(2, words),
        Heading(3, words),
        paragraph(words),
        paragraph(words, quoted=True),
        TextParagraph((Run(words, strong=True), Run(words, url="https://example.org"))),
        BulletList(((Run(words, strong=True),),)),
        DataTable((words, words), ((words, words),), words, row_headers=True),
    ]
    ends = [end for _, end in line_ends(render_pdf(letter(LETTERHEAD, ADDRESS, *blocks)).data)]
    assert len(ends) > 60
    assert max(ends) <= styles.PAGE_WIDTH - styles.MARGIN + 0.01


def line_ends(data: bytes) -> Iterator[tuple[float, float]]:
    """Where each stretch of upright text starts and ends, in points from the left, by the widths in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            matrix, stack = pikepdf.Matrix(), []
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "q":
                        stack.append(matrix)
                    case "Q":
                        matrix = stack.pop()
                    case "cm":
                        matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
                    case "Tm":
                        left = (pikepdf.Matrix(*map(float, operands)) @ matrix).e
                    case "Tf":
                        widths, size = list(page.resources.Font[str(operands[0])].Widths), float(operands[1])
                    case "Tj" if matrix.b == 0:
                        codes = bytes(operands[0]).rstrip(b" ")
                        yield left, left + sum(float(widths[code]) for code in codes) * size / 1000


def test_the_code_of_a_draft_stands_in_the_foot_of_each_page():
    long = replace(letter(LETTERHEAD, paragraph(SENTENCE * 60)), code="K7QF-M3XD")
    pages = read(render_pdf(long).data).artifacts
    assert len(pages) > 1
    for page in pages:
        assert any("K7QF-M3XD" in text for kind, text in page if kind == "Footer")


def test_a_protective_marking_stands_at_head_and_foot_of_each_page_and_is_no_content():
    marked = replace(letter(LETTERHEAD, paragraph(SENTENCE * 60)), marking="OFFICIAL")
    reading = read(render_pdf(marked).data)
    for page in reading.artifacts:
        assert "".join(text for _, text in page).count("OFFICIAL") == 2
    assert "OFFICIAL" not in reading.root.text
    assert reading.unmarked == []


def test_a_marking_that_is_longer_than_the_sheet_is_cut_off():
    long = render_pdf(replace(letter(paragraph("Text")), marking="OFFICIAL – SENSITIVE " * 20))
    assert "…" in "".join(text for _, text in read(long.data).artifacts[0])


@pytest.mark.parametrize("lines", range(28, 45))
def test_a_line_that_announces_what_follows_stays_with_it(lines):
    places = placed(
        LETTERHEAD,
        *(paragraph("Line") for _ in range(lines)),
        paragraph("Our answer now:"),
        paragraph("We hold three."),
    )
    assert places[lines + 1][-1][0] == places[lines + 2][0][0]
