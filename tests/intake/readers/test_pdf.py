"""A request that came as a PDF: its lines as they stand on its pages."""

import io
import logging
import re

import pytest
from pikepdf import Pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Table

from tests.intake.readers.letters import WORDS, bare_pdf, packed, typed_pdf
from workbench.domain.arrival import FileKind
from workbench.errors import BadInput
from workbench.intake.readers import read

LONG = (
    "Please tell me how many reports of theft were recorded between January and June, and for each of these "
    "the outcome that was recorded at the end of the investigation."
)


def arrival_of(data: bytes):
    return read("letter.pdf", data)


def test_hard_wrapped_lines_and_their_markers_stay_lines():
    lines = [
        "Dear team,",
        "",
        "1. How many were closed in",
        "   2024, by month?",
        "2) Why?",
        "  a) by area",
        "- one",
        "",
        "Kind regards",
    ]
    arrival = arrival_of(typed_pdf(lines))
    assert arrival.kind is FileKind.PDF
    assert arrival.text.split("\n") == lines
    assert arrival.remarks == ()


def test_numbers_that_were_set_apart_stand_in_the_line_they_count():
    style = getSampleStyleSheet()["BodyText"]
    written = io.BytesIO()
    questions = [ListItem(Paragraph(each, style)) for each in (LONG, "How many were closed?", LONG)]
    points = [ListItem(Paragraph(each, style)) for each in ("by month", "by area")]
    SimpleDocTemplate(written).build(
        [
            Paragraph("Dear team,", style),
            ListFlowable(questions, bulletType="1", bulletFormat="%s."),
            ListFlowable(points, bulletType="bullet"),
            Table([["Year", "Number"], ["2024", "12"]]),
        ]
    )
    lines = [line.strip() for line in arrival_of(written.getvalue()).text.split("\n")]
    assert lines[0] == "Dear team,"
    starts = [line for line in lines if line.startswith(("1.", "2.", "3."))]
    assert [line[:12] for line in starts] == ["1. Please te", "2. How many ", "3. Please te"]
    assert [line.replace("\t", " ") for line in lines[-4:-2]] == ["• by month", "• by area"]
    assert lines[-2:] == ["Year\tNumber", "2024\t12"]


def test_a_sentence_goes_on_over_the_page_and_a_new_one_starts_a_paragraph():
    assert arrival_of(typed_pdf(["How many were closed in"], pages=2)).text.count("\n\n") == 0
    assert arrival_of(typed_pdf(["How many were closed?"], pages=2)).text.count("\n\n") == 1


def test_a_double_spaced_page_has_no_blank_lines_between_its_lines():
    written = io.BytesIO()
    canvas = Canvas(written)
    text = canvas.beginText(72, 760)
    text.setLeading(28)
    for number in range(12):
        text.textLine(f"line {number} of a letter")
    canvas.drawText(text)
    canvas.save()
    assert arrival_of(written.getvalue()).text == "\n".join(f"line {number} of a letter" for number in range(12))


def scan(pages: str) -> bytes:
    """A page with words for each w, and one without for each s."""
    written = io.BytesIO()
    canvas = Canvas(written)
    for page in pages:
        if page == "w":
            canvas.drawString(72, 700, WORDS)
        canvas.rect(50, 50, 100, 100)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_a_scan_without_text_says_so_and_what_to_do():
    arrival = arrival_of(scan("ss"))
    assert arrival.text == ""
    assert arrival.remarks == (
        "It holds pictures of pages and no text: type what they say, or scan it with text recognition.",
    )


def test_pages_without_text_are_named():
    assert arrival_of(scan("ws")).remarks == ("Page 2 holds no text: look whether there are pictures of words.",)
    assert arrival_of(scan("swsws")).remarks[0].startswith("Pages 1, 3 and 5 hold no text")


def test_a_pdf_that_opens_without_a_password_is_read_and_another_says_so():
    def encrypted(password: str) -> bytes:
        return typed_pdf([WORDS], encrypt=StandardEncryption(password, "owner", strength=128))

    assert arrival_of(encrypted("")).text == WORDS
    with pytest.raises(BadInput, match=r"letter\.pdf is protected by a password"):
        arrival_of(encrypted("secret"))


def test_what_was_filled_in_to_a_form_is_read():
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.drawString(72, 760, "Request form")
    canvas.acroForm.textfield(name="Your request", value="How many?", x=72, y=700)
    canvas.acroForm.textfield(name="Fax", value="", x=72, y=600)
    canvas.save()
    arrival = arrival_of(written.getvalue())
    assert arrival.text == "Request form\nYour request: How many?"
    assert arrival.remarks == ("What was filled in to its form stands at the end.",)


def test_words_that_lie_in_a_form_of_the_page_are_read():
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.beginForm("within")
    canvas.drawString(72, 700, WORDS)
    canvas.endForm()
    canvas.doForm("within")
    canvas.save()
    assert arrival_of(written.getvalue()).text == WORDS


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_torn_pdf_says_so(cut):
    data = typed_pdf([WORDS])
    with pytest.raises(BadInput, match=r"letter\.pdf is damaged, or not really a PDF"):
        arrival_of(data[: int(len(data) * cut)])


def test_what_the_library_thinks_of_a_file_reaches_no_log_and_no_stream(capfd):
    heard: list[logging.LogRecord] = []
    ears = logging.Handler()
    ears.emit = heard.append  # type: ignore[method-assign]
    logging.getLogger().addHandler(ears)
    try:
        assert arrival_of(re.sub(rb"startxref\n\d+", b"startxref\n9", typed_pdf([WORDS]))).text == WORDS
    finally:
        logging.getLogger().removeHandler(ears)
    assert heard == []
    assert capfd.readouterr() == ("", "")


def test_a_long_pdf_is_read_as_far_as_the_time_goes():
    """The clock stands still until some pages are read."""
    looks = iter([*[0.0] * 400, *[99.0] * 100_000])
    arrival = read("letter.pdf", typed_pdf([WORDS], pages=100), lambda: next(looks))
    assert arrival.text.startswith(WORDS)
    assert "of its 100 pages were read" in arrival.remarks[0]


def test_more_pages_than_any_letter_has_are_not_read():
    arrival = arrival_of(bare_pdf(packed(b"BT /F1 12 Tf (How many?) Tj ET"), pages=300))
    assert arrival.remarks == ("Only the first 200 of its 300 pages were read; the rest would take too long.",)


def test_a_damaged_page_is_named_and_the_others_are_read():
    data = scan("ww")
    broken = bare_pdf(packed(b"BT /F1 12 Tf (How many?) Tj ET"), pages=2).replace(
        b"/Contents 4 0 R", b"/Contents 3 0 R", 1
    )
    assert arrival_of(data).remarks == ()
    arrival = arrival_of(broken)
    assert arrival.text == "How many?"
    assert arrival.remarks[0].startswith("Page 1 holds")


@pytest.mark.parametrize("lines", [[WORDS], []])
def test_files_attached_to_it_are_told_of(lines):
    with Pdf.open(io.BytesIO(typed_pdf(lines))) as letter:
        letter.attachments["questions.txt"] = b"What did they cost?"
        kept = io.BytesIO()
        letter.save(kept)
    assert not any("attached" in remark for remark in arrival_of(typed_pdf(lines)).remarks)
    assert any("attached" in remark for remark in arrival_of(kept.getvalue()).remarks)
