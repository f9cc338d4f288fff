"""Why this date? Every day passed over, with its name and the nations where it holds."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.domain.clock_cases import case, clocks, event
from ui.dialogs.why_this_date import HolidaysModel, WhyThisDateDialog
from workbench.bootstrap import load_calendar
from workbench.content.limits import load_limits
from workbench.domain.authority import ReviewWindow
from workbench.domain.case import EventKind
from workbench.domain.clocks import answer_by, review_request_by


@pytest.fixture
def dialog(qtbot) -> WhyThisDateDialog:
    """A request of 2 June 2025, which no holiday falls after for a month, and a letter of 29 July."""
    calendar = load_calendar()
    deadlines = (
        answer_by(date(2025, 6, 2), calendar, load_limits()),
        *review_request_by(date(2025, 7, 29), ReviewWindow(40), calendar),
    )
    dialog = WhyThisDateDialog(deadlines)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(dialog: WhyThisDateDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def test_the_days_passed_over_stand_with_name_and_nations(dialog):
    dialog.which.setCurrentIndex(1)
    assert dialog.which.currentText() == "Review may be asked for until: Thu 25 September 2025"
    days = cells(dialog)
    assert [day for day, _, _ in days] == ["Mon 4 August 2025", "Mon 25 August 2025"]
    assert days[0][2] == "Scotland"
    assert "England and Wales" in days[1][2]
    assert "Northern Ireland" in days[1][2]


def test_each_day_passed_over_is_said_once_in_the_window(dialog):
    dialog.which.setCurrentIndex(1)
    said = dialog.sentences.toPlainText()
    assert "The 40th working day is Thu 25 September 2025." in said
    assert "Tue 29 July 2025" in said
    assert "4 August" not in said


def test_the_first_date_that_is_still_running_is_shown_first(qtbot):
    calendar = load_calendar()
    answered = replace(answer_by(date(2025, 6, 2), calendar, load_limits()), done=date(2025, 6, 20))
    review = review_request_by(date(2025, 6, 20), ReviewWindow(40), calendar)
    dialog = WhyThisDateDialog((answered, *review))
    qtbot.addWidget(dialog)
    assert dialog.which.currentIndex() == 1
    assert dialog.sentences.toPlainText().startswith("The letter")
    over = WhyThisDateDialog((answered,))
    qtbot.addWidget(over)
    assert over.which.currentIndex() == 0


def test_where_no_holiday_falls_it_says_so(dialog):
    dialog.which.setCurrentIndex(0)
    assert "The 20th working day is Mon 30 June 2025." in dialog.sentences.toPlainText()
    assert dialog.none.isVisible()
    assert not dialog.table.isVisible()
    dialog.which.setCurrentIndex(1)
    assert dialog.table.isVisible()
    assert not dialog.none.isVisible()


def test_all_of_it_can_be_copied(dialog, qtbot):
    dialog.which.setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.text()
    assert copied.startswith("Review may be asked for until: Thu 25 September 2025\n")
    assert "Mon 4 August 2025 does not count" in copied


def test_without_a_clock_it_says_so(qtbot):
    dialog = WhyThisDateDialog(())
    qtbot.addWidget(dialog)
    assert dialog.sentences.toPlainText() == "No clock runs yet."
    assert dialog.text() == ""


def test_the_model_of_the_holidays_holds_together(qtmodeltester):
    calendar = load_calendar()
    model = HolidaysModel(calendar.skipped(date(2025, 1, 1), date(2025, 12, 31)))
    qtmodeltester.check(model)
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Where"
    model.show_rows(())
    assert model.rowCount() == 0


def test_the_first_date_stands_beside_the_date_now_each_with_its_reasons(qtbot):
    asked = event(EventKind.CLARIFICATION_ASKED, "2026-03-09", question_ids=("q2",))
    clarified = event(EventKind.CLARIFICATION_RECEIVED, "2026-03-20")
    moved = case("2026-03-02", asked, clarified, questions=2)
    dialog = WhyThisDateDialog(tuple(clocks(moved).values()), moved)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.which.itemText(0) == "Answer by (question 1): Tue 31 March 2026"
    assert not dialog.first.isVisible()
    assert not dialog.first_sentences.isVisible()
    dialog.which.setCurrentIndex(1)
    assert dialog.which.currentText() == "Answer by (question 2): Tue 21 April 2026"
    assert (dialog.first.text(), dialog.now.text()) == (
        "First: Tue 31 March 2026",
        "Now: Tue 21 April 2026 (late)",
    )
    assert dialog.first_sentences.isVisible()
    assert "The request was received on Mon 2 March 2026." in dialog.first_sentences.toPlainText()
    assert "The clarification was received on Fri 20 March 2026." in dialog.sentences.toPlainText()
    assert "the days count afresh" in dialog.sentences.toPlainText()


def test_where_the_law_is_open_both_dates_stand_there_with_the_doubt(qtbot):
    open_ = case("2022-08-25")
    dialog = WhyThisDateDialog(tuple(clocks(open_, today="2022-09-01").values()), open_)
    qtbot.addWidget(dialog)
    assert dialog.now.text() == "Date: Fri 23 September 2022, or Mon 26 September 2022: open in law"
    assert "Whether it counts is open in law" in dialog.sentences.toPlainText()
