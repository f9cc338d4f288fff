"""Page 2: under each outcome stands what it asks for, and beside it what the Act says."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.pages_support import desk, kept
from ui.pages.questions import QuestionsPage
from ui.widgets.law_text import EVIDENCE
from workbench.domain.case import EarlierRequest, Holding, Outcome
from workbench.domain.cost import Activity, CostLine, CostWorksheet
from workbench.domain.findings import Page, Place
from workbench.domain.grounds import Need
from workbench.errors import NotKept
from workbench.service.commands import (
    AddPart,
    AddWorksheet,
    SetAdvice,
    SetAnswerText,
    SetHolding,
    SetOutcome,
    SetReceived,
    SetWorksheet,
)

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen screen has no window manager
    "does not support (propagateSizeHints|raise|grabbing the keyboard)"
)


@pytest.fixture
def page(qtbot):
    page = desk(qtbot, QuestionsPage)
    page.tree.view.setFocus()
    return page


def part(page, part_id="pq1"):
    return kept(page).part(part_id)


def card(page, part_id="pq1"):
    return page.parts.card(part_id)


FIELDS = ("holding", "searches", "wanted", "earlier", "worksheet", "reason", "advice")


def shown(page, part_id="pq1") -> list[str]:
    """The fields that stand under a part's outcome, with "answer" where one is to be written."""
    fields = [name for name in FIELDS if getattr(card(page, part_id).fields, name).isVisible()]
    return [*fields, *(["answer"] if card(page, part_id).answer.isVisible() else [])]


@pytest.mark.parametrize(
    ("outcome", "asked_for"),
    [
        (None, ["answer"]),
        (Outcome.DISCLOSED, ["answer"]),
        (Outcome.PARTLY_DISCLOSED, ["answer"]),
        (Outcome.ACCESSIBLE_ELSEWHERE, ["answer"]),
        (Outcome.NOT_HELD, ["searches", "answer"]),
        (Outcome.WITHHELD, ["answer"]),
        (Outcome.NEITHER_CONFIRM_NOR_DENY, ["holding", "searches", "answer"]),
        (Outcome.COST, ["holding", "worksheet", "reason", "advice"]),
        (Outcome.COST_TO_CONFIRM, ["worksheet", "reason", "advice"]),
        (Outcome.VEXATIOUS, ["reason"]),
        (Outcome.REPEATED, ["earlier", "reason"]),
        (Outcome.CLARIFICATION, ["wanted", "advice"]),
        (Outcome.INVALID, ["reason", "advice"]),
        (Outcome.ENVIRONMENTAL, ["reason"]),
    ],
)
def test_only_the_fields_that_an_outcome_needs_stand_under_it(page, outcome, asked_for):
    page.bridge.execute(SetOutcome("pq1", outcome))
    assert shown(page) == asked_for


@pytest.mark.parametrize("outcome", list(Outcome))
def test_whatever_the_law_wants_recorded_of_an_outcome_has_its_field_there(page, outcome):
    page.bridge.execute(SetOutcome("pq1", outcome))
    fields = {
        Need.ANSWER: "answer",
        Need.PLACE: "answer",
        Need.HOLDING: "holding",
        Need.SEARCHES: "searches",
        Need.REASON: "reason",
        Need.ADVICE: "advice",
        Need.WORKSHEET: "worksheet",
        Need.EARLIER: "earlier",
        Need.WANTED: "wanted",
    }
    needs = page.bridge.workbench.law.combinations.of(outcome).needs
    assert {fields[need] for need in needs if need is not Need.LIMB} <= set(shown(page))
    assert card(page).exemptions.isVisible() is (Need.LIMB in needs or outcome is Outcome.ACCESSIBLE_ELSEWHERE)


def test_what_was_written_is_never_out_of_sight(page):
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    page.bridge.execute(SetAdvice("pq1", "One year instead of ten."))
    page.bridge.execute(SetAnswerText("pq1", "Twelve."))
    page.bridge.execute(SetOutcome("pq1", Outcome.VEXATIOUS))
    assert shown(page) == ["reason", "advice", "answer"]


