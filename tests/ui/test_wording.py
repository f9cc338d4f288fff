"""A force changes the wording: standard beside own, fixed sentences, faults at once, a preview in the letter."""

from datetime import UTC, datetime
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester

from tests.fakes.store import MemoryCaseStore
from ui.bridge import Bridge
from ui.dialogs.wording import WordingDialog
from ui.main_window import MainWindow
from ui.models.wording_tree import KEY
from workbench.bootstrap import load_calendar, load_defaults, load_law
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.service import commands as c
from workbench.service.ports import RenderedLetter
from workbench.service.workbench import Workbench

THANKS = "sections.opening.0"
STANDARD = (
    "Thank you for your request for information, which we received on {received}. "
    "We have dealt with it under the Freedom of Information Act 2000 (“the Act”)."
)
OWN = "We have your request of {received} and answer it here."


@pytest.fixture
def bridge(qtbot):
    numbers = count(1)
    workbench = Workbench(
        MemoryCaseStore(),
        load_law,
        load_calendar,
        load_defaults,
        lambda document: RenderedLetter(b"", 0),
        lambda path, data: None,
        lambda: datetime(2025, 7, 3, 9, 30, tzinfo=UTC),
        lambda: f"id{next(numbers)}",
    )
    return Bridge(workbench)


@pytest.fixture
def with_case(bridge):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(c.SetTitle("Drones \U0001f681"))
    return bridge


def shown(qtbot, bridge) -> WordingDialog:
    dialog = WordingDialog(bridge)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.go_to(THANKS)
    return dialog


def text_of(dialog, key: str) -> str:
    return dialog.tree.index_of(key).data()


def test_the_tree_is_a_sound_model(qtbot, bridge):
    dialog = WordingDialog(bridge)
    qtbot.addWidget(dialog)
    for model in (dialog.tree, dialog.found):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.search.setText("thank you")
    dialog.search.clear()


