"""The window of an internal review: part by part, first answer beside fresh decision, kept as it is typed."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.store import MemoryCaseStore
from tests.ui.letter_support import Typesetter
from ui.bridge import Bridge
from ui.dialogs.review import ReviewDialog
from ui.main_window import MainWindow
from ui.widgets.letter_head import REVIEW_NOT_RECORDED
from workbench import bootstrap, locations
from workbench.domain.case import ClockEvent, EventKind, Outcome
from workbench.domain.findings import Page, Place
from workbench.domain.letter import Approval, LetterKind
from workbench.domain.review import ReviewResult
from workbench.service.commands import ApproveLetter, ChooseLetter, OpenReview, RecordEvent, SetLetterDate, SetOutcome
from workbench.service.workbench import Workbench

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

NOW = datetime(2025, 7, 29, 9, tzinfo=UTC)


@pytest.fixture
def window(qtbot):
    numbers = iter(range(100_000))
    workbench = Workbench(
        MemoryCaseStore(),
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        Typesetter(),
        bootstrap.write_file,
        lambda: NOW,
        lambda: f"n{next(numbers)}",
    )
    window = MainWindow(Bridge(workbench))
    qtbot.addWidget(window)
    session = workbench.import_case(locations.example().read_bytes())
    window.show()
    window.list_cases()
    window.open_case(session.case.id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def opened(window: MainWindow) -> ReviewDialog:
    window.case_windows.review_case()
    dialog = window.case_windows.review_window
    for _ in range(200):  # the desk's window counts as active with it, so that says nothing
        QTest.qWait(5)
        if QApplication.activeWindow() is dialog:
            return dialog
    raise AssertionError("the window of the review did not come to the front")


def types(dialog: ReviewDialog, text: str) -> None:
    QTest.keyClicks(dialog.focusWidget(), text)


def tab(dialog: ReviewDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)


def test_the_menu_opens_a_review_with_what_the_first_answer_said(window):
    dialog = opened(window)
    review = window.bridge.case.review
    assert [decision.part_id for decision in review.decisions] == [part.id for part in window.bridge.case.parts]
    assert dialog.parts.count() == len(window.bridge.case.parts)
    assert dialog.part.first.text() == dialog.part.now.text() == review.decisions[0].first_answer
    assert not any(button.isChecked() for button in dialog.part.results.values()), "nothing is preselected"


def test_before_anything_is_answered_there_is_nothing_to_review(window):
    window.new_case()
    window.case_windows.review_case()
    assert window.case_windows.review_window is None
    assert "nothing to review yet" in window.bar.text


def test_a_review_that_was_asked_for_is_opened_after_it_is_recorded(window, monkeypatch):
    window.bridge.execute(RecordEvent(ClockEvent("e1", EventKind.RESPONDED, date(2025, 7, 28))))

    class Recorded:
        """The window in which events are recorded, with one recorded in it."""

        def __init__(self, bridge: Bridge, parent: MainWindow) -> None:
            self._bridge = bridge

        def exec(self) -> None:
            self._bridge.execute(RecordEvent(ClockEvent("e2", EventKind.REVIEW_REQUESTED, date(2025, 7, 29))))

    monkeypatch.setattr("ui.dialogs.events.EventsDialog", Recorded)
    window.case_windows.record_events()
    dialog = window.case_windows.review_window
    assert dialog.asked.text() == "A review was asked for on Tue 29 July 2025."


def test_where_it_is_not_recorded_when_the_review_was_asked_for_the_window_says_so(window):
    assert "not recorded yet" in opened(window).asked.text()


def test_the_letters_page_says_so_too_and_asks_nobody_for_an_issue_that_would_be_refused(window):
    bridge, said = window.bridge, []
    bridge.failed.connect(lambda error: said.append(str(error)))
    bridge.execute(OpenReview())
    bridge.execute(ChooseLetter(LetterKind.REVIEW_OUTCOME))
    code = bridge.workbench.code(bridge.case, bridge.authority)
    approval = bridge.workbench.approval(bridge.case, bridge.authority, "C", "Head", date(2025, 7, 29), "", code)
    bridge.execute(ApproveLetter(approval))
    page = window.pages[Page.LETTER]
    window.show_page(list(window.pages).index(Page.LETTER))
    assert page.head.status.text().startswith(f"⚠ {REVIEW_NOT_RECORDED} Approved by ")
    page.sign_off.issue()
    assert said == [REVIEW_NOT_RECORDED]
    bridge.execute(RecordEvent(ClockEvent("e1", EventKind.RESPONDED, date(2025, 7, 28))))
    bridge.execute(RecordEvent(ClockEvent("e2", EventKind.REVIEW_REQUESTED, date(2025, 7, 29))))
    assert page.head.status.text().startswith("Approved by ")


def test_complaint_reviewer_and_role_are_typed_in_the_order_of_the_window(window):
    dialog = opened(window)
    types(dialog, "You did not search properly.")
    tab(dialog)
    types(dialog, "R Reviewer")
    tab(dialog)
    types(dialog, "Data Protection Officer")
    assert window.bridge.flush()
    review = window.bridge.case.review
    assert (review.complaint, review.reviewer, review.role) == (
        "You did not search properly.",
        "R Reviewer",
        "Data Protection Officer",
    )


def test_each_part_is_upheld_varied_or_overturned_with_fresh_reasons_by_keyboard(window):
    dialog = opened(window)
    dialog.role.setFocus()
    tab(dialog)
    assert dialog.focusWidget() is dialog.parts
    QTest.keyClick(dialog.parts, Qt.Key.Key_Down)
    part_id = window.bridge.case.parts[1].id
    tab(dialog)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    while dialog.focusWidget() is not dialog.part.reasons:
        tab(dialog)
    types(dialog, "A second search found two records.")
    assert window.bridge.flush()
    decision = window.bridge.case.review.decision(part_id)
    assert (decision.result, decision.reasons) == (ReviewResult.VARIED, "A second search found two records.")
    assert dialog.parts.item(1).text().startswith("✓ varied: ")


def test_the_reasons_of_one_part_never_come_to_another(window):
    dialog = opened(window)
    dialog.part.reasons.setFocus()
    types(dialog, "Of the first.")
    dialog.parts.setCurrentRow(1)
    assert dialog.part.reasons.toPlainText() == ""
    decisions = window.bridge.case.review.decisions
    assert [decision.reasons for decision in decisions[:2]] == ["Of the first.", ""]


def test_a_fresh_decision_is_shown_beside_the_first_answer(window):
    dialog = opened(window)
    first = dialog.part.first.text()
    part = window.bridge.case.parts[0]
    window.bridge.execute(SetOutcome(part.id, Outcome.NEITHER_CONFIRM_NOR_DENY))
    assert dialog.part.first.text() == first
    assert dialog.part.now.text() == "neither confirmed nor denied"


def test_the_way_to_decide_afresh_leads_to_the_part(qtbot, window):
    dialog = opened(window)
    wanted = []
    dialog.place_wanted.connect(wanted.append)
    qtbot.mouseClick(dialog.part.change, Qt.MouseButton.LeftButton)
    assert wanted == [Place(Page.QUESTIONS, part_id=window.bridge.case.parts[0].id)]
    assert window.tabs.currentIndex() == 1
    assert dialog.isVisible(), "it stays open beside the desk"


def test_the_outcome_letter_is_chosen_from_the_window(qtbot, window):
    dialog = opened(window)
    qtbot.mouseClick(dialog.outcome, Qt.MouseButton.LeftButton)
    assert window.bridge.case.letter.kind is LetterKind.REVIEW_OUTCOME
    assert window.tabs.currentWidget() is window.pages[Page.LETTER]


def test_the_sealed_first_letter_opens_beside_the_review(qtbot, window):
    bridge = window.bridge
    bridge.execute(SetLetterDate(None))
    code = bridge.workbench.code(bridge.case, bridge.authority)
    approval = bridge.workbench.approval(bridge.case, bridge.authority, "C", "Head", date(2025, 7, 29), "", code)
    assert isinstance(approval, Approval)
    bridge.execute(ApproveLetter(approval))
    issued = bridge.issue("B", "Officer", date(2025, 7, 29))
    dialog = opened(window)
    qtbot.mouseClick(dialog.first_letter, Qt.MouseButton.LeftButton)
    page = window.pages[Page.LETTER]
    assert window.tabs.currentWidget() is page
    assert page.preview.letter.data == bridge.workbench.sealed(bridge.case.id, issued.id).pdf
    assert dialog.isVisible()


def test_without_a_letter_that_went_out_there_is_none_to_open(window):
    assert not opened(window).first_letter.isEnabled()


def test_undo_works_in_the_window(qtbot, window):
    dialog = opened(window)
    qtbot.mouseClick(dialog.part.results[ReviewResult.UPHELD], Qt.MouseButton.LeftButton)
    assert window.bridge.case.review.decisions[0].result is ReviewResult.UPHELD
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.case.review.decisions[0].result is None


def test_a_review_that_is_removed_closes_its_window_and_undo_brings_it_back_to_the_case(qtbot, window):
    dialog = opened(window)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert window.bridge.case.review is None
    assert not dialog.isVisible()
    window.bridge.undo()
    assert window.bridge.case.review is not None


def test_another_case_closes_the_window_and_what_was_typed_is_kept(window):
    dialog = opened(window)
    types(dialog, "Late answer")
    case_id = window.bridge.case.id
    window.new_case()
    QApplication.processEvents()
    assert window.bridge.workbench.open_case(case_id).case.review.complaint == "Late answer"


def test_the_window_is_made_once_and_shows_the_case_that_is_open(window):
    dialog = opened(window)
    types(dialog, "Late answer")
    session = window.bridge.workbench.import_case(locations.example().read_bytes())
    window.open_case(session.case.id)
    assert not dialog.isVisible()
    assert opened(window) is dialog
    assert dialog.complaint.toPlainText() == ""


def test_closing_the_desk_closes_the_review(window):
    dialog = opened(window)
    window.close()
    assert not dialog.isVisible()


def test_what_is_refused_is_said_in_the_window(window):
    dialog = opened(window)
    window.bridge.execute(OpenReview())
    assert "opened already" in dialog.bar.text


@pytest.mark.parametrize("page", [Page.LETTER, Page.QUESTIONS])
def test_a_finding_on_the_review_leads_into_its_window(window, page):
    window.bridge.execute(OpenReview())
    part_id = window.bridge.case.parts[2].id
    window.go_to(Place(page, part_id=part_id, field="review"))
    dialog = window.case_windows.review_window
    assert dialog.parts.currentRow() == 2
    assert dialog.focusWidget() is dialog.part.results[ReviewResult.UPHELD]
    window.go_to(Place(Page.LETTER, field="reviewer"))
    assert dialog.focusWidget() is dialog.reviewer
    window.go_to(Place(Page.LETTER, field="review"))
    assert dialog.focusWidget() is dialog.complaint