@pytest.mark.parametrize(
    ("outcome", "told", "warned"),
    [
        (Outcome.DISCLOSED, False, ""),
        (Outcome.PARTLY_DISCLOSED, False, ""),
        (Outcome.NOT_HELD, True, ""),
        (Outcome.WITHHELD, True, "Leave nothing there that is refused"),
        (Outcome.NEITHER_CONFIRM_NOR_DENY, True, "tell whether anything is held"),
        (Outcome.VEXATIOUS, True, "Leave nothing there that is refused"),
    ],
)
def test_an_answer_that_stays_under_another_outcome_is_not_overlooked(page, outcome, told, warned):
    """The letter prints what was written for a part, whatever was decided afterwards."""
    said = []
    page.bridge.noted.connect(said.append)
    page.bridge.execute(SetOutcome("pq1", Outcome.DISCLOSED))
    page.bridge.execute(SetAnswerText("pq1", "Fourteen arrests."))
    card(page).decide(outcome)
    assert ["still prints it" in news for news in said] == ([True] if told else [])
    assert card(page).warning.isVisible() is bool(warned)
    assert warned in card(page).warning.text()
    page.bridge.execute(SetAnswerText("pq1", ""))
    assert "prints" not in card(page).warning.text()


def test_a_hint_is_read_whole_where_nothing_is_written_yet(page):
    page.resize(760, 480)
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    reason = card(page).fields.reason
    QApplication.processEvents()
    line = reason.fontMetrics().lineSpacing()
    room = QRect(0, 0, reason.viewport().width() - 8, 1000)
    hint = reason.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, reason.placeholderText())
    assert hint.height() > 2 * line, "the hint is long enough to be cut off"
    assert reason.height() >= hint.height() + 2 * reason.frameWidth()


def test_whether_it_is_held_is_recorded_by_key_and_taken_back(qtbot, page):
    page.bridge.execute(SetOutcome("pq1", Outcome.NEITHER_CONFIRM_NOR_DENY))
    fields = card(page).fields
    assert fields.holding.currentText() == "not recorded"
    assert "The letter is the same, whatever stands here" in fields.note.text()
    fields.holding.setFocus()
    qtbot.keyClicks(fields.holding, "not h")
    qtbot.keyClick(fields.holding, Qt.Key.Key_Return)
    assert part(page).holding is Holding.NOT_HELD
    page.bridge.undo()
    assert (part(page).holding, fields.holding.currentText()) == (None, "not recorded")


def test_holding_that_could_not_be_kept_is_not_shown_as_recorded(qtbot, page):
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    page.bridge.workbench._store.faults.append(NotKept("The disk is full."))
    fields = card(page).fields
    fields.holding.activated.emit(1)
    assert fields.holding.currentText() == "not recorded"
    assert part(page).holding is None


@pytest.mark.parametrize(
    ("outcome", "field", "name"),
    [
        (Outcome.NOT_HELD, "searches", "searches"),
        (Outcome.COST, "reason", "reason"),
        (Outcome.COST, "advice", "advice"),
    ],
)
def test_words_for_a_ground_are_typed_kept_and_undone_as_one_step(qtbot, page, outcome, field, name):
    page.bridge.execute(SetOutcome("pq1", outcome))
    text = getattr(card(page).fields, field)
    text.setFocus()
    qtbot.keyClicks(text, "Files are kept ")
    page.bridge.flush()
    qtbot.keyClicks(text, "by year.")
    assert getattr(part(page), name) == "Files are kept by year."
    page.bridge.undo()
    assert (getattr(part(page), name), text.toPlainText()) == ("", "")


def test_what_a_clarification_asks_for_is_one_text_for_the_request(qtbot, page):
    page.tree.choose("q2")
    for part_id in ("pq1", "pq2"):
        page.bridge.execute(SetOutcome(part_id, Outcome.CLARIFICATION))
    page.go_to(Place(Page.QUESTIONS, part_id="pq2", field="wanted"))
    qtbot.keyClicks(QApplication.focusWidget(), "Which years do you mean?")
    assert kept(page).letter.wanted == "Which years do you mean?"
    page.tree.choose("q1")
    assert card(page).fields.wanted.toPlainText() == "Which years do you mean?"


def test_an_earlier_request_has_its_reference_and_the_day_it_was_complied_with(qtbot, page):
    page.bridge.execute(SetOutcome("pq1", Outcome.REPEATED))
    page.bridge.execute(SetReceived(date(2025, 7, 1)))
    page.go_to(Place(Page.QUESTIONS, part_id="pq1", field="earlier"))
    qtbot.keyClicks(QApplication.focusWidget(), "88-25")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "2/5/2025")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert part(page).earlier == EarlierRequest("88-25", date(2025, 5, 2))
    assert card(page).fields.complied.line.text() == "Fri 2 May 2025"


def test_the_estimate_is_asked_for_from_the_part(qtbot, page):
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    assert card(page).fields.estimate.text() == "no estimate yet"
    page.go_to(Place(Page.QUESTIONS, part_id="pq1", field="worksheet"))
    with qtbot.waitSignal(page.cost_wanted) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert asked.args == ["pq1"]


