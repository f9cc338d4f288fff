"""Page 3: what the table of combinations says about a tick, and what single limbs ask for."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.exemptions_support import claim, claims, covert_and_withheld, focus, stand, tick
from ui.models.grid import CELL
from workbench.domain.case import LegitimateInterests, Opinion, Outcome, Particulars
from workbench.domain.findings import Page, Place
from workbench.service.commands import SetOutcome, SetParticulars, SetReason, TickLimb

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

NCND = Outcome.NEITHER_CONFIRM_NOR_DENY


@pytest.fixture
def page(qtbot):
    return covert_and_withheld(qtbot)


# ── what the table of combinations says ──────────────────────────────────────────────────────────────────────────────


def test_the_words_of_a_paragraph_tick_it_as_its_box_does(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    listed = page.detail.choices.paragraphs
    words = listed.visualItemRect(listed.item(0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert claim(page, "31(3)").paragraphs == ("31(1)(a)",)
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert claim(page, "31(3)").paragraphs == ()


@pytest.mark.parametrize(
    ("part_id", "limb", "asked"),
    [
        ("pq1", "31(3)", "Which interest does it protect?"),
        ("pq2", "31(1)", "Which paragraphs does it stand on?"),
        ("pq2", "40(2) with 40(3A)", "Which paragraphs does it stand on?"),
    ],
)
def test_what_is_asked_of_the_paragraphs(page, part_id, limb, asked):
    page.bridge.execute(TickLimb(part_id, limb, "t"))
    stand(page, part_id, limb)
    page.detail.show_cell(page.bridge.case, page.grid.currentIndex().data(CELL), limb)
    assert page.detail.choices.heading.text() == asked


def test_a_tick_that_says_less_is_missing_moves_no_other_box(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    listed = page.detail.choices.paragraphs
    QApplication.processEvents()
    before = listed.mapTo(page, listed.rect().topLeft())
    page.bridge.execute(SetReason("pq1", "31(3)", "A yes or a no would tell."))
    listed.item(0).setCheckState(Qt.CheckState.Checked)
    QApplication.processEvents()
    assert listed.mapTo(page, listed.rect().topLeft()) == before


def test_a_box_that_is_wanted_where_there_is_none_is_refused_with_the_reason(page, qtbot):
    page.everything.setChecked(True)
    blank = page.grid.visualRect(page.model.place_of("pq1", "43(1)")).center()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=blank)

    assert claims(page) == []
    assert page.bridge.news[-1].startswith("Section 43(1) does not lift the duty to confirm or deny.")


def test_a_limb_that_is_looked_for_and_cannot_stand_is_refused_with_the_reason(page, qtbot):
    stand(page, "pq1", "31(3)")
    qtbot.keyClick(page.grid, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.search, "trade secret")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)

    assert page.bridge.news[-1].startswith("Section 43(1) does not lift the duty to confirm or deny.")


def test_a_part_over_the_cost_limit_shows_its_ground_and_leads_to_it(page, qtbot):
    page.bridge.execute(SetOutcome("pq2", Outcome.COST))
    stand(page, "pq1", "23(5)")
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)

    assert page.grid.currentIndex().data(CELL).ground.outcome is Outcome.COST
    assert page.grid.columnSpan(1, 0) == page.model.columnCount()
    assert page.detail.heading.name.startswith("12(1)")
    assert page.detail.law.toPlainText().startswith("Section 12(1)")
    assert not page.detail.form.isVisible()
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert "no exemption of Part II" in page.bridge.news[-1]
    with qtbot.waitSignal(page.goto) as gone:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert gone.args == [Place(Page.QUESTIONS, part_id="pq2")]


def test_a_row_that_is_refused_again_has_its_boxes_again(page):
    page.bridge.execute(SetOutcome("pq2", Outcome.COST))
    page.bridge.undo()

    assert page.grid.columnSpan(1, 0) == 1
    assert page.model.place_of("pq2", "31(1)").data(Qt.ItemDataRole.CheckStateRole) is not None


def test_a_limb_in_doubt_is_ticked_and_the_doubt_stands_beside_it(page, qtbot):
    tick(page, qtbot, "pq2", "30(1)")
    tick(page, qtbot, "pq2", "31(1)")

    assert claims(page, "pq2") == ["30(1)", "31(1)"]
    assert "⚠ Section 31(1) covers only information that is not exempt under section 30" in page.detail.state.text()


# ── what single limbs ask for ────────────────────────────────────────────────────────────────────────────────────────

PARTICULARS = {
    "opinion": ("person", "role", "given_on", "opinion"),
    "interests": ("interest", "necessity", "balance"),
    "defence": ("defence",),
    "intention": ("intended_on", "intention"),
    "alternative": ("alternative",),
    "reasons_withheld": ("withheld",),
}


def asked(page) -> list[str]:
    """The particulars that can be seen, by the names under which findings know them."""
    fields = page.detail.form.particulars
    return [name for name, widgets in PARTICULARS.items() if getattr(fields, widgets[0]).isVisible()]


@pytest.mark.parametrize(
    ("limb", "expected"),
    [
        ("36(2)", ["opinion"]),
        ("40(2) with 40(3A)", ["interests"]),
        ("40(2) with 40(3B)", []),
        ("40(1)", []),
        ("41(1)", ["defence"]),
        ("22(1)", ["intention"]),
        ("22A(1)", []),
        ("31(1)", []),
    ],
)
def test_a_limb_asks_for_what_it_turns_on_and_nothing_else(page, limb, expected):
    page.bridge.execute(TickLimb("pq2", limb, "t"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2", limb=limb, field="reasons_withheld"))

    assert asked(page) == [*expected, "reasons_withheld"]


@pytest.mark.parametrize(
    ("limb", "expected"),
    [
        ("36(3)", ["opinion"]),
        ("40(5B)(a)(i)", ["interests"]),
        ("40(5B)(b)", []),
        ("41(2)", ["defence"]),
        ("22(2)", ["intention"]),
        ("31(3)", []),
    ],
)
def test_so_does_a_limb_on_the_duty_to_confirm_or_deny(page, limb, expected):
    page.bridge.execute(TickLimb("pq1", limb, "t"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq1", limb=limb, field="reasons_withheld"))

    assert asked(page) == [*expected, "reasons_withheld"]


def test_the_qualified_persons_opinion_is_typed_from_field_to_field(page, qtbot):
    page.bridge.execute(TickLimb("pq2", "36(2)", "t"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2", limb="36(2)", field="opinion"))
    for words in ("A. Person", "chief constable", "27/6/2025", "It would inhibit frank advice."):
        qtbot.keyClicks(focus(), words)
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)

    expected = Opinion("A. Person", "chief constable", date(2025, 6, 27), "It would inhibit frank advice.")
    assert claim(page, "36(2)", "pq2").particulars.opinion == expected
    assert page.detail.form.particulars.given_on.line.text() == "Fri 27 June 2025"
    page.bridge.undo()
    assert claim(page, "36(2)", "pq2").particulars.opinion.text == ""
    assert page.detail.form.particulars.opinion.toPlainText() == ""


def test_the_three_steps_are_typed_in_their_order(page, qtbot):
    limb = "40(2) with 40(3A)"
    page.bridge.execute(TickLimb("pq2", limb, "t"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2", limb=limb, field="interests"))
    for words in ("Openness on pay.", "Bands would do.", "Their rights prevail."):
        qtbot.keyClicks(focus(), words)
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)

    steps = LegitimateInterests("Openness on pay.", "Bands would do.", "Their rights prevail.")
    assert claim(page, limb, "pq2").particulars.interests == steps


def test_a_finding_opens_the_step_that_is_still_missing(page):
    limb = "40(2) with 40(3A)"
    page.bridge.execute(TickLimb("pq2", limb, "t"))
    steps = Particulars(interests=LegitimateInterests(interest="Openness."))
    page.bridge.execute(SetParticulars("pq2", limb, steps))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2", limb=limb, field="interests"))

    assert focus() is page.detail.form.particulars.necessity


@pytest.mark.parametrize(
    ("limb", "field", "widget"),
    [
        ("36(2)", "opinion", "person"),
        ("36(2)", "particulars", "person"),
        ("41(1)", "particulars", "defence"),
        ("22(1)", "particulars", "intended_on"),
        ("41(1)", "defence", "defence"),
        ("22(1)", "intention", "intended_on"),
        ("31(1)", "reasons_withheld", "withheld"),
    ],
)
def test_a_finding_opens_what_a_limb_asks_for(page, limb, field, widget):
    page.bridge.execute(TickLimb("pq2", limb, "t"))
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2", limb=limb, field=field))

    wanted = getattr(page.detail.form.particulars, widget)
    assert focus() is getattr(wanted, "line", wanted)


def test_the_alternative_is_offered_only_where_the_law_allows_it(page, qtbot):
    tick(page, qtbot, "pq2", "24(1)")
    assert asked(page) == ["reasons_withheld"]
    tick(page, qtbot, "pq2", "31(1)")
    stand(page, "pq2", "24(1)")
    assert asked(page) == ["reasons_withheld"]

    tick(page, qtbot, "pq2", "23(1)")
    stand(page, "pq2", "24(1)")
    assert asked(page) == ["alternative", "reasons_withheld"]
    page.go_to(Place(Page.EXEMPTIONS, part_id="pq2", limb="24(1)", field="alternative"))
    box = page.detail.form.particulars.alternative
    assert (focus(), box.currentText()) == (box, "no, on its own")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert claim(page, "24(1)", "pq2").particulars.alternative_to == "23(1)"
    assert "⚠" not in page.detail.state.text()
    page.bridge.undo()
    assert box.currentText() == "no, on its own"


def test_what_no_limb_asks_for_any_more_is_not_out_of_sight(page):
    page.bridge.execute(TickLimb("pq2", "31(1)", "t"))
    page.bridge.execute(SetParticulars("pq2", "31(1)", Particulars(defence="It is in the public interest.")))
    stand(page, "pq2", "31(1)")

    assert asked(page) == ["defence", "reasons_withheld"]


def test_reasons_that_are_not_said_are_kept_on_the_file(page, qtbot):
    tick(page, qtbot, "pq1", "31(3)")
    field = page.detail.form.particulars.withheld
    assert "never printed" in field.toolTip()
    qtbot.keyClicks(field, "More would name the tactic.")
    assert claim(page, "31(3)").particulars.reasons_withheld == "More would name the tactic."
