"""Page 3: limbs are ticked, chosen and shown to apply by keyboard; every change is read back from the library."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.exemptions_support import claim, claims, covert_and_withheld, focus, stand, tick
from tests.ui.pages_support import desk, kept
from ui.models.grid import CELL
from ui.pages.exemptions import ExemptionsPage
from workbench.domain.case import Harm, Likelihood, Outcome
from workbench.domain.findings import Page, Place
from workbench.errors import NotKept
from workbench.service.commands import SetOutcome, SetSubject, TickLimb

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

NCND = Outcome.NEITHER_CONFIRM_NOR_DENY
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot):
    return covert_and_withheld(qtbot)


# ── ticking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_space_relies_on_the_limb_that_lifts_the_duty_refused(page, qtbot):
    tick(page, qtbot, "pq1", "31(1)")
    tick(page, qtbot, "pq2", "31(3)")

    assert claims(page, "pq1") == ["31(3)"]
    assert claims(page, "pq2") == ["31(1)"]


def test_a_qualified_limb_brings_its_test_and_an_absolute_one_does_not(page, qtbot):
    tick(page, qtbot, "pq1", "23(5)")
    tick(page, qtbot, "pq1", "31(3)")

    assert [test.limbs for test in kept(page).tests] == [("31(3)",)]


def test_space_again_no_longer_relies_on_it(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)

    assert claims(page) == []
    assert page.grid.currentIndex().data(CELL).limb == "31(3)"


def test_a_click_on_the_box_ticks_and_beside_it_only_moves(page, qtbot):
    stand(page, "pq1", "31(3)")
    area = page.grid.visualRect(page.grid.currentIndex())
    beside = area.topRight() - area.topLeft()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + beside * 0.9)
    assert claims(page) == []

    box = area.center()
    box.setX(area.left() + 10)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert claims(page) == ["31(3)"]


def test_a_click_on_a_box_shows_the_law_of_its_own_limb(page, qtbot):
    stand(page, "pq2", "21")
    cell = page.model.place_of("pq2", "31(1)")
    box = page.grid.visualRect(cell).topLeft() + QPoint(10, page.grid.visualRect(cell).height() // 2)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert claims(page, "pq2") == ["31(1)"]
    assert page.grid.currentIndex() == page.model.place_of("pq2", "31(1)")


def test_arrows_pass_over_what_is_not_offered(page, qtbot):
    page.bridge.execute(SetOutcome("pq2", Outcome.DISCLOSED))
    stand(page, "pq1", "31(3)")
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)

    assert page.grid.currentIndex().data(CELL).part.id == "pq1"


def test_an_outcome_that_changes_puts_the_limb_right(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    page.bridge.execute(SetOutcome("pq1", Outcome.WITHHELD))

    assert claims(page) == ["31(1)"]
    assert page.detail.heading.name.startswith("31(1)")


def test_an_undecided_part_leads_to_its_outcome(page, qtbot):
    page.bridge.execute(SetOutcome("pq1", None))
    page.grid.go_to(page.model.first_open(0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert claims(page) == []

    with qtbot.waitSignal(page.goto) as gone:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert gone.args == [Place(Page.QUESTIONS, part_id="pq1")]


# ── finding limbs ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_rare_limb_is_found_by_number_and_ticked_without_the_mouse(page, qtbot):
    qtbot.keyClick(page.grid, Qt.Key.Key_Slash)
    assert focus() is page.search
    qtbot.keyClicks(page.search, "26(3)")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)

    assert claims(page) == ["26(3)"]
    page.search.clear()
    assert page.model.place_of("pq1", "26(3)").isValid()


def test_one_keystroke_shows_all_of_part_ii(page, qtbot):
    assert not page.model.place_of("pq1", "26(3)").isValid()
    qtbot.keyClick(page.grid, Qt.Key.Key_A, CONTROL | SHIFT)

    assert page.model.columnCount() == page.model.total


def test_searching_keeps_the_row(page, qtbot):
    stand(page, "pq2", "31(1)")
    page.search.setText("43(2)")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)

    assert page.grid.currentIndex().data(CELL).part.id == "pq2"


@pytest.mark.parametrize(
    ("words", "said", "shown"),
    [
        ("40(5)", "replaced on 25 May 2018", True),
        ("31(1)(j)", "ends with paragraph (i)", True),
        ("12(1)", "no ex", False),
    ],
)
def test_a_citation_that_the_act_does_not_have_is_named_where_it_is_searched(page, qtbot, words, said, shown):
    page.search.setFocus()
    qtbot.keyClicks(page.search, words)
    assert page.mistaken.isVisible()
    assert said in page.mistaken.text()
    assert (page.model.shown > 0) == shown  # what to use instead stands in the grid
    page.search.clear()
    assert not page.mistaken.isVisible()


def test_giving_up_a_search_goes_back_to_where_one_stood(page, qtbot):
    stand(page, "pq2", "31(1)")
    qtbot.keyClick(page.grid, Qt.Key.Key_L, CONTROL)
    qtbot.keyClicks(page.search, "43(2)")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert page.grid.currentIndex().data(CELL).limb == "31(1)"
    assert focus() is page.grid


# ── the decision on a cell ───────────────────────────────────────────────────────────────────────────────────────────


def test_before_a_tick_the_law_can_be_read(page):
    stand(page, "pq1", "31(3)")

    law = page.detail.law.toPlainText()
    assert law.startswith("A prejudice-based, qualified exemption.")
    assert "Checked against a published text." in law
    assert "Space relies on it" in page.detail.state.text()
    assert not page.detail.form.isVisible()


def test_a_subject_is_text_and_never_markup(page):
    page.bridge.execute(SetSubject("pq1", "<b>bold</b> & co"))
    stand(page, "pq1", "31(3)")

    assert "<b>bold</b> & co" in page.detail.state.text()
    assert page.detail.state.textFormat() == Qt.TextFormat.PlainText


def test_a_finding_opens_its_limb_without_laying_out_all_of_part_ii(page):
    """A limb that a search had hidden is among those most used, or ticked; only another one needs the whole grid."""
    page.bridge.execute(TickLimb("pq1", "31(3)", "t"))
    page.search.setText("personal")
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq1", limb="31(3)"))
    assert page.search.text() == ""
    assert not page.everything.isChecked()
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq1", limb="43(3)"))
    assert page.everything.isChecked()


def test_27_4_asks_for_a_or_b_and_then_for_its_interest(page, qtbot):
    page.everything.setChecked(True)
    tick(page, qtbot, "pq1", "27(4)")
    assert "Say (a) or (b)." in page.detail.state.text()
    assert page.detail.choices.alternatives._group.checkedButton() is None

    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert focus().text() == "27(4)(a)"
    qtbot.keyClick(focus(), Qt.Key.Key_Space)

    assert claims(page) == ["27(4)(a)"]
    assert [test.limbs for test in kept(page).tests] == [("27(4)(a)",)]
    assert focus() is page.detail.choices.paragraphs


def test_the_tab_key_reads_the_law_first_and_then_the_choice(page, qtbot):
    page.bridge.execute(TickLimb("pq1", "27(4)", "t"))
    stand(page, "pq1", "27(4)")
    page.detail.law.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)

    assert focus().text() == "27(4)(a)"


def test_both_limbs_of_a_column_can_be_looked_at(page, qtbot):
    for limb in ("27(4)(a)", "27(4)(b)"):
        page.bridge.execute(TickLimb("pq1", limb, f"t {limb}"))
    stand(page, "pq1", "27(4)")
    page.detail.claims.setCurrentIndex(1)

    assert page.detail.heading.name.startswith("27(4)(b)")
    page.detail.form.reason.setPlainText("It came in confidence.")
    assert claim(page, "27(4)(b)").reason == "It came in confidence."
    assert claim(page, "27(4)(a)").reason == ""


def test_the_interest_protected_is_ticked_by_key(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert focus() is page.detail.choices.paragraphs
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)

    assert claim(page, "31(3)").paragraphs == ("31(1)(a)", "31(1)(b)")
    assert focus() is page.detail.choices.paragraphs


def test_purposes_appear_under_the_paragraph_that_needs_one(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    paragraphs = page.detail.choices.paragraphs
    shown = {paragraphs.item(row).text().split()[1]: row for row in range(9, paragraphs.count())}
    assert all(paragraphs.item(row).isHidden() for row in shown.values())

    paragraphs.item(6).setCheckState(Qt.CheckState.Checked)
    assert claim(page, "31(3)").paragraphs == ("31(1)(g)",)
    assert not paragraphs.item(shown["31(2)(b)"]).isHidden()
    assert "name the purpose in section 31(2)" in page.detail.state.text().lower()

    paragraphs.item(shown["31(2)(b)"]).setCheckState(Qt.CheckState.Checked)
    assert claim(page, "31(3)").paragraphs == ("31(1)(g)", "31(2)(b)")


def test_the_harm_is_typed_and_said_how_likely_with_nothing_preselected(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    form = page.detail.form
    assert not any(form.likelihood.button(level).isChecked() for level in Likelihood)
    assert not form.likelihood.button(Likelihood.REQUIRED).isVisible()

    qtbot.keyClicks(form.interest, "detection of crime")
    qtbot.keyClicks(form.mechanism, "Offenders would plan around it.")
    qtbot.mouseClick(form.likelihood.button(Likelihood.WOULD_BE_LIKELY), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.evidence, "Two operations in 2024.")

    assert claim(page, "31(3)").harm == Harm(
        "detection of crime",
        "Offenders would plan around it.",
        Likelihood.WOULD_BE_LIKELY,
        "Two operations in 2024.",
    )


def test_section_24_has_its_own_word_for_likelihood(page, qtbot):
    tick(page, qtbot, "pq1", "24(2)")

    shown = [level for level in Likelihood if page.detail.form.likelihood.button(level).isVisible()]
    assert shown == [Likelihood.REQUIRED]


def test_a_class_limb_asks_for_its_reason_and_no_harm(page, qtbot):
    tick(page, qtbot, "pq1", "23(5)")
    assert not page.detail.form.interest.isVisible()
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.keyClicks(focus(), "Such bodies may be involved.")

    assert claim(page, "23(5)").reason == "Such bodies may be involved."


def test_what_is_typed_belongs_to_the_cell_where_it_was_typed(page, qtbot):
    tick(page, qtbot, "pq1", "23(5)")
    tick(page, qtbot, "pq1", "31(3)")
    stand(page, "pq1", "23(5)")
    qtbot.keyClicks(page.detail.form.reason, "for 23")
    stand(page, "pq1", "31(3)")
    qtbot.keyClicks(page.detail.form.reason, "for 31")

    assert (claim(page, "23(5)").reason, claim(page, "31(3)").reason) == ("for 23", "for 31")


def test_where_it_cannot_be_kept_the_officer_stays_with_what_was_typed(page, qtbot):
    tick(page, qtbot, "pq1", "23(5)")
    tick(page, qtbot, "pq1", "31(3)")
    qtbot.keyClicks(page.detail.form.reason, "precious")
    page.bridge.workbench._store.faults.append(NotKept("The disk is full.", "Make room."))
    stand(page, "pq1", "23(5)")

    assert page.detail.heading.name.startswith("31(3)")
    assert page.detail.form.reason.toPlainText() == "precious"
    assert claim(page, "31(3)").reason == "precious"


def test_a_box_that_could_not_be_kept_shows_what_the_case_holds(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    faults = page.bridge.workbench._store.faults
    faults += [NotKept("The disk is full.") for _ in range(2)]
    page.detail.choices.paragraphs.item(0).setCheckState(Qt.CheckState.Checked)
    page.detail.form.likelihood.button(Likelihood.WOULD).click()

    assert page.detail.choices.paragraphs.item(0).checkState() == Qt.CheckState.Unchecked
    assert not page.detail.form.likelihood.button(Likelihood.WOULD).isChecked()
    assert claim(page, "31(3)").paragraphs == ()


def test_typing_leaves_focus_and_cursor_alone(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    reason = page.detail.form.reason
    reason.setFocus()
    qtbot.keyClicks(reason, "abc")
    qtbot.keyClick(reason, Qt.Key.Key_Left)
    page.bridge.flush()
    qtbot.keyClicks(reason, "x")

    assert claim(page, "31(3)").reason == "abxc"
    assert focus() is reason


def test_escape_goes_back_to_the_grid(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)

    assert focus() is page.grid


def test_undo_takes_the_tick_back(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    page.bridge.undo()

    assert claims(page) == []
    assert not page.detail.form.isVisible()


# ── going to a place ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("field", "widget"), [("harm", "interest"), ("reason", "reason")])
def test_a_finding_opens_its_field(page, field, widget):
    page.bridge.execute(TickLimb("pq1", "31(3)", "t"))
    page.bridge.execute(TickLimb("pq2", "43(2)", "u"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq1", limb="31(3)", field=field))

    assert page.detail.heading.name.startswith("31(3)")
    assert focus() is getattr(page.detail.form, widget)


def test_a_finding_opens_the_paragraphs(page):
    page.bridge.execute(TickLimb("pq1", "31(3)", "t"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq1", limb="31(3)", field="paragraphs"))

    assert focus() is page.detail.choices.paragraphs


def test_a_part_without_a_limb_is_opened_at_its_row(page):
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2"))

    assert page.grid.currentIndex().data(CELL).part.id == "pq2"
    assert focus() is page.grid


# ── empty and other cases ────────────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_case_says_what_to_do_first(qtbot):
    page = desk(qtbot, ExemptionsPage, taken_in=False)

    assert "Take in the request" in page._nothing.text()
    with qtbot.waitSignal(page.goto) as gone:
        page._to_questions.click()
    assert gone.args[0].page is Page.QUESTIONS


def test_a_case_that_refuses_nothing_needs_no_exemption(page):
    for part_id in ("pq1", "pq2"):
        page.bridge.execute(SetOutcome(part_id, Outcome.NOT_HELD))

    assert page._nothing.isVisible()
    assert "no exemption is needed" in page._nothing.text()


def test_coming_back_to_the_page_stands_where_it_was_left(page):
    stand(page, "pq2", "31(1)")
    page.show_case(page.bridge.case)

    assert page.grid.currentIndex().data(CELL).limb == "31(1)"


def test_every_control_has_a_name(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    form, detail = page.detail.form, page.detail
    fields = [form.reason, form.interest, form.mechanism, form.evidence, detail.law, detail.choices.paragraphs]
    for control in [page.search, page.grid, *fields]:
        assert control.accessibleName()


def test_no_field_of_the_reason_is_cut_off_where_the_window_is_narrow(page, qtbot):
    page.resize(800, 480)
    tick(page, qtbot, "pq1", "31(3)")
    QApplication.processEvents()

    form = page.detail.form
    assert form.width() <= form.parentWidget().width()
    for field in form.controls:
        if field.isVisible():
            assert field.mapTo(page, field.rect().topRight()).x() < page.width()
