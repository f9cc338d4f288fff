"""Page 2: questions are put right and decided by keyboard; every change is read back from the library."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.pages_support import REQUEST, desk, kept
from ui.models.questions import LABEL, QUESTION_ID, WORDS, QuestionsModel
from ui.pages.questions import QuestionsPage
from ui.widgets.answer_tables import TableModel
from ui.widgets.question_outcome import NAMES
from workbench.domain.case import Outcome
from workbench.domain.findings import Page, Place
from workbench.errors import NotKept
from workbench.service.commands import (
    AddPart,
    RelabelQuestion,
    RemovePart,
    SetAnswerText,
    SetLeadIn,
    SetOutcome,
    SetSubject,
    TakeRequest,
)

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen screen has no window manager
    "does not support (propagateSizeHints|raise|grabbing the keyboard)"
)

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot):
    page = desk(qtbot, QuestionsPage)
    page.tree.view.setFocus()
    return page


def labels(page) -> list[tuple[str, str]]:
    """Each question's label with that of the one it stands under, as kept."""
    case = kept(page)
    parents = {question.id: question.label for question in case.questions}
    return [(question.label, parents.get(question.parent_id, "")) for question in case.questions]


def words(page) -> list[str]:
    return [question.text for question in kept(page).questions]


def part(page, part_id="pq1"):
    return kept(page).part(part_id)


def card(page, part_id="pq1"):
    return page.parts.card(part_id)


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_tree_keeps_the_rules_of_models(page, qtmodeltester):
    qtmodeltester.check(page.tree.model)


def test_a_table_keeps_the_rules_of_models(qtmodeltester):
    model = TableModel(lambda row, column, text: True)
    model.show_rows((("Year", "Drones"), ("2023",)))
    qtmodeltester.check(model)


def test_the_tree_shows_label_words_and_how_much_is_decided(page):
    model = page.tree.model
    assert model.rowCount() == 2
    two = model.index_of("q2")
    assert model.rowCount(two) == 2
    assert [two.siblingAtColumn(column).data() for column in range(3)] == ["2", "Which firms supply them?", "0 of 1"]
    page.bridge.execute(AddPart("more", "q2"))
    page.bridge.execute(SetOutcome("pq2", Outcome.NOT_HELD))
    assert model.index_of("q2").siblingAtColumn(2).data() == "1 of 2"
    page.bridge.execute(SetOutcome("more", Outcome.DISCLOSED))
    assert model.index_of("qa").siblingAtColumn(2).data() == "✓ 2 of 2"  # answered with the question above it


def test_what_a_requester_wrote_is_no_markup_in_a_tool_tip(page):
    case = kept(page)
    page.bridge.execute(TakeRequest("<b>x</b> & y", (case.questions[0].__class__("q", "1", "<b>x</b> & y"),)))
    shown = page.tree.model.index_of("q").siblingAtColumn(WORDS).data(Qt.ItemDataRole.ToolTipRole)
    assert shown == "<p>&lt;b>x&lt;/b> &amp; y</p>"


def test_the_arrow_keys_choose_a_question(qtbot, page):
    assert page.words.toPlainText() == "Does the force use drones? \U0001f681"
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Down)
    assert page.words.toPlainText() == "Which firms supply them?"
    assert page.heading.text() == "Question 2"
    assert [card.part_id for card in page.parts.cards] == ["pq2"]
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Down)
    assert page.heading.text() == "Question a"
    assert [card.part_id for card in page.parts.cards] == ["pq2"]


def test_a_question_is_split_at_the_cursor_in_its_words(qtbot, page):
    page.tree.choose("q2")
    page.words.setFocus()
    page.words.put_cursor(len("Which firms "))
    qtbot.keyClick(page.words, Qt.Key.Key_Return, CONTROL)
    assert words(page) == [
        "Does the force use drones? \U0001f681",
        "Which firms",
        "British firms",
        "other firms",
        "supply them?",
    ]
    assert page.tree.current == "q2"
    assert page.words.toPlainText() == "Which firms"


