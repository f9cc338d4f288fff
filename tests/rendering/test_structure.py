"""What somebody hears who has the letter read aloud: every element real, in order, and nothing else."""

import io

import pikepdf
import pytest

from workbench.letters.document import BulletList, DataTable, Heading, Paragraph, Run
from workbench.rendering.pdf import render_pdf

from .letters import FIGURES, LETTERHEAD, SENTENCE, WHOLE, letter, paragraph
from .reading import read


@pytest.fixture(scope="module")
def whole():
    return read(render_pdf(WHOLE).data)


def test_everything_on_the_page_is_content_or_an_artifact(whole):
    assert whole.unmarked == []


def test_the_letter_is_read_in_its_own_order(whole):
    words = " ".join(whole.root.text.split())
    assert words == (
        "Northshire Police Information Rights Unit 1 Moor Lane, Northtown NT1 1AA foi@northshire.example "
        "Our reference 616-25 Date 29 July 2025 Ms Siân Ŵyn 12 Heol y Bryn Llanŷn SY21 0AB "
        "Your request about searches Dear Ms Ŵyn Our answers Question 1 How many searches were made? "
        "And with what result? We hold this. The figures are: Searches by year Year Searches 2023 1,204 2024 988 "
        "More is in the guidance (https://www.gov.uk/guidance) and very little elsewhere. "
        "• openness • public money Your rights Write to us. Yours sincerely Decision Maker Northshire Police"
    )


def test_headings_are_headings_of_their_level(whole):
    assert [(node.type, node.text.strip()) for node in whole.root.find("H1", "H2", "H3")] == [
        ("H1", "Your request about searches"),
        ("H2", "Our answers"),
        ("H3", "Question 1"),
        ("H2", "Your rights"),
    ]


def test_a_table_says_which_heading_a_cell_belongs_to(whole):
    (table,) = whole.root.find("Table")
    assert table.outline() == (
        "Table",
        ("Caption",),
        ("THead", ("TR", ("TH",), ("TH",))),
        ("TBody", ("TR", ("TH",), ("TD",)), ("TR", ("TH",), ("TD",))),
    )
    headings = [(node.text.strip(), node.attributes["Scope"]) for node in table.find("TH")]
    assert headings == [("Year", "Column"), ("Searches", "Column"), ("2023", "Row"), ("2024", "Row")]
    assert [node.text.strip() for node in table.find("TD")] == ["1,204", "988"]


def test_a_list_has_items_with_a_bullet_and_a_body(whole):
    (found,) = whole.root.find("L")
    assert found.outline() == ("L", ("LI", ("Lbl",), ("LBody",)), ("LI", ("Lbl",), ("LBody",)))
    assert found.attributes["ListNumbering"] == "Disc"
    assert [node.text.strip() for node in found.find("LBody")] == ["openness", "public money"]


def test_the_requesters_words_are_a_quotation(whole):
    (quotation,) = whole.root.find("BlockQuote")
    assert [node.text.strip() for node in quotation.find("P")] == [
        "How many searches were made?",
        "And with what result?",
    ]


def test_foot_and_watermark_are_artifacts(whole):
    assert [dict(page) for page in whole.artifacts] == [
        {"Watermark": "DRAFT", "Footer": "Reference 616-25Page 1 of 1", "Layout": ""}
    ]


def test_an_approved_letter_bears_no_watermark():
    reading = read(render_pdf(letter(paragraph("Final."), draft=False)).data)
    assert "Watermark" not in dict(reading.artifacts[0])


def test_a_link_is_in_the_tree_and_on_the_page(whole):
    assert [node.links for node in whole.root.find("Link")] == [
        ["mailto:foi@northshire.example"],
        ["https://www.gov.uk/guidance"],
    ]
    with pikepdf.open(io.BytesIO(render_pdf(WHOLE).data)) as pdf:
        page = pdf.pages[0]
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for annotation in page.Annots:
            assert str(annotation.Contents)
            assert parents[int(annotation.StructParent)].S == "/Link"
        assert page.Tabs == "/S"
        for number, parent in enumerate(parents[int(page.StructParents)]):
            assert number in _numbers(parent)