def test_every_sentence_of_every_letter_can_be_found(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    for key, _ in bridge.workbench.standard_wording.keyed():
        assert dialog.tree.index_of(key).data(KEY) == key
    assert [dialog.tree.index(row, 0).data() for row in range(dialog.tree.rowCount())][:2] == [
        "Acknowledgement",
        "Answer",
    ]


def test_searching_shows_the_sentences_with_these_words(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    dialog.search.setText("fees notice section 9")
    letters = [dialog.found.index(row, 0) for row in range(dialog.found.rowCount())]
    assert [letter.data() for letter in letters] == ["Fees notice"]


def test_own_words_stand_beside_the_standard_ones_and_in_the_letter(qtbot, with_case):
    dialog = shown(qtbot, with_case)
    assert dialog.sentence.standard.toPlainText() == STANDARD
    assert dialog.sentence.own.toPlainText() == STANDARD
    dialog.sentence.own.setPlainText(OWN)
    said = "We have your request of Thu 3 July 2025 and answer it here."
    qtbot.waitUntil(lambda: dialog.preview.sentence.toPlainText() == said)
    assert said in dialog.preview.letter.toPlainText()
    marks = dialog.preview.letter.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == [
        said
    ]  # in spite of a drone in the title, which Qt counts as two
    assert text_of(dialog, THANKS).startswith("YOURS – ")


def test_keep_keeps_all_and_the_next_letter_says_so(qtbot, with_case):
    dialog = shown(qtbot, with_case)
    dialog.sentence.own.setPlainText(OWN)
    with qtbot.waitSignal(dialog.kept):
        dialog.keep_button.click()
    assert with_case.workbench.overlay() == Overlay((OwnSentence(THANKS, OWN, STANDARD),))
    letter = with_case.workbench.compose(with_case.case, with_case.authority)
    assert any(text.startswith("We have your request of Thu 3 July 2025") for text in letter.texts())


def test_a_sentence_that_the_act_asks_for_is_shown_as_fixed_with_its_provision(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    key = "sections.interest.0"
    dialog.go_to(key)
    assert text_of(dialog, key).startswith("FIXED – ")
    assert dialog.sentence.own.isReadOnly()
    assert not dialog.sentence.fields.isEnabled()
    assert "FOIA s.2(1)(b)" in dialog.sentence.news.text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thank you.", "The field {received} is missing."),
        ("Thank you for {received} and {nothing}.", "There is no field {nothing} for this sentence."),
        ("", "The sentence is empty."),
    ],
)
def test_a_fault_is_said_at_once_and_nothing_can_be_kept(text, said, qtbot, bridge):
    dialog = shown(qtbot, bridge)
    dialog.sentence.own.setPlainText(text)
    assert said in dialog.sentence.news.text()
    assert text_of(dialog, THANKS).startswith("FAULT – ")
    assert not dialog.keep_button.isEnabled()
    dialog.sentence.restore.click()
    assert dialog.keep_button.isEnabled()
    assert dialog.sentence.own.toPlainText() == STANDARD
    assert not text_of(dialog, THANKS).startswith("FAULT")


def test_a_field_is_put_in_where_the_cursor_is(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    fields = dialog.sentence.fields
    place = next(at for at in range(fields.count()) if fields.itemData(at) == "{reference}")
    dialog.sentence.own.setPlainText("Of {received}: ")
    cursor = dialog.sentence.own.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    dialog.sentence.own.setTextCursor(cursor)
    fields.activated.emit(place)
    assert dialog.sentence.own.toPlainText() == "Of {received}: {reference}"
    assert fields.currentIndex() == 0


def test_words_over_a_standard_that_has_changed_are_marked_until_the_force_has_seen_it(qtbot, bridge):
    bridge.workbench.set_overlay(Overlay((OwnSentence(THANKS, OWN, "Thank you for your request of {received}."),)))
    dialog = shown(qtbot, bridge)
    assert text_of(dialog, THANKS).startswith("YOURS, STANDARD CHANGED – ")
    assert "Thank you for your request of {received}." in dialog.sentence.news.text()
    dialog.sentence.keep_own.click()
    assert text_of(dialog, THANKS).startswith("YOURS – ")
    assert dialog.draft.overlay == Overlay((OwnSentence(THANKS, OWN, STANDARD),))


def test_words_that_no_longer_have_a_place_are_shown_before_they_are_left_out(qtbot, bridge):
    bridge.workbench._store.save_overlay(Overlay((OwnSentence("sections.gone.0", "Old words of ours.", ""),)))
    dialog = shown(qtbot, bridge)
    assert "Old words of ours." in dialog.news.text()
    dialog.keep_button.click()
    assert bridge.workbench.overlay() == Overlay()


def test_closing_with_unkept_words_asks_once(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    dialog.sentence.own.setPlainText(OWN)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not kept yet" in dialog.news.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert bridge.workbench.overlay() == Overlay()


def test_without_a_case_the_sentence_says_what_will_be_filled_in(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    assert "[date of receipt]" in dialog.preview.sentence.toPlainText()
    assert dialog.preview.letter.toPlainText() == ""


def test_a_sentence_that_goes_on_from_another_keeps_its_space(qtbot, bridge):
    """The weight follows a factor in the same line."""
    dialog = shown(qtbot, bridge)
    dialog.go_to("sections.weight.1")
    dialog.sentence.own.setPlainText("This has {weight} weight.")
    assert dialog.draft.own("sections.weight.1") == " This has {weight} weight."


def test_enter_on_a_sentence_leads_to_its_words(qtbot, bridge):
    dialog = shown(qtbot, bridge)
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.sentence.own


def test_the_menu_opens_the_window_and_the_letter_behind_reads_differently_at_once(qtbot, with_case, monkeypatch):
    window = MainWindow(with_case)
    qtbot.addWidget(window)
    window.open_case(with_case.case.id)

    def change_one(dialog: WordingDialog) -> None:
        dialog.go_to(THANKS)
        dialog.sentence.own.setPlainText(OWN)
        dialog.keep_button.click()

    monkeypatch.setattr(WordingDialog, "exec", change_one)  # what an officer does in the open window
    (action,) = [each for each in window.findChildren(QAction) if "Wording" in each.text()]
    action.trigger()
    assert window.bar.text.endswith("Your wording is kept.")
    letter = with_case.workbench.compose(with_case.case, with_case.authority)
    assert any(text.startswith("We have your request of") for text in letter.texts())