def test_a_split_at_the_edge_says_why_not(qtbot, page):
    page.words.setFocus()
    page.words.put_cursor(0)
    qtbot.keyClick(page.words, Qt.Key.Key_Return, CONTROL)
    assert len(words(page)) == 4
    assert "split inside its own words" in page.bridge.news[-1]


def test_joining_takes_what_lies_between(qtbot, page):
    page.tree.choose("qa")
    qtbot.keyClick(page.tree.view, Qt.Key.Key_J, CONTROL)
    assert words(page)[2:] == ["British firms\r\n   b) other firms"]
    assert page.tree.current == "qa"
    assert page.words.toPlainText() == "British firms\n   b) other firms"


def test_nesting_and_unnesting(qtbot, page):
    page.tree.choose("q2")
    qtbot.keyClick(page.tree.view, Qt.Key.Key_BracketRight, CONTROL)
    assert labels(page) == [("1", ""), ("2", "1"), ("a", "2"), ("b", "2")]
    assert page.tree.current == "q2"
    assert page.tree.view.isExpanded(page.tree.model.index_of("q1"))
    qtbot.keyClick(page.tree.view, Qt.Key.Key_BracketLeft, CONTROL)
    assert labels(page) == [("1", ""), ("2", ""), ("a", "2"), ("b", "2")]


def test_moving_takes_the_sub_questions_along(qtbot, page):
    page.tree.choose("q2")
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Up, ALT)
    assert labels(page) == [("2", ""), ("a", "2"), ("b", "2"), ("1", "")]
    assert page.tree.current == "q2"
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Down, ALT)
    assert labels(page)[0] == ("1", "")


def test_renaming_in_place(qtbot, page):
    qtbot.keyClick(page.tree.view, Qt.Key.Key_F2)
    editor = page.tree.view.viewport().findChild(QLineEdit)
    assert editor.text() == "1"
    editor.selectAll()
    qtbot.keyClicks(editor, "Q1")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: labels(page)[0] == ("Q1", ""))
    assert page.heading.text() == "Question Q1"


def test_removing_leaves_the_words_and_chooses_the_next(qtbot, page):
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Delete)
    assert labels(page) == [("2", ""), ("a", "2"), ("b", "2")]
    assert kept(page).request == REQUEST
    assert page.tree.current == "q2"


def test_delete_in_an_answer_removes_no_question(qtbot, page):
    card(page).answer.text.setFocus()
    qtbot.keyClick(card(page).answer.text, Qt.Key.Key_Delete)
    assert len(kept(page).questions) == 4


def test_a_question_that_only_leads_in(qtbot, page):
    page.tree.choose("q2")
    qtbot.keyClick(page.tree.view, Qt.Key.Key_L, CONTROL)
    assert kept(page).question("q2").lead_in
    qtbot.keyClick(page.tree.view, Qt.Key.Key_L, CONTROL)
    assert not kept(page).question("q2").lead_in


def test_undo_brings_back_what_was_removed_and_the_choice_stays(qtbot, page):
    page.tree.choose("qb")
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Delete)
    page.bridge.undo()
    assert len(kept(page).questions) == 4
    assert page.tree.current == "qa"


def test_labels_that_repeat_are_told_apart(page):
    page.bridge.execute(RelabelQuestion("q1", "a"))
    page.tree.choose("qa")
    assert page.heading.text() == "Question 2a"


def test_an_empty_case_says_what_to_do(qtbot):
    page = desk(qtbot, QuestionsPage, taken_in=False)
    assert "as soon as the request has been pasted" in page.empty.text()
    assert page.empty.isVisible()
    page.bridge.execute(TakeRequest("No question here."))
    assert "press Q" in page.empty.text()


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_is_divided_into_parts_with_a_subject_each(qtbot, page):
    qtbot.keyClick(page.tree.view, Qt.Key.Key_D, CONTROL)
    subject = QApplication.focusWidget()
    qtbot.keyClicks(subject, "covert use")
    made = kept(page).parts[1]
    assert (made.subject, made.question_ids) == ("covert use", ("q1",))
    assert [card.title.text() for card in page.parts.cards] == ["Part 1 of 2", "Part 2 of 2"]


