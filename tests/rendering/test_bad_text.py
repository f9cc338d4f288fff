"""Text as it comes: printed as it is, reported where it cannot be shown, never markup and never half a minute."""

import time

import pytest

from workbench.letters.document import AddressBlock, BulletList, DataTable, Heading, Letterhead, Run, Signature
from workbench.rendering.pdf import render_pdf

from .letters import letter, paragraph
from .reading import read

MARKUP = "<font color=red>a & b</font> &amp; <b>bold</b> <a href='x'>y</a> %s {slot} \\ (paren"
CONTROL = "before\x00\x01\x1b[31m\x7f\x85after"
BIDI = "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"
EMOJI = "thumbs \U0001f44d\U0001f3fd family \U0001f468\u200d\U0001f469"
SURROGATES = "half \ud83d and \udc4d"
TREACHEROUS = [MARKUP, CONTROL, BIDI, EMOJI, SURROGATES, "", " ", "\n\n\n", "\t", "e\u0301" * 300, "\u00a0" * 500]


def printed(text: str) -> str:
    """What the reader gets for a character with or without a glyph."""
    shown = set(MARKUP + "before[31mafterevilthumbsfamilyhalfand \u05e9\u05dc\u05d5\u05dd\u200d\u0301\u00a0")
    return "".join(letter_ if letter_ in shown else f"[U+{ord(letter_):04X}]" for letter_ in text)


@pytest.mark.parametrize("text", [MARKUP, CONTROL, BIDI, EMOJI, SURROGATES])
def test_text_is_printed_as_it_is_or_as_its_code(text):
    rendered = render_pdf(letter(paragraph(text)))
    assert read(rendered.data).root.text.split() == printed(text).split()
    assert set(rendered.missing_glyphs) == {code for code in rendered.missing_glyphs if code in printed(text)}


def test_what_has_no_glyph_is_reported_once_and_in_order():
    rendered = render_pdf(letter(Heading(1, "\U0001f600"), paragraph("\u0645 \U0001f600"), paragraph("\x01")))
    assert rendered.missing_glyphs == ("[U+0001]", "[U+0645]", "[U+1F600]")


def test_letters_of_these_islands_have_glyphs():
    text = "Ŵ ŵ Ŷ ŷ Â â ẁ Ẃ ẅ ỳ é À ò ‘’ “” – — … £ € ½ ¼ ° § • → ← ☐"
    rendered = render_pdf(letter(paragraph(text.replace(" ☐", ""))))
    assert rendered.missing_glyphs == ()
    assert read(rendered.data).root.text.strip() == text.replace(" ☐", "")
    assert render_pdf(letter(paragraph(text))).missing_glyphs == ("[U+2610]",)


def test_a_word_joiner_and_a_non_breaking_hyphen_need_no_code():
    assert render_pdf(letter(paragraph("s.31\u20111\u2060 inform\u00adation \ufeff"))).missing_glyphs == ()


@pytest.mark.parametrize("text", TREACHEROUS)
def test_no_block_minds_treacherous_text(text):
    document = letter(
        Letterhead(text, (text, text), ((text, text),)),
        AddressBlock((text, text)),
        Heading(1, text),
        paragraph(text, quoted=True),
        BulletList(((Run(text), Run(text, strong=True), Run(text, url=text)), ())),
        DataTable((text, "b"), ((text, text), (text,)), text, row_headers=True),
        Signature(text, (text,)),
        title=text,
    )
    reading = read(render_pdf(document).data)
    assert reading.unmarked == []


@pytest.mark.parametrize(
    "text",
    [
        "word and another " * 12_000,
        "x" * 200_000,
        "\n" * 3_000,
        " " * 200_000,
        "https://example.org/" + "a/b?c=d&" * 25_000,
    ],
    ids=["words", "unbroken", "line ends", "spaces", "address"],
)
def test_two_hundred_thousand_characters_take_seconds(text):
    start = time.perf_counter()
    rendered = render_pdf(letter(paragraph(text)))
    assert time.perf_counter() - start < 10
    assert "".join(read(rendered.data).root.text.split()) == "".join(text.split())


def test_lines_end_where_the_text_says():
    places = render_pdf(letter(paragraph("one\ntwo\r\nthree\rfour\u2028five"))).positions
    assert places[0].bottom - places[0].top == pytest.approx(5 * 16)


def test_an_empty_letter_is_a_page():
    rendered = render_pdf(letter())
    assert rendered.pages == 1
    assert read(rendered.data).root.text == ""


def test_a_table_without_rows_headings_or_anything():
    tables = [
        DataTable((), ()),
        DataTable(("a",), ()),
        DataTable(("", ""), (("1", "2"),)),
        DataTable((), (("1",),), "c"),
    ]
    reading = read(render_pdf(letter(*tables)).data)
    assert reading.root.text.split() == ["a", "1", "2", "c", "1"]


def test_a_table_of_sixty_columns_and_one_of_giant_headings():
    wide = DataTable(tuple(f"Heading{n}" for n in range(60)), (tuple(str(n) for n in range(60)),))
    tall = DataTable(("long heading " * 3_000, "b"), (("1", "2"),))
    reading = read(render_pdf(letter(wide, tall)).data)
    assert len(reading.root.find("TH")) == 62
    assert len(reading.root.find("TD")) == 62


def test_a_signature_longer_than_a_page():
    lines = tuple(f"Line {number}." for number in range(120))
    assert "Line 119." in read(render_pdf(letter(Signature("Yours", lines))).data).root.text


def test_a_heading_longer_than_a_page():
    assert (
        read(render_pdf(letter(Heading(1, "Very long " * 2_000))).data).root.find("H1")[0].text.count("Very") == 2_000
    )
