"""The letter as plain text."""

from workbench.letters.document import BulletList, DataTable, Paragraph, Run
from workbench.rendering.text import render_text

from .letters import WHOLE, letter, paragraph


def test_the_whole_letter():
    assert (
        render_text(WHOLE)
        == """\
DRAFT

Northshire Police
Information Rights Unit
1 Moor Lane, Northtown NT1 1AA
foi@northshire.example

Our reference: 616-25
Date: 29 July 2025

Ms Siân Ŵyn
12 Heol y Bryn
Llanŷn
SY21 0AB

Your request about searches
===========================

Dear Ms Ŵyn

Our answers
-----------

Question 1
~~~~~~~~~~

> How many searches were made?

> And with what result?

We hold this. The figures are:

Searches by year

Year  Searches
----  --------
2023  1,204
2024  988

More is in the guidance <https://www.gov.uk/guidance> and very little elsewhere.

- openness
- public money

Your rights
-----------

Write to us.

Yours sincerely

Decision Maker
Northshire Police
"""
    )


def test_an_approved_letter_is_no_draft():
    assert render_text(letter(paragraph("Dear Sir"), draft=False)) == "Dear Sir\n"


def test_an_address_that_stands_for_itself_is_said_once():
    assert "See <https://ico.org.uk>." in render_text(
        letter(Paragraph((Run("See "), Run("https://ico.org.uk", url="https://ico.org.uk"), Run("."))))
    )


def test_text_that_no_file_can_hold_is_written_as_its_code():
    text = render_text(letter(paragraph("a\ud800b\x00c <b>&amp;</b>")))
    assert "a[U+D800]b[U+0000]c <b>&amp;</b>" in text
    text.encode()


def test_quoted_lines_are_all_marked_and_items_are_indented():
    text = render_text(letter(paragraph("one\r\ntwo", quoted=True), BulletList(((Run("a\nb"),),))))
    assert "> one\n> two\n\n- a\n  b\n" in text


def test_a_table_with_nothing_in_it():
    assert render_text(letter(DataTable((), ()), paragraph("x"), draft=False)) == "x\n"