def test_nothing_is_decided_beforehand(page):
    assert [card(page).outcome.button(outcome).isChecked() for outcome in Outcome] == [False] * 13


ONE_KEY_AWAY = [
    (1, Outcome.DISCLOSED),
    (2, Outcome.ACCESSIBLE_ELSEWHERE),
    (3, Outcome.NOT_HELD),
    (4, Outcome.WITHHELD),
    (5, Outcome.NEITHER_CONFIRM_NOR_DENY),
    (6, Outcome.PARTLY_DISCLOSED),
    (7, Outcome.COST),
    (8, Outcome.VEXATIOUS),
    (9, Outcome.CLARIFICATION),
]
FROM_THE_MENU = [Outcome.COST_TO_CONFIRM, Outcome.REPEATED, Outcome.INVALID, Outcome.ENVIRONMENTAL]


@pytest.mark.parametrize(("number", "outcome"), ONE_KEY_AWAY)
def test_an_outcome_is_decided_by_key_from_the_part_or_from_the_tree(qtbot, page, number, outcome):
    key = Qt.Key(Qt.Key.Key_0 + number)
    qtbot.keyClick(page.tree.view, key, ALT)
    assert part(page).outcome is outcome
    assert card(page).outcome.button(outcome).isChecked()
    page.bridge.undo()
    assert not card(page).outcome.button(outcome).isChecked()
    card(page).subject.setFocus()
    qtbot.keyClick(card(page).subject, key, ALT)
    assert part(page).outcome is outcome


def test_every_outcome_is_a_key_or_the_menu_away():
    assert [*(outcome for _, outcome in ONE_KEY_AWAY), *FROM_THE_MENU] == list(NAMES)
    assert set(NAMES) == set(Outcome)


def choose_from_menu(qtbot, menu, name: str):
    """Go down the menu that is open to a line, and take it."""
    names = [action.text() for action in menu.actions()]
    for _ in range(next(at for at, each in enumerate(names) if each.startswith(name)) + 1):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize("outcome", FROM_THE_MENU)
def test_the_other_grounds_are_chosen_from_a_menu_by_key(qtbot, page, outcome):
    menu = card(page).outcome.more.menu()
    QTimer.singleShot(0, lambda: choose_from_menu(qtbot, menu, NAMES[outcome]))
    qtbot.keyClick(page.tree.view, Qt.Key.Key_0, ALT)
    qtbot.waitUntil(lambda: part(page).outcome is outcome)
    assert card(page).outcome.button(outcome).isVisible()
    assert card(page).outcome.button(outcome).isChecked()
    page.bridge.undo()
    assert not card(page).outcome.button(outcome).isVisible()


def test_the_names_carry_the_provision_that_the_law_gives(page):
    combinations = page.bridge.workbench.law.combinations
    for outcome, name in NAMES.items():
        if "(s." in name:
            provision = name.partition("(s.")[2].removesuffix(")")
            assert combinations.of(outcome).code.startswith(provision), name


def test_from_the_tree_several_parts_are_not_decided_at_once(qtbot, page):
    page.bridge.execute(AddPart("more", "q1"))
    qtbot.keyClick(page.tree.view, Qt.Key.Key_1, ALT)
    assert {part.outcome for part in kept(page).parts} == {None}
    assert "decide each of them" in page.bridge.news[-1]


