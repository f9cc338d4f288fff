"""Page 4: which duty is weighed and for what; limbs over the same information weighed together and apart."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.interest_support import add, column, covert_and_sharing, of_test
from tests.ui.pages_support import kept
from workbench.domain.case import Balance, Conclusion, Factor, Outcome, Side
from workbench.domain.findings import Page, Place
from workbench.service.commands import (
    SetOutcome,
    SetParagraphs,
    TickLimb,
    UntickLimb,
    WeighTogether,
)

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen screen has no window manager
    "does not support (propagateSizeHints|raise|grabbing the keyboard)"
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot):
    return covert_and_sharing(qtbot)


# ── which duty is weighed, and for what ──────────────────────────────────────────────────────────────────────────────


def test_it_is_said_which_duty_is_weighed_and_that_equal_means_it_stands(page):
    assert "the public interest in saying whether information is held" in page.weighed.text()
    assert "s.2(1)(b)" in page.weighed.text()
    assert page.weighed.text().endswith("Where equal, the duty stands.")

    page.bridge.execute(SetOutcome("pq2", Outcome.WITHHELD))
    page.bridge.execute(TickLimb("pq2", "43(2)", "t43"))
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t43"))
    assert "the public interest in disclosing the information" in page.weighed.text()
    assert "s.2(2)(b)" in page.weighed.text()
    assert "whether information is held" not in page.weighed.text()


def test_each_conclusion_says_when_it_is_the_right_one(page):
    said = {conclusion: button.accessibleDescription() for conclusion, button in page.balance.answers.items()}
    assert "outweighs" in said[Conclusion.MAINTAIN]
    assert "equal" in said[Conclusion.ANSWER]


def test_what_the_limb_protects_stands_above_what_speaks_for_maintaining(page):
    against, in_favour = column(page, Side.AGAINST), column(page, Side.FOR)
    assert not in_favour.protects.isVisible()
    limb = page.bridge.workbench.law.catalogue.limb("31(3)")
    assert against.protects.text() == f"Only what the limb protects counts here. 31(3): {limb.says}"

    page.bridge.execute(SetParagraphs("pq1", "31(3)", ("31(1)(a)",)))
    named = next(paragraph for paragraph in limb.paragraphs if paragraph.code == "31(1)(a)")
    assert against.protects.text().endswith(f"31(3): {named.text} (31(1)(a)).")


# ── together and apart ───────────────────────────────────────────────────────────────────────────────────────────────


def choose(qtbot, page, words: str):
    """Open the menu by key, go down to a line, and take it."""
    menu = page.joint.menu()

    def take():
        lines = [action.text() for action in menu.actions() if action.isEnabled()]
        for _ in range(lines.index(words) + 1):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, take)
    qtbot.keyClick(page.strip, Qt.Key.Key_T, CONTROL)


@pytest.fixture
def joint(qtbot, page):
    """24(2) and 31(3) over the same part, weighed together by key."""
    page.bridge.execute(UntickLimb("pq2", "31(3)"))
    add(page, Factor("tactics", Side.AGAINST, "tactics", limb="31(3)"))
    add(page, Factor("attack", Side.AGAINST, "an attack", limb="24(2)"), test_id="t24")
    choose(qtbot, page, "Weigh together with 24(2)")
    return page


def test_limbs_over_the_same_information_are_weighed_together_by_key(joint):
    assert set(of_test(joint).limbs) == {"24(2)", "31(3)"}
    assert joint.strip.entry.test_id == "t31"
    assert {factor.id for factor in of_test(joint).factors} == {"tactics", "attack"}
    joint.bridge.undo()
    assert of_test(joint).limbs == ("31(3)",)


def test_for_the_duty_to_confirm_or_deny_the_page_says_that_this_is_an_inference(page, joint):
    assert "Weighed together." in page.weighed.text()
    assert "is an inference" in page.weighed.text()
    assert "[2025] UKSC 27" in page.weighed.text()


def test_for_disclosure_it_says_what_was_decided(page):
    page.bridge.execute(SetOutcome("pq2", Outcome.WITHHELD))
    for limb in ("43(2)", "38(1)"):
        page.bridge.execute(TickLimb("pq2", limb, f"t{limb}"))
    page.bridge.execute(WeighTogether("t43(2)", "t38(1)"))
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t43(2)"))

    assert "[2025] UKSC 27" in page.weighed.text()
    assert "inference" not in page.weighed.text()


def test_tests_over_different_parts_are_not_weighed_together_and_it_is_said_why(qtbot, page):
    choose(qtbot, page, "Weigh together with 24(2)")

    assert of_test(page).limbs == ("31(3)",)
    assert "over different parts" in page.bridge.news[-1]


def test_a_limb_is_weighed_apart_again_with_the_factors_that_speak_of_it(qtbot, joint):
    choose(qtbot, joint, "Weigh 24(2) apart")

    assert of_test(joint).limbs == ("31(3)",)
    assert [factor.id for factor in of_test(joint).factors] == ["tactics"]
    other = next(test for test in kept(joint).tests if test.limbs == ("24(2)",))
    assert [factor.id for factor in other.factors] == ["attack"]


def test_a_factor_of_a_joint_test_says_which_limb_it_speaks_of(qtbot, joint):
    card = column(joint, Side.AGAINST).card("tactics")
    assert (card.limb.isVisible(), card.limb.currentText()) == (True, "of 31(3)")
    card.limb.setFocus()
    qtbot.keyClicks(card.limb, "of 24")
    qtbot.keyClick(card.limb, Qt.Key.Key_Return)
    factor = next(factor for factor in of_test(joint).factors if factor.id == "tactics")
    assert factor.limb == "24(2)"


def test_a_factor_of_one_limb_does_not_ask_which(page):
    add(page, Factor("tactics", Side.AGAINST, "tactics", limb="31(3)"))

    assert not column(page, Side.AGAINST).card("tactics").limb.isVisible()


def test_nothing_is_concluded_by_weighing_together(joint):
    assert of_test(joint).balance == Balance()
    assert not any(button.isChecked() for button in joint.balance.answers.values())


@pytest.mark.parametrize("width", [1093, 820], ids=["small screen", "both side panes open"])
def test_no_card_of_a_joint_test_is_cut_off_where_there_is_little_room(joint, width):
    joint.resize(width, 520)
    QApplication.processEvents()

    for side in Side:
        for card in column(joint, side).cards:
            assert card.width() <= column(joint, side)._scroll.viewport().width()
