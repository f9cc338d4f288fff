"""The recovery sheet: one page on which the key stands once, large enough to be copied by hand."""

import io
from datetime import date

import pikepdf
import pytest

from tests.rendering.reading import read
from workbench import bootstrap
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.letters.recovery_sheet import compose_recovery_sheet
from workbench.protection.recovery import new_recovery_key, normalised
from workbench.rendering.text import render_text

KEY = new_recovery_key()


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


@pytest.fixture(scope="module")
def sheet(desk):
    return compose_recovery_sheet(KEY, "cases ŵ.foilib", date(2026, 11, 25), desk.standard_wording)


@pytest.fixture(scope="module")
def pages(desk, sheet):
    return desk.render(sheet)


def test_what_it_says(sheet):
    text = render_text(sheet)
    assert "“cases ŵ.foilib”" in text
    assert "25 November 2026" in text
    for said in ("DRAFT", "[", "{"):
        assert said not in text
    assert text.count(KEY[:19]) == text.count(KEY[20:]) == 1
    for told in ("where the program asks for the passphrase", "ending .foikey", "apart from the computer"):
        assert told in text


def test_the_two_lines_typed_as_they_stand_are_the_key(sheet):
    (key,) = [text for text in sheet.texts() if KEY[:19] in text]
    assert key.count("\n") == 1
    assert normalised(key) == KEY


def test_it_is_one_page_that_a_screen_reader_reads_in_order(pages):
    assert pages.pages == 1
    reading = read(pages.data)
    assert reading.root.text.count(KEY[:4]) >= 1
    assert [node.text.strip() for node in (*reading.root.find("H1"), *reading.root.find("H2"))] == [
        "Recovery key of a case library",
        "How to use it",
        "Where to keep it",
    ]


def test_the_key_stands_larger_than_anything_else(pages):
    with pikepdf.open(io.BytesIO(pages.data)) as pdf:
        sizes = [
            float(made.operands[1]) for made in pikepdf.parse_content_stream(pdf.pages[0]) if str(made.operator) == "Tf"
        ]
    assert max(sizes) >= 20


def test_the_page_names_nobody_and_keeps_the_key_out_of_its_particulars(pages):
    with pikepdf.open(io.BytesIO(pages.data)) as pdf:
        about = str(dict(pdf.docinfo.items())) + str(pdf.Root.get("/Metadata", b"").read_bytes())
    assert KEY[:9] not in about
    assert "Recovery key of a case library" in about


def test_a_force_can_say_where_its_sheets_are_kept(desk):
    own = OwnSentence("sections.recovery keep.0", "Hand this sheet to the head of the unit.")
    wording = desk.standard_wording.with_overlay(Overlay((own,)))
    text = render_text(compose_recovery_sheet(KEY, "cases.foilib", date(2026, 11, 25), wording))
    assert "Hand this sheet to the head of the unit." in text
    assert "Keep this sheet under lock" not in text
