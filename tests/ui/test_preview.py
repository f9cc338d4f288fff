"""From a point of the preview to the block of the letter, and from the letter to its sections: pure functions."""

import pytest
from PySide6.QtCore import QPointF, Qt

from tests.ui.paper import A4
from ui.models.letter_outline import OutlineModel, Section, outline
from ui.widgets.preview import GAP, Spread, block_at
from ui.widgets.preview_foot import missing_sentence
from workbench.domain.findings import Page, Place
from workbench.letters.document import Heading, LetterDocument, Letterhead, Paragraph, Run, Signature
from workbench.service.ports import BlockPosition

SPREAD = Spread((A4, A4), 2.0, 1500)


def test_the_pages_lie_under_each_other_in_the_middle():
    first, second = SPREAD.page(0), SPREAD.page(1)
    assert (first.left(), first.top(), first.width(), first.height()) == (155, GAP, 1190, 1684)
    assert second.top() == first.bottom() + GAP
    assert SPREAD.high == second.bottom() + GAP


def test_a_point_is_found_on_its_page():
    assert SPREAD.locate(QPointF(200, GAP + 100)) == (0, 50)
    assert SPREAD.locate(QPointF(200, 2 * GAP + 1684 + 10)) == (1, 5)


def test_beside_and_between_the_pages_there_is_nothing():
    assert SPREAD.locate(QPointF(100, 100)) is None
    assert SPREAD.locate(QPointF(200, GAP + 1684 + GAP / 2)) is None


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("points", [0.0, 17.5, 841.0])
def test_where_a_place_lies_leads_back_to_the_place(number, points):
    assert SPREAD.at(SPREAD.top_of(number, points)) == (number, pytest.approx(points))


def test_of_two_blocks_beside_each_other_the_lower_one_is_meant():
    """The recipient stands beside the force's lines in the head."""
    head, address = BlockPosition(0, 0, 42, 177), BlockPosition(1, 0, 147, 176)
    assert block_at((head, address), 0, 150) == 1
    assert block_at((head, address), 0, 100) == 0
    assert block_at((head, address), 1, 100) is None


def test_a_heading_without_a_place_takes_that_of_its_text():
    place = Place(Page.QUESTIONS, part_id="p")
    blocks = (
        Letterhead("Force", (), ()),
        Heading(2, "Refusal notice"),
        Paragraph((Run("text"),)),
        Paragraph((Run("more"),), place),
        Signature("Yours", ()),
    )
    assert outline(LetterDocument("", "", "", blocks)) == (
        Section(0, 2, "Head of the letter"),
        Section(1, 2, "Refusal notice", place),
        Section(4, 2, "Signature"),
    )


def test_what_looks_like_markup_in_a_heading_is_shown_as_text():
    model = OutlineModel()
    model.show((Section(0, 2, "<b>Drones</b> & dogs"),))
    assert model.index(0, 0).data() == "<b>Drones</b> & dogs"
    assert "&lt;b&gt;Drones&lt;/b&gt; &amp; dogs" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_model_of_sections_holds_together(qtmodeltester):
    model = OutlineModel()
    qtmodeltester.check(model)
    for rows in (3, 5, 2, 0):
        model.show(tuple(Section(n, 2 + n % 2, f"Section {rows} {n}") for n in range(rows)))
        assert model.rowCount() == rows


def test_many_characters_without_a_sign_are_counted():
    assert missing_sentence(()) == ""
    assert missing_sentence(tuple(f"[U+{n}]" for n in range(11))).endswith("[U+7] and 3 more.")
