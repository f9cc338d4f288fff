"""Paragraphs in the officer's own words: reached by key, typed beside the standard words, marked, put back, undone."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.letter_support import Typesetter, letter_page
from ui.models.letter_outline import NOWHERE, OutlineModel, Section, Words, composed_words, outline
from ui.pages.letter import LetterPage
from workbench.domain.findings import Page, Place
from workbench.domain.letter import Override
from workbench.letters.document import BulletList, Heading, LetterDocument, Paragraph, Run
from workbench.letters.overrides import overridden, stale_overrides
from workbench.service.commands import RemovePart, RewriteParagraph, SetSubject

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

OWN = "I have looked at each of your questions again."


@pytest.fixture
def page(qtbot):
    with letter_page(qtbot, Typesetter()) as page:
        yield page


def rows(page: LetterPage, parent: QModelIndex | None = None) -> list[str]:
    """The list as a screen reader says it."""
    model = page.sections.model()
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(index.data(Qt.ItemDataRole.AccessibleTextRole))
        found += rows(page, index) if model.rowCount(index) else []
    return found


def a_paragraph(page: LetterPage) -> Paragraph:
    """The first paragraph of the letter that can be rewritten."""
    found = (block for block in page._shown.blocks if isinstance(block, Paragraph) and block.key)
    return next(block for block in found if not block.locked)


def take_up(page: LetterPage, key: str) -> None:
    assert page.sections.take_up(key)
    page.sections.setFocus()


def text_of(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


# ── by keyboard ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_right_arrow_opens_a_section_to_its_paragraphs(qtbot, page):
    page.sections.setFocus()
    first = next(n for n in range(page.sections.model().rowCount()) if page.sections.model().rowCount(row(page, n)))
    page.sections.setCurrentIndex(row(page, first))
    qtbot.keyClick(page.sections, Qt.Key.Key_Right)
    qtbot.keyClick(page.sections, Qt.Key.Key_Right)
    assert isinstance(page.sections.row, Words)
    qtbot.keyClick(page.sections, Qt.Key.Key_Left)
    assert isinstance(page.sections.row, Section)


def row(page: LetterPage, number: int) -> QModelIndex:
    return page.sections.model().index(number, 0)


def test_f2_puts_the_officers_words_in_place_of_a_paragraph(qtbot, page):
    paragraph = a_paragraph(page)
    take_up(page, paragraph.key)
    qtbot.keyClick(page.sections, Qt.Key.Key_F2)
    assert page.rewriting.isVisible()
    assert page.rewriting.own.hasFocus()
    assert page.rewriting.own.toPlainText() == page.rewriting.composed.toPlainText() == text_of(paragraph)
    qtbot.keyClick(page.rewriting.own, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.rewriting.own, OWN)
    qtbot.keyClick(page.rewriting.own, Qt.Key.Key_Escape)
    assert page.bridge.case.letter.overrides == (Override(paragraph.key, OWN, text_of(paragraph)),)
    assert not page.rewriting.isVisible()
    assert page.sections.hasFocus()
    qtbot.waitUntil(lambda: OWN in page._shown.texts())


def test_what_was_rewritten_is_marked_in_the_list_and_on_the_pages(qtbot, page):
    paragraph = a_paragraph(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    qtbot.waitUntil(lambda: f"✎ Yours: {OWN}" in rows(page))
    assert any(said.startswith("✎ ") and "Yours" not in said for said in rows(page)), "its section is marked as well"
    assert list(page.preview._marks.values()) == ["yours"]


def test_delete_in_the_list_puts_the_standard_words_back(qtbot, page):
    paragraph = a_paragraph(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    qtbot.waitUntil(lambda: OWN in page._shown.texts())
    take_up(page, paragraph.key)
    qtbot.keyClick(page.sections, Qt.Key.Key_Delete)
    assert page.bridge.case.letter.overrides == ()
    qtbot.waitUntil(lambda: text_of(paragraph) in page._shown.texts())
    assert not page.preview._marks


def test_undo_takes_the_whole_rewriting_back_in_one_step(qtbot, page):
    paragraph = a_paragraph(page)
    take_up(page, paragraph.key)
    qtbot.keyClick(page.sections, Qt.Key.Key_F2)
    page.rewriting.own.selectAll()
    for piece in ("I have", " looked", " again."):
        qtbot.keyClicks(page.rewriting.own, piece)
        assert page.bridge.flush()
    assert page.bridge.case.letter.overrides[0].text == "I have looked again."
    page.bridge.undo()
    assert page.bridge.case.letter.overrides == ()
    assert page.rewriting.own.toPlainText() == text_of(paragraph)


@pytest.mark.parametrize("typed", ["", "   "])
def test_empty_words_let_the_standard_ones_stand(qtbot, page, typed):
    paragraph = a_paragraph(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    qtbot.waitUntil(lambda: OWN in page._shown.texts())
    take_up(page, paragraph.key)
    qtbot.keyClick(page.sections, Qt.Key.Key_F2)
    assert page.rewriting.own.toPlainText() == OWN
    page.rewriting.own.setPlainText(typed)
    page.rewriting.close_it()
    assert page.bridge.case.letter.overrides == ()
    assert page.bridge.news == []


def test_words_that_were_not_changed_are_no_rewriting(qtbot, page):
    take_up(page, a_paragraph(page).key)
    qtbot.keyClick(page.sections, Qt.Key.Key_F2)
    qtbot.keyClick(page.rewriting.own, Qt.Key.Key_Escape)
    assert page.bridge.case.letter.overrides == ()
    assert page.bridge.session.undo_label == ""


def test_put_back_in_the_panel_closes_it(qtbot, page):
    paragraph = a_paragraph(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    qtbot.waitUntil(lambda: OWN in page._shown.texts())
    take_up(page, paragraph.key)
    page.rewrite()
    qtbot.mouseClick(page.rewriting.put_back, Qt.MouseButton.LeftButton)
    assert page.bridge.case.letter.overrides == ()
    assert not page.rewriting.isVisible()


# ── what cannot be rewritten ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("quoted", "why"), [(False, "the Act wants them as they stand"), (True, "the requester’s own words")]
)
def test_a_locked_paragraph_says_why_it_cannot_be_rewritten(qtbot, page, quoted, why):
    locked = [block for block in page._shown.blocks if isinstance(block, Paragraph) and block.key and block.locked]
    take_up(page, next(block for block in locked if block.quoted is quoted).key)
    qtbot.keyClick(page.sections, Qt.Key.Key_F2)
    assert not page.rewriting.isVisible()
    assert why in page.bar.text
    assert "Ctrl+Enter" in page.bar.text


def test_head_and_signature_are_no_paragraphs(qtbot, page):
    page.sections.setCurrentIndex(row(page, 0))
    qtbot.keyClick(page.sections, Qt.Key.Key_F2)
    assert not page.rewriting.isVisible()
    assert "no paragraph" in page.bar.text


def test_with_nothing_in_hand_the_page_says_how_to_choose(page):
    page.sections.setCurrentIndex(QModelIndex())
    page.rewrite()
    assert "Choose a paragraph in the list first" in page.bar.text


# ── when the case moves on ───────────────────────────────────────────────────────────────────────────────────────────


def a_part_with_words(page: LetterPage) -> tuple[str, Paragraph]:
    """A part that is refused, and a paragraph of the letter that names its subject."""
    for part in page.bridge.case.parts:
        for block in page._shown.blocks:
            named = isinstance(block, Paragraph) and block.key and not block.locked and part.subject
            if named and part.subject in text_of(block):
                return part.id, block
    raise AssertionError("no paragraph of the example names a part")


def test_the_list_says_where_the_standard_words_have_changed_since(qtbot, page):
    part_id, paragraph = a_part_with_words(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    page.bridge.execute(SetSubject(part_id, "An entirely other subject"))
    qtbot.waitUntil(lambda: any("standard words have changed since" in said for said in rows(page)))
    take_up(page, paragraph.key)
    page.rewrite()
    assert page.rewriting.moved_on.isVisible()
    assert "An entirely other subject" in page.rewriting.composed.toPlainText()
    qtbot.waitUntil(lambda: list(page.preview._marks.values()) == ["yours ⚠"])


def test_words_edited_beside_the_new_standard_ones_are_no_longer_behind(qtbot, page):
    part_id, paragraph = a_part_with_words(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    page.bridge.execute(SetSubject(part_id, "An entirely other subject"))
    qtbot.waitUntil(lambda: any("have changed since" in said for said in rows(page)))
    take_up(page, paragraph.key)
    page.rewrite()
    qtbot.keyClicks(page.rewriting.own, "Now. ")
    page.rewriting.close_it()
    qtbot.waitUntil(lambda: not any("have changed since" in said for said in rows(page)))


def test_words_for_a_paragraph_that_left_the_letter_stay_in_the_list_until_they_are_put_back(qtbot, page):
    _, paragraph = a_part_with_words(page)
    page.bridge.execute(RewriteParagraph(paragraph.key, OWN, text_of(paragraph)))
    for part in page.bridge.case.parts:
        page.bridge.execute(RemovePart(part.id))
    qtbot.waitUntil(lambda: f"✎ {NOWHERE}" in rows(page))
    assert OWN in rows(page)[-1]
    take_up(page, paragraph.key)
    qtbot.keyClick(page.sections, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: f"✎ {NOWHERE}" not in rows(page))
    assert page.bridge.case.letter.overrides == ()


def test_what_is_being_rewritten_closes_when_its_paragraph_goes(qtbot, page):
    _, paragraph = a_part_with_words(page)
    take_up(page, paragraph.key)
    page.rewrite()
    for part in page.bridge.case.parts:
        page.bridge.execute(RemovePart(part.id))
    assert not page.rewriting.isVisible()


# ── on the page ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_right_button_on_a_paragraph_offers_to_rewrite_it(qtbot, page):
    paragraph = a_paragraph(page)
    block = page._shown.blocks.index(paragraph)
    page.preview.asked.emit(block, page.mapToGlobal(page.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = {action.text().split("\t")[0].replace("&", ""): action for action in menu.actions()}
    assert names["Rewrite…"].isEnabled()
    assert not names["Put back the standard words"].isEnabled()
    names["Rewrite…"].trigger()
    menu.close()
    assert page.rewriting.key == paragraph.key


def test_a_click_takes_the_paragraph_up_in_the_list(page):
    paragraph = a_paragraph(page)
    page._open_block(page._shown.blocks.index(paragraph))
    assert page.sections.row.key == paragraph.key


# ── the outline itself ───────────────────────────────────────────────────────────────────────────────────────────────


def document(*blocks) -> LetterDocument:
    return LetterDocument("t", "a", "r", tuple(blocks))


def paragraph(key: str, text: str, locked: bool = False) -> Paragraph:
    return Paragraph((Run(text),), key=key, locked=locked)


def test_items_of_a_list_and_headings_can_be_rewritten_as_well():
    letter = document(
        Heading(2, "Harm", key="harm.heading"),
        BulletList(((Run("one"),), (Run("two"),)), keys=("harm.0", "harm.1")),
        paragraph("harm.end", "three"),
    )
    (section,) = outline(letter)
    assert section.key == "harm.heading"
    assert [(each.key, each.text, each.block) for each in section.words] == [
        ("harm.0", "one", 1),
        ("harm.1", "two", 1),
        ("harm.end", "three", 2),
    ]
    assert composed_words(letter) == {"harm.heading": "Harm", "harm.0": "one", "harm.1": "two", "harm.end": "three"}


def test_words_for_a_locked_paragraph_are_shown_as_not_printed():
    letter = document(Heading(2, "Your rights"), paragraph("rights.0", "the Act's words", locked=True))
    own = (Override("rights.0", "mine", "the Act's words"),)
    shown = document(*overridden(letter.blocks, own))
    (section,) = outline(shown, own, stale_overrides(letter.blocks, own))
    assert section.words[0].said == "✎ Yours ⚠ the Act wants these words as they stand: the Act's words"


def test_the_model_passes_qts_own_tests_while_the_letter_changes(qtbot):
    model = OutlineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    one = outline(document(Heading(2, "A"), paragraph("a0", "x"), paragraph("a1", "y"), Heading(2, "B")))
    two = outline(
        document(Heading(2, "A"), paragraph("a1", "y"), Heading(3, "New"), paragraph("n", "z"), Heading(2, "B"))
    )
    for sections in (one, two, one, (), two):
        model.show(sections)
    assert model.rowCount() == 3
    assert model.index_of("n").data() == "z"


def test_a_row_that_stays_keeps_its_place_when_others_come_before_it():
    model = OutlineModel()
    model.show(outline(document(Heading(2, "A"), Heading(2, "B"), paragraph("b", "y"))))
    kept = QPersistentModelIndex(model.index_of("b"))
    model.show(
        outline(
            document(Heading(2, "A"), Heading(2, "New"), Heading(2, "B"), paragraph("b0", "x"), paragraph("b", "y"))
        )
    )
    assert kept.isValid()
    assert kept.data() == "y"


def test_a_finding_on_a_paragraph_leads_to_it_in_the_list(page):
    paragraph = a_paragraph(page)
    page.go_to(Place(Page.LETTER, field=paragraph.key))
    assert page.sections.row.key == paragraph.key
    assert page.sections.hasFocus()