def test_an_outcome_is_chosen_with_space(qtbot, page):
    page.go_to(Place(Page.QUESTIONS, part_id="pq1", field="outcome"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert part(page).outcome is Outcome.DISCLOSED


def test_an_outcome_that_could_not_be_kept_is_not_shown_as_decided(qtbot, page):
    page.bridge.workbench._store.faults.append(NotKept("The disk is full."))
    card(page).outcome.button(Outcome.WITHHELD).click()
    assert not card(page).outcome.button(Outcome.WITHHELD).isChecked()
    assert part(page).outcome is None


def test_a_refusal_leads_to_the_exemptions(qtbot, page):
    assert not card(page).exemptions.isVisible()
    qtbot.keyClick(page.tree.view, Qt.Key.Key_5, ALT)
    assert card(page).warning.isVisible()
    with qtbot.waitSignal(page.goto) as opened:
        qtbot.keyClick(card(page).exemptions, Qt.Key.Key_Space)
    assert opened.args == [Place(Page.EXEMPTIONS, part_id="pq1")]
    qtbot.keyClick(page.tree.view, Qt.Key.Key_3, ALT)
    assert not card(page).exemptions.isVisible()
    assert not card(page).warning.isVisible()


def test_after_a_part_was_removed_the_keyboard_stays_on_the_page(qtbot, page):
    """It would otherwise come to the search for cases, where the next letters typed would empty the list."""
    card(page).subject.setFocus()
    card(page).remove()
    assert page.bridge.case.part("pq1") is None
    assert QApplication.focusWidget() is page.tree.view


def test_a_part_can_answer_several_questions(qtbot, page):
    menu = card(page).questions.menu()
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    menu.actions()[1].trigger()
    assert part(page).question_ids == ("q1", "q2")
    assert card(page).questions.text().strip() == "answers 1, 2"


def test_a_part_whose_question_is_gone_is_still_in_reach(qtbot, page):
    page.bridge.execute(SetAnswerText("pq1", "Twelve."))
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Delete)
    assert part(page).answer.text == "Twelve."
    assert card(page).questions.text().strip() == "answers no question"
    page.go_to(Place(Page.QUESTIONS, part_id="pq1", field="questions"))
    assert QApplication.focusWidget() is card(page).questions


def test_parts_are_moved_among_those_of_the_question(qtbot, page):
    page.bridge.execute(AddPart("last", "q2"))
    page.bridge.execute(AddPart("mine", "q1"))  # stands before the parts of question 2
    subject = card(page, "mine").subject
    subject.setFocus()
    qtbot.keyClick(subject, Qt.Key.Key_Up, ALT)
    assert [part.id for part in kept(page).parts] == ["mine", "pq1", "pq2", "last"]
    assert [card.part_id for card in page.parts.cards] == ["mine", "pq1"]
    assert QApplication.focusWidget() is subject
    qtbot.keyClick(subject, Qt.Key.Key_Up, ALT)  # already the first
    assert kept(page).parts[0].id == "mine"


def test_a_part_is_removed_and_brought_back(qtbot, page):
    page.bridge.execute(SetSubject("pq1", "overt use"))
    card(page).subject.setFocus()
    qtbot.keyClick(card(page).subject, Qt.Key.Key_D, CONTROL | SHIFT)
    assert part(page) is None
    assert page.parts.cards == []
    assert "Add a part" in page.unanswered.text()
    page.bridge.undo()
    assert card(page).subject.text() == "overt use"


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_finding_opens_its_part_and_field(page):
    for field, widget in (
        ("answer", lambda: card(page, "pq2").answer.text),
        ("subject", lambda: card(page, "pq2").subject),
        ("questions", lambda: card(page, "pq2").questions),
        ("outcome", lambda: card(page, "pq2").outcome.button(Outcome.DISCLOSED)),
    ):
        page.tree.choose("q1")
        page.go_to(Place(Page.QUESTIONS, part_id="pq2", field=field))
        assert page.tree.current == "q2"
        assert QApplication.focusWidget() is widget()


def test_a_finding_opens_its_question(page):
    page.go_to(Place(Page.QUESTIONS, question_id="qb"))
    assert page.tree.current == "qb"
    assert QApplication.focusWidget() is page.tree.view


def test_return_goes_from_the_question_to_its_answer(qtbot, page):
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card(page).outcome.button(Outcome.DISCLOSED)
    page.bridge.execute(SetOutcome("pq1", Outcome.DISCLOSED))
    page.tree.view.setFocus()
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card(page).answer.text


def test_coming_back_to_the_page_finds_the_question_as_it_was_left(page):
    page.tree.choose("qb")
    page.show_case(page.bridge.case)
    assert page.tree.current == "qb"


def test_a_long_answer_is_shown_as_tall_as_it_needs_up_to_a_point(qtbot, page):
    answer = card(page).answer.text
    low = answer.height()
    page.bridge.execute(SetAnswerText("pq1", "line\n" * 6))
    tall = answer.height()
    page.bridge.execute(SetAnswerText("pq1", "line\n" * 500))
    assert low < tall < answer.height() < 300


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_the_page_fits_a_small_screen_and_each_control_has_a_name(page, outcome):
    page.bridge.execute(SetOutcome("pq1", outcome))
    assert page.minimumSizeHint().width() <= 780  # on a screen of 1366 with both side panes open
    focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert len(focusable) > 10
    assert [type(w) for w in focusable if not (w.accessibleName() or getattr(w, "text", str)())] == []


def test_the_model_renames_and_refuses_other_columns(qapp, page):
    asked = []
    model = QuestionsModel(lambda id_, label: asked.append((id_, label)))
    model.show_case(kept(page))
    index = model.index_of("q1")
    assert model.setData(index.siblingAtColumn(LABEL), " 1.1 ")
    assert not model.setData(index.siblingAtColumn(WORDS), "x")
    assert asked == [("q1", "1.1")]
    assert index.data(QUESTION_ID) == "q1"


# ── the keyboard's way ───────────────────────────────────────────────────────────────────────────────────────────────


def test_enter_in_the_tree_goes_to_what_is_still_undecided_and_enter_again_to_the_answer(qtbot, page):
    page.bridge.execute(AddPart("new", "q1"))
    page.bridge.execute(SetOutcome("pq1", Outcome.DISCLOSED))
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Return)
    first = card(page, "new").outcome.buttons[0]
    assert QApplication.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_3, ALT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card(page, "new").answer.text


