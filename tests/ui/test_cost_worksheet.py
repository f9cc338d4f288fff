"""The cost worksheet in the window: lines, the total as it is typed, what is refused, other requests, advice."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.pages_support import desk, kept
from ui.dialogs.cost_worksheet import CostWorksheetDialog
from ui.main_window import MainWindow
from ui.pages.questions import QuestionsPage
from ui.widgets.cost_rows import read_count, read_tenths, write_count, write_tenths
from workbench.domain.case import Outcome
from workbench.domain.cost import Activity, Aggregated, CostLine
from workbench.domain.findings import Page
from workbench.errors import BadInput
from workbench.service import commands as c


@pytest.fixture
def page(qtbot):
    page = desk(qtbot, QuestionsPage)
    page.bridge.execute(c.SetReceived(date(2025, 7, 1)))
    page.bridge.execute(c.SetOutcome("pq1", Outcome.COST))
    return page


@pytest.fixture
def dialog(qtbot, page):
    """The worksheet as the button of the first part opens it."""
    return opened(qtbot, page, "pq1")


def opened(qtbot, page, part_id=""):
    dialog = CostWorksheetDialog(page.bridge, part_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def sheet(page):
    [only] = kept(page).worksheets
    return only


def rows(dialog):
    return list(dialog._lines.values())


def type_in(qtbot, field, text):
    """Replace what stands in a field, as an officer does."""
    line = getattr(field, "line", field)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_the_button_of_a_part_begins_an_estimate_over_it(page, dialog):
    assert sheet(page).part_ids == ("pq1",)
    assert [dialog.parts.item(row).checkState() for row in range(2)] == [
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]
    assert "0 min, £0: not over the limit of £450 (18 h)" in dialog.total.text()


def test_an_estimate_is_begun_over_all_parts_refused_for_cost(qtbot, page):
    page.bridge.execute(c.SetOutcome("pq2", Outcome.COST_TO_CONFIRM))
    opened(qtbot, page, "pq2")
    assert sheet(page).part_ids == ("pq1", "pq2")


def test_from_the_menu_nothing_is_begun_until_it_is_asked_for(qtbot, page):
    dialog = opened(qtbot, page)
    assert kept(page).worksheets == ()
    assert dialog.nothing.isVisible()
    assert not dialog.body.isVisible()
    qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    assert sheet(page).part_ids == ("pq1",)
    assert dialog.body.isVisible()


def test_a_line_is_typed_and_the_total_follows(qtbot, page, dialog):
    dialog.add_line()
    [row] = rows(dialog)
    assert row.activity.hasFocus()
    type_in(qtbot, row.description, "opening each crime report")
    type_in(qtbot, row.items, "1,200")
    type_in(qtbot, row.minutes, "2.5")
    type_in(qtbot, row.evidence, "a sample of ten")
    [line] = sheet(page).lines
    assert (line.activity, line.description, line.items, line.tenths_of_minutes, line.evidence) == (
        Activity.LOCATE,
        "opening each crime report",
        1200,
        25,
        "a sample of ten",
    )
    assert row.time.text() == "= 50 h, £1,250"
    assert dialog.total.text() == "Total: 50 h, £1,250: over the limit of £450 (18 h)"
    assert "Line 1: 1,200 items at 2.5 min is 50 h." in dialog.figures.toPlainText()


def test_the_whole_window_is_filled_in_by_keyboard_alone(qtbot, page, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    keys = [Qt.Key.Key_Down, Qt.Key.Key_Tab, "reading logs", Qt.Key.Key_Tab, "60", Qt.Key.Key_Tab, "20"]
    keys += [Qt.Key.Key_Tab, "a test", Qt.Key.Key_Tab]
    for key in keys:
        at = dialog.focusWidget()
        if isinstance(key, str):
            getattr(at, "selectAll", lambda: None)()
            qtbot.keyClicks(at, key)
        else:
            qtbot.keyClick(at, key)
    [line] = sheet(page).lines
    assert (line.description, line.items, line.tenths_of_minutes, line.evidence) == ("reading logs", 60, 200, "a test")
    assert dialog.focusWidget() is rows(dialog)[0].remove


def test_an_activity_of_the_regulations_is_chosen(page, dialog):
    dialog.add_line()
    row = rows(dialog)[0]
    row.activity.setCurrentIndex(row.activity.findText("extract"))
    row.activity.activated.emit(row.activity.currentIndex())
    assert sheet(page).lines[0].activity is Activity.EXTRACT


def test_what_may_not_be_counted_is_refused_with_the_reason_and_nothing_changes(page, dialog):
    dialog.add_line()
    row = rows(dialog)[0]
    before = sheet(page)
    refused = row.activity.findText("✖ redacting")
    row.activity.setCurrentIndex(refused)
    row.activity.activated.emit(refused)
    assert "“redacting” cannot be counted." in dialog.bar.text
    assert "reg. 4(3)" in dialog.bar.text
    assert row.activity.currentText() == "locate"
    assert sheet(page) == before


def test_the_list_of_what_cannot_be_counted_stands_beside_the_lines_with_reasons(dialog):
    said = dialog.figures.toPlainText()
    for entry in dialog._rules.not_countable:
        assert f"{entry.activity}: {entry.why}" in said


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("items", "-3", "fewer than no items"),
        ("items", "many", "not a number of items"),
        ("minutes", "-1", "less than no time"),
        ("minutes", "2.55", "not a number of minutes"),
    ],
)
def test_a_figure_that_cannot_be_is_said_below_its_field_and_not_kept(qtbot, page, dialog, field, text, said):
    dialog.add_line()
    row = rows(dialog)[0]
    figure = getattr(row, field)
    type_in(qtbot, figure, text)
    qtbot.keyClick(figure.line, Qt.Key.Key_Tab)
    assert said in figure.sentence.text()
    assert (sheet(page).lines[0].items, sheet(page).lines[0].tenths_of_minutes) == (0, 0)


def test_typing_in_one_field_is_one_step_of_undo(qtbot, page, dialog):
    dialog.add_line()
    row = rows(dialog)[0]
    type_in(qtbot, row.items, "12")
    page.bridge.flush()
    qtbot.keyClicks(row.items.line, "0")
    page.bridge.flush()
    assert sheet(page).lines[0].items == 120
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet(page).lines[0].items == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet(page).lines == ()
    assert rows(dialog) == []


def test_a_line_is_taken_out(qtbot, page, dialog):
    dialog.add_line()
    dialog.add_line()
    first, second = rows(dialog)
    qtbot.mouseClick(first.remove, Qt.MouseButton.LeftButton)
    assert [line.id for line in sheet(page).lines] == [second.line_id]
    assert dialog.line.hasFocus()


def test_parts_are_ticked_and_one_counted_elsewhere_is_refused(qtbot, page, dialog):
    dialog.parts.item(1).setCheckState(Qt.CheckState.Checked)
    assert sheet(page).part_ids == ("pq1", "pq2")
    dialog.parts.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    assert [dialog.which.itemText(at) for at in range(dialog.which.count())] == [
        "Request 1: without a name",
        "Request 2: without a name",
    ]
    dialog.parts.item(0).setCheckState(Qt.CheckState.Checked)
    assert "another cost worksheet already" in dialog.bar.text
    assert dialog.parts.item(0).checkState() is Qt.CheckState.Unchecked
    assert [each.part_ids for each in kept(page).worksheets] == [("pq1",), ()]


def test_two_requests_are_estimated_apart_and_each_is_shown(qtbot, page, dialog):
    type_in(qtbot, dialog.title, "the cameras")
    dialog.add_line()
    qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    assert rows(dialog) == []
    dialog.which.setCurrentIndex(0)
    dialog.which.activated.emit(0)
    assert dialog.title.text() == "the cameras"
    assert len(rows(dialog)) == 1
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert [each.title for each in kept(page).worksheets] == [""]
    assert not dialog.which.isVisible()


def test_another_request_counts_once_it_is_said_why(qtbot, page, dialog):
    dialog.add_other()
    [row] = dialog._others
    type_in(qtbot, row.reference, "5-25")
    type_in(qtbot, row.received, "24/6/2025")
    type_in(qtbot, row.minutes, "600")
    page.bridge.flush()
    assert "not recorded who asked" in row.verdict.text()
    assert "0 min, £0" in dialog.total.text()
    type_in(qtbot, row.why, "the same person, on the same drones")
    assert sheet(page).aggregated == (
        Aggregated("5-25", date(2025, 6, 24), 6000, "the same person, on the same drones"),
    )
    assert row.verdict.text() == "✓ Counts. Received on Tue 24 June 2025, within the window."
    assert "10 h, £250: not over" in dialog.total.text()
    type_in(qtbot, row.received, "24/2/2025")
    page.bridge.flush()
    assert row.verdict.text().startswith("✖ Does not count. From Mon 24 February 2025 to Tue 1 July 2025")
    qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert sheet(page).aggregated == ()


def test_another_request_needs_a_day(qtbot, page, dialog):
    dialog.add_other()
    row = dialog._others[0]
    before = sheet(page)
    type_in(qtbot, row.received, " ")
    qtbot.keyClick(row.received.line, Qt.Key.Key_Tab)
    assert "date of receipt is needed" in row.received.sentence.text()
    assert sheet(page) == before


def test_advice_or_that_there_is_none(qtbot, page, dialog):
    dialog.advice.setFocus()
    qtbot.keyClicks(dialog.advice, "one year alone would take 9 hours")
    assert sheet(page).advice == "one year alone would take 9 hours"
    qtbot.mouseClick(dialog.no_advice, Qt.MouseButton.LeftButton)
    assert "FOIA s.16" in dialog.bar.text
    assert not dialog.no_advice.isChecked()
    dialog.advice.selectAll()
    qtbot.keyClick(dialog.advice, Qt.Key.Key_Delete)
    qtbot.mouseClick(dialog.no_advice, Qt.MouseButton.LeftButton)
    assert (sheet(page).advice, sheet(page).no_advice) == ("", True)
    assert not dialog.advice.isEnabled()


def test_help_offered_with_a_part_is_seen_here_and_not_contradicted(qtbot, page, dialog):
    assert not dialog.said.isVisible()
    page.bridge.execute(c.SetAdvice("pq1", "One month alone would be within the limit."))
    assert "“One month alone would be within the limit.”" in dialog.said.text()
    assert dialog.said.isVisible()
    qtbot.mouseClick(dialog.no_advice, Qt.MouseButton.LeftButton)
    assert "offers help" in dialog.bar.text
    assert not dialog.no_advice.isChecked()


def test_a_refusal_moves_nothing_in_the_worksheet(qtbot, page, dialog):
    dialog.add_line()
    QApplication.processEvents()
    row = rows(dialog)[0]
    before = row.mapTo(dialog, QPoint())
    row.activity.activated.emit(row.activity.count() - 1)
    QApplication.processEvents()
    assert dialog.bar.isVisible()
    assert row.mapTo(dialog, QPoint()) == before


def test_why_a_number_cannot_be_is_said_across_its_line(qtbot, page, dialog):
    dialog.add_line()
    row = rows(dialog)[0]
    type_in(qtbot, row.minutes, "-3")
    qtbot.keyClick(row.minutes.line, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert "less than no time" in row.minutes.sentence.text()
    assert row.minutes.sentence.width() > 4 * row.minutes.width()


def test_what_is_typed_is_kept_when_the_window_closes(qtbot, page, dialog):
    dialog.add_line()
    type_in(qtbot, rows(dialog)[0].description, "half a sen")
    dialog.close()
    assert page.bridge.workbench._store.load(page.bridge.case.id).worksheets[0].lines[0].description == "half a sen"


def test_the_window_closes_with_its_case(page, dialog):
    page.bridge.open(page.bridge.workbench.new_case())
    assert not dialog.isVisible()


def test_every_control_has_a_name(page, dialog):
    dialog.add_line()
    dialog.add_other()
    for control in dialog.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(dialog):
            named = control.accessibleName() or getattr(control, "text", lambda: "")()
            assert named, control
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText


def test_a_line_of_markup_is_text(page, dialog):
    odd = CostLine("l1", Activity.LOCATE, "<b>bold</b>", 1, 10)
    page.bridge.execute(c.SetWorksheet(replace(sheet(page), lines=(odd,))))
    assert rows(dialog)[0].description.text() == "<b>bold</b>"


def test_the_menu_and_the_part_open_the_same_window(qtbot):
    page = desk(qtbot, QuestionsPage)
    page.bridge.execute(c.SetOutcome("pq1", Outcome.COST))
    window = MainWindow(page.bridge)
    qtbot.addWidget(window)
    page.bridge.case_opened.emit(page.bridge.case)
    window.show()
    window.pages[Page.QUESTIONS].cost_wanted.emit("pq1")
    [dialog] = window.findChildren(CostWorksheetDialog)
    assert sheet(page).part_ids == ("pq1",)
    action = next(each for each in window.findChildren(QAction) if each.text() == "&Cost of the request…")
    assert action.isEnabled()
    action.trigger()
    assert window.findChildren(CostWorksheetDialog) == [dialog]
    assert len(kept(page).worksheets) == 1
    dialog.close()


@pytest.mark.parametrize(
    ("text", "number"), [("", 0), ("0", 0), ("12", 12), ("1,200", 1200), (" 1 200 ", 1200), ("10000000", 10_000_000)]
)
def test_how_items_are_read(text, number):
    assert read_count(text) == number
    assert read_count(write_count(number)) == number


@pytest.mark.parametrize("text", ["-1", "1.5", "many", "1e3", "١٢", "10000001", "9" * 30])
def test_what_is_no_number_of_items(text):
    with pytest.raises(BadInput):
        read_count(text)


@pytest.mark.parametrize(
    ("text", "tenths"), [("", 0), ("3", 30), ("2.5", 25), ("2,5", 25), (".5", 5), ("2.5 min", 25), ("10 minutes", 100)]
)
def test_how_minutes_are_read(text, tenths):
    assert read_tenths(text) == tenths
    assert read_tenths(write_tenths(tenths)) == tenths


@pytest.mark.parametrize("text", ["-1", "−1", "2.55", "min", ".", "two", "1e3", "1:30", "999999999"])
def test_what_is_no_number_of_minutes(text):
    with pytest.raises(BadInput):
        read_tenths(text)
