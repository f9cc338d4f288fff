"""A case log is matched, looked at and brought in by keyboard; what has a fault stays out and says why."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.service.test_handover import library
from tests.service.test_register import LOG, references, workbook
from ui.bridge import Bridge
from ui.dialogs.register import RegisterDialog
from workbench.domain.register import Column
from workbench.errors import LibraryUnavailable, NotKept


@pytest.fixture
def bridge():
    return Bridge(library("a"))


@pytest.fixture
def dialog(bridge, qtbot):
    return shown(bridge, qtbot, LOG)


def shown(bridge, qtbot, data, name="log.xlsx"):
    dialog = RegisterDialog(bridge, name, bridge.workbench.registers.read(name, data))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def comes(dialog):
    return [dialog.model.index(row, 1).data() for row in range(dialog.model.rowCount())]


def test_the_guessed_columns_and_what_each_row_becomes_are_shown(dialog):
    assert dialog.columns[Column.RECEIVED].currentText() == "Received"
    assert dialog.columns[Column.CHANNEL].currentText() == "(in none)"
    assert comes(dialog)[:2] == ["yes", "yes"]
    assert "There is no 31 June 2025" in comes(dialog)[2]
    assert "2 rows would come in. 1 row is left out" in dialog.told.text()
    assert dialog.model.index(0, 3).data() == "Tue 1 July 2025"


def test_a_column_matched_by_hand_is_used_at_once(dialog, qtbot):
    box = dialog.columns[Column.RECEIVED]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert box.currentText() == "(in none)"
    assert comes(dialog)[0].startswith("no: It was answered, but not when it was received")
    assert comes(dialog)[2] == "yes"


def test_return_brings_in_what_is_in_order_and_the_rest_stays_to_be_looked_at(dialog, bridge, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.brought == 2 and not dialog.progress.isVisible())
    assert references(bridge.workbench) == ["612-25", "613-25"]
    assert dialog.isVisible()
    assert [row.split(":")[0] for row in comes(dialog)] == ["no"]
    assert dialog.told.text() == "2 cases came in. 1 row is left out: the second column says why."
    assert not dialog.take.isEnabled()


def test_where_nothing_is_left_out_the_window_closes(bridge, qtbot):
    dialog = shown(bridge, qtbot, workbook([["Ref", "Received"], ["1-25", "13/02/2025"]]))
    dialog.bring_in()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert references(bridge.workbench) == ["1-25"]


def test_nothing_comes_in_when_it_is_closed(dialog, bridge, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert references(bridge.workbench) == []


def test_it_can_be_stopped_and_what_is_in_stays(bridge, qtbot):
    rows = [[f"{number}-25", "13/02/2025"] for number in range(1, 1500)]
    dialog = shown(bridge, qtbot, workbook([["Ref", "Received"], *rows]))
    dialog.bring_in()
    qtbot.waitUntil(lambda: dialog.brought > 0)
    assert dialog.halt.isVisible()
    dialog.stop()
    kept = dialog.brought
    assert len(references(bridge.workbench)) == kept
    assert dialog.told.text().startswith(f"{kept} case")
    dialog.bring_in()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    assert len(references(bridge.workbench)) == 1499


def test_a_full_disk_says_how_many_came_in(dialog, bridge, qtbot):
    dialog.bring_in()
    bridge.workbench._store.faults.append(NotKept("The change was not kept: the disk is full."))
    qtbot.waitUntil(lambda: "the disk is full" in dialog.told.text())
    assert references(bridge.workbench) == []
    assert dialog.take.isEnabled()


def test_dates_that_could_be_either_are_asked_about(bridge, qtbot):
    dialog = shown(bridge, qtbot, workbook([["Ref", "Received"], ["1-25", "07/04/2025"]]))
    assert "none tells whether the day or the month stands first" in dialog.told.text()
    assert dialog.model.index(0, 3).data() == "Mon 7 April 2025"
    dialog.month_first.click()
    assert dialog.model.index(0, 3).data() == "Fri 4 July 2025"


def test_a_log_of_the_same_headings_needs_no_matching_again(dialog, bridge, qtbot):
    dialog.columns[Column.TITLE].setCurrentIndex(0)
    dialog.columns[Column.TITLE].activated.emit(0)
    dialog.bring_in()
    qtbot.waitUntil(lambda: dialog.brought == 2)
    again = shown(bridge, qtbot, LOG)
    assert again.columns[Column.TITLE].currentText() == "(in none)"
    assert comes(again)[:2] == ["already in the library"] * 2


def test_the_window_begins_at_the_first_row_with_a_fault_and_says_all_of_it(dialog, qtbot):
    assert dialog.why.text() == "Row 4: Received on “31/06/2025”: There is no 31 June 2025."
    qtbot.keyClick(dialog.table, Qt.Key.Key_Up)
    assert dialog.why.text() == ""


def test_an_arrow_key_at_the_start_changes_no_column(dialog, qtbot):
    matched = dialog.match
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.table)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    assert dialog.match == matched
    assert dialog.table.currentIndex().row() == 1


def test_one_column_for_two_things_is_a_slip_and_nothing_comes_in(dialog, bridge, qtbot):
    qtbot.keyClick(dialog.columns[Column.REFERENCE], Qt.Key.Key_Down)
    assert dialog.told.text() == "✖ The column “Received” is chosen for “Reference” and “Received on”."
    assert not dialog.take.isEnabled()
    dialog.bring_in()
    assert references(bridge.workbench) == []
    qtbot.keyClick(dialog.columns[Column.REFERENCE], Qt.Key.Key_Up)
    assert dialog.take.isEnabled()


def test_when_each_answer_is_due_is_shown(dialog):
    assert dialog.model.index(0, 7).data() == "Wed 30 July 2025"


def test_days_that_need_no_order_are_not_asked_about(bridge, qtbot):
    dialog = shown(bridge, qtbot, workbook([["Ref", "Received"], ["1-25", date(2025, 4, 7)], ["2-25", "1 May 2025"]]))
    assert dialog.told.text() == "2 rows would come in."


def test_the_order_of_days_is_asked_about_once(bridge, qtbot):
    first = shown(bridge, qtbot, workbook([["Ref", "Received"], ["1-25", "07/04/2025"]]))
    first.month_first.click()
    first.bring_in()
    qtbot.waitUntil(lambda: not first.isVisible())
    again = shown(bridge, qtbot, workbook([["Ref", "Received"], ["2-25", "07/05/2025"]]))
    assert again.told.text() == "1 row would come in."
    assert again.model.index(0, 3).data() == "Sat 5 July 2025"


def test_one_sheet_after_the_other_is_brought_in_and_matched_once(bridge, qtbot):
    year = [["Ref", "Received"], ["1-25", "13/02/2025"]]
    dialog = shown(bridge, qtbot, workbook(year, [year[0], ["2-25", "14/02/2025"], ["1-25", "13/02/2025"]]))
    dialog.columns[Column.RECEIVED].setCurrentIndex(0)
    dialog.columns[Column.RECEIVED].activated.emit(0)
    dialog.bring_in()
    qtbot.waitUntil(lambda: dialog.brought == 1 and not dialog.progress.isVisible())
    assert (dialog.isVisible(), comes(dialog)) == (True, [])
    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    assert dialog.columns[Column.RECEIVED].currentText() == "(in none)"
    assert comes(dialog) == ["yes", "already in the library"]
    assert dialog.told.text() == "1 case came in. 1 row would come in. 1 row is in the library already."


def test_a_library_that_cannot_be_read_says_so(dialog, bridge, monkeypatch):
    def unreadable():
        raise LibraryUnavailable("The library cannot be read just now.", "Try again.")

    monkeypatch.setattr(bridge.workbench, "references", unreadable)
    dialog.month_first.click()
    assert "The library cannot be read just now." in dialog.told.text()
    assert not dialog.take.isEnabled()


def test_every_field_has_a_name_for_a_screen_reader(dialog):
    assert all(box.accessibleName() for box in dialog.columns.values())
    assert dialog.table.accessibleName()