def test_a_day_that_cannot_be_is_said_beside_it_and_holds_nothing_else_up(qtbot, page):
    """The request arrived before that day; what is typed afterwards, and what is decided, is kept all the same."""
    page.bridge.execute(SetReceived(date(2025, 7, 1)))
    page.bridge.execute(SetOutcome("pq1", Outcome.REPEATED))
    fields = card(page).fields
    page.go_to(Place(Page.QUESTIONS, part_id="pq1", field="earlier"))
    qtbot.keyClicks(fields.earlier, "88-25")
    qtbot.keyClicks(fields.complied.line, "1/8/2025")
    qtbot.keyClicks(fields.reason, "The same words, a month later.")
    assert page.bridge.flush()

    assert part(page).reason == "The same words, a month later."
    assert part(page).earlier == EarlierRequest("88-25")
    assert fields.complied.line.text() == "1/8/2025"
    assert "cannot have been complied with" in fields.complied.sentence.text()
    assert page.bridge.execute(SetOutcome("pq2", Outcome.DISCLOSED))
    assert fields.complied.line.text() == "1/8/2025"

    fields.complied.line.selectAll()
    qtbot.keyClicks(fields.complied.line, "2/5/2025")
    assert fields.complied.sentence.text() == ""
    assert page.bridge.flush()
    assert part(page).earlier == EarlierRequest("88-25", date(2025, 5, 2))


@pytest.mark.parametrize(
    ("field", "widget"),
    [
        ("holding", "holding"),
        ("searches", "searches"),
        ("ground", "reason"),
        ("reason", "reason"),
        ("advice", "advice"),
        ("earlier", "earlier"),
        ("worksheet", "worksheet"),
        ("wanted", "wanted"),
    ],
)
def test_a_finding_opens_a_field_under_the_outcome_even_where_it_was_out_of_sight(page, field, widget):
    page.bridge.execute(SetOutcome("pq2", Outcome.DISCLOSED))
    page.go_to(Place(Page.QUESTIONS, part_id="pq2", field=field))
    assert QApplication.focusWidget() is getattr(card(page, "pq2").fields, widget)
    assert QApplication.focusWidget().isVisible()


def test_enter_goes_from_a_ground_to_the_first_field_that_it_still_needs(qtbot, page):
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    page.bridge.execute(SetHolding("pq1", Holding.HELD))
    qtbot.keyClick(page.tree.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card(page).fields.worksheet


def test_the_estimate_of_a_part_stands_beside_the_button(page):
    page.bridge.execute(SetReceived(date(2025, 7, 1)))
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    line = CostLine("l", Activity.LOCATE, "files", items=40, tenths_of_minutes=300)
    page.bridge.execute(AddWorksheet("w", ("pq1",)))
    page.bridge.execute(SetWorksheet(CostWorksheet("w", part_ids=("pq1",), lines=(line,))))
    said = card(page).fields.estimate.text()  # forty files of half an hour are 20 hours; at £25 that is £500
    assert said == "20 h, £500: over the limit of £450 (18 h)"


def test_what_the_act_says_of_a_ground_can_be_read_beside_it_and_put_away(qtbot, page):
    law = card(page).law
    assert not law.isVisible()  # nothing is decided yet
    page.bridge.execute(SetOutcome("pq1", Outcome.COST))
    ground = page.bridge.workbench.law.combinations.of(Outcome.COST)
    read = law.toPlainText()
    assert law.isVisible()
    assert read.startswith("Section 12(1)")
    for words in (ground.says, *ground.conditions, *ground.pitfalls, *ground.source, EVIDENCE[ground.evidence]):
        assert words in read
    qtbot.keyClick(page.tree.view, Qt.Key.Key_F3)
    assert not law.isVisible()
    page.bridge.execute(AddPart("new", "q1"))
    page.bridge.execute(SetOutcome("new", Outcome.VEXATIOUS))
    assert not card(page, "new").law.isVisible()


@pytest.mark.parametrize("width", [1093, 820], ids=["small screen", "both side panes open"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_under_no_outcome_is_anything_cut_off_where_there_is_little_room(qtbot, page, outcome, width):
    page.bridge.execute(SetOutcome("pq1", outcome))
    page.resize(width, 480)
    QApplication.processEvents()
    right = card(page).mapTo(page, card(page).rect().topRight()).x()
    assert right <= page.width()
    for control in card(page).controls:
        if control.isVisible():
            corner = control.mapTo(card(page), control.rect().bottomRight())
            assert card(page).rect().contains(corner), control.accessibleName()
