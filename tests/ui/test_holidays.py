"""The window of proclaimed holidays: what a holiday moves is seen first, then applied, and can be taken out again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from tests.ui.pages_support import desk
from ui.clock_words import clock_of
from ui.dialogs.holidays import HolidaysDialog
from ui.main_window import MainWindow
from ui.models.moved_dates import MovedDatesModel
from ui.pages.request import RequestPage
from ui.widgets.limb_names import NameLabel
from workbench.domain.calendar import Nation
from workbench.domain.holidays import Moved
from workbench.service import commands as c


@pytest.fixture
def bridge(qtbot):
    """One open case, received on Thursday 3 July 2025, which is today: due on Friday 1 August."""
    bridge = desk(qtbot, RequestPage).bridge
    bridge.execute(c.SetReference("616-25"))
    return bridge


@pytest.fixture
def dialog(qtbot, bridge):
    dialog = HolidaysDialog(bridge)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def fill(dialog, day="21 July 2025", proclaimed="1 July 2025", nations=(Nation.SCOTLAND,), source="The Gazette"):
    dialog.day.setText(day)
    dialog.name.setText("A day of thanks")
    for nation, box in dialog.nations.items():
        box.setChecked(nation in nations)
    dialog.proclaimed.setText(proclaimed)
    dialog.source.setText(source)


def cells(dialog) -> list[list[str]]:
    model = dialog.model
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


def due(bridge) -> date:
    return bridge.workbench.deadlines(bridge.case, bridge.authority)[0].due


def test_what_it_moves_is_seen_before_it_is_applied(dialog, bridge):
    assert not dialog.apply.isEnabled()
    fill(dialog)
    dialog.preview.click()
    assert cells(dialog) == [["616-25", "Answer by", "Fri 1 August 2025", "Tue 5 August 2025"]]
    assert dialog.what.text() == "With Mon 21 July 2025 as a holiday: one date moves in one open case."
    assert (due(bridge), bridge.workbench.proclaimed()) == (date(2025, 8, 1), ())
    dialog.apply.click()
    assert due(bridge) == date(2025, 8, 5)
    assert dialog.added.item(0).text() == (
        "Mon 21 July 2025 · A day of thanks · Scotland · proclaimed Tue 1 July 2025 · The Gazette"
    )
    assert not dialog.apply.isEnabled()
    assert not dialog.day.text()


def test_where_it_was_proclaimed_while_the_days_ran_both_dates_stand_there(dialog):
    fill(dialog, proclaimed="3 July 2025")
    dialog.preview.click()
    assert cells(dialog) == [
        ["616-25", "Answer by", "Fri 1 August 2025", "Fri 1 August 2025 or Tue 5 August 2025"],
    ]
    assert "open in law" in dialog.what.text()


def test_taking_it_out_is_seen_first_too(dialog, bridge):
    fill(dialog)
    dialog.preview.click()
    dialog.apply.click()
    dialog.added.setCurrentRow(0)
    dialog.take_away.click()
    assert cells(dialog) == [["616-25", "Answer by", "Tue 5 August 2025", "Fri 1 August 2025"]]
    assert due(bridge) == date(2025, 8, 5)
    dialog.apply.click()
    assert (due(bridge), dialog.added.count()) == (date(2025, 8, 1), 0)


def test_what_is_changed_after_the_preview_must_be_seen_again(qtbot, dialog):
    fill(dialog)
    dialog.preview.click()
    qtbot.keyClicks(dialog.source, "!")
    assert not dialog.apply.isEnabled()
    assert cells(dialog) == []
    dialog.preview.click()
    dialog.nations[Nation.NORTHERN_IRELAND].setChecked(True)
    assert not dialog.apply.isEnabled()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day": ""}, "The day off is missing"),
        ({"day": "31 June 2025"}, "There is no 31 June 2025"),
        ({"day": "19 July 2025"}, "is a Saturday"),
        ({"day": "25 December 2025"}, "does not count already"),
        ({"day": "30 June 2025"}, "before its day"),
        ({"proclaimed": ""}, "The date of the proclamation is missing"),
        ({"proclaimed": "4 July 2025"}, "still to come"),
        ({"nations": ()}, "where the holiday holds"),
        ({"source": " "}, "source is missing"),
    ],
)
def test_a_holiday_that_cannot_be_is_refused_here(dialog, bridge, wrong, words):
    fill(dialog, **wrong)
    dialog.preview.click()
    assert words in dialog.fault.text()
    assert dialog.fault.isVisible()
    assert not dialog.apply.isEnabled()
    dialog.apply_change()
    assert bridge.workbench.proclaimed() == ()


def test_enter_shows_and_never_applies(qtbot, dialog, bridge):
    fill(dialog)
    for line in (dialog.day, dialog.name, dialog.proclaimed, dialog.source):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.apply.isEnabled()
    assert bridge.workbench.proclaimed() == ()


def test_where_nothing_moves_it_says_so_and_can_be_applied(dialog, bridge):
    fill(dialog, day="3 November 2025")
    dialog.preview.click()
    assert "no date of an open case moves" in dialog.what.text()
    assert not dialog.table.isVisible()
    dialog.apply.click()
    assert len(bridge.workbench.proclaimed()) == 1


def test_the_model_of_moved_dates_holds_together(qtmodeltester):
    model = MovedDatesModel((Moved("a", "", "Answer by", (date(2025, 8, 1),), (date(2025, 8, 5),)),))
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "no reference"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Date then"
    model.show_rows(())
    assert model.rowCount() == 0


def test_the_window_behind_shows_the_new_dates_at_once(qtbot, bridge, monkeypatch):
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.list_cases()
    window.open_case(bridge.case.id)

    def add_one(dialog: HolidaysDialog) -> None:
        fill(dialog)
        dialog.preview.click()
        dialog.apply.click()

    monkeypatch.setattr(HolidaysDialog, "exec", add_one)  # what an officer does in the open window
    before = clock_of(bridge.case, bridge.workbench.calendar, bridge.workbench.limits, bridge.workbench.today())
    (action,) = [each for each in window.findChildren(QAction) if "holidays" in each.text()]
    action.trigger()
    shown = [label.name for label in window.header.findChildren(NameLabel)]
    assert before == "day 0 of 20 · due Fri 1 August 2025"
    assert "day 0 of 20 · due Tue 5 August 2025" in shown
    assert window.cases.model.case_row(0).due == date(2025, 8, 5)
