"""Page 4: factors are taken, written and weighed, and the balance concluded; every change is read back."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.interest_support import add, column, covert_and_sharing, of_test
from tests.ui.pages_support import desk
from ui.models.factor_library import FACTOR, FROM_LIBRARY, FactorLibraryModel
from ui.pages.interest import InterestPage
from ui.widgets.factor_card import FROM_CASE
from workbench.domain.case import Balance, Conclusion, Factor, Ground, Outcome, Side, Weight
from workbench.domain.findings import Page, Place
from workbench.errors import NotKept
from workbench.service.commands import (
    SetConcludedParts,
    SetOutcome,
    TickLimb,
    UntickLimb,
)

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen screen has no window manager
    "does not support (propagateSizeHints|raise|grabbing the keyboard)"
)

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def page(qtbot):
    return covert_and_sharing(qtbot)


def strip(page) -> list[str]:
    return [page.strip.tabText(at) for at in range(page.strip.count())]


def focus():
    return QApplication.focusWidget()


# ── the strip ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_all_limbs_of_the_case_stand_in_the_strip_with_their_state(page):
    assert strip(page) == ["23(5)  – none needed", "24(2)  ○ open", "31(3)  ○ open"]


def test_a_test_with_everything_is_done_and_one_left_on_a_part_is_open(page, qtbot):
    add(page, Factor("a", Side.FOR, "openness"), Factor("b", Side.AGAINST, "tactics"), test_id="t24")
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t24"))
    page.balance.answers[Conclusion.MAINTAIN].click()
    page.balance.reasons.setPlainText("The harm would be grave.")
    page.bridge.flush()
    assert strip(page)[1] == "24(2)  ○ open"
    assert "Not concluded yet on “covert use”." in page.about.text()

    page.balance.parts["pq1"].click()
    assert strip(page)[1] == "24(2)  ✓ done"


def test_keys_go_along_the_limbs_from_anywhere(page, qtbot):
    page.balance.reasons.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_PageUp, ALT)

    assert page.heading.name == "24(2) National security, on the duty to confirm or deny"


def test_an_absolute_limb_has_nothing_to_weigh(page, qtbot):
    page.strip.setCurrentIndex(0)

    assert "there is nothing to weigh" in page.note.text()
    assert not page.board.isVisible()


def test_a_test_that_nothing_relies_on_is_still_shown(page):
    add(page, Factor("a", Side.FOR, "openness"), test_id="t24")
    page.bridge.execute(UntickLimb("pq1", "24(2)"))

    assert strip(page)[-1] == "24(2)  ○ nothing relies on it"
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t24"))
    assert page.about.text().startswith("Nothing rests on this test")


def test_the_limb_that_is_looked_at_stays_when_others_come(page):
    page.bridge.execute(TickLimb("pq2", "38(2)", "t38"))

    assert page.heading.name.startswith("31(3)")


@pytest.mark.parametrize(
    ("limb", "outcome", "heading"),
    [
        ("31(3)", Outcome.NEITHER_CONFIRM_NOR_DENY, "For confirming or denying"),
        ("31(1)", Outcome.WITHHELD, "For disclosure"),
    ],
)
def test_the_columns_are_headed_by_the_duty(qtbot, limb, outcome, heading):
    page = desk(qtbot, InterestPage)
    page.bridge.execute(SetOutcome("pq1", outcome))
    page.bridge.execute(TickLimb("pq1", limb, "t"))

    assert column(page, Side.FOR).heading.text() == heading
    assert page.balance.answers[Conclusion.ANSWER].text() == ("disclose" if limb == "31(1)" else "confirm or deny")


# ── factors ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_factor_of_ones_own_is_written_and_weighed_by_key(page, qtbot):
    column(page, Side.AGAINST).add.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    qtbot.keyClicks(focus(), "It maps tactics.")
    weight = column(page, Side.AGAINST).cards[0].weight
    assert weight.currentText() == "weight…"
    weight.setFocus()
    for key in (Qt.Key.Key_Down,) * 4:
        qtbot.keyClick(weight, key)

    (factor,) = of_test(page).factors
    assert (factor.side, factor.text, factor.weight) == (Side.AGAINST, "It maps tactics.", Weight.STRONG)
    assert (factor.limb, factor.part_ids, factor.source) == ("31(3)", ("pq1", "pq2"), "")


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
def test_grounds_and_parts_are_ticked_in_menus_that_stay_open(page, qtbot):
    add(page, Factor("a", Side.FOR, "openness", limb="31(3)", part_ids=("pq1", "pq2")))
    card = column(page, Side.FOR).card("a")
    menu = card.grounds.menu()
    menu.popup(QPoint(0, 0))
    for ground in (Ground.SEVERITY, Ground.AGE):
        menu.setActiveAction(menu.actions()[list(Ground).index(ground)])
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.hide()
    assert card.parts.text().strip() == "all its parts"
    card.parts.menu().actions()[1].trigger()

    (factor,) = of_test(page).factors
    assert factor.grounds == (Ground.SEVERITY, Ground.AGE)
    assert factor.part_ids == ("pq1",)
    assert card.grounds.accessibleName() == "Its weight rests on: severity, age of the information"


def test_a_factor_moves_and_goes_by_key(page, qtbot):
    add(page, Factor("a", Side.FOR, "one"), Factor("x", Side.AGAINST, "other"), Factor("b", Side.FOR, "two"))
    column(page, Side.FOR).enter("b")
    qtbot.keyClick(focus(), Qt.Key.Key_Up, ALT)
    assert [factor.id for factor in of_test(page).on_side(Side.FOR)] == ["b", "a"]
    assert focus() is column(page, Side.FOR).card("b").text

    qtbot.keyClick(focus(), Qt.Key.Key_Backspace, CONTROL | SHIFT)
    assert [factor.id for factor in of_test(page).on_side(Side.FOR)] == ["a"]
    assert focus() is column(page, Side.FOR).card("a").text


def test_typing_keeps_cards_focus_and_cursor(page, qtbot):
    add(page, Factor("a", Side.FOR, "one"), Factor("b", Side.FOR, "two"))
    cards = list(column(page, Side.FOR).cards)
    column(page, Side.FOR).enter("b")
    qtbot.keyClick(focus(), Qt.Key.Key_Home)
    qtbot.keyClicks(focus(), "ab")
    page.bridge.flush()
    qtbot.keyClicks(focus(), "c")

    assert of_test(page).factors[1].text == "abctwo"
    assert column(page, Side.FOR).cards == cards


def test_a_change_that_could_not_be_kept_leaves_no_trace_but_the_words(page, qtbot):
    add(page, Factor("a", Side.FOR, "one", Weight.SOME))
    card = column(page, Side.FOR).card("a")
    page.bridge.workbench._store.faults.append(NotKept("The disk is full.", "Make room."))
    card.weight.activated.emit(4)
    assert card.weight.currentText() == "some"

    page.bridge.workbench._store.faults.append(NotKept("The disk is full.", "Make room."))
    card.text.setPlainText("precious")
    page.strip.setCurrentIndex(1)
    assert page.heading.name.startswith("31(3)")
    assert card.text.toPlainText() == "precious"
    assert of_test(page).factors[0].text == "precious"


# ── the library ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_library_keeps_the_rules_of_models(page, qtmodeltester):
    library = page.bridge.workbench.law.factors
    model = FactorLibraryModel()
    qtmodeltester.check(model)
    model.offer(library, page.bridge.case.test("t31"), Side.AGAINST)
    assert model.rowCount() > 0
    qtmodeltester.check(model)


def test_the_library_offers_what_is_bound_to_limb_duty_and_side(page):
    page.board.open_library(Side.AGAINST)
    model = page.board.library.model

    offered = [model.index(row).data(FACTOR) for row in range(model.rowCount())]
    test = page.bridge.case.test("t31")
    assert {(factor.duty, factor.side) for factor in offered} == {(test.duty, Side.AGAINST)}
    assert all("31(3)" in factor.limbs for factor in offered)


def test_factors_are_taken_from_the_library_one_after_the_other_by_key(page, qtbot):
    column(page, Side.AGAINST).add.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_L, CONTROL)
    assert focus() is page.board.library.view
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)  # the same again is not added twice

    factors = of_test(page).factors
    library = page.bridge.workbench.law.factors
    assert len(factors) == 2
    for factor in factors:
        assert factor.text == library.by_key(factor.source).text
        assert (factor.side, factor.limb, factor.part_ids) == (Side.AGAINST, "31(3)", ("pq1", "pq2"))
        assert (factor.weight, factor.tailored) == (None, False)

    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert not page.board.library.isVisible()
    assert focus() is column(page, Side.AGAINST).library


def test_the_library_is_searched_by_words(page, qtbot):
    page.board.open_library(Side.AGAINST)
    panel = page.board.library
    every = panel.model.rowCount()
    panel.search.setText("every force")
    assert 0 < panel.model.rowCount() < every

    panel.search.setText("no such words")
    assert panel.nothing.isVisible()
    assert "Write a factor of your own" in panel.nothing.text()


def test_a_factor_from_the_library_is_marked_until_it_speaks_of_this_request(page, qtbot):
    taken = page.bridge.workbench.law.factors.by_key("tactics-reused")
    add(page, Factor("a", Side.AGAINST, taken.text, limb="31(3)", part_ids=("pq1", "pq2"), source=taken.key))
    card = column(page, Side.AGAINST).card("a")
    assert card.hint.isVisible()
    assert taken.tailor in card.hint.text()

    column(page, Side.AGAINST).enter("a")
    assert focus().textCursor().selectedText() == "[tactic]"
    qtbot.keyClicks(focus(), "facial recognition")
    qtbot.keyClick(focus(), Qt.Key.Key_J, CONTROL)
    assert focus().textCursor().selectedText() == "[offences]"
    card.tailored.setFocus()
    qtbot.keyClick(card.tailored, Qt.Key.Key_Space)

    (factor,) = of_test(page).factors
    assert factor.tailored
    assert "about facial recognition would tell" in factor.text
    assert not card.hint.isVisible()


def test_a_library_factor_is_dropped_into_its_own_column_only(page):
    page.board.open_library(Side.AGAINST)
    model = page.board.library.model
    dragged = model.mimeData([model.index(0)])

    drop(column(page, Side.FOR), dragged)
    assert of_test(page).factors == ()
    drop(column(page, Side.AGAINST), dragged)
    assert [factor.side for factor in of_test(page).factors] == [Side.AGAINST]


def test_a_factor_carried_back_to_the_library_leaves_the_case(page):
    add(page, Factor("a", Side.FOR, "one"))
    page.board.open_library(Side.FOR)
    carried = QMimeData()
    carried.setData(FROM_CASE, b"a")
    drop(page.board.library, carried)

    assert of_test(page).factors == ()


def drop(widget, carried: QMimeData):
    """Drag something over a widget and, where it takes it, let go."""
    middle = QPointF(widget.rect().center())
    enter = QDragEnterEvent(middle, COPY | MOVE, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        let_go = QDropEvent(middle, COPY | MOVE, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, let_go)


def test_what_leaves_the_library_names_side_and_key(page):
    page.board.open_library(Side.AGAINST)
    model = page.board.library.model
    key = model.index(0).data(FACTOR).key

    assert bytes(model.mimeData([model.index(0)]).data(FROM_LIBRARY)).decode() == f"against {key}"


# ── the balance ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_balance_is_concluded_by_key_with_nothing_preselected(page, qtbot):
    assert of_test(page).balance == Balance()
    assert not any(button.isChecked() for button in page.balance.answers.values())
    assert not any(box.isChecked() for box in page.balance.parts.values())

    page.balance.enter()
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    page.balance.reasons.setFocus()
    qtbot.keyClicks(focus(), "The harm outweighs.")
    page.balance.parts["pq1"].setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Space)

    assert of_test(page).balance == Balance(Conclusion.MAINTAIN, "The harm outweighs.", ("pq1",))


def test_undo_leaves_no_answer_marked(page, qtbot):
    page.balance.answers[Conclusion.ANSWER].click()
    assert of_test(page).balance.conclusion is Conclusion.ANSWER
    page.bridge.undo()

    assert not any(button.isChecked() for button in page.balance.answers.values())


def test_each_test_has_its_own_balance(page, qtbot):
    page.balance.reasons.setFocus()
    qtbot.keyClicks(focus(), "for 31")
    page.go_to(Place(Page.PUBLIC_INTEREST, limb="24(2)"))
    assert page.balance.reasons.toPlainText() == ""
    page.balance.reasons.setFocus()
    qtbot.keyClicks(focus(), "for 24")

    assert (of_test(page, "t31").balance.reasons, of_test(page, "t24").balance.reasons) == ("for 31", "for 24")
    assert list(page.balance.parts) == ["pq1"]


# ── going to a place ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_finding_opens_its_factor(page):
    add(page, Factor("a", Side.AGAINST, "one"), test_id="t24")
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t24", factor_id="a"))

    assert focus() is column(page, Side.AGAINST).card("a").text


def test_an_unfinished_test_opens_at_what_is_missing_first(page):
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t31", field="balance"))
    assert focus() is column(page, Side.FOR).add

    add(page, Factor("a", Side.FOR, "one"), Factor("b", Side.AGAINST, "two"))
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t31", field="balance"))
    assert focus() is page.balance.answers[Conclusion.MAINTAIN]


def test_a_part_not_concluded_on_opens_at_its_box(page):
    page.bridge.execute(SetConcludedParts("t31", ("pq1",)))
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t31", part_id="pq2", field="concluded"))

    assert focus() is page.balance.parts["pq2"]


def test_the_tab_key_goes_in_reading_order(page, qtbot):
    add(page, Factor("x", Side.AGAINST, "two"), Factor("a", Side.FOR, "one"))
    board = page.board
    visible = [control for control in [*board.controls, *page.balance.controls] if control.isVisible()]
    visible = [control for control in visible if control.isEnabled()]
    visible[0].setFocus()
    seen = [focus()]
    for _ in visible[1:]:
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        seen.append(focus())

    answers = set(page.balance.answers.values())  # the arrow keys go between these two
    assert [control for control in seen if control not in answers][: len(visible) - 2] == [
        control for control in visible if control not in answers
    ][: len(seen) - 2]


def test_after_its_words_a_factor_asks_for_its_weight_and_only_last_whether_it_goes(page, qtbot):
    add(page, Factor("a", Side.FOR, "one"))
    (card,) = page.board.columns[Side.FOR].cards
    card.text.setFocus()
    qtbot.keyClick(card.text, Qt.Key.Key_Tab)
    assert focus() is card.weight
    assert card.controls[-1] is card.remove


def test_f6_goes_from_area_to_area(page, qtbot):
    add(page, Factor("a", Side.FOR, "one"))
    page.strip.setFocus()
    visited = []
    for _ in range(4):
        qtbot.keyClick(focus(), Qt.Key.Key_F6)
        visited.append(focus())

    card = column(page, Side.FOR).card("a")
    balance = page.balance.answers[Conclusion.MAINTAIN]
    assert visited == [card.text, column(page, Side.AGAINST).add, balance, page.strip]


# ── empty ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_qualified_limb_the_page_says_where_to_go(qtbot):
    page = desk(qtbot, InterestPage)
    assert "Nothing is refused" in page.note.text()

    page.bridge.execute(SetOutcome("pq1", Outcome.WITHHELD))
    assert "No exemption is ticked yet" in page.note.text()
    with qtbot.waitSignal(page.goto) as gone:
        page.to_exemptions.click()
    assert gone.args[0].page is Page.EXEMPTIONS


def test_there_is_no_number_that_looks_like_a_score(page):
    add(page, Factor("a", Side.FOR, "one", Weight.STRONG), Factor("b", Side.AGAINST, "two", Weight.SOME))

    said = f"{page.about.text()} {column(page, Side.FOR).heading.text()} {column(page, Side.AGAINST).heading.text()}"
    assert not any(char.isdigit() for char in said)


def test_in_a_narrow_window_the_library_stands_beside_the_column_that_it_is_for(page):
    page.resize(800, 480)
    page.board.open_library(Side.AGAINST)
    assert [side for side in Side if column(page, side).isVisible()] == [Side.AGAINST]

    page.board.library.sides.setCurrentIndex(0)
    assert [side for side in Side if column(page, side).isVisible()] == [Side.FOR]
    page.board.close_library()
    assert all(column(page, side).isVisible() for side in Side)


@pytest.mark.parametrize("width", [600, 1050])
def test_no_card_is_cut_off_at_its_side(page, width):
    add(page, Factor("a", Side.FOR, "one", Weight.SIGNIFICANT, tuple(Ground), part_ids=("pq1",)))
    page.resize(width, 480)
    QApplication.processEvents()
    QApplication.processEvents()

    card = column(page, Side.FOR).card("a")
    assert card.width() <= column(page, Side.FOR).width()


def test_a_limb_still_to_be_chosen_is_chosen_first(qtbot):
    page = desk(qtbot, InterestPage)
    page.bridge.execute(SetOutcome("pq1", Outcome.WITHHELD))
    page.bridge.execute(TickLimb("pq1", "40(2)", "t"))

    assert strip(page) == ["40(2)  ○ choose the limb first"]
    assert "which limb of section 40(2) is meant" in page.note.text()
    with qtbot.waitSignal(page.goto) as gone:
        page.to_exemptions.click()
    assert gone.args == [Place(Page.EXEMPTIONS, part_id="pq1", limb="40(2)")]


def test_the_librarys_key_pressed_again_shows_the_other_side(page, qtbot):
    column(page, Side.FOR).enter()
    qtbot.keyClick(focus(), Qt.Key.Key_L, CONTROL)
    assert page.board.library.side is Side.FOR
    qtbot.keyClick(focus(), Qt.Key.Key_L, CONTROL)
    assert page.board.library.side is Side.AGAINST
    assert focus() is page.board.library.view