def test_f2_names_a_part(qtbot, page):
    card(page).answer.text.setFocus()
    qtbot.keyClick(card(page).answer.text, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is card(page).subject


def test_tab_goes_through_a_card_in_reading_order_with_links_that_came_later(qtbot, page):
    page.bridge.execute(AddPart("new", "q1"))
    qtbot.mouseClick(card(page).answer.add_link, Qt.MouseButton.LeftButton)
    row = card(page).answer.links.rows[0]
    card(page).answer.text.setFocus()
    visited = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    answer = card(page).answer
    assert visited == [row.url, row.label, row.remove, answer.add_link, answer.paste, card(page, "new").subject]


def test_tab_comes_to_the_outcome_that_is_decided(page):
    page.bridge.execute(SetOutcome("pq1", Outcome.WITHHELD))
    stops = [button for button in card(page).outcome.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [card(page).outcome.button(Outcome.WITHHELD)]


def test_a_part_of_a_question_that_leads_in_takes_the_place_of_empty_parts_under_it(qtbot, page):
    page.bridge.execute(RemovePart("pq2"))
    for question_id in ("qa", "qb"):
        page.bridge.execute(AddPart(f"p{question_id}", question_id))
    page.bridge.execute(SetOutcome("pqb", Outcome.NOT_HELD))
    page.bridge.execute(SetLeadIn("q2", True))
    page.tree.choose("q2")
    page.add_part()
    left = [part.question_ids for part in kept(page).parts]
    assert sorted(left) == [("q1",), ("q2",), ("qb",)]  # what was decided stays


def test_a_long_subject_is_read_from_its_beginning_once_it_is_left(qtbot, page):
    subject = card(page).subject
    subject.setFocus()
    qtbot.keyClicks(subject, "overt use of live and of operator initiated facial recognition")
    page.tree.view.setFocus()
    assert subject.cursorPosition() == 0
