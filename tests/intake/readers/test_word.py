"""A request written in Word, as its reader saw it."""

import io
import warnings
import zipfile

import pytest
from docx import Document

from tests.intake.readers.letters import WORDS, W, paragraph, word, zipped
from workbench.domain.arrival import FileKind
from workbench.errors import BadInput
from workbench.intake.readers import read


def arrival_of(body: str, **parts: str):
    return read("letter.docx", word(body, **parts))


def text_of(body: str, **parts: str) -> str:
    return arrival_of(body, **parts).text


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_letter_as_word_itself_lays_it_out():
    document = Document()
    document.core_properties.author = "Somebody Else"
    document.add_heading("Request for information", 1)
    document.add_paragraph("Dear Sir or Madam,")
    document.add_paragraph("")
    document.add_paragraph("How many were closed?", style="List Number")
    document.add_paragraph("What did each cost?", style="List Number")
    document.add_paragraph("by month", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Year", "Number", "2024", "")):
        table.cell(place // 2, place % 2).text = words
    written = io.BytesIO()
    document.save(written)
    arrival = read("letter.docx", written.getvalue())
    assert arrival.kind is FileKind.WORD
    assert arrival.envelope is None
    assert arrival.text == (
        "Request for information\nDear Sir or Madam,\n\n1. How many were closed?\n2. What did each cost?\n• by month\n"
        "Year\tNumber\n2024"
    )
    assert arrival.remarks == ()


def test_runs_links_fields_and_content_controls_are_one_line():
    body = (
        f"<w:p>{run('How ')}<w:hyperlink>{run('many')}</w:hyperlink><w:smartTag>{run(' were')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>{run(' closed')}</w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK x </w:instrText></w:r>'
        f"{run(' in')}<w:fldSimple w:instr='DATE'>{run(' 2024')}</w:fldSimple><w:r><w:noBreakHyphen/></w:r>"
        "<w:r><w:tab/></w:r><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:softHyphen/></w:r></w:p>"
    )
    assert text_of(body) == "How many were closed in 2024\u2011\t✓"


def test_a_line_break_is_a_line_and_a_page_break_is_none():
    assert (
        text_of(f'<w:p>{run("one")}<w:r><w:br/></w:r>{run("two")}<w:r><w:br w:type="page"/></w:r></w:p>') == "one\ntwo"
    )


def test_what_tracked_changes_struck_out_is_left_out_and_what_they_put_in_stands():
    body = (
        f"<w:p>{run('How many ')}<w:del><w:r><w:delText>cats</w:delText></w:r></w:del><w:ins>{run('dogs')}</w:ins>"
        f"<w:moveFrom>{run(' here')}</w:moveFrom><w:moveTo>{run(' there')}</w:moveTo></w:p>"
    )
    arrival = arrival_of(body)
    assert arrival.text == "How many dogs there"
    assert arrival.remarks == ("What its tracked changes struck out was left out.",)


def test_paragraphs_whose_end_was_struck_out_are_one():
    joined = "<w:rPr><w:del/></w:rPr>"
    assert text_of(paragraph("How many ", joined) + paragraph("dogs?") + paragraph("Why?")) == "How many dogs?\nWhy?"


def test_hidden_words_are_not_shown():
    switched_off = run(" too", '<w:vanish w:val="0"/>')
    assert text_of(f"<w:p>{run('seen')}{run('not', '<w:vanish/>')}{switched_off}</w:p>") == "seen too"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_row_is_a_line_with_tabs():
    body = table([paragraph("Year"), paragraph("Number")], [paragraph(""), paragraph("12")], [paragraph(""), ""])
    assert text_of(body) == "Year\tNumber\n\t12"


def test_a_form_keeps_the_lines_of_what_was_typed_into_it():
    asked = paragraph("1. How many?") + paragraph("2. Why?")
    assert text_of(table([paragraph("Your request:"), asked])) == "Your request:\n1. How many?\n2. Why?"


def test_a_row_that_was_struck_out_is_left_out():
    body = table([paragraph("kept")]).replace(
        "</w:tbl>", f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"
    )
    assert text_of(body) == "kept"


def test_a_text_box_stands_after_the_paragraph_it_is_anchored_in_and_once():
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert text_of(f"<w:p>{run('Anchor')}<w:r>{both}</w:r></w:p>{paragraph('After')}") == "Anchor\nIn the box\nAfter"


def note(kind: str, identity: int, text: str) -> str:
    return f'<w:{kind} w:id="{identity}">{paragraph(text)}</w:{kind}>'


def test_footnotes_and_endnotes_stand_at_the_end_under_their_signs():
    reference = "<w:r><w:{0}Reference w:id='{1}'/></w:r>"
    body = f"<w:p>{run('One')}{reference.format('footnote', 2)}{run(' two')}{reference.format('endnote', 1)}</w:p>"
    foot = f'<w:footnotes xmlns:w="{W}">{note("footnote", 0, "---")}{note("footnote", 2, "Below")}</w:footnotes>'
    end = f'<w:endnotes xmlns:w="{W}">{note("endnote", 1, "At last")}</w:endnotes>'
    assert text_of(body, footnotes=foot, endnotes=end) == "One[1] two[i]\n\n[1] Below\n\n[i] At last"


def test_the_head_of_the_page_comes_at_the_end_once_and_page_numbers_never():
    lines = "".join(map(paragraph, ("1 High Street", "1 High Street", "Page 1 of 2", "3")))
    arrival = arrival_of(paragraph("How many?"), header=f'<w:hdr xmlns:w="{W}">{lines}</w:hdr>')
    assert arrival.text == "How many?\n\n1 High Street"
    assert arrival.remarks == ("What stands at the head and foot of its pages was put at the end.",)


def test_comments_and_pictures_are_told_of():
    picture = "<w:r><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r>"
    arrival = arrival_of(f"<w:p>{run('How many?')}{picture}</w:p>", comments=f'<w:comments xmlns:w="{W}"/>')
    assert arrival.text == "How many?"
    assert arrival.remarks == (
        "The comments in its margin were left out.",
        "It holds 1 picture; words in pictures were not read.",
    )


def test_a_document_inserted_into_it_is_told_of():
    """Word shows its words as if they were the letter's own (altChunk)."""
    arrival = arrival_of(f"<w:p>{run('How many?')}</w:p><w:altChunk/>", aFChunk="<p>What did they cost?</p>")
    assert arrival.text == "How many?"
    (remark,) = arrival.remarks
    assert "inserted" in remark


def test_a_document_of_pictures_alone_says_so():
    with pytest.raises(BadInput, match="holds pictures and no text"):
        arrival_of("<w:p><w:r><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r></w:p>")


def test_a_document_in_the_strict_form_is_read():
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{paragraph(WORDS)}'
    assert read("strict.docx", zipped({"word/document.xml": f"{strict}</w:body></w:document>"})).text == WORDS


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"word/document.xml": "<w:document"}, "is damaged"),
        ({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}, "is damaged"),
        ({"word/document.xml": "<!DOCTYPE w [<!ENTITY a 'b'>]><w/>"}, "is not a document that Word wrote"),
        ({"word/document.xml": "<a/>", "../../evil": "x"}, "holds parts that would lie outside it"),
        ({"word/document.xml": "<a/>", "/evil": "x"}, "holds parts that would lie outside it"),
        (
            {"word/document.xml": "<a/>", **{f"word/{n}.xml": "" for n in range(2000)}},
            "holds more parts than any letter",
        ),
        ({"ppt/presentation.xml": "<a/>"}, "is a presentation, not a letter"),
    ],
)
def test_what_is_no_letter_says_so(files, said):
    with pytest.raises(BadInput, match=said):
        read("letter.docx", zipped(files))


def test_a_part_that_needs_a_password_says_so():
    data = bytearray(word(paragraph(WORDS)))
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    with pytest.raises(BadInput, match="is protected by a password"):
        read("letter.docx", bytes(data))


def test_two_parts_of_one_name_are_refused_for_nobody_can_say_which_is_the_letter():
    kept = io.BytesIO(word(paragraph(WORDS)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python says so too, as the second is written
        with zipfile.ZipFile(kept, "a") as packed:
            packed.writestr("word/document.xml", packed.read("word/document.xml").replace(b"</w:p>", b"</w:p >"))
    with pytest.raises(BadInput, match="two parts of one name"):
        read("letter.docx", kept.getvalue())