def _numbers(element):
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return [kid for kid in kids if isinstance(kid, int)]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "\\\\server\\share"])
def test_a_link_leads_to_the_web_or_to_mail_and_nowhere_else(url):
    data = render_pdf(letter(Paragraph((Run("press here", url=url),)))).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Annots" not in pdf.pages[0]
    assert url in read(data).root.text


def test_an_address_in_the_requesters_words_is_not_a_link():
    reading = read(render_pdf(letter(paragraph("See https://example.org/x.", quoted=True))).data)
    assert reading.root.find("Link") == []


def test_an_address_that_we_write_is_a_link_without_its_full_stop():
    reading = read(render_pdf(letter(paragraph("Write to foi@force.example, or see https://ico.org.uk/x."))).data)
    assert [node.links for node in reading.root.find("Link")] == [
        ["mailto:foi@force.example"],
        ["https://ico.org.uk/x"],
    ]


def test_a_paragraph_over_two_pages_is_one_paragraph():
    reading = read(render_pdf(letter(paragraph("A. "), paragraph(SENTENCE * 60))).data)
    (long,) = [node for node in reading.root.find("P") if node.marks > 1]
    assert long.pages == [0, 1]
    assert long.text.split() == (SENTENCE * 60).split()


def test_a_table_over_pages_is_one_table_and_its_headings_are_read_once():
    rows = tuple((f"Offence {number}", str(number)) for number in range(80))
    reading = read(render_pdf(letter(DataTable(("Offence", "Count"), rows))).data)
    (table,) = reading.root.find("Table")
    assert {page for cell in table.find("TD") for page in cell.pages} == {0, 1, 2}
    assert [node.text.strip() for node in table.find("TH")] == ["Offence", "Count"]
    assert [node.text.strip() for node in table.find("TD")] == [text for row in rows for text in row]
    repeated = [text for page in reading.artifacts for kind, text in page if kind == "Pagination"]
    assert repeated == ["Offence Count "] * 2


def test_a_row_that_no_page_holds_goes_on_in_the_same_cells():
    reading = read(render_pdf(letter(DataTable(("No", "Notes"), (("1", SENTENCE * 150), ("2", "end"))))).data)
    cells = reading.root.find("TD")
    assert len(cells) == 4
    assert len(set(cells[1].pages)) >= 3
    assert cells[1].text.split() == (SENTENCE * 150).split()


def test_a_list_item_over_two_pages_has_one_bullet():
    reading = read(render_pdf(letter(BulletList(((Run(SENTENCE * 40),),)))).data)
    assert len(reading.root.find("Lbl")) == 1
    assert [node.marks for node in reading.root.find("LBody")] == [2]


def test_a_blank_paragraph_and_an_empty_heading_say_nothing():
    reading = read(render_pdf(letter(Heading(1, " "), paragraph(""), paragraph("Text"))).data)
    assert reading.root.outline() == ("Document", ("P",))


def test_bookmarks_nest_as_the_headings_do():
    with pikepdf.open(io.BytesIO(render_pdf(WHOLE).data)) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Your request about searches"
        assert [item.title for item in top.children] == ["Our answers", "Your rights"]
        assert [item.title for item in top.children[0].children] == ["Question 1"]


def test_the_file_says_what_it_is_and_in_which_language():
    title = "Fees & <charges>, 616-25 – the “answer”"
    with pikepdf.open(io.BytesIO(render_pdf(letter(LETTERHEAD, FIGURES, title=title)).data)) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": title,
            "/Author": "Northshire Police",
        }
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == title
            assert metadata["dc:creator"] == ["Northshire Police"]
            assert metadata["pdfuaid:part"] == "1"
            assert len(list(metadata)) == 4  # and the language: no date, no program
